"""A parcel that moves away from its address: in the courier's words, by two moves, or at a hub off its lane's paths."""

from collections.abc import Iterator, Sequence

from journeys.detectors.look import Look, is_open, newest_key
from journeys.events import Scan, Signal
from journeys.expected import ranges_of
from journeys.geography import km_between, state_of_pincode, state_of_place
from journeys.state import Shipment, Sighting
from journeys.status import Leg
from journeys.trail import hub_key


def see(look: Look) -> Iterator[Signal]:
    """One signal a parcel and hub."""
    scan, parcel = look.event.body if look.event else None, look.parcel
    if not isinstance(scan, Scan) or parcel is None or not is_open(look.order):
        return
    if why := _why(look, scan, parcel):
        hub = scan.facility or scan.place or parcel.place
        subject = f"{parcel.id}:{hub_key(hub)}"
        evidence = [stay.key for stay in parcel.trail[-3:]] if why == "moving_away" else []
        yield look.signal("wrong_routing", subject, *evidence, newest_key(look), why=why, hub=hub, place=scan.place)


def _why(look: Look, scan: Scan, parcel: Shipment) -> str:
    if parcel.leg not in {Leg.FORWARD, Leg.EXCHANGE}:
        return ""
    if scan.incident == "misrouted":
        return "courier_says"
    forward = parcel.legs.get(parcel.leg.value)
    is_new_hub = look.event is not None and bool(parcel.trail) and parcel.trail[-1].key == look.event.key
    if not is_new_hub or (forward and forward.outs):
        return ""
    if is_moving_away(parcel.trail, look.order.pincode, look.friction.away_km):
        return "moving_away"
    return "off_path" if _is_off_path(look, parcel) else ""


def is_moving_away(trail: Sequence[Sighting], pincode: str, least_km: int) -> bool:
    """Whether each of the last two moves to another state led at least `least_km` further from the address."""
    if len(trail) < 3:
        return False
    home = state_of_pincode(pincode)
    states = [state_of_place(stay.place) for stay in trail[-3:]]
    if not home or not all(states):
        return False
    far, further, furthest = (km_between(state, home) for state in states)
    return further - far >= least_km and furthest - further >= least_km


def _is_off_path(look: Look, parcel: Shipment) -> bool:
    """A hub where none of many parcels of its lane was seen, in a state that is neither the first nor the last."""
    newest = parcel.trail[-1]
    if not ranges_of(look.brand).is_off_path(look.order, parcel, newest.facility, look.brand):
        return False
    state = state_of_place(newest.place)
    ends = {state_of_place(parcel.trail[0].place), state_of_pincode(look.order.pincode)}
    return bool(state) and state not in ends
