"""Writers of a store that takes one at a time: the earliest deadline first."""

import asyncio

import pytest

from journeys.store.turns import ACKNOWLEDGING, ANSWERING, KEEPING_BOOKS, USUAL, Turns

Work = tuple[str, float]


class Line:
    """Writers that wait while another has the turn, and the order in which theirs came."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self.came: list[str] = []

    async def write(self, name: str, can_wait: float) -> None:
        async with self._turns.turn(can_wait):
            self.came.append(name)

    async def wait(self, *works: Work) -> list[asyncio.Task[None]]:
        """Let them queue, one after the other."""
        tasks = []
        for name, can_wait in works:
            tasks.append(asyncio.create_task(self.write(name, can_wait)))
            await asyncio.sleep(0)
        return tasks


@pytest.fixture
def turns() -> Turns:
    return Turns()


@pytest.fixture
def line(turns: Turns) -> Line:
    return Line(turns)


async def test_who_can_wait_lets_others_go_first(turns: Turns, line: Line) -> None:
    """P-01: a vendor has its 200 soon, and a customer her answer."""
    async with turns.turn():
        waiting = await line.wait(
            ("books", KEEPING_BOOKS), ("desk", USUAL), ("answer", ANSWERING), ("webhook", ACKNOWLEDGING)
        )
    await asyncio.gather(*waiting)
    assert line.came == ["webhook", "answer", "desk", "books"]


async def test_equals_keep_their_order(turns: Turns, line: Line) -> None:
    async with turns.turn():
        waiting = await line.wait(*((str(number), USUAL) for number in range(5)))
    await asyncio.gather(*waiting)
    assert line.came == ["0", "1", "2", "3", "4"]


async def test_who_left_the_line_does_not_stop_it(turns: Turns, line: Line) -> None:
    """A request that its caller gave up, in the line or in the moment its turn came."""
    async with turns.turn():
        first, second, third = await line.wait(("first", USUAL), ("second", USUAL), ("third", USUAL))
        first.cancel()
        await asyncio.sleep(0)
    second.cancel()  # its turn has come, and it has not run yet
    await asyncio.gather(first, second, third, return_exceptions=True)
    assert line.came == ["third"]
    async with asyncio.timeout(5), turns.turn():
        pass


async def test_a_failed_write_gives_its_turn_back(turns: Turns) -> None:
    async def fail() -> None:
        async with turns.turn():
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    async with asyncio.timeout(5), turns.turn():
        pass
