"""Every tool of the desk, built together; `add_routes` is all that the application needs."""

from aiohttp import web

from bot.composing import Composer
from bot.desk.doing import Doing
from bot.desk.tools.board import BoardPage
from bot.desk.tools.bulk_page import BulkPage
from bot.desk.tools.labels_page import LabelsPage
from bot.desk.tools.macro_run import MacroRun
from bot.desk.tools.privacy import Privacy
from bot.waking import Waker
from journeys.clock import Clock
from journeys.store.database import Database


class DeskTools:
    """The tools beside the three panes."""

    def __init__(self, doing: Doing, database: Database, composer: Composer, clock: Clock, waker: Waker) -> None:
        self._tools = (
            MacroRun(doing, database, waker),
            BoardPage(database, composer.brand, clock),
            BulkPage(database, composer, clock, waker),
            Privacy(database, clock, waker),
            LabelsPage(database),
        )

    def add_routes(self, app: web.Application) -> None:
        for tool in self._tools:
            tool.add_routes(app)
