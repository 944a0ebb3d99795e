"""Other tools ask about a customer by whatever they know of her, and every refusal can be explained afterwards."""

import hashlib
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from urllib.parse import quote

import pytest
from sqlalchemy import text

from bot.settings import Settings
from integrations.sandbox.settings import SandboxSettings
from journeys.clock import MovableClock
from tests.bot.test_webhooks_out import shipped_order
from tests.bot.tools import ask
from tests.harness import Harness, running

PHONE = "+919999900101"  # of the harness's customer


def without_caps(settings: Settings, sandbox: SandboxSettings) -> Settings:
    """What was sent just now is no reason here; the caps have tests of their own."""
    brand = settings.brand.model_copy(update={"daily_cap": 1_000, "spacing": timedelta(0)})
    return settings.model_copy(update={"brand": brand})


@pytest.fixture
async def harness(store_url: str, clock: MovableClock) -> AsyncIterator[Harness]:
    async with running(store_url, clock, configure=without_caps) as found:
        yield found


async def agree(harness: Harness) -> None:
    """Let every customer have agreed to marketing."""
    async with harness.service.parts.database.write() as connection:
        await connection.execute(text("UPDATE customers SET marketing = 'yes'"))


async def customer_of(harness: Harness) -> str:
    return str(await harness.scalar("SELECT customer_id AS value FROM orders"))


async def test_a_customer_is_found_by_id_phone_hash_or_order_number(harness: Harness) -> None:
    """A-33."""
    await shipped_order(harness)
    await agree(harness)
    customer = await customer_of(harness)
    hashed = hashlib.sha256(PHONE.encode()).hexdigest()
    number = await harness.scalar("SELECT number AS value FROM orders")
    for named in (customer, PHONE, "99999 00101", hashed, hashed.upper(), number):
        status, said = await ask(harness, f"/api/guard/{quote(str(named), safe='')}")
        assert (status, said["customer_id"]) == (200, customer), named
        assert said["allowed"] is True, said


async def test_a_failed_attempt_stops_promotions_and_a_delivery_lets_them_go_on(harness: Harness) -> None:
    """A-33."""
    _, awb = await shipped_order(harness)
    await agree(harness)
    await harness.scan(awb, "out_for_delivery")
    await harness.scan(awb, "failed", reason="customer_unavailable")
    await harness.settle()
    _, said = await ask(harness, f"/api/guard/{quote(PHONE)}")
    assert (said["allowed"], said["reason"], said["until_is"]) == (False, "ndr", "ask_again")
    assert said["until"] > harness.clock.now().isoformat()
    assert said["reasons"][0]["because"] == "customer_unavailable"
    assert said["reasons"][0]["order_number"] == await harness.scalar("SELECT number AS value FROM orders")
    await harness.scan(awb, "delivered")
    await harness.move(timedelta(days=1))
    _, said = await ask(harness, f"/api/guard/{quote(PHONE)}")
    assert (said["allowed"], said["reason"], said["until"]) == (True, None, None)


async def test_every_refusal_stands_in_the_ledger_with_who_asked(harness: Harness) -> None:
    """A-33, G-7."""
    await shipped_order(harness)
    _, said = await ask(harness, f"/api/guard/{quote(PHONE)}")
    assert (said["reason"], said["until"]) == ("no_consent", None)
    (line,) = await harness.rows("SELECT message, outcome, blockers, inputs FROM ledger WHERE rule = 'guard'")
    inputs = line["inputs"] if isinstance(line["inputs"], dict) else json.loads(line["inputs"])
    assert (line["message"], line["outcome"]) == ("promotion", "withheld")
    assert "no_consent" in str(line["blockers"])
    assert (inputs["asked_by"], inputs["until"]) == ("sandbox", None)
    await agree(harness)
    await ask(harness, f"/api/guard/{quote(PHONE)}")
    assert await harness.scalar("SELECT count(*) AS value FROM ledger WHERE rule = 'guard'") == 1, "a yes is no refusal"


async def test_a_complaint_of_an_hour_ago_is_a_no_for_the_rest_of_the_day(harness: Harness) -> None:
    """A-33."""
    _, awb = await shipped_order(harness)
    await harness.scan(awb, "delivered")
    await harness.settle()
    await agree(harness)
    customer, now = await customer_of(harness), harness.clock.now()
    from journeys.store.ids import new_id
    from journeys.store.schema import tasks

    async with harness.service.parts.database.write() as connection:
        row = {"id": new_id(), "customer_id": int(customer), "reason": "unhappy_customer", "note": ""}
        await connection.execute(tasks.insert(), [row | {"opened_at": now - timedelta(hours=1), "closed_at": now}])
    _, said = await ask(harness, f"/api/guard/{customer}")
    assert (said["allowed"], said["reason"], said["until_is"]) == (False, "complaint", "certain")
    assert said["until"] == (now + timedelta(hours=23)).isoformat()


@pytest.mark.parametrize("named", ["+919999900999", "KH-NEVER", "123456789012345678", "f" * 64, "%20"])
async def test_a_stranger_is_refused_because_nobody_holds_her_consent(sqlite_harness: Harness, named: str) -> None:
    """A-33."""
    status, said = await ask(sqlite_harness, f"/api/guard/{named}")
    assert (status, said["allowed"], said["reason"]) == (200, False, "unknown_customer")
    assert (await ask(sqlite_harness, f"/api/customers/{named}/stage"))[0] == 404


async def test_an_order_number_that_two_customers_have_names_neither(sqlite_harness: Harness) -> None:
    """A-33."""
    harness = sqlite_harness
    for phone in ("919999900101", "919999900102"):
        await harness.order(await harness.phone(phone))
    await harness.settle()
    async with harness.service.parts.database.write() as connection:
        await connection.execute(text("UPDATE orders SET number_key = 'TWICE'"))
    _, said = await ask(harness, "/api/guard/twice")
    assert (said["allowed"], said["reason"], said["customer_id"]) == (False, "ambiguous_customer", None)
    assert (await ask(harness, "/api/customers/twice/stage"))[0] == 409


async def test_a_customer_who_was_merged_is_found_by_her_old_id(harness: Harness) -> None:
    """A-33."""
    await shipped_order(harness)
    customer = int(await customer_of(harness))
    async with harness.service.parts.database.write() as connection:
        await connection.execute(
            text(
                "INSERT INTO customers (id, created_at, merged_into) "
                "SELECT :old, created_at, :new FROM customers WHERE id = :new"
            ),
            {"old": customer + 1, "new": customer},
        )
    _, said = await ask(harness, f"/api/guard/{customer + 1}")
    assert said["customer_id"] == str(customer)


async def test_the_stage_is_told_with_its_rules_and_the_time_in_it(harness: Harness) -> None:
    """A-09."""
    _, awb = await shipped_order(harness)
    status, said = await ask(harness, f"/api/customers/{quote(PHONE)}/stage")
    assert (status, said["stage"]) == (200, "receiving")
    assert "confirmed" in said["enters"]
    await harness.scan(awb, "delivered")
    await harness.settle()
    await harness.move(timedelta(days=2))
    _, said = await ask(harness, f"/api/customers/{quote(PHONE)}/stage")
    assert (said["stage"], said["seconds_in_stage"] // 86_400) == ("reviewing", 2)
    assert said["ends_at"] > harness.clock.now().isoformat()


async def test_nobody_asks_without_a_token(sqlite_harness: Harness) -> None:
    """A-33."""
    for path in (f"/api/guard/{quote(PHONE)}", f"/api/customers/{quote(PHONE)}/stage"):
        assert (await ask(sqlite_harness, path, "a" * 40))[0] == 401
