"""A service with an action token, and calls to it as a Rasa server makes them, from exchanges recorded with 3.6.21."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.settings import Settings
from integrations.sandbox.settings import SandboxSettings
from journeys.clock import MovableClock
from tests.harness import Harness, running

TOKEN = "a-token-for-the-tests"
FIXTURES = Path(__file__).parent / "fixtures"

Answer = tuple[int, Any]


@asynccontextmanager
async def served(store_url: str, clock: MovableClock) -> AsyncIterator[Harness]:
    """The whole service, with our actions open to a Rasa server."""
    async with running(store_url, clock, configure=with_token) as harness:
        yield harness


def with_token(settings: Settings, _: SandboxSettings) -> Settings:
    understanding = settings.understanding.model_copy(update={"action_token": SecretStr(TOKEN)})
    return settings.model_copy(update={"understanding": understanding})


def recorded(name: str, **put: str) -> list[dict[str, Any]]:
    """The calls of one conversation, in order; `put` replaces words in them, such as a button's token."""
    text = (FIXTURES / f"{name}.json").read_text("utf-8")
    for word, value in put.items():
        text = text.replace(word, value)
    calls: list[dict[str, Any]] = json.loads(text)
    return calls


async def call(harness: Harness, body: Any, *, token: str = TOKEN, **request: Any) -> Answer:
    """POST a call; bytes go as they are. Returns status and body."""
    url = f"http://127.0.0.1:{harness.settings.port}/rasa/webhook"
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    params = {"token": token} if token else {}
    async with harness.session.post(url, data=data, params=params, **request) as answer:
        return answer.status, await answer.json(content_type=None)


async def said(harness: Harness, body: dict[str, Any]) -> dict[str, Any]:
    """The answer to a call that is served."""
    status, answer = await call(harness, body)
    assert status == 200, answer
    found: dict[str, Any] = answer
    return found


def texts_of(answer: dict[str, Any]) -> list[str]:
    return [response["text"] for response in answer["responses"]]


def token_of(answer: dict[str, Any], title: str) -> str:
    """The signed id in the payload of a button."""
    buttons = [button for response in answer["responses"] for button in response["buttons"]]
    payload = next(button["payload"] for button in buttons if button["title"] == title)
    assert payload.startswith("/tap{")
    return str(json.loads(payload.removeprefix("/tap"))["token"])


def slot(answer: dict[str, Any], name: str = "harkara_done") -> list[Any]:
    """What the answer sets a slot to, each time."""
    return [event["value"] for event in answer["events"] if event["event"] == "slot" and event["name"] == name]


def with_action(body: dict[str, Any], action: str) -> dict[str, Any]:
    """The same message, for another action."""
    return body | {"next_action": action}


def begins_form(answer: dict[str, Any]) -> bool:
    """Whether Rasa is told to begin our form."""
    return {"event": "followup", "timestamp": None, "name": "harkara_form"} in answer["events"]
