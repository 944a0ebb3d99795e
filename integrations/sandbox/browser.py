"""Serves the sandbox's page: a phone, a shop, a courier's hand-held, a clock. Plain files, nothing from elsewhere."""

from pathlib import Path

from aiohttp import web

from integrations.sandbox.graph import GRAPH
from integrations.sandbox.world import World

STATIC = Path(__file__).parent / "static"
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob: https:; "
    "media-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


async def show_page(_request: web.Request) -> web.FileResponse:
    """The page itself."""
    return web.FileResponse(STATIC / "index.html", headers=HEADERS)


async def show_icon(_request: web.Request) -> web.FileResponse:
    """The icon that browsers ask for by themselves."""
    return web.FileResponse(STATIC / "icon.svg", headers=HEADERS | {"Content-Type": "image/svg+xml"})


async def show_file(request: web.Request) -> web.FileResponse:
    """One static file. Answers 404 to anything outside the folder."""
    path = (STATIC / request.match_info["path"]).resolve()
    if not path.is_relative_to(STATIC) or not path.is_file():
        raise web.HTTPNotFound(text="no such file")
    return web.FileResponse(path, headers=HEADERS)


async def show_medium(request: web.Request) -> web.Response:
    """The bytes of a picture in a chat, for the page only; Meta's own address wants the token."""
    medium = request.app[GRAPH].media.get(request.match_info["medium_id"]) if GRAPH in request.app else None
    if medium is None:
        raise web.HTTPNotFound(text="no such medium")
    return web.Response(body=medium.content, headers=HEADERS | {"Content-Type": medium.mime_type.split(";")[0]})


def add_routes(app: web.Application, world: World) -> None:
    """Mount the page."""
    world.state_parts["browser"] = lambda: {"next_due_at": world.scheduler.next_due_at}
    app.router.add_get("/sandbox/api/media/{medium_id}", show_medium)
    app.router.add_get("/", show_page)
    app.router.add_get("/favicon.ico", show_icon)
    app.router.add_get("/sandbox/static/{path:.+}", show_file)
