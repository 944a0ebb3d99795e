"""The NDR board: every open failed attempt with its minutes, what she was told and asked, and what the courier said."""

from collections.abc import Sequence

from aiohttp import web

from bot.access.guarding import only
from bot.ops.figures import LATELY, wilson
from bot.ops.room import Room
from journeys.store.ops_ndrs import MOST, FirstWord, first_words, ndrs_waiting, open_ndrs

# Minutes to the first word: name of the band, and its upper end.
BANDS: tuple[tuple[str, int], ...] = (
    ("within 5 min", 5),
    ("within 30 min", 30),
    ("within 2 h", 120),
    ("later", 10**9),
)
FULL_BAR = 60  # minutes at which a row's bar is full


class NdrBoard:
    """GET /ops/ndrs."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/ops/ndrs", self.board)

    @only("lead")
    async def board(self, request: web.Request) -> web.Response:
        """200 with the open attempts, the longest waiting first, and how soon customers were told over 7 days."""
        now = self._room.clock.now()
        async with self._room.database.read() as connection:
            waiting, _ = await ndrs_waiting(connection)
            found = await open_ndrs(connection)
            first = await first_words(connection, now - LATELY)
        return self._room.render(
            request,
            "ops/ndrs.html",
            waiting=waiting,
            found=found,
            most=MOST,
            bands=bands_of(first),
            n=len(first),
            arrived=sum(1 for each in first if each.arrived_at),
            left=sum(1 for each in first if each.left_at),
            full_bar=FULL_BAR,
        )


def bands_of(first: Sequence[FirstWord]) -> list[tuple[str, int, tuple[float, float]]]:
    """How many were told within each band and not in an earlier one, "not told" last, each with its interval."""
    counts = dict.fromkeys([name for name, _ in BANDS], 0)
    for each in first:
        if each.wait is not None:
            minutes = each.wait.total_seconds() / 60
            counts[next(name for name, most in BANDS if minutes <= most)] += 1
    counts["no word left"] = len(first) - sum(counts.values())
    return [(name, count, wilson(count, len(first))) for name, count in counts.items()]
