"""Have the courier come again, for the very attempt that a button was about."""

import msgspec

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from journeys.attempts import reattempt_of
from journeys.state import Shipment


class Reattempt(Skill):
    """A-40: a tap after its journey ended."""

    choices = ("reattempt",)

    def act(self, chat: Chat) -> None:
        parcel = _parcel_in_attempt(chat)
        if parcel is None or parcel.ndr is None:
            return chat.reply("button_too_late" if chat.order else "button_gone")
        if parcel.ndr.asked in {"accepted", "asked"}:
            return chat.reply("reattempt_accepted")
        asked = msgspec.structs.replace(parcel.ndr, asked="asked")
        chat.turn.put_parcel(msgspec.structs.replace(parcel, ndr=asked))
        order = chat.turn.state.orders.get(parcel.order_id or 0)
        return chat.turn.ask(reattempt_of(parcel, order, f"reattempt:{parcel.id}:{parcel.ndr.id}", chat.event))


def _parcel_in_attempt(chat: Chat) -> Shipment | None:
    subject = chat.choice.subject if chat.choice else ""
    parcels = chat.parcels(chat.order) if chat.order else []
    return next((each for each in parcels if each.ndr and str(each.ndr.id) == subject), None)
