"""Where an order stands in its journeys, asked over HTTP, and the window that the sandbox has to it."""

from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from sqlalchemy import update

from bot.pairing import API_TOKEN
from journeys.store import schema
from tests.harness import Harness

TOKEN = {"Authorization": f"Bearer {API_TOKEN}"}


async def ask(h: Harness, number: str, **headers: str) -> tuple[int, dict[str, Any]]:
    url = f"{h.settings.public_url}/api/orders/{number}/journey"
    async with h.session.get(url, headers=headers or TOKEN) as answer:
        return answer.status, await answer.json()


async def failed_delivery(h: Harness) -> str:
    """An order whose delivery failed five minutes ago; its number."""
    order = await h.order(await h.phone())
    awb = await h.ship(order)
    for what in ("picked_up", "out_for_delivery"):
        await h.scan(awb, what)
    await h.scan(awb, "failed", reason="customer_unavailable")
    await h.settle()
    await h.move(timedelta(minutes=5))
    return str(order["name"]).lstrip("#")


def steps(run: dict[str, Any], state: str) -> list[str]:
    return [step["name"] for step in run["steps"] if step["state"] == state]


async def test_a_run_shows_where_it_was_and_where_it_waits(harness: Harness) -> None:
    """A-82: on both engines."""
    status, place = await ask(harness, await failed_delivery(harness))
    assert status == 200
    assert place["stage"] == "attempt_failed"
    states = {part["name"]: part["state"] for part in place["parts"]}
    assert states["failed attempt"] == "here"
    assert states["transit"] == "done"
    assert states["payment"] == "skipped"
    assert states["delivered"] == "ahead"
    (run,) = [run for run in place["runs"] if run["journey"] == "ndr_unavailable"]
    journey = harness.service.parts.catalogue.newest["ndr_unavailable"]
    (current,) = steps(run, "current")
    assert journey.steps[current].kind == "send"
    assert next(iter(journey.steps)) in steps(run, "visited")
    assert len(run["steps"]) == len(journey.steps)
    assert run["ended_at"] is None
    assert (run["journey"], run["due_at"]) in {(timer["about"], timer["due_at"]) for timer in place["timers"]}
    here = next(step for step in run["steps"] if step["state"] == "current")
    assert {"when", "to"} == here["ways"][0].keys()


async def test_journeys_that_never_waited_are_named(sqlite_harness: Harness) -> None:
    """A-82."""
    _, place = await ask(sqlite_harness, await failed_delivery(sqlite_harness))
    passed = {each["journey"]: each["part"] for each in place["passed"]}
    assert passed["out_for_delivery"] == "delivery"
    assert "ndr_unavailable" not in passed


async def test_a_run_that_was_ended_says_by_what(sqlite_harness: Harness) -> None:
    """A-82."""
    h = sqlite_harness
    number = await failed_delivery(h)
    (awb,) = [row["awb"] for row in await h.rows("SELECT awb FROM shipments")]
    await h.scan(awb, "out_for_delivery")
    await h.scan(awb, "delivered")
    await h.settle()
    _, place = await ask(h, number)
    (run,) = [run for run in place["runs"] if run["journey"] == "ndr_unavailable"]
    assert run["ended_as"].startswith("exit:shipment.")
    assert steps(run, "current") == []
    states = {part["name"]: part["state"] for part in place["parts"]}
    assert (states["failed attempt"], states["delivered"], states["return to origin"]) == ("done", "here", "skipped")


async def test_a_run_on_a_version_that_nobody_kept_shows_its_path(sqlite_harness: Harness) -> None:
    """A-82: better than nothing."""
    h = sqlite_harness
    number = await failed_delivery(h)
    async with h.service.parts.database.write() as connection:
        await connection.execute(update(schema.runs).values(version=99))
    _, place = await ask(h, number)
    run = next(run for run in place["runs"] if run["journey"] == "ndr_unavailable")
    assert run["purpose"] == ""
    assert steps(run, "current") == [run["steps"][-1]["name"]]


async def test_only_tools_with_a_token_are_answered(sqlite_harness: Harness) -> None:
    """G-7."""
    number = await failed_delivery(sqlite_harness)
    status, _ = await ask(sqlite_harness, number, Authorization="Bearer guess")
    assert status == 401


async def test_a_number_that_nobody_has_is_not_found(sqlite_harness: Harness) -> None:
    """A-82."""
    assert await ask(sqlite_harness, "KH-0") == (404, {"error": "no order has that number"})


async def test_nothing_personal_is_told(sqlite_harness: Harness) -> None:
    """A-82: no name, phone or address."""
    number = await failed_delivery(sqlite_harness)
    _, place = await ask(sqlite_harness, number)
    said = str(place)
    for row in await sqlite_harness.rows("SELECT customer_name, phone, pincode FROM orders"):
        assert not any(value and str(value) in said for value in row.values())


@pytest.mark.parametrize("what", ["journey", "explain"])
async def test_the_sandbox_hands_the_services_answer_on(sqlite_harness: Harness, what: str) -> None:
    """A-82: the page has no token of its own."""
    h = sqlite_harness
    number = await failed_delivery(h)
    url = f"{h.sandbox.base_url}/sandbox/api/service/orders/{number}/{what}"
    async with h.session.get(url) as answer:
        told = (await answer.json())["told"]
        assert told["number"].lstrip("#") == number
    async with h.session.get(url.replace(number, "KH-0")) as answer:
        assert "order has that number" in (await answer.json())["not_told"].lower()


async def test_a_sandbox_without_a_service_says_so(sqlite_harness: Harness) -> None:
    """A-82."""
    h = sqlite_harness
    settings, url = h.sandbox.world.settings, f"{h.sandbox.base_url}/sandbox/api/service/orders/KH-1/journey"
    for address, words in (("", "no service is attached"), ("http://127.0.0.1:9", "the service does not answer")):
        settings.service_url = address
        async with aiohttp.ClientSession() as session, session.get(url) as answer:
            assert await answer.json() == {"not_told": words}
