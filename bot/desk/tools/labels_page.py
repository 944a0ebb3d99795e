"""Labels that conversations carry, each with a search for it, and the searches that a user has kept."""

from collections import Counter

from aiohttp import web

from bot.access.guarding import current_user, only
from bot.screens.rendering import page
from journeys.store.database import Database
from journeys.store.desk_labels import labels_in_use
from journeys.store.desk_own import views_of


class LabelsPage:
    """GET /desk/labels."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/desk/labels", only("agent")(self.show))

    async def show(self, request: web.Request) -> web.Response:
        """Labels, the most used first, and her own saved searches."""
        async with self._database.read() as connection:
            counted = Counter(await labels_in_use(connection))
            views = await views_of(connection, current_user(request).id)
        return page(request, "desk/tools/labels.html", labels=counted.most_common(), views=views)
