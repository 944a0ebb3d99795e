"""`harkara customer` and `harkara timeline`: one customer, found by what a person has at hand."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.cli.customer import age
from bot.cli.timeline import detail
from bot.looking_up import keys_of
from journeys.events import Event, Key, Parcel
from journeys.state import Conversation
from journeys.status import Status
from journeys.store.database import Database
from journeys.store.rows import order_row, plain_row
from journeys.store.schema import conversations, customers, identities, orders
from tests.journeys.builders import AWB, NOW, customer, failed, order, placed, said, scan
from tests.journeys.store.batches import put_rows, settle

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def store(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("HARKARA_STORE_URL", sqlite_url)
    return sqlite_url


def happen(url: str, *batches: list[Event]) -> None:
    """Let these batches of events be decided and saved."""

    async def run() -> None:
        database = Database(url)
        for batch in batches:
            await settle(database, *batch, now=max(event.received_at for event in batch))
        await database.close()

    asyncio.run(run())


def put(url: str, *tables: tuple[Any, dict[str, Any]]) -> None:
    async def run() -> None:
        database = Database(url)
        for table, row in tables:
            await put_rows(database, table, row)
        await database.close()

    asyncio.run(run())


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), env={"COLUMNS": "300"})


def lived(url: str) -> None:
    """Meera's order, out for delivery and not handed over; a hub scan learnt late; a question."""
    late = msgspec.structs.replace(scan(Status.AT_DESTINATION_HUB, NOW - 6 * HOUR), received_at=NOW)
    happen(
        url,
        [placed(NOW - DAY, parcels=(Parcel(AWB), Parcel("KHA2")))],
        [scan(Status.OUT_FOR_DELIVERY, NOW - 2 * HOUR, place="Bengaluru, Karnataka", edd_at=NOW)],
        [failed(NOW - HOUR, raw_text="Consignee unavailable", facility="BLR_Koramangala")],
        [late],
        [said("where is it?", NOW, wa_id="919999900234")],
    )


@pytest.mark.parametrize("key", ["+91 99999 00234", "9999900234", "#kh-10234", "KH-10234", " kha200011 "])
def test_a_customer_is_shown_with_source_and_age_of_every_fact(store: str, key: str) -> None:
    """A-05."""
    lived(store)
    shown = run("customer", key)
    assert shown.exit_code == 0, shown.output
    for words in (
        "Meera Joshi",
        "+919999900234",
        "#KH-10234",
        "1499.00",
        "delivery_attempt_failed",
        "Bengaluru, Karnataka",
        "1, customer_unavailable",
        "Consignee unavailable BLR_Koramangala",
        "out_for_delivery",
        "delhivery-main",
        "last wrote",
    ):
        assert words in shown.stdout
    assert all(line.rstrip(" │┃").split()[-1] in {"age", "min", "h", "d", "now"} for line in bordered(shown.stdout))


def bordered(output: str) -> list[str]:
    """The table lines that hold facts or headings."""
    return [line for line in output.splitlines() if line.startswith(("│", "┃"))]


def test_a_page_without_orders_shows_what_there_is(store: str) -> None:
    """A-05: opt-out, hold and handoff included."""
    chat = Conversation(10, handoff_at=NOW, handoff_reason="asked_for_a_person", held_by="asha", held_until=NOW)
    person = customer(name="Rani", opted_out_at=NOW, unreachable_at=NOW)
    proved = order_row(order(customer_id=10, phone=""))
    put(store, (customers, plain_row(person)), (conversations, plain_row(chat)), (orders, proved))
    shown = run("customer", "KH-10234").stdout
    for words in ("Rani", "opted out", "unreachable", "asked_for_a_person", "held by", "asha"):
        assert words in shown
    assert "parcel" not in shown
    assert "identity" not in shown


def test_a_page_can_be_read_by_a_program(store: str) -> None:
    """A-05."""
    lived(store)
    told = json.loads(run("customer", AWB, "--json").stdout)
    assert told["customer"]["name"] == "Meera Joshi"
    assert [each["parcel"]["awb"] for each in told["orders"][0]["parcels"]] == [AWB, "KHA2"]
    assert told["orders"][0]["parcels"][0]["last_scan"]["source"] == "delhivery-main"


def test_the_timeline_is_shown_in_order_with_late_ones_marked(store: str) -> None:
    """A-20."""
    lived(store)
    shown = run("timeline", "KH-10234")
    assert shown.exit_code == 0, shown.output
    lines = [line for line in shown.stdout.splitlines() if "UTC" in line and any(kind in line for kind in KINDS)]
    assert [next(kind for kind in KINDS if kind in line) for line in lines] == KINDS
    assert [" late " in line for line in lines] == [False, True, False, False, False]
    assert "Consignee unavailable" in lines[3]


KINDS = [
    "order.updated",
    "shipment.at_destination_hub",
    "shipment.out_for_delivery",
    "shipment.delivery_attempt_failed",
    "message.received",
]


def test_the_timeline_can_be_filtered_and_exported_as_json_lines(store: str) -> None:
    """A-20."""
    lived(store)
    told = [json.loads(line) for line in run("timeline", AWB, "--kind", "shipment", "--json").stdout.splitlines()]
    assert [each["kind"] for each in told] == KINDS[1:4]
    assert told[2]["body"]["raw_text"] == "Consignee unavailable"
    both = run("timeline", AWB, "--kind", "order", "--kind", "message.received").stdout
    assert "order.updated" in both
    assert "message.received" in both
    assert "shipment." not in both


@pytest.mark.parametrize("command", ["customer", "timeline"])
def test_nobody_and_more_than_one_are_said_in_words(store: str, command: str) -> None:
    """A-02: never a guess."""
    missing = run(command, "KH-1")
    assert (missing.exit_code, missing.stderr) == (1, "No customer has that phone, order number or AWB.\n")
    happen(store, [placed(NOW), placed(NOW, account="shop2", phone="+919999900777")])
    two = run(command, "KH-10234")
    assert (two.exit_code, two.stderr) == (1, "2 customers go by that; name a phone or an AWB instead.\n")


def test_a_customer_whose_record_is_gone_is_not_made_up(store: str) -> None:
    """A-05."""
    row = {"kind": "phone", "value": "+919999900555", "customer_id": 999, "source": "shop", "seen_at": NOW}
    put(store, (identities, row))
    gone = run("customer", "9999900555")
    assert (gone.exit_code, gone.stderr) == (1, "That customer is gone.\n")


def test_what_others_wrote_is_shown_as_they_wrote_it_and_does_nothing_to_the_terminal(store: str) -> None:
    """P-01: markup and escape sequences of a courier's remark."""
    happen(store, [scan(Status.PICKED_UP, NOW, raw_text="[/bold] [red]left\x1b[2J")])
    for command in ("customer", "timeline"):
        shown = run(command, AWB)
        assert shown.exit_code == 0, shown.output
        assert "[/bold] [red]left�[2J" in shown.stdout


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=59), "just now"),
        (timedelta(seconds=-5), "just now"),
        (timedelta(minutes=5), "5 min"),
        (timedelta(hours=23, minutes=59), "23 h"),
        (timedelta(days=12), "12 d"),
        (-3 * HOUR, "in 3 h"),
    ],
)
def test_ages_are_told_in_one_unit(ago: timedelta, words: str) -> None:
    """A-05."""
    assert age(NOW - ago, NOW) == words


def test_what_a_person_types_is_read_as_all_that_it_may_mean() -> None:
    """A-05."""
    assert keys_of("99999 00234") == [
        Key("phone", "+919999900234"),
        Key("order_number", "9999900234"),
        Key("awb", "9999900234"),
    ]
    assert keys_of("#kh-10234") == [Key("order_number", "KH-10234"), Key("awb", "#KH-10234")]


def test_a_detail_is_one_short_line() -> None:
    """A-20."""
    assert (
        detail({"message": "shipped", "blockers": ["stale", "opted_out"], "geo": [1, 2]})
        == "shipped · stale, opted_out"
    )
    assert detail({}) == ""
    assert len(detail({"text": "x" * 400})) == 100
