"""What WhatsApp says of templates changes what leaves: another language, or nothing with its reason; ops are told."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import orjson
import pytest
from sqlalchemy import update

from bot.settings import Settings
from integrations.sandbox.settings import SandboxSettings
from journeys.clock import MovableClock
from journeys.store.schema import customers
from tests.bot.story import REFRESH, attempts_at, faults, outbox_of, outcomes_in_the_ledger
from tests.harness import Harness, running

SHIPPED = "harkara_shipped_v1"


def speaking(*languages: str) -> Any:
    def configure(settings: Settings, sandbox: SandboxSettings) -> Settings:
        return settings.model_copy(update={"brand": settings.brand.model_copy(update={"languages": languages})})

    return configure


@pytest.fixture
async def harness(store_url: str, clock: MovableClock) -> AsyncIterator[Harness]:
    """A brand that speaks Hindi and English, on each engine."""
    async with running(store_url, clock, configure=speaking("en", "hi")) as harness:
        yield harness


async def pull(harness: Harness, name: str, language: str, **levers: Any) -> None:
    """Let Meta change its mind about a template, and tell us. Its notices count seconds, so one passes."""
    await harness.move(timedelta(seconds=1))
    url = f"{harness.sandbox.base_url}/sandbox/api/templates"
    async with harness.session.get(url) as answer:
        known = (await answer.json())["templates"]
    (id,) = [each["id"] for each in known if (each["name"], each["language"]) == (name, language)]
    await harness.call(f"/sandbox/api/templates/{id}", **levers)
    await harness.settle()


async def reader(harness: Harness) -> tuple[str, str]:
    """Somebody who reads Hindi, has never written to us, and whose parcel waits for the courier: phone and AWB."""
    phone = await harness.phone()
    order = await harness.order(phone)
    await harness.settle()
    async with harness.service.parts.database.write() as connection:
        await connection.execute(update(customers).values(language="hi"))
    return phone, await harness.ship(order)


async def ship(harness: Harness, phone: str, awb: str) -> str:
    """The courier has it, which she is told; what she reads last."""
    await harness.scan(awb, "picked_up")
    await harness.settle()
    return (await harness.texts(phone))[-1]


async def language_sent(harness: Harness) -> str:
    """The language of the one message about the pickup that left."""
    (left,) = await harness.rows("SELECT inputs FROM ledger WHERE message = 'shipped' AND outcome = 'sent'")
    inputs = left["inputs"]
    return str((orjson.loads(inputs) if isinstance(inputs, str | bytes) else inputs)["template_language"])


async def fate(harness: Harness) -> tuple[str, str]:
    (row,) = await outbox_of(harness, "shipped")
    return row["state"], row["reason"]


def is_hindi(text: str) -> bool:
    """Whether it has letters of Devanagari."""
    return any("\u0900" <= letter <= "\u097f" for letter in text)


async def alerts_of(harness: Harness) -> list[tuple[str, str, bool]]:
    rows = await harness.rows("SELECT reason, group_key, closed_at FROM alerts ORDER BY id")
    return [(row["reason"], row["group_key"], row["closed_at"] is None) for row in rows]


async def test_a_paused_template_is_replaced_by_one_in_another_language_she_reads(harness: Harness) -> None:
    """P-06, G-4: Hindi, then English, in which the shop took her order."""
    await pull(harness, SHIPPED, "hi", status="PAUSED")
    said = await ship(harness, *await reader(harness))
    (attempt,) = await attempts_at(harness, "shipped")
    assert (attempt["form"], attempt["text"]) == ("template", said)
    assert not is_hindi(said)
    assert await language_sent(harness) == "en"
    assert await alerts_of(harness) == [("template_paused", f"{SHIPPED} (hi)", True)]


async def test_without_any_template_she_reads_it_is_withheld_and_says_why(harness: Harness) -> None:
    """P-06, G-7: typed reason, one alert for each template, which end with the approval."""
    await pull(harness, SHIPPED, "hi", status="REJECTED", reason="INVALID_FORMAT")
    await pull(harness, SHIPPED, "en", status="DISABLED")
    await ship(harness, *await reader(harness))
    assert await fate(harness) == ("withheld", "no_template")
    assert (await outcomes_in_the_ledger(harness, "shipped"))[-1][0] == "withheld"
    rejected, disabled = ("template_rejected", f"{SHIPPED} (hi)"), ("template_disabled", f"{SHIPPED} (en)")
    assert await alerts_of(harness) == [(*rejected, True), (*disabled, True)]
    await pull(harness, SHIPPED, "hi", status="APPROVED")
    assert await alerts_of(harness) == [(*rejected, False), (*disabled, True)]


async def test_a_template_filed_as_marketing_needs_a_yes_to_marketing(harness: Harness) -> None:
    """P-06, R-5: recategorised in all she reads, and she was never asked."""
    for language in ("hi", "en"):
        await pull(harness, SHIPPED, language, category="MARKETING")
    await ship(harness, *await reader(harness))
    assert await fate(harness) == ("withheld", "no_consent")
    assert [reason for reason, _, _ in await alerts_of(harness)] == ["template_recategorised"] * 2


async def test_a_template_filed_as_marketing_gives_way_to_one_that_is_not(harness: Harness) -> None:
    """P-06."""
    await pull(harness, SHIPPED, "hi", category="MARKETING")
    await ship(harness, *await reader(harness))
    assert await fate(harness) == ("done", "")
    assert await language_sent(harness) == "en"


@pytest.mark.parametrize("code", [132015, 132016])
async def test_a_refusal_of_the_template_is_believed_before_any_notice(harness: Harness, code: int) -> None:
    """P-06, G-1: the answer to a send says so first; the next language is tried, once."""
    phone, awb = await reader(harness)
    await faults(harness, api_error_code=code, api_error_count=1)
    await ship(harness, phone, awb)
    first, second = await attempts_at(harness, "shipped")
    assert (first["status"], first["error_code"]) == ("failed", str(code))
    assert second["status"] != "failed"
    assert (is_hindi(first["text"]), is_hindi(second["text"])) == (True, False)
    (known,) = await harness.rows("SELECT status FROM templates WHERE name = :n AND language = 'hi'", n=SHIPPED)
    assert known["status"] == {132015: "PAUSED", 132016: "DISABLED"}[code]


async def test_a_language_without_its_template_is_replaced_after_one_more_look(harness: Harness) -> None:
    """P-06: code 132001, which may also mean that the template is not everywhere yet."""
    phone, awb = await reader(harness)
    await faults(harness, api_error_code=132001, api_error_count=2)
    await ship(harness, phone, awb)
    await harness.move(timedelta(minutes=2))
    tries = await attempts_at(harness, "shipped")
    assert [each["error_code"] for each in tries] == ["132001", "132001", ""]
    assert [is_hindi(each["text"]) for each in tries] == [True, True, False]


async def test_a_template_that_fails_after_it_was_taken_gives_way_too(harness: Harness) -> None:
    """P-06, G-1: held for quality and then dropped; five minutes later another language goes."""
    phone, awb = await reader(harness)
    await faults(harness, api_error_code=132015, api_error_count=1, api_error_async=True)
    await ship(harness, phone, awb)
    await pull(harness, SHIPPED, "hi", status="PAUSED")
    await harness.move(REFRESH)  # the failure is told, and the wait begins
    await harness.move(timedelta(minutes=6))
    first, second = await attempts_at(harness, "shipped")
    assert (first["status"], first["error_code"]) == ("failed", "132015")
    assert (is_hindi(first["text"]), is_hindi(second["text"])) == (True, False)


async def test_bad_feedback_pauses_a_template_and_its_end_is_known(harness: Harness) -> None:
    """P-06: quality RED pauses for three hours; then it leaves in her language again."""
    await pull(harness, SHIPPED, "hi", quality="RED")
    assert sorted(reason for reason, _, is_open in await alerts_of(harness) if is_open) == [
        "template_paused",
        "template_quality_low",
    ]
    await harness.move(timedelta(hours=3, minutes=1))
    phone, awb = await reader(harness)
    assert [reason for reason, _, is_open in await alerts_of(harness) if is_open] == ["template_quality_low"]
    await ship(harness, phone, awb)
    assert await language_sent(harness) == "hi"


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("account_update", {"event": "ACCOUNT_VIOLATION", "violation_info": {"violation_type": "SPAM"}}, "violation"),
        ("phone_number_quality_update", {"event": "FLAGGED", "display_phone_number": "919999900000"}, "quality_low"),
    ],
)
async def test_trouble_with_the_account_alerts_operations_once(
    harness: Harness, field: str, value: dict[str, Any], reason: str
) -> None:
    """P-01: told twice, one alert; no phone number in it."""
    for _ in range(2):
        await harness.call("/sandbox/api/account", field=field, value=value)
        await harness.settle()
        harness.clock.move(timedelta(seconds=2))
    ((found, group, is_open),) = await alerts_of(harness)
    assert reason in found
    assert is_open
    assert "9999900000" not in group + str(await harness.rows("SELECT sample FROM alerts"))
