"""What follows from the answer of a courier, shop or payment provider that we asked for something."""

import msgspec

from journeys.events import CommandResult, Event
from journeys.state import Shipment
from journeys.turn import Turn

REFUSALS = frozenset({"refused", "failed"})


def on_command_result(turn: Turn, event: Event) -> None:
    body = event.body
    assert isinstance(body, CommandResult)
    parcel_id, order_id = body.data.get("shipment_id"), body.data.get("order_id")
    turn.record(event, order_id=order_id, shipment_id=parcel_id)
    if body.command == "courier.request_reattempt":
        parcels = turn.state.visible_shipments | turn.state.shipments
        _on_reattempt(turn, event, body, parcels.get(parcel_id or 0))
    elif body.state in REFUSALS:
        turn.open_task(f"{body.command}_{body.state}", order_id=order_id, note=body.reason)
    elif body.command == "payment.create_link" and order_id in turn.state.orders:
        until = event.occurred_at + turn.brand.payment_window
        link = str(body.data.get("url", ""))
        turn.tell_of_order("payment_failed", event, turn.state.orders[order_id], link=link, until=until.isoformat())


def _on_reattempt(turn: Turn, event: Event, body: CommandResult, parcel: Shipment | None) -> None:
    """Tell the customer what became of her choice, and remember it with the attempt it was about."""
    order_id = body.data.get("order_id")
    message = "reattempt_refused" if body.state in REFUSALS else "reattempt_accepted"
    if parcel and parcel.ndr is None:  # she has heard of what came after
        return turn.withhold(message, event, "moved_on", order_id=order_id, dedupe_key=f"{message}:{event.key}")
    if parcel and parcel.ndr:
        asked = "refused" if body.state in REFUSALS else body.state
        turn.put_parcel(msgspec.structs.replace(parcel, ndr=msgspec.structs.replace(parcel.ndr, asked=asked)))
    turn.reply(message, event, order_id=order_id)
    if body.state in REFUSALS:
        turn.open_task("reattempt_refused", order_id=order_id, note=body.reason)
    return None
