"""Logging in and out: the password, the second factor where she has one, and a new session each time."""

import hmac
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import structlog
from aiohttp import web

from bot.access import sessions, throttling, users
from bot.access.audit import record_in
from bot.access.door import Door, go_to, text_of
from bot.access.guarding import CSRF_FIELD, logged_in, only
from bot.access.passwords import is_right
from bot.access.places import is_from_here, safe_path
from bot.access.user import LoggedIn, user_of
from bot.screens.rendering import page

log = structlog.get_logger("access")

WRONG = "E-mail and password do not fit together."
WRONG_CODE = "This code does not fit, or was used before."
FOREIGN = "This form was sent from another site. Load the log-in page and try again."


class Login:
    """GET and POST /login, GET and POST /login/code, POST /logout."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/login", self.ask)
        app.router.add_post("/login", self.log_in)
        app.router.add_get("/login/code", self.ask_code)
        app.router.add_post("/login/code", self.check_code)
        app.router.add_post("/logout", self.log_out)

    async def ask(self, request: web.Request) -> web.Response:
        """The form; who is logged in already goes on at once."""
        wanted = safe_path(request.query.get("next", ""))
        found = await self._door.access.of(request)
        if found and not found.needs_code:
            return go_to(wanted)
        return self._form(request, wanted)

    def _form(self, request: web.Request, wanted: str, problem: str = "", **more: Any) -> web.Response:
        shown = {
            "next": wanted,
            "problem": problem,
            "email": "",
            "demo_people": self._door.demo.people if self._door.demo else (),
        }
        return page(request, "login.html", **(shown | more))

    async def log_in(self, request: web.Request) -> web.Response:
        """303 with a new session; 401 when it does not fit, the same for unknown and disabled accounts; 429 with
        Retry-After after too many attempts; 403 for a form of another site."""
        if not is_from_here(request, self._door.public_url):
            return self._form(request, "/", FOREIGN, status=403)
        form = await request.post()
        email, password, wanted = (text_of(form, name) for name in ("email", "password", "next"))
        wanted, email = safe_path(wanted), email.strip()[:320]
        counted = (throttling.account(email), throttling.address(self._door.remote_of(request)))
        if wait := await throttling.count_attempt(self._door.database, counted, self._door.clock.now()):
            return self._slow_down(request, wanted, wait, email)
        async with self._door.database.read() as connection:
            row = await users.by_email(connection, email)
        is_open = row is not None and row.disabled_at is None
        if not await is_right(password, row.password_hash if is_open else None):
            log.info("a log-in failed")
            return self._form(request, wanted, WRONG, email=email, status=401)
        return await self._let_in(request, row, wanted, counted)

    def _slow_down(self, request: web.Request, wanted: str, wait: timedelta, email: str) -> web.Response:
        answer = self._form(request, wanted, throttling.words(wait), email=email, status=429)
        answer.headers["Retry-After"] = str(throttling.seconds(wait))
        return answer

    async def _let_in(
        self, request: web.Request, row: Any, wanted: str, counted: tuple[throttling.Subject, ...]
    ) -> web.Response:
        """A new session, whatever cookie came with the request: the old one, known to others perhaps, ends."""
        needs_code, now = row.totp_at is not None, self._door.clock.now()
        async with self._door.database.write() as connection:
            await throttling.forgive(connection, *counted)
            await self._door.end_session_of(connection, request)
            token = await self._door.begin_session(connection, request, row.id, needs_code=needs_code)
            if not needs_code:
                await record_in(connection, user_of(row), "user.logged_in", at=now)
        async with self._door.database.write() as connection:
            await self._door.access.sessions.tidy(connection, now)
            await throttling.tidy(connection, now)
        answer = go_to(f"/login/code?{urlencode({'next': wanted})}" if needs_code else wanted)
        self._door.set_cookie(answer, token)
        return answer

    async def ask_code(self, request: web.Request) -> web.Response:
        """The form for the second factor; without a right password before, back to the beginning."""
        wanted = safe_path(request.query.get("next", ""))
        found = await self._door.access.of(request)
        if found is None or not found.needs_code:
            return go_to("/login")
        return self._code_form(request, found, wanted)

    def _code_form(
        self, request: web.Request, found: LoggedIn, wanted: str, problem: str = "", status: int = 200
    ) -> web.Response:
        shown = {"next": wanted, "problem": problem, "code_csrf": found.csrf}
        return page(request, "login_code.html", status=status, **shown)

    async def check_code(self, request: web.Request) -> web.Response:
        """303 with a new session; 401 for a wrong or used code; 429 after too many."""
        found = await self._door.access.of(request)
        if found is None or not found.needs_code:
            return go_to("/login")
        form = await request.post()
        wanted = safe_path(text_of(form, "next"))
        if not hmac.compare_digest(text_of(form, CSRF_FIELD).encode(), found.csrf.encode()):
            return self._code_form(request, found, wanted, FOREIGN, 403)
        counted = throttling.second_factor(found.user.id)
        if wait := await throttling.count_attempt(self._door.database, (counted,), self._door.clock.now()):
            answer = self._code_form(request, found, wanted, throttling.words(wait), 429)
            answer.headers["Retry-After"] = str(throttling.seconds(wait))
            return answer
        token = await self._use_code(request, found, text_of(form, "code"), counted)
        if not token:
            return self._code_form(request, found, wanted, WRONG_CODE, 401)
        answer = go_to(wanted)
        self._door.set_cookie(answer, token)
        return answer

    async def _use_code(self, request: web.Request, found: LoggedIn, code: str, counted: throttling.Subject) -> str:
        """The token of a new session, "" when the code is not right."""
        now = self._door.clock.now()
        async with self._door.database.write() as connection:
            row = await users.by_id(connection, found.user.id)
            if not await self._door.second_factor.use(connection, row, code[:40], now):
                return ""
            await throttling.forgive(connection, counted)
            await sessions.end(connection, found.user.id, found.session_id)
            await record_in(connection, found.user, "user.logged_in", at=now, detail={"second_factor": True})
            return await self._door.begin_session(connection, request, found.user.id)

    @only("agent")
    async def log_out(self, request: web.Request) -> web.Response:
        """End this session."""
        found = logged_in(request)
        async with self._door.database.write() as connection:
            await sessions.end(connection, found.user.id, found.session_id)
            await record_in(connection, found.user, "user.logged_out", at=self._door.clock.now())
        answer = go_to("/login")
        self._door.drop_cookie(answer)
        return answer
