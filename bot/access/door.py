"""What log-in and account pages share: the store, the clock, the cookie and the beginning of sessions."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from aiohttp import web
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access import sessions
from bot.access.guarding import Access
from bot.access.places import remote_of
from bot.access.second_factor import SecondFactor
from bot.access.sessions import Sessions
from bot.access.user import User
from bot.screens.headers import guard_headers
from bot.settings import Settings
from journeys.clock import Clock
from journeys.store.database import Database
from journeys.store.schema_access import sessions as sessions_table


class Demo(msgspec.Struct, frozen=True):
    """What only `harkara demo` has: people who come in without a password, and links to any order's tracking page."""

    people: tuple[User, ...]
    page_link: Callable[[int], str]  # by the order's id


class Door(msgspec.Struct):
    """Built once. `demo` is set in code by `harkara demo` and by nothing else: no setting and no row can do that."""

    database: Database
    clock: Clock
    access: Access
    second_factor: SecondFactor
    public_url: str
    brand_name: str
    proxies: int = 0
    demo: Demo | None = None

    def remote_of(self, request: web.Request) -> str:
        """The address of the browser."""
        return remote_of(request, self.proxies)

    async def begin_session(
        self, connection: AsyncConnection, request: web.Request, user_id: int, *, needs_code: bool = False
    ) -> str:
        """A new session for the browser behind the request; its token."""
        return await sessions.begin(
            connection,
            user_id,
            self.clock.now(),
            browser=request.headers.get("User-Agent", ""),
            address=self.remote_of(request),
            needs_code=needs_code,
        )

    async def end_session_of(self, connection: AsyncConnection, request: web.Request) -> None:
        """End the session whose cookie the request carries, if any."""
        token = request.cookies.get(self.access.cookie, "")
        if token:
            same = sessions_table.c.token_hash == sessions.hash_of(token)
            await connection.execute(delete(sessions_table).where(same))

    def set_cookie(self, answer: web.Response, token: str) -> None:
        """Not for scripts, not for other sites' forms, only over https where the service is reached so."""
        answer.set_cookie(
            self.access.cookie,
            token,
            max_age=int(self.access.sessions.longest.total_seconds()),
            path="/",
            httponly=True,
            samesite="Lax",
            secure=self.access.is_https,
        )

    def drop_cookie(self, answer: web.Response) -> None:
        answer.del_cookie(self.access.cookie, path="/", secure=self.access.is_https, httponly=True, samesite="Lax")


def door_for(settings: Settings, database: Database, clock: Clock) -> Door:
    """The door of a service with these settings."""
    said, secret = settings.access, settings.token_secret.get_secret_value()
    kept = Sessions(database, secret, idle=said.session_idle, longest=said.session_longest)
    return Door(
        database,
        clock,
        Access(kept, clock, settings.public_url.startswith("https://")),
        SecondFactor(secret, settings.brand.name),
        settings.public_url,
        settings.brand.name,
        said.proxies,
    )


def go_to(path: str) -> web.Response:
    """303 to a path of ours."""
    return guard_headers(web.Response(status=303, headers={"Location": path}))


def text_of(form: Mapping[str, Any], name: str) -> str:
    """A field of a form as text; "" when it is missing or a file."""
    value = form.get(name, "")
    return value if isinstance(value, str) else ""
