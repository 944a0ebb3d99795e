"""How a parcel's state follows from its scans: forward only, whatever order they arrive in.

On each leg the status is the scan with the highest (phase, time): the result does not depend on the order of
arrival, a repeated scan changes nothing, and a late one only joins the history. Two ends of the same rank do not
overrule each other: the earlier one stays until somebody corrects it.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec

from journeys.events import Event, Scan
from journeys.state import LegState, OpenNdr, Shipment
from journeys.status import (
    FAULT_OF_REASON,
    NO_PROGRESS,
    PHASE_OF_STATUS,
    PLACE_OF_STATUS,
    RTO_STATUSES,
    TERMINAL,
    Leg,
    NdrReason,
    Status,
)

# Two failed scans nearer than this, with no new attempt between, tell of the same attempt.
SAME_ATTEMPT = timedelta(hours=6)

# Which leg speaks for the parcel once it has begun.
LEG_ORDER = {Leg.FORWARD: 0, Leg.RTO: 1, Leg.EXCHANGE: 2, Leg.REVERSE: 3}


class Change(msgspec.Struct, frozen=True):
    """What one scan did. `late`: it arrived after something newer and only joined the history."""

    before: Status
    after: Status
    moved: bool
    late: bool = False
    corrected: bool = False
    new_ndr: OpenNdr | None = None
    closed_ndr: OpenNdr | None = None
    late_ndr: OpenNdr | None = None  # an attempt that was already overtaken when we heard of it


def apply_scan(parcel: Shipment, event: Event, new_id: Callable[[], int]) -> tuple[Shipment, Change]:
    """The parcel after `event`, whose body must be a Scan. Pure but for `new_id`, which numbers a new NDR."""
    scan = event.body
    assert isinstance(scan, Scan)
    seen = _seen(parcel, scan, event.occurred_at)
    if scan.evidence_only or (scan.status in NO_PROGRESS and not scan.revokes):
        return seen, Change(parcel.status, parcel.status, moved=False)
    leg = Leg.RTO if scan.status in RTO_STATUSES else scan.leg
    before = parcel.legs.get(leg.value, LegState())
    after = _corrected(before, scan.status, event.occurred_at) if scan.revokes else _advanced(before, scan, event)
    if scan.revokes:
        seen = msgspec.structs.replace(seen, legs=_without_revoked(seen.legs, scan.revokes))
        leg = Leg.FORWARD if scan.revokes == "revoke_rto" else leg
    moved = after != before
    seen = _with_leg(seen, leg, after) if moved else seen
    return _with_ndr(parcel, seen, event, new_id, moved=moved)


def correct(parcel: Shipment, leg: Leg, status: Status, at: datetime) -> tuple[Shipment, Change]:
    """The parcel after a person set its status by hand."""
    state = LegState(status, at, at)
    legs = {name: kept for name, kept in parcel.legs.items() if LEG_ORDER[Leg(name)] <= LEG_ORDER[leg]}
    fixed = _settled(msgspec.structs.replace(parcel, legs=legs | {leg.value: state}))
    closed = parcel.ndr if status is not Status.DELIVERY_ATTEMPT_FAILED else None
    fixed = msgspec.structs.replace(fixed, ndr=None) if closed else fixed
    return fixed, Change(parcel.status, fixed.status, moved=True, corrected=True, closed_ndr=closed)


def is_closed(parcel: Shipment) -> bool:
    return parcel.status in TERMINAL


def _seen(parcel: Shipment, scan: Scan, at: datetime) -> Shipment:
    """Remember the newest place and promised date, whether or not the status moves."""
    if parcel.last_scan_at and at < parcel.last_scan_at:
        return parcel
    return msgspec.structs.replace(
        parcel,
        last_scan_at=at,
        place=scan.place or parcel.place,
        edd_at=scan.edd_at or parcel.edd_at,
        courier=parcel.courier or scan.courier,
    )


def _advanced(state: LegState, scan: Scan, event: Event) -> LegState:
    at = event.occurred_at
    if state.corrected_at and at <= state.corrected_at:
        return state
    if state.status_at is None:
        return LegState(scan.status, at, state.corrected_at)
    now_phase, new_phase = PHASE_OF_STATUS[state.status], PHASE_OF_STATUS[scan.status]
    if new_phase != now_phase:
        return LegState(scan.status, at, state.corrected_at) if new_phase > now_phase else state
    ends = scan.status in TERMINAL
    newer = (
        at < state.status_at
        if ends
        else (at, PLACE_OF_STATUS[scan.status]) > (state.status_at, PLACE_OF_STATUS[state.status])
    )
    return LegState(scan.status, at, state.corrected_at) if newer else state


def _corrected(state: LegState, status: Status, at: datetime) -> LegState:
    if state.corrected_at and at <= state.corrected_at:
        return state
    return LegState(status, at, at)


def _without_revoked(legs: dict[str, LegState], revokes: str) -> dict[str, LegState]:
    if revokes != "revoke_rto":
        return legs
    return {name: state for name, state in legs.items() if name != Leg.RTO.value}


def _with_leg(parcel: Shipment, leg: Leg, state: LegState) -> Shipment:
    return _settled(msgspec.structs.replace(parcel, legs=parcel.legs | {leg.value: state}))


def _settled(parcel: Shipment) -> Shipment:
    """Let the leg that counts speak for the parcel: the furthest begun, but a delivery outlives a stray RTO."""
    forward = parcel.legs.get(Leg.FORWARD.value)
    name = max(parcel.legs, key=lambda each: LEG_ORDER[Leg(each)])
    if name == Leg.RTO.value and forward and forward.status is Status.DELIVERED:
        name = Leg.FORWARD.value
    state = parcel.legs[name]
    return msgspec.structs.replace(
        parcel,
        leg=Leg(name),
        status=state.status,
        status_at=state.status_at,
        closed_at=state.status_at if state.status in TERMINAL else None,
    )


def _with_ndr(
    before: Shipment, after: Shipment, event: Event, new_id: Callable[[], int], *, moved: bool
) -> tuple[Shipment, Change]:
    """Open, sharpen or close the failed attempt that the parcel stands in."""
    scan = event.body
    assert isinstance(scan, Scan)
    change = Change(
        before.status,
        after.status,
        moved=after.status != before.status or after.status_at != before.status_at,
        late=not moved,
        corrected=bool(scan.revokes),
    )
    if scan.status is Status.DELIVERY_ATTEMPT_FAILED and scan.leg is Leg.FORWARD:
        return _with_failed_attempt(before, after, event, new_id, change)
    if before.ndr and _is_past_attempt(after):
        return msgspec.structs.replace(after, ndr=None), msgspec.structs.replace(change, closed_ndr=before.ndr)
    return after, change


def _is_past_attempt(parcel: Shipment) -> bool:
    """A parcel lying in a hub after a failed attempt still waits for an answer; a new attempt or an end does not."""
    return parcel.status not in {
        Status.DELIVERY_ATTEMPT_FAILED,
        Status.AT_DESTINATION_HUB,
        Status.IN_TRANSIT,
        Status.ON_HOLD,
    }


def _with_failed_attempt(
    before: Shipment, after: Shipment, event: Event, new_id: Callable[[], int], change: Change
) -> tuple[Shipment, Change]:
    known = before.ndr
    if known and abs(event.occurred_at - known.occurred_at) < SAME_ATTEMPT:
        return msgspec.structs.replace(after, ndr=_sharpened(known, event)), change
    ndr = _opened(before, event, new_id)
    if (change.late and _is_past_attempt(after)) or (known and event.occurred_at < known.occurred_at):
        return msgspec.structs.replace(after, attempts=before.attempts + 1), msgspec.structs.replace(
            change, late_ndr=ndr
        )
    opened = msgspec.structs.replace(after, ndr=ndr, attempts=max(before.attempts + 1, ndr.attempt_no))
    return opened, msgspec.structs.replace(change, new_ndr=ndr, closed_ndr=known)


def _opened(parcel: Shipment, event: Event, new_id: Callable[[], int]) -> OpenNdr:
    scan = event.body
    assert isinstance(scan, Scan)
    reason = scan.ndr.reason if scan.ndr else NdrReason.OTHER
    return OpenNdr(
        id=new_id(),
        attempt_no=(scan.ndr.attempt_no if scan.ndr else None) or parcel.attempts + 1,
        reason=reason,
        at_fault=FAULT_OF_REASON[reason],
        attempted=reason is not NdrReason.NOT_ATTEMPTED and (scan.ndr.attempted if scan.ndr else True),
        occurred_at=event.occurred_at,
        received_at=event.received_at,
        actions_allowed=scan.ndr.actions_allowed if scan.ndr else (),
    )


def _sharpened(known: OpenNdr, event: Event) -> OpenNdr:
    """A second scan of the same attempt may name the reason that the first left open."""
    scan = event.body
    assert isinstance(scan, Scan)
    if known.reason is not NdrReason.OTHER or scan.ndr is None:
        return known
    return msgspec.structs.replace(
        known,
        reason=scan.ndr.reason,
        at_fault=FAULT_OF_REASON[scan.ndr.reason],
        attempted=scan.ndr.attempted and scan.ndr.reason is not NdrReason.NOT_ATTEMPTED,
        actions_allowed=scan.ndr.actions_allowed or known.actions_allowed,
    )
