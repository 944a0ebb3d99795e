"""A batch of decisions is saved and loaded again, whole, in as many statements for two hundred as for one."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from journeys.decision import Ask
from journeys.engine import RUN
from journeys.events import AccountNotice, Event, Key, Media, Parcel
from journeys.state import REMEMBERED_FOR, Conversation
from journeys.status import NdrReason, Status
from journeys.store import schema as t
from journeys.store.database import Database
from journeys.store.load import CustomerMoved, Named, lock_customers, lock_states, read_states
from journeys.store.merge import merge_customers
from journeys.store.rows import order_row, plain_row, shipment_row
from journeys.turn import Turn
from journeys.watching import WATCH
from tests.journeys.builders import (
    AWB,
    NOW,
    customer,
    due,
    failed,
    order,
    parcel,
    placed,
    said,
    scan,
)
from tests.journeys.store.batches import counting, only, put_rows, rows, settle

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
WA_ID = "919999900234"


async def shipped(database: Database) -> None:
    """An order with its parcel on its way."""
    await settle(database, placed(NOW - 5 * HOUR, parcels=(Parcel(AWB),)), now=NOW - 5 * HOUR)
    await settle(database, scan(Status.PICKED_UP, NOW - 4 * HOUR), now=NOW - 4 * HOUR)


# -- what is written ---------------------------------------------------------------------------------------


async def test_every_fact_is_on_the_timeline_with_its_clocks_and_its_delivery(database: Database) -> None:
    """A-20, P-01."""
    event = scan(Status.PICKED_UP, NOW, received_at=NOW + MINUTE, raw_text="Pickup done")
    await settle(database, event, inbox_ids={event.key: 77})
    fact = await only(database, t.timeline)
    assert (fact["kind"], fact["key"], fact["source"]) == ("shipment.picked_up", event.key, "delhivery-main")
    assert (fact["occurred_at"], fact["received_at"], fact["late"]) == (NOW, NOW + MINUTE, False)
    assert (fact["inbox_id"], fact["body"]["raw_text"], fact["body"]["is"]) == (77, "Pickup done", "scan")
    kept = await only(database, t.scans)
    assert (kept["status"], kept["leg"], kept["shipment_id"]) == ("picked_up", "forward", fact["shipment_id"])


async def test_a_late_fact_is_marked(database: Database) -> None:
    """A-20."""
    await shipped(database)
    await settle(database, scan(Status.LABEL_CREATED, NOW - 9 * HOUR))
    assert (await only(database, t.timeline, kind="shipment.label_created"))["late"]


async def test_a_fact_told_twice_is_refused(database: Database) -> None:
    """A-23: what the worker has not dropped, the key refuses; nothing of the batch stays."""
    event = scan(Status.PICKED_UP)
    await settle(database, event)
    with pytest.raises(IntegrityError):
        await settle(database, event)
    assert len(await rows(database, t.scans)) == 1


async def test_codes_we_do_not_know_are_counted(database: Database) -> None:
    """P-01: kept, counted and never guessed."""
    strange = {"understood": False, "raw_code": "X-9", "raw_text": "Drone refused"}
    for hours in (0, 1):
        events = [scan(Status.UNKNOWN, NOW + hours * HOUR + each * MINUTE, **strange) for each in range(2)]
        await settle(database, *events)
    counted = await only(database, t.unknown_codes)
    assert (counted["code"], counted["source"], counted["seen"]) == ("X-9", "delhivery-main", 4)
    assert counted["example"] == "Drone refused"
    assert counted["first_seen_at"] < counted["last_seen_at"]


async def test_a_failed_attempt_is_kept_with_its_evidence_until_it_is_closed(database: Database) -> None:
    """G-5."""
    await shipped(database)
    event = failed(NOW, NdrReason.CUSTOMER_UNAVAILABLE, remark="door locked")
    said_so = msgspec.structs.replace(event.body.ndr, geo=(12.97, 77.59), call_duration_seconds=4, confidence=0.8)  # type: ignore[union-attr]
    event = msgspec.structs.replace(event, body=msgspec.structs.replace(event.body, ndr=said_so))
    await settle(database, event)
    ndr = await only(database, t.ndrs)
    assert (ndr["reason"], ndr["at_fault"], ndr["attempt_no"], ndr["remark"]) == (
        "customer_unavailable",
        "customer",
        1,
        "door locked",
    )
    assert (ndr["evidence"], ndr["confidence"]) == ({"geo": [12.97, 77.59], "call_duration_seconds": 4}, 0.8)
    assert (ndr["closed_at"], ndr["closed_as"]) == (None, "")
    timer, run = await only(database, t.timers, name=RUN), await only(database, t.runs)
    assert (timer["due_at"], timer["subject"]) == (run["due_at"], str(run["id"]))
    assert (run["journey"], run["step"], run["subject"]) == ("ndr_recovery", "settle", str(ndr["id"]))
    await settle(database, scan(Status.DELIVERED, NOW + HOUR), now=NOW + HOUR)
    closed = await only(database, t.ndrs)
    assert (closed["closed_at"], closed["closed_as"]) == (NOW + HOUR, "moved_on")
    assert await rows(database, t.timers, name=RUN) == []
    assert (await only(database, t.runs))["ended_as"].startswith("exit:")


async def test_an_attempt_without_details_or_learnt_too_late_is_kept_too(database: Database) -> None:
    """G-5."""
    await shipped(database)
    await settle(database, scan(Status.OUT_FOR_DELIVERY, NOW))
    await settle(database, scan(Status.DELIVERY_ATTEMPT_FAILED, NOW - HOUR))
    ndr = await only(database, t.ndrs)
    assert (ndr["closed_as"], ndr["confidence"], ndr["evidence"]) == (
        "moved_on",
        0.0,
        {"geo": None, "call_duration_seconds": None},
    )
    assert ndr["closed_at"] == NOW - HOUR + MINUTE


async def test_an_order_has_one_watch_that_only_an_earlier_need_moves(database: Database) -> None:
    """G-6, A-16: the same name and subject replace what was set before; a later need writes nothing."""
    await shipped(database)
    first = await only(database, t.timers, name=WATCH)
    assert first["due_at"] == (await only(database, t.orders))["watch_at"]
    await settle(database, scan(Status.AT_DESTINATION_HUB, NOW))
    assert await only(database, t.timers, name=WATCH) == first


async def test_a_queued_message_says_why_in_outbox_and_ledger(database: Database) -> None:
    """G-7, A-28."""
    event = placed(NOW)
    await settle(database, event)
    row, line = await only(database, t.outbox), await only(database, t.ledger)
    known = await only(database, t.orders)
    assert (row["name"], row["channel"], row["state"], row["lane"]) == ("order_confirmed", "whatsapp", "ready", 2)
    assert (row["causes"], row["rule"], row["rule_version"]) == ([event.key], "order_confirmed", 1)
    assert row["body"]["cause_at"] == NOW.isoformat()
    assert (row["created_at"], row["not_before_at"], row["order_id"]) == (NOW, NOW, known["id"])
    assert (line["outcome"], line["dedupe_key"], line["causes"]) == ("queued", row["dedupe_key"], [event.key])


async def test_a_withheld_message_says_why_in_the_ledger(database: Database) -> None:
    """G-7."""
    await settle(database, placed(NOW - 60 * HOUR, parcels=(Parcel(AWB),)))
    event = scan(Status.PICKED_UP, NOW - 50 * HOUR)
    await settle(database, event)
    line = await only(database, t.ledger, outcome="withheld", message="shipped")
    assert (line["blockers"], line["causes"], line["decided_at"]) == (["stale"], [event.key], NOW)
    assert (line["rule"], line["rule_version"]) == ("shipped", 1)


async def test_what_is_asked_of_a_vendor_waits_in_the_outbox(database: Database) -> None:
    """A-14: once per key, whatever happens."""

    def converse(turn: Turn, messages: Any) -> None:
        turn.ask(Ask("courier.request_reattempt", "delhivery-main", "reattempt:30:1", {"awb": AWB}, ("m",), 20, 30))
        turn.open_task("handoff", order_id=20, note="she asked")
        turn.open_task("handoff", order_id=20)
        turn.out.new_links.append((20, "order_number+pincode"))
        turn.reply("handoff", messages[-1])

    await settle(database, said(wa_id=WA_ID, content="image", media=Media("MEDIA1", "image/jpeg")), converse=converse)
    await settle(database, said(at=NOW + HOUR, wa_id=WA_ID), converse=converse)
    asked = await only(database, t.outbox, channel="vendor")
    assert (asked["account"], asked["name"], asked["body"], asked["lane"]) == (
        "delhivery-main",
        "courier.request_reattempt",
        {"awb": AWB},
        5,
    )
    assert (await only(database, t.tasks))["note"] == "she asked"
    assert (await only(database, t.order_links))["proof"] == "order_number+pincode"
    assert (await only(database, t.media))["state"] == "wanted"
    assert len(await rows(database, t.outbox, name="handoff")) == 2  # two questions, two answers


async def test_the_conversation_is_kept_with_the_window(database: Database) -> None:
    """G-4."""
    await settle(database, said(at=NOW, wa_id=WA_ID))
    await settle(database, said(at=NOW + HOUR, wa_id=WA_ID))
    chat = await only(database, t.conversations)
    assert (chat["last_inbound_at"], chat["number_id"]) == (NOW + HOUR, "8801")


async def test_account_notices_are_kept_once(database: Database) -> None:
    """P-01."""
    body = AccountNotice("phone_number_quality_update", value={"event": "FLAGGED"})
    event = Event("account.quality", "notice:1", NOW, NOW, "whatsapp", body)
    await settle(database, event)
    await settle(database, event)
    assert (await only(database, t.timeline))["body"]["value"] == {"event": "FLAGGED"}


# -- what is loaded ----------------------------------------------------------------------------------------


async def loaded(database: Database, named: Named | None = None) -> Any:
    """Customer 10 as deciding sees her."""
    async with database.write() as connection:
        return (await read_states(connection, [10], NOW, named))[10]


async def stored(database: Database, **changes: Any) -> None:
    """Customer 10, one open order with its parcel, and one of each that ended long ago."""
    long_ago = NOW - REMEMBERED_FOR - HOUR
    old = {"id": 21, "shop_order_id": "4001", "number_key": "KH-1", "closed_at": long_ago}
    await put_rows(database, t.customers, plain_row(customer()))
    await put_rows(database, t.orders, order_row(order(**changes)), order_row(order(**old)))
    gone = parcel(id=31, awb="OLD1", order_id=21, closed_at=long_ago, status=Status.DELIVERED)
    await put_rows(database, t.shipments, shipment_row(parcel()), shipment_row(gone))


async def test_what_is_open_is_loaded_and_what_ended_long_ago_is_not(database: Database) -> None:
    """A-86: the cost of a customer stays flat."""
    await stored(database)
    state = await loaded(database)
    assert (set(state.orders), set(state.shipments)) == ({20}, {30})
    assert not state.is_new
    recent = await loaded(database, Named(awbs={"OLD1"}, shop_orders={"4001"}))
    assert (set(recent.orders), set(recent.shipments)) == ({20, 21}, {30, 31})


async def test_identities_come_newest_last(database: Database) -> None:
    """P-02."""
    await stored(database)
    for minutes, phone in ((5, "+919999900002"), (0, "+919999900001")):
        row = {"kind": "phone", "value": phone, "customer_id": 10, "source": "shop"}
        await put_rows(database, t.identities, row | {"seen_at": NOW + minutes * MINUTE})
    state = await loaded(database)
    assert state.value_of("phone") == "+919999900002"
    assert state.identities[Key("phone", "+919999900001")] == "shop"


async def test_the_conversation_is_loaded_with_every_batch(database: Database) -> None:
    """G-4: a journey may hand the chat over, whatever brought it there."""
    await stored(database)
    await put_rows(database, t.conversations, plain_row(Conversation(10, last_inbound_at=NOW, awaiting="proof")))
    assert (await loaded(database)).conversation.awaiting == "proof"
    assert (await loaded(database, Named(with_chat=False))).conversation.awaiting == "proof"


async def test_orders_she_proved_are_visible_with_their_parcels(database: Database) -> None:
    """P-02."""
    await stored(database)
    await put_rows(database, t.orders, order_row(order(id=50, customer_id=11, shop_order_id="9", number_key="KH-9")))
    await put_rows(database, t.shipments, shipment_row(parcel(id=51, customer_id=11, order_id=50, awb="THEIRS")))
    assert (await loaded(database)).visible == {}
    link = {"customer_id": 10, "order_id": 50, "proof": "order_number+pincode", "linked_at": NOW}
    await put_rows(database, t.order_links, link)
    state = await loaded(database)
    assert (set(state.visible), set(state.visible_shipments)) == ({50}, {51})
    assert [each.awb for each in state.shipments_of(50)] == ["THEIRS"]


async def test_orders_she_names_are_loaded_to_check_her_proof(database: Database) -> None:
    """P-02: but not as hers."""
    await stored(database)
    await put_rows(database, t.orders, order_row(order(id=50, customer_id=11, shop_order_id="9", number_key="KH-9")))
    await put_rows(database, t.shipments, shipment_row(parcel(id=51, customer_id=11, order_id=50, awb="THEIRS")))
    state = await loaded(database, Named(numbers={"KH-9", "KH-10234"}))
    assert {number: found.id for number, found in state.by_number.items()} == {"KH-9": 50, "KH-10234": 20}
    assert (set(state.visible_shipments), set(state.orders)) == ({51}, {20})
    assert (await loaded(database, Named(numbers={"NO-1"}))).by_number == {}


async def test_a_customer_merged_away_meanwhile_stops_the_batch(database: Database) -> None:
    """Promise 3: it is done again, for the survivor."""
    await put_rows(database, t.customers, plain_row(customer()), plain_row(customer(id=11)))
    async with database.write() as connection:
        await lock_customers(connection, [])
        await merge_customers(connection, [(11, 10)], NOW)
        for lock in (lock_customers(connection, [10, 11]), lock_states(connection, [10, 11], {}, Named(), NOW)):
            with pytest.raises(CustomerMoved):
                await lock
        await lock_customers(connection, [10])
        assert set(await lock_states(connection, [10], {12: NOW}, Named(), NOW)) == {10, 12}
        assert set(await read_states(connection, [10, 11], NOW)) == {10, 11}


# -- what it costs -----------------------------------------------------------------------------------------


def batches(many: int) -> list[list[Event]]:
    """The life of `many` orders of as many customers, batch by batch."""
    at = [NOW + each * timedelta(seconds=1) for each in range(many)]
    awbs = [f"B{many}X{each}" for each in range(many)]
    people = [f"+9199999{many:03}{each:03}" for each in range(many)]
    lives = [
        [
            placed(at[n], shop_order_id=awbs[n], number=f"#{awbs[n]}", phone=people[n], parcels=(Parcel(awbs[n]),)),
            scan(Status.OUT_FOR_DELIVERY, at[n] + HOUR, awb=awbs[n]),
            failed(at[n] + 2 * HOUR, awb=awbs[n]),
            said("where is it?", at[n] + 3 * HOUR, wa_id=people[n][1:], wamid=f"wamid.{awbs[n]}"),
            scan(Status.DELIVERED, at[n] + 4 * HOUR, awb=awbs[n]),
        ]
        for n in range(many)
    ]
    return [list(batch) for batch in zip(*lives, strict=True)]


async def test_two_hundred_cost_as_many_statements_as_one(database: Database) -> None:
    """A-86: a constant number of statements per batch, at every stage of an order."""

    def converse(turn: Turn, messages: Any) -> None:
        turn.reply("order_status", messages[-1])
        turn.open_task("handoff")

    costs: dict[int, list[int]] = {}
    for many in (1, 200):
        for hours, batch in enumerate(batches(many)):
            async with counting(database) as statements:
                await settle(database, *batch, now=NOW + hours * HOUR + 5 * MINUTE, converse=converse)
            costs.setdefault(many, []).append(len(statements))
    assert costs[1] == costs[200]
    assert max(costs[1]) < 30
    assert len(await rows(database, t.outbox, name="out_for_delivery")) == 201


async def test_a_timer_costs_its_customer_no_more(database: Database) -> None:
    """A-86: what came due goes with the batch of deliveries."""
    await shipped(database)
    known = await only(database, t.orders)
    owner = (Key("customer", str(known["customer_id"])),)
    timer = msgspec.structs.replace(due(WATCH, str(known["id"]), known["promised_by_at"]), keys=owner)
    await settle(database, timer, now=known["promised_by_at"])
    assert (await only(database, t.outbox, name="no_news"))["order_id"] == known["id"]


async def test_the_same_stage_may_be_entered_twice_as_of_one_moment(database: Database) -> None:
    """A-09, P-01: what is told late is older than where she stands; the second change is no repetition of the first."""
    second, gone = {"shop_order_id": "5002", "number": "#KH-10235"}, {"status": "cancelled", "cancelled_at": NOW}
    for number, facts in enumerate(({}, gone, second, second | gone)):
        event = placed(NOW, **facts, version_at=NOW + number * MINUTE)
        await settle(database, msgspec.structs.replace(event, key=f"order:{number}"))
    changes = await rows(database, t.timeline, kind="customer.stage_changed")
    assert sorted(row["body"]["stage"] for row in changes) == ["browsing", "browsing", "receiving"]


async def test_a_promised_moment_that_comes_back_is_dealt_with_again(database: Database) -> None:
    """G-6: what had promised a later one was withheld; the order's watch must not fail on a fact it has told before."""
    moment = NOW - HOUR
    await stored(database, promised_by_at=moment)
    for minutes in (0, 5):
        at = NOW + minutes * MINUTE
        async with database.write() as connection:
            await connection.execute(update(t.orders).values(promised_by_at=moment))
        await settle(database, due(WATCH, "20", at), now=at)
    assert len(await rows(database, t.timeline, kind="signal.promise_due")) == 2
    assert len(await rows(database, t.outbox, name="no_news")) == 1
