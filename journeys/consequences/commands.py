"""What follows from the answer of a courier, shop or payment provider that we asked for something."""

import msgspec

from journeys.engine import REFUSALS, on_result
from journeys.events import CommandResult, Event
from journeys.state import Shipment
from journeys.turn import Turn


def on_command_result(turn: Turn, event: Event) -> None:
    """The run that asked goes on; what nobody waits for any more is answered here."""
    body = event.body
    assert isinstance(body, CommandResult)
    parcel_id, order_id = body.data.get("shipment_id"), body.data.get("order_id")
    turn.record(event, order_id=order_id, shipment_id=parcel_id)
    parcels = turn.state.visible_shipments | turn.state.shipments
    parcel = parcels.get(parcel_id or 0)
    if body.command == "courier.request_reattempt" and parcel:
        _remember_reattempt(turn, body, parcel)
    if on_result(turn, event):
        return
    if body.command == "courier.request_reattempt":
        _tell_of_reattempt(turn, event, body, parcel)
    elif body.state in REFUSALS:
        turn.open_task(f"{body.command}_{body.state}", order_id=order_id, note=body.reason)


def _remember_reattempt(turn: Turn, body: CommandResult, parcel: Shipment) -> None:
    if parcel.ndr:
        asked = "refused" if body.state in REFUSALS else body.state
        turn.put_parcel(msgspec.structs.replace(parcel, ndr=msgspec.structs.replace(parcel.ndr, asked=asked)))


def _tell_of_reattempt(turn: Turn, event: Event, body: CommandResult, parcel: Shipment | None) -> None:
    """Tell the customer what became of her choice, when her journey is over."""
    order_id = body.data.get("order_id")
    message = "reattempt_refused" if body.state in REFUSALS else "reattempt_accepted"
    if parcel and parcel.ndr is None:  # she has heard of what came after
        return turn.withhold(message, event, "moved_on", order_id=order_id, dedupe_key=f"{message}:{event.key}")
    turn.reply(message, event, order_id=order_id)
    if body.state in REFUSALS:
        turn.open_task("reattempt_refused", order_id=order_id, note=body.reason)
    return None
