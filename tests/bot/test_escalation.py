"""A case put to a courier leaves by the outbox, and its ticket comes back onto the customer's timeline."""

from datetime import timedelta
from typing import Any

from sqlalchemy import text

from journeys.clock import MovableClock
from journeys.decision import Ask
from journeys.store.new_rows import command_row
from journeys.store.schema import outbox
from journeys.store.timeline import timeline_of
from journeys.store.writing import add
from tests.bot.test_webhooks_out import shipped_order
from tests.bot.tools import answer_with, beside, told
from tests.harness import Harness


async def escalate(harness: Harness, awb: str, again: int = 1) -> int:
    """Queue the case as a journey does; the customer's id."""
    (parcel,) = await harness.rows("SELECT id, customer_id, order_id, account FROM shipments")
    params: dict[str, Any] = {"awb": awb, "order_number": "KH-1", "history": [], "again": again}
    ask = Ask(
        "courier.escalate", parcel["account"], f"escalate:{again}", params, ("cause",), parcel["order_id"], parcel["id"]
    )
    async with harness.service.parts.database.write() as connection:
        await add(connection, outbox, [command_row(parcel["customer_id"], ask, harness.clock.now())])
    await harness.settle()
    return int(parcel["customer_id"])


async def came_back(harness: Harness, customer: int) -> list[dict[str, Any]]:
    async with harness.service.parts.database.read() as connection:
        return [entry.body for entry in await timeline_of(connection, customer, ["command"]) if "data" in entry.body]


async def test_the_ticket_stands_on_the_timeline_and_the_next_day_it_is_asked_again(
    store_url: str, clock: MovableClock
) -> None:
    """A-22c."""
    async with beside(store_url, clock) as harness:
        _, awb = await shipped_order(harness)
        customer = await escalate(harness, awb)
        await harness.move(timedelta(hours=24))
        await escalate(harness, awb, again=2)
        answers = [body["data"]["ticket"] for body in await came_back(harness, customer) if body["data"].get("ticket")]
        assert answers == ["CASE-1001", "CASE-1002"]
        assert [case["again"] for case in await told(harness, "tickets")] == [1, 2]


async def test_a_desk_whose_answer_is_lost_is_asked_again_for_the_same_ticket(
    sqlite_url: str, clock: MovableClock
) -> None:
    """A-22c, G-1."""
    async with beside(sqlite_url, clock) as harness:
        _, awb = await shipped_order(harness)
        await answer_with(harness, "tickets", drop=True, times=3)  # each of the client's own tries
        customer = await escalate(harness, awb)
        await harness.move(timedelta(minutes=1))
        tickets = {case["ticket"] for case in await told(harness, "tickets")}
        assert tickets == {"CASE-1001"}
        assert [body["data"]["ticket"] for body in await came_back(harness, customer)] == ["CASE-1001"]


async def test_a_courier_that_takes_no_cases_leaves_it_to_a_person(sqlite_harness: Harness) -> None:
    """A-22c, A-22d."""
    _, awb = await shipped_order(sqlite_harness)
    customer = await escalate(sqlite_harness, awb)
    (answer,) = await came_back(sqlite_harness, customer)
    assert (answer["state"], answer["code"]) == ("refused", "not_offered")
    async with sqlite_harness.service.parts.database.read() as connection:
        reasons = list(await connection.scalars(text("SELECT reason FROM tasks WHERE closed_at IS NULL")))
    assert "courier.escalate_refused" in reasons
