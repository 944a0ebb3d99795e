"""The words of a story: what may be told with each, and which other words may stand beside it."""

from collections.abc import Callable, Collection
from typing import Any

import msgspec

from journeys.brand import Brand
from journeys.checking import suggest
from journeys.commands import COMMANDS
from journeys.durations import parse_duration
from journeys.incidents import CAUSES
from journeys.messages import MESSAGES
from journeys.rehearsal.courier import STATES
from journeys.status import Leg, NdrReason, Status
from journeys.stories.moments import check_moment, parse_ago, parse_yes
from journeys.vocabulary import OF_RETURNS, REPLY_GROUPS, SIGNALS

CHOICES = frozenset(choice for each in MESSAGES.values() for choice in each.choices)

# Raises ValueError, whose text is for the author.
Check = Callable[[Any], object]


class Word(msgspec.Struct, frozen=True):
    """`told` checks what stands behind the word; `options` check the words beside it. `plain`: it may stand alone."""

    told: Check
    options: dict[str, Check] = {}
    plain: bool = False


def one_of(known: Collection[str]) -> Check:
    """One of these words."""

    def check(value: Any) -> None:
        if value not in known:
            hint = suggest(str(value), known) or f"one of {', '.join(sorted(known)[:12])}"
            raise ValueError(f"`{value}` is unknown; {hint}")

    return check


def anything(value: Any) -> None:
    """Whatever the author likes."""


def words(count: int, example: str) -> Check:
    """So many words."""

    def check(value: Any) -> None:
        if not isinstance(value, str) or len(value.split()) != count:
            raise ValueError(f"`{value}` is not complete; write for example `{example}`")

    return check


def one_named(known: Collection[str], example: str) -> Check:
    """A word, or a mapping whose first name is the word: `requested`, `{requested: {reason: size}}`."""

    def check(value: Any) -> None:
        name = next(iter(value), None) if isinstance(value, dict) else value
        if name not in known:
            raise ValueError(f"`{name}` is unknown; {suggest(str(name), known) or f'write for example `{example}`'}")

    return check


def _mapping(value: Any) -> None:
    if not isinstance(value, dict):
        raise ValueError(f"`{value}` is no mapping; write `{{name: value}}`")


def _brand_rules(value: Any) -> None:
    _mapping(value)
    for name in value:
        one_of(Brand.__struct_fields__)(name)


def _an_incident(value: Any) -> None:
    one_named(("opened", "cleared"), "{opened: weather}")(value)
    if isinstance(value, dict) and "opened" in value:
        one_of(CAUSES)(value["opened"])


def _a_withheld(value: Any) -> None:
    words(2, "ndr_ask_again answered")(value)
    one_of(MESSAGES)(value.split()[0])


def _a_number(value: Any) -> None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise ValueError(f"`{value}` is no number")


def _a_place(value: Any) -> None:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError(f"`{value}` is no place; write `[12.97, 77.64]`, latitude and longitude")
    for each in value:
        _a_number(each)


CONTENTS = (
    *("text", "image", "video", "audio", "document", "sticker", "location", "contacts", "address", "order"),
    *("reaction", "unsupported"),
)
PAYMENTS = ("failed", "captured", "authorized", "link_paid", "link_expired")
RETURNS = tuple(kind.removeprefix("return.") for kind in OF_RETURNS)
STATUSES = tuple(status.value for status in Status)
SIGNAL_NAMES = tuple(kind.removeprefix("signal.") for kind in SIGNALS if kind.startswith("signal."))

SCAN_OPTIONS: dict[str, Check] = {
    "reason": one_of([reason.value for reason in NdrReason]),
    "attempted": parse_yes,
    "attempt_no": _a_number,
    "call": parse_duration,  # how long the courier's call to her lasted
    "deadline": parse_duration,  # until the courier takes actions no more
    "actions": anything,
    "place": anything,
    "facility": anything,
    "ago": parse_ago,
    "leg": one_of([leg.value for leg in Leg]),
    "edd": parse_duration,
    "remark": anything,
    "incident": anything,
    "revokes": anything,
    "evidence_only": parse_yes,
    "awb": anything,
    "as": anything,  # the courier's own code
}

ACTS: dict[str, Word] = {
    "order": Word(one_of(("pending_payment", "another", "open")), {"ago": parse_ago}, plain=True),
    "fulfilled": Word(anything, plain=True),
    "scan": Word(one_of(STATUSES), SCAN_OPTIONS),
    "again": Word(anything, plain=True),
    "wait": Word(parse_duration),
    "until": Word(check_moment),
    "outage": Word(parse_duration),
    "tap": Word(one_of(CHOICES), {"of": one_of(MESSAGES)}),
    "means": Word(one_of(CHOICES | set(REPLY_GROUPS)), {"of": one_of(MESSAGES), "form": _mapping}),
    "say": Word(anything, {"content": one_of(CONTENTS), "form": _mapping, "at": _a_place, "contacts": anything}),
    "pick": Word(anything, {"of": one_of(MESSAGES)}),
    "answer": Word(one_of(STATES), {"of": one_of(COMMANDS), "reason": anything, "code": anything, "data": _mapping}),
    "payment": Word(one_of(PAYMENTS), {"error": anything}),
    "paid": Word(anything, plain=True),
    "refund": Word(one_named(("created", "processed", "failed"), "created")),
    "return": Word(one_named(RETURNS, "requested")),
    "checkout": Word(one_of(("started", "completed"))),
    "page": Word(one_of(("opened",))),
    "signal": Word(one_named(SIGNAL_NAMES, "hub_loop")),
    "incident": Word(_an_incident),
    "message": Word(one_of(("delivered", "read", "failed")), {"of": one_of(MESSAGES)}),
    "cancel": Word(anything, plain=True),
    "address": Word(_mapping),
    "gives_address": Word(_mapping),
    "gives_phone": Word(anything),
    "opt_out": Word(anything, plain=True),
    "marketing": Word(parse_yes),
    "agent": Word(one_of(("holds", "releases", "replies", "resolves")), {"for": parse_duration, "text": anything}),
    "correct": Word(_mapping),
}

CHECKS: dict[str, Word] = {
    "sent": Word(
        one_of(MESSAGES),
        {
            "form": one_of(("free_form", "template")),
            "at": check_moment,
            "about": anything,  # the order's number
            "text": anything,  # words that are in it, or a list of such
        },
    ),
    "did": Word(one_of(COMMANDS), {"with": _mapping}),
    "withheld": Word(_a_withheld),
    "task": Word(anything),
    "alert": Word(anything),
    "no_alert": Word(anything),
    "marked": Word(anything),
    "at_step": Word(words(2, "ndr_recovery ask")),
    "ended": Word(words(2, "ndr_recovery finished")),
    "no_run": Word(anything),
    "silent": Word(anything, plain=True),
    "handed_over": Word(anything),
    "asked": Word(words(2, "change_address_form street")),
    "filled": Word(_mapping),
    "no_form": Word(anything, plain=True),
    "language": Word(anything),
}

WORDS = ACTS | CHECKS

GIVEN: dict[str, Check] = {
    "payment": one_of(("cod", "prepaid", "part_cod")),
    "paid": parse_yes,
    "placed": parse_ago,
    "orders": _a_number,  # known before the story begins
    "first_order": parse_yes,
    "marketing": parse_yes,
    "language": anything,
    "items": anything,
    "total": _a_number,  # rupees
    "name": anything,
    "address": _mapping,
    "tags": anything,
    "note": anything,
    "wrote": parse_ago,
    "parcel": one_of(STATUSES),
    "since": parse_ago,
    "brand": _brand_rules,
}
