"""The six-week plan: what it names, how a week is switched, whether it is ready and what it did."""

import asyncio
import os
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert
from typer.testing import CliRunner

from bot.cli import app
from bot.weeks import WeekUnknown, read_weeks, templates_of, weeks_named
from journeys.errors import JourneyInvalid
from journeys.loading import load_catalogue
from journeys.packs import Pack, Packs, load_packs, unknown_journeys
from journeys.store import packs as switches
from journeys.store import schema
from journeys.store.database import Database
from journeys.store.readiness import NEEDS, Effect, effect_of
from tests.conftest import MORNING
from tests.harness import Harness

SIMPLE = Path(__file__).parents[1] / "journeys" / "simple_catalogue"
PLAN = Packs([Pack(1, "One", "", ("a", "b")), Pack(2, "Two", "", ("c",))])


def test_the_shipped_plan_has_six_weeks_that_name_only_what_exists() -> None:
    """A-85: each with journeys, and with needs that can be counted."""
    plan = load_packs()
    assert list(plan.packs) == [1, 2, 3, 4, 5, 6]
    assert unknown_journeys(plan, load_catalogue().newest) == []
    for pack in plan.packs.values():
        assert pack.journeys, pack.title
        assert set(pack.needs) <= NEEDS.keys(), pack.title


def test_a_journey_is_off_with_its_week_and_one_in_no_week_is_always_on() -> None:
    """A-85."""
    off = PLAN.switched([1])
    assert (off.is_on("a"), off.is_on("b"), off.is_on("c"), off.is_on("in_no_pack")) == (False, False, True, True)
    assert off.off == {"a", "b"}
    assert off.switched([]).off == frozenset()
    assert (off.week_of("a"), off.week_of("in_no_pack")) == (1, None)
    assert PLAN.switched([9]).weeks_off == frozenset()  # a week that the plan has lost


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- {week: 1, title: One, purpose: x, jorneys: [a]}", "jorneys"),
        ("- {week: first, title: One, purpose: x}", "packs.yaml"),
        ("- {week: 1, title: One, purpose: x, journeys: [a, a]}", "`a` is in two packs"),
        ("- {week: 1, title: One, purpose: x}\n- {week: 1, title: Two, purpose: y}", "`1` is in two packs"),
        ("- [", "packs.yaml"),
    ],
)
def test_a_mistake_in_the_plan_is_named(tmp_path: Path, text: str, words: str) -> None:
    """A-85."""
    file = tmp_path / "packs.yaml"
    file.write_text(text)
    with pytest.raises(JourneyInvalid, match=words):
        load_packs(file)


@pytest.mark.parametrize(("said", "weeks"), [("2", [2]), ("1..2", [1, 2]), ("2,1", [1, 2]), ("all", [1, 2])])
def test_weeks_are_named_as_people_write_them(said: str, weeks: list[int]) -> None:
    """A-85."""
    assert weeks_named(said, PLAN) == weeks


@pytest.mark.parametrize("said", ["7", "1..7", "first", "1..", "", "0"])
def test_a_week_that_is_not_in_the_plan_is_refused(said: str) -> None:
    """A-85."""
    with pytest.raises(WeekUnknown):
        weeks_named(said, PLAN)


async def test_the_switches_outlive_a_restart(store_url: str, database: Database) -> None:
    """A-85: on both engines."""
    async with database.write() as connection:
        await switches.switch(connection, [2, 3], False, MORNING)
        await switches.switch(connection, [3], True, MORNING + timedelta(hours=1))
    again = Database(store_url)
    async with again.read() as connection:
        assert await switches.weeks_off(connection) == {2}
        assert await switches.switched_at(connection) == {2: MORNING, 3: MORNING + timedelta(hours=1)}
    await again.close()


async def test_a_week_tells_what_it_lacks_and_what_it_did(database: Database) -> None:
    """A-85: templates approved, data present, effect so far; on both engines."""
    catalogue = load_catalogue(SIMPLE)
    packs = Packs([Pack(2, "Two words", "x", ("ndr_recovery",), ("failed_attempts", "orders"))])
    wanted = templates_of(packs.packs[2], catalogue, ("en",), "harkara")
    assert ("harkara_attempt_failed_v1", "en") in wanted
    async with database.read() as connection:
        (week,) = await read_weeks(connection, packs, catalogue, ("en",), "harkara")
    assert week.is_on
    assert not week.is_ready
    assert (week.templates, len(week.templates_missing)) == (len(wanted), len(wanted))
    assert week.not_seen == ("failed attempts", "orders")
    assert week.effect == Effect()
    async with database.write() as connection:
        await _some_history(connection, [name for name, _ in wanted])
        await switches.switch(connection, [2], False, MORNING)
    async with database.read() as connection:
        (week,) = await read_weeks(connection, packs, catalogue, ("en",), "harkara")
    assert (week.is_on, week.changed_at) == (False, MORNING)
    assert week.templates_missing == ()
    assert week.seen == {"failed_attempts": 1, "orders": 0}
    assert week.effect == Effect(sent=1, withheld=1, runs=2, runs_live=1, promises_kept=1, promises_running=1)
    assert week.effect.kept_share == 1.0
    async with database.read() as connection:
        assert await effect_of(connection, ["delivered"]) == Effect()


async def _some_history(connection: object, approved: list[str]) -> None:
    """One failed attempt, two runs, a message sent and one withheld, two promises, and approved templates."""
    add = connection.execute  # type: ignore[attr-defined]
    line = {"customer_id": 10, "message": "attempt_failed", "rule": "ndr_recovery", "rule_version": 1, "blockers": []}
    line |= {"inputs": {}, "causes": [], "dedupe_key": "k", "decided_at": MORNING}
    for number, outcome in enumerate(("queued", "sent", "withheld")):
        await add(insert(schema.ledger).values(**line, id=number + 1, outcome=outcome))
    run = {"customer_id": 10, "journey": "ndr_recovery", "version": 1, "subject": "1", "step": "ask", "began_by": "k"}
    run |= {"began_at": MORNING, "step_at": MORNING, "path": [], "args": {}}
    await add(insert(schema.runs).values(**run, id=1))
    await add(insert(schema.runs).values(**run, id=2, ended_at=MORNING, ended_as="finished"))
    ndr = {"id": 1, "customer_id": 10, "shipment_id": 30, "attempt_no": 1, "reason": "refused", "at_fault": "customer"}
    ndr |= {"attempted": True, "confidence": 1.0, "courier_code": "", "remark": "", "evidence": {}}
    ndr |= {"actions_allowed": [], "occurred_at": MORNING, "received_at": MORNING}
    await add(insert(schema.ndrs).values(**ndr))
    row = {"id": 5, "customer_id": 10, "channel": "whatsapp", "name": "attempt_failed", "lane": 1, "proactive": True}
    row |= {"dedupe_key": "k", "body": {}, "rule": "ndr_recovery", "rule_version": 1, "causes": []}
    await add(insert(schema.outbox).values(**row, created_at=MORNING, not_before_at=MORNING))
    promise = {"customer_id": 10, "outbox_id": 5, "kind": "next_update", "message": "attempt_failed"}
    promise |= {"made_at": MORNING, "by_at": MORNING}
    await add(insert(schema.promises).values(**promise, id=1, settled_as="kept", settled_at=MORNING))
    await add(insert(schema.promises).values(**promise, id=2))
    for name in approved:
        await add(insert(schema.templates).values(name=name, language="en", status="APPROVED", seen_at=MORNING))


async def test_a_week_switched_off_starts_no_runs_and_switched_on_again_it_does(sqlite_harness: Harness) -> None:
    """A-85: at runtime, without a restart; what is under way finishes."""
    h = sqlite_harness
    week = h.service.pack_switch.packs.week_of("ndr_unavailable")
    assert week

    async def switch(is_on: bool) -> None:
        async with h.service.parts.database.write() as connection:
            await switches.switch(connection, [week], is_on, h.clock.now())
        await h.move(timedelta(seconds=5))
        await h.service.pack_switch.refresh()

    phone = await h.phone()
    awb = await h.ship(await h.order(phone))
    for what in ("picked_up", "out_for_delivery"):
        await h.scan(awb, what)
    await h.settle()
    await switch(is_on=False)
    await h.scan(awb, "failed", reason="customer_unavailable")
    await h.move(timedelta(minutes=6))
    assert await h.scalar("SELECT count(*) AS value FROM runs WHERE journey = 'ndr_unavailable'") == 0
    await switch(is_on=True)
    await h.scan(awb, "out_for_delivery")
    await h.move(timedelta(minutes=1))
    await h.scan(awb, "failed", reason="customer_unavailable")
    await h.settle()
    await switch(is_on=False)
    await h.move(timedelta(minutes=6))
    assert await h.scalar("SELECT count(*) AS value FROM runs WHERE journey = 'ndr_unavailable'") == 1
    said = "SELECT count(*) AS value FROM outbox WHERE name = 'attempt_unavailable' AND state = 'done'"
    assert await h.scalar(said) == 1  # the run under way finished what it had begun


@pytest.fixture
def store(sqlite_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """A store that the command line opens, and no setting of the developer's."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("HARKARA_") and not name.startswith("HARKARA_TEST_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HARKARA_STORE_URL", sqlite_url)
    return sqlite_url


def test_weeks_are_switched_and_listed_from_the_command_line(store: str) -> None:
    """A-85."""
    runner = CliRunner()
    said = runner.invoke(app, ["weeks", "disable", "2..3"])
    assert said.exit_code == 0, said.output
    assert f"week 2, {load_packs().packs[2].title}: off (" in said.output
    listed = runner.invoke(app, ["weeks", "list"]).output
    assert listed.count("off since") == 2
    assert "not ready" in listed
    assert "templates approved; missing: harkara_" in " ".join(listed.split())
    assert "0 failed attempts" in listed
    assert runner.invoke(app, ["weeks", "enable", "1..6"]).exit_code == 0
    assert "off since" not in runner.invoke(app, ["weeks", "list"]).output
    assert asyncio.run(_off(store)) == frozenset()


async def _off(url: str) -> frozenset[int]:
    database = Database(url)
    try:
        async with database.read() as connection:
            return await switches.weeks_off(connection)
    finally:
        await database.close()


def test_a_week_that_does_not_exist_is_told(store: str) -> None:
    """A-85."""
    said = CliRunner().invoke(app, ["weeks", "enable", "1..9"])
    assert said.exit_code == 2
    assert "the plan has no week 7, 8, 9; it has 1, 2, 3, 4, 5, 6" in said.output
