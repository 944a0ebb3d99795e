"""Shopify's own rules: who signed, which topics count, what is COD, and when two tellings are one fact."""

import json
from pathlib import Path
from typing import Any

import pytest

from integrations.contract import RawItem
from integrations.proof import hmac_base64
from integrations.shops import shopify
from journeys.errors import PayloadMalformed, PayloadUnsupported, SignatureInvalid
from journeys.events import Event, Fulfilment, OrderFacts, Scan
from tests.integrations.shops.replays import RECEIVED_AT, account, body_of

FIXTURES = Path(__file__).parent / "fixtures" / "shopify"
ACCOUNT = account("shopify")
BODY = b'{"id": 1}'


def headers(body: bytes, secret: str = "new-secret", **changes: str) -> dict[str, str]:
    """The headers of a signed delivery."""
    given = {
        "x-shopify-hmac-sha256": hmac_base64(secret, body),
        "x-shopify-topic": "orders/create",
        "x-shopify-webhook-id": "wh-1",
    }
    return given | {name.replace("_", "-"): value for name, value in changes.items()}


def order(**changes: Any) -> dict[str, Any]:
    """The COD order of the fixtures, changed."""
    return body_of(FIXTURES / "order_placed_cod.json") | changes


def told(topic: str, payload: dict[str, Any], **options: Any) -> Event:
    """The one event that a webhook becomes."""
    item = RawItem(key="k", body=json.dumps(payload).encode(), kind=topic)
    [event] = shopify.translate(item, account("shopify", options=options), RECEIVED_AT)
    return event


def facts(payload: dict[str, Any], **options: Any) -> OrderFacts:
    """The order facts of an orders/updated webhook."""
    body = told("orders/updated", payload, **options).body
    assert isinstance(body, OrderFacts)
    return body


@pytest.mark.parametrize("secret", ["new-secret", "old-secret"])
def test_both_secrets_prove_a_delivery_while_one_is_rotated(secret: str) -> None:
    """P-01."""
    shopify.prove(headers(BODY, secret), BODY, ACCOUNT)


@pytest.mark.parametrize(
    "given",
    [
        headers(BODY, "someone-elses"),
        headers(b'{"id": 2}'),  # another body
        {"x-shopify-topic": "orders/create"},  # no signature at all
        headers(BODY) | {"x-shopify-hmac-sha256": ""},
    ],
)
def test_an_unproven_delivery_is_refused(given: dict[str, str]) -> None:
    """P-01."""
    with pytest.raises(SignatureInvalid):
        shopify.prove(given, BODY, ACCOUNT)


def test_an_account_without_secrets_proves_nothing() -> None:
    """P-01."""
    with pytest.raises(SignatureInvalid):
        shopify.prove(headers(BODY, ""), BODY, account("shopify", secrets=("",)))


def test_another_shop_of_the_same_app_is_refused() -> None:
    """P-01."""
    ours = account("shopify", options={"shop_domain": "kaveri-home.example"})
    shopify.prove(headers(BODY, x_shopify_shop_domain="Kaveri-Home.example"), BODY, ours)
    with pytest.raises(SignatureInvalid):
        shopify.prove(headers(BODY, x_shopify_shop_domain="other.example"), BODY, ours)


def test_a_delivery_is_keyed_by_its_webhook_id_and_kept_byte_for_byte() -> None:
    """P-01."""
    assert shopify.split(headers(BODY), BODY) == [RawItem(key="wh-1", body=BODY, kind="orders/create")]


def test_a_delivery_without_an_id_is_keyed_by_topic_and_content() -> None:
    """P-01."""
    keys = {
        shopify.split({"x-shopify-topic": topic}, body)[0].key
        for topic in ("orders/create", "orders/paid")
        for body in (b"{}", b"[]")
    }
    assert len(keys) == 4


def test_headers_without_the_x_are_read_too() -> None:
    """P-01."""
    given = {"shopify-topic": "orders/paid", "shopify-hmac-sha256": hmac_base64("new-secret", BODY)}
    shopify.prove(given, BODY, ACCOUNT)
    assert shopify.split(given, BODY)[0].kind == "orders/paid"


def test_unused_topics_are_acknowledged_and_a_missing_one_is_malformed() -> None:
    """P-01."""
    with pytest.raises(PayloadUnsupported):
        shopify.split({"x-shopify-topic": "products/update"}, BODY)
    with pytest.raises(PayloadMalformed):
        shopify.split({}, BODY)


def test_an_edit_is_left_to_the_update_that_follows_it() -> None:
    """A-13."""
    with pytest.raises(PayloadUnsupported):
        told("orders/edited", {"order_edit": {"id": 1, "order_id": 2}})


@pytest.mark.parametrize(
    ("gateways", "financial_status", "outstanding", "payment"),
    [
        (["Cash on Delivery (COD)"], "pending", "2348.50", "cod"),
        (["cash_on_delivery"], "pending", None, "cod"),
        (["GoKwik PPCOD", "razorpay"], "partially_paid", "2148.50", "part_cod"),
        (["Cash on Delivery (COD)"], "paid", "0.00", "prepaid"),  # paid by link afterwards
        (["Cash on Delivery (COD)"], "voided", "0.00", "cod"),  # cancelled before anything was taken
        (["Cashfree Payments"], "pending", "2348.50", "prepaid"),  # a gateway, not cash
        (["UPI QR Code"], "pending", "2348.50", "prepaid"),
        (["razorpay"], "paid", "0.00", "prepaid"),
        (["घर पर भुगतान"], "pending", "2348.50", "cod"),  # the shop's own label, configured
        ([None, 7, "COD"], "pending", "2348.50", "cod"),
    ],
)
def test_cod_is_told_by_the_label_and_the_unpaid_status(
    gateways: list[Any], financial_status: str, outstanding: str | None, payment: str
) -> None:
    """P-04, A-13."""
    shown = order(payment_gateway_names=gateways, financial_status=financial_status, total_outstanding=outstanding)
    assert facts(shown, cod_gateways=["घर पर"]).payment == payment


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "open"),  # COD waits for no payment
        ({"payment_gateway_names": ["razorpay"]}, "pending_payment"),
        ({"cancelled_at": "2026-10-12T18:00:01+05:30"}, "cancelled"),
        ({"closed_at": "2026-10-22T18:00:01+05:30"}, "closed"),
    ],
)
def test_the_status_says_what_the_order_waits_for(changes: dict[str, Any], status: str) -> None:
    """A-15."""
    assert facts(order(**changes)).status == status


def test_the_same_fact_told_twice_has_one_key_and_a_newer_version_another() -> None:
    """P-01."""
    first = told("orders/updated", order())
    assert told("orders/updated", order()).key == first.key
    assert told("orders/updated", order(updated_at="2026-10-12T11:05:25+05:30")).key != first.key
    assert told("orders/updated", order(note="changed within the same second")).key != first.key
    assert told("orders/create", order()).key != first.key


def test_a_parcel_in_transit_does_not_announce_itself_again() -> None:
    """P-01."""
    sent = body_of(FIXTURES / "fulfilment_created.json")
    moving = sent | {"shipment_status": "in_transit", "updated_at": "2026-10-14T09:15:00+05:30"}
    relabelled = sent | {"tracking_numbers": ["7700555100299"]}
    first = told("fulfillments/create", sent)
    assert told("fulfillments/update", moving).key == first.key
    assert told("fulfillments/update", relabelled).key != first.key


def test_a_fulfilment_without_a_tracking_number_names_no_parcel() -> None:
    """A-13."""
    sent = body_of(FIXTURES / "fulfilment_created.json") | {"tracking_numbers": [], "tracking_number": None}
    body = told("fulfillments/create", sent).body
    assert isinstance(body, Fulfilment)
    assert body.parcels == ()


@pytest.mark.parametrize("word", ["failure", "buyer_action_required", "returning_to_sender", "", "teleported"])
def test_a_tracking_word_without_a_sure_meaning_is_kept_and_never_guessed(word: str) -> None:
    """P-01."""
    relayed = body_of(FIXTURES / "scan_out_for_delivery.json") | {"status": word}
    event = told("fulfillment_events/create", relayed)
    assert isinstance(event.body, Scan)
    assert (event.kind, event.body.raw_code, event.body.understood) == ("shipment.unknown", word, False)


def test_a_delay_is_an_incident_on_the_way() -> None:
    """A-13."""
    relayed = body_of(FIXTURES / "scan_out_for_delivery.json") | {"status": "delayed"}
    event = told("fulfillment_events/create", relayed)
    assert isinstance(event.body, Scan)
    assert (event.kind, event.body.incident) == ("shipment.in_transit", "delayed")


def test_a_refund_that_moves_no_money_is_nobodys_news() -> None:
    """A-13."""
    with pytest.raises(PayloadUnsupported):
        told("refunds/create", {"id": 1, "order_id": 2, "transactions": []})


def test_a_refund_whose_transactions_all_failed_has_failed() -> None:
    """A-15."""
    failed = {"id": 1, "order_id": 2, "transactions": [{"kind": "refund", "status": "failure", "amount": "10.00"}]}
    assert told("refunds/create", failed).kind == "refund.failed"


def test_one_phone_identifies_the_buyer_and_the_address_keeps_its_own() -> None:
    """A-14."""
    event = told("orders/create", order(phone="+919999901023"))
    assert isinstance(event.body, OrderFacts)
    assert [key.value for key in event.keys if key.kind == "phone"] == ["+919999901023"]
    assert event.body.address.phone == "+919999901021"
