"""The API answers only tools that prove themselves, and says which one asked."""

from collections.abc import Iterable

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from pydantic import SecretStr

from bot.api_auth import API_TOKENS, CALLER, requires_token
from bot.settings_outward import ApiToken

CRM, MARKETING = "c" * 32, "m" * 40


def token(name: str, value: str) -> ApiToken:
    return ApiToken(name=name, token=SecretStr(value))


async def asked(header: str | None, tokens: Iterable[ApiToken]) -> tuple[int, dict[str, str]]:
    """What GET / answers to that Authorization header, where `tokens` are configured."""

    async def who(request: web.Request) -> web.Response:
        return web.json_response({"caller": request[CALLER]})

    app = web.Application()
    app[API_TOKENS] = tuple(tokens)
    app.router.add_get("/", requires_token(who))
    async with TestClient(TestServer(app)) as client:
        answer = await client.get("/", headers={"Authorization": header} if header is not None else {})
        return answer.status, await answer.json()


@pytest.mark.parametrize(
    ("header", "status"),
    [
        (f"Bearer {CRM}", 200),
        (f"bearer  {CRM} ", 200),  # the scheme is case-insensitive, space does no harm
        (None, 401),
        ("", 401),
        ("Bearer", 401),
        ("Bearer ", 401),
        (CRM, 401),  # no scheme
        (f"Basic {CRM}", 401),
        (f"Bearer {CRM[:-1]}", 401),
        (f"Bearer {CRM}x", 401),
        (f"Bearer {CRM},{MARKETING}", 401),
        ("Bearer ñandú", 401),
    ],
)
async def test_only_a_bearer_token_of_the_settings_opens_the_door(header: str | None, status: int) -> None:
    """A-33."""
    assert (await asked(header, [token("crm", CRM), token("marketing", MARKETING)]))[0] == status


async def test_the_handler_knows_which_tool_asks() -> None:
    """A-33."""
    tools = [token("crm", CRM), token("marketing", MARKETING)]
    assert await asked(f"Bearer {MARKETING}", tools) == (200, {"caller": "marketing"})


async def test_without_a_configured_token_the_api_is_shut_and_says_what_to_set() -> None:
    """A-33, A-89."""
    status, said = await asked(f"Bearer {CRM}", [])
    assert status == 503
    assert "HARKARA_API_TOKENS__0__TOKEN" in said["error"]


async def test_a_refusal_repeats_nothing_of_what_was_tried() -> None:
    """A-33."""
    status, said = await asked("Bearer tried-by-somebody", [token("crm", CRM)])
    assert status == 401
    assert "tried-by-somebody" not in str(said)
    assert CRM not in str(said)
