"""Versions of journeys: kept as written at each start, because a run finishes on the version it began."""

from datetime import datetime

import msgspec
from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.catalogue import Catalogue
from journeys.definition import Definition, Place
from journeys.errors import JourneyInvalid
from journeys.loading import parse_journey
from journeys.store.schema import journey_versions, runs
from journeys.store.writing import add_unless_there

_NOWHERE = Place("", 0)


async def keep_versions(connection: AsyncConnection, catalogue: Catalogue, now: datetime) -> Catalogue:
    """Store the catalogue's versions; returns it with the older ones that runs are still on.

    Raises JourneyInvalid when a journey was changed and its version was not raised.
    """
    known = {
        (row.journey, row.version): row.text
        for row in await connection.execute(select(journey_versions).order_by("seen_at"))
    }
    changed = [journey for journey in catalogue.newest.values() if _differs(journey, known.get(journey.key))]
    if changed:
        raise JourneyInvalid("\n".join(_complaint(journey) for journey in changed))
    rows = [
        {"journey": journey.journey, "version": journey.version, "text": journey.text, "seen_at": now}
        for journey in catalogue.newest.values()
    ]
    await add_unless_there(connection, journey_versions, rows)
    return catalogue.with_older(await _still_running(connection, catalogue))


def _differs(journey: Definition, text: str | None) -> bool:
    return (
        text is not None
        and text != journey.text
        and meaning(parse_journey(text, journey.place.file)) != meaning(journey)
    )


def meaning(journey: Definition) -> Definition:
    """A journey without where its words stand: comments and line breaks change nothing."""
    steps = {name: msgspec.structs.replace(step, place=_NOWHERE) for name, step in journey.steps.items()}
    return msgspec.structs.replace(journey, steps=steps, place=_NOWHERE, text="", purpose="")


def _complaint(journey: Definition) -> str:
    name, version = journey.key
    known = f"version {version} is known with other words"
    return f"{journey.place}: `{name}` was changed, and {known}; set `version: {version + 1}`"


async def _still_running(connection: AsyncConnection, catalogue: Catalogue) -> list[Definition]:
    same = (runs.c.journey == journey_versions.c.journey) & (runs.c.version == journey_versions.c.version)
    live = exists().where(same, runs.c.ended_at.is_(None))
    rows = (await connection.execute(select(journey_versions).where(live))).all()
    older = [row for row in rows if catalogue.get(row.journey, row.version) is None]
    return [parse_journey(row.text, f"{row.journey}.yaml") for row in older]
