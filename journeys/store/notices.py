"""What WhatsApp says about our templates: the newest word on each, however late and in whatever order it comes."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, update
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.events import AccountNotice, Event
from journeys.store.schema import templates
from journeys.store.writing import add_unless_there

# Event kind -> the column that it is about. A template's quality and category say nothing of its status.
COLUMN_OF_KIND = {
    "template.status_changed": "status",
    "template.quality_changed": "quality",
    "template.category_changed": "category",
}
LONGEST = 20  # characters of a quality or category


async def keep_notices(connection: AsyncConnection, events: Sequence[Event]) -> None:
    """Write down what the notices among the events say. `seen_at` is when the status was last changed, as told."""
    told: dict[str, list[dict[str, Any]]] = {}
    for event in sorted(events, key=lambda each: each.occurred_at):
        body, column = event.body, COLUMN_OF_KIND.get(event.kind)
        if column and isinstance(body, AccountNotice) and body.name and body.status:
            row = {"which": body.name, "tongue": body.language, "said": body.status, "at": event.occurred_at}
            told.setdefault(column, []).append(row)
    for column, rows in told.items():
        await (_keep_statuses(connection, rows) if column == "status" else _keep(connection, column, rows))


async def _keep_statuses(connection: AsyncConnection, rows: list[dict[str, Any]]) -> None:
    new = [{"name": r["which"], "language": r["tongue"], "status": r["said"], "seen_at": r["at"]} for r in rows]
    await add_unless_there(connection, templates, new)
    statement = (
        update(templates)
        .where(_same(), templates.c.seen_at <= bindparam("at", type_=templates.c.seen_at.type))
        .values(status=bindparam("said"), seen_at=bindparam("at", type_=templates.c.seen_at.type))
    )
    await connection.execute(statement, rows)


async def _keep(connection: AsyncConnection, column: str, rows: list[dict[str, Any]]) -> None:
    statement = update(templates).where(_same()).values({column: bindparam("said")})
    short = [{"which": r["which"], "tongue": r["tongue"], "said": r["said"][:LONGEST]} for r in rows]
    await connection.execute(statement, short)


def _same() -> Any:
    return (templates.c.name == bindparam("which")) & (templates.c.language == bindparam("tongue"))
