"""What messages promise, and what becomes of it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.answer import Answer, Stage
from journeys.expected import Expected
from journeys.promises import (
    ANSWER,
    BROKEN,
    DELIVERY,
    KEPT,
    NEXT_UPDATE,
    RENEGOTIATED,
    RETURN_STEP,
    VOID,
    Due,
    Leaving,
    Promise,
    Promised,
    follow,
    promised_by,
    settle_due,
)
from tests.journeys.builders import BRAND, NOW

HOUR = timedelta(hours=1)
STORY = Answer(
    20,
    "KH-1",
    Stage.IN_TRANSIT,
    expected=Expected(date(2026, 11, 24), date(2026, 11, 26)),
    next_update_by_at=NOW + 47 * HOUR,
    step_by_at=NOW + 72 * HOUR,
)
END_OF_RANGE = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)  # midnight in India after the 26th


@pytest.mark.parametrize(
    ("variables", "promised"),
    [
        ({"number"}, {}),
        ({"next_by"}, {NEXT_UPDATE: NOW + 47 * HOUR}),
        ({"range", "next_by"}, {NEXT_UPDATE: NOW + 47 * HOUR, DELIVERY: END_OF_RANGE}),
        ({"story"}, {NEXT_UPDATE: NOW + 47 * HOUR, DELIVERY: END_OF_RANGE}),
        ({"answer_by"}, {ANSWER: NOW + 2 * HOUR}),
        ({"dispute_by"}, {ANSWER: NOW + 26 * HOUR}),
        ({"step_by", "refund_by"}, {RETURN_STEP: NOW + 72 * HOUR}),
        ({"money_by"}, {RETURN_STEP: NOW + 99 * HOUR}),
        ({"decide_by"}, {}),  # it is her who must
    ],
)
def test_a_message_promises_what_its_words_say(variables: set[str], promised: dict[str, datetime]) -> None:
    """B-06, A-59: derived from the facts that were worded, nothing else."""
    hours = {"answer_by": 2, "dispute_by": 26, "money_by": 99, "decide_by": 5}
    found = promised_by(variables, STORY, {name: NOW + each * HOUR for name, each in hours.items()}, BRAND)
    assert {each.kind: each.by_at for each in found} == promised
    assert len(found) == len(promised)


def test_a_story_without_a_range_or_next_update_promises_neither() -> None:
    """B-06: out for delivery, or at its end."""
    ended = Answer(20, "KH-1", Stage.DELIVERED)
    assert promised_by({"story", "range", "next_by"}, ended, {}, BRAND) == ()
    assert promised_by({"next_by", "range", "answer_by", "step_by"}, None, {}, BRAND) == ()
    dated = promised_by({"refund_by"}, None, {"refund_by": NOW}, BRAND)
    assert [each.kind for each in dated] == [RETURN_STEP]


def promise(kind: str = NEXT_UPDATE, hours: float = 24, **facts: Any) -> Promise:
    known = {"id": 1, "customer_id": 10, "order_id": 20, "outbox_id": 5, "kind": kind, "message": "shipped"}
    return Promise(**known | {"made_at": NOW - HOUR, "by_at": NOW + hours * HOUR} | facts)


def leaving(**facts: Any) -> Leaving:
    return Leaving(**{"customer_id": 10, "outbox_id": 6, "message": "no_news", "at": NOW, "order_id": 20} | facts)


WHAT_BECOMES = [
    # the promise, the message that leaves, what becomes of it
    (promise(), leaving(), KEPT),
    (promise(hours=0), leaving(), KEPT),  # just in time
    (promise(hours=-1), leaving(), ""),  # too late: the sweep finds it
    (promise(), leaving(order_id=21), ""),
    (promise(), leaving(customer_id=11), ""),  # somebody else who may see the order
    (promise(), leaving(outbox_id=5), ""),  # the very message, told again by a status
    (promise(DELIVERY), leaving(), ""),
    (promise(DELIVERY), leaving(promised=(Promised(DELIVERY, NOW + 48 * HOUR, 9),)), RENEGOTIATED),
    (promise(DELIVERY), leaving(promised=(Promised(DELIVERY, NOW + 24 * HOUR, 9),)), ""),  # the same range again
    (promise(DELIVERY), leaving(delivered_at=NOW, is_ended=True), KEPT),
    (promise(DELIVERY, hours=24), leaving(delivered_at=NOW + 30 * HOUR, is_ended=True), BROKEN),
    (promise(DELIVERY), leaving(is_ended=True), VOID),  # cancelled, lost, on its way back
    (promise(RETURN_STEP), leaving(), ""),
    (promise(RETURN_STEP), leaving(message="return_picked_up"), KEPT),
    (promise(RETURN_STEP), leaving(message="refund_started"), KEPT),
    (promise(ANSWER), leaving(), ""),
    (promise(ANSWER), leaving(message="agent_reply"), KEPT),
]


@pytest.mark.parametrize(("running", "message", "how"), WHAT_BECOMES)
def test_a_message_that_leaves_settles_what_it_keeps(running: Promise, message: Leaving, how: str) -> None:
    """A-59, B-06."""
    settled, _ = follow([Promise(*_fields(running))], [message])
    assert [each.settled_as for each in settled] == ([how] if how else [])


def _fields(each: Promise) -> tuple[Any, ...]:
    return tuple(getattr(each, name) for name in Promise.__struct_fields__)


def test_the_same_promise_is_not_kept_twice_in_the_books() -> None:
    """A-59: a range told again is one promise."""
    running = promise(DELIVERY, hours=24)
    again = leaving(promised=(Promised(DELIVERY, NOW + 24 * HOUR, 9), Promised(NEXT_UPDATE, NOW + 5 * HOUR, 10)))
    _, new = follow([running], [again])
    assert [(each.id, each.kind, each.outbox_id, each.message) for each in new] == [(10, NEXT_UPDATE, 6, "no_news")]


def test_messages_that_left_together_follow_each_other() -> None:
    """A-59: the second keeps what the first has promised."""
    first = leaving(promised=(Promised(NEXT_UPDATE, NOW + HOUR, 9),))
    second = leaving(outbox_id=7, at=NOW + HOUR / 2, promised=(Promised(NEXT_UPDATE, NOW + 9 * HOUR, 11),))
    settled, new = follow([], [second, first])
    assert settled == []
    assert [(each.id, each.settled_as) for each in new] == [(9, KEPT), (11, "")]


WHEN_OVER = [
    (Due(promise(hours=-1)), BROKEN),
    (Due(promise(hours=-1), ended_at=NOW - 2 * HOUR), VOID),
    (Due(promise(hours=-1), ended_at=NOW), BROKEN),  # it ended after the promise was over
    (Due(promise(DELIVERY, hours=-1), ended_at=NOW - 2 * HOUR, delivered_at=NOW - 2 * HOUR), KEPT),
    (Due(promise(DELIVERY, hours=-1), delivered_at=NOW), BROKEN),
    (Due(promise(DELIVERY, hours=-1), ended_at=NOW - 2 * HOUR), VOID),
    (Due(promise(ANSWER, hours=-1), has_open_work=True), BROKEN),
    (Due(promise(ANSWER, hours=-1)), KEPT),
    (Due(promise(RETURN_STEP, hours=-1), ended_at=NOW - 9 * HOUR), BROKEN),  # the order ended long before
]


@pytest.mark.parametrize(("due", "how"), WHEN_OVER)
def test_a_promise_whose_time_is_over_is_settled_by_what_happened(due: Due, how: str) -> None:
    """A-59: kept, void, or broken; never left open."""
    settled = settle_due(Due(Promise(*_fields(due.promise)), due.ended_at, due.delivered_at, due.has_open_work))
    assert settled.settled_as == how
    assert settled.settled_at is not None
    assert settled.settled_at <= due.promise.by_at


KINDS = st.sampled_from([NEXT_UPDATE, DELIVERY, ANSWER, RETURN_STEP])
MESSAGES = st.builds(
    Leaving,
    customer_id=st.just(10),
    outbox_id=st.integers(1, 10_000),
    message=st.sampled_from(["no_news", "agent_reply", "return_requested", "shipped"]),
    at=st.integers(0, 90).map(lambda hours: NOW + hours * HOUR),
    order_id=st.sampled_from([20, 21, None]),
    promised=st.lists(
        st.tuples(KINDS, st.integers(1, 120), st.integers(1, 10**9)), max_size=3, unique_by=lambda each: each[0]
    ).map(lambda each: tuple(Promised(kind, NOW + hours * HOUR, id) for kind, hours, id in each)),
    is_ended=st.booleans(),
)


@given(st.lists(MESSAGES, max_size=8, unique_by=lambda each: each.outbox_id))
def test_at_most_one_update_is_promised_at_a_time(messages: list[Leaving]) -> None:
    """A-59: every message that promises one takes the place of the one before, or finds it broken."""
    _, new = follow([], messages)
    ordered = sorted(messages, key=lambda each: each.at)
    for order_id in (20, 21):
        running = [p for p in new if p.kind == NEXT_UPDATE and p.order_id == order_id and not p.settled_as]
        last = max((m.at for m in ordered if m.order_id == order_id), default=NOW)
        in_time = [p for p in running if p.by_at >= last]
        assert len({p.by_at for p in in_time if p.made_at < last}) == 0
    assert all(p.settled_at is None or p.made_at <= p.settled_at for p in new)
