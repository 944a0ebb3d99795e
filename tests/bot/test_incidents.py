"""Incidents from raising to clearing, through the whole service: one cause, one text, whoever asks."""

import json
from datetime import timedelta
from typing import Any

import pytest

from bot.incidents import Draft, Told, clear_incident, faults_of, preview, raise_incident, spread
from journeys.store.database import Database
from journeys.store.ids import new_id
from journeys.store.incidents import PAGE, find_incident, not_spread, open_incidents
from journeys.store.schema import alerts, inbox, orders, shipments
from tests.harness import Harness
from tests.journeys.builders import AWB, NOW, fulfilled, placed, scan
from tests.journeys.store.batches import put_rows, rows, settle

from journeys.status import Status  # isort: skip

HOUR = timedelta(hours=1)
HUB = "Bhiwandi_Lonad_GW"
STORM = Draft("weather", "hub", HUB, "Bhiwandi", raised_by="asha")


async def travelling(database: Database, hub: str = HUB) -> None:
    """Order KH-10234 with its parcel at a hub."""
    await settle(database, placed(NOW - HOUR), fulfilled())
    await settle(database, scan(Status.IN_TRANSIT, NOW + HOUR, facility=hub, place="Bhiwandi, Maharashtra"))


async def notices(database: Database) -> list[dict[str, Any]]:
    """What the inbox holds for customers, oldest first."""
    return [json.loads(row["body"]) for row in await rows(database, inbox, source="harkara")]


async def test_raising_an_incident_tells_each_customer_in_its_scope_once(database: Database) -> None:
    """A-44: and operations once, with how many it reaches."""
    await travelling(database)
    told = await raise_incident(database, STORM, NOW + 2 * HOUR)
    assert (told.is_new, told.customers) == (True, 1)
    (notice,) = await notices(database)
    (parcel,) = await rows(database, shipments)
    assert notice["kind"] == "incident.opened"
    assert notice["body"] == {
        "is": "incident",
        "incident_id": told.incident.id,
        "cause": "weather",
        "parcel_ids": [parcel["id"]],
        "place": "Bhiwandi",
    }
    (alert,) = await rows(database, alerts)
    assert (alert["reason"], alert["count"]) == ("incident", 1)
    assert (alert["sample"]["orders"], alert["sample"]["sample"]) == (1, ["#KH-10234"])


async def test_the_same_cause_and_scope_is_one_incident(database: Database) -> None:
    """A-22e: raised twice, it is one incident and one alert."""
    first = await raise_incident(database, STORM, NOW)
    again = await raise_incident(database, Draft("weather", "hub", f" {HUB.upper()} "), NOW + HOUR)
    assert (again.is_new, again.incident.id) == (False, first.incident.id)
    assert [row["count"] for row in await rows(database, alerts)] == [1]


@pytest.mark.parametrize(
    ("kind", "scope", "parcels"),
    [
        ("hub", HUB, 1),
        ("hub", HUB.lower(), 1),
        ("hub", "Surat_Kadodara_GW", 0),
        ("courier", "Delhivery", 1),
        ("courier", "bluedart", 0),
        ("pincode", "560", 1),
        ("pincode", "56 00 01", 1),
        ("pincode", "400", 0),
    ],
)
async def test_a_scope_is_a_hub_a_courier_or_a_pincode_prefix(
    database: Database, kind: str, scope: str, parcels: int
) -> None:
    """A-44: the preview counts without telling anybody."""
    await travelling(database)
    reach = await preview(database, kind, scope)
    assert (reach.parcels, reach.orders, reach.customers) == (parcels, parcels, parcels)
    assert reach.sample == ("#KH-10234",) * parcels
    assert await notices(database) == []


@pytest.mark.parametrize("status", [Status.OUT_FOR_DELIVERY, Status.DELIVERED, Status.RTO_INITIATED])
async def test_a_parcel_that_is_no_longer_on_its_way_is_not_reached(database: Database, status: Status) -> None:
    """A-44."""
    await travelling(database)
    await settle(database, scan(status, NOW + 2 * HOUR, facility=HUB))
    assert (await preview(database, "courier", "delhivery")).parcels == 0


async def test_the_notice_makes_the_parcel_name_the_cause_until_it_is_cleared(database: Database) -> None:
    """A-43, A-44: withdrawn when cleared."""
    await travelling(database)
    told = await raise_incident(database, STORM, NOW + 2 * HOUR)
    await deliver_notices(database)
    (parcel,) = await rows(database, shipments)
    assert [(each["cause"], each["place"]) for each in parcel["affected"]] == [("weather", "Bhiwandi")]
    cleared = await clear_incident(database, told.incident.id, NOW + 5 * HOUR)
    assert cleared
    assert (cleared.is_new, cleared.customers) == (True, 1)
    await deliver_notices(database)
    (parcel,) = await rows(database, shipments)
    assert parcel["affected"] == []
    assert (await rows(database, alerts))[0]["closed_at"] is not None


async def test_clearing_what_is_cleared_or_unknown_tells_nobody(database: Database) -> None:
    """A-44."""
    told = await raise_incident(database, STORM, NOW)
    assert (await _cleared(database, told)).is_new
    again = await _cleared(database, told)
    assert (again.is_new, again.customers) == (False, 0)
    assert await clear_incident(database, 4711, NOW) is None


async def _cleared(database: Database, told: Told) -> Told:
    cleared = await clear_incident(database, told.incident.id, NOW + HOUR)
    assert cleared
    return cleared


async def test_a_parcel_that_comes_in_later_is_caught_by_its_scan(database: Database) -> None:
    """A-43: and let go when it moves on, without a word from us."""
    await travelling(database, hub="Surat_Kadodara_GW")
    await raise_incident(database, STORM, NOW + 2 * HOUR)
    assert await notices(database) == []
    await settle(database, scan(Status.IN_TRANSIT, NOW + 3 * HOUR, facility=HUB))
    (parcel,) = await rows(database, shipments)
    assert [each["cause"] for each in parcel["affected"]] == ["weather"]
    await settle(database, scan(Status.IN_TRANSIT, NOW + 9 * HOUR, facility="Pune_Chakan_GW"))
    (parcel,) = await rows(database, shipments)
    assert parcel["affected"] == []


async def test_spreading_goes_on_after_a_death_and_tells_nobody_twice(database: Database) -> None:
    """Promise 1 and 2: two pages of customers, one of them with parcels on both sides of a page's end."""
    await many_orders(database, PAGE + 20)
    told = await raise_incident(database, Draft("strike", "courier", "delhivery"), NOW)
    assert told.customers == PAGE + 20
    async with database.read() as connection:
        assert await not_spread(connection) == ()
    assert await spread(database, told.incident, NOW) == PAGE + 20
    kept = await notices(database)
    assert len(kept) == PAGE + 20
    assert sorted(parcel for each in kept for parcel in each["body"]["parcel_ids"]) == sorted(
        row["id"] for row in await rows(database, shipments)
    )


async def test_an_incident_that_was_not_spread_is_found_again(database: Database) -> None:
    """Promise 1: opened, and the process died before anybody was told."""
    async with database.write() as connection:
        from bot.incidents import _opened
        from journeys.store.incidents import open_incident

        incident, _ = await open_incident(connection, _opened(STORM, NOW))
    async with database.read() as connection:
        assert [each.id for each in await not_spread(connection)] == [incident.id]
        assert [each.id for each in await open_incidents(connection)] == [incident.id]
        assert (await find_incident(connection, incident.id)) == incident


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (Draft("locusts", "hub", HUB), "cause should be one of weather"),
        (Draft("weather", "state", "Kerala"), "scope_kind should be one of hub, courier, pincode"),
        (Draft("weather", "hub", "  "), "scope should name"),
        (Draft("weather", "pincode", "5"), "first 2 to 6 digits"),
        (Draft("weather", "pincode", "56OO"), "first 2 to 6 digits"),
        (Draft("weather", "hub", "x" * 201), "longer than 200"),
        (Draft("weather", "hub", HUB, note="x" * 1001), "longer than 1000"),
    ],
)
def test_what_is_wrong_with_a_draft_is_said_in_words(draft: Draft, words: str) -> None:
    """A-44."""
    assert any(words in fault for fault in faults_of(draft))


def test_a_draft_without_faults_has_none() -> None:
    """A-44."""
    assert faults_of(STORM) == []


async def deliver_notices(database: Database) -> None:
    """What the worker does with the notices in the inbox."""
    import msgspec

    from journeys.events import Event

    done = {row["key"] for row in await rows(database, inbox, state="done")}
    events = [
        msgspec.json.decode(row["body"], type=Event)
        for row in await rows(database, inbox, source="harkara")
        if row["key"] not in done
    ]
    await settle(database, *events, now=NOW + 6 * HOUR)
    async with database.write() as connection:
        await connection.execute(inbox.update().values(state="done"))


async def many_orders(database: Database, count: int) -> None:
    """So many customers, each with a parcel on its way; the third has two."""
    common = {"legs": {}, "told": [], "leg": "forward", "status": "in_transit", "created_at": NOW}
    parcels = [
        {"id": new_id(), "customer_id": 1000 + n, "order_id": n, "awb": f"{AWB}{n}", "courier": "delhivery"} | common
        for n in range(1, count + 1)
    ]
    parcels.append(parcels[2] | {"id": new_id(), "awb": f"{AWB}X"})
    known = {"account": "shop", "placed_at": NOW, "version_at": NOW, "received_at": NOW, "status": "open"}
    known |= {"payment": "cod", "address": {}, "items": [], "tags": [], "told": []}
    await put_rows(
        database,
        orders,
        *(
            {"id": n, "customer_id": 1000 + n, "shop_order_id": f"{n}", "number": f"KH-{n}", "number_key": f"KH-{n}"}
            | known
            for n in range(1, count + 1)
        ),
    )
    await put_rows(database, shipments, *parcels)


async def test_chat_and_push_name_the_same_cause(harness: Harness) -> None:
    """A-43, A-44, A-60, A-01: the whole service, from the incident to the customer's question."""
    phone = await harness.phone()
    order = await harness.order(phone)
    awb = await harness.ship(order)
    await harness.scan(awb, "picked_up")
    await harness.settle()
    (parcel,) = await harness.rows("SELECT trail FROM shipments")
    trail = parcel["trail"] if isinstance(parcel["trail"], list) else json.loads(parcel["trail"])
    draft = Draft("weather", "hub", trail[-1]["facility"], "Bhiwandi")
    await raise_incident(harness.service.parts.database, draft, harness.clock.now())
    harness.service.parts.waker.wake_worker()
    await harness.settle()
    await harness.say(phone, "where is my order?")
    await harness.settle()
    answer = (await harness.texts(phone))[-1]
    assert "What holds it up: bad weather around Bhiwandi." in answer
    assert "the courier has not told us why" not in answer
