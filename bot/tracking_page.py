"""The tracking page: an order's story in words behind a signed link. No login, no script, nothing from elsewhere."""

import base64
import hashlib
from html import escape

from aiohttp import web

from bot.intake import Intake
from bot.page_openings import is_person, record_opening
from journeys.answer import answer
from journeys.brand import Brand
from journeys.clock import Clock
from journeys.store.database import Database
from journeys.store.one_order import OneOrder, read_order
from journeys.tokens import Choice, read, sign
from journeys.verify_code import codes_shown
from journeys.wording import Wording

PATH = "/t/{token}"
PAGE = "page"  # the choice that a link's token stands for
LONGEST_ID = 2**63  # exclusive; what a row's id can be

STYLE = (
    "body{font:1.05rem/1.5 system-ui,sans-serif;max-width:34rem;margin:0 auto;padding:1.25rem;color:#1b1b1b;"
    "background:#fff}h1{font-size:1.35rem;line-height:1.25}p{margin:.6rem 0}footer{margin-top:2rem;color:#555;"
    "font-size:.95rem}@media(prefers-color-scheme:dark){body{color:#eee;background:#151515}footer{color:#aaa}}"
)
_STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
HEADERS = {
    "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}


def page_link(public_url: str, order_id: int, secret: str) -> str:
    """The address of an order's page, which only somebody with the secret can make."""
    return f"{public_url}/t/{sign(Choice(PAGE, order_id), secret)}"


class TrackingPage:
    """Answers GET /t/{token}. A link leads to one order; it shows no name, phone or address, as links are passed on."""

    def __init__(
        self, database: Database, intake: Intake, clock: Clock, wording: Wording, brand: Brand, secret: str
    ) -> None:
        self._database = database
        self._intake = intake
        self._clock = clock
        self._wording = wording
        self._brand = brand
        self._secret = secret

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get(PATH, self.show)

    async def show(self, request: web.Request) -> web.Response:
        """The page; 404 for a link that is not ours or whose order is gone. An opening by a person is recorded."""
        order_id = self._order_id(request.match_info["token"])
        found = await self._read(order_id) if order_id else None
        if found is None:
            return self._gone()
        if is_person(request.method, request.headers):
            order = found.order
            await record_opening(self._intake, order.id, order.customer_id, self._clock.now())
        return _page(self._language(found), *self._words(found))

    def _order_id(self, token: str) -> int:
        choice = read(token, self._secret) if len(token) < len(PAGE) + 100 else None
        is_ours = choice is not None and choice.name == PAGE and 0 < choice.order_id < LONGEST_ID
        return choice.order_id if choice and is_ours else 0

    async def _read(self, order_id: int) -> OneOrder | None:
        async with self._database.read() as connection:
            return await read_order(connection, order_id)

    def _words(self, found: OneOrder) -> tuple[str, str, list[str], str]:
        """(title, headline, lines, footer), all as plain text."""
        language = self._language(found)
        story = answer(found.order, list(found.parcels), self._clock.now(), self._brand)
        facts = self._wording.facts(story, self._brand, language)
        codes = ", ".join(codes_shown(found.order.customer_id, self._clock.now(), self._secret))
        lines = self._wording.story_lines(story, self._brand, language)
        lines.append(self._wording.line("page_verify", language, codes=codes))
        title, headline, talk = (
            self._wording.line(name, language, **facts) for name in ("page_title", "page_headline", "page_talk")
        )
        return f"{title} · {self._brand.name}", headline, lines, talk

    def _language(self, found: OneOrder) -> str:
        return self._wording.language(found.language)

    def _gone(self) -> web.Response:
        language = self._wording.language("")
        title, words = (self._wording.line(name, language) for name in ("page_gone_title", "page_gone"))
        return _page(language, title, title, [words], self._brand.name, status=404)


def _page(
    language: str, title: str, headline: str, lines: list[str], footer: str, *, status: int = 200
) -> web.Response:
    """A whole page from plain text, every piece escaped."""
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    html = (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><main><h1>{escape(headline)}</h1>{body}</main>"
        f"<footer>{escape(footer)}</footer></body></html>"
    )
    return web.Response(text=html, content_type="text/html", headers=HEADERS, status=status)
