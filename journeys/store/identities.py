"""Identities that move: a customer changed her phone number or her WhatsApp user id."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.events import IdentityChange
from journeys.store.schema import identities
from journeys.store.writing import put


async def move_identities(
    connection: AsyncConnection, changes: Sequence[tuple[int | None, IdentityChange]], now: datetime
) -> None:
    """Give the new number or id to its customer and forget the old one: numbers are handed on to strangers."""
    gone: list[tuple[str, str]] = []
    taken: dict[tuple[str, str], dict[str, Any]] = {}
    for customer, change in changes:
        if customer is None:
            continue
        for kind, old, new in (
            ("phone", change.old_phone, change.new_phone),
            ("bsuid", change.old_bsuid, change.new_bsuid),
        ):
            if not new:
                continue
            gone += [(kind, old)] if old and old != new else []
            taken[(kind, new)] = {
                "kind": kind,
                "value": new,
                "customer_id": customer,
                "source": "whatsapp",
                "seen_at": now,
            }
    if gone:
        await connection.execute(delete(identities).where(tuple_(identities.c.kind, identities.c.value).in_(gone)))
    await put(connection, identities, list(taken.values()), ("kind", "value"))
