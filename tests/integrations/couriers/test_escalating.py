"""Couriers without an API for it are asked by ticket or by mail; those with neither are not asked at all."""

from collections.abc import AsyncIterator, Sequence

import aiohttp
import pytest

from bot.outward import with_cases
from integrations.contract import Account, Command, Outcome, RawItem
from integrations.couriers.escalating import CASES, EscalatingClient, case_of
from integrations.outward.email import Mailer, Smtp
from integrations.sandbox.app import Sandbox, start
from integrations.sandbox.settings import SandboxSettings
from journeys.clock import MovableClock
from journeys.errors import CommandRefused, ServiceUnavailable
from tests.bot.smtp_server import SmtpServer

HISTORY = ["2026-11-22T04:10:00+00:00 Bhiwandi_Gateway", "2026-11-22T19:40:00+00:00 Bhiwandi_Gateway"]
CASE = {"awb": "KHA1", "order_number": "KH-1", "status": "in_transit", "history": HISTORY, "again": 2}


@pytest.fixture
async def sandbox(clock: MovableClock) -> AsyncIterator[Sandbox]:
    running = await start(SandboxSettings(port=0), clock)
    yield running
    await running.stop()


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


def account(**options: object) -> Account:
    return Account("local-riders", "generic", "ab" * 16, options=options)


def tickets_of(sandbox: Sandbox, **more: object) -> Account:
    secret = sandbox.world.settings.outward.ticket_secret
    url = f"{sandbox.base_url}/sandbox/outward/tickets"
    return account(escalation_url=url, escalation_secret=secret, **more)


async def got(session: aiohttp.ClientSession, sandbox: Sandbox) -> list[dict[str, object]]:
    async with session.get(f"{sandbox.base_url}/sandbox/api/outward") as answer:
        found: list[dict[str, object]] = (await answer.json())["tickets"]
        return found


async def test_a_case_becomes_a_ticket_with_everything_the_courier_needs(
    sandbox: Sandbox, session: aiohttp.ClientSession
) -> None:
    """A-22c."""
    client = EscalatingClient(session, tickets_of(sandbox), None, None)
    outcome = await client.carry_out(Command("courier.escalate", CASE, "hk-1"))
    assert (outcome.state, outcome.data) == ("accepted", {"ticket": "CASE-1001"})
    (case,) = await got(session, sandbox)
    assert {name: case[name] for name in CASE} == CASE
    assert (case["kind"], case["reference"], case["ticket"]) == ("delay", "hk-1", "CASE-1001")
    assert str(case["ask"]).startswith("Please move this parcel")


async def test_the_same_case_again_is_the_same_ticket(sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
    """A-22c, G-1."""
    client = EscalatingClient(session, tickets_of(sandbox), None, None)
    first = await client.carry_out(Command("courier.escalate", CASE, "hk-1"))
    again = await client.carry_out(Command("courier.escalate", CASE, "hk-1"))
    next_day = await client.carry_out(Command("courier.escalate", CASE, "hk-2"))
    assert [each.data["ticket"] for each in (first, again, next_day)] == ["CASE-1001", "CASE-1001", "CASE-1002"]
    assert client.idempotent == CASES


@pytest.mark.parametrize(
    ("command", "kind"),
    [("courier.dispute_attempt", "attempt_disputed"), ("courier.dispute_delivery", "delivery_disputed")],
)
async def test_what_a_customer_disputes_goes_the_same_way_with_its_evidence(
    sandbox: Sandbox, session: aiohttp.ClientSession, command: str, kind: str
) -> None:
    """A-41, A-49."""
    client = EscalatingClient(session, tickets_of(sandbox), None, None)
    evidence = {"call_duration_seconds": 0, "distance_km": 4.2}
    await client.carry_out(Command(command, CASE | {"evidence": evidence, "ask": "Send the photo."}, "hk-3"))
    (case,) = await got(session, sandbox)
    assert (case["kind"], case["evidence"], case["ask"]) == (kind, evidence, "Send the photo.")


async def test_a_courier_without_tickets_is_mailed(session: aiohttp.ClientSession) -> None:
    """A-22c."""
    async with SmtpServer() as server:
        mailer = Mailer(Smtp("127.0.0.1", server.port, "cases@khadi.example", security="none"))
        known = account(escalation_email=["hub@riders.example", "boss@riders.example"])
        client = EscalatingClient(session, known, None, mailer)
        outcome = await client.carry_out(Command("courier.escalate", CASE | {"evidence": {"geo": "18.5,73.8"}}, "hk-9"))
    assert (outcome.state, outcome.data) == ("accepted", {"mailed_to": 2})
    (mail,) = server.mails
    assert mail.recipients == ["hub@riders.example", "boss@riders.example"]
    assert mail.message["Subject"] == "Delayed: AWB KHA1, order KH-1 (asked 2 times)"
    for line in ("AWB: KHA1", *HISTORY, "geo: 18.5,73.8", "Our reference: hk-9"):
        assert line in mail.text


async def test_a_ticket_desk_is_preferred_to_mail_and_its_refusal_is_the_journeys(
    sandbox: Sandbox, session: aiohttp.ClientSession
) -> None:
    """A-22c."""
    known = tickets_of(sandbox, escalation_email=["hub@riders.example"])
    client = EscalatingClient(session, known, None, Mailer(Smtp("127.0.0.1", 1, "a@khadi.example")))
    await session.post(
        f"{sandbox.base_url}/sandbox/api/outward/answer", json={"desk": "tickets", "status": 422, "times": 1}
    )
    with pytest.raises(CommandRefused):
        await client.carry_out(Command("courier.escalate", CASE, "hk-1"))
    assert await got(session, sandbox) == []


async def test_an_unsigned_ticket_is_refused(sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
    """A-22c."""
    unsigned = account(escalation_url=f"{sandbox.base_url}/sandbox/outward/tickets")
    with pytest.raises(CommandRefused):
        await EscalatingClient(session, unsigned, None, None).carry_out(Command("courier.escalate", CASE, "hk-1"))


async def test_a_desk_that_is_down_may_come_back(session: aiohttp.ClientSession) -> None:
    """A-22c."""
    from tests.harness import free_port

    down = account(escalation_url=f"http://127.0.0.1:{free_port()}")
    with pytest.raises(ServiceUnavailable):
        await EscalatingClient(session, down, None, None).carry_out(Command("courier.escalate", CASE, "hk-1"))


class Courier:
    """A courier with an API of its own for one of the cases."""

    capabilities = frozenset({"courier.request_reattempt", "courier.dispute_attempt"})
    idempotent = frozenset({"courier.dispute_attempt"})

    async def carry_out(self, command: Command) -> Outcome:
        return Outcome("confirmed", data={"asked": command.name})

    async def look_up(self, command: Command) -> Outcome | None:
        return Outcome("confirmed")

    async def track(self, awbs: Sequence[str]) -> list[RawItem]:
        return [RawItem(key=awb, body=b"{}") for awb in awbs]


async def test_what_a_couriers_own_api_offers_goes_there(sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
    """A-22c."""
    client = EscalatingClient(session, tickets_of(sandbox), Courier(), None)
    assert client.capabilities == Courier.capabilities | CASES
    assert (await client.carry_out(Command("courier.dispute_attempt", CASE, "hk-1"))).state == "confirmed"
    assert (await client.carry_out(Command("courier.request_reattempt", CASE, "hk-2"))).state == "confirmed"
    assert await got(session, sandbox) == []
    assert await client.look_up(Command("courier.escalate", CASE, "hk-3")) is None
    assert await client.look_up(Command("courier.request_reattempt", CASE, "hk-3")) == Outcome("confirmed")
    assert await client.track(["KHA1"]) == [RawItem(key="KHA1", body=b"{}")]


async def test_an_account_with_neither_ticket_nor_mail_offers_no_case(session: aiohttp.ClientSession) -> None:
    """A-22c."""
    assert with_cases({}, [account()], session, None) == {}
    unheard = with_cases({}, [account(escalation_email=["hub@riders.example"])], session, None)["local-riders"]
    assert unheard.capabilities == frozenset(), "mail is wanted, but nothing takes mail"
    with pytest.raises(CommandRefused) as caught:
        await unheard.carry_out(Command("courier.escalate", CASE, "hk-1"))
    assert caught.value.code == "not_offered"
    assert await unheard.track(["KHA1"]) == []
    assert await unheard.look_up(Command("courier.escalate", CASE, "hk-1")) is None


def test_a_case_names_an_awb() -> None:
    """A-22c."""
    with pytest.raises(CommandRefused):
        case_of(Command("courier.escalate", {"order_number": "KH-1"}, "hk-1"))
