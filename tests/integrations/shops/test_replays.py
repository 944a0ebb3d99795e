"""Every shop fixture becomes the events written beside it, and no input whatever breaks a translation."""

import importlib
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations.contract import RawItem
from integrations.shops import generic_shop, shopify, woocommerce
from journeys.errors import PayloadMalformed, PayloadUnsupported
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

FIXTURES = Path(__file__).parent / "fixtures"
VENDORS = {"shopify": shopify, "woocommerce": woocommerce, "generic_shop": generic_shop}
KINDS = [(vendor, kind) for vendor in (shopify, woocommerce) for kind in vendor.MEANING_OF_TOPIC]
KINDS += [(shopify, kind) for kind in shopify.READER_OF_TOPIC] + [(generic_shop, "order")]
CASES = [
    pytest.param(vendor, path, id=f"{name}/{path.stem}")
    for name, vendor in VENDORS.items()
    for path in fixture_files(FIXTURES / name)
]

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)


def is_read_or_refused_in_our_words(vendor: ModuleType, item: RawItem) -> bool:
    """Whether a translation ends as it may: in events, or in one of the two errors of the contract."""
    try:
        events = vendor.translate(item, account(vendor.PROVIDER), RECEIVED_AT)
    except (PayloadMalformed, PayloadUnsupported):
        return True
    encoded = as_plain(events)
    times = [event.occurred_at.utcoffset() for event in events]
    return bool(encoded) and all(offset is not None for offset in times) and r"\u0000" not in json.dumps(encoded)


@pytest.mark.parametrize(("vendor", "path"), CASES)
def test_a_fixture_becomes_the_events_beside_it(vendor: ModuleType, path: Path) -> None:
    """A-13, A-15, P-01."""
    events = vendor.translate(raw_item(path), account(vendor.PROVIDER), RECEIVED_AT)
    assert as_plain(events) == expected(path)


@pytest.mark.parametrize(("vendor", "path"), CASES)
def test_a_fixture_with_any_part_gone_or_wrong_is_read_or_refused(vendor: ModuleType, path: Path) -> None:
    """P-01."""
    item = raw_item(path)
    for changed in mutations(body_of(path)):
        assert is_read_or_refused_in_our_words(
            vendor, RawItem(key="k", body=json.dumps(changed).encode(), kind=item.kind)
        )


@given(st.sampled_from(KINDS), JSON)
def test_any_json_is_read_or_refused(vendor_and_kind: tuple[Any, str], payload: Any) -> None:
    """P-01."""
    vendor, kind = vendor_and_kind
    assert is_read_or_refused_in_our_words(vendor, RawItem(key="k", body=json.dumps(payload).encode(), kind=kind))


@given(st.sampled_from(KINDS), st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(vendor_and_kind: tuple[Any, str], body: bytes) -> None:
    """P-01."""
    vendor, kind = vendor_and_kind
    assert is_read_or_refused_in_our_words(vendor, RawItem(key="k", body=body, kind=kind))


@pytest.mark.parametrize("vendor", list(VENDORS.values()))
def test_json_nested_beyond_reason_is_malformed(vendor: ModuleType) -> None:
    """P-01."""
    kind = next(kind for other, kind in KINDS if other is vendor)
    with pytest.raises(PayloadMalformed):
        vendor.translate(RawItem(key="k", body=b"[" * 100_000, kind=kind), account(vendor.PROVIDER), RECEIVED_AT)


@pytest.mark.parametrize("vendor", list(VENDORS.values()))
def test_a_vendor_file_is_named_like_its_provider(vendor: ModuleType) -> None:
    """A-13."""
    assert importlib.import_module(f"integrations.shops.{vendor.PROVIDER}") is vendor
