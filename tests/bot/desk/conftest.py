"""Fixtures for tests of the desk's screens."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from tests.people import Person, person

Staff = Callable[..., Awaitable[Person]]


@pytest.fixture
async def staff() -> AsyncIterator[Staff]:
    """`await staff(harness, name, role)`: somebody who is logged in, until the test is over."""
    hired: list[Person] = []

    async def hire(*args: object, **extra: object) -> Person:
        hired.append(await person(*args, **extra))  # type: ignore[arg-type]
        return hired[-1]

    yield hire
    for each in hired:
        await each.close()
