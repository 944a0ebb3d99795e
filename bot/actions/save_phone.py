"""The number that the rider is to call: kept with her order, and on its way to the shop and the courier."""

import msgspec

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from journeys.addresses import PHONE_GIVEN, Reach, give_address, reach_of


class SavePhone(Skill):
    """A-14."""

    def act(self, chat: Chat) -> None:
        order = chat.order
        if order is None or reach_of(order, chat.parcels(order)) is Reach.NOBODY:
            return chat.reply("phone_too_late" if order else "address_no_order")
        address = msgspec.structs.replace(order.address, phone=str(chat.slots["phone"]))
        give_address(chat.turn, order, address, chat.event, PHONE_GIVEN)
        return chat.reply("phone_taken")
