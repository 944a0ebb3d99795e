"""Two chats that become one: holds and the latest word survive whichever chat they belong to."""

from datetime import timedelta
from typing import Any

import pytest

from journeys.store.database import Database
from journeys.store.merge import merge_customers
from journeys.store.schema import conversations, customers
from tests.journeys.builders import NOW
from tests.journeys.store.batches import only, put_rows

EARLIER, LATER = NOW - timedelta(hours=5), NOW + timedelta(hours=2)


@pytest.mark.parametrize(
    ("own", "gone", "kept"),
    [
        ({}, {"held_until": LATER, "held_by": "asha"}, {"held_until": LATER, "held_by": "asha"}),
        (
            {"held_until": NOW, "held_by": "ravi"},
            {"held_until": LATER, "held_by": "asha"},
            {"held_until": LATER, "held_by": "asha"},
        ),
        (
            {"held_until": LATER, "held_by": "ravi"},
            {"held_until": NOW, "held_by": "asha"},
            {"held_until": LATER, "held_by": "ravi"},
        ),
        ({"held_until": LATER, "held_by": "ravi"}, {}, {"held_until": LATER, "held_by": "ravi"}),
        (
            {"last_inbound_at": EARLIER, "last_wamid": "old", "number_id": "1"},
            {"last_inbound_at": NOW, "last_wamid": "new", "number_id": "2"},
            {"last_inbound_at": NOW, "last_wamid": "new", "number_id": "2"},
        ),
        (
            {"handoff_at": NOW, "handoff_reason": "asked_for_a_person"},
            {"handoff_at": EARLIER, "handoff_reason": "proof_failed"},
            {"handoff_at": NOW, "handoff_reason": "asked_for_a_person"},
        ),
    ],
)
async def test_of_two_chats_the_later_word_and_the_longer_hold_are_kept(
    database: Database, own: dict[str, Any], gone: dict[str, Any], kept: dict[str, Any]
) -> None:
    """R-6, G-4."""
    await put_rows(database, customers, {"id": 1, "created_at": NOW}, {"id": 2, "created_at": NOW})
    await put_rows(database, conversations, {"customer_id": 1, **own}, {"customer_id": 2, **gone})
    async with database.write() as connection:
        await merge_customers(connection, [(2, 1)], NOW)
    chat = await only(database, conversations)
    assert {name: chat[name] for name in ("customer_id", *kept)} == {"customer_id": 1, **kept}
