"""Another delivery address: asked for with WhatsApp's address form or in plain words, checked, and read back."""

from collections.abc import Sequence
from typing import Any, ClassVar

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.address_slots import ALL, line_of, slots_in, wanted
from bot.dialogue.chat import Chat
from bot.dialogue.skill import Form, Skill, chat_of
from journeys.addresses import Reach, pincode_is_fixed, reach_of
from journeys.marks import has_mark
from journeys.state import Order
from journeys.towns import exists, town_of

Slots = dict[str, Any]
PLACE = ("street", "house", "town", "landmark", "wrote", "pin")
SHORTEST_STREET = 3  # characters; less is a slip of the thumb
LONGEST_HOUSE = 40


class ChangeAddress(Skill):
    """P-03, A-14."""

    intents = ("change_address",)
    choices = ("change_address", "address_change", "fix_address")
    goes_on = True

    def suits(self, chat: Chat, order: Order) -> bool:
        return reach_of(order, chat.parcels(order)) is not Reach.NOBODY

    def act(self, chat: Chat) -> None:
        chat.order = order = chat.order or next(filter(chat.is_current, chat.orders()), None)
        if order is None:
            return chat.reply("address_no_order")
        if not self.suits(chat, order):
            return chat.reply("address_too_late")
        if not chat.is_hers(order):
            return chat.hand_over("change_address")
        if not chat.has_tapped and not has_mark(order, "address_change_wanted"):
            chat.tap("change_address")  # what waits for her to confirm the address reminds her no more
        return chat.begin("change_address_form")


class ChangeAddressForm(Form):
    """P-03: pincode, street, house number and landmark; what she tells at once is not asked again."""

    kinds: ClassVar[dict[str, str]] = {
        "pincode": "pincode",
        "town": "choice",
        "street": "place",
        "house": "text",
        "landmark": "place",
        "right": "yes_no",
    }
    optional = frozenset({"house", "landmark"})
    taps: ClassVar[dict[str, tuple[str, object]]] = {
        "same_pincode": ("pincode", "same"),
        "same_street": ("street", True),
        "no_house": ("house", ""),
        "pincode_right": ("town", True),
        "pincode_wrong": ("town", False),
        "no_landmark": ("landmark", ""),
        "address_yes": ("right", True),
        "address_again": ("right", False),
    }
    submits = "action_save_address"

    def wanted(self, chat: Chat, slots: Slots) -> Sequence[str]:
        return wanted(slots)

    def ask(self, slot: str, chat: Chat) -> None:
        """The first question comes with WhatsApp's form; later ones say what is known already."""
        order, slots = chat.order, chat.slots
        assert order is not None
        pincode = str(slots.get("pincode") or "")
        name = "code" if slot == "pincode" and slots.get("street") else slot
        chat.reply(
            f"ask_change_address_{name}",
            new_pincode=pincode,
            town=town_of(pincode),
            wrote_town=str(slots.get("wrote") or ""),
            new_address=line_of(order, slots) if slot == "right" else "",
        )

    # -- reading ---------------------------------------------------------------------------------------------------

    def read_pincode(self, chat: Chat) -> object | None:
        """A pincode by itself, or with it all else she told."""
        return slots_in(chat) or chat.meaning.first("pincode") or None

    def read_town(self, chat: Chat) -> object | None:
        return {"affirm": True, "deny": False}.get(chat.meaning.intent)

    def read_right(self, chat: Chat) -> object | None:
        """A whole other address, or a pin, in place of yes or no; both are read back again."""
        found = slots_in(chat)
        return found if found and (chat.body.content != "text" or "pincode" in found) and _is_open(chat) else None

    # -- judging ---------------------------------------------------------------------------------------------------

    def validate_pincode(self, value: Any, _d: CollectingDispatcher, tracker: Tracker, domain: Slots) -> Slots:
        """A pincode that India Post knows, and that can still be reached; what came with it is kept."""
        chat = chat_of(domain)
        assert chat.order is not None
        told: Slots = dict(value) if isinstance(value, dict) else _told_with(str(value), chat)
        if told.get("pincode") == "same" or (told.get("pin") and not told.get("pincode")):
            told["pincode"] = chat.order.pincode
        pincode = str(told.get("pincode") or "")
        if not pincode:
            return told | {"pincode": None}
        if not exists(pincode):
            chat.reply("address_pincode_unknown", new_pincode=pincode)
            return told | {"pincode": None}
        if pincode != chat.order.pincode and pincode_is_fixed(reach_of(chat.order, chat.parcels(chat.order))):
            chat.reply("address_pincode_fixed", old_pincode=chat.order.pincode)
            return {"pincode": chat.order.pincode}
        return told

    def validate_town(self, value: Any, _d: CollectingDispatcher, tracker: Tracker, domain: Slots) -> Slots:
        """Where pincode and town disagree she says which is right; a wrong pincode is asked for again."""
        return {"town": True, "wrote": None} if value else {"town": None, "wrote": None, "pincode": None}

    def validate_street(self, value: Any, _d: CollectingDispatcher, tracker: Tracker, domain: Slots) -> Slots:
        """Her words, WhatsApp's form or a pin; `True` keeps the street of the order."""
        chat = chat_of(domain)
        assert chat.order is not None
        known = chat.order.address
        if value is True:
            return {"street": ", ".join(filter(None, (known.line1, known.line2))) or None, "landmark": known.landmark}
        told = slots_in(chat)
        if told.get("pincode"):
            told = self.validate_pincode(told, _d, tracker, domain)
        if told.get("pin") and not told.get("street"):
            return told | {"street": None}
        text = str(value).strip()
        return {"street": text if len(text) >= SHORTEST_STREET else None} | told

    def validate_house(self, value: Any, _d: CollectingDispatcher, tracker: Tracker, domain: Slots) -> Slots:
        return {"house": "" if _says_none(domain) else str(value).strip()[:LONGEST_HOUSE]}

    def validate_landmark(self, value: Any, _d: CollectingDispatcher, tracker: Tracker, domain: Slots) -> Slots:
        if isinstance(value, list):
            return {"landmark": "", "pin": value}
        return {"landmark": "" if _says_none(domain) else str(value).strip()}

    def validate_right(self, value: Any, _d: CollectingDispatcher, tracker: Tracker, domain: Slots) -> Slots:
        """Yes ends the form; no begins it again; another address is put in place of what was read back."""
        if isinstance(value, dict):
            told = value if value.keys() == {"pin"} else dict.fromkeys(ALL) | value
            pincode = told.get("pincode")
            judged = self.validate_pincode(pincode, _d, tracker, domain) if pincode else {}
            return told | judged | {"right": None}
        return {"right": True} if value else dict.fromkeys(ALL)


def _told_with(pincode: str, chat: Chat) -> Slots:
    """A pincode by itself, or the whole other address that it came in, which leaves nothing of an earlier one."""
    found = slots_in(chat)
    if found.get("pincode") == pincode and found.get("street"):
        return dict.fromkeys(PLACE) | found
    return {"pincode": pincode, "wrote": None}


def _says_none(domain: Slots) -> bool:
    """ "No" to a question for a number or a landmark: there is none."""
    return chat_of(domain).meaning.intent == "deny"


def _is_open(chat: Chat) -> bool:
    stack = chat.conversation.stack
    return bool(stack) and stack[-1].asked == "right"
