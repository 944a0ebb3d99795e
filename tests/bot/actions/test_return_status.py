"""Where is my return, where is my money: the one story, or honestly that we know of none."""

from datetime import timedelta
from typing import Any

import pytest

from journeys.state import Return
from journeys.status import Status
from tests.bot.actions.test_return_request import args_of, delivered
from tests.bot.dialogue.talking import Talk
from tests.journeys.builders import NOW, order, parcel, state


def record(state_in: str, days_ago: float = 1, **facts: Any) -> Return:
    at = NOW - timedelta(days=days_ago)
    return Return("R-1", state_in, at, at, seen={state_in: at}, **facts)


@pytest.mark.parametrize("intent", ["return_status", "refund_status"])
@pytest.mark.parametrize("where", ["requested", "pickup_scheduled", "picked_up", "qc_passed", "refund_started"])
def test_a_return_under_way_is_told_by_the_one_story(intent: str, where: str) -> None:
    """A-61, P-05."""
    talk = delivered(returns=(record(where),))
    assert talk.says("where is it", intent) == ["order_status"]


def test_no_return_is_said_and_one_is_offered() -> None:
    """A-60, P-05."""
    talk = delivered()
    assert talk.says("when is the pickup", "return_status") == ["return_none"]
    assert talk.taps("return_request", 20) == ["ask_return_request_reason"]


def test_a_request_that_the_shop_has_not_answered_is_known() -> None:
    """A-60."""
    talk = delivered(marks=("return_asked",))
    assert talk.says("when is the pickup", "return_status") == ["return_asked_already"]


def test_money_of_long_ago_is_told_with_its_reference() -> None:
    """P-05."""
    talk = delivered(returns=(record("refunded", 20, amount_paise=99_900, reference="4123"),), days_ago=40)
    assert talk.says("where is my refund", "refund_status") == ["refund_was_done"]
    assert (args_of(talk)["refund_paise"], args_of(talk)["reference"]) == (99_900, "4123")


@pytest.mark.parametrize(
    ("payment", "status", "message"),
    [
        ("cod", Status.IN_TRANSIT, "refund_nothing_paid"),
        ("prepaid", Status.IN_TRANSIT, "refund_none"),
        ("cod", Status.DELIVERED, "refund_none"),
    ],
)
def test_no_refund_is_invented(payment: str, status: Status, message: str) -> None:
    """A-60: nothing paid, nothing due."""
    talk = Talk(state(order(payment=payment), parcel(status=status, status_at=NOW - timedelta(hours=3))))
    assert talk.says("where is my refund", "refund_status") == [message]


def test_who_has_no_order_is_asked_for_a_proof() -> None:
    """P-02."""
    assert Talk(state()).says("where is my refund", "refund_status") == ["ask_proof"]
