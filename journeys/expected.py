"""When a parcel may be expected: a range of days, behind an interface so that lane history can replace the defaults."""

from datetime import date, datetime, timedelta
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


class RangeSource(Protocol):
    """Says when a parcel may be expected."""

    def expected(self, order: Order, parcel: Shipment | None, now: datetime, brand: Brand) -> Expected: ...


class DefaultRanges:
    """The courier's own date a day either way; without one, the brand's usual days from order or dispatch."""

    def expected(self, order: Order, parcel: Shipment | None, now: datetime, brand: Brand) -> Expected:
        first, last = self._planned(order, parcel, brand)
        today = brand.local(now).date()
        if last >= today:
            return Expected(first=max(first, today), last=max(last, max(first, today) + timedelta(days=1)))
        return Expected(first=today + timedelta(days=1), last=today + timedelta(days=3), is_late=True)

    def _planned(self, order: Order, parcel: Shipment | None, brand: Brand) -> tuple[date, date]:
        if parcel and parcel.edd_at:
            promised = brand.local(parcel.edd_at).date()
            return promised - timedelta(days=1), promised + timedelta(days=1)
        start, lower, upper = brand.local(order.placed_at).date(), brand.transit_days[0], brand.transit_days[1]
        if not has_left(parcel):
            lower, upper = lower + brand.dispatch_days[0], upper + brand.dispatch_days[1]
        return start + timedelta(days=lower), start + timedelta(days=upper)


def has_left(parcel: Shipment | None) -> bool:
    """Whether the courier has taken the parcel."""
    return parcel is not None and PHASE_OF_STATUS.get(parcel.status, 0) >= PHASE_OF_STATUS[Status.PICKED_UP]
