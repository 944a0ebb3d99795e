"""Storing in groups: nothing returns before it is on the disk, and many share one commit."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from bot.intake import MOST_ROWS_A_COMMIT, Intake
from bot.metrics import Metrics
from integrations.contract import RawItem
from journeys.store.database import Database
from journeys.store.schema import inbox

NOW = datetime(2026, 11, 23, 4, 30, tzinfo=UTC)


class Rung:
    """Counts how often the worker was woken."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


def items(*keys: str) -> list[RawItem]:
    return [RawItem(key=key, body=b"{}", kind="message") for key in keys]


async def count(database: Database) -> int:
    async with database.read() as connection:
        return int(await connection.scalar(select(func.count()).select_from(inbox)) or 0)


def commits(metrics: Metrics) -> int:
    """How many commits were made."""
    return int(metrics.registry.get_sample_value("harkara_commit_items_count") or 0)


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


async def test_what_returned_is_there_for_anybody_who_looks(
    database: Database, store_url: str, metrics: Metrics
) -> None:
    """P-01."""
    rung = Rung()
    intake = Intake(database, metrics, rung)
    await intake.store("whatsapp", items("a", "b"), NOW)
    other = Database(store_url)
    assert await count(other) == 2
    await other.close()
    assert rung.times == 1


async def test_many_at_once_share_few_commits(database: Database, metrics: Metrics) -> None:
    """P-01, A-86."""
    intake = Intake(database, metrics, Rung())
    await asyncio.gather(*(intake.store("whatsapp", items(f"k{n}"), NOW) for n in range(300)))
    assert await count(database) == 300
    assert commits(metrics) <= 3


async def test_a_commit_has_a_bound(database: Database, metrics: Metrics) -> None:
    """A-86."""
    intake = Intake(database, metrics, Rung())
    third = MOST_ROWS_A_COMMIT // 3 + 1
    batches = [items(*(f"{batch}.{n}" for n in range(third))) for batch in range(6)]
    await asyncio.gather(*(intake.store("whatsapp", batch, NOW) for batch in batches))
    assert await count(database) == 6 * third
    assert commits(metrics) >= 3


async def test_one_delivery_larger_than_a_commit_is_stored_all_the_same(database: Database, metrics: Metrics) -> None:
    """P-01."""
    intake = Intake(database, metrics, Rung())
    await intake.store("whatsapp", items(*(f"k{n}" for n in range(MOST_ROWS_A_COMMIT + 1))), NOW)
    assert await count(database) == MOST_ROWS_A_COMMIT + 1


async def test_a_failed_commit_fails_everybody_who_waited_for_it(database: Database, metrics: Metrics) -> None:
    """P-01."""
    rung = Rung()
    intake = Intake(database, metrics, rung)
    async with database.write() as connection:
        await connection.execute(text("ALTER TABLE inbox RENAME TO inbox_out_of_reach"))
    stores = [intake.store("whatsapp", items(f"k{n}"), NOW) for n in range(5)]
    results = await asyncio.gather(*stores, return_exceptions=True)
    assert all(isinstance(result, DBAPIError) for result in results)
    assert rung.times == 0
    async with database.write() as connection:
        await connection.execute(text("ALTER TABLE inbox_out_of_reach RENAME TO inbox"))
    await intake.store("whatsapp", items("k0"), NOW)
    assert await count(database) == 1


async def test_who_gives_up_waiting_harms_nobody(database: Database, metrics: Metrics) -> None:
    """P-01: a client that hangs up while its delivery is being written."""
    intake = Intake(database, metrics, Rung())
    gone = asyncio.ensure_future(intake.store("whatsapp", items("gone"), NOW))
    await asyncio.sleep(0)
    stays = asyncio.ensure_future(intake.store("whatsapp", items("stays"), NOW))
    await asyncio.sleep(0)
    gone.cancel()
    await stays
    await intake.close()
    assert gone.cancelled()
    assert await count(database) == 2


async def test_closing_waits_for_what_is_being_written(database: Database, metrics: Metrics) -> None:
    """P-01."""
    intake = Intake(database, metrics, Rung())
    storing = asyncio.ensure_future(intake.store("whatsapp", items("a"), NOW))
    await asyncio.sleep(0)
    await intake.close()
    assert await count(database) == 1
    await storing


@pytest.mark.parametrize("key", ["\udcff\udced", "k" * 5_000, "\u202e\u200b", "é"])
async def test_any_key_can_be_stored(database: Database, metrics: Metrics, key: str) -> None:
    """P-01: odd bytes of a header arrive as lone surrogates."""
    intake = Intake(database, metrics, Rung())
    await intake.store("shopify", items(key), NOW)
    await intake.store("shopify", items(key), NOW)
    assert await count(database) == 1
