"""Identities as they are kept, and those that move: a customer changed her phone number or her WhatsApp user id."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.events import IdentityChange
from journeys.store.schema import identities
from journeys.store.writing import put


def identity_row(kind: str, value: str, customer: int, source: str, seen_at: datetime) -> dict[str, Any]:
    """An identity; a phone with its hash, by which tools ask that may not see the phone."""
    sha256 = phone_sha256(value) if kind == "phone" else ""
    return {
        "kind": kind,
        "value": value,
        "customer_id": customer,
        "source": source,
        "seen_at": seen_at,
        "sha256": sha256,
    }


def phone_sha256(phone: str) -> str:
    """SHA-256 of the number in E.164 with its plus, as lower-case hex."""
    return hashlib.sha256(phone.encode()).hexdigest()


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
            taken[(kind, new)] = identity_row(kind, new, customer, "whatsapp", now)
    if gone:
        await connection.execute(delete(identities).where(tuple_(identities.c.kind, identities.c.value).in_(gone)))
    await put(connection, identities, list(taken.values()), ("kind", "value"))
