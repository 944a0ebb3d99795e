"""Pasted one-time codes and card numbers: found, named and struck out before anything is kept."""

import re
from collections.abc import Iterator
from typing import NamedTuple

STRUCK = "•"
_DIGIT = r"[0-9०-९০-৯੦-੯૦-૯௦-௯౦-౯೦-೯൦-൯]"
# 15 digits (American Express) or 16, in groups or not.
CARD = re.compile(rf"(?<!{_DIGIT}){_DIGIT}(?:[ -]?{_DIGIT}){{14,15}}(?![ -]?{_DIGIT})")
# How cards begin (ISO/IEC 7812): Visa 4, Mastercard 51-55 and 2221-2720, RuPay 60, 65, 81, 82 and 508, Amex 34 and 37.
CARD_BEGINS = re.compile(r"4|5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720|6[05]|8[12]|508")
AMEX_BEGINS = re.compile(r"3[47]")
OTP_WORD = re.compile(
    r"\botp\b|\bo\.t\.p\b|one[ -]?time[ -]?(?:password|code|pin)|verification[ -]?code|\b(?:upi|atm)[ -]?pin\b|\bcvv\b|"
    r"ओटीपी|ओ टी पी|ওটিপি|ਓਟੀਪੀ|ઓટીપી|ஓடிபி|ஒடிபி|ఓటీపీ|ఓటిపి|ಒಟಿಪಿ|ಓಟಿಪಿ|ഒടിപി|ഓടിപി",
    re.IGNORECASE,
)
# Three to eight digits on their own, "4 5 2 1" as well; not a part of an order number, an amount or a date.
CODE = re.compile(rf"(?<![\w₹#/.-])({_DIGIT}(?:[ -]?{_DIGIT}){{2,7}})(?![\w/-]|\.\d)")
OTHER_NUMBER = re.compile(
    r"(?:\b(?:order|awb|tracking|amount|pin ?code|pincode|utr|rs)\b|#|₹)[\s.:#-]*(?:no\.?|number|id)?[\s.:#-]*$",
    re.IGNORECASE,
)
NEAR = 40  # characters between the word and its code


class Secret(NamedTuple):
    """A pasted secret: "otp" or "card", and where it stands."""

    kind: str
    start: int
    end: int


def secrets_of(text: str) -> tuple[Secret, ...]:
    """The secrets in a text, in order."""
    cards = list(_cards(text))
    codes = [code for code in _codes(text) if not any(card.start <= code.start < card.end for card in cards)]
    return tuple(sorted([*cards, *codes], key=lambda secret: secret.start))


def struck_out(text: str) -> str:
    """The text with a dot for every digit of a secret; as long as before."""
    secrets = secrets_of(text)
    if not secrets:
        return text
    letters = list(text)
    for secret in secrets:
        for place in range(secret.start, secret.end):
            letters[place] = STRUCK if letters[place].isdigit() else letters[place]
    return "".join(letters)


def _cards(text: str) -> Iterator[Secret]:
    for found in CARD.finditer(text):
        digits = "".join(str(int(letter)) for letter in found[0] if letter.isdigit())
        begins = AMEX_BEGINS if len(digits) == 15 else CARD_BEGINS
        if begins.match(digits) and passes_luhn(digits):
            yield Secret("card", found.start(), found.end())


def passes_luhn(digits: str) -> bool:
    """The check digit of card numbers (ISO/IEC 7812-1, annex B)."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(each // 10 + each % 10 for each in doubled) % 10 == 0


def _codes(text: str) -> Iterator[Secret]:
    words = [(found.start(), found.end()) for found in OTP_WORD.finditer(text)]
    for found in CODE.finditer(text) if words else ():
        start, end = found.span(1)
        if OTHER_NUMBER.search(text[max(0, start - NEAR) : start]):
            continue
        if any(-NEAR <= start - word_end <= NEAR or 0 <= word_start - end <= NEAR for word_start, word_end in words):
            yield Secret("otp", start, end)
