"""The users of the store: found, added, changed. Whoever changes role, password or state ends her sessions too."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access import sessions
from bot.access.user import ROLES, Role, User, user_of
from journeys.errors import HarkaraError
from journeys.store.ids import new_id
from journeys.store.schema_access import users

MOST_AT_ONCE = 500  # conversations; more is a slip of the finger
CHANGEABLE = {"name", "languages", "teams", "capacity"}


class UserInvalid(HarkaraError):
    """This user cannot be stored; the message says which part of it is wrong and what it should be."""


async def by_email(connection: AsyncConnection, email: str) -> Any:
    """The row of `users`, None when there is none."""
    query = select(users).where(users.c.email == email.strip().lower())
    return (await connection.execute(query)).one_or_none()


async def by_id(connection: AsyncConnection, user_id: int) -> Any:
    """The row of `users`, None when there is none."""
    return (await connection.execute(select(users).where(users.c.id == user_id))).one_or_none()


async def everybody(connection: AsyncConnection) -> list[Any]:
    """All rows of `users` by name, disabled ones last."""
    query = select(users).order_by(users.c.disabled_at.is_not(None), users.c.name, users.c.id)
    return list((await connection.execute(query)).all())


async def add(
    connection: AsyncConnection,
    user: User,
    password_hash: str,
    at: datetime,
    *,
    must_change: bool = False,
) -> User:
    """Store a new user; her id is made here. Raises UserInvalid, also when the e-mail is taken."""
    wanted, user_id = checked(user), new_id()
    row = {
        "id": user_id,
        "name": wanted.name,
        "email": wanted.email,
        "role": wanted.role,
        "password_hash": password_hash,
        "password_at": at,
        "must_change": must_change,
        "languages": list(wanted.languages),
        "teams": list(wanted.teams),
        "capacity": wanted.capacity,
        "created_at": at,
    }
    try:
        async with connection.begin_nested():
            await connection.execute(insert(users).values(row))
    except IntegrityError:
        raise UserInvalid("There is already a user with this e-mail address.") from None
    return user_of(await by_id(connection, user_id))


def checked(user: User) -> User:
    """The user in the form that is stored. Raises UserInvalid with what is wrong."""
    name, email = " ".join(user.name.split()), user.email.strip().lower()
    if not 0 < len(name) <= 100:
        raise UserInvalid("The name should have 1 to 100 characters.")
    before, at_sign, host = email.partition("@")
    if not (before and at_sign and host) or len(email) > 320 or any(each.isspace() for each in email) or "@" in host:
        raise UserInvalid("The e-mail should look like asha@example.com.")
    if user.role not in ROLES:
        raise UserInvalid(f"The role should be one of {', '.join(ROLES)}.")
    if not 0 <= user.capacity <= MOST_AT_ONCE:
        raise UserInvalid(f"The capacity should be 0 to {MOST_AT_ONCE} conversations at once.")
    return User(user.id, name, email, user.role, listed(user.languages), listed(user.teams), user.capacity)


def listed(words: tuple[str, ...]) -> tuple[str, ...]:
    """Each word once, in order, without the empty ones; 40 characters at most each."""
    return tuple(dict.fromkeys(word.strip().lower()[:40] for word in words if word.strip()))


async def change(connection: AsyncConnection, user: User) -> None:
    """Store name, languages, teams and capacity; nothing that decides what she may do. Raises UserInvalid."""
    wanted = checked(user)
    values = {name: getattr(wanted, name) for name in CHANGEABLE}
    values |= {"languages": list(wanted.languages), "teams": list(wanted.teams)}
    await connection.execute(update(users).where(users.c.id == user.id).values(values))


async def set_role(connection: AsyncConnection, user_id: int, role: Role) -> None:
    """Give another role; she logs in anew."""
    await connection.execute(update(users).where(users.c.id == user_id).values(role=role))
    await sessions.end_all(connection, user_id)


async def set_password(
    connection: AsyncConnection, user_id: int, password_hash: str, at: datetime, *, must_change: bool = False
) -> None:
    """Give another password; every session of hers ends."""
    values = {"password_hash": password_hash, "password_at": at, "must_change": must_change}
    await connection.execute(update(users).where(users.c.id == user_id).values(values))
    await sessions.end_all(connection, user_id)


async def disable(connection: AsyncConnection, user_id: int, at: datetime) -> None:
    """She can no longer log in, and every session of hers ends."""
    await connection.execute(update(users).where(users.c.id == user_id).values(disabled_at=at))
    await sessions.end_all(connection, user_id)


async def enable(connection: AsyncConnection, user_id: int) -> None:
    """She can log in again."""
    await connection.execute(update(users).where(users.c.id == user_id).values(disabled_at=None))


async def is_last_admin(connection: AsyncConnection, user_id: int) -> bool:
    """Whether nobody else could administer if this user could not. Locks the admins until the transaction ends."""
    query = select(users.c.id).where(users.c.role == "admin", users.c.disabled_at.is_(None)).with_for_update()
    admins = set((await connection.execute(query)).scalars())
    return admins == {user_id}
