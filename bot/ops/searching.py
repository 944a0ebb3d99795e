"""Searching the ledger, "why did or didn't she get it", and the story of an order with the why of each line."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access.guarding import only
from bot.explaining import read_story, read_why_not
from bot.looking_up import NotFound, keys_of
from bot.ops.room import Room, id_in
from bot.people_words import masked
from integrations.phones import e164
from journeys.brand import Brand
from journeys.explanation import Line, Story
from journeys.messages import MESSAGES
from journeys.policies import REASONS
from journeys.store.customer_page import customers_named
from journeys.store.ops_search import NEWEST, Wanted, search_ledger
from journeys.store.order_place import orders_numbered
from journeys.why_not import WhyNot

OUTCOMES = ("sent", "deferred", "withheld", "queued")
LONGEST_QUESTION = 100  # characters


class Searching:
    """GET /ops/ledger, /ops/orders/{number}."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/ops/ledger", self.search)
        app.router.add_get("/ops/orders/{number}", self.story)

    @only("lead")
    async def search(self, request: web.Request) -> web.Response:
        """200 with the decisions that ?who=, ?message=, ?outcome= and ?day= (2026-11-23) ask for, newest first.

        A phone is shown masked. With an order and a message the page also names what stood in the message's way.
        """
        who, message = request.query.get("who", "")[:LONGEST_QUESTION].strip(), request.query.get("message", "")
        async with self._room.database.read() as connection:
            named = await customers_named(connection, keys_of(who)) if who else None
            wanted = wanted_of(request.query, named, self._room.brand)
            found, more = await search_ledger(connection, wanted, id_in(request.query.get("before", "")))
            barred = await self._barred(connection, message, who) if message and named else None
        return self._room.render(
            request,
            "ops/ledger.html",
            who=masked(e164(who) or "") or who,
            is_phone=bool(e164(who)) and bool(named),
            nobody=bool(who) and not named,
            query={name: request.query.get(name, "") for name in ("who", "message", "outcome", "day")},
            messages=sorted(MESSAGES),
            outcomes=OUTCOMES,
            reasons=REASONS,
            found=found,
            more=more,
            barred=barred,
            newest=NEWEST,
        )

    async def _barred(self, connection: AsyncConnection, message: str, who: str) -> WhyNot | None:
        """What stands in the way of a message about the order that `who` names; None when it names none."""
        room = self._room
        prefix = room.settings.whatsapp.template_prefix
        try:
            return await read_why_not(connection, message, who, room.catalogue(), room.brand, prefix, room.clock.now())
        except NotFound:
            return None

    @only("lead")
    async def story(self, request: web.Request) -> web.Response:
        """200 with an order's story and the why of each line, and, with ?message=, what stands in its way; 404."""
        number, message = request.match_info["number"], request.query.get("message", "")
        try:
            async with self._room.database.read() as connection:
                story = await read_story(connection, number)
                found = await orders_numbered(connection, number)
                barred = await self._barred(connection, message, number) if message else None
        except NotFound as error:
            return self._room.render(request, "ops/missing.html", status=404, words=str(error))
        return self._room.render(
            request,
            "ops/story.html",
            story=story,
            customer=found[0].customer_id,
            days=by_day(story, self._room.brand),
            barred=barred,
            message=message,
            messages=sorted(MESSAGES),
        )


def wanted_of(query: Mapping[str, str], named: Sequence[int] | None, brand: Brand) -> Wanted:
    """The search that a query string asks for; a day that is none counts as not said."""
    since, until = day_in(query.get("day", ""), brand)
    outcome = query.get("outcome", "")
    return Wanted(
        customers=tuple(named) if named is not None else None,
        message=query.get("message", ""),
        outcome=outcome if outcome in OUTCOMES else "",
        since=since,
        until=until,
    )


def day_in(said: str, brand: Brand) -> tuple[datetime | None, datetime | None]:
    """The two ends of a local day such as "2026-11-23" (aware UTC); (None, None) when it is none."""
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return None, None
    begins = datetime.combine(day, time(0), brand.zone)
    return begins.astimezone(UTC), (begins + timedelta(days=1)).astimezone(UTC)


def by_day(story: Story, brand: Brand) -> list[tuple[str, list[Line]]]:
    """The story's lines by local day, in order."""
    days: dict[str, list[Line]] = {}
    for line in story.lines:
        days.setdefault(f"{brand.local(line.at):%a, %d %b %Y}", []).append(line)
    return list(days.items())
