"""What became of a message: statuses in any order, any number of times, never move it back."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeys.events import Event
from journeys.store.attempts import RANK_OF_STATUS, Reaction, apply_statuses
from journeys.store.database import Database
from journeys.store.ids import new_id
from journeys.store.rows import plain_row
from journeys.store.schema import attempts, customers, outbox
from journeys.store.whose import find_owners
from tests.journeys.builders import NOW, customer, told
from tests.journeys.store.batches import only, put_rows

MINUTE = timedelta(minutes=1)


def waiting(row: int, **facts: Any) -> dict[str, Any]:
    known = {
        "id": row,
        "customer_id": 10,
        "order_id": 20,
        "channel": "whatsapp",
        "name": "shipped",
        "lane": 2,
        "proactive": True,
        "dedupe_key": f"shipped:{row}",
        "body": {},
        "rule": "shipped",
        "rule_version": 1,
        "causes": ["scan:1"],
        "state": "sending",
        "attempts": 1,
        "created_at": NOW,
        "not_before_at": NOW,
        "claimed_at": NOW,
        "sent_at": NOW,
    }
    return known | facts


def attempt(row: int, **facts: Any) -> dict[str, Any]:
    known = {
        "id": row + 1,
        "customer_id": 10,
        "outbox_id": row,
        "number": 1,
        "token": f"{row}|a:1",
        "status": "sending",
        "form": "template",
        "tried_at": NOW,
    }
    return known | facts


async def sending(database: Database, **facts: Any) -> int:
    """A message on its way; its outbox id."""
    row = new_id() * 2
    await put_rows(database, outbox, waiting(row))
    await put_rows(database, attempts, attempt(row, **facts))
    return row


async def tell(database: Database, *events: Event, reactions: dict[str, Reaction] | None = None) -> None:
    async with database.write() as connection:
        owners = await find_owners(connection, events)
        await apply_statuses(connection, events, owners, reactions or {}, NOW + MINUTE)


async def test_each_status_leaves_its_time_and_what_it_costs(database: Database) -> None:
    """A-28, R-5."""
    row = await sending(database)
    token = f"{row}|a:1"
    await tell(database, told("sent", NOW, token=token, price_category="utility", price_type="regular"))
    await tell(database, told("delivered", NOW + MINUTE, token=token), told("read", NOW + 2 * MINUTE, token=token))
    known = await only(database, attempts, outbox_id=row)
    assert (known["status"], known["wamid"]) == ("read", "wamid.OUT1")
    assert (known["sent_at"], known["delivered_at"], known["read_at"]) == (NOW, NOW + MINUTE, NOW + 2 * MINUTE)
    assert (known["price_category"], known["price_type"]) == ("utility", "regular")
    done = await only(database, outbox, id=row)
    assert (done["state"], done["done_at"]) == ("done", NOW + 2 * MINUTE)


async def test_a_status_tells_of_a_send_whose_answer_we_never_saw(database: Database) -> None:
    """Promise 2, G-1: by its token alone; later ones by their wamid."""
    row = await sending(database, status="unknown")
    await tell(database, told("sent", NOW, token=f"{row}|a:1", wamid="wamid.NEW"))
    await tell(database, told("delivered", NOW, wamid="wamid.NEW"))
    known = await only(database, attempts, outbox_id=row)
    assert (known["status"], known["wamid"]) == ("delivered", "wamid.NEW")
    assert (await only(database, outbox, id=row))["state"] == "done"


async def test_played_counts_as_read(database: Database) -> None:
    """A-28: a voice message she listened to."""
    row = await sending(database)
    await tell(database, told("played", NOW, token=f"{row}|a:1"))
    known = await only(database, attempts, outbox_id=row)
    assert (known["status"], known["read_at"]) == ("read", NOW)


async def test_statuses_of_messages_we_did_not_send_change_nothing(database: Database) -> None:
    """P-01: another tool may share the number."""
    row = await sending(database)
    await tell(database, told("read", NOW, token="x|a:1"), told("read", NOW, wamid="wamid.OTHER"))
    assert (await only(database, attempts, outbox_id=row))["status"] == "sending"


async def test_a_status_nobody_has_heard_of_moves_nothing(database: Database) -> None:
    """P-01."""
    row = await sending(database, status="delivered", delivered_at=NOW)
    await tell(database, told("warning", NOW, token=f"{row}|a:1"))
    known = await only(database, attempts, outbox_id=row)
    assert (known["status"], known["delivered_at"]) == ("delivered", NOW)


async def test_a_failure_says_why_and_later_news_does_not_erase_it(database: Database) -> None:
    """G-7."""
    row = await sending(database)
    token = f"{row}|a:1"
    await tell(database, told("failed", NOW, token=token, error_code=131_026, error_text="Message undeliverable"))
    await tell(database, told("sent", NOW, token=token))
    known = await only(database, attempts, outbox_id=row)
    assert (known["status"], known["error_code"], known["error_text"]) == ("failed", "131026", "Message undeliverable")
    assert (known["failed_at"], known["sent_at"]) == (NOW, NOW)
    given_up = await only(database, outbox, id=row)
    assert (given_up["state"], given_up["reason"]) == ("failed", "whatsapp:131026")


async def test_a_message_that_arrived_did_not_fail(database: Database) -> None:
    """G-1: or it would be sent again."""
    row = await sending(database)
    token = f"{row}|a:1"
    await tell(database, told("delivered", NOW, token=token))
    failed = told("failed", NOW + MINUTE, token=token, error_code=131_053)
    await tell(database, failed, reactions={failed.key: Reaction("again", MINUTE)})
    assert (await only(database, attempts, outbox_id=row))["status"] == "delivered"
    assert (await only(database, outbox, id=row))["state"] == "done"


@pytest.mark.parametrize(
    ("act", "state", "reason", "wait"),
    [
        ("again", "ready", "again:131053", 5 * MINUTE),
        ("template", "ready", "template:131053", 0 * MINUTE),
        ("give_up", "failed", "whatsapp:131053", 0 * MINUTE),
    ],
)
async def test_a_failure_leads_to_what_it_calls_for(
    database: Database, act: str, state: str, reason: str, wait: timedelta
) -> None:
    """G-7, G-4."""
    row = await sending(database)
    failed = told("failed", NOW, token=f"{row}|a:1", error_code=131_053)
    await tell(database, failed, reactions={failed.key: Reaction(act, wait)})
    known = await only(database, outbox, id=row)
    assert (known["state"], known["reason"], known["not_before_at"]) == (state, reason, NOW + MINUTE + wait)


@pytest.mark.parametrize(
    ("act", "column", "value"), [("opt_out", "marketing", "no"), ("unreachable", "unreachable_at", NOW + MINUTE)]
)
async def test_a_failure_may_tell_of_the_customer(database: Database, act: str, column: str, value: Any) -> None:
    """Promise 5: the next decision knows."""
    await put_rows(database, customers, plain_row(customer()))
    row = await sending(database)
    failed = told("failed", NOW, token=f"{row}|a:1", error_code=131_050)
    await tell(database, failed, reactions={failed.key: Reaction(act)})
    assert (await only(database, customers))[column] == value


async def test_a_failure_of_an_older_try_does_not_disturb_the_newer(database: Database) -> None:
    """G-1."""
    row = new_id() * 2
    await put_rows(database, outbox, waiting(row, attempts=2))
    await put_rows(database, attempts, attempt(row), attempt(row, id=row + 3, number=2, token=f"{row}|a:2"))
    await tell(database, told("failed", NOW, token=f"{row}|a:1", error_code=131_053))
    assert (await only(database, outbox, id=row))["state"] == "sending"


STATUSES = st.sampled_from(["sent", "delivered", "read", "played", "failed", "deleted"])
ARRIVALS = st.lists(st.lists(STATUSES, min_size=1, max_size=4), min_size=1, max_size=4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(arrivals=ARRIVALS)
async def test_no_order_of_arrival_moves_a_message_back(database: Database, arrivals: list[list[str]]) -> None:
    """Promise 4: batch by batch, what is known of an attempt only grows."""
    row = await sending(database)
    token, rank, minutes, heard = f"{row}|a:1", 0, 0, set()
    for batch in arrivals:
        events = []
        for status in batch:
            minutes += 1
            heard.add("read" if status == "played" else status)
            events.append(told(status, NOW + minutes * MINUTE, token=token))
        await tell(database, *events)
        known = await only(database, attempts, outbox_id=row)
        assert RANK_OF_STATUS[known["status"]] >= rank
        rank = RANK_OF_STATUS[known["status"]]
        for name in ("sent", "delivered", "read", "failed"):
            assert (known[f"{name}_at"] is not None) == (name in heard)
    arrived = heard & {"delivered", "read"}
    assert known["status"] in (arrived | {"failed"} if arrived else heard | {"sending"})
