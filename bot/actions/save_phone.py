"""The number that the rider is to call: kept with her order, and on its way to the shop and the courier."""

import msgspec

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from journeys.addresses import Reach, give_address, reach_of


class SavePhone(Skill):
    """A-14."""

    def act(self, chat: Chat) -> None:
        order = chat.order
        if order is None or reach_of(order, chat.parcels(order)) is Reach.NOBODY:
            return chat.reply("phone_too_late" if order else "address_no_order")
        phone = str(chat.slots["phone"])
        address = msgspec.structs.replace(order.address, phone=phone)
        give_address(chat.turn, order, address, chat.event, phone_end=phone[-4:])
        return chat.reply("phone_taken", phone_end=phone[-4:])
