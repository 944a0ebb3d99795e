"""What the account-wide detectors read, one statement each."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.detectors.hub_congestion import LEAST_DWELL, Dwelling
from journeys.detectors.look import TRAVELLING
from journeys.detectors.message_undelivered import Undelivered
from journeys.detectors.scan_drought import CourierFeed
from journeys.messages import Lane
from journeys.status import Leg
from journeys.store.schema import attempts, outbox, shipments
from journeys.store.writing import either

LOOK_BACK = timedelta(hours=6)  # for messages that did not arrive: a longer outage of ours tells no news any more

_ON_THE_WAY = (
    shipments.c.closed_at.is_(None),
    either(shipments.c.status, *(status.value for status in sorted(TRAVELLING))),
    either(shipments.c.leg, Leg.FORWARD.value, Leg.EXCHANGE.value),
)
_LAST_STAY: dict[str, Any] = {
    "sqlite": lambda name: func.json_extract(shipments.c.trail, f"$[#-1].{name}"),
    "postgresql": lambda name: func.jsonb_extract_path_text(shipments.c.trail.op("->")(-1), name),
}


async def courier_feeds(connection: AsyncConnection) -> list[CourierFeed]:
    """Every courier with parcels on the way."""
    courier = func.lower(shipments.c.courier)
    newest = func.max(shipments.c.last_scan_at, type_=shipments.c.last_scan_at.type)
    query = select(courier, func.count(), newest).where(*_ON_THE_WAY, shipments.c.courier != "")
    query = query.where(shipments.c.last_scan_at.is_not(None)).group_by(courier)
    return [CourierFeed(*row) for row in await connection.execute(query)]


async def dwellings(connection: AsyncConnection, now: datetime) -> list[Dwelling]:
    """Every parcel that has been at its hub for some time."""
    stay = _LAST_STAY[connection.dialect.name]
    query = select(
        shipments.c.order_id, shipments.c.courier, stay("facility"), func.coalesce(stay("place"), ""), stay("at")
    ).where(*_ON_THE_WAY, shipments.c.order_id.is_not(None), stay("facility").is_not(None))
    rows = await connection.execute(query)
    known = (Dwelling(*row[:4], datetime.fromisoformat(row[4])) for row in rows)
    return [each for each in known if now - each.since_at > LEAST_DWELL]


async def undelivered(connection: AsyncConnection, now: datetime) -> list[Undelivered]:
    """Urgent messages about orders, taken by WhatsApp of late, that have not reached a phone."""
    query = (
        select(
            outbox.c.id,
            outbox.c.customer_id,
            outbox.c.order_id,
            outbox.c.name,
            outbox.c.causes,
            attempts.c.accepted_at,
            attempts.c.failed_at,
            attempts.c.number,
        )
        .join(attempts, attempts.c.outbox_id == outbox.c.id)
        .where(
            outbox.c.channel == "whatsapp",
            outbox.c.lane == literal_column(str(int(Lane.URGENT))),  # as the index says it
            outbox.c.order_id.is_not(None),
            either(outbox.c.state, "done", "failed"),
            outbox.c.done_at > now - LOOK_BACK,
            attempts.c.delivered_at.is_(None),
            attempts.c.read_at.is_(None),
        )
    )  # sorted here: told to, SQLite would walk through all of them in the order of the key
    tries = sorted(await connection.execute(query), key=lambda row: (row.id, row.number))
    newest = {row.id: row for row in tries}  # the last try counts
    return [Undelivered(*row[:4], tuple(row.causes), row.accepted_at, row.failed_at) for row in newest.values()]
