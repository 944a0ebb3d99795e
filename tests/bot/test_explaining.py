"""`harkara explain`: the story of an order with the why of each line, and what keeps a message from being sent."""

import asyncio
import json
import re
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from typer.testing import CliRunner, Result

from bot.bootstrap import Parts
from bot.cli import app
from bot.explaining import read_story, read_why_not
from bot.looking_up import NotFound
from journeys.explanation import Story
from journeys.why_not import WhyNot
from tests.bot.story import greet, shipped_order
from tests.harness import Harness

HOUR = timedelta(hours=1)
PERSONAL = re.compile(r"9{5}0|\+91|Meera|Neem Lane", re.IGNORECASE)


async def story_of(harness: Harness, number: str) -> Story:
    async with harness.service.parts.database.read() as connection:
        return await read_story(connection, number)


async def asked(harness: Harness, message: str, number: str) -> WhyNot:
    parts: Parts = harness.service.parts
    async with parts.database.read() as connection:
        return await read_why_not(
            connection, message, number, parts.catalogue, parts.brand, "harkara", harness.clock.now()
        )


def lines(story: Story, kind: str) -> dict[str, tuple[str, ...]]:
    return {line.words: line.why for line in story.lines if line.kind == kind}


async def test_the_story_tells_what_was_sent_and_why(sqlite_harness: Harness) -> None:
    """G-7, A-28: rule, version, cause, form, what became of it and what it promised."""
    harness = sqlite_harness
    phone = await harness.phone()
    order, _ = await shipped_order(harness, phone)
    story = await story_of(harness, order["name"])
    assert story.number == order["name"]
    why = "\n".join(next(iter(lines(story, "sent").values())))
    for words in ("version 1", "because of order.", "window shut, so template (utility)", "WhatsApp: ", "promises"):
        assert words in why
    assert [line.at for line in story.lines] == sorted(line.at for line in story.lines)
    assert any(words.startswith("shipment.") for words in lines(story, "event"))
    assert not PERSONAL.search(json.dumps([(line.words, line.why) for line in story.lines]))


async def test_the_story_names_every_blocker(sqlite_harness: Harness) -> None:
    """G-7."""
    harness = sqlite_harness
    phone = await harness.phone()
    order = await harness.order(phone)
    await greet(harness, phone)
    await harness.say(phone, "stop")
    await harness.settle()
    awb = await harness.ship(order)
    await harness.scan(awb, "picked_up")
    await harness.settle()
    why = lines(await story_of(harness, order["name"]), "withheld")["shipped"]
    assert "opted_out: she wants no messages from us" in why
    answer = await asked(harness, "shipped", order["name"])
    assert answer.blockers == ("opted_out",)
    assert "withheld" in answer.decided[-1]


async def test_what_was_never_wanted_is_explained_by_its_journey_and_the_door(sqlite_harness: Harness) -> None:
    """G-7: which trigger is missing, and what it would meet now."""
    harness = sqlite_harness
    phone = await harness.phone()
    order = await harness.order(phone)
    await harness.settle()
    answer = await asked(harness, "delivered", order["name"])
    assert answer.decided == ()
    assert any("its trigger has not happened: shipment.delivered" in line for line in answer.journeys)
    assert "terminal_state" in answer.blockers


async def test_an_order_or_message_that_is_not_there_is_said_to_be_so(sqlite_harness: Harness) -> None:
    """G-7."""
    with pytest.raises(NotFound, match="No order has that number"):
        await story_of(sqlite_harness, "KH-nobody")
    with pytest.raises(NotFound, match="no message birthday"):
        await asked(sqlite_harness, "birthday", "KH-nobody")


async def test_the_api_tells_the_story_to_tools_that_prove_themselves(sqlite_harness: Harness) -> None:
    """G-7: behind a token."""
    url = f"http://{sqlite_harness.settings.host}:{sqlite_harness.settings.port}/api/orders/KH-1/explain"
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        assert answer.status in {401, 503}


def run(url: str, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.setenv("HARKARA_STORE_URL", url)
    return CliRunner().invoke(app, ["explain", *arguments], env={"COLUMNS": "300"})


def test_the_command_prints_the_story(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """G-7."""
    from journeys.store.database import Database
    from tests.journeys.builders import NOW, placed
    from tests.journeys.store.batches import settle

    async def happen() -> None:
        database = Database(sqlite_url)
        await settle(database, placed(NOW), now=NOW)
        await database.close()

    asyncio.run(happen())
    shown = run(sqlite_url, monkeypatch, "#kh-10234")
    assert shown.exit_code == 0, shown.output
    assert "order.updated" in shown.output
    told: dict[str, Any] = json.loads(run(sqlite_url, monkeypatch, "KH-10234", "--json").output)
    assert told["lines"][0]["kind"] == "event"
    missing = run(sqlite_url, monkeypatch, "KH-99999")
    assert (missing.exit_code, "No order" in missing.output) == (1, True)
