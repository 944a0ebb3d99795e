"""A parcel that came back to a hub it had left: the same hub twice with another between, A to B to A."""

from collections.abc import Iterator
from datetime import datetime

from journeys.detectors.look import Look, is_open, newest_key
from journeys.events import Signal
from journeys.state import Shipment, Sighting
from journeys.status import Leg
from journeys.trail import hub_key, until


def see(look: Look) -> Iterator[Signal]:
    """The newest return to a hub; one signal a parcel and hub."""
    parcel = look.parcel
    if parcel is None or len(parcel.trail) < 3 or not is_open(look.order):
        return
    if parcel.leg not in {Leg.FORWARD, Leg.EXCHANGE}:
        return
    if found := _loop(look, _before_the_door(parcel)):
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


def _loop(look: Look, stays: list[Sighting]) -> tuple[Sighting, Sighting, Sighting] | None:
    """The stay that was left, one between, and the return. A return within `friction.loop_after` is a courier that
    scans a bag at the next hub before it leaves, not a loop."""
    last_there: dict[str, int] = {}
    found = None
    for index, stay in enumerate(stays):
        key = hub_key(stay.facility)
        before = last_there.get(key)
        if before is not None and stay.at - until(stays[before]) >= look.friction.loop_after:
            found = (stays[before], stays[index - 1], stay)
        last_there[key] = index
    return found


def _before_the_door(parcel: Shipment) -> list[Sighting]:
    """The stays before it first went out: rounds between hub and door are no loop, nor is a return called off."""
    forward = parcel.legs.get(parcel.leg.value)
    out_at: datetime | None = forward.outs[0] if forward and forward.outs else None
    since = forward.corrected_at if forward else None
    return [
        stay for stay in parcel.trail if (out_at is None or stay.at < out_at) and (since is None or stay.at > since)
    ]
