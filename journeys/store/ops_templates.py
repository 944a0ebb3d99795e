"""Every template that WhatsApp ever told of, as it last told it."""

from datetime import datetime

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.schema import templates


class KnownTemplate(msgspec.Struct, frozen=True):
    """A template in WhatsApp's words. `seen_at` is None for one it never told of."""

    name: str
    language: str
    status: str
    category: str = ""
    quality: str = ""
    reason: str = ""
    seen_at: datetime | None = None


async def known_templates(connection: AsyncConnection) -> list[KnownTemplate]:
    """All of them, by name and language. One statement."""
    columns = (templates.c[name] for name in KnownTemplate.__struct_fields__)
    rows = await connection.execute(select(*columns).order_by(templates.c.name, templates.c.language))
    return [KnownTemplate(*row) for row in rows]
