"""What a customer answered, and what we did once, as it is remembered with her order.

A mark is a name of MARKS, with a value after a colon where it has one: "nps:9". A new answer to the same question
takes the place of the old one.
"""

import msgspec

from journeys.returns import has_running
from journeys.state import CustomerState, Order
from journeys.status import Status

MARKS: dict[str, str] = {
    "cod_confirmed": "she wants the cash order",
    "cod_cancelled": "she does not want the cash order",
    "cod_change_wanted": "she wants something about the cash order changed",
    "address_confirmed": "the delivery address is right",
    "address_changed": "she gave another delivery address",
    "address_change_wanted": "she wants it delivered to another address",
    "address_at_shop": "what the shop made of the address she gave",
    "address_at_courier": "what the courier made of it",
    "address_before": "what the shop showed before, by fingerprint",
    "paid_online": "she paid a cash order before delivery",
    "received": "she has it",
    "not_received": "she does not have it, although the courier says so",
    "issue_reported": "something is wrong with it",
    "issue_none": "nothing is wrong with it",
    "issue_solved": "what was wrong was put right",
    "problem_told": "she told what is wrong with it",
    "invoice_asked": "she wants the invoice",
    "item_change_asked": "she wants something else in the order",
    "return_asked": "she asked to send something of it back",
    "kept": "she keeps what she wanted to send back",
    "guide_sent": "she was told how to use it",
    "warranty_activated": "she activated the warranty",
    "review_given": "she wrote a review",
    "reorder_declined": "she wants no more reminders to order again",
    "rough_start": "payment or checkout went wrong: softer words from then on",
    "nobody_came": "she says that the courier did not come",
    "no_longer_wanted": "she does not want the parcel any more",
    "keeps_waiting": "she keeps a cash order that is late once more",
    "another_day": "she wants it delivered on another day",
    "wants_replacement": "she wants a new one in place of a lost parcel",
    "wants_refund": "she wants the money for a lost parcel back",
    "turned_back": "why the parcel went back, as the courier told of the last attempt",
    "touched_before_return": "when she last saw something new before the parcel went back",
    "return_because": "why it went back, as she tells it",
    "nps": "how likely she recommends us, 0 to 10",
    "rating": "how she rates it, 1 to 5",
}

WITH_VALUE = frozenset(
    {
        *("nps", "rating", "turned_back", "touched_before_return", "return_because"),
        *("address_at_shop", "address_at_courier", "address_before"),
    }
)

# Answers to one question: the newest counts.
QUESTIONS: tuple[frozenset[str], ...] = (
    frozenset({"cod_confirmed", "cod_cancelled", "cod_change_wanted"}),
    frozenset({"address_confirmed", "address_changed", "address_change_wanted"}),
    frozenset({"address_at_shop"}),
    frozenset({"address_at_courier"}),
    frozenset({"address_before"}),
    frozenset({"keeps_waiting", "another_day", "no_longer_wanted"}),
    frozenset({"received", "not_received"}),
    frozenset({"issue_reported", "issue_none", "issue_solved"}),
    frozenset({"wants_replacement", "wants_refund"}),
    frozenset({"return_because"}),
    frozenset({"nps"}),
    frozenset({"rating"}),
)

# What tapping on one of our buttons or rows means (`reply.<choice>`).
MARK_OF_CHOICE: dict[str, str] = {
    "received_yes": "received",
    "received_no": "not_received",
    "issue_none": "issue_none",
    "issue_some": "issue_reported",
    "cod_confirm": "cod_confirmed",
    "cod_change": "cod_change_wanted",
    "cod_cancel_yes": "cod_cancelled",
    "address_correct": "address_confirmed",
    "address_change": "address_change_wanted",
    "change_address": "address_change_wanted",
    "keep_it": "keeps_waiting",
    "change_date": "another_day",
    "cancel_it": "no_longer_wanted",
    "cancel_yes": "no_longer_wanted",
    "keep": "kept",
    "nobody_came": "nobody_came",
    "no_longer_wanted": "no_longer_wanted",
    "activate_warranty": "warranty_activated",
    "reorder_no": "reorder_declined",
    "replace_it": "wants_replacement",
    "refund_it": "wants_refund",
    "why_too_late": "return_because:too_late",
    "why_mind_changed": "return_because:mind_changed",
    "why_wrong_item": "return_because:wrong_item",
    "why_never_came": "return_because:never_came",
    **{f"nps_{score}": f"nps:{score}" for score in range(11)},
    **{f"rating_{stars}": f"rating:{stars}" for stars in range(1, 6)},
}

DETRACTOR_MOST = 6  # of 10, per the definition of the Net Promoter Score
LOW_RATING_MOST = 3  # of 5

GONE_WRONG = frozenset({Status.LOST, Status.DAMAGED, Status.DISPOSED})


def with_mark(order: Order, mark: str) -> Order:
    """The order with `mark`, in place of an earlier answer to the question. Raises ValueError on an unknown one."""
    name = _known_name(mark)
    if mark in order.marks:
        return order
    question = next((names for names in QUESTIONS if name in names), frozenset())
    kept = tuple(each for each in order.marks if _name(each) not in question)
    return msgspec.structs.replace(order, marks=(*kept, mark))


def has_mark(order: Order, mark: str) -> bool:
    """Whether `mark` is remembered; "nps" stands for any score."""
    return mark in order.marks or any(_name(each) == mark for each in order.marks)


def value_of(order: Order, name: str) -> int | None:
    """The value of a mark that has one: the score of "nps"."""
    found = next((each for each in order.marks if _name(each) == name), "")
    digits = found.partition(":")[2]
    return int(digits) if digits.isdecimal() else None


def value_said(order: Order, name: str) -> str:
    """The words after the colon of a mark; "" when it is not there."""
    return next((each for each in order.marks if _name(each) == name), "").partition(":")[2]


def without(order: Order, name: str) -> Order:
    """The order without a mark, whatever its value."""
    return msgspec.structs.replace(order, marks=tuple(each for each in order.marks if _name(each) != name))


def is_negative(mark: str) -> bool:
    """Whether an answer asks for help: it diverts to a person and stops the surveys."""
    name, _, value = mark.partition(":")
    if name == "nps":
        return int(value) <= DETRACTOR_MOST
    return name in {"not_received", "issue_reported"} or (name == "rating" and int(value) <= LOW_RATING_MOST)


def has_open_issue(state: CustomerState, order: Order) -> bool:
    """Whether something about the order waits to be put right: then no survey is asked and nothing is offered."""
    chat = state.conversation
    is_with_a_person = chat.handoff_at is not None or bool(chat.held_by)
    is_wrong = has_mark(order, "not_received") or has_mark(order, "issue_reported")
    was_sent_back = has_running(order) or any(each.state in {"qc_failed", "declined"} for each in order.returns)
    return is_with_a_person or is_wrong or was_sent_back or _has_lost_parcel(state, order)


def _has_lost_parcel(state: CustomerState, order: Order) -> bool:
    return any(parcel.status in GONE_WRONG for parcel in state.shipments_of(order.id))


def _known_name(mark: str) -> str:
    name, _, value = mark.partition(":")
    if name not in MARKS or bool(value) != (name in WITH_VALUE):
        raise ValueError(f"no mark is called {mark!r}")
    return name


def _name(mark: str) -> str:
    return mark.partition(":")[0]
