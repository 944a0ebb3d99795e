"""Storms, strikes and full hubs: causes that hit every parcel bound for a place, one calendar of them for each seed."""

from datetime import datetime, timedelta
from functools import lru_cache

import msgspec

from journeys.simulation.chance import dice
from journeys.simulation.lanes import PLACES, Place
from journeys.state import Incident

MONSOON = range(6, 10)  # June to September
A_WEEK = timedelta(days=7)
IN_A_WEEK = 0.55  # how likely the worst place is hit in a week of the rains
OUT_OF_SEASON = 0.1
STRIKES_IN_A_WEEK = 0.012
CONGESTED_IN_A_WEEK = 0.03
NOTICED_AFTER = timedelta(hours=2)


class Storm(msgspec.Struct, frozen=True):
    """One cause at one place. `cause` is a name of the incidents' causes."""

    id: int
    cause: str
    prefix: str
    place: str
    since_at: datetime
    until_at: datetime

    def hits(self, place: Place, at: datetime) -> bool:
        return place.prefix == self.prefix and self.since_at <= at < self.until_at

    def as_incident(self) -> Incident:
        """As operations raise it, a while after it began."""
        return Incident(self.id, self.cause, "pincode", self.prefix, self.since_at + NOTICED_AFTER, self.place, "ops")


@lru_cache(maxsize=8)
def storms_between(seed: int, start: datetime, weeks: int) -> tuple[Storm, ...]:
    """Every cause of these weeks, the earliest first."""
    found: list[Storm] = []
    for week in range(weeks):
        for place in PLACES:
            found += _storm(seed, start + week * A_WEEK, place, len(found) + 1)
    return tuple(sorted(found, key=lambda storm: (storm.since_at, storm.id)))


def _storm(seed: int, week_at: datetime, place: Place, number: int) -> list[Storm]:
    draw = dice(seed, 0, f"storm:{week_at:%Y%m%d}:{place.prefix}")
    season = 1.0 if week_at.month in MONSOON else OUT_OF_SEASON
    chance, cause = draw.random(), ""
    for name, share in (
        ("weather", IN_A_WEEK * place.monsoon * season),
        ("strike", STRIKES_IN_A_WEEK),
        ("congestion", CONGESTED_IN_A_WEEK),
    ):
        if not cause and chance < share:
            cause = name
        chance -= share
    if not cause:
        return []
    since_at = week_at + timedelta(hours=round(140 * draw.random()))
    until_at = since_at + timedelta(hours=round(14 + 50 * draw.random()))
    return [Storm(number, cause, place.prefix, f"{place.city}, {place.state}", since_at, until_at)]
