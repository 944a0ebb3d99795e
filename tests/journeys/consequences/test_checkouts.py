"""What follows when somebody begins to buy, and when she has bought."""

from datetime import datetime, timedelta
from typing import Any

from journeys.events import CheckoutFacts, Event, Key, PaymentFacts
from tests.journeys.builders import NOW, customer, order, placed, state
from tests.journeys.consequences.telling import heard, turn_of

HOUR = timedelta(hours=1)


def checkout(meaning: str = "started", at: datetime = NOW, **facts: Any) -> Event:
    """The customer begins to buy, or has bought."""
    known = {"account": "shop", "checkout_id": "C-1", "phone": "+919999900234", "pincode": "560001"}
    body = CheckoutFacts(**known | facts)
    key = f"checkout:shop:{body.checkout_id}:{meaning}"
    return Event(f"checkout.{meaning}", key, at, at, "shop", body, (Key("phone", body.phone),))


def test_what_she_began_to_buy_is_remembered_and_told() -> None:
    """A-29."""
    turn = turn_of(state(), checkout(name="Meera Joshi", total_paise=189_900, url="https://shop.example/c/1"))
    assert heard(turn) == [("checkout.started", "10")]
    assert turn.happenings[0].order_id is None
    kept = turn.state.customer.checkout
    assert kept is not None
    assert (kept.id, kept.pincode, kept.total_paise, kept.url) == ("C-1", "560001", 189_900, "https://shop.example/c/1")
    assert turn.state.customer.name == "Meera Joshi"


def test_an_order_completes_what_was_begun_before_it() -> None:
    """A-29."""
    turn = turn_of(state(), checkout(at=NOW), placed(NOW + HOUR, placed_at=NOW + HOUR))
    assert heard(turn)[-1] == ("checkout.completed", "10")
    assert turn.happenings[-1].order_id is not None
    assert turn.state.customer.checkout is None


def test_a_new_version_of_an_old_order_completes_nothing() -> None:
    """A-19: the same kind of event, another state, another outcome."""
    known = turn_of(state(), placed(NOW - HOUR)).state
    turn = turn_of(known, checkout(at=NOW), placed(NOW + HOUR))
    assert heard(turn) == [("checkout.started", "10")]


def test_a_checkout_told_after_its_order_is_settled_already() -> None:
    """A-29: webhooks come in any order."""
    known = turn_of(state(), placed(NOW + HOUR, placed_at=NOW + HOUR)).state
    turn = turn_of(known, checkout(at=NOW))
    assert heard(turn) == []
    assert turn.state.customer.checkout is None
    assert [each.event.kind for each in turn.out.recorded] == ["checkout.started"]


def test_the_shop_may_say_itself_that_it_was_completed() -> None:
    """A-29: that of another checkout says nothing of this one."""
    turn = turn_of(state(), checkout(), checkout("completed", NOW + HOUR, checkout_id="C-0"))
    assert heard(turn) == [("checkout.started", "10")]
    turn = turn_of(turn.state, checkout("completed", NOW + HOUR))
    assert heard(turn) == [("checkout.completed", "10")]


def test_the_newest_of_two_carts_counts() -> None:
    """A-29."""
    turn = turn_of(state(customer(name="Meera")), checkout(checkout_id="C-2"), checkout(at=NOW - HOUR))
    assert heard(turn) == [("checkout.started", "10")]
    kept = turn.state.customer.checkout
    assert kept is not None
    assert kept.id == "C-2"


def test_a_payment_that_failed_is_remembered_for_softer_words() -> None:
    """B-04: once, however often it fails."""
    body = PaymentFacts("razorpay", payment_id="pay_1", order_number="KH-10234")
    keys = (Key("order_number", "KH-10234"),)
    failed = [Event("payment.failed", f"payment:{n}", NOW, NOW, "razorpay", body, keys) for n in range(2)]
    captured = Event("payment.captured", "payment:3", NOW, NOW, "razorpay", body, keys)
    assert turn_of(state(order()), *failed, captured).state.orders[20].marks == ("rough_start",)
    assert turn_of(state(order()), captured).state.orders[20].marks == ()
