"""How a parcel's state follows from its scans: forward only, whatever order they arrive in.

On each leg the status is the scan with the highest (phase, time): the result does not depend on the order of
arrival, a repeated scan changes nothing, and a late one only joins the history. Two ends of the same rank do not
overrule each other: the earlier one stays until somebody corrects it. A correction counts against all that is
older than it, whenever that arrives.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec

from journeys.brand import Brand
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
from journeys.trail import with_scan

# Two failed scans nearer than this, with no new attempt between, tell of the same attempt.
SAME_ATTEMPT = timedelta(hours=6)

# A parcel that does one of these is being tried anew: what failed before is over.
NEW_TRY = frozenset({Status.OUT_FOR_DELIVERY, Status.AVAILABLE_FOR_PICKUP})

# More attempts than any courier makes; keeps a courier gone wild from growing the record for ever.
MOST_TIMES = 40

REVOKE_RTO = "revoke_rto"  # a courier takes a return to origin back

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
    seen = _seen(parcel, scan, event.occurred_at, event.key)
    if scan.evidence_only or (scan.status in NO_PROGRESS and not scan.revokes):
        return seen, Change(parcel.status, parcel.status, moved=False)
    leg = _leg_of(scan)
    before = parcel.legs.get(leg.value, LegState())
    after = _corrected(before, scan.status, event.occurred_at) if scan.revokes else _advanced(before, scan, event)
    moved = (after.status, after.status_at) != (before.status, before.status_at)
    legs = parcel.legs | {leg.value: _noted(after, scan.status, event.occurred_at)}
    if scan.revokes == REVOKE_RTO:
        legs |= _taken_back(legs, {Leg.RTO}, event.occurred_at)
    return _with_ndr(parcel, _settled(msgspec.structs.replace(seen, legs=legs)), event, new_id, moved=moved)


def correct(parcel: Shipment, leg: Leg, status: Status, at: datetime) -> tuple[Shipment, Change]:
    """The parcel after a person set its status by hand."""
    state = msgspec.structs.replace(
        parcel.legs.get(leg.value, LegState()), status=status, status_at=at, corrected_at=at
    )
    further = {Leg(name) for name in parcel.legs if LEG_ORDER[Leg(name)] > LEG_ORDER[leg]}
    legs = parcel.legs | {leg.value: state} | _taken_back(parcel.legs, further, at)
    fixed = _settled(msgspec.structs.replace(parcel, legs=legs))
    closed = parcel.ndr if status is not Status.DELIVERY_ATTEMPT_FAILED else None
    fixed = msgspec.structs.replace(fixed, ndr=None) if closed else fixed
    return fixed, Change(parcel.status, fixed.status, moved=True, corrected=True, closed_ndr=closed)


def attempt_deadline(ndr: OpenNdr, brand: Brand) -> datetime:
    """By when the courier wants an answer; the brand's own time where it names none, or one that is over."""
    usual = ndr.received_at + brand.attempt_answer_within
    return ndr.deadline_at if ndr.deadline_at and ndr.deadline_at > ndr.received_at else usual


def is_closed(parcel: Shipment) -> bool:
    return parcel.status in TERMINAL


def _leg_of(scan: Scan) -> Leg:
    if scan.revokes == REVOKE_RTO:
        return Leg.FORWARD
    return Leg.RTO if scan.status in RTO_STATUSES else scan.leg


def _seen(parcel: Shipment, scan: Scan, at: datetime, key: str) -> Shipment:
    """Remember the newest place and promised date, whether or not the status moves, and every hub."""
    seen = msgspec.structs.replace(
        parcel,
        last_scan_at=max(at, parcel.last_scan_at or at),
        courier=parcel.courier or scan.courier,
        trail=with_scan(parcel.trail, scan, at, key),
    )
    if scan.place and (parcel.place_at is None or (at, scan.place) > (parcel.place_at, parcel.place)):
        seen = msgspec.structs.replace(seen, place=scan.place, place_at=at)
    if scan.edd_at and not _was_promised_later(parcel, scan.edd_at, at):
        seen = msgspec.structs.replace(seen, edd_at=scan.edd_at, edd_told_at=at)
    return seen


def _was_promised_later(parcel: Shipment, edd_at: datetime, at: datetime) -> bool:
    if parcel.edd_at is None or parcel.edd_told_at is None:
        return False
    return (parcel.edd_told_at, parcel.edd_at) > (at, edd_at)


def _advanced(state: LegState, scan: Scan, event: Event) -> LegState:
    at = event.occurred_at
    if (state.corrected_at and at <= state.corrected_at) or not _is_further(state, scan.status, at):
        return state
    return msgspec.structs.replace(state, status=scan.status, status_at=at)


def _is_further(state: LegState, status: Status, at: datetime) -> bool:
    if state.status_at is None:
        return True
    known, new = PHASE_OF_STATUS[state.status], PHASE_OF_STATUS[status]
    if new != known:
        return new > known
    if status in TERMINAL:
        return (at, PLACE_OF_STATUS[status]) < (state.status_at, PLACE_OF_STATUS[state.status])
    return (at, PLACE_OF_STATUS[status]) > (state.status_at, PLACE_OF_STATUS[state.status])


def _corrected(state: LegState, status: Status, at: datetime) -> LegState:
    if state.corrected_at and at <= state.corrected_at:
        return state
    if state.status_at and state.status_at > at and not _is_further(state, status, at):
        return msgspec.structs.replace(state, corrected_at=at)  # the correction itself came late
    return msgspec.structs.replace(state, status=status, status_at=at, corrected_at=at)


def _taken_back(legs: dict[str, LegState], gone: set[Leg], at: datetime) -> dict[str, LegState]:
    """These legs as if they had not begun; what is older than `at` cannot begin them again, whenever it arrives."""
    kept: dict[str, LegState] = {}
    for leg in gone:
        state = legs.get(leg.value, LegState())
        is_newer = state.status_at is not None and state.status_at > at
        state = state if is_newer else msgspec.structs.replace(state, status=Status.PENDING, status_at=None)
        kept[leg.value] = msgspec.structs.replace(state, corrected_at=max(at, state.corrected_at or at))
    return kept


def _noted(state: LegState, status: Status, at: datetime) -> LegState:
    """Keep the times that tell one attempt from the next: tries that began, and tries that failed."""
    if status in NEW_TRY:
        return msgspec.structs.replace(state, outs=_with_time(state.outs, at))
    if status is Status.DELIVERY_ATTEMPT_FAILED:
        return msgspec.structs.replace(state, fails=_with_time(state.fails, at))
    return state


def _with_time(times: tuple[datetime, ...], at: datetime) -> tuple[datetime, ...]:
    return tuple(sorted({*times, at}))[-MOST_TIMES:]


def _settled(parcel: Shipment) -> Shipment:
    """Let the leg that counts speak for the parcel: the furthest begun, but a delivery outlives a stray RTO."""
    begun = {name: state for name, state in parcel.legs.items() if state.status_at}
    if not begun:
        return parcel
    forward = begun.get(Leg.FORWARD.value)
    name = max(begun, key=lambda each: LEG_ORDER[Leg(each)])
    if name == Leg.RTO.value and forward and forward.status is Status.DELIVERED:
        name = Leg.FORWARD.value
    state = begun[name]
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
    told = (scan.ndr.attempt_no if scan.ndr else None) or 0
    after = msgspec.structs.replace(after, attempts=max(before.attempts, len(_tries(after)), told))
    if scan.status is Status.DELIVERY_ATTEMPT_FAILED and _leg_of(scan) is Leg.FORWARD:
        return _with_failed_attempt(before, after, event, new_id, change)
    if before.ndr and not _stands_in_attempt(after):
        return msgspec.structs.replace(after, ndr=None), msgspec.structs.replace(change, closed_ndr=before.ndr)
    return after, change


def _tries(parcel: Shipment) -> list[list[datetime]]:
    """The failed scans on the way to the customer, attempt by attempt, however they arrived."""
    state = parcel.legs.get(Leg.FORWARD.value, LegState())
    tries: list[list[datetime]] = []
    for at in state.fails:
        went_out_again = bool(tries) and any(tries[-1][-1] < out <= at for out in state.outs)
        if tries and at - tries[-1][0] < SAME_ATTEMPT and not went_out_again:
            tries[-1].append(at)
        else:
            tries.append([at])
    return tries


def _stands_in_attempt(parcel: Shipment) -> bool:
    """The last attempt failed and no new one has begun. Lying in a hub, the parcel still waits for an answer."""
    forward = parcel.legs.get(Leg.FORWARD.value, LegState())
    if parcel.leg is not Leg.FORWARD or PHASE_OF_STATUS[parcel.status] != PHASE_OF_STATUS[Status.OUT_FOR_DELIVERY]:
        return False
    since = max((*forward.outs[-1:], *filter(None, [forward.corrected_at])), default=None)
    return bool(forward.fails) and (since is None or forward.fails[-1] >= since)


def _with_failed_attempt(
    before: Shipment, after: Shipment, event: Event, new_id: Callable[[], int], change: Change
) -> tuple[Shipment, Change]:
    tries, known = _tries(after), before.ndr
    number, mine = next((no, each) for no, each in enumerate(tries, 1) if event.occurred_at in each)
    if known and known.occurred_at in mine:
        return msgspec.structs.replace(after, ndr=_sharpened(known, event)), change
    if number == len(tries) and _stands_in_attempt(after):
        ndr = _opened(before, event, new_id, before.attempts + 1)
        opened = msgspec.structs.replace(after, ndr=ndr)
        return opened, msgspec.structs.replace(change, new_ndr=ndr, closed_ndr=known)
    if len(tries) > len(_tries(before)):
        return after, msgspec.structs.replace(change, late_ndr=_opened(before, event, new_id, number))
    return after, change


def _opened(parcel: Shipment, event: Event, new_id: Callable[[], int], number: int) -> OpenNdr:
    scan = event.body
    assert isinstance(scan, Scan)
    reason = scan.ndr.reason if scan.ndr else NdrReason.OTHER
    return OpenNdr(
        id=new_id(),
        attempt_no=(scan.ndr.attempt_no if scan.ndr else None) or number,
        reason=reason,
        at_fault=FAULT_OF_REASON[reason],
        attempted=reason is not NdrReason.NOT_ATTEMPTED and (scan.ndr.attempted if scan.ndr else True),
        occurred_at=event.occurred_at,
        received_at=event.received_at,
        actions_allowed=scan.ndr.actions_allowed if scan.ndr else (),
        deadline_at=scan.ndr.action_deadline_at if scan.ndr else None,
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
        deadline_at=scan.ndr.action_deadline_at or known.deadline_at,
    )
