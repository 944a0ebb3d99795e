"""When a parcel may be expected: a range of days, behind an interface so that lane history can replace the defaults."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from math import ceil
from typing import Protocol

import msgspec

from journeys.brand import Brand
from journeys.state import Order, Shipment
from journeys.status import PHASE_OF_STATUS, Status


class Expected(msgspec.Struct, frozen=True):
    """Local days, both included; `last > first`. `is_late`: the first range we would have given is over."""

    first: date
    last: date
    is_late: bool = False


class Transit(msgspec.Struct, frozen=True):
    """How long parcels travel from the pickup to the door: four in five at most `p80`, nineteen in twenty `p95`."""

    p80: timedelta
    p95: timedelta


class RangeSource(Protocol):
    """Says when a parcel may be expected, and what is usual on its way."""

    def expected(self, order: Order, parcel: Shipment | None, now: datetime, brand: Brand) -> Expected: ...

    def transit(self, order: Order, parcel: Shipment, brand: Brand) -> Transit: ...

    def is_off_path(self, order: Order, parcel: Shipment, facility: str, brand: Brand) -> bool:
        """Whether enough parcels went this way and none of them by this hub."""

    def dwell(self, courier: str, facility: str, brand: Brand) -> timedelta:
        """Nineteen in twenty parcels leave the hub sooner."""


class DefaultRanges:
    """The courier's own date a day either way; without one, the brand's usual days from order or dispatch."""

    def transit(self, order: Order, parcel: Shipment, brand: Brand) -> Transit:
        return usual_transit(brand)

    def is_off_path(self, order: Order, parcel: Shipment, facility: str, brand: Brand) -> bool:
        return False

    def dwell(self, courier: str, facility: str, brand: Brand) -> timedelta:
        return brand.friction.hub_dwell

    def expected(self, order: Order, parcel: Shipment | None, now: datetime, brand: Brand) -> Expected:
        first, last = self._planned(order, parcel, now, brand)
        today = brand.local(now).date()
        if last >= today:
            return Expected(first=max(first, today), last=max(last, max(first, today) + timedelta(days=1)))
        first, last = self._anew(order, parcel, now, brand)
        return Expected(first=first, last=last, is_late=True)

    def _anew(self, order: Order, parcel: Shipment | None, now: datetime, brand: Brand) -> tuple[date, date]:
        """A new range once the planned one is over."""
        today = brand.local(now).date()
        return today + timedelta(days=1), today + timedelta(days=3)

    def _planned(self, order: Order, parcel: Shipment | None, now: datetime, brand: Brand) -> tuple[date, date]:
        if parcel and parcel.edd_at:
            promised = brand.local(parcel.edd_at).date()
            return promised - timedelta(days=1), promised + timedelta(days=1)
        start, lower, upper = brand.local(order.placed_at).date(), brand.transit_days[0], brand.transit_days[1]
        if not has_left(parcel):
            lower, upper = lower + brand.dispatch_days[0], upper + brand.dispatch_days[1]
        return start + timedelta(days=lower), start + timedelta(days=upper)


DEFAULT_RANGES = DefaultRanges()


def ranges_of(brand: Brand) -> RangeSource:
    """What is known of lanes: what was learnt, else the brand's usual days."""
    return brand.ranges or DEFAULT_RANGES


def end_of(expected: Expected | None, brand: Brand) -> datetime | None:
    """The end of the range's last local day (aware UTC)."""
    if expected is None:
        return None
    return datetime.combine(expected.last + timedelta(days=1), time(0), brand.zone).astimezone(UTC)


@cache
def _usual(slowest_days: int) -> Transit:
    return Transit(timedelta(days=slowest_days), timedelta(days=ceil(slowest_days * 1.5)))


def usual_transit(brand: Brand) -> Transit:
    """What the brand's own usual days mean: the slowest of them is late for one in five, half as long again for one
    in twenty."""
    return _usual(brand.transit_days[1])


def has_left(parcel: Shipment | None) -> bool:
    """Whether the courier has taken the parcel."""
    return parcel is not None and PHASE_OF_STATUS.get(parcel.status, 0) >= PHASE_OF_STATUS[Status.PICKED_UP]
