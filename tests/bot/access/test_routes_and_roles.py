"""Every route of the real application against every role: who gets in, who does not, and that none was forgotten."""

import re
from collections.abc import AsyncIterator, Iterator

import aiohttp
import pytest
from aiohttp import web

from bot.access.user import ROLES, Role, User
from bot.app import build_app
from bot.openapi import openapi
from tests.bot.access.public_routes import BEFORE_LOGGING_IN, FOR_OTHERS
from tests.harness import Harness
from tests.people import Person, add_person, log_in

SAFE = ("GET", "HEAD")
Route = tuple[str, str, str, str]  # method, canonical path, one that it takes, the lowest role ("" for a public one)
MADE_UP = ("1", "none")  # for the parts of a path that vary; nothing in the store goes by them


def routes_of(app: web.Application) -> Iterator[Route]:
    for route in app.router.routes():
        if route.resource:
            role = getattr(route.handler, "min_role", "")
            yield route.method, route.resource.canonical, filled(route.resource), role


def filled(resource: web.AbstractResource) -> str:
    """A path that leads to the resource: each part that varies gets a value that its pattern takes."""
    pattern = resource.get_info().get("pattern")
    inner = dict(re.findall(r"\(\?P<(\w+)>([^()]*)\)", pattern.pattern)) if pattern else {}
    return re.sub(r"\{(\w+)[^}]*\}", lambda part: _value_for(inner[part[1]]), resource.canonical)


def _value_for(pattern: str) -> str:
    """One of MADE_UP, else the first of the words that the pattern lists."""
    return next(value for value in (*MADE_UP, pattern.partition("|")[0]) if re.fullmatch(pattern, value))


@pytest.fixture
async def people(sqlite_harness: Harness) -> dict[Role, User]:
    return {role: await add_person(sqlite_harness, f"{role.title()} One", role) for role in ROLES}


@pytest.fixture
async def stranger(sqlite_harness: Harness) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(sqlite_harness.settings.public_url) as http:
        yield http


def guarded_routes(harness: Harness) -> list[Route]:
    found = [route for route in routes_of(build_app(harness.service.parts)) if route[3]]
    assert len(found) > 20
    return found


async def asked(http: aiohttp.ClientSession, method: str, path: str, **extra: object) -> tuple[int, str, str]:
    """Status, where it leads, and the policy of scripts; the body is not waited for: a stream has no end."""
    async with http.request(method, path, allow_redirects=False, **extra) as answer:  # type: ignore[arg-type]
        headers = answer.headers
        answer.close()
        return answer.status, headers.get("Location", ""), headers.get("Content-Security-Policy", "")


async def test_each_route_is_guarded_or_public_for_a_reason(sqlite_harness: Harness) -> None:
    """Issue 5: a route that somebody adds and forgets to guard fails here."""
    served = set(routes_of(build_app(sqlite_harness.service.parts)))
    open_paths = {path for _, path, _, role in served if not role}
    assert open_paths - FOR_OTHERS.keys() - BEFORE_LOGGING_IN.keys() - token_api() == set()
    assert BEFORE_LOGGING_IN.keys() <= open_paths, "a reason for a route that is gone"


def token_api() -> set[str]:
    """What asks for a bearer token, by its own description; test_api_auth.py shows that it does."""
    paths = openapi()["paths"]
    return {path for path, methods in paths.items() if all(said.get("security") for said in methods.values())}


async def test_nobody_gets_in_without_logging_in(sqlite_harness: Harness, stranger: aiohttp.ClientSession) -> None:
    """Issue 5: to the log-in for browsers, 401 for scripts; nothing else."""
    wrong = []
    for method, _, path, _ in guarded_routes(sqlite_harness):
        status, leads, _ = await asked(stranger, method, path)
        script, _, _ = await asked(stranger, method, path, headers={"HX-Request": "true"})
        if (status, leads.partition("?")[0], script) != (303, "/login", 401):
            wrong.append((method, path, status, leads, script))
    assert wrong == [], wrong


async def test_each_role_gets_what_it_may_and_no_more(sqlite_harness: Harness, people: dict[Role, User]) -> None:
    """Issue 5: the table of route and role."""
    wrong = []
    for method, _, path, lowest in guarded_routes(sqlite_harness):
        for role in ROLES:
            who = await log_in(sqlite_harness, people[role])  # anew each time: some routes end the session
            status, leads, policy = await asked(who.http, method, path)
            await who.close()
            may = ROLES.index(role) >= ROLES.index(lowest)
            got_in = status not in (401, 403) and not leads.startswith("/login") and status < 500
            if path == "/logout":
                got_in = status == 303
            if (got_in, got_in or status == 403) != (may, True) or (status == 200 and not policy):
                wrong.append((method, path, role, status, leads, policy))
    assert wrong == [], wrong


async def test_whatever_changes_something_needs_the_sessions_token(
    sqlite_harness: Harness, people: dict[Role, User]
) -> None:
    """Issue 5: CSRF, on each route; another session's token will not do."""
    admin, other = await log_in(sqlite_harness, people["admin"]), await log_in(sqlite_harness, people["admin"])
    bare = aiohttp.ClientSession(admin.base_url, cookies={admin.cookie: admin.token}, cookie_jar=own_jar())
    wrong = []
    for method, _, path, _ in guarded_routes(sqlite_harness):
        if method in SAFE:
            continue
        statuses = [
            (await asked(bare, method, path))[0],
            (await asked(bare, method, path, data={"csrf": other.csrf}))[0],
            (await asked(bare, method, path, headers={"X-CSRF-Token": admin.csrf[:-1] + "é"}))[0],
            (await asked(bare, method, path, json={"csrf": admin.csrf}))[0],
        ]
        if set(statuses) != {403}:
            wrong.append((method, path, statuses))
    assert wrong == [], wrong
    for each in (admin, other, bare):
        await each.close()


def own_jar() -> aiohttp.CookieJar:
    return aiohttp.CookieJar(unsafe=True)


async def test_a_form_of_the_own_session_counts(sqlite_harness: Harness, people: dict[Role, User]) -> None:
    """Issue 5: by field as by header."""
    who: Person = await log_in(sqlite_harness, people["agent"])
    async with aiohttp.ClientSession(who.base_url, cookies={who.cookie: who.token}, cookie_jar=own_jar()) as bare:
        assert await asked(bare, "POST", "/account/totp/begin", data={"csrf": who.csrf}) == (
            303,
            "/account/totp",
            (await asked(bare, "GET", "/account"))[2],
        )
    await who.close()
