"""Razorpay's webhooks: proof, one meaning per event, order numbers from notes, and no placeholder identities."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations.contract import RawItem
from integrations.payments import razorpay
from integrations.proof import hmac_hex
from journeys.errors import PayloadMalformed, PayloadUnsupported, SignatureInvalid
from journeys.events import Event, PaymentFacts
from tests.integrations.shops.replays import (
    RECEIVED_AT,
    account,
    as_plain,
    body_of,
    expected,
    fixture_files,
    mutations,
    raw_item,
)

FIXTURES = Path(__file__).parent / "fixtures" / "razorpay"
ACCOUNT = account("razorpay")
CASES = [pytest.param(path, id=path.stem) for path in fixture_files(FIXTURES)]
BODY = b'{"event": "payment.captured"}'


def told(payload: Any, **options: Any) -> Event:
    """The one event that a webhook becomes."""
    item = RawItem(key="k", body=json.dumps(payload).encode())
    [event] = razorpay.translate(item, account("razorpay", options=options), RECEIVED_AT)
    return event


def link_paid(**notes_of: Any) -> dict[str, Any]:
    """payment_link.paid with other notes on its entities."""
    payload = body_of(FIXTURES / "payment_link_paid.json")
    for part, notes in notes_of.items():
        payload["payload"][part]["entity"]["notes"] = notes
    return payload


def is_read_or_refused_in_our_words(payload: Any) -> bool:
    """Whether a translation ends as it may: in an event, or in one of the two errors of the contract."""
    try:
        return bool(as_plain([told(payload)]))
    except (PayloadMalformed, PayloadUnsupported):
        return True


@pytest.mark.parametrize("path", CASES)
def test_a_fixture_becomes_the_event_beside_it(path: Path) -> None:
    """A-13, A-15, P-04."""
    assert as_plain(razorpay.translate(raw_item(path), ACCOUNT, RECEIVED_AT)) == expected(path)


@pytest.mark.parametrize("path", CASES)
def test_a_fixture_with_any_part_gone_or_wrong_is_read_or_refused(path: Path) -> None:
    """P-01."""
    assert all(is_read_or_refused_in_our_words(changed) for changed in mutations(body_of(path)))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    """P-01."""
    with pytest.raises((PayloadMalformed, PayloadUnsupported)):
        razorpay.translate(RawItem(key="k", body=body), ACCOUNT, RECEIVED_AT)


@pytest.mark.parametrize("secret", ["new-secret", "old-secret"])
def test_both_secrets_prove_a_delivery(secret: str) -> None:
    """P-01."""
    razorpay.prove({"x-razorpay-signature": hmac_hex(secret, BODY)}, BODY, ACCOUNT)


@pytest.mark.parametrize("signature", ["", "00" * 32, hmac_hex("someone-elses", BODY), hmac_hex("new-secret", b"{}")])
def test_an_unproven_delivery_is_refused(signature: str) -> None:
    """P-01."""
    with pytest.raises(SignatureInvalid):
        razorpay.prove({"x-razorpay-signature": signature}, BODY, ACCOUNT)


def test_an_empty_secret_proves_nothing() -> None:
    """P-01."""
    with pytest.raises(SignatureInvalid):
        razorpay.prove({"x-razorpay-signature": hmac_hex("", BODY)}, BODY, account("razorpay", secrets=("",)))


def test_a_delivery_is_keyed_by_its_event_id_or_its_content() -> None:
    """P-01, P-04."""
    assert razorpay.split({"x-razorpay-event-id": "evt-1"}, BODY)[0].key == "evt-1"
    assert razorpay.split({}, BODY)[0].key == razorpay.split({}, BODY)[0].key != razorpay.split({}, b"{}")[0].key


def test_an_unused_event_is_acknowledged_and_a_nameless_one_malformed() -> None:
    """P-01."""
    with pytest.raises(PayloadUnsupported):
        told({"event": "settlement.processed", "payload": {}})
    with pytest.raises(PayloadMalformed):
        told({"payload": {}})


@pytest.mark.parametrize(
    ("payload", "number"),
    [
        (link_paid(), "#KH-20417"),
        (link_paid(payment_link=[], payment={"shop_order": "KH-1"}), "KH-1"),
        (link_paid(payment_link=[{"key": "shop_order", "value": "KH-2"}]), "KH-2"),  # notes as a list of pairs
        (link_paid(payment_link=[]), "KH-20417"),  # the receipt of the order
        (link_paid(payment_link=None), "KH-20417"),
    ],
)
def test_the_order_number_is_found_in_notes_or_receipt(payload: dict[str, Any], number: str) -> None:
    """P-04, A-13."""
    body = told(payload).body
    assert isinstance(body, PaymentFacts)
    assert body.order_number == number


def test_the_shop_may_name_its_own_note() -> None:
    """A-13."""
    body = told(link_paid(payment_link={"oms_ref": "OMS-9"}), order_note_keys=["oms_ref"]).body
    assert isinstance(body, PaymentFacts)
    assert body.order_number == "OMS-9"


def test_a_link_paid_twice_over_is_one_fact_and_each_part_payment_its_own() -> None:
    """P-04."""
    later = link_paid() | {"created_at": 1_791_790_900}
    assert told(link_paid()).key == told(later).key
    part = body_of(FIXTURES / "payment_link_partially_paid.json")
    first = told(part).key
    part["payload"]["payment"]["entity"]["id"] = "pay_Tst0000000099"
    assert told(part).key != first


def test_a_payment_link_its_payment_and_its_order_are_three_facts() -> None:
    """P-04."""
    names = ("payment_link_paid", "payment_captured", "order_paid")
    kinds = [told(body_of(FIXTURES / f"{name}.json")).kind for name in names]
    assert kinds == ["payment_link.paid", "payment.captured", "payment.completed"]


def test_the_placeholder_for_a_missing_email_identifies_nobody() -> None:
    """A-13."""
    event = told(body_of(FIXTURES / "payment_failed.json"))
    assert "email" not in {key.kind for key in event.keys}


def test_a_payment_without_an_id_is_malformed() -> None:
    """P-01."""
    with pytest.raises(PayloadMalformed):
        told({"event": "payment.captured", "payload": {"payment": {"entity": {"amount": 1}}}})


def test_an_amount_that_is_no_whole_paise_is_malformed() -> None:
    """A-13."""
    payload = body_of(FIXTURES / "payment_captured.json")
    payload["payload"]["payment"]["entity"]["amount"] = 1499.5
    with pytest.raises(PayloadMalformed):
        told(payload)
