"""The tracking page: an order's story behind a signed link, and the form that answers a failed attempt.

No login and no script. What is posted becomes an event in the inbox, like a tap in the chat; the browser is then sent
back to the page, which tells what became of it.
"""

from aiohttp import web

from bot.intake import Intake
from bot.page_openings import is_person, record_opening
from bot.tracking.answering import (
    MOST_BYTES,
    Given,
    answer_event,
    answer_key,
    answer_name,
    fields_of,
    given_in,
    wrong_with,
)
from bot.tracking.links import Form, answer_of, answer_token, form_of, order_of_link
from bot.tracking.pace import WITHIN, Pace
from bot.tracking.question import Question, question_of
from bot.tracking.rendering import headers, html_page
from bot.tracking.showing import Showing
from bot.tracking.showing_question import Said
from bot.translation import OWN, own_item
from journeys.answer import answer
from journeys.clock import Clock
from journeys.store.database import Database
from journeys.store.one_order import OneOrder, came_in_time, read_order

PATH = "/t/{token}"
FORM_TYPE = "application/x-www-form-urlencoded"


class TrackingPage:
    """Answers GET and POST /t/{token}. A link leads to one order; it shows no phone or address, as links are passed on,
    and of the name only its first letters."""

    def __init__(self, database: Database, intake: Intake, clock: Clock, showing: Showing) -> None:
        self._database = database
        self._intake = intake
        self._clock = clock
        self._showing = showing
        self._pace = Pace()

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get(PATH, self.show)
        app.router.add_post(PATH, self.answer)

    async def show(self, request: web.Request) -> web.Response:
        """The page; 404 for a link that is not ours or whose order is gone. An opening by a person is recorded."""
        found = await self._found(request)
        if found is None:
            return self._gone(request)
        order = found.order
        if is_person(request.method, request.headers):
            await record_opening(self._intake, order.id, order.customer_id, self._clock.now())
        return self._page(request, found, await self._said(request, order.id))

    async def answer(self, request: web.Request) -> web.Response:
        """Take the answer and lead back to the page (303). 404 as above; 400, 403, 413, 415 for what no form of ours
        sends; 422 with the form where something is wrong in it; 429 when a link is used too often."""
        found = await self._found(request)
        if found is None:
            return self._gone(request)
        fields = await _posted(request)
        form = form_of(fields.get("form", ""), found.order.id, self._showing.secret)
        if form is None:
            raise web.HTTPForbidden(text="This form is not one of this page.")
        if not self._pace.allows(found.order.id, self._clock.now()):
            return self._busy(request)
        question = self._question(found)
        if question is None or question.attempt != form.attempt:
            return await self._keep(request, found, form, Given())  # too late for whatever it says
        given = given_in(fields)
        if wrong := wrong_with(given, question):
            return self._page(request, found, Said(given=given, wrong=wrong), status=422)
        return await self._keep(request, found, form, given)

    async def _keep(self, request: web.Request, found: OneOrder, form: Form, given: Given) -> web.Response:
        """Store the event, then lead back. Raises what the store raises: then nothing is said to be received."""
        now, name = self._clock.now(), answer_name(form, given)
        await self._intake.store(OWN, [own_item(answer_event(found.order, form, given, name, now))], now)
        token = answer_token(found.order.id, name, self._showing.secret)
        query = {"lang": request.query.get("lang", "")[:10], "answer": token}
        address = request.rel_url.with_query({name: said for name, said in query.items() if said})
        return web.Response(status=303, headers=headers() | {"Location": f"?{address.query_string}#answer"})

    async def _found(self, request: web.Request) -> OneOrder | None:
        order_id = order_of_link(request.match_info["token"], self._showing.secret)
        if not order_id:
            return None
        async with self._database.read() as connection:
            return await read_order(connection, order_id)

    async def _said(self, request: web.Request, order_id: int) -> Said:
        """What became of the answer that the address names."""
        name = answer_of(request.query.get("answer", ""), order_id, self._showing.secret)
        if not name:
            return Said()
        async with self._database.read() as connection:
            return Said(True, await came_in_time(connection, answer_key(order_id, name)))

    def _question(self, found: OneOrder) -> Question | None:
        now, brand = self._clock.now(), self._showing.brand
        return question_of(answer(found.order, list(found.parcels), now, brand), found.parcels, now, brand)

    def _page(self, request: web.Request, found: OneOrder, said: Said, status: int = 200) -> web.Response:
        language = self._showing.language(request.query.get("lang", ""), found.language)
        return html_page(self._showing.order(found, language, self._clock.now(), said), status)

    def _gone(self, request: web.Request) -> web.Response:
        language = self._showing.language(request.query.get("lang", ""))
        return html_page(self._showing.words(language, "page_gone_title", "page_gone"), 404)

    def _busy(self, request: web.Request) -> web.Response:
        language = self._showing.language(request.query.get("lang", ""))
        page = html_page(self._showing.words(language, "page_busy_title", "page_busy"), 429)
        page.headers["Retry-After"] = str(int(WITHIN.total_seconds()))
        return page


async def _posted(request: web.Request) -> dict[str, str]:
    """The fields of a posted form. Raises web.HTTPException for another content, one too long or one that is none."""
    if request.content_type != FORM_TYPE:
        raise web.HTTPUnsupportedMediaType(text=f"The content should be {FORM_TYPE}.")
    body = await request.content.read(MOST_BYTES + 1) if (request.content_length or 0) <= MOST_BYTES else b""
    if (not body and request.body_exists) or len(body) > MOST_BYTES:
        raise web.HTTPRequestEntityTooLarge(max_size=MOST_BYTES, actual_size=request.content_length or len(body))
    try:
        return fields_of(body)
    except ValueError:
        raise web.HTTPBadRequest(text="This is no form that a browser sends.") from None
