"""The sandbox's own API: clock, faults and the event stream, over HTTP."""

import aiohttp
import pytest

from integrations.sandbox.app import Sandbox


async def test_the_clock_moves_forward_only(http: aiohttp.ClientSession) -> None:
    """P-07."""
    before = await (await http.get("/sandbox/api/clock")).json()
    assert before["now"] == "2026-11-21T06:00:00+00:00"
    moved = await http.post("/sandbox/api/clock", json={"advance_seconds": 90})
    assert (await moved.json())["now"] == "2026-11-21T06:01:30+00:00"
    for wrong in (-1, "soon", None, True, 1e300):
        assert (await http.post("/sandbox/api/clock", json={"advance_seconds": wrong})).status == 400


@pytest.mark.parametrize(
    "wrong",
    [
        {"webhook_duplicate": 2},  # a share is at most 1
        {"api_5xx_as": "xml"},
        {"no_such_switch": 1},
        {"api_error_code": -1},
    ],
)
async def test_a_wrong_switch_is_named_and_changes_nothing(
    http: aiohttp.ClientSession, sandbox: Sandbox, wrong: dict[str, object]
) -> None:
    """G-1."""
    answer = await http.post("/sandbox/api/faults", json={"skip_delivered": 1} | wrong)
    assert answer.status == 400
    assert next(iter(wrong)) in (await answer.json())["error"]
    assert sandbox.world.faults.switches.skip_delivered == 0


async def test_switches_are_set_and_cleared(http: aiohttp.ClientSession, sandbox: Sandbox) -> None:
    """G-1."""
    await http.post("/sandbox/api/faults", json={"token_revoked": True, "webhook_reorder": 0.25})
    assert sandbox.world.faults.switches.token_revoked
    await http.post("/sandbox/api/faults", json={"clear": True, "webhook_duplicate": 0.5})
    switches = (await (await http.get("/sandbox/api/faults")).json())["switches"]
    assert not switches["token_revoked"]
    assert switches["webhook_duplicate"] == 0.5


async def test_a_page_that_reconnects_catches_up_by_id(http: aiohttp.ClientSession, sandbox: Sandbox) -> None:
    """P-07."""
    for number in range(3):
        sandbox.world.feed.publish("test.happened", {"number": number})
    async with http.get("/sandbox/api/events", headers={"Last-Event-ID": "1"}) as stream:
        assert await stream.content.readuntil(b"\n\n") == b": ready\n\n"
        assert (await stream.content.readuntil(b"\n\n")).startswith(b"id: 2\nevent: test.happened\n")
        assert await stream.content.readuntil(b"\n\n") == b'id: 3\nevent: test.happened\ndata: {"number":2}\n\n'


async def test_a_page_that_fell_too_far_behind_is_told(sandbox: Sandbox) -> None:
    """P-07."""
    for _ in range(6_000):
        sandbox.world.feed.publish("test.happened", {})
    events = sandbox.world.feed.since(10)
    assert events[0].kind == "feed.gap"
    assert events[-1].id == 6_000


async def test_a_scheduled_call_is_made_when_the_moved_clock_reaches_it(
    http: aiohttp.ClientSession, sandbox: Sandbox
) -> None:
    """A-16."""
    made: list[int] = []
    sandbox.world.scheduler.at(sandbox.world.now().timestamp() + 60, lambda: made.append(1))
    due_at = sandbox.world.scheduler.next_due_at
    assert due_at is not None
    await http.post("/sandbox/api/clock", json={"advance_seconds": 59})
    assert made == []
    await http.post("/sandbox/api/clock", json={"advance_seconds": 1})
    assert made == [1]
    assert len(sandbox.world.scheduler) == 0


async def test_a_call_that_fails_is_raised_to_who_waits_and_stops_nothing(sandbox: Sandbox) -> None:
    """A-16."""
    made: list[int] = []
    now = sandbox.world.now().timestamp()
    sandbox.world.scheduler.at(now, lambda: made.append(1 // 0))
    sandbox.world.scheduler.at(now, lambda: made.append(2))
    with pytest.raises(ZeroDivisionError):
        await sandbox.world.webhooks.idle()
    assert made == [2]
