"""The audit for leads: who did what, newest first, by person, customer and action."""

from typing import Any

import msgspec
from aiohttp import web
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access import users
from bot.access.door import Door
from bot.access.guarding import only
from bot.looking_up import keys_of
from bot.screens.rendering import page
from journeys.store.customer_page import customers_named
from journeys.store.schema_access import audit

ON_A_PAGE = 50
OUR_ID = range(10**15, 2**63)  # longer than an order number or a phone


class Filter(msgspec.Struct, frozen=True):
    """What is looked for; empty and 0 mean anything. `customer` is an id of ours, a phone, an order number or an AWB;
    `before` the id of the oldest row of the page before."""

    user: int = 0
    customer: str = ""
    action: str = ""
    before: int = 0


class AdminAudit:
    """GET /admin/audit?user=&customer=&action=&before="""

    def __init__(self, door: Door) -> None:
        self._door = door

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/admin/audit", self.show)

    @only("lead")
    async def show(self, request: web.Request) -> web.Response:
        """A page of what was done."""
        wanted = filter_in(request.query)
        async with self._door.database.read() as connection:
            rows = await read_audit(connection, wanted)
            people = await users.everybody(connection)
            actions = list((await connection.execute(select(audit.c.action).distinct().order_by("action"))).scalars())
        older = rows[ON_A_PAGE - 1].id if len(rows) > ON_A_PAGE else 0
        shown: dict[str, Any] = {
            "rows": rows[:ON_A_PAGE],
            "people": people,
            "actions": actions,
            "wanted": wanted,
            "older": older,
        }
        return page(request, "audit.html", **shown)


def filter_in(query: Any) -> Filter:
    """The filter of an address; what cannot be one is left out."""
    return Filter(
        user=_id_in(query.get("user", "")),
        customer=query.get("customer", "").strip()[:100],
        action=query.get("action", "")[:60],
        before=_id_in(query.get("before", "")),
    )


def _id_in(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 19 and int(text) < 2**63 else 0


async def read_audit(connection: AsyncConnection, wanted: Filter) -> list[Any]:
    """Rows of `audit`, newest first, one more than a page holds when there are older ones."""
    query = select(audit).order_by(audit.c.id.desc()).limit(ON_A_PAGE + 1)
    if wanted.user:
        query = query.where(audit.c.user_id == wanted.user)
    if wanted.action:
        query = query.where(audit.c.action == wanted.action)
    if wanted.before:
        query = query.where(audit.c.id < wanted.before)
    if wanted.customer:
        query = await _of_customer(connection, query, wanted.customer)
    return list((await connection.execute(query)).all())


async def _of_customer(connection: AsyncConnection, query: Select[Any], said: str) -> Select[Any]:
    number = _id_in(said)
    if number in OUR_ID:
        return query.where(audit.c.customer_id == number)
    found = await customers_named(connection, [key for key in keys_of(said) if key.value])
    return query.where(audit.c.customer_id.in_(found))
