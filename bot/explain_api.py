"""The story of an order for other tools: GET /api/orders/{number}/explain, behind a token."""

import msgspec
from aiohttp import web

from bot.api_auth import requires_token
from bot.explaining import read_story
from bot.looking_up import NotFound
from journeys.store.database import Database


class ExplainApi:
    """Serves stories as JSON. Nothing personal is in them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/api/orders/{number}/explain", requires_token(self.explain))

    async def explain(self, request: web.Request) -> web.Response:
        """200 with {number, status, lines[{at, kind, words, why[]}]}, oldest first; 404 when no one order has it."""
        try:
            async with self._database.read() as connection:
                story = await read_story(connection, request.match_info["number"])
        except NotFound as error:
            return web.json_response({"error": str(error)}, status=404)
        return web.Response(body=msgspec.json.encode(story), content_type="application/json")
