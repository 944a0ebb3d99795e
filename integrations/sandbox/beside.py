"""What the service says of an order, fetched for the page: its place in the journeys and the why of each message.

The page cannot ask the service itself: it has no token, and the service answers only its own origin.
"""

from http import HTTPStatus

import aiohttp
from aiohttp import web
from yarl import URL

from integrations.sandbox.control import json_answer
from integrations.sandbox.world import WORLD, World

WHAT = ("journey", "explain")
LONGEST_WAIT = aiohttp.ClientTimeout(total=5)


async def show(request: web.Request) -> web.Response:
    """GET /sandbox/api/service/orders/{number}/{journey|explain}: {"told": what the service answers}, else
    {"not_told": why}. Always 200: an order that the service has not heard of yet is no mistake of the page.
    """
    settings = request.app[WORLD].settings
    if not settings.service_url:
        return json_answer({"not_told": "no service is attached"})
    url = URL(settings.service_url) / "api" / "orders" / request.match_info["number"] / request.match_info["what"]
    headers = {"Authorization": f"Bearer {settings.service_token}"}
    try:
        async with request.app[WORLD].session.get(url, headers=headers, timeout=LONGEST_WAIT) as answer:
            told = await answer.json()
    except (aiohttp.ClientError, TimeoutError, ValueError):
        return json_answer({"not_told": "the service does not answer"})
    return json_answer({"told": told} if answer.status == HTTPStatus.OK else {"not_told": told.get("error", "")})


def add_routes(app: web.Application, world: World) -> None:
    """Mount the window to the service."""
    world.state_parts["beside"] = lambda: {
        "has_service": bool(world.settings.service_url),
        "views": [{"name": name, "url": url} for name, url in world.settings.views.items()],
        "order_view": world.settings.order_view,
    }
    app.router.add_get(f"/sandbox/api/service/orders/{{number}}/{{what:{'|'.join(WHAT)}}}", show)
