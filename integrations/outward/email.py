"""E-mail over SMTP: alerts to operations, and cases to couriers that take them by mail."""

import asyncio
import smtplib
import ssl
from collections.abc import Sequence
from email.message import EmailMessage

import msgspec

from integrations.outward.destination import Note
from journeys.errors import CommandRefused, OutcomeUnknown, ServiceUnavailable

TIMEOUT_SECONDS = 20.0


class Smtp(msgspec.Struct, frozen=True):
    """The server that takes our mail. `security` is `starttls`, `tls` or `none` (only on this machine)."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = ""
    security: str = "starttls"


class Mailer:
    """Sends one mail at a time, in a thread: the standard library's client waits."""

    def __init__(self, smtp: Smtp) -> None:
        self._smtp = smtp

    async def send(self, to: Sequence[str], subject: str, text: str, token: str) -> None:
        """`token` becomes the Message-ID, so that a mail sent again is the same mail.

        Raises CommandRefused when server or recipient refuses for good, ServiceUnavailable when it was not taken,
        OutcomeUnknown when the connection broke after the text had gone out.
        """
        await asyncio.to_thread(self._send, self.mail(to, subject, text, token))

    def mail(self, to: Sequence[str], subject: str, text: str, token: str) -> EmailMessage:
        """The mail as it leaves."""
        message = EmailMessage()
        message["From"] = self._smtp.sender
        message["To"] = ", ".join(to)
        message["Subject"] = " ".join(subject.split())  # a line break in a header is refused
        message["Message-ID"] = f"<{token}@{self._smtp.sender.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(text)
        return message

    def _send(self, message: EmailMessage) -> None:
        try:
            client = self._connected()
        except (OSError, smtplib.SMTPException) as error:
            raise _judged(error) from error
        try:
            refused = client.send_message(message)
        except smtplib.SMTPServerDisconnected as error:
            raise OutcomeUnknown("the mail server broke off") from error
        except TimeoutError as error:
            raise OutcomeUnknown("the mail server does not answer") from error
        except (OSError, smtplib.SMTPException) as error:
            raise _judged(error) from error
        finally:
            client.close()
        if refused:
            raise CommandRefused(f"{len(refused)} of the recipients were refused", code="recipient_refused")

    def _connected(self) -> smtplib.SMTP:
        smtp = self._smtp
        if smtp.security == "tls":
            client: smtplib.SMTP = smtplib.SMTP_SSL(
                smtp.host, smtp.port, timeout=TIMEOUT_SECONDS, context=ssl.create_default_context()
            )
        else:
            client = smtplib.SMTP(smtp.host, smtp.port, timeout=TIMEOUT_SECONDS)
        try:
            if smtp.security == "starttls":
                client.starttls(context=ssl.create_default_context())
            if smtp.user:
                client.login(smtp.user, smtp.password)
        except BaseException:
            client.close()
            raise
        return client


class MailingList:
    """People who get notes by mail."""

    channel = "email"
    with_customers = False
    with_phones = False

    def __init__(self, mailer: Mailer, account: str, to: Sequence[str]) -> None:
        self.account = account
        self._mailer = mailer
        self._to = tuple(to)

    async def deliver(self, note: Note) -> None:
        """One mail to all of them."""
        await self._mailer.send(self._to, note.subject, note.text, note.id)


def _judged(error: Exception) -> CommandRefused | ServiceUnavailable:
    """The server's answer in our words: 5xx is final, everything else may pass. Never the addresses in it."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return CommandRefused("the mail server refuses the user or password", code=str(error.smtp_code))
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        if all(code >= 500 for code in codes):
            return CommandRefused("every recipient was refused", code=str(codes[0]))
        return ServiceUnavailable("the recipients were put off")
    if isinstance(error, smtplib.SMTPResponseException) and error.smtp_code >= 500:
        return CommandRefused("the mail server refused the mail", code=str(error.smtp_code))
    return ServiceUnavailable(f"the mail server cannot be used: {type(error).__name__}")
