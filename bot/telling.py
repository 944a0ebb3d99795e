"""What the command line shows and does about webhooks to other tools."""

from collections.abc import Sequence
from typing import Any

import msgspec

from bot.outward import webhook_of
from bot.settings import Settings
from integrations.http import new_session
from integrations.outward.destination import Note
from journeys.clock import SystemClock
from journeys.errors import HarkaraError, SettingsInvalid
from journeys.store import subscriptions
from journeys.store.database import Database
from journeys.store.ids import new_id


class Tool(msgspec.Struct, frozen=True):
    """A tool that is told what happens, with what has not reached it."""

    name: str
    url: str
    events: tuple[str, ...]
    waiting: int
    parked: int


class Overview(msgspec.Struct, frozen=True):
    """All tools, and the newest webhooks as rows."""

    tools: tuple[Tool, ...]
    newest: tuple[dict[str, Any], ...]


async def overview(settings: Settings) -> Overview:
    """What is told to whom, and whether it arrives."""
    database = Database(settings.store_url)
    try:
        async with database.read() as connection:
            counts = await subscriptions.waiting_by_listener(connection)
            newest = await subscriptions.newest(connection)
    finally:
        await database.close()
    tools = []
    for each in settings.webhooks:
        waiting = counts.get((each.name, "ready"), 0) + counts.get((each.name, "sending"), 0)
        tools.append(Tool(each.name, each.url, each.events, waiting, counts.get((each.name, "parked"), 0)))
    return Overview(tuple(tools), tuple(newest))


async def try_out(settings: Settings, name: str) -> str:
    """Send one webhook to the tool, past the outbox; why it was not taken, or "". Raises SettingsInvalid."""
    said = next((each for each in settings.webhooks if each.name == name), None)
    if said is None:
        known = ", ".join(each.name for each in settings.webhooks) or "none"
        raise SettingsInvalid(f"webhooks: no tool is called {name}; known are {known}")
    note = Note(f"hk-test-{new_id()}", "webhook.test", SystemClock().now(), {"says": "This is a test."})
    async with new_session() as session:
        try:
            await webhook_of(said, settings, session).deliver(note)
        except HarkaraError as error:
            return str(error)
    return ""


async def tell_again(store_url: str, ids: Sequence[int] | None) -> int:
    """Let given-up webhooks (all when `ids` is None) leave again; returns how many."""
    database = Database(store_url)
    try:
        async with database.write() as connection:
            return await subscriptions.replay(connection, ids, SystemClock().now())
    finally:
        await database.close()
