"""The ops room put together: every page over the parts of the service."""

from aiohttp import web

from bot.ops.accidental_page import AccidentalPage
from bot.ops.connections import Connections
from bot.ops.costs_page import CostsPage
from bot.ops.front import FrontPage
from bot.ops.incidents_page import IncidentsPage
from bot.ops.ledgers_pages import LedgersPages
from bot.ops.map_page import MapPage
from bot.ops.ndr_board import NdrBoard
from bot.ops.parked_page import ParkedPage
from bot.ops.room import Room
from bot.ops.searching import Searching
from bot.ops.templates_page import TemplatesPage
from bot.ops.weeks_page import WeeksPage

PAGES = (
    FrontPage,
    MapPage,
    NdrBoard,
    LedgersPages,
    IncidentsPage,
    Searching,
    ParkedPage,
    Connections,
    TemplatesPage,
    CostsPage,
    AccidentalPage,
    WeeksPage,
)


class OpsRoom:
    """Everything under /ops: leads read it and raise incidents; replay, withdrawal and packs are an admin's."""

    def __init__(self, room: Room) -> None:
        self._pages = [page(room) for page in PAGES]

    def add_routes(self, app: web.Application) -> None:
        for page in self._pages:
            page.add_routes(app)
