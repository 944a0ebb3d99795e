"""Where an order stands in its journeys, for other tools: GET /api/orders/{number}/journey, behind a token."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from aiohttp import web

from bot.api_auth import requires_token
from journeys.brand import Brand
from journeys.catalogue import Catalogue
from journeys.clock import Clock
from journeys.definition import END, Definition, Step
from journeys.drawing.stages import Part, parts_of
from journeys.drawing.words import leads_on, numbers_of, say_span
from journeys.loading import read_journey
from journeys.state import Run
from journeys.store.database import Database
from journeys.store.order_place import OrderPlace, orders_numbered, place_of

Json = dict[str, Any]


class JourneyApi:
    """Serves an order's place on the map. Nothing personal is in it."""

    def __init__(self, database: Database, clock: Clock, brand: Brand, catalogue: Callable[[], Catalogue]) -> None:
        self._database = database
        self._clock = clock
        self._brand = brand
        self._catalogue = catalogue

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/api/orders/{number}/journey", requires_token(self.journey))

    async def journey(self, request: web.Request) -> web.Response:
        """200 with what `as_json` gives; 404 when no order has that number, 409 when more than one has."""
        async with self._database.read() as connection:
            found = await orders_numbered(connection, request.match_info["number"])
            place = await place_of(connection, found[0]) if len(found) == 1 else None
        if place is None:
            reason = "several orders have that number" if found else "no order has that number"
            return web.json_response({"error": reason}, status=409 if found else 404)
        return web.json_response(as_json(place, self._catalogue(), self._clock.now(), self._brand))


def as_json(place: OrderPlace, catalogue: Catalogue, now: datetime, brand: Brand) -> Json:
    """{number, stage, next_update_by_at, parts[{name, state}], runs[...], passed[...], timers[{name, about, due_at}]}.

    `state` of a part is done, here, skipped or ahead. A run: {id, journey, version, purpose, urgent, part, began_at,
    ended_at, ended_as, due_at, steps[{number, name, kind, says, state, ways[{when, to}]}]}; `state` of a step is
    current, visited or ahead. `passed` are journeys that never had to wait: {journey, part}. A timer is `about` a
    journey, or "" when it is about the order.
    """
    story = place.answer(now, brand)
    parts = parts_of(catalogue)
    about = {str(run.id): run.journey for run in place.runs}
    waited = {run.journey for run in place.runs}
    passed = [name for name in place.passed if name not in waited]
    return {
        "number": place.order.number.lstrip("#"),
        "stage": story.stage.value,
        "next_update_by_at": _at(place.order.promised_by_at),
        "parts": list(_track(place, parts, place.part(now, brand))),
        "runs": [_run(run, _definition(run, place, catalogue), parts) for run in place.runs],
        "passed": [{"journey": name, "part": parts.get(name, Part.ANY_TIME).value} for name in passed],
        "timers": [
            {"name": timer.name, "about": about.get(timer.subject, ""), "due_at": _at(timer.due_at)}
            for timer in place.timers
        ],
    }


def _track(place: OrderPlace, parts: dict[str, Part], here: Part) -> Iterator[Json]:
    """The track of parts. What lies before the order's place was passed, unless it is a way that not all go."""
    been = {parts.get(name) for name in place.passed}
    order: list[Part] = [part for part in Part if part is not Part.ANY_TIME]
    for part in order:
        if part is here:
            state = "here"
        elif order.index(part) > order.index(here):
            state = "done" if part in been and part in DETOURS else "ahead"
        else:
            state = "skipped" if part in DETOURS and part not in been else "done"
        yield {"name": part.value, "state": state}


# Not every order comes by here.
DETOURS = frozenset({Part.PAYMENT, Part.FAILED_ATTEMPT, Part.RTO, Part.RETURN})


def _definition(run: Run, place: OrderPlace, catalogue: Catalogue) -> Definition | None:
    """The journey in the version that the run is on."""
    known = catalogue.get(run.journey, run.version)
    text = place.texts.get((run.journey, run.version), "")
    return known or (read_journey(text, f"{run.journey}.yaml")[0] if text else None)


def _run(run: Run, journey: Definition | None, parts: dict[str, Part]) -> Json:
    steps = list(_steps(run, journey)) if journey else [_lost_step(name, run) for name in dict.fromkeys(run.path)]
    return {
        "id": str(run.id),
        "journey": run.journey,
        "version": run.version,
        "purpose": journey.purpose if journey else "",
        "urgent": bool(journey and journey.urgent),
        "part": parts.get(run.journey, Part.ANY_TIME).value,
        "began_at": _at(run.began_at),
        "ended_at": _at(run.ended_at),
        "ended_as": run.ended_as,
        "due_at": _at(run.due_at),
        "steps": steps,
    }


def _steps(run: Run, journey: Definition) -> Iterator[Json]:
    numbers = numbers_of(journey)
    for step in journey.steps.values():
        ways = [
            {"when": happens, "to": None if target == END else numbers.get(target)}
            for happens, target in leads_on(step)
        ]
        state = _state(step.name, run)
        yield {
            "number": numbers[step.name],
            "name": step.name,
            "kind": step.kind,
            "says": _says(step),
            "state": state,
            "ways": ways,
        }


def _lost_step(name: str, run: Run) -> Json:
    """A step of a version that nobody kept."""
    return {"number": 0, "name": name, "kind": "", "says": name, "state": _state(name, run), "ways": []}


def _state(name: str, run: Run) -> str:
    if run.ended_at is None and name == run.step:
        return "current"
    return "visited" if name in run.path else "ahead"


def _says(step: Step) -> str:
    return f"wait {say_span(step.span)}" if step.kind == "wait" else step.what


def _at(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
