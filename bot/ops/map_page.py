"""The journey map with live counts: all journeys by part, one as a diagram, the printable map, what is stuck."""

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import msgspec
from aiohttp import web

from bot.access.guarding import only
from bot.drawing_map import draw
from bot.ops.flow import flow_of, heat_of
from bot.ops.room import Room, id_in
from journeys.catalogue import Catalogue
from journeys.definition import Definition
from journeys.drawing.stages import Part, parts_of
from journeys.drawing.svg import STYLE
from journeys.drawing.words import say_happening
from journeys.packs import Packs, load_packs
from journeys.store.ops_runs import Waiting, live_runs, runs_at
from journeys.store.order_place import orders_numbered, place_of, traces_of

PAGE = 50
STUCK = 12  # steps named as those where orders get stuck


class Card(msgspec.Struct, frozen=True):
    """A journey on the map. `oldest_at` is since when the longest waiting run stands at its step."""

    journey: Definition
    runs: int
    late: int
    oldest_at: datetime | None
    heat: int
    week: int | None
    is_off: bool


class MapPage:
    """GET /ops/map, /ops/map.svg, /ops/map/{journey}."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._packs = load_packs()

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/ops/map", self.all)
        app.router.add_get("/ops/map.svg", self.drawing)
        app.router.add_get("/ops/map/{journey}", self.one)

    @only("lead")
    async def all(self, request: web.Request) -> web.Response:
        """200 with every journey in its part, its live runs, and the steps where most wait or are late."""
        async with self._room.database.read() as connection:
            waiting = await live_runs(connection, self._room.clock.now())
        catalogue = self._room.catalogue()
        return self._room.render(
            request,
            "ops/map.html",
            parts=parted(cards_of(catalogue, waiting, self._packs), catalogue),
            stuck=sorted(waiting, key=lambda each: (-each.late, -each.runs, each.oldest_at))[:STUCK],
            runs=sum(each.runs for each in waiting),
            late=sum(each.late for each in waiting),
            most=max((each.runs for each in waiting), default=0),
        )

    @only("lead")
    async def one(self, request: web.Request) -> web.Response:
        """200 with a journey's diagram, its steps and the live runs (?step= narrows them); 404 for an unknown one."""
        room, name, step = self._room, request.match_info["journey"], request.query.get("step", "")
        journey = room.catalogue().newest.get(name)
        if journey is None:
            return room.render(request, "ops/missing.html", status=404, words="There is no such journey.")
        async with room.database.read() as connection:
            waiting = await live_runs(connection, room.clock.now(), name)
            found = await runs_at(connection, name, step, id_in(request.query.get("after", "")), PAGE)
        return room.render(
            request,
            "ops/journey.html",
            journey=journey,
            flow=flow_of(journey, waiting),
            waiting={each.step: each for each in waiting if each.version == journey.version},
            older=[each for each in waiting if each.version != journey.version],
            most=max((each.runs for each in waiting), default=0),
            step=step if step in journey.steps else "",
            found=found[:PAGE],
            more=found[PAGE - 1].id if len(found) > PAGE else None,
            say=say_happening,
        )

    @only("lead")
    async def drawing(self, request: web.Request) -> web.Response:
        """200 with the printable map (A3, SVG), ?order= with an order's way through it; 404 for an unknown order."""
        number, room = request.query.get("order", ""), self._room
        if not number:
            return as_image(draw(room.catalogue(), ".svg"))
        async with room.database.read() as connection:
            found = await orders_numbered(connection, number)
            place = await place_of(connection, found[0]) if len(found) == 1 else None
        if place is None:
            return room.render(request, "ops/missing.html", status=404, words="No one order has that number.")
        here = place.part(room.clock.now(), room.brand)
        return as_image(draw(room.catalogue(), ".svg", traces=traces_of(place), here=here, about=number.lstrip("#")))


def as_image(svg: str) -> web.Response:
    """The drawing, with a policy that allows the one style sheet inside it and nothing else."""
    inside = svg.partition("<style>")[2].partition("</style>")[0]
    assert inside == STYLE
    digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'"
    return web.Response(text=svg, content_type="image/svg+xml", headers={"Content-Security-Policy": policy})


def cards_of(catalogue: Catalogue, waiting: Sequence[Waiting], packs: Packs) -> list[Card]:
    """A card for every journey, by name, with the live runs of all its versions."""
    grouped: dict[str, list[Waiting]] = {}
    for each in waiting:
        grouped.setdefault(each.journey, []).append(each)
    most = max((sum(each.runs for each in group) for group in grouped.values()), default=0)
    return [
        _card(journey, grouped.get(name, []), most, packs.week_of(name), name in catalogue.off)
        for name, journey in sorted(catalogue.newest.items())
    ]


def _card(journey: Definition, waiting: list[Waiting], most: int, week: int | None, is_off: bool) -> Card:
    runs, late = sum(each.runs for each in waiting), sum(each.late for each in waiting)
    oldest_at = min((each.oldest_at for each in waiting), default=None)
    return Card(journey, runs, late, oldest_at, heat_of(runs, most), week, is_off)


def parted(cards: Iterable[Card], catalogue: Catalogue) -> Mapping[Part, list[Card]]:
    """The cards by part of the journey, busy ones first."""
    part_of = parts_of(catalogue)
    found: dict[Part, list[Card]] = {part: [] for part in Part}
    for card in cards:
        found[part_of[card.journey.journey]].append(card)
    for group in found.values():
        group.sort(key=lambda card: (-card.runs, card.journey.journey))
    return found
