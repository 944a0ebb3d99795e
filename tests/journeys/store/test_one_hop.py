"""What waits for the next trip to SQLite is executed there, in order, or not at all."""

import asyncio
import threading

import pytest
from sqlalchemy import bindparam, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store import schema as t
from journeys.store.among import among
from journeys.store.database import Database
from journeys.store.one_hop import driver_of
from journeys.store.prepared import Asked, Change, Prepared, Question, as_stored, ask
from journeys.store.writing import add
from tests.journeys.builders import NOW

NAMES = Question(select(as_stored(t.customers.c.name)).where(among(t.customers.c.id, "ids")).order_by(t.customers.c.id))
RENAME = Change(update(t.customers).where(t.customers.c.id == bindparam("who")).values(name=bindparam("called")))


ASKS = -1


async def named(connection: AsyncConnection, *ids: int) -> list[str]:
    (rows,) = await ask(connection, Asked(NAMES, {"ids": ids}))
    return [name for (name,) in rows]


async def come(connection: AsyncConnection, id: int, name: str = "Asha") -> None:
    await add(connection, t.customers, [{"id": id, "name": name, "created_at": NOW}])


async def _come_together(database: Database, *ids: int | None) -> None:
    """In one transaction, which None breaks off; ASKS asks a question in between."""
    async with database.write() as connection:
        for id in ids:
            if id is None:
                raise KeyError
            if id == ASKS:
                await named(connection, 1)
                continue
            await come(connection, id)


async def _ask_in_a_transaction(database: Database) -> None:
    async with database.write() as connection:
        await named(connection, 1)


async def kept(database: Database) -> list[str]:
    async with database.read() as connection:
        return await named(connection, 1, 2, 3)


async def test_what_waits_is_seen_by_the_next_question_of_its_transaction(database: Database) -> None:
    """P-01."""
    async with database.write() as connection:
        await come(connection, 1)
        await RENAME.run(connection, [{"who": 1, "called": "Asha Rao"}])
        await RENAME.run(connection, [])
        assert await named(connection, 1) == ["Asha Rao"]
        await come(connection, 2, "Meera")
        assert list(await connection.scalars(select(t.customers.c.name).order_by(t.customers.c.id)))[1] == "Meera"
        await come(connection, 3, "Anita")
    assert await kept(database) == ["Asha Rao", "Meera", "Anita"]


async def test_a_key_that_is_taken_is_told_by_the_commit_at_the_latest(database: Database) -> None:
    """P-01: and nothing of the transaction stays."""
    async with database.write() as connection:
        await come(connection, 1)
    with pytest.raises(IntegrityError):
        await _come_together(database, 2, 1)
    assert await kept(database) == ["Asha"]
    with pytest.raises(IntegrityError):
        await _come_together(database, 2, 1, ASKS)
    async with database.write() as connection:  # and the connection can be used again
        await come(connection, 3, "Anita")
    assert await kept(database) == ["Asha", "Anita"]


async def test_what_is_taken_back_is_never_written(database: Database) -> None:
    """P-01: by an exception, or back to a savepoint."""
    with pytest.raises(KeyError):
        await _come_together(database, 1, None)
    async with database.write() as connection:
        await come(connection, 2, "Meera")
        try:
            async with connection.begin_nested():
                await come(connection, 3)
                raise KeyError
        except KeyError:
            pass
        await RENAME.run(connection, [{"who": 2, "called": "Meera Iyer"}])
    assert await kept(database) == ["Meera Iyer"]


SYNCHRONOUS = text("SELECT synchronous FROM pragma_synchronous")
NORMAL, FULL = 1, 2


async def test_how_durable_a_commit_is_is_each_transactions_own(sqlite_url: str) -> None:
    """Promise 1: also after one that asked for less and then did nothing."""
    database = Database(sqlite_url)
    async with database.write(may_be_redone=True) as connection:
        assert not driver_of(connection).in_transaction  # nobody is kept waiting by a transaction that does nothing
    found = []
    for may_be_redone in (False, True, True, False):
        async with database.write(may_be_redone=may_be_redone) as connection:
            found.append(await connection.scalar(SYNCHRONOUS))
            assert driver_of(connection).in_transaction
    assert found == [FULL, NORMAL, NORMAL, FULL]
    await database.close()


async def test_who_is_broken_off_on_the_way_leaves_no_transaction_open(sqlite_url: str) -> None:
    """P-01: nobody could write after her."""
    database, is_held, goes_on = Database(sqlite_url), threading.Event(), threading.Event()
    async with database.write() as connection:
        driver = driver_of(connection)
    blocked = asyncio.ensure_future(driver._execute(lambda: (is_held.set(), goes_on.wait())))
    await asyncio.to_thread(is_held.wait)
    asking = asyncio.ensure_future(_ask_in_a_transaction(database))
    while driver._tx.empty():  # noqa: ASYNC110 - until she is on her way, behind what holds up the thread
        await asyncio.sleep(0)
    asking.cancel()
    for _ in range(100):  # she gives up before anything of hers was executed
        await asyncio.sleep(0)
    goes_on.set()
    await asyncio.wait([blocked, asking])
    assert asking.cancelled()
    await _come_together(database, 2)
    assert await kept(database) == ["Asha"]
    await database.close()


async def test_a_question_needs_all_its_parameters(database: Database) -> None:
    """P-01: none is taken for nothing."""
    assert NAMES.values({"ids": [1, 2]}) == ["[1,2]"]
    with pytest.raises(KeyError):
        NAMES.values({})
    with pytest.raises(TypeError, match="expands"):
        _ = Prepared(select(t.customers.c.id).where(t.customers.c.id.in_([1]))).sql


async def test_all_questions_of_a_read_see_one_moment(sqlite_url: str) -> None:
    """P-01."""
    database = Database(sqlite_url)
    async with database.read() as connection:
        assert await named(connection, 1) == []
        async with database.write() as other:
            await come(other, 1)
        assert await named(connection, 1) == []
    assert await kept(database) == ["Asha"]
    await database.close()
