"""Replays vendor fixtures: each `name.json` {kind, body} against `name.expected.json`, the events it must become."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from integrations.contract import Account, RawItem
from journeys.events import Event

WRONG: list[Any] = [None, [], {}, "x", -1, 10**30, True, [None], {"": None}, "\x00", "1e999999999", [[]]]
RECEIVED_AT = datetime(2026, 10, 30, 6, 0, tzinfo=UTC)


def fixture_files(folder: Path) -> list[Path]:
    """The fixtures of one vendor, without the expectations."""
    return sorted(path for path in folder.glob("*.json") if not path.name.endswith(".expected.json"))


def raw_item(path: Path) -> RawItem:
    """The fixture as it is stored in the inbox."""
    fixture = json.loads(path.read_text())
    return RawItem(key=path.stem, body=json.dumps(fixture["body"]).encode(), kind=fixture["kind"])


def body_of(path: Path) -> dict[str, Any]:
    """The vendor's JSON in the fixture."""
    return dict(json.loads(path.read_text())["body"])


def as_plain(events: list[Event]) -> Any:
    """Events as JSON values, without the clock of the test and the content hash in the version."""
    plain = json.loads(msgspec.json.encode(events))
    for event in plain:
        del event["received_at"], event["source"]
        event["key"] = event["key"].rsplit("-", 1)[0] if _is_versioned(event["key"]) else event["key"]
    return plain


def expected(path: Path) -> Any:
    """What the fixture must become."""
    return json.loads(path.with_suffix(".expected.json").read_text())


def mutations(value: Any) -> Iterator[Any]:
    """`value` with each of its parts, one at a time, gone or of another kind."""
    yield from WRONG
    if isinstance(value, dict):
        for name, part in value.items():
            yield {other: kept for other, kept in value.items() if other != name}
            yield from ({**value, name: changed} for changed in mutations(part))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from ([*value[:index], changed, *value[index + 1 :]] for changed in mutations(part))


def account(provider: str, **changes: Any) -> Account:
    """An account named `main` with two secrets, the newer one first."""
    given = {"secrets": ("new-secret", "old-secret"), "api_user": "key-id", "api_key": "key-secret"} | changes
    return Account(name="main", provider=provider, path_token="p-1", **given)


def _is_versioned(key: str) -> bool:
    return key.startswith("order:") and "-" in key.rsplit(":", 1)[1]
