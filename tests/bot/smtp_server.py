"""A mail server on this machine, just large enough for smtplib: it keeps what it is sent, or answers as it is told."""

import asyncio
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Self

import msgspec


class Mail(msgspec.Struct, frozen=True):
    """What came in: the envelope and the message."""

    sender: str
    recipients: list[str]
    message: EmailMessage

    @property
    def text(self) -> str:
        return self.message.get_content()


class SmtpServer:
    """Listens on 127.0.0.1 at `port`. `refuse_with` maps a verb to the answer it gets; `hang_up_after` ends there."""

    def __init__(self, refuse_with: dict[str, str] | None = None, hang_up_after: str = "") -> None:
        self.mails: list[Mail] = []
        self.refuse_with = refuse_with or {}
        self.hang_up_after = hang_up_after
        self.port = 0

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._talk(reader, writer)
        finally:
            writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        sender, recipients = "", list[str]()
        writer.write(b"220 sandbox\r\n")
        while line := (await reader.readline()).decode().strip():
            verb = line.split()[0].upper()
            if verb in self.refuse_with:
                writer.write(f"{self.refuse_with[verb]}\r\n".encode())
                continue
            if verb == "MAIL":
                sender = line.partition("<")[2].partition(">")[0]
            elif verb == "RCPT":
                recipients.append(line.partition("<")[2].partition(">")[0])
            elif verb == "DATA":
                writer.write(b"354 go on\r\n")
                self._keep(sender, recipients, await reader.readuntil(b"\r\n.\r\n"))
            if verb == self.hang_up_after:
                return
            writer.write(b"221 bye\r\n" if verb == "QUIT" else b"250 ok\r\n")
            if verb == "QUIT":
                return

    def _keep(self, sender: str, recipients: list[str], raw: bytes) -> None:
        message = message_from_bytes(raw.removesuffix(b".\r\n").replace(b"\r\n..", b"\r\n."), policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.mails.append(Mail(sender, list(recipients), message))
