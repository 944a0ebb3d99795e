"""What a message to all whom an incident reaches needs to know of them, a page at a time."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.policies import Sent
from journeys.policies.case import Told
from journeys.state import CustomerState
from journeys.store.among import among
from journeys.store.before_sending import recent_sends, templates_told
from journeys.store.incidents import InScope
from journeys.store.load import read_states
from journeys.store.schema import inbox

LOOK_BACK = timedelta(hours=25)  # of the caps
_KNOWN = select(inbox.c.key).where(inbox.c.source == "harkara", among(inbox.c.key, "keys"))


class Reached(msgspec.Struct, frozen=True):
    """A page of customers: their states, what they got lately, what WhatsApp says of templates, and which of the keys
    are events already."""

    states: dict[int, CustomerState]
    recent: dict[int, list[Sent]]
    templates: dict[tuple[str, str], Told]
    known: frozenset[str]


async def read_reached(
    connection: AsyncConnection, found: Sequence[InScope], keys: Sequence[str], now: datetime
) -> Reached:
    """In a constant number of statements."""
    customers = sorted({each.customer_id for each in found})
    states = await read_states(connection, customers, now)
    known = await connection.scalars(_KNOWN, {"keys": list(keys)})
    recent = await recent_sends(connection, customers, now - LOOK_BACK)
    return Reached(states, recent, await templates_told(connection), frozenset(known))
