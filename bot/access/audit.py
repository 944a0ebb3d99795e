"""The record of what people did: who, what, when, about whom. Written once, never changed, shown to leads."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access.user import User
from journeys.store.database import Database
from journeys.store.ids import new_id
from journeys.store.schema_access import audit

NOTHING: Mapping[str, Any] = {}


async def record(
    database: Database,
    user: User,
    action: str,
    *,
    at: datetime,
    customer_id: int | None = None,
    subject: str = "",
    detail: Mapping[str, Any] = NOTHING,
) -> None:
    """Note in a transaction of its own that `user` did `action` (`noun.past_participle`, as events are named)."""
    async with database.write() as connection:
        await record_in(connection, user, action, at=at, customer_id=customer_id, subject=subject, detail=detail)


async def record_in(
    connection: AsyncConnection,
    user: User,
    action: str,
    *,
    at: datetime,
    customer_id: int | None = None,
    subject: str = "",
    detail: Mapping[str, Any] = NOTHING,
) -> None:
    """The same, in the transaction that does it. `detail` holds what JSON holds, and no secret."""
    row = {
        "id": new_id(),
        "at": at,
        "user_id": user.id,
        "user_name": user.name,
        "action": action,
        "customer_id": customer_id,
        "subject": subject[:200],
        "detail": dict(detail),
    }
    await connection.execute(insert(audit).values(row))
