"""Reads a delivery the way the service does: as bytes, split, each item translated on its own."""

from datetime import UTC, datetime
from typing import Any

import orjson

from integrations.contract import Account
from integrations.whatsapp import inbound
from journeys.events import Event

ACCOUNT = Account(name="whatsapp-main", provider="whatsapp", path_token="p", secrets=("old-secret", "new-secret"))
RECEIVED_AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
OCCURRED_AT = datetime.fromtimestamp(1795300000, UTC)


def read(post: Any) -> list[Event]:
    """All events of one POST."""
    items = inbound.split({}, orjson.dumps(post))
    return [event for item in items for event in inbound.translate(item, ACCOUNT, RECEIVED_AT)]


def read_one(post: Any) -> Event:
    """The only event of one POST."""
    (event,) = read(post)
    return event


def keys_of(event: Event) -> dict[str, str]:
    """The event's keys by kind (the last of a kind wins)."""
    return {key.kind: key.value for key in event.keys}
