"""What follows when a customer opens her tracking page."""

from datetime import timedelta

import msgspec

from journeys.events import Event, PageOpened
from journeys.turn import Turn

ONE_OPENING = timedelta(minutes=10)  # openings nearer than this are one
MOST_OPENINGS = 6  # twice what the detector looks at


def on_page_opened(turn: Turn, event: Event) -> None:
    """Keep the opening with the order. A page of an order that is no longer loaded is kept on the timeline alone."""
    body = event.body
    order = turn.state.orders.get(body.order_id) if isinstance(body, PageOpened) else None
    turn.record(event, order_id=order.id if order else None)
    if order is None or any(abs(event.occurred_at - at) < ONE_OPENING for at in order.page_opens):
        return
    opens = tuple(sorted((*order.page_opens, event.occurred_at))[-MOST_OPENINGS:])
    turn.put_order(msgspec.structs.replace(order, page_opens=opens))
    turn.happened("page.opened", event, order_id=order.id, subject=str(order.id))
