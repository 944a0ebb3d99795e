"""Every route of logging in, one's own account, administration and customers' files."""

from aiohttp import web

from bot.access.door import Door
from bot.access.guarding import ACCESS
from bot.access.login import Login


def add_access(app: web.Application, door: Door) -> None:
    """Let `app` know who is logged in, and add the pages for it."""
    app[ACCESS] = door.access
    app.router.add_get("/", start)
    Login(door).add_routes(app)


async def start(request: web.Request) -> web.Response:
    """To the desk, which asks for a log-in where there is none."""
    return web.Response(status=303, headers={"Location": "/desk", "Cache-Control": "no-store"})
