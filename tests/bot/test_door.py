"""The door: what leaves together, what waits, what never leaves; and how little it asks of the store."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from bot.composing import Composer
from bot.door import Door
from bot.door_notes import Notes
from bot.metrics import Metrics
from integrations.whatsapp.outgoing import FreeForm, TemplateMessage
from integrations.whatsapp.pacing import PairLimiter
from journeys.brand import Brand, Costs
from journeys.messages import MESSAGES
from journeys.state import Conversation, OpenNdr
from journeys.status import Fault, NdrReason, Status
from journeys.store import outbox
from journeys.store.database import Database
from journeys.store.rows import customer_row, order_row, plain_row, shipment_row
from journeys.store.schema import (
    attempts,
    conversations,
    customers,
    identities,
    ledger,
    orders,
    runs,
    shipments,
    spending,
)
from journeys.store.schema import outbox as table
from journeys.wording import Wording
from tests.journeys.builders import BRAND, NOW, customer, order, parcel
from tests.journeys.store.batches import counting, put_rows, rows

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
SECRET = "a secret of thirty-two characters or more"
WORDING = Wording(BRAND.languages)


async def someone(database: Database, id: int = 10, *, wrote: timedelta | None = HOUR, **chat: Any) -> None:
    """A customer with order 2×id and its parcel on the way, who last wrote that long ago."""
    who = customer(id=id)
    last = NOW - wrote if wrote is not None else None
    phone = {"kind": "phone", "value": f"+9199999{id:05d}", "customer_id": id, "source": "shop", "seen_at": NOW}
    mine = order(id=2 * id, customer_id=id, shop_order_id=str(id), number=f"#KH-{id}", number_key=f"KH-{id}")
    carried = parcel(id=3 * id, customer_id=id, order_id=2 * id, awb=f"A{id}", status=Status.IN_TRANSIT, status_at=NOW)
    await put_rows(database, customers, customer_row(who))
    await put_rows(database, identities, phone)
    await put_rows(database, conversations, plain_row(Conversation(id, last_inbound_at=last, **chat)))
    await put_rows(database, orders, order_row(mine))
    await put_rows(database, shipments, shipment_row(carried))


def wanted(id: int, name: str, customer_id: int = 10, **facts: Any) -> dict[str, Any]:
    """A message that is ready."""
    message = MESSAGES[name]
    known = {
        "id": id,
        "customer_id": customer_id,
        "order_id": 2 * customer_id,
        "shipment_id": 3 * customer_id,
        "channel": "whatsapp",
        "name": name,
        "lane": int(message.lane),
        "proactive": message.proactive,
        "dedupe_key": f"{name}:{id}",
        "body": {"subject": "", "args": {}, "cause_at": NOW.isoformat()},
        "rule": "tracking",
        "rule_version": 2,
        "causes": ["scan:1"],
        "created_at": NOW,
        "not_before_at": NOW,
    }
    return known | facts


async def passed(database: Database, brand: Brand = BRAND, at: Any = NOW) -> Notes:
    """Everything ready goes through the door."""
    door = Door(Composer(brand, WORDING, SECRET, "harkara"), PairLimiter(10), Metrics(), "8801")
    async with database.write() as connection:
        ready = await outbox.claim(connection, "whatsapp", at, 256)
        return await door.pass_through(connection, ready, at)


async def states(database: Database) -> dict[int, tuple[str, str]]:
    return {row["id"]: (row["state"], row["reason"]) for row in await rows(database, table)}


async def decisions(database: Database) -> list[tuple[str, str, list[str]]]:
    return [(row["message"], row["outcome"], row["blockers"]) for row in await rows(database, ledger)]


# -- one message of several ------------------------------------------------------------------------------------


async def test_what_may_leave_at_the_same_moment_leaves_as_one_message(database: Database) -> None:
    """R-5: bodies joined, one attempt, each row on its way, a line of the ledger each."""
    await someone(database)
    await put_rows(database, table, wanted(1, "shipped"), wanted(2, "refund_done"))
    notes = await passed(database)
    (departure,) = notes.departures
    content = departure.outgoing.content
    assert isinstance(content, FreeForm)
    assert "is on its way" in content.body
    assert "refund" in content.body
    assert await states(database) == {1: ("sending", ""), 2: ("sending", "")}
    (tried,) = await rows(database, attempts)
    assert (tried["outbox_id"], tried["also"], tried["text"]) == (1, [2], content.body)
    assert [each[:2] for each in await decisions(database)] == [("shipped", "sent"), ("refund_done", "sent")]
    inputs = [row["inputs"] for row in await rows(database, ledger)]
    assert [each.get("left_with") for each in inputs] == [None, 1]


async def test_outside_the_window_each_template_leaves_alone(database: Database) -> None:
    """G-4: templates cannot be joined; the other waits until this one has left."""
    await someone(database, wrote=None)
    await put_rows(database, table, wanted(1, "shipped"), wanted(2, "refund_done"))
    (departure,) = (await passed(database)).departures
    assert isinstance(departure.outgoing.content, TemplateMessage)
    assert departure.also == ()
    assert await states(database) == {1: ("sending", ""), 2: ("ready", "")}


async def test_a_reply_leaves_alone_and_first(database: Database) -> None:
    """A-02: one turn of hers, one message; what we say first waits for it."""
    await someone(database)
    await put_rows(database, table, wanted(1, "shipped"), wanted(2, "order_status"))
    (departure,) = (await passed(database)).departures
    assert [row.id for row in departure.rows] == [2]
    assert (await states(database))[1] == ("ready", "")


async def test_what_has_no_news_waits_for_what_has_and_is_covered_then(database: Database) -> None:
    """A-27."""
    await someone(database)
    await put_rows(database, table, wanted(1, "no_news"), wanted(2, "shipped"))
    assert [row.id for row in (await passed(database)).departures[0].rows] == [2]
    assert (await states(database))[1] == ("ready", "")
    await passed(database, at=NOW + MINUTE)
    assert (await states(database))[1] == ("withheld", "covered_by_other")


def failed_parcel(number: int) -> dict[str, Any]:
    ndr = OpenNdr(70 + number, 1, NdrReason.CUSTOMER_UNAVAILABLE, Fault.CUSTOMER, True, NOW, NOW)
    known = parcel(id=30 + number, awb=f"F{number}", status=Status.DELIVERY_ATTEMPT_FAILED, status_at=NOW, ndr=ndr)
    return shipment_row(known)


async def test_questions_whose_buttons_would_be_confused_are_asked_one_by_one(database: Database) -> None:
    """P-04: the same words on two buttons that mean two parcels."""
    await someone(database)
    await put_rows(database, shipments, failed_parcel(1), failed_parcel(2))
    name = next(name for name in ("attempt_failed", "ndr_ask", "ndr_unavailable") if name in MESSAGES)
    for number in (1, 2):
        body = {"subject": str(70 + number), "args": {}, "cause_at": NOW.isoformat()}
        await put_rows(database, table, wanted(number, name, shipment_id=30 + number, body=body))
    notes = await passed(database)
    assert [len(departure.rows) for departure in notes.departures] == [1]
    assert sorted(state for state, _ in (await states(database)).values()) == ["ready", "sending"]


async def test_a_question_may_leave_with_news_and_keeps_its_buttons(database: Database) -> None:
    """R-5."""
    await someone(database)
    await put_rows(database, shipments, failed_parcel(1))
    name = next(name for name in ("attempt_failed", "ndr_ask", "ndr_unavailable") if name in MESSAGES)
    body = {"subject": "71", "args": {}, "cause_at": NOW.isoformat()}
    await put_rows(database, table, wanted(1, name, shipment_id=31, body=body), wanted(2, "refund_done"))
    (departure,) = (await passed(database)).departures
    content = departure.outgoing.content
    assert isinstance(content, FreeForm)
    assert len(departure.rows) == 2
    assert len(content.buttons) == len(MESSAGES[name].buttons)


async def test_what_leaves_together_has_one_number_of_attempts(database: Database) -> None:
    """G-1: tokens are never used twice, whoever tried how often before."""
    await someone(database)
    await put_rows(database, table, wanted(1, "shipped"), wanted(2, "refund_done", attempts=3))
    (departure,) = (await passed(database)).departures
    assert departure.outgoing.token == "1|a:4"
    assert {row["attempts"] for row in await rows(database, table)} == {4}


# -- what never leaves -----------------------------------------------------------------------------------------


async def test_who_was_erased_is_written_to_no_more(database: Database) -> None:
    """G-7, G-8."""
    await put_rows(database, table, wanted(1, "shipped"))
    assert (await passed(database)).departures == []
    assert await decisions(database) == [("shipped", "withheld", ["erased"])]


async def test_what_an_exited_run_wanted_is_withheld(database: Database) -> None:
    """G-2: looked up at the door, in the moment of sending."""
    await someone(database)
    run = {
        **{"id": 77, "customer_id": 10, "journey": "tracking", "version": 2, "subject": "20", "step": "say"},
        **{"began_at": NOW, "began_by": "scan:1", "step_at": NOW, "path": [], "args": {}},
        **{"ended_at": NOW, "ended_as": "exit:reply.reattempt"},
    }
    await put_rows(database, runs, run)
    await put_rows(database, table, wanted(1, "shipped", run_id=77), wanted(2, "refund_done", run_id=78))
    await passed(database)
    assert await states(database) == {1: ("withheld", "moved_on"), 2: ("sending", "")}
    (withheld, sent) = await rows(database, ledger)
    assert (withheld["run_id"], withheld["inputs"]["exited_by"]) == (77, "reply.reattempt")
    assert (sent["run_id"], sent["rule"], sent["rule_version"]) == (78, "tracking", 2)


async def test_a_holdout_is_kept_and_told_in_the_ledger(database: Database) -> None:
    """Section 1, G-7."""
    await someone(database)
    await put_rows(database, table, wanted(1, "shipped"))
    await passed(database, msgspec.structs.replace(BRAND, holdouts={"tracking": 1.0}))
    (line,) = await rows(database, ledger)
    assert (line["blockers"], line["inputs"]["holdout"]) == (["holdout"], "held_out")


async def test_marketing_stops_where_the_months_budget_ends(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R-5, G-7."""
    from journeys.messages import Lane, Message

    offer = msgspec.structs.replace(MESSAGES["shipped"], lane=Lane.MARKETING, category="marketing")
    assert isinstance(offer, Message)
    monkeypatch.setitem(MESSAGES, "shipped", offer)
    await someone(database)
    async with database.write() as connection:
        await connection.execute(customers.update().values(marketing="yes"))
    await put_rows(database, spending, {"number": "8801", "month": "2026-11", "category": "marketing", "sent": 100})
    await put_rows(database, table, wanted(1, "shipped"))
    await passed(database, msgspec.structs.replace(BRAND, costs=Costs(monthly_budget=Decimal(50), free_a_month=0)))
    (line,) = await rows(database, ledger)
    assert (line["blockers"], line["inputs"]["spent_rupees"]) == (["over_budget"], "86.3100")


# -- drafts ----------------------------------------------------------------------------------------------------


async def test_a_held_message_is_a_draft_until_the_agent_lets_go(database: Database) -> None:
    """R-6: deferred once in the ledger, worded for the agent, judged again on release."""
    from journeys.store.before_sending import recent_sends
    from journeys.store.holds import held, release_held
    from journeys.store.load import read_states

    await someone(database, held_by="asha", held_until=NOW + 5 * HOUR)
    await put_rows(database, table, wanted(1, "shipped"))
    await passed(database)
    await passed(database)
    assert await states(database) == {1: ("ready", "held_by_agent")}
    async with database.write() as connection:
        (waits,) = await held(connection, 10)
        known = await read_states(connection, [10], NOW)
        draft = Composer(BRAND, WORDING, SECRET, "harkara").draft(waits, known[10], NOW)
        assert "is on its way" in draft
        assert await recent_sends(connection, [10], NOW - HOUR) == {}
        free = {"held_by": "", "held_until": None}
        await connection.execute(conversations.update().where(conversations.c.customer_id == 10).values(free))
        assert await release_held(connection, 10, NOW) == 1
    assert len((await passed(database)).departures) == 1
    assert [each[1:] for each in await decisions(database)] == [("deferred", ["held_by_agent"]), ("sent", [])]


async def test_a_draft_that_was_held_too_long_is_withheld_in_the_agents_name(database: Database) -> None:
    """R-6."""
    await someone(database, wrote=timedelta(0))
    long_ago = {"subject": "", "args": {}, "cause_at": (NOW - 50 * HOUR).isoformat()}
    await put_rows(database, table, wanted(1, "shipped", body=long_ago, reason="held_by_agent"))
    await passed(database)
    assert await decisions(database) == [("shipped", "withheld", ["held_by_agent", "stale"])]


# -- inputs and statements -------------------------------------------------------------------------------------


async def test_every_line_says_what_it_was_decided_on(database: Database) -> None:
    """G-7: clock, window, counts, hours, order and parcel state, holdout arm, cost category."""
    await someone(database)
    await put_rows(database, table, wanted(1, "shipped"))
    await passed(database)
    (line,) = await rows(database, ledger)
    inputs = line["inputs"]
    assert inputs["clock"] == NOW.isoformat()
    assert (inputs["window_open"], inputs["form"], inputs["cost_category"]) == (True, "free_form", "service")
    assert (inputs["order_status"], inputs["shipment_status"]) == ("open", "in_transit")
    assert (inputs["sent_today"], inputs["last_sent_at"]) == (0, None)
    assert inputs["hours"] == "09:00-21:00 Asia/Kolkata"
    assert inputs["holdout"] == ""
    assert (line["causes"], line["rule"], line["rule_version"]) == (["scan:1"], "tracking", 2)


async def _statements(database: Database, *messages: dict[str, Any]) -> int:
    await put_rows(database, table, *messages)
    async with counting(database) as seen:
        assert len((await passed(database)).departures) == len(messages)
    return len(seen)


async def test_a_pass_costs_the_same_for_any_number_of_messages(sqlite_url: str) -> None:
    """A-86: constant SQL; replies need none of what only first words need."""
    database = Database(sqlite_url)
    for id in range(10, 60):
        await someone(database, id)
    one = await _statements(database, wanted(1, "shipped", 10))
    many = await _statements(database, *(wanted(id, "shipped", id) for id in range(11, 40)))
    reply = await _statements(database, wanted(900, "order_status", 40))
    replies = await _statements(database, *(wanted(1000 + id, "order_status", id) for id in range(41, 60)))
    await database.close()
    assert one == many
    assert reply == replies
    assert reply == one - 2, "neither what was said shortly before nor the templates"
