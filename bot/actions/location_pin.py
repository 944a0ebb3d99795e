"""A pin on the map, sent while an address is open or an attempt has failed: it is put to the address and passed on."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from journeys.addresses import Reach, give_address, reach_of, waits_for_address, with_pin
from journeys.state import Order


class LocationPin(Skill):
    """P-03, A-41."""

    def suits(self, chat: Chat, order: Order) -> bool:
        is_reachable = reach_of(order, chat.parcels(order)) is not Reach.NOBODY
        return is_reachable and chat.is_hers(order) and waits_for_address(chat.turn.state, order)

    def act(self, chat: Chat) -> None:
        order, pin = chat.order, chat.body.location
        if order is None or pin is None or not self.suits(chat, order):
            return chat.reply("pin_not_needed")
        reach = give_address(chat.turn, order, with_pin(order.address, *pin), chat.event)
        return chat.reply("address_taken_on_its_way" if reach is Reach.COURIER else "address_taken")
