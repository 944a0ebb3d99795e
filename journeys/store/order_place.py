"""Where an order stands in its journeys: its runs with the steps they took, what comes next, its stage."""

from collections.abc import Iterable
from datetime import datetime

import msgspec
from sqlalchemy import RowMapping, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.answer import Answer, answer
from journeys.brand import Brand
from journeys.drawing.card import Trace
from journeys.drawing.stages import PART_OF_STAGE, Part
from journeys.events import order_number_key
from journeys.state import Order, Run, Shipment
from journeys.store.rows import order_of, run_of, shipment_of
from journeys.store.schema import journey_versions, orders, runs, shipments, timers


class Timer(msgspec.Struct, frozen=True):
    """Something that comes due by itself. `name` is the timer's, `subject` what it is about."""

    name: str
    subject: str
    due_at: datetime


class OrderPlace(msgspec.Struct, frozen=True):
    """An order in its journeys. `runs` are those that had to wait, oldest first; `texts` the journeys as they began."""

    order: Order
    parcels: tuple[Shipment, ...]
    runs: tuple[Run, ...]
    timers: tuple[Timer, ...]
    texts: dict[tuple[str, int], str]

    def answer(self, now: datetime, brand: Brand) -> Answer:
        """The one story of the order."""
        return answer(self.order, list(self.parcels), now, brand)

    def part(self, now: datetime, brand: Brand) -> Part:
        """The part of the map in which the order is: a return counts once the order itself has ended."""
        story = self.answer(now, brand)
        return Part.RETURN if story.is_ended and self.order.returns else PART_OF_STAGE[story.stage]

    @property
    def passed(self) -> tuple[str, ...]:
        """Journeys that began for the order, in order, those that never had to wait included."""
        began = [mark.partition(":")[0] for mark in self.order.began]
        return tuple(dict.fromkeys([*began, *(run.journey for run in self.runs)]))


async def orders_numbered(connection: AsyncConnection, number: str) -> list[Order]:
    """The orders with that number, newest first; "#kh-10234" is KH-10234."""
    query = select(orders).where(orders.c.number_key == order_number_key(number)).order_by(orders.c.placed_at.desc())
    return [order_of(row) for row in (await connection.execute(query)).mappings()]


async def place_of(connection: AsyncConnection, order: Order) -> OrderPlace:
    """Where the order stands."""
    parcels = await _rows(connection, select(shipments).where(shipments.c.order_id == order.id))
    kept = await _rows(connection, select(runs).where(runs.c.order_id == order.id).order_by(runs.c.id))
    found = [run_of(row) for row in kept]
    return OrderPlace(
        order,
        tuple(sorted((shipment_of(row) for row in parcels), key=lambda parcel: (parcel.created_at, parcel.id))),
        tuple(found),
        await _timers(connection, order, [run.id for run in found], [row["id"] for row in parcels]),
        await _texts(connection, found),
    )


async def _rows(connection: AsyncConnection, query: object) -> list[RowMapping]:
    return list((await connection.execute(query)).mappings())  # type: ignore[call-overload]


async def _timers(
    connection: AsyncConnection, order: Order, run_ids: Iterable[int], parcel_ids: Iterable[int]
) -> tuple[Timer, ...]:
    """What of the customer's timers is about this order."""
    subjects = [str(each) for each in (order.id, *run_ids, *parcel_ids)]
    mine = or_(*(timers.c.subject == subject for subject in subjects))
    query = select(timers.c.name, timers.c.subject, timers.c.due_at).where(
        timers.c.customer_id == order.customer_id, mine
    )
    found = [Timer(name, subject, due_at) for name, subject, due_at in await connection.execute(query)]
    return tuple(sorted(found, key=lambda timer: (timer.due_at, timer.name)))


async def _texts(connection: AsyncConnection, found: Iterable[Run]) -> dict[tuple[str, int], str]:
    keys = {(run.journey, run.version) for run in found}
    if not keys:
        return {}
    query = select(journey_versions.c.journey, journey_versions.c.version, journey_versions.c.text)
    query = query.where(journey_versions.c.journey.in_(sorted(name for name, _ in keys)))
    return {(name, version): text for name, version, text in await connection.execute(query) if (name, version) in keys}


def traces_of(place: OrderPlace) -> dict[str, Trace]:
    """The order's way through each journey, all its runs together; the step of a run that waits is where it is."""
    traces = {name: Trace() for name in place.passed}
    for run in place.runs:
        seen = traces[run.journey]
        current = run.step if run.ended_at is None else seen.current
        traces[run.journey] = Trace(seen.visited | set(run.path), current)
    return traces
