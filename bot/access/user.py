"""A person of the brand as the screens know her: who she is and what her role allows."""

from datetime import datetime
from typing import Any, Literal, get_args

import msgspec
from aiohttp import web

Role = Literal["agent", "lead", "admin"]

ROLES: tuple[Role, ...] = get_args(Role)  # each may do what those before it may


class User(msgspec.Struct, frozen=True):
    """One user. `capacity` is how many conversations she takes at once; `languages` are our codes ("hi", "ta")."""

    id: int
    name: str
    email: str
    role: Role
    languages: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    capacity: int = 10

    def may(self, role: Role) -> bool:
        """Whether she may do what `role` may."""
        return ROLES.index(self.role) >= ROLES.index(role)


class LoggedIn(msgspec.Struct, frozen=True):
    """A session that counts, and whose it is. `csrf` is what her forms have to carry."""

    session_id: int
    user: User
    csrf: str
    created_at: datetime
    seen_at: datetime
    needs_code: bool = False  # the password was right, the second factor is still missing
    must_change: bool = False  # somebody else knows the password
    has_totp: bool = False


LOGGED_IN: web.RequestKey[LoggedIn] = web.RequestKey("logged_in", LoggedIn)


def role_named(said: str) -> Role | None:
    """The role that somebody wrote, None when there is none of that name."""
    return next((role for role in ROLES if role == said.strip().lower()), None)


def user_of(row: Any) -> User:
    """The user in a row of `users`."""
    return User(row.id, row.name, row.email, row.role, tuple(row.languages), tuple(row.teams), row.capacity)
