"""Who may deliver, how a delivery is cut into items, and what of it is stored."""

from typing import Any

import msgspec
import orjson
import pytest

from integrations.contract import Account
from integrations.proof import hmac_hex
from integrations.registry import vendor_of
from journeys.errors import PayloadMalformed, PayloadUnsupported, SettingsInvalid, SignatureInvalid
from tests.integrations.couriers.replay import FIXTURES, PAWAN_MAPPING, RECEIVED_AT, account_of, items_of, recorded

COURIERS = ("shiprocket", "delhivery", "clickpost", "generic")

HEADERS = [
    # (courier, header that carries the token, options)
    ("shiprocket", "x-api-key", {}),
    ("delhivery", "x-harkara-token", {}),
    ("delhivery", "x-brand-token", {"header": "X-Brand-Token"}),  # the one we asked Delhivery to send
    ("clickpost", "webhook_key", {}),
    ("clickpost", "webhook-key", {}),  # behind a proxy that drops underscores
    ("generic", "x-harkara-token", {"mapping": PAWAN_MAPPING}),
]


@pytest.mark.parametrize(("provider", "header", "options"), HEADERS)
def test_a_token_that_was_agreed_is_required(provider: str, header: str, options: dict[str, Any]) -> None:
    """P-01."""
    account = msgspec.structs.replace(account_of(provider, **options), header_token="t0ken-1")
    vendor = vendor_of(provider)
    vendor.prove({header: "t0ken-1"}, b"{}", account)
    for wrong in ({}, {header: ""}, {header: "t0ken-2"}, {header: "t0ken-1 "}, {"x-other": "t0ken-1"}):
        with pytest.raises(SignatureInvalid):
            vendor.prove(wrong, b"{}", account)


@pytest.mark.parametrize("provider", ["shiprocket", "delhivery", "clickpost"])
def test_without_an_agreed_token_the_secret_path_is_the_proof(provider: str) -> None:
    """P-01: none of them signs."""
    vendor_of(provider).prove({}, b"{}", account_of(provider))


def _signed_account(**options: Any) -> Account:
    return msgspec.structs.replace(account_of("generic", **options), secrets=("new-secret", "old-secret"))


@pytest.mark.parametrize("secret", ["new-secret", "old-secret"])
def test_a_generic_delivery_is_signed_with_either_secret(secret: str) -> None:
    """P-01: two secrets while one is rotated."""
    body = recorded("generic/event")
    vendor_of("generic").prove({"x-harkara-signature": hmac_hex(secret, body)}, body, _signed_account())


def test_a_generic_delivery_with_one_byte_changed_is_refused() -> None:
    """P-01: the signature is over the raw bytes."""
    body = recorded("generic/event")
    signature = hmac_hex("new-secret", body)
    with pytest.raises(SignatureInvalid):
        vendor_of("generic").prove({"x-harkara-signature": signature}, body + b" ", _signed_account())
    with pytest.raises(SignatureInvalid):
        vendor_of("generic").prove({}, body, _signed_account())


def test_a_generic_account_without_a_secret_takes_nothing_unless_it_is_mapped() -> None:
    """P-01: a courier of our own format can sign; one that we map cannot."""
    with pytest.raises(SignatureInvalid):
        vendor_of("generic").prove({}, b"{}", account_of("generic"))
    vendor_of("generic").prove({}, b"{}", account_of("generic/mapped"))


COUNTS = [
    ("delhivery/push_in_array", 2),
    ("delhivery/push_under_shipments", 2),
    ("delhivery/push_as_text", 1),
    ("shiprocket/history", 1),  # one message, whose history is read later
    ("generic/batch", 2),
]


@pytest.mark.parametrize(("name", "count"), COUNTS)
def test_every_scan_of_a_batch_is_an_item_of_its_own(name: str, count: int) -> None:
    """P-01."""
    assert len(items_of(name)) == count


def test_the_same_news_has_the_same_key_whatever_the_order_of_its_fields() -> None:
    """P-01."""
    body = orjson.loads(recorded("clickpost/push_out_for_delivery"))
    turned = orjson.dumps(dict(reversed(body.items())))
    assert items_of("clickpost/push_out_for_delivery")[0].key == vendor_of("clickpost").split({}, turned)[0].key


@pytest.mark.parametrize("provider", COURIERS)
@pytest.mark.parametrize("body", [b"", b"  ", b"{}", b"[]", b"[{}]", b"null", b"7", b'""', b"[1, null, []]"])
def test_pings_are_acknowledged_and_not_stored(provider: str, body: bytes) -> None:
    """P-01."""
    with pytest.raises(PayloadUnsupported):
        vendor_of(provider).split({}, body)


@pytest.mark.parametrize("provider", COURIERS)
@pytest.mark.parametrize(
    "body", [b"{", b"<xml/>", b"\xff\xfe", b'"{"', b'{"a":' * 500, b'{"a":' * 60 + b"1" + b"}" * 60]
)
def test_what_nobody_can_read_is_kept_for_a_person(provider: str, body: bytes) -> None:
    """P-01."""
    with pytest.raises(PayloadMalformed):
        vendor_of(provider).split({}, body)


@pytest.mark.parametrize("provider", COURIERS)
@pytest.mark.parametrize("body", [{"hello": "world"}, {"awb": ""}, {"awb": "9" * 65, "waybill": "9" * 65}])
def test_a_delivery_about_no_parcel_is_kept_for_a_person(provider: str, body: dict[str, str]) -> None:
    """P-01."""
    vendor = vendor_of(provider)
    (item,) = vendor.split({}, orjson.dumps(body))
    with pytest.raises((PayloadMalformed, PayloadUnsupported)):
        vendor.translate(item, account_of(provider), RECEIVED_AT)


SECRETS = (
    b"9999901777",
    b"99999 01777",
    b"6071",
    b"4821",
    b"Sunil",
    b"pods.example.com",
    b"rec.example.com",
    b"qc.example.com",
)


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*/*.json")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_code_rider_or_proof_link_is_stored(path: Any) -> None:
    """P-01: what is stored of any recorded delivery holds none of them."""
    stored = b"".join(item.body for item in items_of(f"{path.parent.name}/{path.stem}"))
    assert not [secret for secret in SECRETS if secret in stored]


def test_the_recorded_deliveries_do_hold_such_secrets() -> None:
    """P-01: or the test above would prove nothing."""
    everything = b"".join(path.read_bytes() for path in FIXTURES.glob("*/*.json"))
    assert [secret for secret in SECRETS if secret not in everything] == []


@pytest.mark.parametrize(
    "name", ["shiprocket/history", "delhivery/push_unavailable", "clickpost/push_out_for_delivery"]
)
def test_the_shops_reference_and_the_awb_are_kept(name: str) -> None:
    """A-13."""
    (item,) = items_of(name)
    assert b"HK-204" in item.body


BAD_MAPPINGS = [
    ({}, "required field"),
    (PAWAN_MAPPING | {"codes": {"OFD": "on_its_way"}}, "Invalid"),
    (PAWAN_MAPPING | {"zone": "Mars/Olympus"}, "zone"),
    (PAWAN_MAPPING | {"tiem": "at"}, "unknown field"),
    (PAWAN_MAPPING | {"codes": {"RV": {"status": "in_transit", "revokes": "everything"}}}, "Invalid"),
    ("awb", "Expected"),
]


@pytest.mark.parametrize(("mapping", "says"), BAD_MAPPINGS)
def test_a_mistake_in_a_mapping_is_named_to_the_deployer(mapping: Any, says: str) -> None:
    """A-13."""
    item = items_of("generic/mapped")[0]
    with pytest.raises(SettingsInvalid, match=says):
        vendor_of("generic").translate(item, account_of("generic", mapping=mapping), RECEIVED_AT)


def test_the_schema_of_the_generic_event_describes_the_recorded_one() -> None:
    """A-13: every field of the example is documented, and the required ones are there."""
    from integrations.couriers.generic import EVENT_SCHEMA

    event = orjson.loads(recorded("generic/event"))
    assert set(EVENT_SCHEMA["required"]) <= set(event)
    assert set(event) - {"rider"} <= set(EVENT_SCHEMA["properties"])
    assert set(event["ndr"]) <= set(EVENT_SCHEMA["properties"]["ndr"]["properties"])
    orjson.dumps(EVENT_SCHEMA)


def test_an_unknown_provider_is_answered_with_the_known_ones() -> None:
    """A-13."""
    with pytest.raises(SettingsInvalid, match="clickpost, delhivery"):
        vendor_of("pigeon")
