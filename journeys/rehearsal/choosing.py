"""The smallest conversation a rehearsal can do with: buttons reach the run that waits for them, words get a status."""

from collections.abc import Sequence

import msgspec

from journeys.answer import leading_parcel
from journeys.engine import answered
from journeys.events import Event, MessageIn
from journeys.rehearsal.records import Left
from journeys.tokens import Choice, read, sign
from journeys.turn import Turn

STOP = "stop"


def button_id(left: Left, name: str, secret: str) -> str:
    """What a button of a message that left would send back."""
    return sign(Choice(name, left.order_id or 0, left.subject), secret)


class Choosing:
    """Answers a turn's last message. For tests of journeys; the service's own conversation understands far more."""

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def __call__(self, turn: Turn, messages: Sequence[Event]) -> None:
        event = messages[-1]
        body = event.body
        assert isinstance(body, MessageIn)
        choice = read(body.button_id, self._secret) if body.button_id else None
        if choice:
            return self._choose(turn, choice, event)
        if body.text.strip().lower() == STOP:
            return _opt_out(turn, event)
        return _tell_status(turn, event)

    def _choose(self, turn: Turn, choice: Choice, event: Event) -> None:
        if choice.name == "order_status":
            return _tell_status(turn, event, choice.order_id)
        said = event.body.form if isinstance(event.body, MessageIn) else {}  # what a form in the chat found out
        if answered(turn, choice, event, **said):
            return None
        if choice.name == "agent":
            turn.hand_over("asked_for_a_person", order_id=choice.order_id or None)
            return turn.reply("handoff", event, order_id=choice.order_id or None)
        return turn.reply("button_too_late", event, order_id=choice.order_id or None)


def _tell_status(turn: Turn, event: Event, order_id: int = 0) -> None:
    """The status of that order, or of the newest."""
    orders = sorted(turn.state.orders.values(), key=lambda order: (order.placed_at, order.id))
    order = turn.state.orders.get(order_id) or (orders[-1] if orders else None)
    if order is None:
        return turn.reply("ask_proof", event)
    parcel = leading_parcel(turn.state.shipments_of(order.id))
    return turn.reply("order_status", event, order_id=order.id, subject=str(parcel.id) if parcel else "")


def _opt_out(turn: Turn, event: Event) -> None:
    turn.state.customer = msgspec.structs.replace(turn.state.customer, opted_out_at=turn.now)
    turn.happened("customer.opted_out", event, order_id=None)
    turn.reply("opted_out", event)
