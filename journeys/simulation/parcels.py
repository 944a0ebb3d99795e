"""What couriers tell of made-up parcels: pickup, hubs, loops, storms, attempts and the way back."""

from datetime import datetime, time, timedelta, timezone
from random import Random
from typing import Any

import msgspec

from journeys.events import Event
from journeys.rehearsal.outside import Outside
from journeys.simulation.chance import scattered
from journeys.simulation.history import Course, Fork
from journeys.simulation.lanes import EDD_AT, FAILED_OF_TIER, SPREAD, Lane
from journeys.simulation.rates import NDR_REASONS, Rates
from journeys.simulation.seasons import Storm
from journeys.status import NdrReason, Status

INDIA = timezone(timedelta(hours=5, minutes=30))
MOST_ATTEMPTS = 3
WRONG_HUB = "Vapi_Transit_GW (Gujarat)"


class Parcels(msgspec.Struct):
    """Makes the scans of one parcel. `dice` decides all of it."""

    outside: Outside
    lane: Lane
    rates: Rates
    dice: Random
    storms: tuple[Storm, ...]
    is_cod: bool

    def from_order(self, placed_at: datetime) -> tuple[tuple[Event, ...], datetime]:
        """Label, pickup, the way: events, and when it is at its destination's centre."""
        ready_at = working_hour(placed_at + scattered(timedelta(hours=9), 0.6, self.dice.random()))
        events = [
            self.scan(Status.LABEL_CREATED, ready_at),
            self.scan(Status.PICKUP_SCHEDULED, ready_at + _minutes(20)),
        ]
        late = self.dice.random() < self.rates.pickup_delayed
        waits = timedelta(hours=26 + 40 * self.dice.random()) if late else timedelta(hours=1 + 8 * self.dice.random())
        picked_at = working_hour(ready_at + waits)
        if late:
            events.append(self.scan(Status.PICKUP_FAILED, working_hour(ready_at + timedelta(hours=12))))
        edd_at = picked_at + scattered(self.lane.median, SPREAD, EDD_AT) + timedelta(hours=18)
        events.append(self.scan(Status.PICKED_UP, picked_at, facility=self.lane.origin_hub, edd_at=edd_at))
        hops, arrived_at = self._way(picked_at)
        return (*events, *hops), arrived_at

    def _way(self, picked_at: datetime) -> tuple[list[Event], datetime]:
        hubs, way = self._hubs(), scattered(self.lane.median, SPREAD, self.dice.random())
        events, at = [], picked_at
        for hub in hubs[:-1]:
            at += way / len(hubs) * (0.6 + 0.8 * self.dice.random())
            events.append(self.scan(Status.IN_TRANSIT, at, facility=hub, place=_said(hub)))
        if self.dice.random() < self.rates.stuck:
            at += timedelta(hours=48 + 48 * self.dice.random())
        at = max(
            [at, *(storm.until_at + self._hours(6, 30) for storm in self.storms if storm.hits(self.lane.place, at))]
        )
        at += way / len(hubs)
        events.append(self.scan(Status.AT_DESTINATION_HUB, at, facility=hubs[-1], place=_said(hubs[-1])))
        return events, at

    def _hubs(self) -> list[str]:
        hubs = list(self.lane.hubs)
        drawn = self.dice.random()
        if drawn < self.rates.hub_loop:
            return [*hubs[:-1], hubs[-3], hubs[-2], hubs[-1]]
        if drawn < self.rates.hub_loop + self.rates.misrouted:
            return [*hubs[:-1], WRONG_HUB, hubs[-2], hubs[-1]]
        return hubs

    # -- attempts ------------------------------------------------------------------------------------------------

    def delivery(self, arrived_at: datetime, number: int, fails: float) -> Course:
        """The attempt of the next working day, and what follows; `fails` is how likely it is to fail."""
        out_at = _next_morning(arrived_at) + self._hours(0, 2)
        tried_at = out_at + self._hours(1, 8)
        out = self.scan(Status.OUT_FOR_DELIVERY, out_at, facility=self.lane.place.centre, place=self.lane.place.city)
        if self.dice.random() >= fails:
            return self._delivered((out,), tried_at)
        reason = self.dice.choices(tuple(NDR_REASONS), tuple(NDR_REASONS.values()))[0]
        failed = self._failed(tried_at, reason, number)
        if self.dice.random() < self.rates.settled and reason is not NdrReason.REFUSED_OTP_VERIFIED:
            return self._delivered((out, failed), tried_at + _minutes(1 + 9 * self.dice.random()))
        return Course((out, failed), self._after_failure(tried_at, reason, number))

    def _failed(self, at: datetime, reason: NdrReason, number: int) -> Event:
        allowed = ("reattempt", "change_address") if number < MOST_ATTEMPTS else ()
        ndr: dict[str, Any] = {"reason": reason, "attempt_no": number, "actions_allowed": allowed}
        ndr |= {"attempted": reason is not NdrReason.NOT_ATTEMPTED, "action_deadline_at": at + timedelta(hours=36)}
        ndr["call_duration_seconds"] = int(45 * self.dice.random())
        place = self.lane.place
        return self.scan(Status.DELIVERY_ATTEMPT_FAILED, at, facility=place.centre, place=place.city, **ndr)

    def _after_failure(self, at: datetime, reason: NdrReason, number: int) -> Fork:
        looks_at = _next_morning(at) - timedelta(hours=2)
        if reason is NdrReason.REFUSED_OTP_VERIFIED:
            back = self.way_back(looks_at)
            return Fork(looks_at, at, back, back)
        asked = self.way_back(looks_at)
        if number < MOST_ATTEMPTS:
            asked = self.delivery(looks_at - timedelta(hours=4), number + 1, self.rates.failed_though_asked)
        gives_up = number >= MOST_ATTEMPTS or self.dice.random() < self._given_up(reason)
        fails = self.rates.settled if reason is NdrReason.NOT_ATTEMPTED else self.rates.failed_again
        otherwise = (
            self.way_back(looks_at) if gives_up else self.delivery(looks_at - timedelta(hours=4), number + 1, fails)
        )
        return Fork(looks_at, at, asked, otherwise)

    def _given_up(self, reason: NdrReason) -> float:
        return {NdrReason.REFUSED: 0.7, NdrReason.NOT_ATTEMPTED: 0.02}.get(reason, self.rates.given_up)

    def first_attempt_fails(self) -> float:
        rate = self.rates.failed_cod if self.is_cod else self.rates.failed_prepaid
        return rate * FAILED_OF_TIER[self.lane.place.tier]

    def _delivered(self, before: tuple[Event, ...], at: datetime) -> Course:
        place = self.lane.place
        return Course((*before, self.scan(Status.DELIVERED, at, facility=place.centre, place=place.city)))

    def way_back(self, at: datetime) -> Course:
        """Return to origin."""
        back_at = at + self.lane.median * (0.9 + 0.8 * self.dice.random())
        hub = self.lane.origin_hub
        return Course(
            (
                self.scan(Status.RTO_INITIATED, at, facility=self.lane.place.centre, place=self.lane.place.city),
                self.scan(Status.RTO_IN_TRANSIT, at + (back_at - at) / 2, facility=self.lane.place.gateway),
                self.scan(Status.RTO_DELIVERED, working_hour(back_at), facility=hub, place=_said(hub)),
            )
        )

    # -- one scan ------------------------------------------------------------------------------------------------

    def scan(self, status: Status, at: datetime, **facts: Any) -> Event:
        """A scan as it reaches us: mostly minutes later, now and then hours."""
        at = at.replace(microsecond=0)
        late = self.dice.random() < self.rates.told_late
        lag = self._hours(1, 9) if late else timedelta(seconds=20 + round(self.dice.expovariate(1 / 150)))
        return self.outside.scan(status, at, received_at=(at + lag).replace(microsecond=0), **facts)

    def _hours(self, least: float, most: float) -> timedelta:
        return timedelta(minutes=round(60 * (least + (most - least) * self.dice.random())))


def told_twice(events: tuple[Event, ...], dice: Random, share: float) -> tuple[Event, ...]:
    """The same, some of them told a second time later."""
    again = [
        msgspec.structs.replace(event, received_at=event.received_at + _minutes(1 + round(300 * dice.random())))
        for event in events
        if dice.random() < share
    ]
    return (*events, *again)


def _said(hub: str) -> str:
    """What may be shown of a hub's name: "Pune, Maharashtra"."""
    city, _, state = hub.partition("_")
    return f"{city}, {state.partition('(')[2].rstrip(')')}".rstrip(", ")


def _minutes(count: float) -> timedelta:
    return timedelta(seconds=round(count * 60))


def _next_morning(at: datetime) -> datetime:
    """09:00 in India, after `at`."""
    local = at.astimezone(INDIA)
    morning = datetime.combine(local.date(), time(9), INDIA)
    return (morning if morning > local else morning + timedelta(days=1)).astimezone(at.tzinfo)


def working_hour(at: datetime) -> datetime:
    """`at`, or the next morning when nobody works."""
    local = at.astimezone(INDIA)
    return at if time(9) <= local.time() <= time(20) else _next_morning(at)
