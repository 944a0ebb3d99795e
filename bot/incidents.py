"""Raising and clearing incidents, and telling every customer whose parcels they hit: through the inbox, in batches."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TypeVar

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.translation import OWN, own_item
from journeys.events import Event, IncidentNotice, Key
from journeys.incidents import CAUSES, SCOPE_KINDS, scope_key
from journeys.state import Incident
from journeys.store import inbox
from journeys.store import incidents as store
from journeys.store.alerts import close_alert, raise_alert
from journeys.store.database import Database
from journeys.store.ids import new_id
from journeys.store.incidents import InScope, Reach

Result = TypeVar("Result")

ALERT = "incident"
OPENED, CLEARED = "opened", "cleared"
LONGEST = {"scope": 200, "place": 200, "raised_by": 60, "note": 1000}  # characters, as stored


class Draft(msgspec.Struct, frozen=True):
    """An incident that somebody wants to raise. `place` is what customers may read; empty when the cause is enough."""

    cause: str
    scope_kind: str
    scope: str
    place: str = ""
    note: str = ""
    raised_by: str = ""
    evidence: dict[str, object] = {}


class Told(msgspec.Struct, frozen=True):
    """An incident and how many customers were told. `is_new` is False when it was open already, or over already."""

    incident: Incident
    is_new: bool
    customers: int


def faults_of(draft: Draft) -> list[str]:
    """What is wrong with a draft, in words; empty when nothing is."""
    faults = []
    if draft.cause not in CAUSES:
        faults.append(f"cause should be one of {', '.join(CAUSES)}")
    if draft.scope_kind not in SCOPE_KINDS:
        faults.append(f"scope_kind should be one of {', '.join(SCOPE_KINDS)}")
    key = scope_key(draft.scope_kind, draft.scope)
    if not key:
        faults.append("scope should name a hub, a courier or the beginning of a pincode")
    elif draft.scope_kind == "pincode" and not (key.isascii() and key.isdigit() and 2 <= len(key) <= 6):
        faults.append("scope should be the first 2 to 6 digits of a pincode")
    too_long = [f"{name} is longer than {most} characters" for name, most in LONGEST.items() if _is_over(draft, name)]
    return faults + too_long


def _is_over(draft: Draft, name: str) -> bool:
    return len(getattr(draft, name)) > LONGEST[name]


async def preview(database: Database, kind: str, scope: str) -> Reach:
    """Whom an incident with this scope would reach now."""
    async with database.read() as connection:
        return await store.reach_of(connection, kind, scope_key(kind, scope))


async def raise_incident(database: Database, draft: Draft, now: datetime) -> Told:
    """Open it, tell operations once, and tell its customers. One that is open already is left as it is."""
    async with database.write() as connection:
        incident, is_new = await store.open_incident(connection, _opened(draft, now))
        if is_new:
            reach = await store.reach_of(connection, incident.scope_kind, incident.scope)
            sample = {"place": incident.place, "by": incident.raised_by, **msgspec.structs.asdict(reach)}
            await raise_alert(connection, ALERT, group_key(incident), sample, now)
    return Told(incident, is_new, await spread(database, incident, now) if is_new else 0)


async def clear_incident(database: Database, incident_id: int, now: datetime) -> Told | None:
    """Clear it and tell its customers; None when there is no such incident."""
    async with database.write() as connection:
        is_new = await store.clear_incident(connection, incident_id, now)
        incident = await store.find_incident(connection, incident_id)
        if incident and is_new:
            await close_alert(connection, ALERT, group_key(incident), now)
    if incident is None:
        return None
    return Told(incident, is_new, await spread(database, incident, now) if is_new else 0)


async def spread(database: Database, incident: Incident, now: datetime) -> int:
    """Put a notice into the inbox for every customer concerned; returns how many.

    Each page is a transaction. Done again after a death between two, it tells nobody twice: a notice has one key for
    each incident and customer.
    """
    how = CLEARED if incident.cleared_at else OPENED
    find = store.still_affected if incident.cleared_at else store.in_scope
    count, last = 0, 0
    while page := await _page(database, find, incident, last):
        last = page[-1].customer_id
        notices = [_notice(incident, how, *each, now) for each in store.by_customer(page).items()]
        async with database.write() as connection:
            await inbox.append(connection, [_row(notice, now) for notice in notices])
        count += len(notices)
    async with database.write() as connection:
        await store.note_spread(connection, incident.id, how)
    return count


async def _page(
    database: Database,
    find: Callable[[AsyncConnection, Incident, int], Awaitable[list[InScope]]],
    incident: Incident,
    after: int,
) -> list[InScope]:
    async with database.read() as connection:
        return await find(connection, incident, after)


def group_key(incident: Incident) -> str:
    """One incident is one alert."""
    return f"{incident.cause}:{incident.scope_kind}:{incident.scope}"


def _opened(draft: Draft, now: datetime) -> Incident:
    return Incident(
        id=new_id(),
        cause=draft.cause,
        scope_kind=draft.scope_kind,
        scope=scope_key(draft.scope_kind, draft.scope),
        opened_at=now,
        place=draft.place.strip(),
        raised_by=draft.raised_by,
        note=draft.note,
        evidence=draft.evidence,
    )


def _notice(incident: Incident, how: str, customer_id: int, parcel_ids: list[int], now: datetime) -> Event:
    return Event(
        kind=f"incident.{how}",
        key=f"incident:{incident.id}:{how}:{customer_id}",
        occurred_at=now,
        received_at=now,
        source=OWN,
        body=IncidentNotice(incident.id, incident.cause, tuple(parcel_ids), incident.place),
        keys=(Key("customer", str(customer_id)),),
    )


def _row(event: Event, now: datetime) -> dict[str, object]:
    item = own_item(event)
    return {"source": OWN, "key": item.key, "kind": item.kind, "body": item.body, "received_at": now}


async def list_incidents(store_url: str, *, with_cleared: bool) -> tuple[Incident, ...]:
    """The open incidents, or the newest of all."""

    async def read(database: Database) -> tuple[Incident, ...]:
        async with database.read() as connection:
            return await (store.all_incidents(connection) if with_cleared else store.open_incidents(connection))

    return await at_store(store_url, read)


async def at_store(store_url: str, work: Callable[[Database], Awaitable[Result]]) -> Result:
    """Open the store, do the work, close it: for commands."""
    database = Database(store_url)
    try:
        return await work(database)
    finally:
        await database.close()
