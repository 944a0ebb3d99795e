"""Prepared input: signed WhatsApp messages and courier pushes, each with an id of its own."""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

from tests.bench.load import post

APP_SECRET = "sandbox-app-secret"
NUMBER_ID = "200000000000001"
BEGAN_AT = datetime(2026, 11, 23, 4, 30, tzinfo=UTC)


def message_body(index: int, text: str = "where is my order?", run: str = "b", customers: int = 5_000) -> bytes:
    """One customer's text as Meta posts it."""
    wa_id = f"9199999{index % customers:05d}"
    value: dict[str, Any] = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "919999900000", "phone_number_id": NUMBER_ID},
        "contacts": [{"profile": {"name": "Asha"}, "wa_id": wa_id, "user_id": f"IN.{index % customers:020d}"}],
        "messages": [
            {
                "from": wa_id,
                "id": f"wamid.{run}{index:012d}",
                "timestamp": str(int(BEGAN_AT.timestamp()) + index // 100),
                "type": "text",
                "text": {"body": text},
            }
        ],
    }
    entry = {"id": "100000000000001", "changes": [{"field": "messages", "value": value}]}
    return orjson.dumps({"object": "whatsapp_business_account", "entry": [entry]})


def signed_message(index: int, text: str = "where is my order?", run: str = "b", customers: int = 5_000) -> bytes:
    """The whole signed request."""
    body = message_body(index, text, run, customers)
    signature = "sha256=" + hmac.new(APP_SECRET.encode(), body, hashlib.sha256).hexdigest()
    return post("/webhooks/whatsapp", body, {"X-Hub-Signature-256": signature})


SCANS = (
    ("UD", "Manifested", "X-UCI", "Manifest uploaded"),
    ("UD", "In Transit", "X-PPOM", "Shipment picked up"),
    ("UD", "In Transit", "X-DBL1F", "Bagged"),
    ("UD", "In Transit", "X-DLL2F", "Vehicle departed"),
    ("UD", "Pending", "X-IBD3F", "Shipment received at facility"),
    ("UD", "Dispatched", "X-DDD3FD", "Out for delivery"),
    ("DL", "Delivered", "EOD-38", "Delivered to consignee"),
)


def scan_body(parcel: int, step: int, began_at: datetime = BEGAN_AT) -> bytes:
    """A Delhivery push: the `step`-th scan of the `parcel`-th parcel."""
    kind, status, code, said = SCANS[step % len(SCANS)]
    at = (began_at + timedelta(hours=5.5) + timedelta(minutes=step)).strftime("%Y-%m-%dT%H:%M:%S.000")
    return orjson.dumps(
        {
            "Shipment": {
                "Status": {
                    "Status": status,
                    "StatusDateTime": at,
                    "StatusType": kind,
                    "StatusLocation": f"Pune_Hub{step}_D (Maharashtra)",
                    "Instructions": said,
                },
                "PickUpDate": at,
                "NSLCode": code,
                "Sortcode": "PNQ/KTD",
                "ReferenceNo": f"KH-{parcel:07d}",
                "AWB": awb_of(parcel),
            }
        }
    )


def awb_of(parcel: int) -> str:
    return f"77{parcel:012d}"
