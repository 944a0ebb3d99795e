"""The promise ledger in the store: written when messages leave, in a constant number of statements."""

from datetime import timedelta
from typing import Any

import pytest

from journeys.decision import Decision, SilenceFound
from journeys.promises import DELIVERY, NEXT_UPDATE, Leaving, Promised
from journeys.status import Status
from journeys.store import promises as store
from journeys.store import spending
from journeys.store.before_sending import exits_of
from journeys.store.database import Database
from journeys.store.holds import held, release_held
from journeys.store.ids import new_id
from journeys.store.rows import order_row, shipment_row
from journeys.store.schema import orders, outbox, promises, runs, shipments, silences, tasks
from journeys.store.silences import quiet_orders, save_silences
from tests.journeys.builders import BRAND, NOW, order, parcel, state
from tests.journeys.store.batches import counting, only, put_rows, rows
from tests.journeys.store.test_attempts import waiting

HOUR = timedelta(hours=1)


def leaving(at_hours: float = 0, **facts: Any) -> Leaving:
    promised = tuple(Promised(kind, NOW + hours * HOUR, new_id()) for kind, hours in facts.pop("says", {}).items())
    known = {"customer_id": 10, "outbox_id": 1, "message": "shipped", "at": NOW + at_hours * HOUR, "order_id": 20}
    return Leaving(**known | {"promised": promised} | facts)


async def told(database: Database, *messages: Leaving) -> None:
    async with database.write() as connection:
        await store.told(connection, messages)
        await store.touch(connection, messages)


async def how(database: Database) -> dict[tuple[str, int], str]:
    """What became of each promise, by its kind and message."""
    return {(row["kind"], row["outbox_id"]): row["settled_as"] for row in await rows(database, promises)}


async def test_a_message_keeps_one_promise_and_makes_the_next(database: Database) -> None:
    """A-59, B-06."""
    await put_rows(database, orders, order_row(order()))
    await told(database, leaving(says={NEXT_UPDATE: 24, DELIVERY: 72}))
    await told(database, leaving(20, outbox_id=2, says={NEXT_UPDATE: 44, DELIVERY: 96}))
    assert await how(database) == {
        (NEXT_UPDATE, 1): "kept",
        (DELIVERY, 1): "renegotiated",
        (NEXT_UPDATE, 2): "",
        (DELIVERY, 2): "",
    }
    found = await only(database, orders)
    assert (found["touched_at"], found["promised_by_at"]) == (NOW + 20 * HOUR, NOW + 44 * HOUR)


async def test_the_same_news_twice_changes_nothing(database: Database) -> None:
    """G-1: the answer to our call and a status of WhatsApp both tell that it left."""
    await put_rows(database, orders, order_row(order()))
    message = leaving(says={NEXT_UPDATE: 24})
    await told(database, message)
    await told(database, message)
    assert await how(database) == {(NEXT_UPDATE, 1): ""}


async def test_somebody_else_who_proved_an_order_touches_nothing(database: Database) -> None:
    """A-03: its own customer has seen nothing."""
    await put_rows(database, orders, order_row(order()))
    await told(database, leaving(customer_id=11, says={NEXT_UPDATE: 24}))
    assert (await only(database, orders))["touched_at"] is None


async def test_a_message_about_no_order_costs_nothing(database: Database) -> None:
    """A-02: greetings are answered as fast as ever."""
    async with counting(database) as seen, database.write() as connection:
        await store.told(connection, [leaving(order_id=None)])
        await store.touch(connection, [leaving(order_id=None)])
    assert seen == []


@pytest.mark.parametrize("count", [1, 40])
async def test_any_number_of_messages_takes_as_many_statements(database: Database, count: int) -> None:
    """A-59: constant SQL."""
    messages = [leaving(order_id=100 + n, outbox_id=n + 1, says={NEXT_UPDATE: 24, DELIVERY: 48}) for n in range(count)]
    later = [leaving(5, order_id=100 + n, outbox_id=n + 90, says={NEXT_UPDATE: 30}) for n in range(count)]
    await told(database, *messages)
    async with counting(database) as seen, database.write() as connection:
        await store.told(connection, later)
        await store.touch(connection, later)
    assert len({statement.split("VALUES")[0] for statement in seen}) == 5
    assert len(await rows(database, promises, settled_as="kept")) == count


async def test_a_silence_ends_when_she_is_told_something(database: Database) -> None:
    """A-54."""
    silence = {
        **{"customer_id": 10, "order_id": 20, "stage": "confirmed", "budget_seconds": 86_400, "cause": "no_scan"},
        **{"found_at": NOW},
    }
    await put_rows(database, silences, silence | {"id": 1, "since_at": NOW - 30 * HOUR})
    await put_rows(database, silences, silence | {"id": 2, "order_id": 21, "since_at": NOW - 30 * HOUR})
    await told(database, leaving())
    ended = {row["id"]: row["ended_at"] for row in await rows(database, silences)}
    assert ended == {1: NOW, 2: None}


async def test_a_silence_is_written_down_once_with_its_cause(database: Database) -> None:
    """A-54, A-03: however often the watch looks."""
    found = SilenceFound(20, "confirmed", NOW - 25 * HOUR, 24 * HOUR, "not_dispatched")
    decision = Decision(state(), silences=[found])
    async with database.write() as connection:
        for minutes in (0, 5):
            await save_silences(connection, [decision, Decision(state())], NOW + minutes * HOUR / 60)
        assert (await quiet_orders(connection, NOW)) == []
    kept = await only(database, silences)
    assert (kept["cause"], kept["budget_seconds"], kept["found_at"]) == ("not_dispatched", 86_400, NOW)
    assert (kept["since_at"], kept["ended_at"]) == (NOW - 25 * HOUR, None)


# -- promises whose time is over -------------------------------------------------------------------------------


async def swept(database: Database, hours: float = 100) -> dict[tuple[str, int], str]:
    async with database.write() as connection:
        await store.settle_overdue(connection, NOW + hours * HOUR)
    return await how(database)


async def test_a_promise_nobody_kept_is_broken_when_its_time_is_over(database: Database) -> None:
    """A-59: found by a query; not a moment earlier."""
    await put_rows(database, orders, order_row(order()))
    await told(database, leaving(says={NEXT_UPDATE: 24, DELIVERY: 48}))
    assert await swept(database, 24) == {(NEXT_UPDATE, 1): "", (DELIVERY, 1): ""}
    assert await swept(database, 25) == {(NEXT_UPDATE, 1): "broken", (DELIVERY, 1): ""}
    settled = await only(database, promises, kind=NEXT_UPDATE)
    assert settled["settled_at"] == settled["by_at"]


@pytest.mark.parametrize(("hours", "became"), [(40, "kept"), (49, "broken")])
async def test_a_delivery_in_the_range_keeps_it(database: Database, hours: int, became: str) -> None:
    """A-59."""
    at = NOW + hours * HOUR
    await put_rows(database, orders, order_row(order(closed_at=at)))
    await put_rows(database, shipments, shipment_row(parcel(status=Status.DELIVERED, status_at=at, closed_at=at)))
    await told(database, leaving(says={DELIVERY: 48}))
    assert await swept(database) == {(DELIVERY, 1): became}


async def test_a_cancelled_order_frees_us(database: Database) -> None:
    """A-59: void, neither kept nor broken."""
    await put_rows(database, orders, order_row(order(status="cancelled", cancelled_at=NOW + HOUR)))
    await told(database, leaving(says={NEXT_UPDATE: 24, DELIVERY: 48}))
    assert set((await swept(database)).values()) == {"void"}


@pytest.mark.parametrize(("closed_at", "became"), [(None, "broken"), (NOW + HOUR, "kept")])
async def test_an_answer_is_kept_when_no_work_is_left(database: Database, closed_at: Any, became: str) -> None:
    """A-59: a colleague answers by then."""
    task = {"id": 1, "customer_id": 10, "order_id": 0, "reason": "handoff", "opened_at": NOW, "closed_at": closed_at}
    await put_rows(database, tasks, task)
    await told(database, leaving(order_id=None, says={"answer": 2}))
    assert await swept(database) == {("answer", 1): became}


async def test_what_was_withheld_leaves_the_earlier_promise_standing(database: Database) -> None:
    """B-06: the watch looks when the running promise is due, not when the withheld message would have promised."""
    await put_rows(database, orders, order_row(order()), order_row(order(id=21, shop_order_id="2")))
    await told(database, leaving(says={NEXT_UPDATE: 24}))
    decided = order_row(order(promised_by_at=NOW + 70 * HOUR)) | {"touched_at": NOW}
    async with database.write() as connection:
        await connection.execute(orders.update().where(orders.c.id == 20).values(decided))
        await store.fall_back(connection, [20, 21])
        await store.fall_back(connection, [])
    found = {row["id"]: row["promised_by_at"] for row in await rows(database, orders)}
    assert found == {20: NOW + 24 * HOUR, 21: None}


# -- spending, holds, exits ------------------------------------------------------------------------------------


async def test_messages_are_counted_by_number_month_and_category(database: Database) -> None:
    """R-5: the local month; the last hours of a month in India are the next one there."""
    month = spending.month_of(NOW, BRAND)
    assert month == "2026-11"
    assert spending.month_of(NOW + timedelta(days=7, hours=13), BRAND) == "2026-12"
    async with database.write() as connection:
        await spending.count(connection, "8801", month, ["service", "service", "utility"])
        await spending.count(connection, "8801", month, ["service"])
        await spending.count(connection, "8802", month, ["service"])
        await spending.count(connection, "8801", month, [])
        found = await spending.spent_in(connection, "8801", month)
    assert found.counts == {"service": 3, "utility": 1}


async def test_what_an_agent_holds_back_is_hers_to_read_and_to_release(database: Database) -> None:
    """R-6: drafts, the most urgent first; judged again at once when she lets go."""
    ready = {"state": "ready", "attempts": 0, "not_before_at": NOW + HOUR}
    await put_rows(
        database,
        outbox,
        waiting(1, **ready, reason="held_by_agent"),
        waiting(2, **ready, reason="held_by_agent", lane=1),
        waiting(3, **ready, reason="spacing"),
        waiting(4, **ready, reason="held_by_agent", customer_id=11),
    )
    async with database.write() as connection:
        assert [row.id for row in await held(connection, 10)] == [2, 1]
        assert await release_held(connection, 10, NOW) == 2
    due = {row["id"]: row["not_before_at"] for row in await rows(database, outbox)}
    assert due == {1: NOW, 2: NOW, 3: NOW + HOUR, 4: NOW + HOUR}


async def test_only_runs_that_were_called_off_count_as_exited(database: Database) -> None:
    """G-2."""
    run = {
        **{"customer_id": 10, "journey": "tracking", "version": 1, "subject": "20", "step": "say"},
        **{"began_at": NOW, "began_by": "scan:1", "step_at": NOW, "path": [], "args": {}},
    }
    await put_rows(
        database,
        runs,
        run | {"id": 1, "ended_at": NOW, "ended_as": "exit:shipment.delivered"},
        run | {"id": 2, "ended_at": NOW, "ended_as": "finished"},
        run | {"id": 3},
    )
    async with database.read() as connection:
        assert await exits_of(connection, [1, 2, 3, 4]) == {1: "shipment.delivered"}
