"""What delivered parcels teach about lanes: how long the way takes, its hubs, how long a hub holds a parcel.

A lane is a courier, the state where the parcel began and the first three digits of the pincode it goes to. A lane
with little history leans on its courier, the courier on all couriers, and those on the brand's usual days: each level
is mixed with `WEIGHT` parcels of the level above it. Pure.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import accumulate
from math import ceil

import msgspec

from journeys.brand import Brand
from journeys.expected import DefaultRanges, Transit, has_left, usual_transit
from journeys.geography import state_of_place
from journeys.state import Order, Shipment, Sighting
from journeys.status import Status
from journeys.trail import hub_key, left_at

WEIGHT = 20  # parcels' worth of trust in the level above
MOST_DAYS = 40
DWELL_UNIT = timedelta(hours=6)
MOST_DWELL = 60  # units: fifteen days
LANE_DIGITS, PATH_DIGITS = 3, 2  # of the pincode: India Post's sorting district and region
FIRST, LAST, RARE = 0.1, 0.8, 0.95  # the range that is told, and what hardly any parcel exceeds
AT_LAST_HUB_DAYS = 2  # from the hub that serves the address

LaneKey = tuple[str, ...]


class Travelled(msgspec.Struct, frozen=True):
    """A parcel that was delivered."""

    courier: str
    pincode: str
    trail: tuple[Sighting, ...]
    delivered_at: datetime


class Spread(msgspec.Struct, frozen=True):
    """How a span is spread: `up_to[n]` is the share of cases of at most n units."""

    up_to: tuple[float, ...]

    def quantile(self, share: float, beyond: int = 0) -> int:
        """The units that `share` of the cases do not exceed, among those that took more than `beyond`."""
        most = len(self.up_to) - 1
        gone = self.up_to[min(beyond, most)] if beyond else 0.0
        wanted = gone + share * (1 - gone) - 1e-9  # sums of shares are not exact
        return next((n for n in range(min(beyond, most), most) if self.up_to[n] >= wanted), most)


class Path(msgspec.Struct, frozen=True):
    """The hubs where parcels of a lane were seen, and how many parcels that were."""

    parcels: int
    hubs: frozenset[str]


class Lanes(msgspec.Struct, frozen=True):
    """What was learnt, by (courier, origin, pincode's beginning), (courier,) and (). Empty: nothing yet."""

    travel: dict[LaneKey, Spread] = {}
    paths: dict[LaneKey, Path] = {}
    dwell: dict[LaneKey, Spread] = {}


class Lesson:
    """Takes parcels in, a page at a time, and says what they teach."""

    def __init__(self) -> None:
        self._days: dict[LaneKey, Counter[int]] = {}
        self._stays: dict[LaneKey, Counter[int]] = {}
        self._hubs: dict[LaneKey, set[str]] = {}
        self._parcels: Counter[LaneKey] = Counter()

    def add(self, parcels: Iterable[Travelled]) -> None:
        for parcel in parcels:
            if parcel.trail and parcel.delivered_at > parcel.trail[0].at:
                self._add(parcel, hub_key(parcel.courier), _origin(parcel.trail))

    def lanes(self, brand: Brand) -> Lanes:
        """What was learnt so far."""
        paths = {key: Path(self._parcels[key], frozenset(hubs)) for key, hubs in self._hubs.items()}
        return Lanes(_shrunk(self._days, _usual_days(brand)), paths, _shrunk(self._stays, _usual_dwell(brand)))

    def _add(self, parcel: Travelled, courier: str, origin: str) -> None:
        took = min(MOST_DAYS, ceil((parcel.delivered_at - parcel.trail[0].at) / timedelta(days=1)))
        _count(self._days, took, (courier, origin, parcel.pincode[:LANE_DIGITS]))
        hubs = [hub_key(stay.facility) for stay in parcel.trail]
        path = (courier, origin, parcel.pincode[:PATH_DIGITS])
        self._parcels[path] += 1
        self._hubs.setdefault(path, set()).update(hubs)
        for hub, stay, following in zip(hubs, parcel.trail, parcel.trail[1:], strict=False):
            _count(self._stays, min(MOST_DWELL, ceil((following.at - stay.at) / DWELL_UNIT)), (courier, hub))


def _count(counts: dict[LaneKey, Counter[int]], units: int, lane: LaneKey) -> None:
    """Count a case in its lane, its courier, and all."""
    for key in (lane, lane[:1], ()):
        counts.setdefault(key, Counter())[units] += 1


def learn(parcels: Iterable[Travelled], brand: Brand) -> Lanes:
    """What these parcels teach."""
    lesson = Lesson()
    lesson.add(parcels)
    return lesson.lanes(brand)


class LaneRanges(DefaultRanges):
    """Ranges from what was learnt; the brand's usual days until there is something. `lanes` is replaced as a whole."""

    def __init__(self, lanes: Lanes | None = None) -> None:
        self.lanes = lanes or Lanes()

    def transit(self, order: Order, parcel: Shipment, brand: Brand) -> Transit:
        spread = self._spread(order, parcel)
        if spread is None:
            return usual_transit(brand)
        return Transit(timedelta(days=spread.quantile(LAST)), timedelta(days=spread.quantile(RARE)))

    def is_off_path(self, order: Order, parcel: Shipment, facility: str, brand: Brand) -> bool:
        """None of at least `friction.enough` parcels of this way was seen there."""
        path = self.lanes.paths.get((hub_key(parcel.courier), _origin(parcel.trail), order.pincode[:PATH_DIGITS]))
        return path is not None and path.parcels >= brand.friction.enough and hub_key(facility) not in path.hubs

    def dwell(self, courier: str, facility: str, brand: Brand) -> timedelta:
        spread = _nearest(self.lanes.dwell, (hub_key(courier), hub_key(facility)))
        return DWELL_UNIT * spread.quantile(RARE) if spread else brand.friction.hub_dwell

    def _planned(self, order: Order, parcel: Shipment | None, now: datetime, brand: Brand) -> tuple[date, date]:
        spread = self._spread(order, parcel)
        if spread is None or (parcel and parcel.edd_at):
            return super()._planned(order, parcel, now, brand)
        least, most = spread.quantile(FIRST), spread.quantile(LAST)
        began_at = left_at(parcel) if parcel else None
        if not has_left(parcel) or began_at is None:
            start = brand.local(order.placed_at).date()
            return start + timedelta(days=least + brand.dispatch_days[0]), start + timedelta(
                days=most + brand.dispatch_days[1]
            )
        start = brand.local(began_at).date()
        last = start + timedelta(days=most)
        if parcel and parcel.status is Status.AT_DESTINATION_HUB:
            last = min(last, brand.local(parcel.status_at or now).date() + timedelta(days=AT_LAST_HUB_DAYS))
        return min(start + timedelta(days=least), last), last

    def _anew(self, order: Order, parcel: Shipment | None, now: datetime, brand: Brand) -> tuple[date, date]:
        """Parcels that took as long as this one has already: when the next of them arrived."""
        spread, began_at = self._spread(order, parcel), left_at(parcel) if parcel else None
        if spread is None or began_at is None:
            return super()._anew(order, parcel, now, brand)
        so_far, start = (now - began_at).days, brand.local(began_at).date()
        tomorrow = brand.local(now).date() + timedelta(days=1)
        first = max(tomorrow, start + timedelta(days=spread.quantile(FIRST, so_far)))
        return first, max(first + timedelta(days=1), start + timedelta(days=spread.quantile(LAST, so_far)))

    def _spread(self, order: Order, parcel: Shipment | None) -> Spread | None:
        if not self.lanes.travel:
            return None
        courier, trail = (hub_key(parcel.courier), parcel.trail) if parcel else ("", ())
        return _nearest(self.lanes.travel, (courier, _origin(trail), order.pincode[:LANE_DIGITS]))


def _nearest(known: Mapping[LaneKey, Spread], key: LaneKey) -> Spread | None:
    """The lane's own spread, else its courier's, else that of all."""
    return known.get(key) or known.get(key[:1]) or known.get(())


def _origin(trail: tuple[Sighting, ...]) -> str:
    """The state where the courier took the parcel, "" when its place names none."""
    return state_of_place(trail[0].place) if trail else ""


def _shrunk(counts: Mapping[LaneKey, Counter[int]], prior: tuple[float, ...]) -> dict[LaneKey, Spread]:
    """Each level mixed with the one above it: lanes with their courier, couriers with all, all with the prior."""
    shares: dict[LaneKey, tuple[float, ...]] = {}
    for key in sorted(counts, key=len):
        above = shares[key[:1]] if len(key) > 1 else shares[()] if key else prior
        total = counts[key].total() + WEIGHT
        shares[key] = tuple((counts[key][n] + WEIGHT * share) / total for n, share in enumerate(above))
    return {key: Spread(tuple(accumulate(each))) for key, each in shares.items()}


@lru_cache(8)
def _usual_shares(least: int, most: int, slowest: int, size: int) -> tuple[float, ...]:
    """Four in five between `least` and `most`, 15 in 100 up to `slowest`, the rest in as much time again."""
    shares = [0.0] * (size + 1)
    parts = ((least, most, LAST), (most + 1, slowest, RARE - LAST), (slowest + 1, 2 * slowest - most, 1 - RARE))
    for first, last, share in parts:
        days = [min(day, size) for day in range(first, max(first, last) + 1)]
        for day in days:
            shares[day] += share / len(days)
    return tuple(shares)


def _usual_days(brand: Brand) -> tuple[float, ...]:
    least, most = brand.transit_days
    return _usual_shares(least, most, usual_transit(brand).p95.days, MOST_DAYS)


def _usual_dwell(brand: Brand) -> tuple[float, ...]:
    slowest = max(3, ceil(brand.friction.hub_dwell / DWELL_UNIT))
    return _usual_shares(1, slowest * 2 // 3, slowest, MOST_DWELL)
