"""Scenes for tests of the desk: customers in trouble, and a colleague who looks at them."""

import re
from html import unescape
from typing import Any

from sqlalchemy import Table, insert, update

from journeys.store.ids import new_id
from journeys.store.schema import conversations
from tests.bot.story import failed_attempt, greet
from tests.harness import Harness
from tests.people import Person


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
    async with harness.service.parts.database.write() as connection:
        mine = conversations.c.customer_id == customer_id
        await connection.execute(update(conversations).where(mine).values(**values))


def words(html: str) -> str:
    """What a page says, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


async def talk_of(agent: Person, customer_id: int) -> str:
    """The parts of a conversation, as an open screen asks for them."""
    status, html = await agent.get(f"/desk/c/{customer_id}", headers={"HX-Request": "true"})
    assert status == 200
    return html


async def add(harness: Harness, table: Table, **values: Any) -> int:
    """A row; its id."""
    id = new_id()
    async with harness.service.parts.database.write() as connection:
        await connection.execute(insert(table).values(id=id, **values))
    return id
