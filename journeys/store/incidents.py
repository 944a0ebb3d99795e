"""Incidents in the store: opening and clearing them, whom they reach, and what the account-wide detectors read."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Text, cast, distinct, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.state import Affected, Incident
from journeys.status import TERMINAL, Leg, Status
from journeys.store import reading
from journeys.store.prepared import Question
from journeys.store.schema import incidents, orders, shipments
from journeys.store.writing import add_unless_there, either
from journeys.trail import hub_key

PAGE = 500  # parcels told at a time

_COLUMNS = tuple(incidents.c[name] for name in Incident.__struct_fields__)
OPEN_INCIDENTS = Question(
    select(*reading.INCIDENTS.columns).where(incidents.c.cleared_at.is_(None)).order_by(incidents.c.id)
)
_OPEN = select(*_COLUMNS).where(incidents.c.cleared_at.is_(None)).order_by(incidents.c.id)
_LAST_HUB = {
    "sqlite": func.json_extract(shipments.c.trail, "$[#-1].facility"),
    "postgresql": func.jsonb_extract_path_text(shipments.c.trail.op("->")(-1), "facility"),
}


class InScope(msgspec.Struct, frozen=True):
    """A parcel that an incident reaches."""

    customer_id: int
    shipment_id: int
    order_id: int | None
    number: str


class Reach(msgspec.Struct, frozen=True):
    """How many an incident reaches, and some of their order numbers."""

    customers: int
    orders: int
    parcels: int
    sample: tuple[str, ...]


async def open_incidents(connection: AsyncConnection) -> tuple[Incident, ...]:
    """Those that are open now, oldest first."""
    return tuple(_incident(row) for row in await connection.execute(_OPEN))


async def all_incidents(connection: AsyncConnection, limit: int = 200) -> tuple[Incident, ...]:
    """The newest first, cleared ones too."""
    query = select(*_COLUMNS).order_by(incidents.c.opened_at.desc(), incidents.c.id.desc()).limit(limit)
    return tuple(_incident(row) for row in await connection.execute(query))


async def find_incident(connection: AsyncConnection, incident_id: int) -> Incident | None:
    row = (await connection.execute(select(*_COLUMNS).where(incidents.c.id == incident_id))).first()
    return _incident(row) if row else None


async def open_incident(connection: AsyncConnection, new: Incident) -> tuple[Incident, bool]:
    """Open it, or find the one of the same cause and scope that is open already; True when it is new."""
    row = {name: value for name, value in msgspec.structs.asdict(new).items() if name != "cleared_at"}
    await add_unless_there(connection, incidents, [row])
    same = (incidents.c.cause == new.cause) & (incidents.c.scope_kind == new.scope_kind)
    found = (await connection.execute(_OPEN.where(same, incidents.c.scope == new.scope))).one()
    return _incident(found), found.id == new.id


async def clear_incident(connection: AsyncConnection, incident_id: int, now: datetime) -> bool:
    """Clear it; False when it was not open."""
    mine = (incidents.c.id == incident_id) & incidents.c.cleared_at.is_(None)
    return bool((await connection.execute(update(incidents).where(mine).values(cleared_at=now))).rowcount)


async def not_spread(connection: AsyncConnection) -> tuple[Incident, ...]:
    """Incidents whose beginning or end has not been told to all their customers."""
    begun = incidents.c.cleared_at.is_(None) & (incidents.c.spread == "")
    over = incidents.c.cleared_at.is_not(None) & (incidents.c.spread != "cleared")
    query = select(*_COLUMNS).where(or_(begun, over)).order_by(incidents.c.id)
    return tuple(_incident(row) for row in await connection.execute(query))


async def note_spread(connection: AsyncConnection, incident_id: int, spread: str) -> None:
    await connection.execute(update(incidents).where(incidents.c.id == incident_id).values(spread=spread))


async def reach_of(connection: AsyncConnection, kind: str, scope: str) -> Reach:
    """How many open parcels on their way to customers a scope holds, in two statements."""
    counts = select(
        func.count(distinct(shipments.c.customer_id)),
        func.count(distinct(shipments.c.order_id)),
        func.count(shipments.c.id),
    )
    customers, of_orders, parcels = (await connection.execute(_in_scope(counts, connection, kind, scope))).one()
    some = _in_scope(select(orders.c.number).distinct(), connection, kind, scope)
    numbers = await connection.scalars(some.where(orders.c.number.is_not(None)).order_by(orders.c.number).limit(10))
    return Reach(customers, of_orders, parcels, tuple(numbers))


async def in_scope(connection: AsyncConnection, incident: Incident, after_customer: int) -> list[InScope]:
    """A page of open parcels in the incident's scope, all of each customer, by customers behind `after_customer`."""
    columns = (shipments.c.customer_id, shipments.c.id, shipments.c.order_id, orders.c.number)
    query = _in_scope(select(*columns), connection, incident.scope_kind, incident.scope)
    return _whole_customers([InScope(*row) for row in await _page(connection, query, after_customer)])


async def still_affected(connection: AsyncConnection, incident: Incident, after_customer: int) -> list[InScope]:
    """A page of open parcels that name the incident, all of each customer, by customers behind `after_customer`."""
    columns = (shipments.c.customer_id, shipments.c.id, shipments.c.order_id, shipments.c.awb, shipments.c.affected)
    some = cast(shipments.c.affected, Text) != "[]"
    query = select(*columns).where(shipments.c.closed_at.is_(None), some)
    found = await _page(connection, query, after_customer)
    whole = _whole_customers([InScope(*row[:4]) for row in found])
    naming = {row.id for row in found if incident.id in _ids(row.affected)}
    # a page without one that names it still tells how far we have come
    return [each if each.shipment_id in naming else msgspec.structs.replace(each, shipment_id=0) for each in whole]


def _ids(affected: Any) -> set[int]:
    return {each.incident_id for each in msgspec.convert(affected, list[Affected])}


async def _page(connection: AsyncConnection, query: Any, after_customer: int) -> Sequence[Any]:
    behind = query.where(shipments.c.customer_id > after_customer)
    found: Sequence[Any] = (
        await connection.execute(behind.order_by(shipments.c.customer_id, shipments.c.id).limit(PAGE))
    ).all()
    return found


def _whole_customers(found: list[InScope]) -> list[InScope]:
    """Leave out the last customer of a full page, whose parcels may go on: she begins the next one."""
    last = found[-1].customer_id if len(found) == PAGE else None
    whole = [each for each in found if each.customer_id != last]
    return whole or found


def _in_scope(query: Any, connection: AsyncConnection, kind: str, scope: str) -> Any:
    """The open parcels on their way to customers at a hub, of a courier, or to pincodes with that prefix."""
    status, leg = shipments.c.status, shipments.c.leg
    return query.select_from(shipments.outerjoin(orders, orders.c.id == shipments.c.order_id)).where(
        shipments.c.closed_at.is_(None),
        status.not_in([each.value for each in (*TERMINAL, Status.OUT_FOR_DELIVERY)]),
        either(leg, Leg.FORWARD.value, Leg.EXCHANGE.value),
        _holds(connection, kind, scope),
    )


def _holds(connection: AsyncConnection, kind: str, scope: str) -> ColumnElement[bool]:
    if kind == "pincode":
        return orders.c.pincode.startswith(scope, autoescape=True)
    if kind == "courier":
        return or_(func.lower(shipments.c.courier) == scope, func.lower(shipments.c.account) == scope)
    return func.lower(_LAST_HUB[connection.dialect.name]) == hub_key(scope)


def _incident(row: Any) -> Incident:
    return Incident(*row)


def by_customer(found: Iterable[InScope]) -> dict[int, list[int]]:
    """Customers with the parcels of theirs that are meant."""
    parcels: dict[int, list[int]] = {}
    for each in found:
        if each.shipment_id:
            parcels.setdefault(each.customer_id, []).append(each.shipment_id)
    return parcels
