"""From stored items to events: what cannot be read is set aside with its reason and disturbs nobody."""

from datetime import UTC, datetime

import orjson
import pytest

from bot.translation import OWN, Translator, own_item
from integrations.contract import Account
from journeys.events import CommandResult, Event, Key, Scan
from journeys.store.inbox import Item

NOW = datetime(2026, 11, 23, 4, 30, tzinfo=UTC)
COURIER = Account(name="pune-riders", provider="generic", path_token="p", secrets=("s",))


def item(id: int, body: object, source: str = "pune-riders", kind: str = "") -> Item:
    raw = body if isinstance(body, bytes) else orjson.dumps(body)
    return Item(id=id, source=source, key=f"k{id}", kind=kind, body=raw, received_at=NOW)


def scan(awb: str, status: str = "in_transit") -> dict[str, str]:
    return {"awb": awb, "status": status, "occurred_at": "2026-11-23T09:30:00+05:30"}


@pytest.fixture
def translator() -> Translator:
    return Translator([COURIER])


def test_an_item_becomes_events_that_know_where_they_came_from(translator: Translator) -> None:
    """P-01, A-28."""
    told = translator.translate([item(7, scan("PR-1"))])
    (event,) = told.events
    assert (event.source, event.received_at, told.item_of) == ("pune-riders", NOW, {event.key: 7})
    assert [read.id for read in told.read] == [7]


def test_a_broken_item_does_not_disturb_its_neighbours(translator: Translator) -> None:
    """P-01."""
    told = translator.translate([item(1, scan("PR-1")), item(2, b"\xff"), item(3, scan("PR-3"))])
    assert [event.body.awb for event in told.events if isinstance(event.body, Scan)] == ["PR-1", "PR-3"]
    assert [parked for parked, _ in told.parked] == [2]
    assert [read.id for read in told.read] == [1, 3]


@pytest.mark.parametrize(
    ("body", "source", "kind", "reason"),
    [
        (b"no json", "pune-riders", "", "malformed: no JSON"),
        ({"status": "in_transit"}, "pune-riders", "", "malformed"),  # no AWB
        ({}, "gone-account", "", "no account named 'gone-account'"),
        (b"<html>", "pune-riders", "malformed", "malformed: no JSON"),
        (b'{"is":"nothing"}', OWN, "", "cannot be translated: ValidationError"),
    ],
)
def test_what_cannot_be_read_says_why(
    translator: Translator, body: object, source: str, kind: str, reason: str
) -> None:
    """P-01, G-7."""
    told = translator.translate([item(1, body, source, kind)])
    assert told.events == []
    assert told.read == []
    assert reason in told.parked[0][1]


def test_a_delivery_that_was_kept_whole_is_read_when_it_can_be(translator: Translator) -> None:
    """P-01: replayed after the vendor's file has learnt to read it."""
    told = translator.translate([item(1, {"events": [scan("PR-1"), scan("PR-2")]}, kind="malformed")])
    assert [event.body.awb for event in told.events if isinstance(event.body, Scan)] == ["PR-1", "PR-2"]
    assert set(told.item_of.values()) == {1}


def test_what_we_do_not_use_is_read_and_done(translator: Translator) -> None:
    """P-01."""
    told = translator.translate([item(1, {})])
    assert ([read.id for read in told.read], told.events, told.parked) == ([1], [], [])


def test_an_unknown_status_is_kept_and_never_guessed(translator: Translator) -> None:
    """P-01."""
    (event,) = translator.translate([item(1, scan("PR-1", "teleported"))]).events
    assert isinstance(event.body, Scan)
    assert (event.body.status.value, event.body.understood, event.body.raw_code) == ("unknown", False, "teleported")


def test_the_same_fact_twice_in_a_batch_is_one_event(translator: Translator) -> None:
    """G-1, A-23."""
    told = translator.translate([item(1, scan("PR-1")), item(2, scan("PR-1"))])
    assert len(told.events) == 1
    assert [read.id for read in told.read] == [1, 2]
    assert list(told.item_of.values()) == [1]


def test_our_own_events_come_back_as_they_were(translator: Translator) -> None:
    """A-07, A-28."""
    event = Event(
        kind="command.accepted",
        key="command:1:accepted",
        occurred_at=NOW,
        received_at=NOW,
        source=OWN,
        body=CommandResult(outbox_id=1, command="courier.request_reattempt", state="accepted", data={"order_id": 5}),
        keys=(Key("customer", "9"),),
    )
    raw = own_item(event)
    told = translator.translate([item(1, raw.body, OWN, raw.kind)])
    assert told.events == [event]
