"""The tools beside the service, for tests: what they were told, what they answer, and how they ask."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.pairing import API_TOKEN, with_tools
from journeys.clock import MovableClock
from tests.harness import Harness, running


@asynccontextmanager
async def beside(store_url: str, clock: MovableClock, **options: Any) -> AsyncIterator[Harness]:
    """A service whose CRM, Slack channel and couriers' ticket desks are the sandbox's."""
    async with running(store_url, clock, configure=with_tools, **options) as harness:
        yield harness


async def told(harness: Harness, desk: str = "webhooks") -> list[dict[str, Any]]:
    """What came in at a desk of the sandbox, oldest first."""
    async with harness.session.get(f"{harness.sandbox.base_url}/sandbox/api/outward") as answer:
        found: list[dict[str, Any]] = (await answer.json())[desk]
        return found


async def told_of(harness: Harness, kind: str) -> list[dict[str, Any]]:
    """The data of the webhooks of one kind, oldest first."""
    return [each["data"] for each in await told(harness) if each["type"] == kind]


async def answer_with(harness: Harness, desk: str = "webhooks", **answer: Any) -> None:
    """What the desk answers to its next calls."""
    await harness.call("/sandbox/api/outward/answer", desk=desk, **answer)


async def ask(harness: Harness, path: str, token: str = API_TOKEN) -> tuple[int, dict[str, Any]]:
    """GET of the service's API, with a token."""
    url = f"http://127.0.0.1:{harness.settings.port}{path}"
    async with harness.session.get(url, headers={"Authorization": f"Bearer {token}"}) as answer:
        return answer.status, await answer.json()
