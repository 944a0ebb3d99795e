"""Everything that is known afterwards: the store's rows and what the sandbox saw, read once for all checks."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from integrations.sandbox.app import Sandbox
from integrations.sandbox.couriers import FLEET
from integrations.sandbox.ledger import Send
from integrations.sandbox.shop import STORE
from journeys.store import schema
from journeys.store.database import Database

Row = Mapping[Any, Any]
READ = ("inbox", "outbox", "attempts", "ledger", "timeline", "shipments", "orders", "tasks", "timers", "customers")


class Said(msgspec.Struct, frozen=True):
    """One message that a customer's phone was given, with the outbox row that caused it."""

    send: Send
    row: Row

    @property
    def at(self) -> datetime:
        return self.send.at

    @property
    def name(self) -> str:
        return str(self.row["name"])


class Evidence:
    """`rows` by table; `said` to each phone in order; `now` is the virtual time at which it was taken."""

    def __init__(self, rows: dict[str, list[Row]], sandbox: Sandbox) -> None:
        self.rows = rows
        self.world = world = sandbox.world
        self.parcels = sandbox.runner.app[FLEET].parcels
        self.orders = sandbox.runner.app[STORE].orders
        self.now = world.now()
        self.outbox = {row["id"]: row for row in rows["outbox"]}
        self.said: dict[str, list[Said]] = defaultdict(list)
        for send in sorted(world.ledger.sends, key=lambda each: each.at):
            self.said[send.user].append(Said(send, self.outbox[outbox_id(send.token)]))

    def arrived(self, phone: str) -> list[Said]:
        """What really reached this phone: no failed sends, no second copies made by a fault."""
        return [said for said in self.said[phone] if not said.send.failed_code and not said.send.doubled]


async def gather(database: Database, sandbox: Sandbox) -> Evidence:
    """Read the store."""
    rows: dict[str, list[Row]] = {}
    async with database.read() as connection:
        for name in READ:
            table = schema.metadata.tables[name]
            found = await connection.execute(select(table).order_by(*table.primary_key.columns))
            rows[name] = [dict(row) for row in found.mappings()]
    return Evidence(rows, sandbox)


def outbox_id(token: str) -> int:
    """The row behind a token such as "123|a:2"."""
    return int(token.partition("|")[0])
