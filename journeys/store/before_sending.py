"""What is read before messages leave: what left shortly before, which runs were exited, which templates may be used.

One statement each, whatever the number of messages.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.messages import MESSAGES
from journeys.policies import Sent
from journeys.policies.case import Told
from journeys.policies.covering import TELLING_REPLIES
from journeys.store.schema import attempts, outbox, runs, templates

URGENT_LANE = 1

# Given up because no status came, it waits to leave again or was withheld meanwhile; it may have reached her all the
# same.
_MAY_HAVE_ARRIVED = exists().where(attempts.c.outbox_id == outbox.c.id, attempts.c.status == "unknown")
_RECENT = select(
    outbox.c.customer_id,
    outbox.c.sent_at,
    outbox.c.lane,
    outbox.c.name,
    outbox.c.order_id,
    outbox.c.proactive,
    outbox.c.id,
).where(
    outbox.c.customer_id.in_(bindparam("customers", expanding=True)),
    outbox.c.sent_at >= bindparam("since", type_=outbox.c.sent_at.type),
    or_(outbox.c.state.in_(("sending", "unknown", "done")), _MAY_HAVE_ARRIVED),
    or_(outbox.c.proactive, outbox.c.name.in_(sorted(TELLING_REPLIES))),
)


async def recent_sends(connection: AsyncConnection, customers: Iterable[int], since: datetime) -> dict[int, list[Sent]]:
    """What each customer got, or may have got, since then: proactive messages, and replies that told a whole story."""
    found: dict[int, list[Sent]] = {}
    wanted = {"customers": sorted(customers), "since": since}
    for customer, at, lane, name, order_id, proactive, row in await connection.execute(_RECENT, wanted):
        message = MESSAGES.get(name)
        counts = proactive and not (message and message.responds)
        found.setdefault(customer, []).append(Sent(at, lane == URGENT_LANE, name, order_id, counts, row))
    return found


_EXITS = select(runs.c.id, runs.c.ended_as).where(
    runs.c.id.in_(bindparam("ids", expanding=True)), runs.c.ended_as.startswith("exit:")
)


async def exits_of(connection: AsyncConnection, run_ids: Iterable[int]) -> dict[int, str]:
    """The happening that ended each of these runs before its journey was through."""
    rows = await connection.execute(_EXITS, {"ids": sorted(run_ids)})
    return {run: how.removeprefix("exit:") for run, how in rows}


async def templates_told(connection: AsyncConnection) -> dict[tuple[str, str], Told]:
    """What WhatsApp last said of each (name, language): status, category, quality."""
    c = templates.c
    rows = await connection.execute(select(c.name, c.language, c.status, c.category, c.quality))
    return {(name, language): Told(*said) for name, language, *said in rows}


async def template_statuses(connection: AsyncConnection) -> dict[tuple[str, str], str]:
    """What WhatsApp last said of each (name, language)."""
    rows = await connection.execute(select(templates.c.name, templates.c.language, templates.c.status))
    return {(name, language): status for name, language, status in rows}
