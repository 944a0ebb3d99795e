"""Finding a customer by what a person has at hand, and reading what is known of her."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from integrations.phones import e164
from journeys.errors import HarkaraError
from journeys.events import Key, awb_key, order_number_key
from journeys.store.customer_page import Page, customer_page, customers_named
from journeys.store.database import Database
from journeys.store.timeline import Entry, timeline_of

Read = TypeVar("Read")


class NotFound(HarkaraError):
    """The person who asked must act: nobody, or more than one customer, goes by that name."""


def keys_of(said: str) -> list[Key]:
    """What somebody may mean by a phone, an order number or an AWB: "99999 00234", "#kh-10234", "KHA 200011"."""
    phone = e164(said)
    meant = [Key("order_number", order_number_key(said)), Key("awb", awb_key(said))]
    return [Key("phone", phone), *meant] if phone else meant


async def look_at(store_url: str, said: str) -> Page:
    """The page of the one customer whom `said` names. Raises NotFound."""

    async def read(connection: AsyncConnection, customer: int) -> Page:
        page = await customer_page(connection, customer)
        if page is None:
            raise NotFound("That customer is gone.")
        return page

    return await _of_one(store_url, said, read)


async def look_back(store_url: str, said: str, kinds: Sequence[str]) -> list[Entry]:
    """The timeline of the one customer whom `said` names, oldest first. Raises NotFound."""
    return await _of_one(store_url, said, lambda connection, customer: timeline_of(connection, customer, kinds))


async def _of_one(store_url: str, said: str, read: Callable[[AsyncConnection, int], Awaitable[Read]]) -> Read:
    database = Database(store_url)
    try:
        async with database.read() as connection:
            found = await customers_named(connection, keys_of(said))
            if not found:
                raise NotFound("No customer has that phone, order number or AWB.")
            if len(found) > 1:
                raise NotFound(f"{len(found)} customers go by that; name a phone or an AWB instead.")
            return await read(connection, found[0])
    finally:
        await database.close()
