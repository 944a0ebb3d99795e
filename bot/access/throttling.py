"""Slowing down who guesses passwords: each attempt beyond a few makes the next one wait longer, for this account and
from this address, never for everybody.

An attempt is counted before its password is looked at, so that a hundred at once do not all get in under the limit.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil

import msgspec
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.database import Database
from journeys.store.schema_access import login_failures

FORGOTTEN_AFTER = timedelta(hours=1)  # without another attempt


class Rule(msgspec.Struct, frozen=True):
    """`free` attempts pass at once; then the wait doubles from `first` up to `most`."""

    free: int
    first: timedelta
    most: timedelta

    def wait_after(self, failures: int) -> timedelta:
        """How long the next attempt has to wait after so many."""
        beyond = failures - self.free
        return min(self.first * 2 ** min(beyond, 20), self.most) if beyond >= 0 else timedelta(0)


ACCOUNT = Rule(free=5, first=timedelta(seconds=2), most=timedelta(minutes=15))
# An office shares one address: many may mistype on a Monday morning, and none waits longer than half a minute.
ADDRESS = Rule(free=30, first=timedelta(seconds=2), most=timedelta(seconds=30))


class Subject(msgspec.Struct, frozen=True):
    """What is counted: an account by its e-mail (known or not), an address, a second factor by its user."""

    kind: str
    value: str
    rule: Rule

    @property
    def hash(self) -> str:
        return hashlib.sha256(f"{self.kind}\0{self.value}".encode("utf-8", "surrogateescape")).hexdigest()


def account(email: str) -> Subject:
    return Subject("account", email.strip().lower(), ACCOUNT)


def address(remote: str) -> Subject:
    return Subject("address", remote, ADDRESS)


def second_factor(user_id: int) -> Subject:
    return Subject("code", str(user_id), ACCOUNT)


def own_password(user_id: int) -> Subject:
    """The present password, asked again of who is logged in."""
    return Subject("own_password", str(user_id), ACCOUNT)


async def count_attempt(database: Database, subjects: Sequence[Subject], at: datetime) -> timedelta:
    """How long to wait; zero when the attempt may go on, which then counts as failed until `forgive` is called."""
    try:
        return await _count(database, subjects, at)
    except IntegrityError:  # two first attempts at the same moment
        return await _count(database, subjects, at)


async def _count(database: Database, subjects: Sequence[Subject], at: datetime) -> timedelta:
    hashes = [subject.hash for subject in subjects]
    locked = select(login_failures).where(login_failures.c.subject_hash.in_(hashes)).order_by("subject_hash")
    async with database.write() as connection:
        rows = {row.subject_hash: row for row in await connection.execute(locked.with_for_update())}
        waits: list[timedelta] = [row.next_at - at for row in rows.values()]
        if waits and max(waits) > timedelta(0):
            return max(waits)
        for subject in sorted(subjects, key=lambda each: each.hash):
            row = rows.get(subject.hash)
            failures = 1 + (row.failures if row and at - row.last_at < FORGOTTEN_AFTER else 0)
            await _note(connection, subject, failures, at, is_new=row is None)
    return timedelta(0)


async def _note(connection: AsyncConnection, subject: Subject, failures: int, at: datetime, *, is_new: bool) -> None:
    values = {"failures": failures, "last_at": at, "next_at": at + subject.rule.wait_after(failures)}
    if is_new:
        await connection.execute(insert(login_failures).values(subject_hash=subject.hash, **values))
    else:
        same = login_failures.c.subject_hash == subject.hash
        await connection.execute(update(login_failures).where(same).values(values))


async def forgive(connection: AsyncConnection, *subjects: Subject) -> None:
    """It was right: what was counted for these is forgotten. An address is not forgiven the guesses of before by
    somebody who knows one password, only this attempt."""
    for subject in subjects:
        same = login_failures.c.subject_hash == subject.hash
        if subject.kind != "address":
            await connection.execute(delete(login_failures).where(same))
        else:
            fewer = {"failures": login_failures.c.failures - 1, "next_at": login_failures.c.last_at}
            await connection.execute(update(login_failures).where(same).values(fewer))


async def tidy(connection: AsyncConnection, at: datetime) -> None:
    """Forget attempts of long ago. In a transaction of its own: beside locked rows it could wait for itself."""
    await connection.execute(delete(login_failures).where(login_failures.c.last_at < at - FORGOTTEN_AFTER))


def seconds(wait: timedelta) -> int:
    """For the header Retry-After."""
    return max(1, ceil(wait.total_seconds()))


def words(wait: timedelta) -> str:
    """The same for people."""
    return f"Too many attempts. Try again in {seconds(wait)} s."
