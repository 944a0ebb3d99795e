"""The outbox: claimed by urgency, noted before it leaves, settled once, never lost in between."""

from datetime import timedelta
from typing import Any

import pytest

from journeys.policies import Sent
from journeys.store import outbox
from journeys.store.before_sending import recent_sends, template_statuses
from journeys.store.database import Database
from journeys.store.outbox import Settled
from journeys.store.schema import attempts, templates
from journeys.store.schema import outbox as table
from tests.journeys.builders import NOW
from tests.journeys.store.batches import only, put_rows, rows
from tests.journeys.store.test_attempts import attempt, waiting

MINUTE = timedelta(minutes=1)


def ready(row: int, **facts: Any) -> dict[str, Any]:
    return waiting(row, state="ready", attempts=0, claimed_at=None, sent_at=None) | facts


async def claimed(database: Database, *, limit: int = 10, busy: tuple[int, ...] = ()) -> list[int]:
    async with database.write() as connection:
        return [row.id for row in await outbox.claim(connection, "whatsapp", NOW, limit, busy=busy)]


async def test_what_may_leave_leaves_by_lane_time_and_age(database: Database) -> None:
    """A-90: a reply before an alarm before news."""
    await put_rows(
        database,
        table,
        ready(1, lane=2),
        ready(2, lane=1, not_before_at=NOW - MINUTE),
        ready(3, lane=1, not_before_at=NOW - 2 * MINUTE),
        ready(4, lane=0, customer_id=11),
        ready(5, lane=0, not_before_at=NOW + MINUTE),  # not yet
        ready(6, lane=0, channel="vendor"),
        ready(7, lane=0, state="withheld"),
    )
    assert await claimed(database) == [4, 3, 2, 1]
    assert await claimed(database, limit=2) == [4, 3]
    assert await claimed(database, busy=(11,)) == [3, 2, 1]


async def test_what_one_sender_has_claimed_another_skips(database: Database) -> None:
    """G-1."""
    if database.is_sqlite:
        pytest.skip("one writer at a time")
    await put_rows(database, table, ready(1), ready(2))
    async with database.write() as one, database.write() as other:
        assert [row.id for row in await outbox.claim(one, "whatsapp", NOW, 1)] == [1]
        assert [row.id for row in await outbox.claim(other, "whatsapp", NOW, 9)] == [2]


async def begun(database: Database, row: int = 1, **facts: Any) -> None:
    await put_rows(database, table, ready(row, **facts))
    async with database.write() as connection:
        await outbox.begin(connection, [attempt(row)], NOW)
        await outbox.begin(connection, [], NOW)


async def test_a_send_is_noted_before_it_leaves(database: Database) -> None:
    """G-1, promise 2."""
    await begun(database)
    row = await only(database, table)
    assert (row["state"], row["attempts"], row["claimed_at"], row["sent_at"]) == ("sending", 1, NOW, NOW)
    assert (await only(database, attempts))["status"] == "sending"
    assert await claimed(database) == []


SETTLED = [
    # state, attempt's status, done_at, accepted_at
    ("done", "accepted", NOW, NOW),
    ("failed", "failed", NOW, None),
    ("unknown", "unknown", None, None),
    ("ready", "failed", None, None),
]


@pytest.mark.parametrize(("state", "status", "done_at", "accepted_at"), SETTLED)
async def test_an_outcome_is_written_down(
    database: Database, state: str, status: str, done_at: Any, accepted_at: Any
) -> None:
    """G-1, G-7."""
    await begun(database)
    later = NOW + 5 * MINUTE if state == "ready" else None
    outcome = Settled(1, 2, state, status, NOW, "wamid.1", "131056", "y" * 600, later)
    async with database.write() as connection:
        await outbox.settle(connection, [outcome])
        await outbox.settle(connection, [])
    row, tried = await only(database, table), await only(database, attempts)
    assert (row["state"], row["reason"], row["done_at"]) == (state, "131056", done_at)
    assert row["not_before_at"] == (later or NOW)
    assert (tried["status"], tried["wamid"], tried["accepted_at"]) == (status, "wamid.1", accepted_at)
    assert len(tried["error_text"]) == 500


async def test_a_status_that_was_faster_than_the_answer_wins(database: Database) -> None:
    """Promise 4: delivered before we had read the reply to our own call."""
    await put_rows(database, table, waiting(1, state="done", done_at=NOW))
    await put_rows(database, attempts, attempt(1, status="delivered", wamid="wamid.S"))
    async with database.write() as connection:
        await outbox.settle(connection, [Settled(1, 2, "unknown", "unknown", NOW, None, "unknown")])
    assert (await only(database, table))["state"] == "done"
    tried = await only(database, attempts)
    assert (tried["status"], tried["wamid"], tried["error_code"]) == ("delivered", "wamid.S", "")


async def test_after_a_crash_what_was_leaving_has_an_unknown_outcome(database: Database) -> None:
    """G-1, promise 2: reconciled before any repeat; what really is on its way is left alone."""
    for row in (1, 11, 21):
        await begun(database, row, channel="vendor" if row == 21 else "whatsapp")
    async with database.write() as connection:
        assert await outbox.orphaned_sends(connection, "whatsapp", [11]) == 1
        assert await outbox.orphaned_sends(connection, "whatsapp", [11]) == 0
    states = {row["id"]: (row["state"], row["reason"]) for row in await rows(database, table)}
    assert states == {1: ("unknown", "interrupted"), 11: ("sending", ""), 21: ("sending", "")}
    tried = {row["outbox_id"]: row["status"] for row in await rows(database, attempts)}
    assert tried == {1: "unknown", 11: "sending", 21: "sending"}


async def test_unknown_rows_are_looked_into_after_a_while(database: Database) -> None:
    """G-1."""
    await put_rows(database, table, waiting(1, state="unknown"), waiting(2, state="unknown", channel="vendor"))
    async with database.write() as connection:
        assert await outbox.unknown_since(connection, "whatsapp", NOW - MINUTE) == []
        (found,) = await outbox.unknown_since(connection, "whatsapp", NOW)
        await outbox.look_again_later(connection, [found.id], NOW + MINUTE)
        await outbox.look_again_later(connection, [], NOW)
        assert await outbox.unknown_since(connection, "whatsapp", NOW) == []
        assert [row.id for row in await outbox.unknown_since(connection, "vendor", NOW)] == [2]
    assert found.id == 1


async def test_an_attempt_nobody_told_of_is_marked_so(database: Database) -> None:
    """G-7."""
    await put_rows(database, table, waiting(1, state="unknown"))
    await put_rows(database, attempts, attempt(1, status="unknown"))
    async with database.write() as connection:
        await outbox.give_up_attempts(connection, [1])
        await outbox.give_up_attempts(connection, [])
    assert (await only(database, attempts))["error_code"] == "no_status"


async def test_rows_are_moved_with_their_reasons(database: Database) -> None:
    """G-7: a deferral moves the time, a withholding does not."""
    await put_rows(database, table, ready(1), ready(2))
    later = NOW + MINUTE
    async with database.write() as connection:
        await outbox.set_state(
            connection,
            [
                {"row": 1, "to": "ready", "why": "spacing", "not_before": later, "done": None},
                {"row": 2, "to": "withheld", "why": "stale", "not_before": None, "done": NOW},
            ],
        )
        await outbox.set_state(connection, [])
        assert await outbox.next_ready(connection, "whatsapp") == later
        assert await outbox.next_ready(connection, "vendor") is None
    first, second = await rows(database, table)
    assert (first["state"], first["reason"], first["not_before_at"]) == ("ready", "spacing", later)
    assert (second["state"], second["not_before_at"], second["done_at"]) == ("withheld", NOW, NOW)


async def test_what_left_shortly_before_is_read_with_what_counts_for_the_caps(database: Database) -> None:
    """Promise 5, A-27: what reached or may have reached her; answers to what she did do not count."""
    await put_rows(
        database,
        table,
        waiting(1, state="done"),
        waiting(2, state="unknown", name="out_for_delivery", lane=1),
        waiting(3, state="failed"),
        waiting(4, state="done", proactive=False, name="order_status", lane=0),  # tells the whole story
        waiting(5, state="done", name="order_confirmed"),  # answers her order
        waiting(6, state="done", sent_at=NOW - 25 * 60 * MINUTE),
        waiting(7, state="sending", customer_id=11),
        waiting(8, state="done", proactive=False, name="greeting", lane=0),
        waiting(9, state="ready", customer_id=12),  # given up without a status: it may have arrived
        waiting(10, state="ready", customer_id=13),  # failed for certain
        waiting(11, state="withheld", customer_id=14),  # given up, and no longer true when it was to leave again
    )
    tries = [
        *(attempt(row, customer_id=customer, status="unknown") for row, customer in ((9, 12), (11, 14))),
        attempt(10, customer_id=13, status="failed"),
    ]
    await put_rows(database, attempts, *tries)
    async with database.read() as connection:
        found = await recent_sends(connection, [10, 11, 12, 13, 14], NOW - 24 * 60 * MINUTE)
    assert sorted(found) == [10, 11, 12, 14]
    assert {each.name: (each.urgent, each.counts) for each in found[10]} == {
        "shipped": (False, True),
        "out_for_delivery": (True, True),
        "order_status": (False, False),
        "order_confirmed": (False, False),
    }
    assert found[11] == [Sent(NOW, urgent=False, name="shipped", order_id=20, row=7)]


async def test_parked_rows_are_shown_and_may_leave_after_all(database: Database) -> None:
    """P-01, promise 8."""
    await put_rows(
        database, table, ready(1, state="parked", reason="unavailable", done_at=NOW), ready(2, state="parked"), ready(3)
    )
    async with database.write() as connection:
        assert [row["id"] for row in await outbox.parked(connection)] == [1, 2]
        assert await outbox.counts(connection) == {"ready": 1, "sending": 0, "unknown": 0, "parked": 2}
        assert await outbox.replay(connection, [1, 3], NOW) == 1
        assert await outbox.replay(connection, None, NOW) == 1
        assert await outbox.replay(connection, None, NOW) == 0
    first = await only(database, table, id=1)
    assert (first["state"], first["reason"], first["done_at"]) == ("ready", "replayed", None)


async def test_templates_are_known_as_whatsapp_last_told(database: Database) -> None:
    """P-06."""
    for name, status in (("hk_shipped", "APPROVED"), ("hk_delivered", "PAUSED"), ("hk_no_news", "APPROVED")):
        await put_rows(database, templates, {"name": name, "language": "en", "status": status, "seen_at": NOW})
    async with database.read() as connection:
        assert (await template_statuses(connection))[("hk_delivered", "en")] == "PAUSED"
        assert await outbox.templates_by_status(connection) == {"APPROVED": 2, "PAUSED": 1}


async def test_when_a_source_last_told_news_is_known(database: Database) -> None:
    """A-71: how late its news arrive."""
    async with database.read() as connection:
        assert await outbox.newest_news(connection, "whatsapp") is None


async def test_patience_with_unknown_rows_can_begin_anew(database: Database) -> None:
    """G-1: after a silence of WhatsApp, a status may take as long again as the message is old."""
    await put_rows(database, table, waiting(1, state="unknown"), waiting(2, state="sending"))
    async with database.write() as connection:
        await outbox.count_patience_anew(connection, "whatsapp", NOW + MINUTE, 2)
        await outbox.count_patience_anew(connection, "vendor", NOW + MINUTE, 2)
    assert [row["claimed_at"] for row in await rows(database, table)] == [NOW + 3 * MINUTE, NOW]
