"""Where a parcel was seen on its way to the customer: one sighting for each stay at a hub, in order of time.

A late scan takes its place among the others, and one that falls into a stay at another hub parts that stay in two.
The first and the last moment at each hub, and whether the parcel came back to one, do not depend on the order of
arrival.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

import msgspec

from journeys.events import Scan
from journeys.state import Shipment, Sighting
from journeys.status import PHASE_OF_STATUS, RTO_STATUSES, Leg, Status

MOST = 40  # sightings kept: the first one and the newest
LEGS = frozenset({Leg.FORWARD, Leg.EXCHANGE})  # on the way back a parcel passes the same hubs again
_LEFT = PHASE_OF_STATUS[Status.PICKED_UP]

Trail = tuple[Sighting, ...]


def with_scan(trail: Trail, scan: Scan, at: datetime, key: str) -> Trail:
    """The trail after a scan; the very same tuple when it adds nothing. Scans before the pickup are no part of it."""
    facility = scan.facility or scan.place
    is_on_its_way = PHASE_OF_STATUS[scan.status] >= _LEFT and scan.leg in LEGS and scan.status not in RTO_STATUSES
    if not facility or not is_on_its_way:
        return trail
    seen = Sighting(facility, at, key, place=scan.place)
    last = trail[-1] if trail else None
    if last and at <= until(last):
        return _with_late(trail, seen)
    if last and is_same_hub(last, seen):
        return (*trail[:-1], msgspec.structs.replace(last, last_at=at))
    return _capped((*trail, seen))


def is_same_hub(one: Sighting, other: Sighting) -> bool:
    """Whether two names of a hub, as couriers write them, mean the same. "Pune_D" and "Pune_GW" are two hubs."""
    return one.facility == other.facility or hub_key(one.facility) == hub_key(other.facility)


@lru_cache(16_384)
def hub_key(facility: str) -> str:
    """A hub's name as it is compared: lower case, single spaces."""
    return " ".join(facility.casefold().split())


def until(sighting: Sighting) -> datetime:
    """When the parcel was last seen there during that stay."""
    return sighting.last_at or sighting.at


def left_at(parcel: Shipment) -> datetime | None:
    """When the courier first had it, as far as its scans tell."""
    return parcel.trail[0].at if parcel.trail else None


def _with_late(trail: Trail, seen: Sighting) -> Trail:
    """A scan that came after a newer one, or in the same second."""
    points = [point for stay in trail for point in _ends(stay)]
    points.append(seen)
    points.sort(key=lambda point: (point.at, hub_key(point.facility), point.key))
    stays = _capped(tuple(_stays(points)))
    return trail if stays == trail else stays


def _ends(stay: Sighting) -> Iterable[Sighting]:
    yield msgspec.structs.replace(stay, last_at=None)
    if stay.last_at:
        yield msgspec.structs.replace(stay, at=stay.last_at, last_at=None)


def _stays(points: Iterable[Sighting]) -> list[Sighting]:
    stays: list[Sighting] = []
    for point in points:
        if stays and is_same_hub(stays[-1], point):
            if point.at > stays[-1].at:
                stays[-1] = msgspec.structs.replace(stays[-1], last_at=point.at)
        else:
            stays.append(point)
    return stays


def _capped(trail: Trail) -> Trail:
    return trail if len(trail) <= MOST else (trail[0], *trail[-(MOST - 1) :])
