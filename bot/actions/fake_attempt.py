"""They say that they came: what she saw goes to the courier as a complaint, with a new try."""

from typing import ClassVar

from bot.actions.change_delivery_time import FORM as NEW_DAY
from bot.actions.deliver_on import attempted
from bot.dialogue.chat import Chat
from bot.dialogue.skill import Form, Skill
from journeys.answer import Stage
from journeys.state import Order, Shipment

# What the courier reads of her answer.
EVIDENCE = {
    "not_called": "She was at home and nobody called.",
    "called": "She was at home and got a call, but nobody came to the door.",
}
NOT_HOME = "not_home"
UNDER_WAY = frozenset({"asked", "accepted", "confirmed"})


class FakeAttempt(Skill):
    """A-41, R-2: evidence in one step; without an open attempt the truth of how it stands."""

    intents = ("fake_attempt",)
    choices = ("fake_attempt",)

    def suits(self, chat: Chat, order: Order) -> bool:
        return chat.is_current(order) and attempted(chat, order) is not None

    def act(self, chat: Chat) -> None:
        order = chat.meant()
        parcel = attempted(chat, order)
        if parcel is None or parcel.ndr is None:
            return _without_attempt(chat, order)
        if chat.story(order).stage is Stage.ATTEMPT_NOT_MADE:
            return chat.reply("attempt_known_missed")
        if _is_complained(parcel):
            return chat.reply("attempt_nobody_came")
        return chat.begin("fake_attempt_form", subject=str(parcel.ndr.id))


class FakeAttemptForm(Form):
    """A-41: one question, whose answer is the evidence."""

    kinds: ClassVar = {"seen": "choice"}
    taps: ClassVar = {
        "home_not_called": ("seen", "not_called"),
        "home_called": ("seen", "called"),
        NOT_HOME: ("seen", NOT_HOME),
    }
    submits = "action_complain_of_attempt"

    def read_seen(self, chat: Chat) -> str | None:
        """Who says it once more, or says no, was at home and heard nothing."""
        is_asked = any(frame.form == self.called() for frame in chat.conversation.stack)
        return "not_called" if is_asked and chat.meaning.intent in {"fake_attempt", "deny"} else None


def complain(chat: Chat, seen: str) -> None:
    """Put her word to the courier; who was not there is offered another day in place of a complaint."""
    parcel = attempted(chat, chat.order) if chat.order else None
    if parcel is None or parcel.ndr is None:
        return chat.reply("button_too_late" if chat.order else "button_gone")
    if seen == NOT_HOME:
        return chat.begin(NEW_DAY)
    if not chat.tap("nobody_came", subject=str(parcel.ndr.id), evidence=EVIDENCE[seen]):
        chat.hand_over("fake_attempt", note=EVIDENCE[seen])
    return None


def _without_attempt(chat: Chat, order: Order) -> None:
    """She may mean a parcel that was closed as delivered; else no attempt is on record."""
    if chat.story(order).stage is Stage.DELIVERED:
        return chat.begin("not_received_form")
    return chat.reply("no_attempt_known")


def _is_complained(parcel: Shipment) -> bool:
    return parcel.ndr is not None and parcel.ndr.asked_for == "nobody_came" and parcel.ndr.asked in UNDER_WAY
