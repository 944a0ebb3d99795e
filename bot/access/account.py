"""One's own account: the password, the browsers that are logged in."""

import structlog
from aiohttp import web

from bot.access import sessions, throttling, users
from bot.access.audit import record_in
from bot.access.browsers import named
from bot.access.door import Door, go_to, text_of
from bot.access.guarding import current_user, logged_in, only
from bot.access.passwords import SHORTEST, hashed, is_right, why_weak
from bot.access.user import User
from bot.screens.rendering import page

log = structlog.get_logger("access")

WRONG = "The present password is not right."
UNEQUAL = "The new password is written differently the second time."
THE_SAME = "The new password has to differ from the present one."


class Account:
    """GET /account, GET and POST /account/password, POST /account/sessions/…"""

    def __init__(self, door: Door) -> None:
        self._door = door

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/account", self.show)
        app.router.add_get("/account/password", self.ask_password)
        app.router.add_post("/account/password", self.change_password)
        app.router.add_post("/account/sessions/others/end", self.end_others)
        app.router.add_post(r"/account/sessions/{id:\d+}/end", self.end_session)

    @only("agent")
    async def show(self, request: web.Request) -> web.Response:
        """Who she is to Harkara, her second factor, her sessions."""
        found = logged_in(request)
        async with self._door.database.read() as connection:
            row = await users.by_id(connection, found.user.id)
            rows = await sessions.sessions_of(connection, found.user.id)
        browsers = [{"row": each, "name": named(each.browser), "is_this": each.id == found.session_id} for each in rows]
        return page(request, "account.html", person=row, browsers=browsers, codes_left=len(row.recovery))

    @only("agent")
    async def ask_password(self, request: web.Request) -> web.Response:
        """The form for a new password."""
        return self._password_form(request)

    def _password_form(self, request: web.Request, problem: str = "", status: int = 200) -> web.Response:
        must = logged_in(request).must_change
        return page(request, "password.html", status=status, problem=problem, must_change=must, shortest=SHORTEST)

    @only("agent")
    async def change_password(self, request: web.Request) -> web.Response:
        """303 with a new session while all others end; 422 with what is wrong; 429 after too many wrong guesses."""
        form, user = await request.post(), current_user(request)
        present, wanted = text_of(form, "present"), text_of(form, "password")
        counted = throttling.own_password(user.id)
        if wait := await throttling.count_attempt(self._door.database, (counted,), self._door.clock.now()):
            answer = self._password_form(request, throttling.words(wait), 429)
            answer.headers["Retry-After"] = str(throttling.seconds(wait))
            return answer
        async with self._door.database.read() as connection:
            row = await users.by_id(connection, user.id)
        if not await is_right(present, row.password_hash):
            return self._password_form(request, WRONG, 422)
        if problem := self._why_not(wanted, text_of(form, "again"), present, user):
            async with self._door.database.write() as connection:
                await throttling.forgive(connection, counted)
            return self._password_form(request, problem, 422)
        return await self._set_password(request, user, await hashed(wanted), counted)

    def _why_not(self, wanted: str, again: str, present: str, user: User) -> str:
        if wanted != again:
            return UNEQUAL
        if wanted == present:
            return THE_SAME
        return why_weak(wanted, user.name, user.email, self._door.brand_name)

    async def _set_password(
        self, request: web.Request, user: User, password_hash: str, counted: throttling.Subject
    ) -> web.Response:
        now = self._door.clock.now()
        async with self._door.database.write() as connection:
            await users.set_password(connection, user.id, password_hash, now)
            await throttling.forgive(connection, counted)
            await record_in(connection, user, "password.changed", at=now)
            token = await self._door.begin_session(connection, request, user.id)
        log.info("a password was changed", user=user.id)
        answer = go_to("/account")
        self._door.set_cookie(answer, token)
        return answer

    @only("agent")
    async def end_session(self, request: web.Request) -> web.Response:
        """End one of her own sessions; 404 for any other."""
        user, session_id = current_user(request), int(request.match_info["id"])
        async with self._door.database.write() as connection:
            if session_id >= 2**63 or not await sessions.end(connection, user.id, session_id):
                raise web.HTTPNotFound(text="There is no such session of yours.")
            await record_in(connection, user, "session.ended", at=self._door.clock.now())
        return go_to("/account")

    @only("agent")
    async def end_others(self, request: web.Request) -> web.Response:
        """End all her sessions but this one."""
        found = logged_in(request)
        async with self._door.database.write() as connection:
            await sessions.end_others(connection, found.user.id, found.session_id)
            await record_in(connection, found.user, "session.others_ended", at=self._door.clock.now())
        return go_to("/account")
