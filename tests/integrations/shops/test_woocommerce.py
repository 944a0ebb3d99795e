"""WooCommerce's own rules: the unsigned ping, repeated updates, statuses, COD and its missing fields."""

import json
from pathlib import Path
from typing import Any

import pytest

from integrations.contract import RawItem
from integrations.proof import hmac_base64
from integrations.shops import woocommerce
from journeys.errors import PayloadMalformed, PayloadUnsupported, SignatureInvalid
from journeys.events import Event, OrderFacts
from tests.integrations.shops.replays import RECEIVED_AT, account, body_of

FIXTURES = Path(__file__).parent / "fixtures" / "woocommerce"
ACCOUNT = account("woocommerce")
BODY = b'{"id": 8841}'


def told(topic: str, payload: dict[str, Any], **options: Any) -> list[Event]:
    """The events that a webhook becomes."""
    item = RawItem(key="k", body=json.dumps(payload).encode(), kind=topic)
    return woocommerce.translate(item, account("woocommerce", options=options), RECEIVED_AT)


def facts(**changes: Any) -> OrderFacts:
    """The facts of the COD order of the fixtures, changed."""
    body = told("order.updated", body_of(FIXTURES / "order_created_cod.json") | changes)[0].body
    assert isinstance(body, OrderFacts)
    return body


@pytest.mark.parametrize("secret", ["new-secret", "old-secret"])
def test_both_secrets_prove_a_delivery(secret: str) -> None:
    """P-01."""
    woocommerce.prove({"x-wc-webhook-signature": hmac_base64(secret, BODY)}, BODY, ACCOUNT)


@pytest.mark.parametrize("signature", ["", "bm9uc2Vuc2U=", hmac_base64("someone-elses", BODY)])
def test_an_unproven_delivery_is_refused(signature: str) -> None:
    """P-01."""
    with pytest.raises(SignatureInvalid):
        woocommerce.prove({"x-wc-webhook-signature": signature}, BODY, ACCOUNT)


def test_the_unsigned_ping_is_acknowledged_and_not_stored() -> None:
    """P-01."""
    woocommerce.prove({}, b"webhook_id=17", ACCOUNT)
    with pytest.raises(PayloadUnsupported):
        woocommerce.split({"x-wc-webhook-topic": "order.created"}, b"webhook_id=17")


@pytest.mark.parametrize(
    "body", [b"webhook_id=17&id=1", b"webhook_id=", b"webhook_id=17\n", b'{"webhook_id": 17}', b""]
)
def test_nothing_but_exactly_the_ping_passes_unsigned(body: bytes) -> None:
    """P-01."""
    with pytest.raises(SignatureInvalid):
        woocommerce.prove({}, body, ACCOUNT)


def test_a_repeated_update_is_one_item_and_a_changed_one_another() -> None:
    """P-01."""
    first, again, changed, created = (
        woocommerce.split({"x-wc-webhook-topic": topic, "x-wc-webhook-delivery-id": delivery}, body)[0]
        for topic, delivery, body in [
            ("order.updated", "d-1", BODY),
            ("order.updated", "d-2", BODY),
            ("order.updated", "d-3", b'{"id": 8841, "total": "1.00"}'),
            ("order.created", "d-4", BODY),
        ]
    )
    assert first == again
    assert len({first.key, changed.key, created.key}) == 3


def test_unused_topics_are_acknowledged_and_a_missing_one_is_malformed() -> None:
    """P-01."""
    with pytest.raises(PayloadUnsupported):
        woocommerce.split({"x-wc-webhook-topic": "product.updated"}, BODY)
    with pytest.raises(PayloadMalformed):
        woocommerce.split({}, BODY)


def test_a_cart_in_the_checkout_is_not_an_order() -> None:
    """P-01."""
    with pytest.raises(PayloadUnsupported):
        facts(status="checkout-draft")


@pytest.mark.parametrize(
    ("changes", "payment", "outstanding_paise"),
    [
        ({}, "cod", 129_900),
        # completing a COD order stamps it paid, and shops complete at dispatch: the courier still collects
        (
            {
                "status": "completed",
                "date_paid_gmt": "2026-10-16T08:00:00",
                "date_completed_gmt": "2026-10-16T08:00:00",
            },
            "cod",
            129_900,
        ),
        ({"date_paid_gmt": "2026-10-13T08:00:00"}, "prepaid", 0),  # paid while it waits
        ({"payment_method": "harkara_link", "payment_method_title": "Paid online"}, "prepaid", 0),
        ({"payment_method": "razorpay", "payment_method_title": "UPI", "status": "pending"}, "prepaid", 129_900),
        ({"payment_method": "razorpay", "payment_method_title": "UPI"}, "prepaid", 0),  # processing means paid
        ({"payment_method": "cashfree", "payment_method_title": "Cashfree"}, "prepaid", 0),
        ({"payment_method": "x", "payment_method_title": "दरवाज़े पर"}, "cod", 129_900),  # configured label
        ({"status": "cancelled"}, "cod", 0),
    ],
)
def test_cod_and_what_is_still_to_be_paid(changes: dict[str, Any], payment: str, outstanding_paise: int) -> None:
    """P-04, A-13."""
    payload = body_of(FIXTURES / "order_created_cod.json") | changes
    body = told("order.updated", payload, cod_gateways=["दरवाज़े"])[0].body
    assert isinstance(body, OrderFacts)
    assert (body.payment, body.outstanding_paise) == (payment, outstanding_paise)


@pytest.mark.parametrize(
    ("woo", "method", "ours"),
    [
        ("pending", "razorpay", "pending_payment"),
        ("on-hold", "bacs", "pending_payment"),
        ("failed", "razorpay", "pending_payment"),
        ("pending", "cod", "open"),  # cash waits for no payment
        ("processing", "razorpay", "open"),
        ("wc-packed", "razorpay", "open"),  # a plugin's own status
        ("completed", "razorpay", "closed"),
        ("refunded", "razorpay", "closed"),
        ("trash", "cod", "cancelled"),
    ],
)
def test_a_status_becomes_ours(woo: str, method: str, ours: str) -> None:
    """A-15."""
    assert facts(status=woo, payment_method=method, payment_method_title="").status == ours


def test_paid_and_cancelled_are_told_once_however_often_the_order_is_updated() -> None:
    """P-01, A-15."""
    paid = body_of(FIXTURES / "order_updated_paid.json")
    later = told("order.updated", paid | {"date_modified_gmt": "2026-10-14T09:00:00"})
    first = told("order.updated", paid)
    assert [event.kind for event in first] == ["order.updated", "order.paid"]
    assert first[0].key != later[0].key
    assert first[1].key == later[1].key


def test_a_deleted_order_says_no_more_than_that_it_is_gone() -> None:
    """A-15."""
    [event] = told("order.deleted", {"id": 8841})
    assert isinstance(event.body, OrderFacts)
    assert (event.kind, event.body.status, event.body.whole) == ("order.cancelled", "cancelled", False)


def test_an_uneven_line_total_stays_whole_paise() -> None:
    """A-13."""
    [item] = facts(line_items=[{"name": "Set of three", "quantity": 3, "total": "100.00"}]).items
    assert item.price_paise == 3_333
