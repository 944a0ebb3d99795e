"""The supervisor's board: what waits and for how long, what is late, who has how much; reassigning, whispering, and a
sample of what was resolved."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any

import msgspec
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access.guarding import only
from bot.desk.words import NAME_OF_QUEUE
from bot.screens.rendering import page
from journeys.brand import Brand
from journeys.clock import Clock
from journeys.desk.business_time import working_time
from journeys.store.database import Database
from journeys.store.desk_board import BoardRows, read_board, read_resolved, resolved_since
from journeys.store.desk_queue import MINE, NEEDS, QUEUES, UNASSIGNED
from journeys.store.desk_work import PRESENT_FOR

SAMPLE = 5
REVIEWED = timedelta(days=7)  # back from now, of which the sample is taken
LONGEST_SEED = 40


class Due(msgspec.Struct, frozen=True):
    """A conversation whose answer is late or soon will be, or that nobody has."""

    customer_id: int
    name: str
    waits: str
    due: str
    is_late: bool
    assigned: str


class Load(msgspec.Struct, frozen=True):
    """A colleague and what she has."""

    id: int
    name: str
    load: int
    capacity: int
    waiting: int
    oldest: str
    is_here: bool
    takes: bool


class Board(msgspec.Struct, frozen=True):
    """All that the board shows, and until when it was true."""

    tallies: tuple[tuple[str, str, str], ...]
    late: tuple[Due, ...]
    soon: tuple[Due, ...]
    unassigned: tuple[Due, ...]
    people: tuple[Load, ...]
    review: Sequence[Mapping[str, Any]]
    seed: str
    now: datetime


class BoardPage:
    """GET /desk/board, and /desk/board/live, the part that is asked for again; for leads."""

    def __init__(self, database: Database, brand: Brand, clock: Clock) -> None:
        self._database = database
        self._brand = brand
        self._clock = clock

    def add_routes(self, app: web.Application) -> None:
        leads = only("lead")
        app.router.add_get("/desk/board", leads(self.show))
        app.router.add_get("/desk/board/live", leads(self.live))

    async def show(self, request: web.Request) -> web.Response:
        """The whole page; ?sample= chooses another sample."""
        return page(request, "desk/tools/board.html", board=await self._board(request))

    async def live(self, request: web.Request) -> web.Response:
        """Only what changes."""
        return page(request, "desk/tools/board_live.html", board=await self._board(request))

    async def _board(self, request: web.Request) -> Board:
        now = self._clock.now()
        seed = request.query.get("sample", "")[:LONGEST_SEED] or self._brand.local(now).date().isoformat()
        soon_at = working_time(self._brand).after(now, self._brand.desk.warn)
        async with self._database.read() as connection:
            rows = await read_board(connection, now, soon_at)
            review = await _sample(connection, seed, now)
        names = {each["id"]: each["name"] for each in rows.people}
        due = [_due(row, names, now) for row in rows.due]
        return Board(
            tallies=tuple(_tallies(rows, now)),
            late=tuple(each for each in due if each.is_late),
            soon=tuple(each for each in due if not each.is_late),
            unassigned=tuple(_due(row, names, now) for row in rows.unassigned),
            people=tuple(_load(row, now) for row in rows.people),
            review=review,
            seed=seed,
            now=now,
        )


async def _sample(connection: AsyncConnection, seed: str, now: datetime) -> Sequence[Mapping[str, Any]]:
    """Some resolved conversations by chance; the same seed gives the same ones while nothing is resolved."""
    found = await resolved_since(connection, now - REVIEWED)
    chosen = Random(seed).sample(found, min(SAMPLE, len(found)))
    return await read_resolved(connection, chosen) if chosen else []


def _tallies(rows: BoardRows, now: datetime) -> list[tuple[str, str, str]]:
    """(queue, its name, how many and how long the oldest has waited)."""
    found = []
    for queue in QUEUES:
        if queue != MINE:
            oldest = rows.oldest.get(queue) if queue in (NEEDS, UNASSIGNED) else None
            waits = f"{rows.counts.get(queue, 0):,}" + (f" · {_span(now - oldest)}" if oldest else "")
            found.append((queue, NAME_OF_QUEUE[queue], waits))
    return found


def _due(row: Mapping[str, Any], names: Mapping[int, str], now: datetime) -> Due:
    due_at, since = row["response_due_at"], row["waiting_since_at"]
    is_late = bool(due_at and due_at <= now)
    words = "" if not due_at else f"{_span(now - due_at)} late" if is_late else f"in {_span(due_at - now)}"
    waits = _span(now - since) if since else ""
    assigned = names.get(row["assigned_to"] or 0, "") or row["team"]
    return Due(row["customer_id"], row["name"] or "Unknown customer", waits, words, is_late, assigned)


def _load(row: Mapping[str, Any], now: datetime) -> Load:
    return Load(
        row["id"],
        row["name"],
        row["load"],
        row["capacity"],
        int(row["waiting"]),
        _span(now - row["oldest_at"]) if row["oldest_at"] else "",
        is_here=bool(row["seen_at"] and row["seen_at"] > now - PRESENT_FOR),
        takes=row["is_available"] is not False and row["capacity"] > 0,
    )


def _span(span: timedelta) -> str:
    minutes = max(0, int(span.total_seconds()) // 60)
    hours, rest = divmod(minutes, 60)
    return (
        f"{minutes} min" if hours == 0 else f"{hours} h {rest} min" if hours < 24 else f"{hours // 24} d {hours % 24} h"
    )
