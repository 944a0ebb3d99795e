"""The figures of the ops room: what each means, what its n counts, its interval, and the orders behind it (B-24)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from math import sqrt
from typing import Any

import msgspec
from sqlalchemy import Select

from journeys.drawing.stages import Part
from journeys.store import ops_connections, ops_costs, ops_ledgers, ops_ndrs, ops_orders, ops_runs, ops_search

ENOUGH = 30  # below this n a share is "not enough data"
Z = 1.96  # of a 95 % interval
LATELY = timedelta(days=7)
TWO_WEEKS = timedelta(days=13)  # and today


class Since(msgspec.Struct, frozen=True):
    """The moments from which figures count: when the brand's local day began, a week ago, and now."""

    today: datetime
    lately: datetime
    now: datetime


class Figure(msgspec.Struct, frozen=True):
    """`definition` says what is counted, `of` what its n is; `behind` gives the orders, as rows of `Behind`."""

    key: str
    title: str
    definition: str
    of: str
    behind: Callable[[Since], Select[Any]]


class Reading(msgspec.Struct, frozen=True):
    """A figure as it stands. `interval` is that of a share; `tone` is "", good, warn or bad."""

    figure: Figure
    value: str
    n: int
    interval: tuple[float, float] | None = None
    tone: str = ""
    note: str = ""

    @property
    def interval_words(self) -> str:
        """ "95 %: 41–63 %", or why there is none."""
        if self.interval is None:
            return ""
        if self.n < ENOUGH:
            return "not enough data"
        low, high = self.interval
        share = "" if self.value.endswith("%") else "share "
        return f"{share}95 %: {low * 100:.0f}–{high * 100:.0f} %"


def wilson(count: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share, by Wilson's score; all of it when there is nothing to count."""
    if n <= 0:
        return 0.0, 1.0
    share, spread = count / n, Z * Z / n
    middle = (share + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * sqrt(share * (1 - share) / n + spread / (4 * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def share_of(figure: Figure, count: int, n: int, *, good: float, bad: float, note: str = "") -> Reading:
    """A share as a reading. At `good` or beyond all is well, at `bad` or beyond it is not; either may be the higher."""
    if n == 0:
        return Reading(figure, "–", 0, wilson(0, 0), "", note)
    share = count / n
    is_good, is_bad = (share >= good, share <= bad) if good > bad else (share <= good, share >= bad)
    tone = "good" if is_good else "bad" if is_bad else "warn"
    return Reading(figure, f"{share * 100:.0f} %", n, wilson(count, n), tone if n >= ENOUGH else "", note)


def _figure(key: str, title: str, definition: str, of: str, behind: Callable[[Since], Select[Any]]) -> Figure:
    return Figure(key, title, definition, of, behind)


_ALL = (
    _figure(
        "open_orders",
        "Open orders",
        "Orders that have not come to an end: neither delivered, nor cancelled, nor back at the warehouse. Each is in "
        "the part of the journey in which its newest parcel is; without a parcel it awaits payment or is confirmed.",
        "open orders",
        lambda since: ops_orders.open_orders(),
    ),
    _figure(
        "silence_breaches",
        "Silence breaches",
        "Open orders whose customer has seen nothing new for longer than the stage allows, divided by all open orders. "
        "A message that leaves ends the silence; each silence has a cause.",
        "open orders",
        lambda since: ops_ledgers.orders_in_breach(),
    ),
    _figure(
        "promises_kept",
        "Promises kept",
        "Promises of messages that were fulfilled, or renegotiated before their time was over, divided by all promises "
        "settled in the last 7 days. Promises that lost their object (the order ended) are left out.",
        "promises settled in 7 days",
        lambda since: ops_ledgers.orders_with_promise("kept", since.lately),
    ),
    _figure(
        "promises_broken",
        "Promises broken",
        "Promises whose time went by in the last 7 days without what they promised and without a new date. The same "
        "promises are counted as those of the share of promises kept.",
        "promises settled in 7 days",
        lambda since: ops_ledgers.orders_with_promise("broken", since.lately),
    ),
    _figure(
        "ndrs_waiting",
        "NDRs waiting",
        "Failed delivery attempts that are still open: the parcel has neither gone out again, nor been delivered, nor "
        "turned back. The minutes count from our receipt of the courier's report.",
        "open failed attempts",
        lambda since: ops_ndrs.orders_with_open_ndr(),
    ),
    _figure(
        "ndr_told",
        "First word within 5 min",
        "Failed attempts of the last 7 days about which the first word left (WhatsApp took it) within 5 minutes of our "
        "receipt, divided by all failed attempts received in that time. What was deferred to the morning or rightly "
        "never told counts as late; the NDR board says which, and how many words arrived.",
        "failed attempts received in 7 days",
        lambda since: ops_ndrs.orders_with_ndr_since(since.lately),
    ),
    _figure(
        "parked",
        "Parked items",
        "Deliveries from outside, messages and commands that were given up after their attempts and wait for a person. "
        "A delivery that nobody could read belongs to no order yet; what could not leave does.",
        "parked items",
        lambda since: ops_orders.orders_with_parked(),
    ),
    _figure(
        "lag",
        "Connection lag",
        "From what happened, as the vendor dates it, to our receipt, over the events of the last 24 hours: the 95th "
        "percentile of the slowest source with enough events. A vendor's clock that runs ahead counts as no lag.",
        "events received in 24 hours",
        lambda since: ops_connections.orders_with_news(),
    ),
    _figure(
        "messages_today",
        "Messages today",
        "Messages that WhatsApp has taken since the local day began, replies and proactive ones together. Messages "
        "that left inside another are counted once.",
        "messages that left today",
        lambda since: ops_costs.orders_written_about(since.today),
    ),
    _figure(
        "cost_today",
        "Cost today",
        "What the messages that left today cost, in rupees before tax: each at the price of its category as WhatsApp "
        "told it, free-form ones at nothing while the month's allowance of the number lasts.",
        "messages that left today",
        lambda since: ops_costs.orders_written_about(since.today),
    ),
    _figure(
        "messages_14d",
        "Messages, 14 days",
        "Messages that WhatsApp has taken in the last 14 local days, today included. Messages that left inside another "
        "are counted once.",
        "messages that left in 14 days",
        lambda since: ops_costs.orders_written_about(since.today - TWO_WEEKS),
    ),
    _figure(
        "cost_14d",
        "Cost, 14 days",
        "What these messages cost, in rupees before tax: each at the price of its category in the settings, as "
        "WhatsApp told the category; free-form ones at nothing while the month's allowance of the number lasts.",
        "messages that left in 14 days",
        lambda since: ops_costs.orders_written_about(since.today - TWO_WEEKS),
    ),
    _figure(
        "cost_an_order",
        "Cost an order",
        "The cost of the last 14 days divided by the orders about which at least one message left in them.",
        "orders written about in 14 days",
        lambda since: ops_costs.orders_written_about(since.today - TWO_WEEKS),
    ),
    _figure(
        "saved",
        "Saved by merging",
        "What messages that left inside another in the last 14 days would have cost alone: each at the price of the "
        "message that carried it, at that moment of the month.",
        "messages that left inside another",
        lambda since: ops_costs.orders_merged(since.today - TWO_WEEKS),
    ),
    _figure(
        "runs_late",
        "Runs beyond their time",
        "Passes through a journey whose next step was due more than 10 minutes ago and has not been taken: where an "
        "order is stuck because of us. The journey map shows the steps.",
        "live runs",
        lambda since: ops_runs.orders_with_late_run(since.now),
    ),
    _figure(
        "withheld_today",
        "Withheld today",
        "Messages that were decided and, at the moment of sending, not sent: untrue by then, told by another, against "
        "her consent, and so on. Divided by all messages judged today.",
        "messages judged today",
        lambda since: ops_search.orders_decided("withheld", since.today),
    ),
)
FIGURES: dict[str, Figure] = {figure.key: figure for figure in _ALL}


def part_figure(part: Part) -> Figure:
    """The open orders in one part of the journey, as a figure of its own."""
    words = f"Open orders whose newest parcel (or whose payment) puts them in the part “{part.value}” of the journey."
    return Figure(
        f"part:{part.name.lower()}",
        f"Open orders: {part.value}",
        words,
        "open orders",
        lambda since: ops_orders.orders_in_part(part),
    )


def figure_named(key: str) -> Figure | None:
    """The figure of that key, "part:transit" included; None when there is none."""
    kind, _, name = key.partition(":")
    if kind == "part" and name.upper() in Part.__members__:
        return part_figure(Part[name.upper()])
    return FIGURES.get(key)
