"""A parcel that came back to a hub it had left: the same hub twice with another between, A to B to A."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

import msgspec

from journeys.detectors.look import Look, is_open, newest_key
from journeys.events import Signal
from journeys.state import Shipment, Sighting
from journeys.status import Leg
from journeys.trail import hub_key, is_same_hub, until


def see(look: Look) -> Iterator[Signal]:
    """The newest return to a hub, not sooner than `friction.loop_after`; one signal a parcel and hub."""
    parcel = look.parcel
    if parcel is None or len(parcel.trail) < 3 or not is_open(look.order):
        return
    if parcel.leg not in {Leg.FORWARD, Leg.EXCHANGE} or not _visits_twice(parcel.trail):
        return
    if found := _loop(_tidied(_before_the_door(parcel), look.friction.loop_after)):
        left, away, back = found
        yield look.signal(
            "hub_loop",
            f"{parcel.id}:{hub_key(back.facility)}",
            left.key,
            away.key,
            back.key,
            newest_key(look),
            hub=back.facility,
            by=away.facility,
            place=back.place,
        )


def _visits_twice(stays: Sequence[Sighting]) -> bool:
    return len({hub_key(stay.facility) for stay in stays}) < len(stays)


def _loop(stays: list[Sighting]) -> tuple[Sighting, Sighting, Sighting] | None:
    """The newest loop: the stay that was left, one between, and the return."""
    last_there: dict[str, int] = {}
    found = None
    for index, stay in enumerate(stays):
        key = hub_key(stay.facility)
        before = last_there.get(key)
        if before is not None:
            found = (stays[before], stays[index - 1], stay)
        last_there[key] = index
    return found


def _tidied(stays: list[Sighting], least: timedelta) -> list[Sighting]:
    """The stays without hubs that it seems to have visited between two scans of one hub less than `least` apart: a
    courier that scans a bag at the next hub before it leaves."""
    tidy: list[Sighting] = []
    for stay in stays:
        if len(tidy) > 1 and is_same_hub(tidy[-2], stay) and stay.at - until(tidy[-2]) < least:
            tidy.pop()
            tidy[-1] = msgspec.structs.replace(tidy[-1], last_at=until(stay))
        elif tidy and is_same_hub(tidy[-1], stay):
            tidy[-1] = msgspec.structs.replace(tidy[-1], last_at=until(stay))
        else:
            tidy.append(stay)
    return tidy


def _before_the_door(parcel: Shipment) -> list[Sighting]:
    """The stays before it first went out: rounds between hub and door are no loop, nor is a return called off."""
    forward = parcel.legs.get(parcel.leg.value)
    out_at: datetime | None = forward.outs[0] if forward and forward.outs else None
    since = forward.corrected_at if forward else None
    return [
        stay for stay in parcel.trail if (out_at is None or stay.at < out_at) and (since is None or stay.at > since)
    ]
