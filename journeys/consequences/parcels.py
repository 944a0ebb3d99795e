"""What follows when a courier tells of a parcel."""

from datetime import timedelta

import msgspec

from journeys import shipment as shipments
from journeys.consequences.anything import on_anything
from journeys.consequences.returns import follow_reverse_scan
from journeys.decision import NdrClosed, NdrOpened
from journeys.engine import parcel_subject
from journeys.events import Correction, Event, Scan, awb_key, order_number_key
from journeys.state import OpenNdr, Shipment
from journeys.status import PHASE_OF_STATUS, RTO_STATUSES, Leg, Status
from journeys.turn import Turn


def on_scan(turn: Turn, event: Event) -> None:
    scan = event.body
    assert isinstance(scan, Scan)
    if not scan.awb:
        return _on_scan_by_shop(turn, event, scan)
    known = turn.parcel(scan.awb) or Shipment(
        turn.new_id(), turn.state.customer.id, awb_key(scan.awb), event.received_at
    )
    if not known.account:
        ref = order_number_key(scan.order_number) or known.order_ref
        known = msgspec.structs.replace(known, account=event.source, order_ref=ref)
    if known.order_id is None:
        known = msgspec.structs.replace(known, order_id=_order_named(turn, scan))
    return _follow_scan(turn, event, known)


def _on_scan_by_shop(turn: Turn, event: Event, scan: Scan) -> None:
    """A shop relays a scan without the AWB: its own fulfilment id leads to the parcel, if it announced one."""
    parcels = turn.state.shipments.values()
    known = next((p for p in parcels if scan.fulfilment_id and p.fulfilment_id == scan.fulfilment_id), None)
    if known is None:
        return on_anything(turn, event)
    return _follow_scan(turn, event, known)


def _follow_scan(turn: Turn, event: Event, known: Shipment) -> None:
    scan = event.body
    assert isinstance(scan, Scan)
    parcel, change = shipments.apply_scan(known, event, turn.new_id)
    turn.put_parcel(parcel)
    turn.record(event, order_id=parcel.order_id, shipment_id=parcel.id, late=change.late)
    _keep_ndr(turn, event, parcel, change)
    _tell_what_was_taken_back(turn, event, parcel, change)
    if change.moved and (change.after is not change.before or change.after is Status.OUT_FOR_DELIVERY):
        tell_of_status(turn, event, parcel, change.before, change.closed_ndr)
    if _is_explained(known, parcel):
        turn.happened("shipment.attempt_explained", event, order_id=parcel.order_id, parcel_id=parcel.id)
    if change.new_ndr or _is_sharper(known, parcel):
        tell_of_attempt(turn, event, parcel)
    follow_reverse_scan(turn, event, parcel)


def _is_sharper(before: Shipment, after: Shipment) -> bool:
    """A second scan of the same attempt named the reason that the first had left open."""
    if before.ndr is None or after.ndr is None or before.ndr.id != after.ndr.id:
        return False
    return before.ndr.reason is not after.ndr.reason


def _is_explained(before: Shipment, after: Shipment) -> bool:
    return _is_sharper(before, after) and after.ndr is not None and after.ndr.has_own_words


def on_correction(turn: Turn, event: Event) -> None:
    body = event.body
    assert isinstance(body, Correction)
    known = turn.parcel(body.awb)
    if known is None:
        return turn.record(event)
    parcel, change = shipments.correct(known, body.leg, body.status, event.occurred_at)
    turn.put_parcel(parcel)
    turn.record(event, order_id=parcel.order_id, shipment_id=parcel.id)
    if change.closed_ndr:
        turn.out.ndrs_closed.append(NdrClosed(change.closed_ndr.id, event.received_at, "corrected"))
        _tell_attempt_over(turn, event, parcel)
    _tell_what_was_taken_back(turn, event, parcel, change)
    return tell_of_status(turn, event, parcel, change.before) if change.after is not change.before else None


def _tell_what_was_taken_back(turn: Turn, event: Event, parcel: Shipment, change: shipments.Change) -> None:
    """She may have been told of a return or a delivery that was none."""
    if change.before in RTO_STATUSES and parcel.leg is not Leg.RTO:
        turn.happened("shipment.rto_revoked", event, order_id=parcel.order_id, parcel_id=parcel.id)
    elif change.corrected and change.before is Status.DELIVERED and change.after is not Status.DELIVERED:
        turn.happened("shipment.delivery_reverted", event, order_id=parcel.order_id, parcel_id=parcel.id)


def _order_named(turn: Turn, scan: Scan) -> int | None:
    """The order a courier names for its parcel, when this customer has exactly that one."""
    wanted = order_number_key(scan.order_number)
    return next((o.id for o in turn.state.orders.values() if wanted and o.number_key == wanted), None)


def _keep_ndr(turn: Turn, event: Event, parcel: Shipment, change: shipments.Change) -> None:
    if change.closed_ndr:
        closed_as = "corrected" if change.corrected else "moved_on"
        turn.out.ndrs_closed.append(NdrClosed(change.closed_ndr.id, event.occurred_at, closed_as))
        _tell_attempt_over(turn, event, parcel)
    if change.new_ndr:
        turn.out.ndrs_opened.append(NdrOpened(change.new_ndr, event, parcel.id, parcel.order_id))
    if change.late_ndr:
        turn.out.ndrs_opened.append(NdrOpened(change.late_ndr, event, parcel.id, parcel.order_id, "moved_on"))
        turn.withhold(
            "attempt_failed",
            event,
            "moved_on",
            order_id=parcel.order_id,
            dedupe_key=f"attempt_failed:{parcel.order_id}:{change.late_ndr.id}",
        )


# A parcel that the customer sends back has journeys of its own.
LEGS_TOLD = frozenset({Leg.FORWARD, Leg.EXCHANGE, Leg.RTO})


def tell_of_status(
    turn: Turn, event: Event, parcel: Shipment, before: Status = Status.PENDING, failed: OpenNdr | None = None
) -> None:
    """Tell the journeys which status the parcel has reached, and what it must have passed on the way.

    `failed` is the attempt that this scan ended.
    """
    if parcel.leg not in LEGS_TOLD or parcel.status is Status.DELIVERY_ATTEMPT_FAILED:
        return
    for status in _reached(before, parcel.status):
        subject = _day_of_attempt(turn, event, parcel) if status is Status.OUT_FOR_DELIVERY else ""
        kind = f"shipment.{status.value}"
        facts = _facts_of_way_back(turn, status, failed) if status in TOLD_OF_WAY_BACK else {}
        turn.happened(kind, event, order_id=parcel.order_id, parcel_id=parcel.id, subject=subject, **facts)


TOLD_OF_WAY_BACK = frozenset({Status.RTO_INITIATED, Status.RTO_DELIVERED})


def _facts_of_way_back(turn: Turn, status: Status, failed: OpenNdr | None) -> dict[str, str]:
    """Why the last attempt failed, and by when the refund of a paid order starts: when the parcel is back."""
    way = turn.brand.return_transit_within if status is Status.RTO_INITIATED else timedelta(0)
    refund_by = turn.now + way + turn.brand.refund_start_within
    return {"why": failed.reason.value if failed else "", "refund_by": refund_by.isoformat()}


def _reached(before: Status, after: Status) -> list[Status]:
    """The status, after the pickup and the turn back that it implies: not every courier tells of those."""
    reached = [after]
    picked_up = PHASE_OF_STATUS[Status.PICKED_UP]
    if PHASE_OF_STATUS[before] < picked_up <= PHASE_OF_STATUS[after] and after is not Status.CANCELLED:
        reached.insert(0, Status.PICKED_UP)
    if after in RTO_STATUSES and before not in RTO_STATUSES:
        reached.insert(-1, Status.RTO_INITIATED)
    return list(dict.fromkeys(reached))


def _day_of_attempt(turn: Turn, event: Event, parcel: Shipment) -> str:
    """Each day out for delivery is an attempt of its own."""
    return f"{parcel_subject(parcel)}:{turn.brand.local(parcel.status_at or event.occurred_at).date()}"


def tell_of_attempt(turn: Turn, event: Event, parcel: Shipment) -> None:
    assert parcel.ndr
    turn.happened(
        "shipment.delivery_attempt_failed",
        event,
        order_id=parcel.order_id,
        parcel_id=parcel.id,
        subject=str(parcel.ndr.id),
        decide_by=shipments.attempt_deadline(parcel.ndr, turn.brand).isoformat(),
    )


def _tell_attempt_over(turn: Turn, event: Event, parcel: Shipment) -> None:
    turn.happened("shipment.attempt_over", event, order_id=parcel.order_id, parcel_id=parcel.id)
