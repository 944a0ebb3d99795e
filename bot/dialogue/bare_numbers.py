"""A message that is hardly more than a number: an order's or a parcel's asks how it stands, any other tells nothing."""

import msgspec

from bot.dialogue.chat import Chat
from bot.dialogue.understanding import Reading, reading_of
from journeys.events import order_number_key
from journeys.interpreter import Meaning

ASKED = "order_status"
DIGITS_OF_AN_ORDER = 4  # fewer are a choice, an amount or a slip, unless she has an order of that number
LEARNT = frozenset({"pincode", "phone", "amount", "date"})  # what these are for an interpreter can know


def without_guess(text: str, meaning: Meaning) -> Meaning:
    """Of a number alone an interpreter, which knows words, can only guess what it is for."""
    if _is_bare(text) and not LEARNT & {each.kind for each in meaning.entities}:
        return _meant(meaning, "unclear", 0.0)
    return meaning


def read_number(chat: Chat) -> None:
    """An order that she names without saying more, in words that we know, is asked after."""
    if reading_of(chat.meaning)[0] is not Reading.UNKNOWN or not chat.meaning.numbers:
        return
    digits = sum(letter.isdigit() for letter in chat.text)
    if _is_known(chat) or (_is_bare(chat.text) and digits >= DIGITS_OF_AN_ORDER):
        chat.meaning = _meant(chat.meaning, ASKED, 1.0)


def _is_known(chat: Chat) -> bool:
    """Whether a number in the message is that of one of her orders or parcels, or of anybody's order."""
    named = set(chat.meaning.numbers)
    own = {order.number_key for order in chat.orders()}
    awbs = {parcel.awb for order in chat.orders() for parcel in chat.parcels(order)}
    return bool(named & (own | awbs | chat.turn.state.by_number.keys()))


def _is_bare(text: str) -> bool:
    """One word, more figures of any script than letters: "#KH-10234", "5", "१०२३४"."""
    digits, letters = (sum(map(is_one, text)) for is_one in (str.isdigit, str.isalpha))
    return digits > letters and len(order_number_key(text)) == len(text.replace("#", "").strip())


def _meant(meaning: Meaning, intent: str, confidence: float) -> Meaning:
    return msgspec.structs.replace(meaning, intent=intent, confidence=confidence, ranking=((intent, confidence),))
