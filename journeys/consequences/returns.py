"""What follows when a return, an exchange or a refund moves."""

from typing import Any

import msgspec

from journeys.brand import Brand
from journeys.consequences.anything import on_anything, order_named
from journeys.events import Event, RefundFacts, ReturnFacts, awb_key
from journeys.returns import (
    STATES,
    Change,
    apply_refund,
    apply_return,
    apply_reverse_leg,
    apply_reverse_scan,
    find_return,
    refund_starts_by,
)
from journeys.state import Order, Return, Shipment
from journeys.status import Leg
from journeys.turn import Turn

# Money is told of in the words of refunds, whoever pays it back and why.
HAPPENING_OF_STATE = {"refund_started": "refund.created", "refunded": "refund.processed"}


def on_return(turn: Turn, event: Event) -> None:
    """Shop or warehouse tells of a return."""
    body = event.body
    if not isinstance(body, ReturnFacts) or event.kind.removeprefix("return.") not in STATES:
        return on_anything(turn, event)
    order = order_named(turn, event) or _order_of_return(turn, body.return_id)
    if order is None:
        return turn.record(event)
    parcel = _announced(turn, event, body, order)
    order, change = apply_return(turn.state.orders[order.id], event, turn.brand)
    turn.put_returns(order)
    turn.record(event, order_id=order.id, shipment_id=parcel.id if parcel else None, late=change.late)
    return tell_of_return(turn, event, order, change)


def on_refund(turn: Turn, event: Event) -> None:
    """Shop or gateway tells of money that goes back; the same money told twice is told on once."""
    body = event.body
    order = order_named(turn, event)
    if order is None and isinstance(body, RefundFacts):
        order = _order_of_return(turn, body.return_id)
    turn.record(event, order_id=order.id if order else None)
    if order is None or not isinstance(body, RefundFacts):
        return
    order, change = apply_refund(order, event, turn.brand)
    if change is not None:
        turn.put_returns(order)
        tell_of_return(turn, event, order, change)
    else:  # it failed, and stands where it stood
        turn.happened(
            event.kind,
            event,
            order_id=order.id,
            subject=body.refund_id,
            refund_paise=body.amount_paise,
            reference=body.reference,
        )


def follow_reverse_scan(turn: Turn, event: Event, parcel: Shipment) -> None:
    """A courier scanned a parcel on its way back from the customer: its return moves with it."""
    order = turn.state.orders.get(parcel.order_id or 0)
    if order is None or parcel.leg is not Leg.REVERSE:
        return
    order, change = apply_reverse_scan(order, event, turn.brand)
    if change is not None:
        turn.put_returns(order)
        tell_of_return(turn, event, order, change)


def follow_joined_parcel(turn: Turn, event: Event, parcel: Shipment) -> None:
    """A parcel that had no order until now has come some of the way back already."""
    order = turn.state.orders.get(parcel.order_id or 0)
    if order is None or parcel.leg is not Leg.REVERSE:
        return
    order, change = apply_reverse_leg(order, parcel, turn.brand)
    if change is not None:
        turn.put_returns(order)
        tell_of_return(turn, event, order, change)


def tell_of_return(turn: Turn, event: Event, order: Order, change: Change) -> None:
    """Tell the journeys how far a return is, when that is news."""
    if not change.moved:
        return
    record = change.record
    kind = HAPPENING_OF_STATE.get(record.state, f"return.{record.state}")
    turn.happened(kind, event, order_id=order.id, subject=_subject(record), **_facts_of(record, turn.brand))


def _subject(record: Return) -> str:
    """The return's id; a refund without a return is known by its own."""
    return record.id.removeprefix("refund:") if record.what == "refund" else record.id


def _facts_of(record: Return, brand: Brand) -> dict[str, Any]:
    """What a message may name that an order's story does not show."""
    if record.state in HAPPENING_OF_STATE:
        return {"refund_paise": record.amount_paise, "reference": record.reference}
    money_by = refund_starts_by(record, brand)
    return {"money_by": money_by.isoformat()} if money_by else {}


def _order_of_return(turn: Turn, return_id: str) -> Order | None:
    """The order whose return it is: later news of a return do not always name the order."""
    orders = turn.state.orders.values()
    return next((order for order in orders if return_id and find_return(order, return_id)), None)


def _announced(turn: Turn, event: Event, facts: ReturnFacts, order: Order) -> Shipment | None:
    """The parcel under which the goods travel back, now known as the order's. It brings what it has been through."""
    awb = awb_key(facts.awb)
    if not awb or awb in turn.state.taken_awbs:
        return None
    parcel = turn.parcel(awb) or Shipment(
        turn.new_id(), turn.state.customer.id, awb, event.received_at, leg=Leg.REVERSE
    )
    if parcel.order_id is None:
        parcel = turn.put_parcel(msgspec.structs.replace(parcel, order_id=order.id))
        follow_joined_parcel(turn, event, parcel)
    return parcel
