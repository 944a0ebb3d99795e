"""The evidence speaks against a failed attempt: a score of what the scans of the parcel themselves tell."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from journeys.detectors.look import Look, newest_key
from journeys.events import Event, Scan, Signal
from journeys.geography import STATES, km_outside, state_of_pincode
from journeys.state import Shipment
from journeys.status import Leg, NdrReason, Status

# A customer's one-time code, or the courier's own word that nobody came, leaves nothing to suspect.
NOT_DISPUTED = frozenset({NdrReason.REFUSED_OTP_VERIFIED, NdrReason.NOT_ATTEMPTED, NdrReason.SELF_COLLECT})

ONE_DAY_OUT = timedelta(hours=20)  # an attempt belongs to a scan "out for delivery" at most so much older
AT_ONCE = timedelta(minutes=10)  # nobody reaches a first door sooner after leaving the hub
SCORES = {"far_from_address": 2, "at_night": 2, "never_went_out": 2, "no_call": 1, "at_once": 1, "in_a_row": 1}


def see(look: Look) -> Iterator[Signal]:
    """When the evidence adds up to `friction.fake_score`; once an attempt."""
    parcel, event = look.parcel, look.event
    if parcel is None or parcel.ndr is None or event is None or not isinstance(event.body, Scan):
        return
    if event.body.status is not Status.DELIVERY_ATTEMPT_FAILED or parcel.ndr.reason in NOT_DISPUTED:
        return
    found = evidence(look, parcel, event)
    score = sum(SCORES[each] for each in found)
    if parcel.ndr.attempted and score >= look.friction.fake_score:
        subject = str(parcel.ndr.id)
        yield look.signal("fake_attempt_suspected", subject, newest_key(look), score=score, found=found)


def evidence(look: Look, parcel: Shipment, event: Event) -> list[str]:
    """Names of SCORES that hold for the failed scan."""
    scan = event.body
    assert isinstance(scan, Scan)
    forward = parcel.legs.get(Leg.FORWARD.value)
    outs, fails = (forward.outs, forward.fails) if forward else ((), ())
    geo = scan.ndr.geo if scan.ndr else None
    call = scan.ndr.call_duration_seconds if scan.ndr else scan.call_duration_seconds
    at = event.occurred_at
    holds = {
        "far_from_address": geo is not None and _is_far(geo, look.order.pincode),
        "at_night": not look.brand.is_open(look.friction.attempt_hours, at),
        "never_went_out": not any(timedelta(0) <= at - out <= ONE_DAY_OUT for out in outs),
        "no_call": call == 0,
        "at_once": any(timedelta(0) <= at - out < AT_ONCE for out in outs),
        "in_a_row": _others_near(fails, at) > 0,
    }
    return [name for name, is_so in holds.items() if is_so]


def _is_far(geo: tuple[float, float], pincode: str) -> bool:
    """Certainly outside the state that the address lies in. (0, 0) is a device without a position."""
    state = state_of_pincode(pincode)
    return geo != (0.0, 0.0) and state in STATES and km_outside(geo, state) > 0


def _others_near(fails: tuple[datetime, ...], at: datetime) -> int:
    return sum(other != at and abs(other - at) < AT_ONCE for other in fails)
