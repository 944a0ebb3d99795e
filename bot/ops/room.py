"""What every page of the ops room stands on, and how its pages are rendered."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from urllib.parse import quote

import msgspec
from aiohttp import web

from bot.ops.charts import bar_width, lag_place
from bot.ops.past_days import PastDays
from bot.screens.rendering import page
from bot.settings import Settings
from integrations.whatsapp.sender import WhatsAppNumber
from journeys.brand import Brand
from journeys.catalogue import Catalogue
from journeys.clock import Clock
from journeys.events import order_number_key
from journeys.store.database import Database

# The pages, in the order of the navigation: address and name.
PAGES: tuple[tuple[str, str], ...] = (
    ("/ops", "Overview"),
    ("/ops/map", "Journey map"),
    ("/ops/ndrs", "NDR board"),
    ("/ops/silences", "Silences"),
    ("/ops/promises", "Promises"),
    ("/ops/incidents", "Incidents"),
    ("/ops/ledger", "Ledger"),
    ("/ops/parked", "Parked"),
    ("/ops/connections", "Connections"),
    ("/ops/templates", "Templates"),
    ("/ops/costs", "Messages and cost"),
    ("/ops/accidental", "Accidental"),
    ("/ops/weeks", "Week packs"),
)
LONGEST_ID = 19  # digits of our ids


class Room(msgspec.Struct, frozen=True):
    """What pages read from. `catalogue` gives the journeys as they are at the moment; `wake` stirs the worker."""

    database: Database
    clock: Clock
    brand: Brand
    settings: Settings
    number: WhatsAppNumber
    catalogue: Callable[[], Catalogue]
    wake: Callable[[], None]
    past_days: PastDays = msgspec.field(default_factory=PastDays)

    def today(self) -> datetime:
        """When the brand's local day began."""
        local = self.brand.local(self.clock.now())
        return local.replace(hour=0, minute=0, second=0, microsecond=0)

    def render(self, request: web.Request, template: str, *, status: int = 200, **context: object) -> web.Response:
        """A page of the ops room, dated now."""
        now = self.clock.now()
        around = {
            "now": now,
            "pages": PAGES,
            "order_href": order_href,
            "age": lambda at: age(at, now),
            "span": span,
            "hours": hours,
            "bar_width": bar_width,
            "lag_place": lag_place,
        }
        return page(request, template, status=status, **(around | context))


def order_href(number: str) -> str:
    """Where an order's story is."""
    return "/ops/orders/" + quote(order_number_key(number), safe="")


def id_in(values: Sequence[str] | str) -> int | None:
    """An id of ours as somebody sent it; None for what is none."""
    said = values if isinstance(values, str) else next(iter(values), "")
    is_id = said.isascii() and said.isdigit() and len(said) <= LONGEST_ID and int(said) < 2**63
    return int(said) if is_id else None


def age(at: datetime | None, now: datetime) -> str:
    """How long ago: "4 min", "3 h", "2 d"; "never" for None."""
    return span(now - at) if at else "never"


def span(length: timedelta | None) -> str:
    """A span in its largest useful unit: "850 ms", "12 s", "4 min", "3 h", "2 d"; "–" for None."""
    if length is None:
        return "–"
    seconds = length.total_seconds()
    if seconds < 0:
        return "now"
    if seconds < 1:
        return f"{round(seconds * 1000)} ms"
    if seconds < 120:
        return f"{round(seconds)} s"
    if seconds < 2 * 3600:
        return f"{int(seconds // 60)} min"
    return f"{int(seconds // 3600)} h" if seconds < 72 * 3600 else f"{int(seconds // 86400)} d"


def hours(seconds: float) -> str:
    """Seconds as whole hours: "48 h"."""
    return f"{round(seconds / 3600)} h"
