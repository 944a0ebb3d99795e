"""The web application: webhooks, health, metrics and the description of them all."""

from aiohttp import web
from sqlalchemy import text

from bot.access.routes import add_access
from bot.api_auth import API_TOKENS
from bot.bootstrap import Parts
from bot.explain_api import ExplainApi
from bot.journey_api import JourneyApi
from bot.openapi import openapi
from bot.screens.rendering import add_screens
from bot.webhooks import MOST_BYTES
from journeys.store import inbox, outbox


def build_app(parts: Parts) -> web.Application:
    """All routes over the given parts."""
    app = web.Application(client_max_size=MOST_BYTES)
    app[API_TOKENS] = parts.settings.api_tokens
    add_screens(app, parts.brand.name, parts.brand.zone)
    add_access(app, parts.door, parts.settings.media_dir)
    parts.webhooks.add_routes(app)
    parts.guard.add_routes(app)
    parts.incidents.add_routes(app)
    parts.tracking_page.add_routes(app)
    parts.ops.add_routes(app)
    parts.rasa.add_routes(app)
    parts.desk_pages.add_routes(app)
    parts.doing.add_routes(app)
    parts.words_kept.add_routes(app)
    parts.desk_tools.add_routes(app)
    ExplainApi(parts.database).add_routes(app)
    JourneyApi(parts.database, parts.clock, parts.brand, lambda: parts.worker.catalogue).add_routes(app)
    health = Health(parts)
    app.router.add_get("/healthz", health.alive)
    app.router.add_get("/readyz", health.ready)
    app.router.add_get("/metrics", health.metrics)
    app.router.add_get("/openapi.json", describe)
    return app


async def describe(request: web.Request) -> web.Response:
    """The public HTTP surface in OpenAPI."""
    return web.json_response(openapi())


class Health:
    """Says whether the process lives, whether it can work, and what it has counted."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def alive(self, request: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def ready(self, request: web.Request) -> web.Response:
        """200 when the store answers; 503 with the reason otherwise."""
        try:
            async with self._parts.database.read() as connection:
                await connection.execute(text("SELECT 1 FROM alembic_version"))
        except Exception as error:
            return web.json_response({"status": "store not reachable", "error": type(error).__name__}, status=503)
        return web.json_response({"status": "ok"})

    async def metrics(self, request: web.Request) -> web.Response:
        await self._read_gauges()
        body, content_type = self._parts.metrics.render()
        return web.Response(body=body, headers={"Content-Type": content_type})

    async def _read_gauges(self) -> None:
        metrics = self._parts.metrics
        async with self._parts.database.read() as connection:
            waiting = await inbox.counts(connection)
            metrics.inbox_waiting.set(waiting.get("new", 0))
            metrics.show_parked(await inbox.parked_by_source(connection))
            metrics.show_outbox(await outbox.counts(connection))
            metrics.show_templates(await outbox.templates_by_status(connection))
