"""The day she chose: to the courier where it takes one, else noted with the shop or given to a person."""

from datetime import date
from typing import Any

import msgspec

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from journeys.answer import Answer
from journeys.decision import Ask
from journeys.delivery_wishes import (
    BEFORE_DISPATCH,
    Reach,
    asks_for_a_call,
    is_behind_range,
    reach_of,
    slot_named,
    wish_in_words,
)
from journeys.state import Order, Shipment


class Wished(msgspec.Struct, frozen=True):
    """What she wants: the day, the part of the day ("" for none), and whether to call first."""

    day: date | None
    slot: str
    call_before: bool

    @property
    def args(self) -> dict[str, Any]:
        return {"day": self.day.isoformat() if self.day else "", "slot": self.slot, "call_before": self.call_before}


class DeliverOn(Skill):
    """A-40, A-41: one wish, one honest answer to what has become of it."""

    def act(self, chat: Chat) -> None:
        order = chat.order
        if order is None:
            return chat.reply("button_gone")
        wish = _wish(chat)
        if wish.slot:
            chat.prefer(slot=wish.slot)
        story = chat.story(order)
        reach = reach_of(story)
        if reach is Reach.COURIER:
            return _ask_courier(chat, order, wish)
        if reach is not Reach.WAITS:
            return chat.reply("delivery_at_the_door" if reach is Reach.AT_THE_DOOR else "order_status")
        return _note(chat, order, story, wish)


def _wish(chat: Chat) -> Wished:
    named = str(chat.slots.get("date") or "")
    likes = chat.customer.preferences
    slot = slot_named(str(chat.slots.get("slot") or likes.get("slot", "")))
    call_before = bool(likes.get("call_before")) or asks_for_a_call(chat.text)
    return Wished(date.fromisoformat(named) if named else None, slot, call_before)


def _ask_courier(chat: Chat, order: Order, wish: Wished) -> None:
    """The journey of a new day asks the courier and tells her what it says; without it a person does."""
    parcel = attempted(chat, order)
    subject = str(parcel.ndr.id) if parcel and parcel.ndr else ""
    if not (order.id in chat.turn.state.orders and chat.tap("chosen_day", subject=subject, **wish.args)):
        _give_to_person(chat, order, wish)


def _note(chat: Chat, order: Order, story: Answer, wish: Wished) -> None:
    """Until an attempt fails no courier takes a day: the shop notes it, and holding back is work for a person."""
    is_own = order.id in chat.turn.state.orders
    if story.stage in BEFORE_DISPATCH and is_own:
        chat.turn.ask(_noted_by_shop(chat, order, wish))
    if is_behind_range(wish.day, story) or not is_own:
        return _give_to_person(chat, order, wish)
    return chat.reply("delivery_wish_noted", **wish.args)


def _noted_by_shop(chat: Chat, order: Order, wish: Wished) -> Ask:
    note = wish_in_words(wish.day, wish.slot, chat.customer.preferences)
    params = {"shop_order_id": order.shop_order_id, "note": note}
    key = f"shop.note_order:wish:{chat.event.key}"
    return Ask("shop.note_order", order.account, key, params, (chat.event.key,), order.id)


def _give_to_person(chat: Chat, order: Order, wish: Wished) -> None:
    note = wish_in_words(wish.day, wish.slot, chat.customer.preferences)
    chat.turn.open_task("change_date", order_id=order.id, note=note)
    chat.reply("delivery_wish_by_hand", **wish.args)


def attempted(chat: Chat, order: Order) -> Shipment | None:
    """The parcel of the order whose attempt failed and still stands open."""
    return next((parcel for parcel in chat.parcels(order) if parcel.ndr), None)
