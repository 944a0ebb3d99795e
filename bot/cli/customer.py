"""`harkara customer`: everything known of one customer on one page, each fact with its source and age."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from rich.table import Table

    from journeys.store.customer_page import OpenTask, OrderOnPage, Page, ParcelOnPage

NAMES = "Her phone, an order number or an AWB."


def customer(
    key: Annotated[str, typer.Argument(help=NAMES)],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead.")] = False,
) -> None:
    """Show one customer: identities, orders with their parcels, chat, open work, messages. Personal data."""
    import asyncio
    import sys

    from rich.console import Console

    from bot.looking_up import NotFound, look_at
    from bot.settings import load_store_settings
    from journeys.clock import SystemClock

    try:
        page = asyncio.run(look_at(load_store_settings().store_url, key))
    except NotFound as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    if as_json:
        import msgspec

        sys.stdout.write(msgspec.json.encode(page).decode() + "\n")
        return
    console = Console()
    for table in tables_of(page, SystemClock().now()):
        if table.row_count:
            console.print(table)


def age(at: datetime, now: datetime) -> str:
    """How long ago, in one unit: "just now", "5 min", "3 h", "12 d"; what is ahead is "in 3 h"."""
    span = now - at
    words = _span(abs(span))
    return words if span >= timedelta(0) or words == "just now" else f"in {words}"


def _span(span: timedelta) -> str:
    for size, name in ((timedelta(days=1), "d"), (timedelta(hours=1), "h"), (timedelta(minutes=1), "min")):
        if span >= size:
            return f"{span // size} {name}"
    return "just now"


def tables_of(page: "Page", now: datetime) -> "Iterator[Table]":
    """The page as tables; the last two columns of each are the source of a fact and its age."""
    yield _table(("customer", "fact"), [(*row, age(at, now)) for *row, at in _person(page, now)])
    rows = [(known.kind, known.value, known.source, age(known.told_at, now)) for known in page.identities]
    yield _table(("identity", "value"), rows)
    yield _table(
        ("order", "placed", "status", "payment", "to pay"),
        [(*_order(each), each.source, age(each.told_at, now)) for each in page.orders],
    )
    parcels = [parcel for order in page.orders for parcel in order.parcels] + list(page.loose_parcels)
    yield _table(
        ("parcel", "status", "place", "expected", "failed attempts", "the courier's last words"),
        [(*_parcel(each), each.source, age(each.told_at, now)) for each in parcels],
    )
    work = [(*_task(each, now), each.source, age(each.told_at, now)) for each in page.tasks]
    yield _table(("open work", "note", "known", "due", "suggested reply"), work)
    messages = [
        (each.name, each.state, each.reason, each.status, each.text, each.source, age(each.told_at, now))
        for each in page.messages
    ]
    yield _table(("message or command", "state", "reason", "became", "words"), messages)


def _table(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, "source", "age")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    return table


def printable(words: str) -> str:
    """What somebody else wrote, safe for a terminal: no escape sequences, no markup of ours."""
    return "".join(each if each.isprintable() or each == "\n" else "�" for each in words)


def _person(page: "Page", now: datetime) -> Iterator[tuple[str, str, str, datetime]]:
    """What is known of herself, as (what, value, source, since)."""
    who, chat = page.customer, page.chat
    yield "name", who.name, "harkara", who.created_at
    stands = page.standing(now)
    yield "stage", stands.stage.value, "harkara", stands.since_at
    for what, since in (("opted out", who.opted_out_at), ("unreachable", who.unreachable_at)):
        if since:
            yield what, "yes", "whatsapp", since
    if chat and chat.last_inbound_at:
        yield "last wrote", f"{chat.last_inbound_at:%Y-%m-%d %H:%M UTC}", "whatsapp", chat.last_inbound_at
    if chat and chat.handoff_at:
        yield "asked for a person", chat.handoff_reason, "harkara", chat.handoff_at
    if chat and chat.held_until:
        yield "held by", chat.held_by, "harkara", chat.held_until


def _task(task: "OpenTask", now: datetime) -> tuple[str, ...]:
    from bot.cli.tasks import lines_of_case

    known = [*lines_of_case(task.packet), *lines_of_person(task.packet)]
    return task.reason, task.note, "\n".join(known), age(task.due_at, now) if task.due_at else "", task.suggested


def lines_of_person(packet: Mapping[str, Any]) -> Iterator[str]:
    """What only her own page shows of a handoff: her last words, what she likes, what a form had got already."""
    if packet.get("said"):
        yield f"said: {packet['said']}"
    for name in ("likes", "known"):
        found = packet.get(name) or {}
        yield from (f"{name}: {key} = {value}" for key, value in found.items())


def _order(shown: "OrderOnPage") -> tuple[str, ...]:
    order = shown.order
    number = order.number if shown.is_own else f"{order.number} (proved)"
    return number, f"{order.placed_at:%Y-%m-%d}", order.status, order.payment, f"{order.outstanding_paise / 100:.2f}"


def _parcel(shown: "ParcelOnPage") -> tuple[str, ...]:
    parcel, scan = shown.parcel, shown.last_scan
    expected = f"{parcel.edd_at:%Y-%m-%d}" if parcel.edd_at else ""
    attempts = f"{parcel.attempts}" + (f", {parcel.ndr.reason}" if parcel.ndr else "")
    words = " ".join(filter(None, (scan.raw_text, scan.remark, scan.facility))) if scan else ""
    return parcel.awb, parcel.status, parcel.place, expected, attempts, words
