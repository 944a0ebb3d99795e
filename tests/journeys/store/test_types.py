"""Times come back as they were stored: aware, in UTC, to the microsecond, on both engines."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select
from sqlalchemy.exc import StatementError

from journeys.store.database import Database
from journeys.store.ids import new_id
from journeys.store.rows import plain_row
from journeys.store.schema import customers
from journeys.store.types import EPOCH, microseconds
from tests.journeys.builders import customer
from tests.journeys.store.batches import only

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
TIMES = st.datetimes(datetime(1900, 1, 2), datetime(2900, 1, 1), timezones=ZONES)  # noqa: DTZ001 - Hypothesis adds the zone


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(at=TIMES)
async def test_a_time_comes_back_the_same(database: Database, at: datetime) -> None:
    """A-20."""
    key = new_id()
    async with database.write() as connection:
        await connection.execute(insert(customers).values(**plain_row(customer(id=key, created_at=at))))
        found = await connection.scalar(select(customers.c.created_at).where(customers.c.id == key))
    assert found == at
    assert found.utcoffset() == timedelta(0)
    assert found.microsecond == at.microsecond


async def test_a_naive_time_is_refused(database: Database) -> None:
    """A-20: nobody knows what it means."""

    async def store() -> None:
        async with database.write() as connection:
            naive = datetime(2026, 11, 23, 10, 0)  # noqa: DTZ001 - the point of the test
            await connection.execute(insert(customers).values(**plain_row(customer(created_at=naive))))

    with pytest.raises(StatementError, match="a naive time was about to be stored"):
        await store()


async def test_no_time_stays_no_time(database: Database) -> None:
    """A-20."""
    async with database.write() as connection:
        await connection.execute(insert(customers).values(**plain_row(customer())))
    assert (await only(database, customers))["opted_out_at"] is None


def test_microseconds_count_exactly_before_and_after_1970() -> None:
    """A-20."""
    assert microseconds(EPOCH) == 0
    assert microseconds(EPOCH - timedelta(microseconds=1)) == -1
    assert microseconds(datetime(2026, 11, 23, 6, 0, 0, 123_457, tzinfo=UTC)) == 1_795_413_600_123_457
