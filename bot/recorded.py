"""Recorded payloads read back: a vendor's raw body, alone or with its headers, as the events Harkara reads in it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from integrations.contract import Account, RawItem, Vendor
from journeys.errors import HarkaraError
from journeys.events import Event


class Delivery(msgspec.Struct, frozen=True):
    """What came in one POST: header names in lower case, the body's bytes."""

    headers: dict[str, str]
    body: bytes


class Unread(msgspec.Struct, frozen=True):
    """Why something gave no events. `item` is the raw item's key, empty for the whole delivery."""

    reason: str
    item: str = ""

    def __str__(self) -> str:
        return f"{self.item}: {self.reason}" if self.item else self.reason


def read_delivery(recorded: bytes) -> Delivery:
    """A recording: the raw body itself, or JSON {"headers": {...}, "body": ...} around a JSON value or a text."""
    try:
        wrapped = msgspec.json.decode(recorded)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return Delivery({}, recorded)
    if not (
        isinstance(wrapped, dict) and wrapped.keys() == {"headers", "body"} and isinstance(wrapped["headers"], dict)
    ):
        return Delivery({}, recorded)
    headers = {name.lower(): str(value) for name, value in wrapped["headers"].items()}
    return Delivery(headers, _bytes_of(wrapped["body"]))


def _bytes_of(body: Any) -> bytes:
    return body.encode() if isinstance(body, str) else msgspec.json.encode(body)


def read_events(vendor: Vendor, recorded: bytes, received_at: datetime) -> Iterator[Event | Unread]:
    """The events of one recording in the vendor's order; an Unread where the vendor's file cannot read it."""
    account = Account(name=vendor.PROVIDER, provider=vendor.PROVIDER, path_token="")
    delivery = read_delivery(recorded)
    try:
        items = vendor.split(delivery.headers, delivery.body)
    except HarkaraError as error:
        yield Unread(_reason(error))
        return
    if not items:
        yield Unread("holds nothing")
    for item in items:
        yield from _read_item(vendor, item, account, received_at)


def _read_item(vendor: Vendor, item: RawItem, account: Account, received_at: datetime) -> Iterator[Event | Unread]:
    try:
        yield from vendor.translate(item, account, received_at)
    except HarkaraError as error:
        yield Unread(_reason(error), item.key)


def _reason(error: HarkaraError) -> str:
    word = {"PayloadUnsupported": "not used", "PayloadMalformed": "malformed"}.get(type(error).__name__)
    return f"{word}: {error}" if word else str(error)
