"""A customer changes number or user id: the new one is hers, the old one nobody's."""

from typing import Any

import pytest

from journeys.events import IdentityChange
from journeys.store.database import Database
from journeys.store.identities import move_identities
from journeys.store.schema import identities
from tests.journeys.builders import NOW
from tests.journeys.store.batches import put_rows, rows


async def after(database: Database, *changes: tuple[int | None, IdentityChange]) -> dict[tuple[str, str], int]:
    for kind, value, owner in (("phone", "+919999900001", 10), ("bsuid", "IN.a", 10), ("phone", "+919999900009", 11)):
        row = {"kind": kind, "value": value, "customer_id": owner, "source": "shop", "seen_at": NOW}
        await put_rows(database, identities, row)
    async with database.write() as connection:
        await move_identities(connection, changes, NOW)
    return {(row["kind"], row["value"]): row["customer_id"] for row in await rows(database, identities)}


OTHERS = {("phone", "+919999900009"): 11}
HERS = {("phone", "+919999900001"): 10, ("bsuid", "IN.a"): 10}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            {"old_phone": "+919999900001", "new_phone": "+919999900002"},
            {("phone", "+919999900002"): 10, ("bsuid", "IN.a"): 10},
        ),
        ({"old_bsuid": "IN.a", "new_bsuid": "IN.b"}, {("phone", "+919999900001"): 10, ("bsuid", "IN.b"): 10}),
        ({"new_bsuid": "IN.b"}, HERS | {("bsuid", "IN.b"): 10}),  # the old one was never known
        ({"old_phone": "+919999900001"}, HERS),  # nothing new to reach her at
        ({"old_phone": "+919999900001", "new_phone": "+919999900001"}, HERS),
    ],
)
async def test_the_new_identity_is_hers_and_the_old_one_forgotten(
    database: Database, change: dict[str, str], expected: Any
) -> None:
    """P-02: numbers are handed on to strangers."""
    assert await after(database, (10, IdentityChange(**change))) == expected | OTHERS


async def test_a_number_that_was_anothers_is_hers_now(database: Database) -> None:
    """P-02: WhatsApp says so."""
    change = IdentityChange(old_phone="+919999900001", new_phone="+919999900009")
    known = await after(database, (10, change))
    assert known[("phone", "+919999900009")] == 10


async def test_a_change_of_nobody_we_know_changes_nothing(database: Database) -> None:
    """P-01."""
    change = IdentityChange(old_phone="+919999900001", new_phone="+919999900002")
    assert await after(database, (None, change)) == HERS | OTHERS
