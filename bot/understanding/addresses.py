"""A delivery address in her own words: pincode, street, landmark and town, told apart. What is unsure is read back."""

import re

import msgspec

from journeys.events import Address
from journeys.towns import is_town

PINCODE = re.compile(r"(?<![\w#-])([1-9]\d{2} ?\d{3})(?!\w)")
PINCODE_WORD = re.compile(
    r"\b(?:pin\s*code|pincode|pin|postal code|zip)\b\s*(?:is|no\.?|hai|:|-|=)*\s*|पिन\s?कोड\s*[:\-]?\s*", re.I
)
# "Please change my address to: ..." is about the address, not of it. Only where a mark or word ends the request.
REQUEST = re.compile(
    r"^[^\n]{0,80}?\b(?:address|adress|addres|pata)\b[^\n:,0-9]{0,30}?(?:\bto\b|\bis\b|\bhai\b|:|=|->|\n)\s*|"
    r"^[^\n]{0,60}?(?:पता)[^\n:,0-9]{0,20}?(?:है|:|\n)\s*|"
    r"^[^\n]{0,60}?\b(?:deliver|send|ship|bhej|change|update)\b[^\n,0-9]{0,30}?(?:\bto\b|\bat\b|:)\s*",
    re.I,
)
LANDMARK = re.compile(
    r"^(?:near|nr|opp|opposite|behind|beside|next to|in front of|above|below|landmark|close to)\b|"
    r"\b(?:ke paas|ke pass|ke samne|ke saamne|ke piche|ke peeche|ke bagal)\b|(?:के पास|के सामने|के पीछे|के बगल)",
    re.I,
)
NO_PART = frozenset({"no", "yes", "nahi", "nahin", "haan", "नहीं", "हाँ"})  # words to us, not of the address
LANDMARK_WORD = re.compile(r"^landmark\s*(?:is|:|-)*\s*", re.I)
FEWEST_WORDS = 3  # an address in one message has a street; "my pincode is 560001" has none
LONGEST = 200  # characters of one line, as couriers keep them


class Written(msgspec.Struct, frozen=True):
    """What she wrote. `street` may hold the house number; any part may be empty."""

    pincode: str = ""
    street: str = ""
    landmark: str = ""
    town: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether there is a street in it, and not only words around a pincode."""
        return len(self.street.split()) >= FEWEST_WORDS or (bool(self.street) and has_number(self.street))


def read_address(text: str, *, is_request: bool = False) -> Written:
    """The parts of an address. With `is_request` the words around it ask for the change: without a clear end of the
    request nothing but the pincode is taken from it."""
    found = PINCODE.search(text)
    pincode = found[1].replace(" ", "") if found else ""
    if is_request:
        asked = REQUEST.match(text)
        if asked is None:
            return Written(pincode)
        text = text[asked.end() :]
    parts = [part for line in text.splitlines() for part in line.split(",")]
    parts = [cleaned for part in parts if (cleaned := _without_pincode(part)) and cleaned.casefold() not in NO_PART]
    landmark = next((part for part in parts if LANDMARK.search(part)), "")
    town = next((part for part in reversed(parts) if part != landmark and is_town(part)), "")
    street = [part for part in parts if part not in {landmark, town} and not _is_country_or_state(part)]
    return Written(pincode, ", ".join(street)[:LONGEST], LANDMARK_WORD.sub("", landmark)[:LONGEST], town)


def address_of_form(form: dict[str, object]) -> Address:
    """The address that WhatsApp's form for India brought (fields per Meta's address messages page)."""
    said = {name: " ".join(str(value).split())[:LONGEST] for name, value in form.items() if isinstance(value, str)}
    house = [said.get(name, "") for name in ("house_number", "floor_number", "tower_number", "building_name")]
    street = [*house, said.get("address", "")]
    digits = "".join(filter(str.isdigit, said.get("in_pin_code", "")))
    return Address(
        name=said.get("name", ""),
        phone=said.get("phone_number", ""),
        line1=", ".join(part for part in street if part)[:LONGEST],
        landmark=said.get("landmark_area", ""),
        city=said.get("city", ""),
        state=said.get("state", ""),
        pincode=digits,
    )


def has_number(street: str) -> bool:
    """Whether there is a number in a street, as doors have one."""
    return any(sign.isdigit() for sign in street)


def _without_pincode(part: str) -> str:
    """A part of the address without its pincode, and without the dash in "Bengaluru - 560001"."""
    return PINCODE_WORD.sub("", PINCODE.sub("", part)).strip(" .:;-–\t")


def _is_country_or_state(part: str) -> bool:
    return part.casefold() in {"india", "bharat"} or is_town(part)
