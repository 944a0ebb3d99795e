"""Many orders that lie at one hub for longer than nearly all parcels do: one cause for all of them."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from journeys.brand import Brand
from journeys.expected import ranges_of
from journeys.trail import hub_key

LEAST_DWELL = timedelta(hours=12)  # sooner than this nothing is said to lie


class Dwelling(msgspec.Struct, frozen=True):
    """A parcel that is at a hub since `since_at`."""

    order_id: int
    courier: str
    facility: str
    place: str
    since_at: datetime


class Congested(msgspec.Struct, frozen=True):
    """A hub with the orders that lie there too long. `hub` is its key as a scope."""

    hub: str
    place: str
    orders: frozenset[int]


def congested(dwellings: Iterable[Dwelling], now: datetime, brand: Brand) -> list[Congested]:
    """Every hub with at least one order that has been there longer than its p95. Whether those are enough for an
    incident, the caller asks (`friction.congested_orders` open one, under half of them close it)."""
    lying: dict[str, set[int]] = {}
    places: dict[str, str] = {}
    for each in dwellings:
        usual = max(LEAST_DWELL, ranges_of(brand).dwell(each.courier, each.facility, brand))
        if now - each.since_at > usual:
            key = hub_key(each.facility)
            lying.setdefault(key, set()).add(each.order_id)
            places.setdefault(key, each.place)
    return [Congested(hub, places[hub], frozenset(orders)) for hub, orders in sorted(lying.items())]
