"""Answering the customer: one reply per turn, from the state of her orders, never from a guess."""

from collections.abc import Callable, Sequence
from datetime import timedelta

import msgspec

from journeys.attempts import reattempt_of
from journeys.engine import answered
from journeys.events import Event, MessageIn
from journeys.interpreter import Interpreter, Meaning
from journeys.state import Order, Shipment
from journeys.tokens import Choice, read
from journeys.turn import Turn

# Kinds that carry no words and need no answer.
SILENT_CONTENTS = frozenset({"reaction", "welcome"})

# An order that ended longer ago than this is not what "my order" means.
RECENTLY_ENDED = timedelta(days=10)

MAX_PROOFS = 3

QUESTIONS = frozenset({"order_status", "unclear", "person"})
MOST_QUESTIONS = 10


class Conversation:
    """The conversation so far: order status, one proof, a person. Called by `decide` with a turn's messages."""

    def __init__(self, interpreter: Interpreter, token_secret: str) -> None:
        self._interpreter = interpreter
        self._secret = token_secret

    def __call__(self, turn: Turn, messages: Sequence[Event]) -> None:
        """Answer the last message that needs one; earlier ones of the same turn are covered by it."""
        asking = [event for event in messages if _body(event).content not in SILENT_CONTENTS]
        if not asking:
            return
        event = asking[-1]
        body = _body(event)
        if body.button_id:
            return self._answer_choice(turn, event, body)
        if not body.text:
            return turn.reply("unsupported", event)
        meaning = self._interpreter.read(" ".join(_body(each).text for each in asking))
        _note_question(turn, event, meaning.intent)
        return ANSWER_OF_INTENT[meaning.intent](turn, event, meaning)

    def _answer_choice(self, turn: Turn, event: Event, body: MessageIn) -> None:
        choice = read(body.button_id, self._secret)
        if choice is None:  # a template button without our payload, or another tool's: her words still count
            meaning = self._interpreter.read(body.text)
            return ANSWER_OF_INTENT[meaning.intent](turn, event, meaning)
        if answered(turn, choice, event):
            return None
        return ANSWER_OF_CHOICE.get(choice.name, _too_late)(turn, event, choice)


def _note_question(turn: Turn, event: Event, intent: str) -> None:
    """Remember what she asks: the same question twice shows that our answer did not help (A-94)."""
    if intent in QUESTIONS:
        asked = (*turn.state.conversation.asked, (intent, event.occurred_at))[-MOST_QUESTIONS:]
        turn.change_conversation(asked=asked)


def _body(event: Event) -> MessageIn:
    assert isinstance(event.body, MessageIn)
    return event.body


# -- free text -----------------------------------------------------------------------------------------------


def _tell_status(turn: Turn, event: Event, meaning: Meaning) -> None:
    mine = visible_orders(turn)
    named = [order for order in mine if order.number_key in meaning.numbers or _carries(turn, order, meaning.numbers)]
    if len(named) == 1:
        return _reply_status(turn, event, named[0])
    if meaning.numbers and not named and any(n in turn.state.by_number for n in meaning.numbers):
        return _ask_proof(turn, event)
    current = [order for order in mine if _is_current(turn, order)] or mine[:1]
    if not current:
        return _ask_proof(turn, event)
    if len(current) == 1:
        return _reply_status(turn, event, current[0])
    return turn.reply("order_list", event, args={"order_ids": [order.id for order in current[:10]]})


def _check_proof(turn: Turn, event: Event, meaning: Meaning) -> None:
    """Order number and delivery pincode together open an order that is not this number's own."""
    own = {order.number_key: order for order in visible_orders(turn)}
    for number in meaning.numbers:
        if number in own:
            return _reply_status(turn, event, own[number])
        order = turn.state.by_number.get(number)
        if order and order.pincode and order.pincode == meaning.pincode and _may_try(turn):
            turn.out.new_links.append((order.id, "order_number+pincode"))
            turn.state.visible[order.id] = order
            turn.change_conversation(awaiting="", tries=0)
            return _reply_status(turn, event, order)
    return _proof_failed(turn, event)


def _ask_proof(turn: Turn, event: Event) -> None:
    """One question; who answers it with something else gets a person."""
    if turn.state.conversation.awaiting == "proof":
        return _proof_failed(turn, event)
    turn.change_conversation(awaiting="proof")
    return turn.reply("ask_proof", event)


def _proof_failed(turn: Turn, event: Event) -> None:
    turn.change_conversation(awaiting="", tries=turn.state.conversation.tries + 1)
    return _hand_off(turn, event, "proof_failed", message="proof_failed")


def _may_try(turn: Turn) -> bool:
    return turn.state.conversation.tries < MAX_PROOFS


def _bring_person(turn: Turn, event: Event, meaning: Meaning) -> None:
    _hand_off(turn, event, "asked_for_a_person")


def _greet(turn: Turn, event: Event, meaning: Meaning) -> None:
    turn.reply("greeting", event)


def _stay_quiet(turn: Turn, event: Event, meaning: Meaning) -> None:
    """Thanks and "ok" need no answer: every message of ours already said what comes next."""


def _opt_out(turn: Turn, event: Event, meaning: Meaning) -> None:
    """From the next send on nothing leaves but answers; said once, so that she knows it holds."""
    turn.state.customer = msgspec.structs.replace(turn.state.customer, opted_out_at=turn.now, marketing="no")
    turn.happened("customer.opted_out", event, order_id=None)
    turn.reply("opted_out", event)


def _opt_in(turn: Turn, event: Event, meaning: Meaning) -> None:
    """Order messages again; marketing needs a yes of its own."""
    turn.state.customer = msgspec.structs.replace(turn.state.customer, opted_out_at=None)
    turn.reply("opted_in", event)


def _fall_back(turn: Turn, event: Event, meaning: Meaning) -> None:
    if turn.state.conversation.awaiting == "proof":
        return _proof_failed(turn, event)
    if turn.state.conversation.awaiting == "clarified":
        return _hand_off(turn, event, "not_understood")
    turn.change_conversation(awaiting="clarified")
    return turn.reply("fallback", event)


ANSWER_OF_INTENT: dict[str, Callable[[Turn, Event, Meaning], None]] = {
    "order_status": _tell_status,
    "proof": _check_proof,
    "person": _bring_person,
    "greeting": _greet,
    "thanks": _stay_quiet,
    "opt_out": _opt_out,
    "opt_in": _opt_in,
    "unclear": _fall_back,
}


# -- buttons -------------------------------------------------------------------------------------------------


def _choice_status(turn: Turn, event: Event, choice: Choice) -> None:
    order = next((each for each in visible_orders(turn) if each.id == choice.order_id), None)
    if order:
        return _reply_status(turn, event, order)
    return _tell_status(turn, event, Meaning("order_status"))


def _choice_agent(turn: Turn, event: Event, choice: Choice) -> None:
    _hand_off(turn, event, "asked_for_a_person", order_id=_order_meant(turn, choice))


def _choice_change_address(turn: Turn, event: Event, choice: Choice) -> None:
    _hand_off(turn, event, "change_address", order_id=_order_meant(turn, choice))


def _choice_reattempt(turn: Turn, event: Event, choice: Choice) -> None:
    """Ask the courier to come again, for the very attempt the button was about."""
    parcel = _parcel_in_attempt(turn, choice)
    if parcel is None or parcel.ndr is None:
        return _too_late(turn, event, choice)
    if parcel.ndr.asked in {"accepted", "asked"}:
        return turn.reply("reattempt_accepted", event, order_id=parcel.order_id)
    asked = msgspec.structs.replace(parcel.ndr, asked="asked")
    turn.put_parcel(msgspec.structs.replace(parcel, ndr=asked))
    order = turn.state.orders.get(parcel.order_id or 0)
    return turn.ask(reattempt_of(parcel, order, f"reattempt:{parcel.id}:{parcel.ndr.id}", event))


def _too_late(turn: Turn, event: Event, choice: Choice) -> None:
    """Say so; the order is named only to somebody who may see it."""
    order_id = _order_meant(turn, choice)
    turn.reply("button_too_late" if order_id else "button_gone", event, order_id=order_id)


def _order_meant(turn: Turn, choice: Choice) -> int | None:
    """The button's order, if it is one that she may see: buttons can be copied from somebody else's phone."""
    return next((order.id for order in visible_orders(turn) if order.id == choice.order_id), None)


ANSWER_OF_CHOICE: dict[str, Callable[[Turn, Event, Choice], None]] = {
    "order_status": _choice_status,
    "agent": _choice_agent,
    "change_address": _choice_change_address,
    "reattempt": _choice_reattempt,
}


def _parcel_in_attempt(turn: Turn, choice: Choice) -> Shipment | None:
    parcels = turn.state.shipments_of(choice.order_id)
    return next((p for p in parcels if p.ndr and str(p.ndr.id) == choice.subject), None)


# -- shared --------------------------------------------------------------------------------------------------


def visible_orders(turn: Turn) -> list[Order]:
    """Orders she may see, newest first: her own and those she proved."""
    orders = {**turn.state.orders, **turn.state.visible}
    return sorted(orders.values(), key=lambda order: order.placed_at, reverse=True)


def _carries(turn: Turn, order: Order, numbers: tuple[str, ...]) -> bool:
    return any(parcel.awb in numbers for parcel in turn.state.shipments_of(order.id))


def _is_current(turn: Turn, order: Order) -> bool:
    if order.closed_at is None:
        return True
    return order.status != "cancelled" and turn.now - order.closed_at < RECENTLY_ENDED


def _reply_status(turn: Turn, event: Event, order: Order) -> None:
    turn.change_conversation(awaiting="")
    turn.reply("order_status", event, order_id=order.id)


def _hand_off(turn: Turn, event: Event, reason: str, *, order_id: int | None = None, message: str = "handoff") -> None:
    turn.change_conversation(awaiting="", handoff_at=turn.now, handoff_reason=reason)
    turn.open_task(f"handoff_{reason}", order_id=order_id)
    turn.reply(message, event, order_id=order_id)
