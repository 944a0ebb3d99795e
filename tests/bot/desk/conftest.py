"""Fixtures for tests of the desk's screens."""

from collections.abc import AsyncIterator

import pytest

from bot.access.user import Role
from tests.harness import Harness
from tests.people import Person, log_in, person


class Staff:
    """Somebody who is logged in, until the test is over: `await staff(harness, name, role)`."""

    def __init__(self) -> None:
        self.hired: list[Person] = []

    async def __call__(self, harness: Harness, name: str, role: Role = "agent") -> Person:
        self.hired.append(await person(harness, name, role))
        return self.hired[-1]

    async def again(self, harness: Harness, known: Person) -> Person:
        """The same user in a new session."""
        self.hired.append(await log_in(harness, known.user))
        return self.hired[-1]


@pytest.fixture
async def staff() -> AsyncIterator[Staff]:
    found = Staff()
    yield found
    for each in found.hired:
        await each.close()
