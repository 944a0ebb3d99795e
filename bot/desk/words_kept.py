"""The page on which leads keep canned replies and macros for all agents."""

import re

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access.audit import record_in
from bot.access.guarding import current_user, only
from bot.desk.attached import buttons_in, file_in, require_fitting
from bot.desk.macro_steps import as_text, read_steps
from bot.desk.wish import Malformed
from bot.screens.rendering import page
from journeys.clock import Clock
from journeys.store import desk_own, desk_words
from journeys.store.database import Database

PATH = "/desk/words"
SHORT = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
LONGEST_TEXT, LONGEST_NAME = 4_000, 80
LONGEST_ID = 2**63


class WordsKept:
    """GET and POST under /desk/words, for leads. `languages` are those of the brand."""

    def __init__(self, database: Database, clock: Clock, languages: tuple[str, ...]) -> None:
        self._database = database
        self._clock = clock
        self._languages = languages

    def add_routes(self, app: web.Application) -> None:
        leads = only("lead")
        app.router.add_get(PATH, leads(self.show))
        app.router.add_post(f"{PATH}/canned", leads(self.keep_canned))
        app.router.add_post(f"{PATH}/macros", leads(self.keep_macro))
        app.router.add_post(rf"{PATH}/{{what:canned|macros}}/{{id:\d{{1,19}}}}/drop", leads(self.drop))

    async def show(self, request: web.Request) -> web.Response:
        """All of them, with a form for one more of each."""
        return await self._page(request)

    async def _page(self, request: web.Request, wrong: str = "", status: int = 200) -> web.Response:
        async with self._database.read() as connection:
            canned = await desk_own.all_canned(connection)
            macros = await desk_own.all_macros(connection)
        written = [{**each, "text": as_text(each["steps"])} for each in macros]
        said = {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
        return page(
            request,
            "desk/words_kept.html",
            status=status,
            canned=canned,
            macros=written,
            languages=self._languages,
            wrong=wrong,
            said=said,
        )

    async def keep_canned(self, request: web.Request) -> web.Response:
        form = await request.post()
        short, text = str(form.get("short", "")).strip().lstrip("/"), str(form.get("text", "")).strip()
        language = str(form.get("language", ""))
        try:
            buttons, file = buttons_in(str(form.get("buttons", ""))), file_in(str(form.get("file", "")).strip())
            require_fitting(text, buttons, file)
        except Malformed as error:
            return await self._page(request, str(error), 400)
        if not SHORT.fullmatch(short) or not 0 < len(text) <= LONGEST_TEXT or language not in self._languages:
            wrong = f"A canned reply has a short word of a-z, 0-9, - and _, and 1 to {LONGEST_TEXT} characters."
            return await self._page(request, wrong, 400)
        async with self._database.write() as connection:
            await desk_words.keep_canned(connection, short, language, text, buttons, file)
            await self._note(connection, request, "canned.kept", f"/{short} {language}")
        raise web.HTTPSeeOther(PATH)

    async def keep_macro(self, request: web.Request) -> web.Response:
        form = await request.post()
        name, key = str(form.get("name", "")).strip(), str(form.get("key", ""))
        try:
            steps = read_steps(str(form.get("steps", ""))[:LONGEST_TEXT])
        except Malformed as error:
            return await self._page(request, str(error), 400)
        if not 0 < len(name) <= LONGEST_NAME or key not in {"", *"123456789"}:
            return await self._page(request, "A macro has a name, and one of the keys 1 to 9 or none.", 400)
        async with self._database.write() as connection:
            await desk_words.keep_macro(connection, name, int(key) if key else None, steps)
            await self._note(connection, request, "macro.kept", name)
        raise web.HTTPSeeOther(PATH)

    async def drop(self, request: web.Request) -> web.Response:
        what, id = request.match_info["what"], int(request.match_info["id"])
        if id >= LONGEST_ID:
            raise web.HTTPNotFound
        async with self._database.write() as connection:
            await (desk_words.drop_canned if what == "canned" else desk_words.drop_macro)(connection, id)
            await self._note(connection, request, f"{what.removesuffix('s')}.dropped", str(id))
        raise web.HTTPSeeOther(PATH)

    async def _note(self, connection: AsyncConnection, request: web.Request, action: str, subject: str) -> None:
        await record_in(connection, current_user(request), action, at=self._clock.now(), subject=subject)
