"""Journeys as they were: read from a folder, a git revision or the store."""

import asyncio
import subprocess
from pathlib import Path

from sqlalchemy import select

from journeys.definition import Definition
from journeys.errors import HarkaraError, JourneyInvalid
from journeys.loading import read_journey
from journeys.packs import FILE as PACKS
from journeys.store.database import Database
from journeys.store.schema import journey_versions


class OldJourneysUnknown(HarkaraError):
    """The person who asked must act: there is nothing to compare with."""


def in_folder(folder: Path) -> list[Definition]:
    """The journeys of a folder. Raises JourneyInvalid, OldJourneysUnknown."""
    if not folder.is_dir():
        raise OldJourneysUnknown(f"{folder}: no such folder")
    paths = sorted(path for path in folder.glob("*.yaml") if path.name != PACKS.name)
    return [_read(path.read_text(encoding="utf-8"), path.name) for path in paths]


def in_revision(revision: str, folder: Path) -> list[Definition]:
    """The journeys that `folder` held at a git revision, read without checking anything out.

    Raises JourneyInvalid, OldJourneysUnknown.
    """
    listed = _git(folder, "ls-tree", "--name-only", f"{revision}:./").splitlines()
    names = sorted(name for name in listed if name.endswith(".yaml") and name != PACKS.name)
    return [_read(_git(folder, "show", f"{revision}:./{name}"), name) for name in names]


def _read(text: str, file: str) -> Definition:
    """A journey as it reads, be its words still known or not: what was is compared, not run."""
    journey, complaints = read_journey(text, file)
    if journey is None:
        raise JourneyInvalid("\n".join(str(complaint) for complaint in complaints))
    return journey


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise OldJourneysUnknown("git cannot be run here; compare with a folder instead") from error
    if done.returncode:
        raise OldJourneysUnknown(done.stderr.decode(errors="replace").strip())
    return done.stdout.decode()


def in_store(store_url: str) -> list[Definition]:
    """The newest version of each journey that the store has seen. Raises JourneyInvalid."""
    return asyncio.run(_newest(store_url))


async def _newest(store_url: str) -> list[Definition]:
    database = Database(store_url)
    try:
        async with database.read() as connection:
            rows = await connection.execute(select(journey_versions).order_by("journey", "version"))
            texts = {row.journey: row.text for row in rows}  # the last of each is its newest
    finally:
        await database.close()
    return [_read(text, f"{name}.yaml") for name, text in texts.items()]
