"""Mail leaves over SMTP, and what the server answers becomes an error that says who must act."""

import asyncio

import pytest

from integrations.outward.email import Mailer, Smtp
from journeys.errors import CommandRefused, HarkaraError, OutcomeUnknown, ServiceUnavailable
from tests.bot.smtp_server import SmtpServer
from tests.harness import free_port

TO = ["ops@delhivery.example"]


def mailer(port: int, **facts: str) -> Mailer:
    return Mailer(Smtp("127.0.0.1", port, "cases@khadi.example", security="none", **facts))


async def test_a_mail_arrives_as_it_was_written() -> None:
    """A-22c, A-22e."""
    async with SmtpServer() as server:
        await mailer(server.port).send(TO, "Delayed:\nAWB KHA1", "Please move it.\n.\nनमस्ते", "hk-77")
    (mail,) = server.mails
    assert (mail.sender, mail.recipients) == ("cases@khadi.example", TO)
    assert mail.message["Subject"] == "Delayed: AWB KHA1"
    assert mail.message["Message-ID"] == "<hk-77@khadi.example>"
    assert mail.text.replace("\r\n", "\n").rstrip("\n") == "Please move it.\n.\nनमस्ते"


@pytest.mark.parametrize(
    ("refuse_with", "hang_up_after", "error"),
    [
        ({"RCPT": "550 nobody of that name"}, "", CommandRefused),
        ({"RCPT": "450 come back later"}, "", ServiceUnavailable),  # greylisting
        ({"MAIL": "553 not from you"}, "", CommandRefused),
        ({"MAIL": "451 busy"}, "", ServiceUnavailable),
        ({"DATA": "554 spam"}, "", CommandRefused),
        ({}, "DATA", OutcomeUnknown),  # taken, perhaps
        ({"EHLO": "421 closing", "HELO": "421 closing"}, "", ServiceUnavailable),
    ],
)
async def test_an_answer_says_who_must_act(
    refuse_with: dict[str, str], hang_up_after: str, error: type[HarkaraError]
) -> None:
    """A-22c."""
    async with SmtpServer(refuse_with, hang_up_after) as server:
        with pytest.raises(error) as caught:
            await mailer(server.port).send(TO, "Delayed", "Please move it.", "hk-1")
    assert TO[0] not in str(caught.value), "no address in an error"


async def test_a_server_that_is_not_there_may_come_back() -> None:
    """A-22c."""
    with pytest.raises(ServiceUnavailable):
        await mailer(free_port()).send(TO, "Delayed", "Please move it.", "hk-1")


async def test_a_server_without_encryption_gets_nothing_when_encryption_is_wanted() -> None:
    """A-22e."""
    async with SmtpServer({"STARTTLS": "502 no"}) as server:
        strict = Mailer(Smtp("127.0.0.1", server.port, "cases@khadi.example"))
        with pytest.raises(HarkaraError):
            await asyncio.wait_for(strict.send(TO, "Delayed", "Please move it.", "hk-1"), 10)
    assert server.mails == []
