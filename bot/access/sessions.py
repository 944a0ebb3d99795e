"""Sessions of browsers: begun at log-in, looked up at each request, ended at once when somebody says so.

The cookie holds 256 random bits, the store their SHA-256: who reads the store can log in as nobody. The CSRF token is
derived from the cookie, so that it changes with the session and needs no place of its own.
"""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access.user import LoggedIn, user_of
from journeys.store.database import Database
from journeys.store.ids import new_id
from journeys.store.schema_access import sessions, users

TOUCH_AFTER = timedelta(minutes=10)  # how exact `seen_at` is: more often would be a write with each request
CODE_WITHIN = timedelta(minutes=5)  # how long a right password waits for its second factor
LONGEST_TOKEN = 100  # characters; ours have 43


class Sessions:
    """All sessions. They end `idle` after the last request, and `longest` after log-in whatever happens."""

    def __init__(self, database: Database, secret: str, *, idle: timedelta, longest: timedelta) -> None:
        self._database = database
        self._secret = secret.encode()
        self._idle = idle
        self.longest = longest

    async def find(self, token: str, at: datetime) -> LoggedIn | None:
        """Whose session it is; None when it never was, has ended or expired, or the user is disabled. One statement,
        and another each ten minutes."""
        if not token or len(token) > LONGEST_TOKEN:
            return None
        query = (
            select(users, sessions.c.id.label("session_id"), sessions.c.needs_code)
            .add_columns(sessions.c.created_at.label("began_at"), sessions.c.seen_at)
            .join(sessions, sessions.c.user_id == users.c.id)
            .where(sessions.c.token_hash == hash_of(token), users.c.disabled_at.is_(None))
        )
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        if row is None or self._is_over(row, at):
            return None
        if at - row.seen_at > TOUCH_AFTER:
            await self._touch(row.session_id, at)
        return LoggedIn(
            row.session_id,
            user_of(row),
            self.csrf_of(token),
            row.began_at,
            row.seen_at,
            needs_code=row.needs_code,
            must_change=row.must_change,
            has_totp=row.totp_at is not None,
        )

    def _is_over(self, row: Any, at: datetime) -> bool:
        longest = CODE_WITHIN if row.needs_code else self.longest
        return bool(at - row.seen_at > self._idle or at - row.began_at > longest)

    async def _touch(self, session_id: int, at: datetime) -> None:
        async with self._database.write() as connection:
            await connection.execute(update(sessions).where(sessions.c.id == session_id).values(seen_at=at))

    def csrf_of(self, token: str) -> str:
        """What forms of this session have to carry."""
        return hmac.new(self._secret, b"csrf:" + token.encode(), hashlib.sha256).hexdigest()

    async def tidy(self, connection: AsyncConnection, at: datetime) -> None:
        """Forget sessions that are over."""
        over = (sessions.c.created_at < at - self.longest) | (sessions.c.seen_at < at - self._idle)
        await connection.execute(delete(sessions).where(over))


async def begin(
    connection: AsyncConnection, user_id: int, at: datetime, *, browser: str, address: str, needs_code: bool = False
) -> str:
    """A new session; the token for its cookie."""
    token = secrets.token_urlsafe(32)
    row = {
        "id": new_id(),
        "token_hash": hash_of(token),
        "user_id": user_id,
        "needs_code": needs_code,
        "created_at": at,
        "seen_at": at,
        "browser": browser[:200],
        "address": address[:64],
    }
    await connection.execute(insert(sessions).values(row))
    return token


async def end(connection: AsyncConnection, user_id: int, session_id: int) -> bool:
    """End one session of this user; whether there was one."""
    mine = (sessions.c.user_id == user_id) & (sessions.c.id == session_id)
    return bool((await connection.execute(delete(sessions).where(mine))).rowcount)


async def end_all(connection: AsyncConnection, user_id: int) -> None:
    """End every session of this user."""
    await connection.execute(delete(sessions).where(sessions.c.user_id == user_id))


async def end_others(connection: AsyncConnection, user_id: int, kept_id: int) -> None:
    """End every session of this user but one."""
    others = (sessions.c.user_id == user_id) & (sessions.c.id != kept_id)
    await connection.execute(delete(sessions).where(others))


async def sessions_of(connection: AsyncConnection, user_id: int) -> list[Any]:
    """Her sessions, the last seen first: id, created_at, seen_at, browser, address."""
    mine = sessions.c.user_id == user_id
    query = select(sessions).where(mine, sessions.c.needs_code.is_(False)).order_by(sessions.c.seen_at.desc())
    return list((await connection.execute(query)).all())


def hash_of(token: str) -> str:
    """What the store keeps of a cookie."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()
