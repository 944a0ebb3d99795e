"""Finding conversations by what an agent has at hand: phone, order number, AWB, pincode, label, name, her words."""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, Text, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.events import Key
from journeys.store.customer_page import customers_named
from journeys.store.schema import conversations, customers, orders, timeline

MOST = 50
READ_BACK = 50_000  # timeline rows that a search for words reads at most, newest first
PINCODE = re.compile(r"[1-9]\d{5}")
LABEL = "label:"


async def search(connection: AsyncConnection, said: str, keys: Sequence[Key], most: int = MOST) -> list[int]:
    """Customers whom `said` may mean, the surest first; `keys` are what it may name exactly. "label:late" finds a
    label, six digits a pincode too."""
    words = " ".join(said.split())[:200]
    if not words:
        return []
    if words.lower().startswith(LABEL):
        return await _ids(connection, _labelled(words[len(LABEL) :].strip()), most)
    found = await customers_named(connection, keys)
    if PINCODE.fullmatch(words):
        found += await _ids(connection, _at_pincode(words), most)
    if not found or not any(letter.isdigit() for letter in words):
        found += await _ids(connection, _called(words), most)
        found += await _ids(connection, _labelled(words), most)
        found += await _ids(connection, _wrote(words), most)
    return list(dict.fromkeys(found))[:most]


def _labelled(label: str) -> Select[Any]:
    listed = cast(conversations.c.labels, Text)
    query = select(conversations.c.customer_id).where(listed.icontains(f'"{label}"', autoescape=True))
    return query.order_by(conversations.c.changed.desc())


def _at_pincode(pincode: str) -> Select[Any]:
    return select(orders.c.customer_id).where(orders.c.pincode == pincode).order_by(orders.c.id.desc())


def _called(name: str) -> Select[Any]:
    mine = customers.c.name.icontains(name, autoescape=True) & customers.c.merged_into.is_(None)
    return select(customers.c.id).where(mine).order_by(customers.c.id.desc())


def _wrote(words: str) -> Select[Any]:
    """Whoever wrote it, the newest first, within what may be read."""
    oldest = select(timeline.c.id).order_by(timeline.c.id.desc()).offset(READ_BACK).limit(1).scalar_subquery()
    said = timeline.c.body["text"].as_string().icontains(words, autoescape=True)
    recent = timeline.c.id > func.coalesce(oldest, 0)
    query = select(timeline.c.customer_id).where(recent, timeline.c.kind == "message.received", said)
    return query.where(timeline.c.customer_id.is_not(None)).order_by(timeline.c.id.desc())


async def _ids(connection: AsyncConnection, query: Select[Any], most: int) -> list[int]:
    return list(await connection.scalars(query.limit(most)))
