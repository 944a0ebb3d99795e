"""What follows from payments and refunds."""

from datetime import timedelta

from journeys.decide import decide
from journeys.decision import Decision
from journeys.events import CommandResult, Event, Key, PaymentFacts, RefundFacts
from journeys.state import Order
from tests.journeys.builders import BRAND, NOW, ids, order, placed, state
from tests.journeys.deciding import SIMPLE


def _decided(known: Order | None, *events: Event) -> Decision:
    return decide(state(*([known] if known else [])), events, NOW, BRAND, ids(), lambda turn, messages: None, SIMPLE)


def _payment(kind: str, **facts: str) -> Event:
    body = PaymentFacts("razorpay", payment_id="pay_1", order_number="KH-10234", **facts)
    keys = (Key("order_number", "KH-10234"),)
    return Event(f"payment.{kind}", f"payment:pay_1:{kind}", NOW, NOW, "razorpay", body, keys)


def _refund(kind: str) -> Event:
    body = RefundFacts("razorpay", "rfnd_1", order_number="KH-10234", amount_paise=149_900, reference="4123")
    keys = (Key("order_number", "KH-10234"),)
    return Event(f"refund.{kind}", f"refund:rfnd_1:{kind}", NOW, NOW, "razorpay", body, keys)


def test_an_unpaid_order_is_told_what_is_awaited_and_until_when() -> None:
    """A-15."""
    sends = _decided(None, placed(status="pending_payment", payment="prepaid")).sends
    assert [send.message for send in sends] == ["payment_awaited"]
    assert sends[0].args["until"] == (NOW - timedelta(days=2) + BRAND.payment_window).isoformat()


def test_a_failed_payment_asks_for_a_fresh_link_once() -> None:
    """A-15: the provider's account that told us is the one that is asked."""
    decision = _decided(order(status="pending_payment", payment="prepaid"), _payment("failed"))
    assert [(ask.command, ask.account) for ask in decision.asks] == [("payment.create_link", "razorpay")]
    assert decision.asks[0].params["amount_paise"] == 149_900
    assert decision.asks[0].dedupe_key == "payment_link:20:pay_1"
    assert decision.sends == []


def test_the_fresh_link_is_told_when_it_is_there() -> None:
    """A-15: payment failed carries a retry link."""
    told = {"order_id": 20, "url": "https://pay.example.com/l/abc"}
    body = CommandResult(7, "payment.create_link", "confirmed", data=told)
    made = Event("command.confirmed", "command:7:confirmed", NOW, NOW, "harkara", body, (Key("customer", "10"),))
    sends = _decided(order(status="pending_payment", payment="prepaid"), made).sends
    assert [(send.message, send.args["link"]) for send in sends] == [
        ("payment_failed", "https://pay.example.com/l/abc")
    ]


def test_a_failed_payment_of_an_order_that_is_paid_is_only_kept() -> None:
    """R-4: she paid at the second try before we heard of the first."""
    decision = _decided(order(payment="prepaid"), _payment("failed"))
    assert decision.asks == []
    assert [(fact.event.kind, fact.order_id) for fact in decision.recorded] == [("payment.failed", 20)]


def test_a_payment_of_an_unknown_order_is_only_kept() -> None:
    """P-01."""
    assert [fact.order_id for fact in _decided(None, _payment("failed")).recorded] == [None]


def test_a_refund_is_told_when_it_starts_and_when_it_is_through() -> None:
    """P-06."""
    decision = _decided(order(payment="prepaid"), _refund("created"), _refund("processed"))
    assert [send.message for send in decision.sends] == ["refund_started", "refund_done"]
    assert decision.sends[1].args == {"refund_paise": 149_900, "reference": "4123"}


def test_a_failed_refund_is_work_for_a_person() -> None:
    """P-06: no word to the customer before somebody has looked."""
    decision = _decided(order(payment="prepaid"), _refund("failed"))
    assert [task.reason for task in decision.tasks] == ["refund_failed"]
    assert decision.sends == []


def test_other_news_of_a_refund_is_kept() -> None:
    """P-01."""
    assert _decided(order(), _refund("noticed")).sends == []
