"""What follows when a payment fails or a refund moves."""

from datetime import timedelta
from typing import Any

from journeys.events import Event, Key, PaymentFacts, RefundFacts
from journeys.state import CustomerState, Order
from tests.journeys.builders import BRAND, NOW, order, result, state
from tests.journeys.deciding import decided, only_send, sent, tasks, withheld

HOUR = timedelta(hours=1)
PENDING = order(status="pending_payment", email="meera@example.in")
NAMED = (Key("order_number", "KH-10234"),)


def failure(payment_id: str = "pay_K1", keys: tuple[Key, ...] = NAMED) -> Event:
    body = PaymentFacts("razorpay-main", payment_id=payment_id, amount_paise=149_900)
    return Event("payment.failed", f"payment:{payment_id}", NOW, NOW, "razorpay-main", body, keys)


def refund(kind: str, refund_id: str = "rfnd_K1", at: Any = NOW, **facts: Any) -> Event:
    body = RefundFacts("razorpay-main", refund_id, amount_paise=149_900, **facts)
    return Event(kind, f"{kind}:{refund_id}", at, at, "razorpay-main", body, NAMED)


def test_a_failed_payment_asks_for_a_fresh_link_while_the_order_waits() -> None:
    """A-15: payment failed carries a retry link."""
    (ask,) = decided(state(PENDING), failure()).asks
    assert (ask.command, ask.account, ask.order_id) == ("payment.create_link", "razorpay-main", 20)
    assert ask.params["amount_paise"] == 149_900
    assert ask.params["expire_at"] == (NOW + BRAND.payment_window).isoformat()
    assert (ask.params["phone"], ask.params["email"]) == ("+919999900234", "meera@example.in")


def test_each_failed_payment_asks_once() -> None:
    """A-23: the same failure told again has the same key."""
    first = decided(state(PENDING), failure("pay_K1"))
    again = decided(first.state, failure("pay_K1"))
    other = decided(again.state, failure("pay_K2"))
    assert [len(each.asks) for each in (first, again, other)] == [1, 0, 1]


def test_a_failed_payment_of_an_order_that_is_paid_or_unknown_asks_nothing() -> None:
    """A-19."""
    assert decided(state(order()), failure()).asks == []
    assert decided(state(PENDING), failure(keys=())).asks == []


def asked_for_link(known: Order = PENDING) -> CustomerState:
    """The state after a payment failed and a fresh link was asked for."""
    return decided(state(known), failure()).state


def test_the_link_is_told_when_it_is_there_if_it_is_still_needed() -> None:
    """A-15, R-4."""
    answered = result("payment.create_link", "accepted")
    answered.body.data["url"] = "https://pay.example/r/1"  # type: ignore[union-attr]
    answered.body.data["shipment_id"] = None  # type: ignore[union-attr]
    send = only_send(decided(asked_for_link(), answered))
    assert (send.message, send.args["link"]) == ("payment_failed", "https://pay.example/r/1")
    paid = asked_for_link()
    paid.orders[20] = order()
    assert withheld(decided(paid, answered)) == {"payment_failed": "moved_on"}
    assert sent(decided(state(), answered)) == []


def test_a_link_that_could_not_be_made_is_work_for_a_person() -> None:
    """A-15: for the journey that asked, and when nobody waits for it any more."""
    answered = result("payment.create_link", "failed", reason="provider down")
    decision = decided(asked_for_link(), answered)
    assert (sent(decision), tasks(decision)) == ([], ["payment_pending"])
    assert tasks(decided(state(PENDING), answered)) == ["payment.create_link_failed"]


def test_a_refund_is_told_when_it_starts_and_when_it_is_through() -> None:
    """A-50, R-3."""
    started = decided(state(order()), refund("refund.created"))
    done = decided(started.state, refund("refund.processed", reference="ARN77"))
    assert (sent(started), sent(done)) == (["refund_started"], ["refund_done"])
    assert done.sends[0].args == {"refund_paise": 149_900, "reference": "ARN77"}
    again = decided(done.state, refund("refund.created"))
    assert sent(again) == []


def test_a_start_learnt_after_the_end_is_no_news() -> None:
    """R-4; another refund of the same order is."""
    done = decided(state(order()), refund("refund.processed"))
    assert sent(decided(done.state, refund("refund.created"))) == []
    assert sent(decided(done.state, refund("refund.created", "rfnd_K2"))) == ["refund_started"]


def test_a_refund_that_failed_is_work_for_a_person() -> None:
    """A-50."""
    decision = decided(state(order()), refund("refund.failed"))
    assert (sent(decision), tasks(decision)) == ([], ["refund_failed"])


def test_a_refund_of_no_order_or_of_an_unknown_kind_is_kept() -> None:
    """P-01."""
    for known, event in ((state(), refund("refund.created")), (state(order()), refund("refund.speeded"))):
        decision = decided(known, event)
        assert (sent(decision), tasks(decision), len(decision.recorded)) == ([], [], 1)
