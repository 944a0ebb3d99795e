"""Incidents over HTTP: only with a token, and whatever is sent is answered in words."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient
from pydantic import SecretStr

from bot.api_auth import API_TOKENS
from bot.incidents_api import MOST_BYTES, IncidentsApi
from bot.settings_outward import ApiToken
from journeys.clock import MovableClock
from journeys.status import Status
from journeys.store.database import Database
from journeys.store.schema import incidents
from tests.journeys.builders import NOW, fulfilled, placed, scan
from tests.journeys.store.batches import rows, settle

TOKEN = "operations-" + "x" * 32
SIGNED = {"Authorization": f"Bearer {TOKEN}"}
STORM = {"cause": "weather", "scope_kind": "pincode", "scope": "560", "place": "Bengaluru", "note": "cyclone"}
Open = Callable[[web.Application], Awaitable[TestClient[Any, Any]]]


@pytest.fixture
async def client(database: Database, aiohttp_client: Open) -> TestClient[Any, Any]:
    app = web.Application()
    app[API_TOKENS] = (ApiToken(name="operations", token=SecretStr(TOKEN)),)
    woken: list[bool] = []
    IncidentsApi(database, MovableClock(NOW, running=False), lambda: woken.append(True)).add_routes(app)
    return await aiohttp_client(app)


async def asked(client: TestClient[Any, Any], method: str, path: str, **what: Any) -> tuple[int, Any]:
    async with client.request(method, path, headers=SIGNED, **what) as answer:
        return answer.status, await answer.json()


async def on_its_way(database: Database) -> None:
    await settle(database, placed(NOW - timedelta(hours=1)), fulfilled())
    await settle(database, scan(Status.IN_TRANSIT, NOW, facility="Pune_Chakan_GW"))


async def test_an_incident_is_raised_shown_and_cleared(client: TestClient[Any, Any], database: Database) -> None:
    """A-44."""
    await on_its_way(database)
    status, told = await asked(client, "POST", "/api/incidents", json=STORM)
    assert (status, told["customers_told"], told["raised_by"], told["is_open"]) == (201, 1, "operations", True)
    status, again = await asked(client, "POST", "/api/incidents", json=STORM)
    assert (status, again["id"], again["customers_told"]) == (200, told["id"], 0)
    _, listed = await asked(client, "GET", "/api/incidents")
    assert [each["cause"] for each in listed["incidents"]] == ["weather"]
    status, cleared = await asked(client, "POST", f"/api/incidents/{told['id']}/clear")
    assert (status, cleared["is_open"]) == (200, False)
    assert (await asked(client, "GET", "/api/incidents"))[1] == {"incidents": []}
    _, everything = await asked(client, "GET", "/api/incidents?all=1")
    assert [each["is_open"] for each in everything["incidents"]] == [False]


async def test_a_preview_counts_and_tells_nobody(client: TestClient[Any, Any], database: Database) -> None:
    """A-44."""
    await on_its_way(database)
    status, reach = await asked(client, "GET", "/api/incidents/preview?scope_kind=hub&scope=pune_chakan_gw")
    assert (status, reach) == (200, {"customers": 1, "orders": 1, "parcels": 1, "sample": ["#KH-10234"]})
    assert await rows(database, incidents) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"json": {**STORM, "cause": "locusts"}}, "cause should be one of"),
        ({"json": {**STORM, "scope": "x"}}, "first 2 to 6 digits"),
        ({"json": {"cause": "weather"}}, "missing required field `scope_kind`"),
        ({"json": {**STORM, "scope": 560}}, "$.scope"),
        ({"json": {**STORM, "colour": "red"}}, "unknown field `colour`"),
        ({"data": b"{"}, "not as it should be"),
        ({"data": b"\xff\xfe"}, "not as it should be"),
        ({"json": {**STORM, "note": "x" * MOST_BYTES}}, "longer than"),
    ],
)
async def test_a_wrong_body_is_refused_in_words(
    client: TestClient[Any, Any], database: Database, body: dict[str, Any], words: str
) -> None:
    """A-44."""
    status, told = await asked(client, "POST", "/api/incidents", **body)
    assert status == 422
    assert words in " ".join(told["errors"])
    assert await rows(database, incidents) == []


async def test_a_preview_of_a_wrong_scope_is_refused_in_words(client: TestClient[Any, Any]) -> None:
    """A-44."""
    status, told = await asked(client, "GET", "/api/incidents/preview?scope_kind=state&scope=Kerala")
    assert (status, told["errors"]) == (422, ["scope_kind should be one of hub, courier, pincode"])


@pytest.mark.parametrize("named", ["4711", "x", "99999999999999999999", "٣"])
async def test_what_does_not_exist_cannot_be_cleared(client: TestClient[Any, Any], named: str) -> None:
    """A-44."""
    assert (await asked(client, "POST", f"/api/incidents/{named}/clear"))[0] == 404


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/api/incidents"),
        ("GET", "/api/incidents"),
        ("GET", "/api/incidents/preview"),
        ("POST", "/api/incidents/1/clear"),
    ],
)
async def test_nothing_is_told_without_a_token(client: TestClient[Any, Any], method: str, path: str) -> None:
    """A-44."""
    async with client.request(method, path) as answer:
        assert answer.status == 401
