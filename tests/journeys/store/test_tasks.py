"""Open work for people, oldest first."""

from datetime import timedelta

from journeys.store.database import Database
from journeys.store.rows import order_row
from journeys.store.schema import orders, tasks
from journeys.store.tasks import open_tasks
from tests.journeys.builders import NOW, order
from tests.journeys.store.batches import put_rows


async def test_open_tasks_come_oldest_first_with_their_order(database: Database) -> None:
    """A-22d, A-05."""
    row = {"customer_id": 10, "order_id": 0, "reason": "handoff", "note": "she asked", "opened_at": NOW}
    await put_rows(database, orders, order_row(order()))
    await put_rows(
        database,
        tasks,
        row | {"id": 1},
        row | {"id": 2, "order_id": 20, "opened_at": NOW - timedelta(hours=1)},
        row | {"id": 3, "reason": "parcel_lost", "closed_at": NOW},
    )
    async with database.read() as connection:
        found = await open_tasks(connection)
        assert len(await open_tasks(connection, 1)) == 1
    assert [(each["id"], each["number"]) for each in found] == [(2, "#KH-10234"), (1, None)]
    assert found[1]["note"] == "she asked"
