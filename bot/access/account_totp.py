"""One's own second factor: switched on by a code that proves the app has it, off only with the password."""

import io

import segno
import structlog
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access import second_factor, sessions, throttling, users
from bot.access.audit import record_in
from bot.access.door import Door, go_to, text_of
from bot.access.guarding import current_user, logged_in, only
from bot.access.passwords import is_right
from bot.screens.rendering import page

log = structlog.get_logger("access")

WRONG_CODE = "This code does not fit. Look whether the phone's clock is right, then type the code it shows now."
WRONG_PASSWORD = "The password is not right."


class AccountTotp:
    """GET /account/totp and /account/totp.svg; POST /account/totp/begin, /on, /off."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/account/totp", self.show)
        app.router.add_get("/account/totp.svg", self.picture)
        app.router.add_post("/account/totp/begin", self.begin)
        app.router.add_post("/account/totp/on", self.switch_on)
        app.router.add_post("/account/totp/off", self.switch_off)

    @only("agent")
    async def show(self, request: web.Request) -> web.Response:
        """What there is to do: begin, scan and confirm, or switch off."""
        return await self._page(request)

    async def _page(self, request: web.Request, problem: str = "", status: int = 200) -> web.Response:
        user = current_user(request)
        async with self._door.database.read() as connection:
            row = await users.by_id(connection, user.id)
        begun = bool(row.totp_nonce) and row.totp_at is None
        typed = self._door.second_factor.app_secret(user.id, row.totp_nonce) if begun else ""
        groups = [typed[start : start + 4] for start in range(0, len(typed), 4)]
        return page(request, "totp.html", status=status, problem=problem, person=row, groups=groups)

    @only("agent")
    async def picture(self, request: web.Request) -> web.Response:
        """The QR code for her app, as SVG, while she is enrolling; 404 otherwise: it is never shown again."""
        user = current_user(request)
        async with self._door.database.read() as connection:
            row = await users.by_id(connection, user.id)
        if not row.totp_nonce or row.totp_at is not None:
            raise web.HTTPNotFound
        drawn = io.BytesIO()
        address = self._door.second_factor.address(user.id, row.totp_nonce, user.email)
        segno.make(address, error="m").save(drawn, kind="svg", scale=5, border=4, light="#ffffff", dark="#000000")
        return web.Response(body=drawn.getvalue(), content_type="image/svg+xml")

    @only("agent")
    async def begin(self, request: web.Request) -> web.Response:
        """A new secret, which counts once it is confirmed."""
        async with self._door.database.write() as connection:
            await second_factor.begin_enrolment(connection, current_user(request).id)
        return go_to("/account/totp")

    @only("agent")
    async def switch_on(self, request: web.Request) -> web.Response:
        """200 with the recovery codes, shown this once; 422 when the code does not fit. Other sessions end: they
        were begun without the second factor."""
        user, code, now = current_user(request), text_of(await request.post(), "code"), self._door.clock.now()
        bare = "".join(code.split())
        async with self._door.database.write() as connection:
            row = await users.by_id(connection, user.id)
            fresh = row.totp_at is None
            codes = await self._door.second_factor.switch_on(connection, row, bare[:10], now) if fresh else []
            if codes:
                await sessions.end_others(connection, user.id, logged_in(request).session_id)
                await record_in(connection, user, "second_factor.switched_on", at=now)
        if not codes:
            return await self._page(request, WRONG_CODE, 422)
        return page(request, "recovery_codes.html", codes=codes)

    @only("agent")
    async def switch_off(self, request: web.Request) -> web.Response:
        """303 when the password is right; 422 or, after too many guesses, 429 otherwise."""
        user, password, now = current_user(request), text_of(await request.post(), "password"), self._door.clock.now()
        counted = throttling.own_password(user.id)
        if wait := await throttling.count_attempt(self._door.database, (counted,), now):
            return await self._page(request, throttling.words(wait), 429)
        async with self._door.database.read() as connection:
            row = await users.by_id(connection, user.id)
        if not await is_right(password, row.password_hash):
            return await self._page(request, WRONG_PASSWORD, 422)
        async with self._door.database.write() as connection:
            await throttling.forgive(connection, counted)
            await self._off(connection, request)
        return go_to("/account/totp")

    async def _off(self, connection: AsyncConnection, request: web.Request) -> None:
        user = current_user(request)
        await second_factor.switch_off(connection, user.id)
        await record_in(connection, user, "second_factor.switched_off", at=self._door.clock.now())
        log.info("a second factor was switched off", user=user.id)
