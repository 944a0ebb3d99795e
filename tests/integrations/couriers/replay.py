"""Replays a recorded delivery through a vendor module, exactly as the service does: split, store, translate."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from integrations.contract import Account, RawItem, Vendor
from integrations.couriers.reading import PULL
from integrations.registry import vendor_of
from integrations.times import INDIA
from journeys.events import Event, Scan

FIXTURES = Path(__file__).parent / "fixtures"
RECEIVED_AT = datetime(2026, 3, 20, 6, 30, tzinfo=UTC)

PAWAN_MAPPING: dict[str, Any] = {
    "events": "data.scans",
    "awb": "data.docket",
    "time": "at",
    "time_format": "%d%m%Y %H%M",
    "code": ["st", "sub"],
    "codes": {
        "OFD": "out_for_delivery",
        "UD/101": {"status": "delivery_attempt_failed", "reason": "customer_unavailable"},
    },
    "leg": {"field": "data.kind", "values": {"RVP": "reverse"}},
    "remark": "note",
    "location": "hub",
    "order_number": "order.ref",
    "courier": "Pawan Courier",
}

OPTIONS: dict[str, dict[str, Any]] = {
    "clickpost": {"couriers": {"4": "Delhivery"}, "z_means": "ist"},
    "generic/mapped": {"mapping": PAWAN_MAPPING},
    "generic/mapped_return": {"mapping": PAWAN_MAPPING},
}


def recorded(name: str) -> bytes:
    """The body of a recorded delivery, "<vendor>/<fixture>"."""
    return (FIXTURES / f"{name}.json").read_bytes()


def account_of(name: str, **options: Any) -> Account:
    """An account for a recorded delivery or a vendor."""
    provider = name.split("/")[0]
    known = OPTIONS.get(name, OPTIONS.get(provider, {}))
    return Account(name=f"{provider}-main", provider=provider, path_token="p", options={**known, **options})


def items_of(name: str) -> list[RawItem]:
    """What is stored of a recorded delivery. A pull is stored as the client stores it."""
    vendor: Vendor = vendor_of(name.split("/")[0])
    items = vendor.split({}, recorded(name))
    return [RawItem(each.key, each.body, PULL) for each in items] if "/pull" in name else items


def events_of(name: str, received_at: datetime = RECEIVED_AT, **options: Any) -> list[Event]:
    """The events of a recorded delivery."""
    vendor: Vendor = vendor_of(name.split("/")[0])
    account = account_of(name, **options)
    return [event for item in items_of(name) for event in vendor.translate(item, account, received_at)]


def events_of_body(provider: str, body: Any, **options: Any) -> list[Event]:
    """The events of a delivery made up in the test."""
    vendor: Vendor = vendor_of(provider)
    items = vendor.split({}, orjson.dumps(body))
    return [event for item in items for event in vendor.translate(item, account_of(provider, **options), RECEIVED_AT)]


def scan_of(event: Event) -> Scan:
    assert isinstance(event.body, Scan)
    return event.body


def line(event: Event) -> str:
    """One event as one readable line: status, leg, Indian time, code, and what is out of the ordinary."""
    scan = scan_of(event)
    assert event.kind == f"shipment.{scan.status.value}"
    parts = [
        scan.status.value,
        scan.leg.value,
        event.occurred_at.astimezone(INDIA).strftime("%d %H:%M:%S"),
        scan.raw_code,
    ]
    parts += ["not understood"] * (not scan.understood) + ["evidence only"] * scan.evidence_only
    parts += [f"incident {scan.incident}"] * bool(scan.incident) + [f"revokes {scan.revokes}"] * bool(scan.revokes)
    if ndr := scan.ndr:
        parts.append(f"because {ndr.reason.value}")
        parts += [f"attempt {ndr.attempt_no}"] * bool(ndr.attempt_no) + ["not attempted"] * (not ndr.attempted)
    return " | ".join(parts)
