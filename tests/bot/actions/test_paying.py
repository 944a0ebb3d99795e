"""Confirming, paying, what is due, payments that failed, invoices: each from the facts of the order."""

from datetime import timedelta
from typing import Any

import pytest

from journeys.events import CommandResult, Event
from journeys.state import OpenNdr, Return
from journeys.status import Fault, Leg, NdrReason, Status
from tests.bot.dialogue.talking import Talk
from tests.journeys.builders import NOW, order, parcel, state

PAID: dict[str, Any] = {"payment": "prepaid", "financial_status": "paid", "outstanding_paise": 0}
UNPAID: dict[str, Any] = {"payment": "prepaid", "status": "pending_payment"}
CANCELLED: dict[str, Any] = {"status": "cancelled", "cancelled_at": NOW, "closed_at": NOW}
FAILED: dict[str, Any] = UNPAID | {"began": ("payment_failed:pay-1",)}
LABELLED, MOVING = Status.LABEL_CREATED, Status.IN_TRANSIT
LINK = "https://pay.example.com/l/abc"


def talk_about(facts: dict[str, Any], status: Status | None = None, **parcel_facts: Any) -> Talk:
    """A chat about an order with these facts, and a parcel where it has a status."""
    ago = NOW - timedelta(hours=2)
    parcels = [parcel(status=status, status_at=ago, **parcel_facts)] if status else []
    return Talk(state(order(**facts), *parcels))


def linked(talk: Talk) -> list[str]:
    """The provider makes the link that was asked for."""
    body = CommandResult(7, "payment.create_link", "accepted", data={"order_id": 20, "url": LINK})
    return talk.happens(Event("command.accepted", f"link:{talk.now}", talk.now, talk.now, "harkara", body))


# -- amount due ----------------------------------------------------------------------------------------------------

DUE = [
    ({}, None, "amount_at_door"),
    ({}, LABELLED, "amount_on_papers"),
    ({}, Status.OUT_FOR_DELIVERY, "amount_on_papers"),
    ({"payment": "part_cod", "outstanding_paise": 50_000}, None, "amount_on_papers"),
    ({}, Status.DELIVERED, "amount_none"),
    ({"marks": ("paid_online",)}, MOVING, "amount_paid"),
    (PAID, None, "amount_paid"),
    (UNPAID, None, "amount_now"),
    (FAILED, None, "amount_now"),
    (CANCELLED, None, "amount_none"),
]


@pytest.mark.parametrize(("facts", "status", "told"), DUE)
def test_what_is_due_follows_from_the_order(facts: dict[str, Any], status: Status | None, told: str) -> None:
    """P-04, A-02."""
    assert talk_about(facts, status).says("how much do I pay, UPI ok?", "amount_due") == [told]


def test_on_its_way_back_nothing_is_due() -> None:
    """P-04."""
    talk = talk_about({}, Status.RTO_INITIATED, leg=Leg.RTO)
    assert talk.says("how much", "amount_due") == ["amount_none"]


# -- paying online -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("facts", "message"), [({}, "cod_pay_link"), (UNPAID, "pay_link"), (FAILED, "pay_link")])
def test_a_link_is_asked_for_once_and_said_again(facts: dict[str, Any], message: str) -> None:
    """P-04: idempotent."""
    talk = talk_about(facts)
    assert talk.says("pay online", "pay_now") == []
    assert talk.asks == ["payment.create_link"]
    assert linked(talk) == [message]
    assert talk.says("send payment link again", "pay_now") == [message]
    assert talk.asks == []


def test_without_a_link_a_person_sends_one() -> None:
    """P-04."""
    talk = talk_about(UNPAID)
    talk.says("pay online", "pay_now")
    body = CommandResult(7, "payment.create_link", "refused", data={"order_id": 20})
    refused = Event("command.refused", "command:7:refused", talk.now, talk.now, "harkara", body)
    assert talk.happens(refused) == ["pay_link_late"]
    assert talk.tasks == ["payment_pending"]


@pytest.mark.parametrize(
    ("facts", "status", "told"),
    [
        (PAID, None, "amount_paid"),
        ({}, LABELLED, "cod_pay_at_door"),
        ({}, Status.DELIVERED, "amount_none"),
        (CANCELLED, None, "cancel_done_already"),
    ],
)
def test_where_no_link_helps_she_hears_why(facts: dict[str, Any], status: Status | None, told: str) -> None:
    """P-04: never a second payment, never one for what is over."""
    talk = talk_about(facts, status)
    assert talk.says("pay online", "pay_now") == [told]
    assert talk.asks == []


def test_after_a_failed_attempt_paying_brings_the_courier_again() -> None:
    """P-04, A-40."""
    ago = NOW - timedelta(hours=1)
    ndr = OpenNdr(900, 1, NdrReason.CUSTOMER_UNAVAILABLE, Fault.CUSTOMER, True, ago, ago)
    talk = talk_about({}, Status.DELIVERY_ATTEMPT_FAILED, ndr=ndr, attempts=1)
    assert talk.says("pay online", "pay_now") == []
    assert talk.asks == ["payment.create_link"]


# -- confirming ----------------------------------------------------------------------------------------------------


def test_a_word_confirms_when_no_question_is_open() -> None:
    """P-04: noted, told to the shop, thanked for."""
    talk = talk_about({"marks": ("cod_change_wanted",)})
    assert talk.says("yes please ship it", "cod_confirm") == ["cod_thanks"]
    assert talk.state.orders[20].marks == ("cod_confirmed",)
    assert talk.asks == ["shop.tag_order", "shop.note_order"]
    assert talk.says("yes ship it", "cod_confirm") == ["cod_nothing_to_confirm"]


@pytest.mark.parametrize(
    ("facts", "status", "told"),
    [
        (PAID, None, "cod_nothing_to_confirm"),
        ({}, MOVING, "cod_nothing_to_confirm"),
        (UNPAID, None, "payment_open"),
        (CANCELLED, None, "cancel_done_already"),
    ],
)
def test_nothing_else_is_confirmed(facts: dict[str, Any], status: Status | None, told: str) -> None:
    """P-04."""
    talk = talk_about(facts, status)
    assert talk.says("confirm", "cod_confirm") == [told]
    assert talk.asks == []


# -- a payment that failed -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "status", "told"),
    [
        (UNPAID, None, "payment_open"),
        (FAILED, None, "payment_not_through"),
        (PAID, None, "payment_here"),
        ({}, None, "amount_at_door"),
        ({}, MOVING, "amount_on_papers"),
        (CANCELLED, None, "order_status"),
    ],
)
def test_what_is_known_of_the_payment_is_told(facts: dict[str, Any], status: Status | None, told: str) -> None:
    """P-04."""
    assert talk_about(facts, status).says("my payment is stuck", "payment_failed") == [told]


@pytest.mark.parametrize("words", ["amount debited but not confirmed", "paise kat gaye", "charged twice"])
def test_money_that_left_is_for_a_person_and_no_second_payment_is_offered(words: str) -> None:
    """P-04, B-18."""
    talk = talk_about(FAILED)
    assert talk.says(words, "payment_failed") == ["payment_taken"]
    assert talk.tasks == ["handoff_payment_failed"]
    assert talk.asks == []


def test_the_button_for_money_that_left_brings_a_person() -> None:
    """B-18."""
    talk = talk_about(UNPAID)
    talk.says("payment pending", "payment_failed")
    assert talk.taps("money_left", 20) == ["payment_taken"]


def test_charged_twice_for_a_paid_order_is_for_a_person() -> None:
    """B-18: the shop shows one payment; her bank may show two."""
    assert talk_about(PAID).says("you charged me twice", "payment_failed") == ["payment_taken"]


def test_asking_again_brings_a_person() -> None:
    """A-94: the answer did not help."""
    talk = talk_about(UNPAID)
    talk.says("payment stuck", "payment_failed")
    assert talk.says("still stuck", "payment_failed") == ["payment_taken"]


def test_money_gone_and_no_order_needs_no_order_number() -> None:
    """A-29: she cannot have one."""
    talk = Talk(state())
    assert talk.says("money debited but no order", "payment_failed") == ["payment_no_order"]
    assert talk.tasks == ["handoff_payment_failed"]


def test_a_refund_under_way_is_told() -> None:
    """A-60."""
    money = Return("r1", "refund_started", NOW, NOW, what="refund", amount_paise=149_900)
    assert talk_about(PAID | CANCELLED | {"returns": (money,)}).says("charged", "payment_failed") == ["payment_taken"]


# -- invoice -------------------------------------------------------------------------------------------------------


def test_an_invoice_is_asked_for_once() -> None:
    """B-11, B-18."""
    talk = talk_about(PAID)
    assert talk.says("send me the bill", "invoice") == ["invoice_asked"]
    assert talk.asks == ["shop.tag_order"]
    assert talk.tasks == ["send_invoice"]
    assert talk.says("invoice?", "invoice") == ["invoice_asked_already"]
    assert talk.asks == []
    assert "send_invoice" not in talk.tasks


def test_an_old_button_for_paying_does_not_ask_for_money_after_delivery() -> None:
    """P-04: it acts on its own order, and says what is true now."""
    talk = talk_about({"closed_at": NOW - timedelta(hours=2)}, Status.DELIVERED)
    assert talk.taps("pay_now", 20) == ["amount_none"]
