"""What follows when a shop tells of an order or announces its parcels."""

import msgspec

from journeys import order as orders
from journeys.addresses import is_same_place
from journeys.consequences.checkouts import settle_checkout
from journeys.consequences.parcels import tell_of_attempt, tell_of_status
from journeys.consequences.returns import follow_joined_parcel
from journeys.events import Event, Fulfilment, OrderFacts, awb_key, order_number_key
from journeys.state import Order, Shipment
from journeys.turn import Turn

FULFILLED = "order.fulfilled"


def on_order(turn: Turn, event: Event) -> None:
    body = event.body
    known = _order_of(turn, event)
    if not isinstance(body, OrderFacts) or (known is None and not body.whole):
        return turn.record(event, order_id=known.id if known else None)
    late = known is not None and body.version_at < known.version_at
    order = turn.put_order(orders.apply_order(known, event, turn.state.customer.id, turn.new_id))
    turn.record(event, order_id=order.id, late=late)
    _greet_by_name(turn, order)
    _announce_parcels(turn, event, order)
    _tell_of_change(turn, event, known, order)
    if known is None:
        settle_checkout(turn, event, order)
    return None


def _tell_of_change(turn: Turn, event: Event, known: Order | None, order: Order) -> None:
    """Tell the journeys what changed: an order is new, was paid at last, was cancelled, goes elsewhere."""
    for kind in _changes(known, order):
        turn.happened(kind, event, order_id=order.id)


def _changes(known: Order | None, order: Order) -> list[str]:
    if order.status == "cancelled":
        return ["order.cancelled"] if known is not None and known.status != "cancelled" else []
    changes = []
    if order.status == "pending_payment" and known is None:
        changes.append("order.payment_awaited")
    if order.status == "open" and (known is None or known.status == "pending_payment"):
        changes.append("order.confirmed")
    if known is not None and known.payment == "cod" and order.payment == "prepaid":
        changes.append("order.paid")
    if known is not None and known.pincode and not is_same_place(known.address, order.address):
        changes.append("order.address_changed")
    return changes


def on_fulfilment(turn: Turn, event: Event) -> None:
    """The shop announces parcels, or takes them back; some shops show the whole order with it."""
    if isinstance(event.body, OrderFacts):
        return on_order(turn, event)
    order = _order_of(turn, event)
    turn.record(event, order_id=order.id if order else None)
    if order:
        _announce_parcels(turn, event, order)
    elif isinstance(event.body, Fulfilment) and event.kind == FULFILLED:
        _keep_for_its_order(turn, event, order_number_key(event.body.number))
    return None


def _keep_for_its_order(turn: Turn, event: Event, number: str) -> None:
    """The order is told of later: until then its parcels are orphans that know its number."""
    for named in orders.parcels_named_by(event):
        if number and turn.parcel(named.awb) is None and awb_key(named.awb) not in turn.state.taken_awbs:
            parcel = Shipment(turn.new_id(), turn.state.customer.id, awb_key(named.awb), event.received_at)
            parcel = msgspec.structs.replace(parcel, courier=named.courier, order_ref=number)
            turn.put_parcel(parcel)


def _order_of(turn: Turn, event: Event) -> Order | None:
    body = event.body
    if not isinstance(body, OrderFacts | Fulfilment):
        return None
    wanted = (body.account, body.shop_order_id)
    return next((o for o in turn.state.orders.values() if (o.account, o.shop_order_id) == wanted), None)


def _greet_by_name(turn: Turn, order: Order) -> None:
    customer = turn.state.customer
    if not customer.name and order.customer_name:
        turn.state.customer = msgspec.structs.replace(customer, name=order.customer_name)


def _announce_parcels(turn: Turn, event: Event, order: Order) -> None:
    """Join the parcels to the order. One that was an orphan brings its state, and what is due, with it."""
    for named in orders.parcels_named_by(event):
        if awb_key(named.awb) in turn.state.taken_awbs:
            turn.open_task("awb_of_another_order", order_id=order.id, note=f"AWB {awb_key(named.awb)}")
            continue
        known = turn.parcel(named.awb)
        if known is None:
            known = Shipment(turn.new_id(), turn.state.customer.id, awb_key(named.awb), event.received_at)
        was_orphan = known.order_id is None and known.status_at is not None
        parcel = turn.put_parcel(orders.announced(known, named, order.id))
        if was_orphan:
            _tell_of_joined(turn, event, parcel)
    for orphan in [s for s in turn.state.shipments.values() if s.order_id is None and s.order_ref == order.number_key]:
        _tell_of_joined(turn, event, turn.put_parcel(msgspec.structs.replace(orphan, order_id=order.id)))


def _tell_of_joined(turn: Turn, event: Event, parcel: Shipment) -> None:
    """What a parcel that had no order until now has been through; a failed attempt begins its journey now."""
    tell_of_status(turn, event, parcel)
    follow_joined_parcel(turn, event, parcel)
    if parcel.ndr:
        tell_of_attempt(turn, event, parcel)
