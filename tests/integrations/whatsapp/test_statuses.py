"""What became of our messages and of payments in WhatsApp, whatever Meta leaves out."""

from typing import Any

import pytest

from integrations.whatsapp.errors import reaction_of
from journeys.errors import PayloadMalformed, PayloadUnsupported
from journeys.events import Event, Key, MessageStatus, PaymentFacts
from tests.integrations.whatsapp import posts
from tests.integrations.whatsapp.reading import OCCURRED_AT, keys_of, read, read_one

EXPECTED: dict[str, dict[str, Any]] = {
    "sent_before_v24": {"status": "sent", "price_category": "service", "price_type": "", "billable": True},
    "delivered_now": {
        "status": "delivered",
        "token": posts.TOKEN,
        "bsuid": posts.BSUID,
        "price_category": "utility",
        "price_type": "regular",
        "billable": True,
    },
    "read_without_profile": {"status": "read", "bsuid": posts.BSUID, "price_category": "", "billable": None},
    "read_bsuid_only": {"status": "read", "bsuid": posts.BSUID, "wa_id": ""},
    "played": {"status": "played", "wa_id": posts.WA_ID},
    "failed_without_contacts": {
        "status": "failed",
        "token": posts.TOKEN,
        "error_code": 130472,
        "error_text": "kept out of the message",
    },
    "failed_with_wa_id_contact": {"status": "failed", "error_code": 131026, "error_text": "Message undeliverable"},
    "failed_1026_without_message": {"status": "failed", "error_code": 1026, "error_text": "Receiver Incapable"},
}


def status_of(event: Event) -> MessageStatus:
    assert isinstance(event.body, MessageStatus)
    return event.body


def test_every_shape_has_an_expectation() -> None:
    """P-01."""
    assert EXPECTED.keys() == posts.STATUSES.keys()


@pytest.mark.parametrize("name", EXPECTED)
def test_a_status_says_what_became_of_which_message(name: str) -> None:
    """P-01, R-5."""
    shape, contacts = posts.STATUSES[name]
    event = read_one(posts.status(shape, contacts))
    body = status_of(event)
    assert event.kind == f"message.{shape['status']}"
    assert (event.key, event.occurred_at) == (f"wa:s:{posts.OURS}:{shape['status']}", OCCURRED_AT)
    assert (body.wamid, body.number_id) == (posts.OURS, posts.NUMBER_ID)
    assert {field: getattr(body, field) for field in EXPECTED[name]} == EXPECTED[name]


def test_the_token_leads_to_the_send_whose_answer_we_never_saw() -> None:
    """A-23."""
    shape, contacts = posts.STATUSES["delivered_now"]
    event = read_one(posts.status(shape, contacts))
    assert event.keys == (Key("phone", "+919999900001"), Key("bsuid", posts.BSUID), Key("token", posts.TOKEN))


def test_a_status_of_a_customer_without_phone_is_hers_by_user_id() -> None:
    """P-01."""
    shape, contacts = posts.STATUSES["read_bsuid_only"]
    assert keys_of(read_one(posts.status(shape, contacts))) == {"bsuid": posts.BSUID}


def test_a_failure_and_an_answer_with_the_same_code_ask_for_the_same() -> None:
    """A-15."""
    shape, _ = posts.STATUSES["failed_1026_without_message"]
    assert reaction_of(status_of(read_one(posts.status(shape))).error_code).act == "ask_text"


def test_the_same_status_told_twice_has_one_key_and_each_word_its_own() -> None:
    """A-23."""
    read_early, contacts = posts.STATUSES["read_without_profile"]
    again = read_one(posts.status(read_early, None, timestamp="1795300009"))
    played, _ = posts.STATUSES["played"]
    assert read_one(posts.status(read_early, contacts)).key == again.key
    assert read_one(posts.status(played)).key != again.key


def test_a_status_word_we_do_not_know_is_not_guessed() -> None:
    """P-01."""
    with pytest.raises(PayloadUnsupported, match="warned"):
        read(posts.status({"status": "warned", "recipient_id": posts.WA_ID}))


@pytest.mark.parametrize("shape", [{}, {"status": 5.5}, {"status": "read", "id": None}, {"status": ["read"]}])
def test_a_status_without_its_word_or_message_is_kept_for_a_person(shape: dict[str, Any]) -> None:
    """P-01."""
    with pytest.raises(PayloadMalformed):
        read(posts.status(shape))


def test_a_group_leads_to_nobody() -> None:
    """P-01."""
    shape = {"status": "read", "recipient_type": "group", "recipient_id": "12036304444"}
    assert read_one(posts.status(shape)).keys == ()


def test_a_payment_inside_whatsapp_is_told_in_paise() -> None:
    """P-01, A-15."""
    event = read_one(posts.status(posts.PAYMENT))
    assert (event.kind, event.key) == ("payment.captured", f"wa:p:{posts.OURS}:captured:txn-5")
    assert event.body == PaymentFacts(
        account="whatsapp-main",
        payment_id="txn-5",
        order_number="kh-10234",
        amount_paise=129900,
        method="upi",
        status="captured",
        phone="+919999900001",
    )
    assert keys_of(event) == {"phone": "+919999900001", "order_number": "KH-10234"}


@pytest.mark.parametrize(
    ("amount", "paise"),
    [({"value": 1299, "offset": 1}, 129900), ({"value": 1299000, "offset": 1000}, 129900), ({"value": 5}, 0), ({}, 0)],
)
def test_money_is_read_by_its_offset(amount: dict[str, int], paise: int) -> None:
    """P-01."""
    payment = posts.PAYMENT["payment"] | {"amount": amount}
    body = read_one(posts.status(posts.PAYMENT, payment=payment)).body
    assert isinstance(body, PaymentFacts)
    assert body.amount_paise == paise


def test_a_payment_tried_twice_is_two_facts() -> None:
    """A-15, A-23."""
    failed = posts.PAYMENT | {"status": "failed"}
    second = posts.PAYMENT["payment"] | {"transaction": {"id": "txn-6", "error": {"reason": "bank down"}}}
    first, again = read_one(posts.status(failed)), read_one(posts.status(failed, payment=second))
    assert first.key != again.key
    assert isinstance(again.body, PaymentFacts)
    assert (again.kind, again.body.error) == ("payment.failed", "bank down")


def test_a_payment_status_does_not_count_as_one_of_the_message() -> None:
    """A-23."""
    plain = read_one(posts.status({"status": "failed", "recipient_id": posts.WA_ID}))
    assert plain.key != read_one(posts.status(posts.PAYMENT | {"status": "failed"})).key


def test_a_payment_word_we_do_not_know_is_not_guessed() -> None:
    """P-01."""
    with pytest.raises(PayloadUnsupported, match="half"):
        read(posts.status(posts.PAYMENT | {"status": "half"}))
