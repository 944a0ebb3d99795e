"""Logging in over real HTTP: what lets in, what does not, and what the answers give away."""

import re
from typing import Any

import aiohttp

from tests.harness import Harness
from tests.people import PASSWORD, add_person


async def sent(
    harness: Harness,
    path: str,
    cookie: str = "",
    *,
    follow: bool = False,
    headers: dict[str, str] | None = None,
    **form: Any,
) -> tuple[int, dict[str, str], str]:
    """Status, headers and text of a form that a browser without a session (or with this cookie) sends."""
    jar = aiohttp.CookieJar(unsafe=True)
    said = {"Cookie": f"harkara={cookie}"} if cookie else {}
    async with (
        aiohttp.ClientSession(harness.settings.public_url, cookie_jar=jar) as http,
        http.post(path, data=form, allow_redirects=follow, headers=said | (headers or {})) as answer,
    ):
        return answer.status, dict(answer.headers), await answer.text()


def cookie_in(headers: dict[str, str]) -> str:
    found = re.match(r"harkara=([^;]+);", headers.get("Set-Cookie", ""))
    return found[1] if found else ""


async def test_who_knows_her_password_gets_in_and_out(harness: Harness) -> None:
    """Access: log-in, start page, log-out."""
    asha = await add_person(harness, "Asha")
    status, headers, _ = await sent(
        harness, "/login", email=asha.email.upper(), password=PASSWORD, next="/desk?queue=mine"
    )
    assert (status, headers["Location"]) == (303, "/desk?queue=mine")
    found = await harness.service.parts.door.access.sessions.find(cookie_in(headers), harness.clock.now())
    assert found is not None
    assert found.user == asha
    status, _, _ = await sent(harness, "/logout", cookie_in(headers), csrf=found.csrf)
    assert status == 303
    assert await harness.service.parts.door.access.sessions.find(cookie_in(headers), harness.clock.now()) is None
