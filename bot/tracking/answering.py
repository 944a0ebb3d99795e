"""From the form that a browser posts to the event `page.answered`: every field bounded, cleaned and judged. Pure."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import parse_qsl

import msgspec

from bot.tracking.links import Form
from bot.tracking.question import Question
from bot.translation import OWN
from integrations.pasted_secrets import secrets_of
from integrations.phones import mobile_of
from journeys.delivery_wishes import ANY_TIME, slot_named
from journeys.events import Event, Key, PageAnswered
from journeys.state import Order

MOST_BYTES = 8_000  # of a posted form: 120 letters of an Indian script take 1,080 once they are encoded
MOST_FIELDS = 12
LONGEST_LANDMARK = 120  # characters; couriers cut what is longer
LONGEST_PHONE = 24  # characters, with spaces and brackets
LINK = re.compile(r"://|\bwww\.|\bwa\.me\b|\bt\.me\b", re.IGNORECASE)


class Given(msgspec.Struct, frozen=True):
    """What stands in the form, as she wrote it: shown to her again where something is wrong."""

    day: str = ""
    slot: str = ""
    landmark: str = ""
    phone: str = ""


def fields_of(posted: bytes) -> dict[str, str]:
    """The fields of a posted form, the last of a name. Raises ValueError when it is none of ours."""
    text = posted.decode("ascii")  # browsers encode everything else
    return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="replace"))


def given_in(fields: Mapping[str, str]) -> Given:
    """What she wrote, on one line each and without signs that nobody can see."""
    slot = slot_named(fields.get("slot", ""))
    return Given(
        day=fields.get("day", "")[:10],
        slot="" if slot == ANY_TIME else slot,
        landmark=_plain(fields.get("landmark", "")),
        phone=_plain(fields.get("phone", "")),
    )


def wrong_with(given: Given, question: Question) -> tuple[str, ...]:
    """The fields that cannot be passed on as they are."""
    is_wrong = {
        "day": bool(given.day) and given.day not in {day.isoformat() for day in question.days},
        "landmark": not _is_landmark(given.landmark),
        "phone": bool(given.phone) and (len(given.phone) > LONGEST_PHONE or not mobile_of(given.phone)),
    }
    return tuple(name for name, wrong in is_wrong.items() if wrong)


def answer_name(form: Form, given: Given) -> str:
    """What tells answers of one order apart: the same form sent twice with the same content is one answer."""
    content = "\n".join((given.day, given.slot, given.landmark, given.phone))
    return f"{form.attempt}:{form.shown}:{hashlib.blake2b(content.encode(), digest_size=8).hexdigest()}"


def answer_key(order_id: int, name: str) -> str:
    """The event's key."""
    return f"page-answer:{order_id}:{name}"


def answer_event(order: Order, form: Form, given: Given, name: str, at: datetime) -> Event:
    """The event `page.answered` of an answer in which nothing is wrong."""
    body = PageAnswered(
        order.id, form.attempt, given.day, given.slot, given.landmark, mobile_of(given.phone) if given.phone else ""
    )
    keys = (Key("customer", str(order.customer_id)),)
    return Event("page.answered", answer_key(order.id, name), at, at, OWN, body, keys)


def _plain(text: str) -> str:
    """Without control, private and unassigned signs; joiners stay, as Indian scripts need them."""
    return " ".join("".join(sign if _is_seen(sign) else " " for sign in text).split())


def _is_seen(sign: str) -> bool:
    return sign in "\u200c\u200d" or unicodedata.category(sign)[0] != "C"


def _is_landmark(text: str) -> bool:
    """A few words: no link, no code or card number, which nobody may be asked for (and no store may keep)."""
    return len(text) <= LONGEST_LANDMARK and not LINK.search(text) and not secrets_of(text)
