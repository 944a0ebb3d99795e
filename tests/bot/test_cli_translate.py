"""`harkara translate`: events of recorded payloads on standard output, reasons on standard error."""

import json
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from bot.cli import app
from journeys.events import Event, Scan

FIXTURES = Path(__file__).parents[1] / "integrations"
DELHIVERY = {
    "Shipment": {
        "AWB": "7700123",
        "NSLCode": "X-DDD3FD",
        "ReferenceNo": "MH-1",
        "Status": {
            "Status": "Dispatched",
            "StatusType": "UD",
            "StatusDateTime": "2026-11-20T09:12:40.123",
            "StatusLocation": "Pune_Kothrud_D (Maharashtra)",
            "Instructions": "Out for delivery",
        },
    }
}
EMPTY_ENVELOPE = {"object": "whatsapp_business_account", "entry": []}


def write(folder: Path, name: str, content: object) -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return str(path)


def test_each_event_is_one_json_line_that_reads_back_as_the_event(tmp_path: Path) -> None:
    """P-01, A-71."""
    paths = [write(tmp_path, "one.json", DELHIVERY), write(tmp_path, "two.json", [DELHIVERY, DELHIVERY])]
    result = CliRunner().invoke(app, ["translate", "delhivery", *paths])
    assert result.exit_code == 0, result.stderr
    events = [msgspec.json.decode(line, type=Event) for line in result.stdout.splitlines()]
    assert [event.kind for event in events] == ["shipment.out_for_delivery"] * len(events)
    assert len(events) >= 2
    assert isinstance(events[0].body, Scan)
    assert events[0].body.awb == "7700123"


def test_a_recording_may_hold_the_headers_that_a_vendor_speaks_in(tmp_path: Path) -> None:
    """P-01."""
    order = {
        "id": 7,
        "name": "#MH-7",
        "created_at": "2026-11-20T10:00:00+05:30",
        "updated_at": "2026-11-20T10:00:00+05:30",
    }
    headers = {"X-Shopify-Topic": "orders/create", "X-Shopify-Webhook-Id": "hook-7"}
    bare = write(tmp_path, "bare.json", order)
    wrapped = write(tmp_path, "wrapped.json", {"headers": headers, "body": order})
    as_text = write(tmp_path, "text.json", {"headers": headers, "body": json.dumps(order)})
    result = CliRunner().invoke(app, ["translate", "shopify", wrapped, as_text])
    assert result.exit_code == 0, result.stderr
    assert [json.loads(line)["kind"] for line in result.stdout.splitlines()] == ["order.placed"] * 2
    result = CliRunner().invoke(app, ["translate", "shopify", bare])
    assert result.exit_code == 1
    assert f"{bare}: malformed: no X-Shopify-Topic header" in result.stderr


def test_what_cannot_be_read_is_named_with_a_reason_and_the_rest_is_still_printed(tmp_path: Path) -> None:
    """P-01."""
    broken = write(tmp_path, "broken.json", b'{"Shipment": ')
    gone = str(tmp_path / "gone.json")
    result = CliRunner().invoke(app, ["translate", "delhivery", broken, gone, write(tmp_path, "good.json", DELHIVERY)])
    assert result.exit_code == 1
    complaints = result.stderr.splitlines()
    assert complaints[0].startswith(f"{broken}: malformed: ")
    assert complaints[1] == f"{gone}: No such file or directory"
    assert len(result.stdout.splitlines()) == 1


def test_a_known_kind_that_nobody_uses_is_told_apart_from_a_broken_one(tmp_path: Path) -> None:
    """P-01."""
    path = write(tmp_path, "empty.json", EMPTY_ENVELOPE)
    result = CliRunner().invoke(app, ["translate", "whatsapp", path])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{path}: not used: ")


def test_an_unknown_vendor_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    """P-01."""
    result = CliRunner().invoke(app, ["translate", "pigeon", write(tmp_path, "one.json", {})])
    assert result.exit_code == 1
    assert "'pigeon' is unknown; known are: " in result.stderr
    assert "delhivery" in result.stderr


@pytest.mark.parametrize("source", ["razorpay", "shopify"])
def test_the_fixtures_of_a_vendor_are_recordings_too(source: str) -> None:
    """P-01: {"kind": ..., "body": ...} is one item as the inbox stores it."""
    paths = [path for path in sorted(FIXTURES.rglob(f"fixtures/{source}/*.json")) if ".expected." not in path.name]
    assert len(paths) > 5
    for path in paths:
        expected = msgspec.json.decode(path.with_suffix(".expected.json").read_bytes())
        result = CliRunner().invoke(app, ["translate", source, str(path)])
        printed = [json.loads(line) for line in result.stdout.splitlines()]
        assert [event["kind"] for event in printed] == [event["kind"] for event in expected], path.name
        assert result.exit_code == (0 if expected else 1), path.name
