"""Calling an order off: asked once more, told to the shop, and told honestly where it is too late."""

from datetime import timedelta
from typing import Any

import pytest

from journeys.brand import Brand
from journeys.return_rules import ReturnRules
from journeys.state import Conversation, OpenNdr, Order, Return, Shipment
from journeys.status import Fault, Leg, NdrReason, Status
from tests.bot.dialogue.talking import Talk
from tests.journeys.builders import NOW, order, parcel, placed, result, state

PAID: dict[str, Any] = {"payment": "prepaid", "financial_status": "paid", "outstanding_paise": 0}
UNPAID: dict[str, Any] = {"payment": "prepaid", "status": "pending_payment"}
WORDS = "cancel my order"


def at(status: Status, **facts: Any) -> Shipment:
    return parcel(status=status, status_at=NOW - timedelta(hours=3), account="delhivery-main", **facts)


def attempted() -> Shipment:
    ago = NOW - timedelta(hours=1)
    ndr = OpenNdr(900, 1, NdrReason.CUSTOMER_UNAVAILABLE, Fault.CUSTOMER, True, ago, ago)
    return at(Status.DELIVERY_ATTEMPT_FAILED, ndr=ndr, attempts=1)


def asks_for_cancelling(*facts: Order | Shipment) -> tuple[Talk, list[str]]:
    talk = Talk(state(*facts))
    return talk, talk.says(WORDS, "cancel_order")


# -- before dispatch -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "question", "yes"),
    [
        ({}, "cod_cancel_sure", "cod_cancel_yes"),
        (PAID, "cancel_sure", "cancel_yes"),
        (UNPAID, "cancel_sure_unpaid", "cancel_yes"),
    ],
)
@pytest.mark.parametrize("says_it", [True, False])
def test_it_is_asked_once_more_and_then_the_shop_is_asked(
    facts: dict[str, Any], question: str, yes: str, says_it: bool
) -> None:
    """P-04: by a tap or by a word."""
    one = order(**facts)
    talk, heard = asks_for_cancelling(one)
    assert heard == [question]
    assert talk.asks == []
    heard = talk.says("haan", "affirm") if says_it else talk.taps(yes, one.id, str(one.id))
    assert heard == []
    assert talk.asks == ["shop.tag_order", "shop.note_order", "shop.cancel_order"]


@pytest.mark.parametrize("facts", [PAID, UNPAID])
def test_no_keeps_it(facts: dict[str, Any]) -> None:
    """P-04."""
    talk, _ = asks_for_cancelling(order(**facts))
    assert talk.says("nahi rehne do", "deny") == ["cancel_kept"]
    assert "shop.cancel_order" not in talk.asks


@pytest.mark.parametrize("says_it", [True, False])
def test_no_keeps_a_cash_order_and_confirms_it(says_it: bool) -> None:
    """P-04: "No, keep it" is the answer that the first question waited for."""
    talk = Talk(state())
    assert talk.happens(placed(NOW)) == ["cod_question_doubt"]  # the address has no landmark
    assert talk.says(WORDS, "cancel_order") == ["cod_cancel_sure"]
    (one,) = talk.state.orders
    heard = talk.says("nahi rehne do", "deny") if says_it else talk.taps("cod_confirm", one, str(one))
    assert heard == ["cod_thanks"]
    assert "shop.cancel_order" not in talk.asks


@pytest.mark.parametrize("facts", [{}, PAID])
def test_a_yes_to_something_else_cancels_nothing_later(facts: dict[str, Any]) -> None:
    """P-04: what cannot be brought back needs an answer to the question itself."""
    talk, _ = asks_for_cancelling(order(**facts))
    talk.says("no keep it", "deny")
    talk.waits(timedelta(hours=1))
    talk.says("ok", "affirm")
    assert "shop.cancel_order" not in talk.asks


def test_the_shop_takes_it_and_she_hears_that_it_is_done() -> None:
    """P-04: done is said when the shop says so."""
    talk, _ = asks_for_cancelling(order(**PAID))
    talk.says("yes", "affirm")
    assert talk.happens(result("shop.cancel_order", "accepted", talk.now)) == []
    gone = placed(talk.now, **PAID, status="cancelled", cancelled_at=talk.now)
    assert talk.happens(gone) == ["order_cancelled_as_asked"]


def test_the_shop_refuses_and_a_person_does_it() -> None:
    """P-04."""
    talk, _ = asks_for_cancelling(order(**PAID))
    talk.says("yes", "affirm")
    assert talk.happens(result("shop.cancel_order", "refused", talk.now)) == ["cod_cancel_late"]
    assert talk.tasks == ["cancel_order"]


def test_asking_again_asks_the_question_again() -> None:
    """P-04."""
    talk, first = asks_for_cancelling(order(**PAID))
    assert talk.says("cancel it please", "cancel_order") == first


def test_with_two_open_orders_she_is_asked_which() -> None:
    """P-02: never a guess about what cannot be brought back."""
    other = order(id=21, number="#KH-10999", number_key="KH10999", shop_order_id="5002", **PAID)
    talk, heard = asks_for_cancelling(order(**PAID), other)
    assert heard == ["order_list"]
    assert talk.taps("cancel_order", 21) == ["cancel_sure"]
    assert talk.decision
    assert talk.decision.sends[0].order_id == 21


def test_a_number_she_names_is_that_order_whatever_else_was_asked() -> None:
    """P-02: an open question about another order is not answered with it."""
    other = order(id=21, number="#KH-10999", number_key="KH10999", shop_order_id="5002", **PAID)
    talk = Talk(state(order(**PAID), other))
    talk.taps("cancel_order", 20)
    assert talk.says("cancel KH-10999", "cancel_order", numbers=("KH10999",)) == ["cancel_sure"]
    assert talk.decision
    assert talk.decision.sends[0].order_id == 21


def test_yes_to_cancelling_a_cash_order_is_not_taken_for_a_confirmation() -> None:
    """P-04: both journeys wait at the same moment, and only one has asked."""
    talk = Talk(state())
    talk.happens(placed(NOW))
    talk.says(WORDS, "cancel_order")
    assert talk.says("haan", "affirm") == []
    assert talk.asks == ["shop.tag_order", "shop.note_order", "shop.cancel_order"]


# -- too late ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [Status.PICKED_UP, Status.IN_TRANSIT, Status.OUT_FOR_DELIVERY])
@pytest.mark.parametrize(("facts", "told"), [({}, "cancel_left_cash"), (PAID, "cancel_left_paid")])
def test_on_its_way_she_hears_what_she_can_do_at_the_door(status: Status, facts: dict[str, Any], told: str) -> None:
    """P-04, B-17: with the rule that counts if she takes it."""
    talk, heard = asks_for_cancelling(order(**facts), at(status))
    assert heard == [told]
    assert talk.asks == []
    assert talk.decision
    assert talk.decision.sends[0].args["lines"]["rule"] == "policy_days"


def test_after_a_failed_attempt_it_goes_back_once_she_says_why() -> None:
    """P-04, A-42."""
    one = order()
    talk, heard = asks_for_cancelling(one, attempted())
    assert heard == ["attempt_let_go_why"]
    assert talk.taps("why_mind_changed", one.id, "900") == []
    assert talk.asks == ["courier.request_rto"]


def test_delivered_is_not_cancelled_and_the_rule_for_returns_is_cited() -> None:
    """B-17."""
    brand = Brand(returns=ReturnRules(days=10, fee_paise=9_900))
    talk = Talk(state(order(), at(Status.DELIVERED)), brand=brand)
    assert talk.says(WORDS, "cancel_order") == ["cancel_delivered"]
    assert talk.decision
    args = talk.decision.sends[0].args
    assert (args["lines"]["rule"], args["rule_days"], args["fee_paise"]) == ("policy_days_fee", 10, 9_900)


def test_what_is_cancelled_or_on_its_way_back_is_told_as_that() -> None:
    """P-04, A-02."""
    gone = order(status="cancelled", cancelled_at=NOW, closed_at=NOW)
    assert asks_for_cancelling(gone)[1] == ["cancel_done_already"]
    money = Return("r1", "refund_started", NOW, NOW, what="refund", amount_paise=100)
    refunding = order(status="cancelled", cancelled_at=NOW, closed_at=NOW, returns=(money,), **PAID)
    assert asks_for_cancelling(refunding)[1] == ["order_status"]
    assert asks_for_cancelling(order(), at(Status.RTO_INITIATED, leg=Leg.RTO))[1] == ["order_status"]
    assert asks_for_cancelling(order(), at(Status.LOST))[1] == ["order_status"]


def test_somebody_elses_order_is_for_a_person() -> None:
    """P-02: proved, but not hers to cancel."""
    visible = state(Conversation(10))
    visible.visible[20] = order()
    talk = Talk(visible)
    assert talk.says(WORDS, "cancel_order") == ["handoff"]
    assert talk.tasks == ["handoff_cancel_order"]


def test_without_an_order_she_is_asked_which() -> None:
    """P-02."""
    assert asks_for_cancelling()[1] == ["ask_proof"]
