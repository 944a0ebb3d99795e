"""Scenes for tests of the desk: customers in trouble, and a colleague who looks at them."""

from typing import Any

from tests.bot.story import failed_attempt, greet
from tests.harness import Harness


async def customer_with_a_failed_attempt(
    harness: Harness, number: str = "919999900101", name: str = "Meera Joshi"
) -> tuple[str, int]:
    """She was asked about a failed attempt, has asked for a person and waits: her phone in the sandbox, her id."""
    phone = await harness.phone(number, name)
    await failed_attempt(harness, phone)
    await greet(harness, phone)
    await harness.say(phone, "I want to talk to a person please")
    await harness.settle()
    return phone, await customer_of(harness, number)


async def customer_of(harness: Harness, number: str) -> int:
    """The id of the customer with this phone."""
    query = "SELECT customer_id AS value FROM identities WHERE kind = 'phone' AND value = :phone"
    return int(await harness.scalar(query, phone=f"+{number}"))


async def change(harness: Harness, customer_id: int, **values: Any) -> None:
    """Set columns of her conversation, as a decision would."""
    from sqlalchemy import update

    from journeys.store.schema import conversations

    async with harness.service.parts.database.write() as connection:
        mine = conversations.c.customer_id == customer_id
        await connection.execute(update(conversations).where(mine).values(**values))
