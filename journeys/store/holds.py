"""What an agent's hold keeps back: drafts for her, judged again when she lets go."""

from datetime import datetime

from sqlalchemy import literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.outbox import COLUMNS, Waiting
from journeys.store.schema import outbox

HELD = "held_by_agent"  # the reason of such a row


async def held(connection: AsyncConnection, customer_id: int) -> list[Waiting]:
    """What waits because an agent holds the chat: drafts for that agent, the most urgent first."""
    waits = (outbox.c.state == literal_column("'ready'")) & (outbox.c.reason == HELD)
    query = select(*COLUMNS).where(outbox.c.customer_id == customer_id, waits)
    return [Waiting(*row) for row in await connection.execute(query.order_by(outbox.c.lane, outbox.c.created_at))]


async def release_held(connection: AsyncConnection, customer_id: int, now: datetime) -> int:
    """The agent lets go: what was held is judged again at once. Returns how many messages that are."""
    waits = (outbox.c.state == literal_column("'ready'")) & (outbox.c.reason == HELD)
    mine = update(outbox).where(outbox.c.customer_id == customer_id, waits)
    return int((await connection.execute(mine.values(not_before_at=now))).rowcount)
