"""The address that she said is right: kept with her order, and on its way to the shop and the courier."""

from bot.dialogue.address_slots import address_of
from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from journeys.addresses import Reach, give_address, reach_of


class SaveAddress(Skill):
    """A-14: the order has it at once; each leg is told, and she hears what each made of it."""

    def act(self, chat: Chat) -> None:
        order = chat.order
        if order is None or reach_of(order, chat.parcels(order)) is Reach.NOBODY:
            return chat.reply("address_too_late" if order else "address_no_order")
        reach = give_address(chat.turn, order, address_of(order, chat.slots), chat.event)
        return chat.reply("address_taken_on_its_way" if reach is Reach.COURIER else "address_taken")
