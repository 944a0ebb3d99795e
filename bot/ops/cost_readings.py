"""What messages cost over two weeks, as figures: messages, rupees, rupees an order, and what merging saved."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

import msgspec

from bot.ops.figures import FIGURES, Reading
from journeys.store.ops_costs import Day

DAYS = 14  # local days, today included


class Sums(msgspec.Struct, frozen=True):
    """The days together. `orders` are those written about."""

    messages: int
    rupees: Decimal
    merged: int
    saved: Decimal
    orders: int


def first_day(today: datetime) -> datetime:
    """When the first of the days began."""
    return today - timedelta(days=DAYS - 1)


def month_before(today: datetime) -> datetime:
    """The first moment of the local month in which the days begin: the free allowance counts from there."""
    return first_day(today).replace(day=1)


def of_two_weeks(days: Sequence[Day], today: datetime) -> list[Day]:
    """The days that count."""
    return [day for day in days if day.day >= first_day(today).date()]


def sums_of(days: Sequence[Day], orders: int, today: datetime) -> Sums:
    """Everything of the two weeks together; `orders` are those written about in them."""
    counted = of_two_weeks(days, today)
    return Sums(
        sum(day.messages for day in counted),
        sum((day.rupees for day in counted), Decimal(0)),
        sum(day.merged for day in counted),
        sum((day.saved for day in counted), Decimal(0)),
        orders,
    )


def cost_readings(sums: Sums) -> list[Reading]:
    """The figures of the page of costs."""
    an_order = rupees(sums.rupees / sums.orders) if sums.orders else "–"
    rate = f"{sums.messages / sums.orders:.1f} an order" if sums.orders else ""
    merged = f"{sums.merged:,} left inside another"
    return [
        Reading(FIGURES["messages_14d"], f"{sums.messages:,}", sums.messages, note=rate),
        Reading(FIGURES["cost_14d"], rupees(sums.rupees), sums.messages, note="before tax"),
        Reading(FIGURES["cost_an_order"], an_order, sums.orders, note="orders written about"),
        Reading(FIGURES["saved"], rupees(sums.saved), sums.merged, tone="good" if sums.merged else "", note=merged),
    ]


def rupees(amount: Decimal) -> str:
    """An amount with paise: "₹1,204.50"."""
    return f"₹{amount:,.2f}"
