"""Things named in a text: order numbers and AWBs, phones, pincodes, amounts, dates, slots; and struck-out secrets."""

import re
from collections.abc import Iterator

import phonenumbers

from bot.understanding.dates import dates_in, slots_in
from bot.understanding.parse import Entity
from integrations.pasted_secrets import STRUCK
from integrations.phones import HOME_REGION
from journeys.events import order_number_key

PINCODE = re.compile(r"(?<![\w#-])([1-9]\d{2} ?\d{3})(?!\w)")
# A few letters, perhaps a dash, and at least three digits: an order number or an AWB.
NUMBER = re.compile(r"(?<![\w•])(#?\s?[A-Za-z]{0,8}[-/]?\d{3,20})(?![\w•])")
AMOUNT = re.compile(
    r"(?:₹|\brs\.?|\binr|\brupees?|रु\.?)\s*(\d[\d,]*(?:\.\d{1,2})?)"
    r"|(?<![\w.])(\d[\d,]*(?:\.\d{1,2})?)\s*(?:/-|₹|rs\b|rupees?\b|rupaye?\b|rupya\b|रुपये?|रुपए|ரூபாய்|రూపాయలు|ರೂಪಾಯಿ|"
    r"രൂപ|টাকা|રૂપિયા|ਰੁਪਏ)",
    re.IGNORECASE,
)
# As many dots as the shortest code has digits; one is a bullet of a list.
SECRET = re.compile(rf"{STRUCK}(?:[ -]?{STRUCK}){{2,}}")
DIGITS_OF_A_PHONE = 10
# "awb 9999900101" names a parcel, though a phone might have that number.
CALLED_OTHERWISE = re.compile(r"\b(?:awb|tracking|order|waybill|shipment|docket|utr|txn)\b[\w\s#:.-]{0,12}$", re.I)
CARD_DIGITS = 15  # a struck-out secret of so many dots was a card's
LETTERS_OF_NO_NUMBER = frozenset({"RS", "INR", "NO", "AWB", "ID", "PIN", "ORDER"})  # "order10234" is 10234
DIGIT_ZEROS = (0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66)  # of the scripts, in Unicode
ASCII_DIGITS = {zero + digit: str(digit) for zero in DIGIT_ZEROS for digit in range(10)}


def entities_of(text: str) -> tuple[Entity, ...]:
    """The entities of a text whose secrets are struck out already, in order; none overlaps another."""
    plain = text.translate(ASCII_DIGITS)
    taken: list[Entity] = []
    for found in (_secrets, _phones, _amounts, dates_in, _pincodes, _numbers, slots_in):
        for entity in found(plain):
            if not any(entity.start < other.end and other.start < entity.end for other in taken):
                taken.append(entity)
    return tuple(sorted(taken, key=lambda entity: entity.start))


def _secrets(text: str) -> Iterator[Entity]:
    for found in SECRET.finditer(text):
        kind = "card" if found[0].count(STRUCK) >= CARD_DIGITS else "otp"
        yield Entity("secret", kind, *found.span())


def _phones(text: str) -> Iterator[Entity]:
    if sum(letter.isdigit() for letter in text) < DIGITS_OF_A_PHONE:
        return
    for found in phonenumbers.PhoneNumberMatcher(text, HOME_REGION):
        if not CALLED_OTHERWISE.search(text[: found.start]):
            value = phonenumbers.format_number(found.number, phonenumbers.PhoneNumberFormat.E164)
            yield Entity("phone", value, found.start, found.end)


def _amounts(text: str) -> Iterator[Entity]:
    for found in AMOUNT.finditer(text):
        yield Entity("amount", _paise((found[1] or found[2]).replace(",", "")), *found.span())


def _paise(rupees: str) -> str:
    whole, _, part = rupees.partition(".")
    return str(int(whole) * 100 + int(part.ljust(2, "0") or 0))


def _pincodes(text: str) -> Iterator[Entity]:
    for found in PINCODE.finditer(text):
        yield Entity("pincode", found[1].replace(" ", ""), *found.span(1))


def _numbers(text: str) -> Iterator[Entity]:
    for found in NUMBER.finditer(text):
        value = order_number_key(found[1])
        letters = re.match("[A-Z]*", value)
        if letters and letters[0] in LETTERS_OF_NO_NUMBER:
            value = value[letters.end() :].lstrip("-/")
        yield Entity("number", value, *found.span(1))
