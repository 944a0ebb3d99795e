"""What messages promise: read off the facts that were worded, kept, renewed, settled. Pure.

kind         promised                                kept when
next_update  "next update by ..."                    a later message about the order leaves in time
delivery     the end of the range that was told      the parcel is delivered in time
answer       "a colleague answers by ..."            no work is left open for people, or a person writes
return_step  the date of a return's or refund's step  a later message about the return or refund leaves in time
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from journeys.answer import Answer
from journeys.brand import Brand
from journeys.desk.business_time import working_time
from journeys.expected import end_of

NEXT_UPDATE, DELIVERY, ANSWER, RETURN_STEP = "next_update", "delivery", "answer", "return_step"
KEPT, RENEGOTIATED, BROKEN, VOID = "kept", "renegotiated", "broken", "void"

# Which variables of a text make it promise what. A date by which she must decide is no promise of ours.
VARIABLES_OF_PROMISE: dict[str, frozenset[str]] = {
    NEXT_UPDATE: frozenset({"next_by", "story"}),
    DELIVERY: frozenset({"range", "story"}),
    ANSWER: frozenset({"answer_by", "dispute_by"}),
    RETURN_STEP: frozenset({"step_by", "refund_by", "money_by"}),
}

# How names of messages about a return, exchange or refund begin: they keep what was said of its steps.
OF_RETURNS = ("return_", "exchange_", "refund_", "qc_")
OF_PEOPLE = ("agent_",)
KEPT_BY: dict[str, tuple[str, ...]] = {NEXT_UPDATE: ("",), ANSWER: OF_PEOPLE, RETURN_STEP: OF_RETURNS}


class Promised(msgspec.Struct, frozen=True):
    """Something a message tells her to expect, and by when."""

    kind: str
    by_at: datetime
    id: int = 0  # of its row


class Leaving(msgspec.Struct, frozen=True):
    """A message that left, as far as promises are concerned. `is_ended`: its order had come to its end by then."""

    customer_id: int
    outbox_id: int
    message: str
    at: datetime
    order_id: int | None = None
    promised: tuple[Promised, ...] = ()
    delivered_at: datetime | None = None
    is_ended: bool = False


class Promise(msgspec.Struct):
    """A row of the ledger. `settled_as` is empty while it runs."""

    id: int
    customer_id: int
    order_id: int | None
    outbox_id: int
    kind: str
    message: str
    made_at: datetime
    by_at: datetime
    settled_at: datetime | None = None
    settled_as: str = ""

    def settle(self, how: str, at: datetime) -> None:
        self.settled_as, self.settled_at = how, at


def moments_said(args: Mapping[str, Any], now: datetime, brand: Brand) -> dict[str, datetime]:
    """Moments that a text may name and the answer does not hold: when people answer, and args called `..._by`."""
    answer_by_at = _answer_by(now, brand)
    told = {name: datetime.fromisoformat(value) for name, value in args.items() if name.endswith("_by") and value}
    return {"answer_by": answer_by_at, "dispute_by": answer_by_at + brand.dispute_answer_within, **told}


def _answer_by(now: datetime, brand: Brand) -> datetime:
    """By when people answer: in the working hours of the desk where those are set."""
    if brand.desk.week:
        return working_time(brand).after(now, brand.agents_answer_within)
    return brand.next_opening(brand.ordinary_hours, now) + brand.agents_answer_within


def promised_by(
    variables: Collection[str], story: Answer | None, said: Mapping[str, datetime], brand: Brand
) -> tuple[Promised, ...]:
    """What a text with these variables promises. `said` are moments that the answer does not hold, by variable."""
    named = set(variables)
    found = [
        (kind, by_at)
        for kind, variables_of in VARIABLES_OF_PROMISE.items()
        for by_at in _moments(kind, named & variables_of, story, said, brand)
        if by_at
    ]
    return tuple(Promised(kind, by_at) for kind, by_at in dict.fromkeys(found))


def _moments(
    kind: str, named: Collection[str], story: Answer | None, said: Mapping[str, datetime], brand: Brand
) -> list[datetime | None]:
    """When what was named is due, one moment for each variable."""
    if not named:
        return []
    if kind == NEXT_UPDATE:
        return [story.next_update_by_at if story else None]
    if kind == DELIVERY:
        return [end_of(story.expected, brand) if story else None]
    step_by_at = story.step_by_at if story else None  # the words take it first, too
    own = {"step_by": step_by_at, "refund_by": step_by_at}
    return [own.get(name) or said.get(name) for name in sorted(named)]


def follow(running: Iterable[Promise], leaving: Sequence[Leaving]) -> tuple[list[Promise], list[Promise]]:
    """What becomes of running promises when these messages leave, oldest first: (settled ones, new ones)."""
    known, new = list(running), list[Promise]()
    for message in sorted(leaving, key=lambda each: each.at):
        open_ones = [each for each in (*known, *new) if _is_about(each, message)]
        for promise in open_ones:
            _settle_by(promise, message)
        still_open = {(each.kind, each.by_at) for each in open_ones if not each.settled_as}
        new += [
            Promise(
                each.id,
                message.customer_id,
                message.order_id,
                message.outbox_id,
                each.kind,
                message.message,
                message.at,
                each.by_at,
            )
            for each in message.promised
            if (each.kind, each.by_at) not in still_open
        ]
    return [each for each in known if each.settled_as], new


def _is_about(promise: Promise, message: Leaving) -> bool:
    same = (promise.customer_id, promise.order_id) == (message.customer_id, message.order_id)
    return same and not promise.settled_as and promise.outbox_id != message.outbox_id and message.at <= promise.by_at


def _settle_by(promise: Promise, message: Leaving) -> None:
    if promise.kind == DELIVERY:
        _settle_delivery(promise, message)
    elif message.message.startswith(KEPT_BY[promise.kind]):
        promise.settle(KEPT, message.at)


def _settle_delivery(promise: Promise, message: Leaving) -> None:
    told_anew = next((each.by_at for each in message.promised if each.kind == DELIVERY), None)
    if message.delivered_at:
        promise.settle(KEPT if message.delivered_at <= promise.by_at else BROKEN, message.at)
    elif message.is_ended:
        promise.settle(VOID, message.at)
    elif told_anew and told_anew != promise.by_at:
        promise.settle(RENEGOTIATED, message.at)


class Due(msgspec.Struct):
    """A promise whose time is over, with what became of its order. `has_open_work`: a task waits for a person."""

    promise: Promise
    ended_at: datetime | None = None
    delivered_at: datetime | None = None
    has_open_work: bool = False


def settle_due(due: Due) -> Promise:
    """Kept, void or broken: a promise whose time is over and that no message settled."""
    promise = due.promise
    is_ended = due.ended_at is not None and due.ended_at <= promise.by_at
    if promise.kind == DELIVERY and due.delivered_at:
        promise.settle(KEPT if due.delivered_at <= promise.by_at else BROKEN, min(due.delivered_at, promise.by_at))
    elif promise.kind == ANSWER and not due.has_open_work:
        promise.settle(KEPT, promise.by_at)
    elif is_ended and promise.kind in {DELIVERY, NEXT_UPDATE}:
        promise.settle(VOID, promise.by_at)
    else:
        promise.settle(BROKEN, promise.by_at)
    return promise
