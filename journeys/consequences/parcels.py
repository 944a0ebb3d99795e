"""What follows when a courier tells of a parcel."""

import msgspec

from journeys import shipment as shipments
from journeys.consequences.anything import on_anything
from journeys.decision import NdrClosed, NdrOpened
from journeys.events import Correction, Event, Scan, awb_key, order_number_key
from journeys.state import LegState, Shipment
from journeys.status import Leg, Status
from journeys.turn import SETTLE, Turn


def on_scan(turn: Turn, event: Event) -> None:
    scan = event.body
    assert isinstance(scan, Scan)
    if not scan.awb:
        return _on_scan_by_shop(turn, event, scan)
    known = turn.parcel(scan.awb) or Shipment(
        turn.new_id(), turn.state.customer.id, awb_key(scan.awb), event.received_at, order_id=_order_named(turn, scan)
    )
    if not known.account:
        known = msgspec.structs.replace(known, account=event.source, order_ref=order_number_key(scan.order_number))
    return _follow_scan(turn, event, known)


def _on_scan_by_shop(turn: Turn, event: Event, scan: Scan) -> None:
    """A shop relays a scan without the AWB: its own fulfilment id leads to the parcel, if it announced one."""
    parcels = turn.state.shipments.values()
    known = next((p for p in parcels if scan.fulfilment_id and p.fulfilment_id == scan.fulfilment_id), None)
    if known is None:
        return on_anything(turn, event)
    return _follow_scan(turn, event, known)


def _follow_scan(turn: Turn, event: Event, known: Shipment) -> None:
    parcel, change = shipments.apply_scan(known, event, turn.new_id)
    turn.put_parcel(parcel)
    turn.record(event, order_id=parcel.order_id, shipment_id=parcel.id, late=change.late)
    _keep_ndr(turn, event, parcel, change)
    if change.moved and (change.after is not change.before or change.after is Status.OUT_FOR_DELIVERY):
        tell_of_status(turn, event, parcel)
    if change.new_ndr:
        due_at = event.received_at + turn.brand.settle_window
        turn.set_timer(SETTLE, str(parcel.id), due_at, ndr=change.new_ndr.id, cause=event.key)


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
    return tell_of_status(turn, event, parcel) if change.after is not change.before else None


def _order_named(turn: Turn, scan: Scan) -> int | None:
    """The order a courier names for its parcel, when this customer has exactly that one."""
    wanted = order_number_key(scan.order_number)
    return next((o.id for o in turn.state.orders.values() if wanted and o.number_key == wanted), None)


def _keep_ndr(turn: Turn, event: Event, parcel: Shipment, change: shipments.Change) -> None:
    if change.closed_ndr:
        closed_as = "corrected" if change.corrected else "moved_on"
        turn.out.ndrs_closed.append(NdrClosed(change.closed_ndr.id, event.occurred_at, closed_as))
        turn.cancel_timer(SETTLE, str(parcel.id))
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


# What is said when a parcel reaches a status. A failed attempt waits for its settle window instead.
MESSAGE_OF_STATUS: dict[Status, str] = {
    Status.PICKED_UP: "shipped",
    Status.IN_TRANSIT: "shipped",
    Status.AT_DESTINATION_HUB: "shipped",
    Status.OUT_FOR_DELIVERY: "out_for_delivery",
    Status.DELIVERED: "delivered",
    Status.AVAILABLE_FOR_PICKUP: "ready_to_collect",
    # Not every courier marks the first scan of the way back, so any of them says that it has begun.
    Status.RTO_INITIATED: "returning",
    Status.RTO_IN_TRANSIT: "returning",
    Status.RTO_OUT_FOR_DELIVERY: "returning",
    Status.RTO_DELIVERED: "returned",
    Status.LOST: "parcel_lost",
    Status.DAMAGED: "parcel_lost",
    Status.DISPOSED: "parcel_lost",
}

# A parcel that the customer sends back has journeys of its own.
LEGS_TOLD = frozenset({Leg.FORWARD, Leg.EXCHANGE, Leg.RTO})

# Somebody has to put these right; a message alone does not.
WORK_OF_MESSAGE = {"returned": "parcel_came_back", "parcel_lost": "parcel_lost"}


def tell_of_status(turn: Turn, event: Event, parcel: Shipment) -> None:
    message = MESSAGE_OF_STATUS.get(parcel.status)
    if message is None or parcel.leg not in LEGS_TOLD or (parcel.ndr and message == "shipped"):
        return
    if message in WORK_OF_MESSAGE and parcel.order_id:
        turn.open_task(WORK_OF_MESSAGE[message], order_id=parcel.order_id, note=f"AWB {parcel.awb}")
    turn.tell(message, event, order_id=parcel.order_id, parcel_id=parcel.id, subject=_subject(turn, event, parcel))


def _subject(turn: Turn, event: Event, parcel: Shipment) -> str:
    """What makes a message about a status another one: a day out for delivery, and a correction of what was told."""
    corrected_at = parcel.legs.get(parcel.leg.value, LegState()).corrected_at
    parts = [str(parcel.id)] + ([f"{corrected_at:%Y%m%dT%H%M%S}"] if corrected_at else [])
    if parcel.status is Status.OUT_FOR_DELIVERY:
        parts.append(f"{turn.brand.local(parcel.status_at or event.occurred_at).date()}")
    return ":".join(parts)
