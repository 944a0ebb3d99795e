"""Whatever arrives: a courier file answers with events or with one of two errors, and never with a crash."""

import json
from typing import Any

import msgspec
import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integrations.couriers.reading import PULL
from integrations.registry import vendor_of
from journeys.errors import PayloadMalformed, PayloadUnsupported
from journeys.events import Event, Scan
from journeys.status import Status
from tests.integrations.couriers.replay import FIXTURES, RECEIVED_AT, account_of

COURIERS = ("shiprocket", "delhivery", "clickpost", "generic")
RECORDED = {
    provider: [orjson.loads(path.read_bytes()) for path in sorted((FIXTURES / provider).glob("*.json"))]
    for provider in COURIERS
}

SCALARS = st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False) | st.text(max_size=30)
WORDS = st.sampled_from(
    ["NA", "", "21", "17", "UD", "RT", "Pending", "EOD-11", "delivered", "2026-03-14T15:42:10Z", "9", "\x00"]
)
VALUES = st.recursive(
    SCALARS | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=10,
)


def _fields(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {name for each in value.values() for name in _fields(each)}
    return {name for each in value for name in _fields(each)} if isinstance(value, list) else set()


def _documents(provider: str) -> st.SearchStrategy[Any]:
    """JSON that uses the courier's own field names, at any depth and with any values."""
    names = st.sampled_from(sorted(_fields(RECORDED[provider])))
    return st.recursive(
        SCALARS | WORDS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=6),
        max_leaves=25,
    )


@st.composite
def _mutated(draw: st.DrawFn, provider: str) -> Any:
    """A recorded delivery in which a few values were replaced by anything."""
    body = orjson.loads(orjson.dumps(draw(st.sampled_from(RECORDED[provider]))))
    for _ in range(draw(st.integers(1, 4))):
        _replace_somewhere(draw, body)
    return body


def _replace_somewhere(draw: st.DrawFn, value: Any) -> None:
    while isinstance(value, (dict, list)) and value:
        slot = draw(st.sampled_from(sorted(value) if isinstance(value, dict) else list(range(len(value)))))
        if not isinstance(value[slot], (dict, list)) or draw(st.integers(0, 4)) == 0:
            value[slot] = draw(VALUES | WORDS)
            return
        value = value[slot]


def _events(provider: str, body: bytes) -> list[Event]:
    """What comes of a delivery, read as a push, as a pull, and under a mapping where there is one."""
    vendor, events = vendor_of(provider), []
    account = account_of("generic/mapped" if provider == "generic" and b"docket" in body else provider)
    try:
        items = vendor.split({}, body)
    except (PayloadMalformed, PayloadUnsupported):
        return []
    for item in [*items, *(msgspec.structs.replace(each, kind=PULL) for each in items)]:
        try:
            events += vendor.translate(item, account, RECEIVED_AT)
        except (PayloadMalformed, PayloadUnsupported):
            continue
    return events


def _is_sound(event: Event) -> None:
    scan = event.body
    assert isinstance(scan, Scan)
    assert event.kind == f"shipment.{scan.status.value}"
    assert event.occurred_at.tzinfo is not None
    assert 0 < len(scan.awb) <= 64
    assert max(len(scan.place), len(scan.facility)) <= 200
    assert max(len(scan.raw_code), 0) <= 100
    assert len(scan.incident) <= 30
    assert len(scan.order_number) <= 64
    assert "\x00" not in "".join((scan.awb, scan.raw_code, scan.remark, scan.place, scan.facility, scan.order_number))
    assert (scan.ndr is not None) or scan.status is not Status.DELIVERY_ATTEMPT_FAILED
    assert msgspec.json.decode(msgspec.json.encode(event), type=Event) == event


# Too slow only where both processor cores are busy elsewhere.
patient = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("provider", COURIERS)
@patient
@given(body=st.data())
def test_any_json_is_read_or_refused(provider: str, body: st.DataObject) -> None:
    """P-01."""
    document = body.draw(_documents(provider) | VALUES)
    for event in _events(provider, json.dumps(document).encode()):
        _is_sound(event)


@pytest.mark.parametrize("provider", COURIERS)
@patient
@given(body=st.data())
def test_a_mutated_delivery_is_read_or_refused(provider: str, body: st.DataObject) -> None:
    """P-01."""
    document = body.draw(_mutated(provider))
    for event in _events(provider, json.dumps(document).encode()):
        _is_sound(event)


@pytest.mark.parametrize("changes", [{"shipment_status_id": 1e100}, {"shipment_status": "x" * 300}])
def test_a_code_of_any_length_is_kept_as_far_as_it_fits(changes: dict[str, Any]) -> None:
    """P-01."""
    body = {"awb": "88001122334455", "current_status": "ON HOLD", "current_timestamp": "12 03 2026 10:00:00"}
    events = _events("shiprocket", json.dumps(body | changes).encode())
    assert events
    for event in events:
        _is_sound(event)


@pytest.mark.parametrize("provider", COURIERS)
@patient
@given(body=st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(provider: str, body: bytes) -> None:
    """P-01."""
    for event in _events(provider, body):
        _is_sound(event)


@pytest.mark.parametrize("provider", COURIERS)
@patient
@given(code=st.integers(1000, 9999) | st.text("BCXYZ", min_size=4, max_size=8))
def test_a_code_on_no_list_is_never_called_delivered(provider: str, code: int | str) -> None:
    """P-01: kept with its code, not understood, and no terminal state."""
    body: dict[str, Any] = {
        "shiprocket": {"awb": "1", "shipment_status_id": code, "scans": [{"status": code, "sr-status": code}]},
        "delhivery": {"Shipment": {"AWB": "1", "NSLCode": code, "Status": {"Status": code, "StatusType": code}}},
        "clickpost": {"waybill": "1", "clickpost_status_code": code},
        "generic": {"awb": "1", "status": code},
    }[provider]
    events = [event for event in _events(provider, orjson.dumps(body)) if code != 1004]
    for event in events:
        scan = event.body
        assert isinstance(scan, Scan)
        assert scan.status is Status.UNKNOWN
        assert not scan.understood
        assert str(code).lower() in scan.raw_code.lower()
    assert events or code == 1004
