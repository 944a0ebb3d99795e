"""Scenes for tests of the ops room: a morning with failed attempts, a silence, parked items, an unknown code."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import insert, update

from bot.translation import OWN, own_item
from journeys.status import NdrReason
from journeys.store.schema import inbox, outbox, silences, unknown_codes
from tests.harness import Harness
from tests.journeys.builders import failed

PAGES = (
    "/ops",
    "/ops/map",
    "/ops/map/ndr_unavailable",
    "/ops/ndrs",
    "/ops/silences",
    "/ops/promises",
    "/ops/incidents",
    "/ops/ledger",
    "/ops/parked",
    "/ops/connections",
    "/ops/templates",
    "/ops/costs",
    "/ops/accidental",
    "/ops/weeks",
    "/ops/figures/ndr_told",
)


class Morning(msgspec.Struct):
    """Phones in the sandbox, order numbers and AWBs of the same customers, in the same order."""

    phones: list[str]
    numbers: list[str]
    awbs: list[str]


async def morning(
    harness: Harness, names: Iterable[str] = ("Meera Joshi", "Kavya Rao"), first_phone: int = 1
) -> Morning:
    """Each name orders with cash, confirms, and her parcel cannot be delivered; the first asks for tomorrow.

    The first and the second word have left by the end.
    """
    found = Morning([], [], [])
    for place, name in enumerate(names, start=first_phone):
        phone = await harness.phone(f"9199999001{place:02d}", name)
        order = await harness.order(phone)
        await harness.settle()
        await harness.tap(phone, (await harness.messages(phone))[-1], "Confirm")
        awb = await harness.ship(order)
        await harness.scan(awb, "picked_up")
        await harness.scan(awb, "out_for_delivery")
        found.phones.append(phone)
        found.numbers.append(str(order["name"]))
        found.awbs.append(awb)
    await harness.move(timedelta(hours=1))
    for awb in found.awbs:
        await harness.scan(awb, "failed", reason="customer_unavailable")
    await harness.settle()
    await harness.move(timedelta(minutes=4, seconds=30))
    await harness.move(timedelta(minutes=20))
    first = found.phones[0]
    await harness.tap(first, (await harness.messages(first))[-1], "Deliver tomorrow")
    await harness.settle()
    return found


async def fall_silent(harness: Harness, stage: str = "in_transit", cause: str = "no_scan") -> None:
    """The newest order has been silent for three days."""
    now = harness.clock.now()
    row = (await harness.rows("SELECT id, customer_id FROM orders ORDER BY id DESC LIMIT 1"))[0]
    silence = {
        "id": 1,
        "customer_id": row["customer_id"],
        "order_id": row["id"],
        "stage": stage,
        "since_at": now - timedelta(hours=72),
        "budget_seconds": 48 * 3600,
        "found_at": now,
        "cause": cause,
    }
    await written(harness, insert(silences), silence)


async def park_delivery(harness: Harness, body: bytes, reason: str = "nobody could read it") -> int:
    """A delivery that was given up; its id."""
    now = harness.clock.now()
    row = {"source": "delhivery", "key": f"k{len(body)}", "kind": "scan", "body": body, "received_at": now}
    row |= {"state": "parked", "attempts": 3, "reason": reason, "done_at": now}
    await written(harness, insert(inbox), row)
    return int(await harness.scalar("SELECT max(id) AS value FROM inbox WHERE state = 'parked'"))


async def park_newest_message(harness: Harness) -> int:
    """The newest message that left is given up instead; its id."""
    newest = await harness.scalar("SELECT max(id) AS value FROM outbox WHERE channel = 'whatsapp' AND order_id > 0")
    changes = update(outbox).where(outbox.c.id == newest).values(state="parked", done_at=harness.clock.now())
    await written(harness, changes)
    return int(newest)


async def meet_unknown_code(harness: Harness, code: str = "ZZ-9", example: str = "Held as per remark 4B") -> None:
    now = harness.clock.now()
    row = {"source": "delhivery", "code": code, "example": example, "seen": 7, "first_seen_at": now}
    await written(harness, insert(unknown_codes), row | {"last_seen_at": now})


async def fail_with_remark(harness: Harness, awb: str, remark: str) -> None:
    """The parcel goes out once more, and an hour later the courier reports failure in words of its own."""
    await harness.scan(awb, "out_for_delivery")
    await harness.settle()
    await harness.move(timedelta(hours=1))
    at = harness.clock.now()
    event = failed(at, NdrReason.ADDRESS_ISSUE, awb=awb, remark=remark, attempt_no=2)
    await harness.service.parts.intake.store(OWN, [own_item(event)], at)
    await harness.settle()


async def written(harness: Harness, statement: Any, *rows: dict[str, Any]) -> None:
    async with harness.service.parts.database.write() as connection:
        await connection.execute(statement, list(rows)) if rows else await connection.execute(statement)
