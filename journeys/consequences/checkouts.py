"""What follows when somebody begins to buy, and when she has bought."""

import msgspec

from journeys.events import CheckoutFacts, Event
from journeys.state import Checkout, Order
from journeys.turn import Turn


def on_checkout_started(turn: Turn, event: Event) -> None:
    """Remember what she began to buy, unless an order told before has settled it already."""
    facts = event.body
    turn.record(event)
    if not isinstance(facts, CheckoutFacts) or _has_ordered_since(turn, event):
        return
    customer = turn.state.customer
    if customer.checkout and customer.checkout.began_at > event.occurred_at:
        return
    checkout = Checkout(
        id=facts.checkout_id,
        account=facts.account,
        began_at=event.occurred_at,
        pincode=facts.pincode,
        total_paise=facts.total_paise,
        items=facts.items,
        url=facts.url,
    )
    turn.state.customer = msgspec.structs.replace(customer, checkout=checkout, name=customer.name or facts.name)
    turn.happened("checkout.started", event, order_id=None, subject=str(customer.id))


def on_checkout_completed(turn: Turn, event: Event) -> None:
    """The shop says that the checkout became an order."""
    turn.record(event)
    checkout = turn.state.customer.checkout
    if checkout and isinstance(event.body, CheckoutFacts) and checkout.id == event.body.checkout_id:
        _complete(turn, event, None)


def settle_checkout(turn: Turn, event: Event, order: Order) -> None:
    """A new order ends what she had begun before it, whatever shop she began it in."""
    checkout = turn.state.customer.checkout
    if checkout and order.placed_at >= checkout.began_at:
        _complete(turn, event, order)


def _complete(turn: Turn, event: Event, order: Order | None) -> None:
    customer = turn.state.customer
    turn.state.customer = msgspec.structs.replace(customer, checkout=None)
    turn.happened("checkout.completed", event, order_id=order.id if order else None, subject=str(customer.id))


def _has_ordered_since(turn: Turn, event: Event) -> bool:
    return any(order.placed_at >= event.occurred_at for order in turn.state.orders.values())
