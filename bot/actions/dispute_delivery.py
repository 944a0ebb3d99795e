"""She has looked: what she has is remembered, what she does not have is put to the courier."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from journeys.engine import parcel_subject
from journeys.state import Order
from journeys.status import Status


class DisputeDelivery(Skill):
    """A-49."""

    def act(self, chat: Chat) -> None:
        if chat.order is None:
            return chat.reply("button_gone")
        choice = "received_yes" if chat.slots.get("looked") else "received_no"
        if not chat.tap(choice, subject=_subject(chat, chat.order)):
            chat.hand_over("not_received")
        return None


def _subject(chat: Chat, order: Order) -> str:
    """The parcel that was delivered last, as journeys name it."""
    delivered = [parcel for parcel in chat.parcels(order) if parcel.status is Status.DELIVERED]
    newest = max(delivered, key=lambda parcel: parcel.status_at or parcel.created_at, default=None)
    return parcel_subject(newest) if newest else ""
