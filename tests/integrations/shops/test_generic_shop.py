"""The signed order endpoint for any other shop: its proof, its schema and its batches."""

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from integrations.contract import RawItem
from integrations.proof import hmac_hex
from integrations.shops import generic_shop
from journeys.errors import PayloadMalformed, PayloadUnsupported, SignatureInvalid
from journeys.events import OrderFacts
from tests.integrations.shops.replays import RECEIVED_AT, account, body_of, fixture_files, mutations

FIXTURES = Path(__file__).parent / "fixtures" / "generic_shop"
ACCOUNT = account("generic_shop")
ORDER = body_of(FIXTURES / "order_placed.json")


def read(payload: Any) -> OrderFacts:
    """The facts of one order."""
    [event] = generic_shop.translate(RawItem("k", json.dumps(payload).encode(), "order"), ACCOUNT, RECEIVED_AT)
    assert isinstance(event.body, OrderFacts)
    return event.body


@pytest.mark.parametrize("secret", ["new-secret", "old-secret"])
def test_both_secrets_prove_a_post(secret: str) -> None:
    """P-01."""
    generic_shop.prove({"x-harkara-signature": hmac_hex(secret, b"{}")}, b"{}", ACCOUNT)


@pytest.mark.parametrize("signature", ["", "00" * 32, hmac_hex("someone-elses", b"{}")])
def test_an_unproven_post_is_refused(signature: str) -> None:
    """P-01."""
    with pytest.raises(SignatureInvalid):
        generic_shop.prove({"x-harkara-signature": signature}, b"{}", ACCOUNT)


def test_a_list_becomes_one_item_per_order_and_a_repeat_in_it_none() -> None:
    """P-01."""
    other = ORDER | {"id": "MG-5502"}
    items = generic_shop.split({}, json.dumps([ORDER, other, ORDER]).encode())
    assert [json.loads(item.body)["id"] for item in items] == ["MG-5501", "MG-5502"]
    assert len({item.key for item in items}) == 2


def test_a_broken_order_in_a_list_stands_alone() -> None:
    """P-01."""
    good, broken = generic_shop.split({}, json.dumps([ORDER, {"id": 5}]).encode())
    assert generic_shop.translate(good, ACCOUNT, RECEIVED_AT)
    with pytest.raises(PayloadMalformed, match="not an order"):
        generic_shop.translate(broken, ACCOUNT, RECEIVED_AT)


@pytest.mark.parametrize("body", [b"", b"[]", b"  "])
def test_an_empty_post_is_acknowledged(body: bytes) -> None:
    """P-01."""
    with pytest.raises(PayloadUnsupported):
        generic_shop.split({}, body)


def test_a_list_that_is_no_json_is_malformed() -> None:
    """P-01."""
    with pytest.raises(PayloadMalformed):
        generic_shop.split({}, b"[{]")


@pytest.mark.parametrize("total", ["1999.10", 1999.1, "1999.1"])
def test_money_is_exact_however_it_is_written(total: Any) -> None:
    """A-13."""
    assert read(ORDER | {"total": total}).total_paise == 199_910


@pytest.mark.parametrize(("payment", "outstanding"), [("cod", 199_900), ("part_cod", 199_900), ("prepaid", 0)])
def test_what_is_left_to_pay_follows_the_payment_when_not_said(payment: str, outstanding: int) -> None:
    """P-04."""
    unsaid = {name: value for name, value in ORDER.items() if name != "outstanding"}
    assert read(unsaid | {"payment": payment}).outstanding_paise == outstanding


@pytest.mark.parametrize(
    "changes",
    [
        {"placed_at": "2026-10-12T10:00:00"},  # no offset
        {"total": -1},
        {"total": None},
        {"payment": "barter"},
        {"event": "shipped"},
        {"id": ""},
        {"items": [{"quantity": 1}]},  # no title
    ],
)
def test_what_does_not_fit_the_schema_is_malformed_in_both_readings(changes: dict[str, Any]) -> None:
    """P-01, A-13."""
    with pytest.raises(PayloadMalformed):
        read(ORDER | changes)
    if "placed_at" not in changes:  # JSON Schema's date-time is an annotation unless formats are checked
        assert not jsonschema_rs.is_valid(generic_shop.SCHEMA, ORDER | changes)


def test_the_published_schema_fits_the_fixtures_alone_and_in_a_list() -> None:
    """A-13."""
    orders = [body_of(path) for path in fixture_files(FIXTURES)]
    assert all(jsonschema_rs.is_valid(generic_shop.SCHEMA, order) for order in [*orders, orders])


def test_what_the_schema_allows_is_read() -> None:
    """A-13."""
    validator = jsonschema_rs.validator_for(generic_shop.SCHEMA, validate_formats=True)
    allowed = [changed for changed in mutations(ORDER) if isinstance(changed, dict) and validator.is_valid(changed)]
    assert len(allowed) > 20
    assert all(read(changed).account == "main" for changed in allowed)
