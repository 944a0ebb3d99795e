"""Meta's Graph API for WhatsApp, emulated from Meta's documentation and from nothing of ours."""

from aiohttp import web

from integrations.sandbox.world import World


def add_routes(app: web.Application, world: World) -> None:
    """Mount the Graph API and the phones."""
