"""Recorded payloads read back: raw bodies, deliveries with headers or stored items, as the events read in them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from integrations.contract import Account, RawItem, Vendor
from integrations.proof import content_key
from journeys.errors import HarkaraError
from journeys.events import Event


class Unread(msgspec.Struct, frozen=True):
    """Why something gave no events. `item` is the raw item's key, empty for the whole delivery."""

    reason: str
    item: str = ""

    def __str__(self) -> str:
        return f"{self.item}: {self.reason}" if self.item else self.reason


def read_events(vendor: Vendor, recorded: bytes, received_at: datetime) -> Iterator[Event | Unread]:
    """The events of one recording in the vendor's order; an Unread where the vendor's file cannot read it.

    `recorded` is a raw body; or JSON {"headers": {...}, "body": ...}, one delivery; or JSON {"kind": "...",
    "body": ...}, one raw item as it is stored. `body` in these is a JSON value, or the raw body as a text.
    """
    account = Account(name=vendor.PROVIDER, provider=vendor.PROVIDER, path_token="")
    try:
        items = _raw_items(vendor, recorded)
    except HarkaraError as error:
        yield Unread(_reason(error))
        return
    if not items:
        yield Unread("holds nothing")
    for item in items:
        yield from _read_item(vendor, item, account, received_at)


def _raw_items(vendor: Vendor, recorded: bytes) -> list[RawItem]:
    try:
        wrapped = msgspec.json.decode(recorded)
    except (msgspec.DecodeError, UnicodeDecodeError):
        wrapped = None
    if not isinstance(wrapped, dict):
        return vendor.split({}, recorded)
    if wrapped.keys() == {"headers", "body"} and isinstance(wrapped["headers"], dict):
        headers = {name.lower(): str(value) for name, value in wrapped["headers"].items()}
        return vendor.split(headers, _bytes_of(wrapped["body"]))
    if wrapped.keys() == {"kind", "body"}:
        body = _bytes_of(wrapped["body"])
        return [RawItem(key=content_key(body), body=body, kind=str(wrapped["kind"]))]
    return vendor.split({}, recorded)


def _bytes_of(body: Any) -> bytes:
    return body.encode() if isinstance(body, str) else msgspec.json.encode(body)


def _read_item(vendor: Vendor, item: RawItem, account: Account, received_at: datetime) -> Iterator[Event | Unread]:
    try:
        yield from vendor.translate(item, account, received_at)
    except HarkaraError as error:
        yield Unread(_reason(error), item.key)


def _reason(error: HarkaraError) -> str:
    word = {"PayloadUnsupported": "not used", "PayloadMalformed": "malformed"}.get(type(error).__name__)
    return f"{word}: {error}" if word else str(error)
