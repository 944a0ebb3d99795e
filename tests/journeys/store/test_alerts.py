"""Alerts: one per reason and group, on both engines, however often it is raised."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from journeys.store.alerts import alert_row, close_alert, raise_alert, raise_alerts
from journeys.store.database import Database
from journeys.store.schema import alerts
from tests.conftest import MORNING

HUB = "hub:Bhiwandi_Gateway"
AN_HOUR = timedelta(hours=1)


async def kept(database: Database) -> list[dict[str, Any]]:
    async with database.read() as connection:
        rows = await connection.execute(select(alerts).order_by(alerts.c.opened_at, alerts.c.group_key))
        return [dict(row._mapping) for row in rows]


async def test_forty_orders_of_one_hub_are_one_alert_that_counts_them(database: Database) -> None:
    """A-22e."""
    async with database.write() as connection:
        await raise_alerts(
            connection, [alert_row("stuck_in_transit", HUB, {"order": f"KH-{n}"}, MORNING) for n in range(39)]
        )
        await raise_alert(connection, "stuck_in_transit", HUB, {"order": "KH-39"}, MORNING + AN_HOUR)
    (alert,) = await kept(database)
    assert (alert["count"], alert["sample"]) == (40, {"order": "KH-0"})
    assert (alert["opened_at"], alert["last_at"]) == (MORNING, MORNING + AN_HOUR)
    assert alert["told_at"] is None


async def test_raising_again_leaves_alone_when_it_was_told(database: Database) -> None:
    """A-22e."""
    async with database.write() as connection:
        await raise_alert(connection, "stuck_in_transit", HUB, {}, MORNING)
        await connection.execute(update(alerts).values(told_at=MORNING))
        await raise_alert(connection, "stuck_in_transit", HUB, {}, MORNING - AN_HOUR)  # news that came late
    (alert,) = await kept(database)
    assert (alert["count"], alert["told_at"], alert["last_at"]) == (2, MORNING, MORNING)


async def test_other_groups_and_other_reasons_are_alerts_of_their_own(database: Database) -> None:
    """A-22e."""
    async with database.write() as connection:
        for reason, group in (("stuck_in_transit", HUB), ("stuck_in_transit", "hub:Pune"), ("hub_loop", HUB)):
            await raise_alert(connection, reason, group, {}, MORNING)
    assert [alert["count"] for alert in await kept(database)] == [1, 1, 1]


async def test_after_closing_the_next_one_is_a_new_alert(database: Database) -> None:
    """A-22e."""
    async with database.write() as connection:
        await raise_alert(connection, "hub_loop", HUB, {}, MORNING)
        assert await close_alert(connection, "hub_loop", HUB, MORNING + AN_HOUR)
        assert not await close_alert(connection, "hub_loop", HUB, MORNING + AN_HOUR)
        await raise_alert(connection, "hub_loop", HUB, {}, MORNING + 2 * AN_HOUR)
    first, second = await kept(database)
    assert (first["closed_at"], second["closed_at"]) == (MORNING + AN_HOUR, None)
    assert second["count"] == 1
