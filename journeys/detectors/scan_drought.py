"""No scan of any parcel of a courier for hours in which it works: its feed, or the courier, stands still."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

import msgspec

from journeys.brand import Brand, Hours


class CourierFeed(msgspec.Struct, frozen=True):
    """A courier's open parcels that are on their way, and the newest scan of any of them."""

    courier: str
    parcels: int
    last_scan_at: datetime


def droughts(feeds: Iterable[CourierFeed], now: datetime, brand: Brand) -> Iterator[CourierFeed]:
    """Couriers with `friction.drought_parcels` on the way and no scan for `friction.drought_after` of their service
    hours (`friction.courier_hours`): nights do not count."""
    for feed in feeds:
        quiet = hours_between(feed.last_scan_at, now, brand.friction.courier_hours, brand)
        if feed.parcels >= brand.friction.drought_parcels and quiet >= brand.friction.drought_after:
            yield feed


def hours_between(start: datetime, end: datetime, hours: Hours, brand: Brand) -> timedelta:
    """How much of the time between two moments lies within daily hours; a week back at most."""
    start = max(start, end - timedelta(days=7))
    day, total = brand.local(start).date(), timedelta(0)
    while day <= brand.local(end).date():
        opens = datetime.combine(day, hours.opens, brand.zone).astimezone(UTC)
        closes = datetime.combine(day, hours.closes, brand.zone).astimezone(UTC)
        total += max(timedelta(0), min(end, closes) - max(start, opens))
        day += timedelta(days=1)
    return total
