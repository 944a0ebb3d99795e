"""`harkara users`: who may see the screens: add, list, another role, another password, disable."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

import typer

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.access.user import Role

app = typer.Typer(help="Who may see the desk, the ops room and the administration.", no_args_is_help=True)

Result = TypeVar("Result")
Email = Annotated[str, typer.Argument(help="The e-mail address that she logs in with.")]
FromStdin = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input.")]
RoleOption = Annotated[str, typer.Option(help="agent, lead or admin; each may do what those before it may.")]
BY_COMMAND = "command line"  # who did it, for the audit


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="How colleagues know her.")],
    email: Email,
    role: RoleOption = "agent",
    languages: Annotated[str, typer.Option(help='Languages she answers in, such as "hi, ta"; empty for any.')] = "",
    teams: Annotated[str, typer.Option(help='Teams she is in, such as "returns".')] = "",
    capacity: Annotated[int, typer.Option(help="Conversations at once.")] = 10,
    password_stdin: FromStdin = False,
) -> None:
    """Add a user. Asks for her password twice, or reads it from standard input."""
    from bot.access import users
    from bot.access.passwords import hashed
    from bot.access.user import User

    spoken, of = tuple(languages.split(",")), tuple(teams.split(","))
    wanted = _or_stop(lambda: users.checked(User(0, name, email, _role(role), spoken, of, capacity)))
    password = _password(password_stdin, wanted.name, wanted.email)

    async def store(connection: "AsyncConnection") -> User:
        added = await users.add(connection, wanted, await hashed(password), _now())
        await _note(connection, "user.added", added, {"role": added.role})
        return added

    added = _or_stop(lambda: _in_store(store))
    typer.echo(f"{added.name} may log in as {added.email}, role {added.role}.")


@app.command("list")
def list_() -> None:
    """Show everybody: name, e-mail, role, what she takes, and whether she can log in."""
    from rich.console import Console
    from rich.table import Table

    from bot.access.users import everybody

    rows = _in_store(everybody)
    if not rows:
        typer.echo("There is nobody yet: harkara users add NAME EMAIL --role admin")
        return
    table = Table("name", "e-mail", "role", "languages", "teams", "at once", "state")
    for row in rows:
        state = "disabled" if row.disabled_at else "second factor" if row.totp_at else ""
        lists = [", ".join(words) for words in (row.languages, row.teams)]
        table.add_row(row.name, row.email, row.role, *lists, str(row.capacity), state)
    Console().print(table)


@app.command()
def role(email: Email, role: Annotated[str, typer.Argument(help="agent, lead or admin.")]) -> None:
    """Give another role. She is logged out everywhere."""
    from bot.access import users

    wanted = _role(role)

    async def change(connection: "AsyncConnection", row: Any) -> None:
        await users.set_role(connection, row.id, wanted)

    _change(email, "user.role_changed", change, {"to": role})


@app.command()
def password(email: Email, password_stdin: FromStdin = False) -> None:
    """Set another password. She is logged out everywhere."""
    from bot.access import users
    from bot.access.passwords import hashed

    wanted = _password(password_stdin, email)

    async def change(connection: "AsyncConnection", row: Any) -> None:
        await users.set_password(connection, row.id, await hashed(wanted), _now())

    _change(email, "user.password_reset", change, {})


@app.command()
def disable(email: Email) -> None:
    """Let her in no longer. She is logged out everywhere; what she did stays."""
    from bot.access import users

    async def change(connection: "AsyncConnection", row: Any) -> None:
        await users.disable(connection, row.id, _now())

    _change(email, "user.disabled", change, {})


@app.command()
def enable(email: Email) -> None:
    """Let her in again."""
    from bot.access import users

    async def change(connection: "AsyncConnection", row: Any) -> None:
        await users.enable(connection, row.id)

    _change(email, "user.enabled", change, {})


@app.command("totp-off")
def totp_off(email: Email) -> None:
    """Switch her second factor off, when phone and recovery codes are lost. She is logged out everywhere."""
    from bot.access import second_factor, sessions

    async def change(connection: "AsyncConnection", row: Any) -> None:
        await second_factor.switch_off(connection, row.id)
        await sessions.end_all(connection, row.id)

    _change(email, "second_factor.switched_off", change, {})


def _change(
    email: str, action: str, change: Callable[["AsyncConnection", Any], Awaitable[None]], detail: dict[str, Any]
) -> None:
    from bot.access import users
    from bot.access.user import user_of

    async def store(connection: "AsyncConnection") -> bool:
        row = await users.by_email(connection, email)
        if row is not None:
            await change(connection, row)
            await _note(connection, action, user_of(row), detail)
        return row is not None

    if not _in_store(store):
        _stop("There is no user with this e-mail address: see `harkara users list`.")
    typer.echo("Done.")


async def _note(connection: "AsyncConnection", action: str, about: Any, detail: dict[str, Any]) -> None:
    """In the audit as done by whoever may use the machine."""
    from bot.access.audit import record_in
    from bot.access.user import User

    by = User(0, BY_COMMAND, "", "admin")
    await record_in(connection, by, action, at=_now(), subject=about.name, detail={"user": str(about.id), **detail})


def _role(said: str) -> "Role":
    from bot.access.user import ROLES, role_named

    return role_named(said) or _stop(f"The role should be one of {', '.join(ROLES)}.")


def _password(from_stdin: bool, *about_her: str) -> str:
    import sys

    from bot.access.passwords import why_weak

    if from_stdin:
        wanted = sys.stdin.readline().rstrip("\r\n")
    else:
        wanted = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    if problem := why_weak(wanted, *about_her):
        _stop(problem)
    return wanted


def _in_store(work: Callable[["AsyncConnection"], Awaitable[Result]]) -> Result:
    """Do it in one transaction on a store with the newest schema."""
    import asyncio

    from bot.settings import load_store_settings
    from journeys.store.database import Database, upgrade

    async def run(url: str) -> Result:
        await upgrade(url)
        database = Database(url)
        try:
            async with database.write() as connection:
                return await work(connection)
        finally:
            await database.close()

    return asyncio.run(run(load_store_settings().store_url))


def _or_stop(work: Callable[[], Result]) -> Result:
    from bot.access.users import UserInvalid

    try:
        return work()
    except UserInvalid as error:
        _stop(str(error))


def _now() -> Any:
    from journeys.clock import SystemClock

    return SystemClock().now()


def _stop(reason: str) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(1)
