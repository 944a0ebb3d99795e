"""What an agent may have done about an order: the way her own button or words would take, where there is one. Pure.

So the journeys know that it is asked, and do not ask her again; what the courier or the shop makes of it comes back as
the command's result. Each returns "" when it is under way, else the reason for a person why it cannot be.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from journeys.addresses import Reach, give_address, pincode_is_fixed, reach_of
from journeys.commands import COMMANDS, Errand
from journeys.engine import answered
from journeys.errors import CommandRefused
from journeys.events import Address, Event, Requested
from journeys.payment_standing import is_before_dispatch, is_paid
from journeys.state import Order, Run, Shipment
from journeys.tokens import Choice

if TYPE_CHECKING:
    from journeys.turn import Turn

NOT_OPEN = "no failed attempt stands open"
NO_JOURNEY = "the journey that does it is switched off or already under way"


class Action(msgspec.Struct, frozen=True):
    """An agent's wish about an order, in the turn that it came in."""

    turn: Turn
    event: Event
    order: Order
    parcel: Shipment | None
    said: dict[str, object]

    def tap(self, name: str, subject: str = "", **said: object) -> str:
        """Do what her button would."""
        choice = Choice(name, self.order.id, subject)
        return "" if answered(self.turn, choice, self.event, **said) else NO_JOURNEY

    def ask(self, command: str) -> str:
        """Ask a vendor without a journey; what it answers is on the timeline, a refusal becomes a task."""
        run = Run(
            id=self.turn.new_id(),
            customer_id=self.turn.state.customer.id,
            journey="desk",
            version=1,
            subject="",
            step=command,
            began_at=self.turn.now,
            began_by=self.event.key,
            step_at=self.turn.now,
            order_id=self.order.id,
            parcel_id=self.parcel.id if self.parcel else None,
            args=self.said,
        )
        try:
            ask = COMMANDS[command](Errand(self.turn, run, self.event, self.order, self.parcel))
        except CommandRefused as refusal:
            return refusal.reason
        if ask:
            self.turn.ask(ask)
        return ""


def reattempt(action: Action) -> str:
    """Have the courier come again, tomorrow or on the day and in the slot that was said."""
    if action.parcel is None or action.parcel.ndr is None:
        return NOT_OPEN
    tomorrow = action.turn.brand.local(action.turn.now).date() + timedelta(days=1)
    day, slot = str(action.said.get("day") or tomorrow.isoformat()), str(action.said.get("slot") or "")
    return action.tap("chosen_day", str(action.parcel.ndr.id), day=day, slot=slot, call_before=False)


def fake_attempt(action: Action) -> str:
    """Tell the courier that nobody came, with what she says."""
    if action.parcel is None or action.parcel.ndr is None:
        return NOT_OPEN
    evidence = str(action.said.get("evidence") or "She says that nobody came.")
    return action.tap("nobody_came", str(action.parcel.ndr.id), evidence=evidence)


def change_address(action: Action) -> str:
    """Send it to the address that she told the agent; what is left out stays as it is."""
    order, parcels = action.order, action.turn.state.shipments_of(action.order.id)
    reach = reach_of(order, parcels)
    fields = {name: str(value) for name, value in action.said.items() if name in Address.__struct_fields__ and value}
    address = msgspec.structs.replace(order.address, **fields)
    if reach is Reach.NOBODY:
        return "its way can no longer be changed"
    if pincode_is_fixed(reach) and address.pincode != (order.address.pincode or order.pincode):
        return "the courier has it: it cannot go to another pincode"
    if not fields:
        return "no part of an address was named"
    give_address(action.turn, order, address, action.event)
    return ""


def pay_link(action: Action) -> str:
    """Send her a link to pay."""
    if is_paid(action.order):
        return "it is paid"
    ndr = action.parcel.ndr if action.parcel else None
    return action.tap("prepay", str(ndr.id)) if ndr else action.tap("pay_now")


def cancel(action: Action) -> str:
    """Call it off in the shop, while it is there."""
    if action.order.status == "cancelled":
        return "it is cancelled already"
    if not is_before_dispatch(action.order, action.turn.state.shipments_of(action.order.id)):
        return "the courier has it: have it sent back instead"
    return action.ask("shop.cancel_order")


def send_back(action: Action) -> str:
    """Have the courier bring a parcel back that she does not want."""
    return action.ask("courier.request_rto")


def start_return(action: Action) -> str:
    """Open a return in the shop; `approve` says that nobody there need look at it."""
    known: dict[str, Any] = {"what": "refund", "rule": "agent", "item": 0, "reason": "other"}
    known |= {name: action.said[name] for name in RETURN_FACTS if action.said.get(name)}
    action.turn.mark(action.order, "return_asked")
    action.turn.happened("return.wanted", action.event, order_id=action.order.id, **known)
    return ""


def approve_return(action: Action) -> str:
    """Accept a return that waits for the shop's word; what follows from it, the shop tells us."""
    return action.ask("shop.approve_return")


def decline_return(action: Action) -> str:
    """Refuse a return that waits, with the reason (`note`) for the shop's record."""
    return action.ask("shop.decline_return") if action.said.get("note") else "it was not said why"


RETURN_FACTS = ("item", "reason", "note", "photo", "what", "wanted", "pickup", "approve")

ACTIONS: dict[str, Callable[[Action], str]] = {
    "reattempt": reattempt,
    "new_date": reattempt,
    "fake_attempt": fake_attempt,
    "change_address": change_address,
    "pay_link": pay_link,
    "cancel": cancel,
    "send_back": send_back,
    "start_return": start_return,
    "approve_return": approve_return,
    "decline_return": decline_return,
}


def carry_out(turn: Turn, event: Event) -> str:
    """Do what an agent asked. Returns "" or why it cannot be done."""
    body = event.body
    assert isinstance(body, Requested)
    order = turn.state.orders.get(body.order_id)
    if order is None:
        return "the order is not hers, or ended long ago"
    if body.action not in ACTIONS:
        return "nothing is known by that name"
    parcel = turn.state.shipments.get(body.parcel_id or 0) or turn.leading_parcel_of(order)
    return ACTIONS[body.action](Action(turn, event, order, parcel, dict(body.said)))
