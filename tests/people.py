"""People of the brand for tests: added to the store, logged in, with what a browser or an HTTP client needs."""

from typing import Any

import aiohttp
from aiohttp import CookieJar

from bot.access import sessions, users
from bot.access.user import Role, User
from journeys.clock import Clock
from tests.harness import Harness

# The Argon2id hash of "five quiet rivers" with the smallest parameters: made once, quick to check.
PASSWORD = "five quiet rivers"
PASSWORD_HASH = "$argon2id$v=19$m=8,t=1,p=1$eeoxv/dG5aX92TWZo9dwFg$jd71ue2uTesNoJB1ivfdGWlEfLGoaPl/vZnkn9O9W2o"


class Person:
    """Somebody who is logged in: her user, her cookie, her CSRF token, and a session of aiohttp that carries both."""

    def __init__(self, harness: Harness, user: User, token: str) -> None:
        access = harness.service.parts.door.access
        self.base_url = harness.settings.public_url
        self.user = user
        self.token = token
        self.cookie = access.cookie
        self.csrf = access.sessions.csrf_of(token)
        self.http = aiohttp.ClientSession(
            self.base_url,
            cookies={self.cookie: token},
            headers={"X-CSRF-Token": self.csrf},
            cookie_jar=CookieJar(unsafe=True),  # an address is not a name, and has no cookies otherwise
        )

    def browser_cookies(self) -> list[dict[str, Any]]:
        """For Playwright's `context.add_cookies`."""
        return [{"name": self.cookie, "value": self.token, "url": self.base_url}]

    async def get(self, path: str, **extra: Any) -> tuple[int, str]:
        """Status and text; redirections are not followed."""
        async with self.http.get(path, allow_redirects=False, **extra) as answer:
            return answer.status, await answer.text()

    async def post(self, path: str, **form: Any) -> tuple[int, str]:
        """Status and text of a posted form, with the CSRF token; redirections are not followed."""
        async with self.http.post(path, data=form, allow_redirects=False) as answer:
            return answer.status, await answer.text()

    async def close(self) -> None:
        await self.http.close()

    async def __aenter__(self) -> "Person":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


async def add_person(harness: Harness, name: str, role: Role = "agent", **extra: Any) -> User:
    """A user who logs in with PASSWORD; her e-mail is made of the name. `extra`: languages, teams, capacity."""
    parts = harness.service.parts
    wanted = User(0, name, email_of(name), role, **extra)
    async with parts.database.write() as connection:
        return await users.add(connection, wanted, PASSWORD_HASH, parts.clock.now())


async def log_in(harness: Harness, user: User) -> Person:
    """A new session of hers, as if she had just logged in. Close it when done."""
    parts = harness.service.parts
    token = await session_of(harness, user, parts.clock)
    return Person(harness, user, token)


async def session_of(harness: Harness, user: User, clock: Clock) -> str:
    async with harness.service.parts.database.write() as connection:
        return await sessions.begin(connection, user.id, clock.now(), browser="test", address="127.0.0.1")


async def person(harness: Harness, name: str, role: Role = "agent", **extra: Any) -> Person:
    """Added and logged in. Close it when done."""
    return await log_in(harness, await add_person(harness, name, role, **extra))


def email_of(name: str) -> str:
    return f"{name.split()[0].lower()}@example.com"
