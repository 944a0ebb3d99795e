"""Message templates and the number as a page: what WhatsApp says of each, what is missing, how the number stands."""

from collections import Counter

import msgspec
from aiohttp import web

from bot.access.guarding import only
from bot.doctor import judge_number
from bot.ops.room import Room
from bot.templates import needs_template, template_key
from journeys.errors import HarkaraError
from journeys.messages import MESSAGES
from journeys.policies.case import Told
from journeys.store.ops_connections import number_told
from journeys.store.ops_templates import KnownTemplate, known_templates
from journeys.store.spending import month_of, spent_in

MISSING = "MISSING"
ORDER = ("REJECTED", "DISABLED", "PAUSED", MISSING, "PENDING", "FLAGGED", "APPROVED")
BAD = frozenset({"REJECTED", "DISABLED", "PAUSED", MISSING})


class Row(msgspec.Struct, frozen=True):
    """A template as the page shows it. `message` is "" for one of Meta's that no message of ours needs."""

    known: KnownTemplate
    message: str
    wanted: str  # the category we filed it under
    is_usable: bool

    @property
    def tone(self) -> str:
        """good, warn or bad."""
        if self.known.status in BAD:
            return "bad" if self.message else "warn"
        return "good" if self.is_usable else "warn"

    @property
    def is_refiled(self) -> bool:
        """Whether Meta files it under another, dearer category."""
        return bool(self.known.category) and bool(self.message) and self.known.category.lower() != self.wanted


class TemplatesPage:
    """GET /ops/templates, /ops/templates/number."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/ops/templates", self.show)
        app.router.add_get("/ops/templates/number", self.number)

    @only("lead")
    async def show(self, request: web.Request) -> web.Response:
        """200 with every template we need or Meta has, what is wrong first; ?status= narrows them."""
        now, room = self._room.clock.now(), self._room
        async with room.database.read() as connection:
            rows = rows_of(
                await known_templates(connection), room.brand.languages, room.settings.whatsapp.template_prefix
            )
            told = await number_told(connection)
            spent = await spent_in(connection, room.settings.whatsapp.phone_number_id, month_of(now, room.brand))
        status = request.query.get("status", "")
        return room.render(
            request,
            "ops/templates.html",
            counts=sorted(Counter(row.known.status for row in rows).items(), key=lambda each: _place(each[0])),
            wanted=status,
            rows=[row for row in rows if not status or row.known.status == status],
            told=told,
            display_number=room.settings.whatsapp.display_number,
            spent=spent,
            costs=room.brand.costs,
        )

    @only("lead")
    async def number(self, request: web.Request) -> web.Response:
        """200 with a part of the page: what WhatsApp says of the number now, or why it could not be asked."""
        finding, fields, words = None, {}, ""
        try:
            fields = await self._room.number.fields()
            finding = judge_number(fields, self._room.settings)
        except HarkaraError as error:
            words = str(error)
        template = "ops/number.html" if "HX-Request" in request.headers else "ops/number_page.html"
        return self._room.render(request, template, finding=finding, fields=fields, words=words)


def rows_of(known: list[KnownTemplate], languages: tuple[str, ...], prefix: str) -> list[Row]:
    """Every template that a message of ours needs, and those Meta has beside them; what is wrong first."""
    found = {(each.name, each.language): each for each in known}
    rows = []
    for message in MESSAGES.values():
        if not needs_template(message):
            continue
        for language in languages:
            key = template_key(prefix, message, language)
            told = found.pop((key.name, key.language), KnownTemplate(key.name, key.language, MISSING))
            rows.append(_row(told, message.name, message.category))
    rows += [_row(each, "", "") for each in found.values()]
    return sorted(rows, key=lambda row: (not row.message, _place(row.known.status), row.known.name, row.known.language))


def _row(known: KnownTemplate, message: str, category: str) -> Row:
    return Row(known, message, category, Told(known.status, known.category, known.quality).is_usable)


def _place(status: str) -> int:
    return ORDER.index(status) if status in ORDER else len(ORDER)
