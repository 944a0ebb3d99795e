"""Administration of users, for admins: add, change, another role, a new password, disable, enable."""

from collections.abc import Mapping
from typing import Any

import msgspec
import structlog
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access import second_factor, users
from bot.access.audit import record_in
from bot.access.door import Door, go_to, text_of
from bot.access.guarding import current_user, only
from bot.access.passwords import hashed, new_password
from bot.access.user import ROLES, User, role_named, user_of
from bot.access.users import UserInvalid
from bot.screens.rendering import page

log = structlog.get_logger("access")

ONE = r"/admin/users/{id:\d{1,19}}"
ROLE = f"The role should be one of {', '.join(ROLES)}."
OWN = "This is you: ask another admin, or change your password under your account."


class AdminUsers:
    """GET and POST /admin/users, GET and POST /admin/users/{id}, POST …/role, …/password, …/disable, …/enable."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/admin/users", self.list)
        app.router.add_post("/admin/users", self.add)
        app.router.add_get(ONE, self.show)
        app.router.add_post(ONE, self.change)
        app.router.add_post(f"{ONE}/role", self.set_role)
        app.router.add_post(f"{ONE}/password", self.reset_password)
        app.router.add_post(f"{ONE}/disable", self.disable)
        app.router.add_post(f"{ONE}/enable", self.enable)

    @only("admin")
    async def list(self, request: web.Request) -> web.Response:
        """Everybody, and the form for one more."""
        return await self._list(request, {})

    async def _list(
        self, request: web.Request, form: Mapping[str, Any], problem: str = "", status: int = 200
    ) -> web.Response:
        async with self._door.database.read() as connection:
            people = await users.everybody(connection)
        said = {name: text_of(form, name) for name in ("name", "email", "role", "languages", "teams", "capacity")}
        return page(request, "users.html", status=status, people=people, roles=ROLES, problem=problem, said=said)

    @only("admin")
    async def add(self, request: web.Request) -> web.Response:
        """200 with a password shown this once, which she has to change; 422 with what is wrong."""
        form, now = await request.post(), self._door.clock.now()
        password = new_password()
        try:
            wanted, password_hash = users.checked(user_in(form)), await hashed(password)
            async with self._door.database.write() as connection:
                added = await users.add(connection, wanted, password_hash, now, must_change=True)
                await self._note(connection, request, "user.added", added, {"role": added.role})
        except UserInvalid as error:
            return await self._list(request, form, str(error), 422)
        return page(request, "new_password.html", person=added, password=password, is_new=True)

    @only("admin")
    async def show(self, request: web.Request) -> web.Response:
        """One user, and what can be done; 404 for an unknown one."""
        return await self._one(request)

    async def _one(self, request: web.Request, problem: str = "", status: int = 200) -> web.Response:
        async with self._door.database.read() as connection:
            row = await self._row(connection, request)
        is_own = row.id == current_user(request).id
        return page(request, "user.html", status=status, person=row, roles=ROLES, problem=problem, is_own=is_own)

    @only("admin")
    async def change(self, request: web.Request) -> web.Response:
        """Name, languages, teams, capacity."""
        form = await request.post()
        async with self._door.database.read() as connection:
            row = await self._row(connection, request)
        try:
            said = user_in({**form, "email": row.email, "role": row.role})
        except UserInvalid as error:
            return await self._one(request, str(error), 422)
        async with self._door.database.write() as connection:
            wanted = msgspec.structs.replace(said, id=row.id)
            await users.change(connection, wanted)
            await self._note(connection, request, "user.changed", wanted, _changes(user_of(row), wanted))
        return go_to(request.path)

    @only("admin")
    async def set_role(self, request: web.Request) -> web.Response:
        """Another role; she is logged out everywhere. 422 for oneself."""
        role = role_named(text_of(await request.post(), "role"))
        if role is None:
            return await self._one(request, ROLE, 422)
        try:
            async with self._door.database.write() as connection:
                row = await self._another(connection, request)
                await users.set_role(connection, row.id, role)
                detail = {"from": row.role, "to": role}
                await self._note(connection, request, "user.role_changed", user_of(row), detail)
        except UserInvalid as error:
            return await self._one(request, str(error), 422)
        return go_to(f"/admin/users/{row.id}")

    @only("admin")
    async def disable(self, request: web.Request) -> web.Response:
        """She is out at once and stays out. 422 for oneself."""
        try:
            async with self._door.database.write() as connection:
                row = await self._another(connection, request)
                await users.disable(connection, row.id, self._door.clock.now())
                await self._note(connection, request, "user.disabled", user_of(row), {})
        except UserInvalid as error:
            return await self._one(request, str(error), 422)
        return go_to(f"/admin/users/{row.id}")

    @only("admin")
    async def enable(self, request: web.Request) -> web.Response:
        """She may log in again."""
        async with self._door.database.write() as connection:
            row = await self._row(connection, request)
            await users.enable(connection, row.id)
            await self._note(connection, request, "user.enabled", user_of(row), {})
        return go_to(f"/admin/users/{row.id}")

    @only("admin")
    async def reset_password(self, request: web.Request) -> web.Response:
        """200 with a new password shown this once, which she has to change. `totp=off` also takes a lost second factor
        away. 422 for oneself: one's own is changed under /account."""
        form, password = await request.post(), new_password()
        password_hash, loses_factor = await hashed(password), text_of(form, "totp") == "off"
        try:
            async with self._door.database.write() as connection:
                row = await self._another(connection, request)
                await users.set_password(connection, row.id, password_hash, self._door.clock.now(), must_change=True)
                if loses_factor:
                    await second_factor.switch_off(connection, row.id)
                detail = {"second_factor_removed": loses_factor}
                await self._note(connection, request, "user.password_reset", user_of(row), detail)
        except UserInvalid as error:
            return await self._one(request, str(error), 422)
        return page(request, "new_password.html", person=user_of(row), password=password, is_new=False)

    async def _row(self, connection: AsyncConnection, request: web.Request) -> Any:
        user_id = int(request.match_info["id"])
        row = await users.by_id(connection, user_id) if user_id < 2**63 else None
        if row is None:
            raise web.HTTPNotFound(text="There is no such user.")
        return row

    async def _another(self, connection: AsyncConnection, request: web.Request) -> Any:
        """The user of the address, who is not oneself: nobody locks herself out, so an admin always remains.
        Raises UserInvalid."""
        row = await self._row(connection, request)
        if row.id == current_user(request).id:
            raise UserInvalid(OWN)
        return row

    async def _note(
        self, connection: AsyncConnection, request: web.Request, action: str, about: User, detail: dict[str, Any]
    ) -> None:
        by, now = current_user(request), self._door.clock.now()
        await record_in(connection, by, action, at=now, subject=about.name, detail={"user": str(about.id), **detail})
        log.info("a user was administered", action=action, user=about.id, by=by.id)


def user_in(form: Mapping[str, Any]) -> User:
    """The user that a form describes, its id 0. Raises UserInvalid."""
    role, capacity = role_named(text_of(form, "role")), text_of(form, "capacity").strip() or "10"
    if role is None:
        raise UserInvalid(ROLE)
    if not (capacity.isascii() and capacity.isdigit() and len(capacity) <= 6):
        raise UserInvalid("The capacity should be a number of conversations.")
    languages, teams = (tuple(text_of(form, name).split(",")) for name in ("languages", "teams"))
    return users.checked(User(0, text_of(form, "name"), text_of(form, "email"), role, languages, teams, int(capacity)))


def _changes(before: User, after: User) -> dict[str, Any]:
    names = ("name", "languages", "teams", "capacity")
    return {name: getattr(after, name) for name in names if getattr(before, name) != getattr(after, name)}
