"""Meta's Graph API for WhatsApp, emulated from Meta's documentation and from nothing of ours."""

from aiohttp import web

from integrations.sandbox.graph import account_routes, levers, phone_api, routes
from integrations.sandbox.graph.account import GRAPH, Graph
from integrations.sandbox.world import World

__all__ = ["GRAPH", "Graph", "add_routes"]


def add_routes(app: web.Application, world: World) -> None:
    """Mount the Graph API, the phones and the levers; `app[GRAPH]` is the account."""
    graph = app[GRAPH] = Graph(world)
    world.state_parts["graph"] = graph.state
    routes.add_routes(app)  # the busiest one first: aiohttp tries them in order
    account_routes.add_routes(app)
    phone_api.add_routes(app)
    levers.add_routes(app)
