"""The watch over all orders: droughts and full hubs become incidents and end by themselves, on both engines."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest

from bot.incident_watch import IncidentWatch
from bot.incidents import Draft, raise_incident
from journeys.brand import Friction
from journeys.clock import MovableClock
from journeys.store.database import Database
from journeys.store.ids import new_id
from journeys.store.schema import alerts, attempts, inbox, incidents, outbox, shipments
from tests.journeys.builders import BRAND, NOW, fulfilled, placed
from tests.journeys.store.batches import counting, put_rows, rows, settle

HOUR = timedelta(hours=1)
HUB = "Nagpur_Wadi_GW"
BRISK = msgspec.structs.replace(BRAND, friction=Friction(drought_parcels=3, congested_orders=4))
Look = Callable[[datetime], Any]


@pytest.fixture
def look(database: Database) -> Look:
    async def at(now: datetime) -> None:
        await IncidentWatch(database, BRISK, MovableClock(now, running=False), lambda: None).look_once()

    return at


async def parcels_at(database: Database, count: int, since: datetime, seen: datetime | None = None) -> list[int]:
    """So many parcels on the way that have been at one hub since then, last scanned at `seen`."""
    stay = {"facility": HUB, "at": since.isoformat().replace("+00:00", "Z"), "key": "k", "place": "Nagpur, Maharashtra"}
    made = [
        {
            "id": new_id(),
            "customer_id": 100 + n,
            "order_id": 200 + n,
            "awb": f"AWB{n}",
            "courier": "Delhivery",
            "leg": "forward",
            "status": "in_transit",
            "legs": {},
            "told": [],
            "trail": [{"facility": "Bhiwandi", "at": "2026-11-01T00:00:00Z", "key": "j"}, stay],
            "last_scan_at": seen or since,
            "created_at": since,
        }
        for n in range(count)
    ]
    await put_rows(database, shipments, *made)
    return [each["id"] for each in made]


async def moved(database: Database, ids: list[int], at: datetime) -> None:
    """The parcels were scanned at the next hub."""
    next_stay = [{"facility": "Raipur_H", "at": at.isoformat(), "key": "n"}]
    async with database.write() as connection:
        mine = shipments.c.id.in_(ids)
        await connection.execute(shipments.update().where(mine).values(trail=next_stay, last_scan_at=at))


async def test_a_silent_courier_is_an_incident_until_it_speaks(database: Database, look: Look) -> None:
    """A-45: six hours of its service, nights not counted; one incident, one alert, however often it is looked at."""
    ids = await parcels_at(database, 3, NOW, seen=NOW)  # 11:30 in India
    await look(NOW + timedelta(hours=5, minutes=59))
    assert await rows(database, incidents) == []
    await look(NOW + 6 * HOUR)
    await look(NOW + 7 * HOUR)
    (found,) = await rows(database, incidents)
    assert (found["cause"], found["scope_kind"], found["scope"]) == ("drought", "courier", "delhivery")
    assert found["evidence"]["parcels"] == 3
    assert [alert["count"] for alert in await rows(database, alerts)] == [1]
    assert len(await rows(database, inbox, kind="incident.opened")) == 3
    await moved(database, ids[:1], NOW + 7 * HOUR)
    await look(NOW + 8 * HOUR)
    (found,) = await rows(database, incidents)
    assert found["cleared_at"] == NOW + 8 * HOUR


async def test_a_full_hub_is_an_incident_until_it_has_emptied(database: Database, look: Look) -> None:
    """A-43: the same cause for all who lie there."""
    ids = await parcels_at(database, 4, NOW - 35 * HOUR, seen=NOW)
    await look(NOW)
    assert await rows(database, incidents) == []
    await look(NOW + 2 * HOUR)
    (found,) = await rows(database, incidents)
    assert (found["cause"], found["scope"], found["place"]) == ("congestion", HUB.lower(), "Nagpur, Maharashtra")
    told = [json.loads(row["body"]) for row in await rows(database, inbox, kind="incident.opened")]
    assert {each["body"]["cause"] for each in told} == {"congestion"}
    assert len(told) == 4
    await moved(database, ids[:2], NOW + 3 * HOUR)
    await look(NOW + 3 * HOUR)
    assert (await rows(database, incidents))[0]["cleared_at"] is None  # two of four still lie there
    await moved(database, ids[:3], NOW + 4 * HOUR)
    await look(NOW + 4 * HOUR)
    assert (await rows(database, incidents))[0]["cleared_at"] == NOW + 4 * HOUR


async def test_what_a_person_raised_a_person_clears(database: Database, look: Look) -> None:
    """A-44."""
    await raise_incident(database, Draft("congestion", "hub", HUB, raised_by="asha"), NOW)
    await look(NOW + HOUR)
    assert [row["cleared_at"] for row in await rows(database, incidents)] == [None]


async def test_it_finishes_what_another_process_began_to_tell(database: Database, look: Look) -> None:
    """Promise 1."""
    await parcels_at(database, 2, NOW, seen=NOW)
    await raise_incident(database, Draft("strike", "courier", "delhivery", raised_by="asha"), NOW)
    async with database.write() as connection:
        await connection.execute(incidents.update().values(spread=""))
        await connection.execute(inbox.delete())
    await look(NOW + HOUR)
    assert len(await rows(database, inbox, kind="incident.opened")) == 2
    assert [row["spread"] for row in await rows(database, incidents)] == ["opened"]


async def test_an_urgent_message_that_does_not_arrive_is_friction(database: Database, look: Look) -> None:
    """A-94: after fifteen minutes, or at once when it failed for good; once a message."""
    await settle(database, placed(NOW - HOUR), fulfilled())
    (known,) = await rows(database, shipments)
    for number, facts in enumerate(
        ({"accepted_at": NOW}, {"failed_at": NOW}, {"accepted_at": NOW, "delivered_at": NOW})
    ):
        await urgent_message(database, 9_000 + number, known, **facts)
    await look(NOW + timedelta(minutes=14))
    assert await undelivered(database) == {"9001"}
    await look(NOW + timedelta(minutes=15))
    await look(NOW + timedelta(minutes=17))
    assert await undelivered(database) == {"9000", "9001"}


async def urgent_message(database: Database, id: int, parcel: dict[str, Any], **facts: Any) -> None:
    about = {"customer_id": parcel["customer_id"], "order_id": parcel["order_id"]}
    row = {"id": id, "channel": "whatsapp", "name": "attempt_failed", "lane": 1, "proactive": True, "body": {}}
    row |= {"dedupe_key": f"k{id}", "state": "done", "done_at": NOW, "created_at": NOW, "not_before_at": NOW}
    await put_rows(database, outbox, row | about | {"rule": "ndr_recovery", "rule_version": 1, "causes": ["scan:1"]})
    tried = {"id": id + 100, "outbox_id": id, "number": 1, "token": f"t{id}", "status": "accepted", "tried_at": NOW}
    await put_rows(database, attempts, tried | {"customer_id": parcel["customer_id"]} | facts)


async def undelivered(database: Database) -> set[str]:
    """The messages that are told to be missing."""
    told = [json.loads(row["body"]) for row in await rows(database, inbox, kind="signal.message_undelivered")]
    assert all(each["body"]["evidence"] == ["scan:1"] for each in told)
    return {each["body"]["subject"] for each in told}


async def test_a_look_takes_the_same_statements_however_many_orders_there_are(database: Database, look: Look) -> None:
    """A-86."""
    counts = []
    for more in (1, 30):
        ids = await parcels_at(database, more, NOW - HOUR, seen=NOW)
        async with counting(database) as statements:
            await look(NOW)
        counts.append(len(statements))
        async with database.write() as connection:
            await connection.execute(shipments.delete().where(shipments.c.id.in_(ids)))
    assert counts[0] == counts[1]
