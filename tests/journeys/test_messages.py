"""Every message keeps watch over its own truth."""

from datetime import timedelta

import pytest

from journeys.answer import Stage
from journeys.messages import MESSAGE_OF_STAGE, MESSAGES, Lane, promise_of, why_stale
from journeys.state import Order, Shipment
from journeys.status import Status
from journeys.wording import Wording
from tests.journeys.builders import BRAND, NOW, order, parcel
from tests.journeys.cases_after_attempts import AFTER_ATTEMPTS
from tests.journeys.cases_before_delivery import BEFORE_DELIVERY
from tests.journeys.test_answer import EXAMPLES


def at(status: Status) -> Shipment:
    return parcel(status=status, status_at=NOW)


CASES = [*BEFORE_DELIVERY, *AFTER_ATTEMPTS]


@pytest.mark.parametrize(("name", "order_in", "parcel_in", "subject", "why"), CASES)
def test_a_message_says_when_it_is_no_longer_true(
    name: str, order_in: Order | None, parcel_in: Shipment | None, subject: str, why: str
) -> None:
    """G-2, R-4, A-90."""
    assert why_stale(MESSAGES[name], order_in, parcel_in, subject) == why


def test_every_proactive_message_has_a_rule_of_its_own_and_cases_here() -> None:
    """P-06, G-2: a new message without a staleness rule fails here."""
    proactive = {name for name, message in MESSAGES.items() if message.proactive}
    assert proactive == {case[0] for case in CASES}
    for name in proactive:
        whys = {why for case_name, *_, why in CASES if case_name == name}
        assert "" in whys
        assert len(whys) > 1


REPLIES = {name for name, message in MESSAGES.items() if not message.proactive}


def test_whatever_says_when_the_next_word_comes_is_withheld_when_none_will() -> None:
    """G-2: nothing is promised for an order that has ended."""
    wording = Wording()
    for name, message in MESSAGES.items():
        if "next_by" in wording.variables(name, "en"):
            assert why_stale(message, order(closed_at=NOW), at(Status.DELIVERED), "900"), name


def test_every_stage_has_a_message_that_is_true_in_it() -> None:
    """P-06: no stage is reached in silence."""
    assert set(MESSAGE_OF_STAGE) == set(Stage)
    for stage, name in MESSAGE_OF_STAGE.items():
        order_in, parcel_in = EXAMPLES[stage]
        subject = str(parcel_in.ndr.id) if parcel_in and parcel_in.ndr else "30"
        subject = order_in.returns[-1].id if order_in.returns else subject
        assert why_stale(MESSAGES[name], order_in, parcel_in, subject) == "", stage


@pytest.mark.parametrize("name", sorted(REPLIES - {"reattempt_accepted"}))
def test_a_reply_is_never_stale_by_itself(name: str) -> None:
    """A-02: it answers what she has just asked."""
    assert MESSAGES[name].lane is Lane.REPLY
    assert why_stale(MESSAGES[name], order(), at(Status.LOST), "") == ""


def test_urgent_messages_are_those_the_common_defaults_name() -> None:
    """A-90: failed attempts, out for delivery, failed payments."""
    urgent = {name for name, message in MESSAGES.items() if message.lane is Lane.URGENT}
    assert all(name.startswith(("attempt_", "out_for_delivery", "payment_failed", "refund_failed")) for name in urgent)


def test_every_stage_is_told_by_a_message_that_may_leave_outside_the_window() -> None:
    """P-06: no stage from awaited payment to returned is reached in silence."""
    assert set(MESSAGE_OF_STAGE) == set(Stage)
    assert all(MESSAGES[name].proactive for name in MESSAGE_OF_STAGE.values())


def test_no_message_stays_fresh_longer_than_two_days() -> None:
    """R-4."""
    assert all(timedelta(0) < message.fresh_for <= timedelta(hours=48) for message in MESSAGES.values())


def test_a_message_promises_what_the_answer_promises() -> None:
    """A-01: one function feeds both."""
    assert promise_of(order(), [at(Status.IN_TRANSIT)], NOW, BRAND) == NOW + timedelta(hours=47)
    assert promise_of(order(), [at(Status.DELIVERED)], NOW, BRAND) is None
