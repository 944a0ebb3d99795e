"""`harkara journeys`: check, map and diff as an ops person runs them, on files of her own."""

import asyncio
import os
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.drawing_map import KEPT, outdated
from journeys.clock import SystemClock
from journeys.loading import load_catalogue
from journeys.store import schema
from journeys.store.database import Database
from journeys.store.rows import order_row
from journeys.store.versions import keep_versions
from tests.conftest import MORNING
from tests.journeys import builders

SIMPLE = Path(__file__).parents[1] / "journeys" / "simple_catalogue"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has its own folder and no setting of the developer's."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("HARKARA_") and not name.startswith("HARKARA_TEST_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """A few journeys that a test may change."""
    folder = tmp_path / "catalog"
    folder.mkdir()
    for path in SIMPLE.glob("*.yaml"):
        shutil.copy(path, folder)
    (folder / "packs.yaml").write_text("- {week: 2, title: Two words, purpose: x, journeys: [ndr_recovery]}")
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["journeys", *arguments])


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / f"{name}.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


# -- check ---------------------------------------------------------------------------------------------------------


def test_the_shipped_journeys_are_well_and_every_gap_is_named(catalog: Path) -> None:
    """A-11."""
    said = run("check")
    assert said.exit_code == 0, said.output
    assert "no mistakes" in said.output
    for path in catalog.glob("*.yaml"):
        if path.stem != "shipped":
            path.unlink()
    lines = run("check", str(catalog)).output.splitlines()
    assert "accidental: no journey reacts to `refund.processed`" in lines
    assert "gap: no journey speaks at `return and refund`" in lines
    assert not [line for line in lines if "`shipment.picked_up`" in line]


def test_mistakes_are_named_with_file_line_and_hint(catalog: Path) -> None:
    """A-11."""
    change(catalog, "shipped", "send: shipped", "send: shiped")
    said = run("check", str(catalog))
    assert said.exit_code == 1
    assert "shipped.yaml:" in said.output
    assert "did you mean `shipped`?" in said.output
    assert "1 mistake\n" in said.output


def test_a_pack_that_names_no_journey_is_a_mistake(catalog: Path) -> None:
    """A-85."""
    change(catalog, "packs", "[ndr_recovery]", "[ndr_recovry]")
    said = run("check", str(catalog))
    assert said.exit_code == 1
    assert "packs.yaml: week 2: ndr_recovry is no journey" in said.output


def test_what_came_and_nobody_designed_a_reaction_for_is_listed(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A-11: most frequent first, older ones not."""
    monkeypatch.setenv("HARKARA_STORE_URL", sqlite_url)
    asyncio.run(_tell(sqlite_url))
    lines = run("check", "--store", "--days", "40").output.splitlines()
    found = [line for line in lines if line.startswith(("accidental: 2", "accidental: 1"))]
    assert [line.partition(",")[0] for line in found] == [
        "accidental: 2 × `parcel.weighed`",
        "accidental: 1 × `signal.never_heard_of`",
    ]
    assert [line.partition(",")[0] for line in lines if "code" in line] == ["unknown code: 7 × delhivery: XX-99"]
    assert "template not approved: harkara_shipped_v1" in lines
    assert "parcel.weighed" not in run("check", "--store", "--days", "1").output


async def _tell(url: str) -> None:
    kinds = ("shipment.in_transit", "message.read", "parcel.weighed", "parcel.weighed", "signal.never_heard_of")
    at = SystemClock().now() - timedelta(days=30)
    row = {"source": "x", "occurred_at": at, "received_at": at, "late": False, "body": {}}
    database = Database(url)
    async with database.write() as connection:
        for number, kind in enumerate(kinds):
            await connection.execute(insert(schema.timeline).values(**row, id=number + 1, kind=kind, key=f"k{number}"))
        seen = {"first_seen_at": at, "last_seen_at": at}
        code = insert(schema.unknown_codes).values(source="delhivery", code="XX-99", example="", seen=7, **seen)
        await connection.execute(code)
    await database.close()


# -- map -----------------------------------------------------------------------------------------------------------


def test_the_kept_map_shows_the_journeys_as_they_are() -> None:
    """A-82: run `harkara journeys map` after a change of a journey, and look at it."""
    assert outdated(load_catalogue()) == []


def test_a_map_out_of_date_is_noticed_and_drawn_anew(catalog: Path) -> None:
    """A-82."""
    assert run("map", str(catalog)).exit_code == 0
    assert all((catalog / name).is_file() for name in KEPT)
    assert run("map", str(catalog), "--check").exit_code == 0
    change(catalog, "ndr_recovery", "wait: 4m", "wait: 5m")
    late = run("map", str(catalog), "--check")
    assert late.exit_code == 1
    assert "map.svg, map.md: out of date" in late.output
    assert run("map", str(catalog)).exit_code == 0
    assert "wait 5m" in (catalog / "map.svg").read_text()


@pytest.mark.parametrize(
    ("name", "begins"), [("all.svg", "<?xml"), ("all.md", "# The whole journey"), ("all.mmd", "flowchart LR")]
)
def test_the_map_is_drawn_in_the_form_of_the_file(tmp_path: Path, name: str, begins: str) -> None:
    """A-82."""
    assert run("map", "-o", str(tmp_path / name)).exit_code == 0
    assert (tmp_path / name).read_text().startswith(begins)


def test_another_form_is_refused(tmp_path: Path) -> None:
    """A-82."""
    said = run("map", "-o", str(tmp_path / "all.png"))
    assert said.exit_code == 2
    assert ".svg, .md, .mmd" in said.output


def test_a_map_of_broken_journeys_is_not_drawn(catalog: Path) -> None:
    """A-82."""
    change(catalog, "shipped", "send: shipped", "send: shiped")
    said = run("map", str(catalog))
    assert said.exit_code == 1
    assert "did you mean" in said.output


def test_an_orders_place_is_marked(sqlite_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A-82: visited steps, the current one, and the stage."""
    monkeypatch.setenv("HARKARA_STORE_URL", sqlite_url)
    asyncio.run(_order_in_recovery(sqlite_url))
    said = run("map", str(SIMPLE), "--order", "#kh-10234")
    assert said.exit_code == 0, said.output
    svg = (tmp_path / "map-kh-10234.svg").read_text()
    assert svg.count('class="mark-visited"') == 2
    assert svg.count('class="mark-current"') == 1
    assert "The whole journey: KH-10234" in svg
    assert run("map", str(SIMPLE), "--order", "KH-9").output.strip() == "no orders have that number"


async def _order_in_recovery(url: str) -> None:
    order = builders.order(began=("order_confirmed:", "ndr_recovery:7"))
    run_row = {"id": 1, "customer_id": 10, "journey": "ndr_recovery", "version": 1, "subject": "7", "order_id": 20}
    steps = list(load_catalogue(SIMPLE).newest["ndr_recovery"].steps)[:3]
    run_row |= {"step": steps[2], "began_at": MORNING, "began_by": "k", "step_at": MORNING, "path": steps, "args": {}}
    database = Database(url)
    async with database.write() as connection:
        await connection.execute(insert(schema.orders).values(**order_row(order)))
        await connection.execute(insert(schema.runs).values(**run_row))
    await database.close()


# -- diff ----------------------------------------------------------------------------------------------------------


def test_a_change_is_said_in_words(catalog: Path) -> None:
    """D10."""
    change(catalog, "ndr_recovery", "wait: 4m", "wait: 6m")
    change(catalog, "ndr_recovery", "version: 1", "version: 2")
    said = run("diff", str(SIMPLE), str(catalog))
    assert said.exit_code == 0, said.output
    assert said.output.splitlines() == ["ndr_recovery 1 → 2:", "    step `settle` waits 6 minutes (was 4)"]
    assert run("diff", str(SIMPLE), str(SIMPLE)).output == "nothing changed\n"


def test_a_change_without_a_new_version_is_a_warning(catalog: Path) -> None:
    """D10."""
    change(catalog, "ndr_recovery", "wait: 4m", "wait: 6m")
    said = run("diff", str(SIMPLE), str(catalog))
    assert said.exit_code == 1
    assert said.output.startswith("! ndr_recovery 1:")
    assert "raise `version`" in said.output


def test_journeys_are_compared_with_a_revision(catalog: Path) -> None:
    """D10: nothing is checked out."""

    def git(*arguments: str) -> None:
        owner = ("-c", "user.name=Asha", "-c", "user.email=asha@example.com")
        subprocess.run(["git", *owner, *arguments], cwd=catalog, check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "As it was")
    change(catalog, "ndr_recovery", "wait: 4m", "wait: 6m")
    change(catalog, "ndr_recovery", "version: 1", "version: 2")
    said = CliRunner().invoke(app, ["journeys", "diff", "--against", "HEAD", "--now", str(catalog)])
    assert said.output.splitlines()[:1] == ["ndr_recovery 1 → 2:"]
    lost = CliRunner().invoke(app, ["journeys", "diff", "--against", "no-such-revision", "--now", str(catalog)])
    assert lost.exit_code == 2
    assert "no-such-revision" in lost.output


def test_journeys_are_compared_with_what_the_store_ran(
    sqlite_url: str, catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """D10."""
    monkeypatch.setenv("HARKARA_STORE_URL", sqlite_url)
    asyncio.run(_run_once(sqlite_url))
    change(catalog, "ndr_recovery", "version: 1", "version: 2")
    said = run("diff", "--store", "--now", str(catalog))
    assert said.output.splitlines() == ["ndr_recovery 1 → 2:", "    a new version, and nothing else is new"]


async def _run_once(url: str) -> None:
    database = Database(url)
    async with database.write() as connection:
        await keep_versions(connection, load_catalogue(SIMPLE), MORNING + timedelta(days=1))
    await database.close()


def test_diff_wants_to_know_what_to_compare_with(tmp_path: Path) -> None:
    """D10."""
    assert run("diff").exit_code == 2
    assert run("diff", str(SIMPLE), "--store").exit_code == 2
    assert run("diff", str(tmp_path / "nowhere")).exit_code == 2
