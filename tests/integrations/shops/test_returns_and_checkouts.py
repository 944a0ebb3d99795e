"""Returns and checkouts as shops tell of them, where the fixtures do not say it already."""

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from integrations.contract import RawItem
from integrations.shops import generic_shop, shopify, woocommerce
from journeys.errors import PayloadMalformed, PayloadUnsupported
from journeys.events import Event, RefundFacts, ReturnFacts
from journeys.returns import STATES
from tests.integrations.shops.replays import RECEIVED_AT, account, body_of, fixture_files

FIXTURES = Path(__file__).parent / "fixtures"
VALIDATOR = jsonschema_rs.validator_for(generic_shop.SCHEMA, validate_formats=True)
RETURN = {"return_id": "R-1", "order_id": "O-1", "state": "approved", "updated_at": "2026-10-20T12:00:00+05:30"}
CHECKOUT = {"checkout_id": "C-1", "started_at": "2026-10-20T12:00:00+05:30", "phone": "9999901041"}


def told(vendor: Any, kind: str, body: Any) -> list[Event]:
    item = RawItem(key="k", body=json.dumps(body).encode(), kind=kind)
    return list(vendor.translate(item, account(vendor.PROVIDER), RECEIVED_AT))


@pytest.mark.parametrize("state", STATES)
def test_any_shop_can_tell_every_state_of_a_return(state: str) -> None:
    """A-50."""
    (event,) = told(generic_shop, "order", RETURN | {"state": state})
    assert event.kind == f"return.{state}"
    assert jsonschema_rs.is_valid(generic_shop.SCHEMA, RETURN | {"state": state})


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "lost in the post"},
        {"return_id": ""},
        {"return_id": None},
        {"updated_at": "yesterday"},
        {"amount": -1},
    ],
)
def test_a_return_that_does_not_fit_the_schema_is_malformed(changes: dict[str, Any]) -> None:
    """A-50."""
    assert not VALIDATOR.is_valid(RETURN | changes)
    with pytest.raises(PayloadMalformed):
        told(generic_shop, "order", RETURN | changes)


@pytest.mark.parametrize("name", ["return_pickup_scheduled", "checkout_started", "order_placed"])
def test_the_schema_describes_what_is_read(name: str) -> None:
    """P-01: one of them, or a list of any of them."""
    body = body_of(FIXTURES / "generic_shop" / f"{name}.json")
    assert jsonschema_rs.is_valid(generic_shop.SCHEMA, body)
    assert jsonschema_rs.is_valid(generic_shop.SCHEMA, [body, RETURN, CHECKOUT])


def test_a_list_may_mix_orders_returns_and_checkouts() -> None:
    """P-01: each stands alone, and a broken one parks nobody else."""
    order = body_of(FIXTURES / "generic_shop" / "order_placed.json")
    items = generic_shop.split({}, json.dumps([order, RETURN, CHECKOUT]).encode())
    kinds = [generic_shop.translate(item, account("generic_shop"), RECEIVED_AT)[0].kind for item in items]
    assert kinds == ["order.placed", "return.approved", "checkout.started"]


@pytest.mark.parametrize(
    ("vendor", "kind", "body"),
    [
        (generic_shop, "order", CHECKOUT | {"phone": "12"}),
        (shopify, "checkouts/create", {"id": 1, "token": "t", "email": None}),
        (shopify, "checkouts/update", {"id": 1, "token": "t", "email": "no-address", "phone": "12"}),
    ],
)
def test_a_checkout_of_nobody_is_not_read(vendor: Any, kind: str, body: Any) -> None:
    """A-29: she has not said yet who she is."""
    with pytest.raises(PayloadUnsupported, match="nobody"):
        told(vendor, kind, body)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("reverse_deliveries/attach_deliverable", {"id": 1, "return": {"id": 9}}),
        ("reverse_deliveries/attach_deliverable", {"id": 1, "shipping_deliverable": {"tracking": {"number": "X"}}}),
        ("reverse_fulfillment_orders/dispose", {"id": 1, "dispositions": []}),
    ],
)
def test_what_names_no_return_or_no_parcel_says_nothing(kind: str, body: Any) -> None:
    """A-50: never guessed."""
    with pytest.raises(PayloadUnsupported):
        told(shopify, kind, body)


@pytest.mark.parametrize("topic", ["returns/close", "returns/reopen", "returns/process", "returns/update"])
def test_filing_a_return_is_no_news_to_its_customer(topic: str) -> None:
    """A-50."""
    with pytest.raises(PayloadUnsupported):
        shopify.split({"x-shopify-topic": topic}, b"{}")


def test_a_reason_is_what_she_wrote_before_what_she_chose() -> None:
    """A-50."""
    line = {"return_reason": "WRONG_ITEM", "return_reason_note": "", "customer_note": None}
    (chosen,) = told(shopify, "returns/request", {"id": 1, "order": {"id": 2}, "return_line_items": [line]})
    noted = line | {"return_reason_note": "blue came, not green"}
    (written,) = told(shopify, "returns/request", {"id": 1, "order": {"id": 2}, "return_line_items": [noted]})
    (bare,) = told(shopify, "returns/decline", {"id": 1, "decline": {"reason": "FINAL_SALE"}})
    assert [body.reason for event in (chosen, written) if isinstance(body := event.body, ReturnFacts)] == [
        "wrong item",
        "blue came, not green",
    ]
    assert isinstance(bare.body, ReturnFacts)
    assert (bare.body.reason, bare.body.qc_reason) == ("", "final sale")


def test_ids_longer_than_any_are_malformed() -> None:
    """P-01."""
    for body in (
        RETURN | {"return_id": "R" * 65},
        RETURN | {"order_id": "O" * 65},
        CHECKOUT | {"checkout_id": "C" * 65},
    ):
        with pytest.raises(PayloadMalformed):
            told(generic_shop, "order", body)


def test_each_refund_of_an_order_is_told_once_however_often_it_is_listed() -> None:
    """A-50: WooCommerce lists them again at every update; one of nothing, or without an id, is none."""
    (path,) = [each for each in fixture_files(FIXTURES / "woocommerce") if each.stem == "order_refunded"]
    again = body_of(path) | {"date_modified_gmt": "2026-10-26T06:00:00"}
    keys = [[e.key for e in told(woocommerce, "order.updated", body)] for body in (body_of(path), again)]
    assert [key for key in keys[0] if key.startswith("refund:")] == ["refund:main:7301:created"]
    assert set(keys[0]) & set(keys[1]) == {"refund:main:7301:created"}
    refund = told(woocommerce, "order.updated", again)[-1].body
    assert isinstance(refund, RefundFacts)
    assert refund.amount_paise == 50_000
