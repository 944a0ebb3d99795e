"""What the service says of an order, fetched for the page: its place in the journeys and the why of each message.

The page cannot ask the service itself: it has no token, and the service answers only its own origin.
"""

import aiohttp
from aiohttp import web
from yarl import URL

from integrations.sandbox.control import json_answer
from integrations.sandbox.world import WORLD, World

WHAT = ("journey", "explain")
LONGEST_WAIT = aiohttp.ClientTimeout(total=5)


async def show(request: web.Request) -> web.Response:
    """GET /sandbox/api/service/orders/{number}/{journey|explain}: as the service answers; 503 when none is there."""
    settings = request.app[WORLD].settings
    if not settings.service_url:
        return json_answer({"error": "no service is attached"}, 503)
    url = URL(settings.service_url) / "api" / "orders" / request.match_info["number"] / request.match_info["what"]
    headers = {"Authorization": f"Bearer {settings.service_token}"}
    try:
        async with request.app[WORLD].session.get(url, headers=headers, timeout=LONGEST_WAIT) as answer:
            body = await answer.read()
    except (aiohttp.ClientError, TimeoutError):
        return json_answer({"error": "the service does not answer"}, 503)
    return web.Response(body=body, status=answer.status, content_type=answer.content_type)


def add_routes(app: web.Application, world: World) -> None:
    """Mount the window to the service."""
    world.state_parts["beside"] = lambda: {"has_service": bool(world.settings.service_url)}
    app.router.add_get(f"/sandbox/api/service/orders/{{number}}/{{what:{'|'.join(WHAT)}}}", show)
