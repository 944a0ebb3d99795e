"""Every route of logging in, one's own account, administration and customers' files."""

from pathlib import Path

from aiohttp import web

from bot.access.account import Account
from bot.access.account_totp import AccountTotp
from bot.access.admin_audit import AdminAudit
from bot.access.admin_users import AdminUsers
from bot.access.demo_login import DemoLogin
from bot.access.door import Door
from bot.access.guarding import ACCESS
from bot.access.login import Login
from bot.access.media import Media


def add_access(app: web.Application, door: Door, media_folder: Path) -> None:
    """Let `app` know who is logged in, and add the pages for it."""
    app[ACCESS] = door.access
    app.router.add_get("/", start)
    parts = (Login, DemoLogin, Account, AccountTotp, AdminUsers, AdminAudit)
    for part in parts:
        part(door).add_routes(app)
    Media(door.database, media_folder).add_routes(app)


async def start(request: web.Request) -> web.Response:
    """To the desk, which asks for a log-in where there is none."""
    return web.Response(status=303, headers={"Location": "/desk", "Cache-Control": "no-store"})
