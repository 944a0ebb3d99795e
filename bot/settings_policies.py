"""Readers of what a brand sets about its policies: silence budgets, prices and budget, holdouts."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.settings_values import span
from journeys.brand import Costs, SilenceBudgets


def silence_budgets(value: Any) -> SilenceBudgets:
    """A table of spans, such as {confirmed = "24h", delayed = "12h"}; what it leaves out keeps its default."""
    if isinstance(value, SilenceBudgets):
        return value
    named = _named(value, SilenceBudgets.__struct_fields__)
    return SilenceBudgets(**{name: span(each) for name, each in named.items()})


def costs(value: Any) -> Costs:
    """A table of prices in rupees by category, `free_a_month` and `monthly_budget` (rupees, or left out)."""
    if isinstance(value, Costs):
        return value
    named = _named(value, Costs.__struct_fields__)
    free = named.pop("free_a_month", Costs().free_a_month)
    if not str(free).isdigit():
        raise ValueError("free_a_month should be a whole number of messages")
    return Costs(free_a_month=int(free), **{name: _rupees(name, each) for name, each in named.items()})


def shares(value: Any) -> dict[str, float]:
    """A table of journeys and the share of customers, 0 to 1, who do not get its messages."""
    if not isinstance(value, Mapping):
        raise ValueError("is not a table such as {reorder = 0.1}")
    try:
        read = {str(name): float(share) for name, share in value.items()}
    except (TypeError, ValueError):
        raise ValueError("shares should be numbers from 0 to 1") from None
    if any(not 0 <= share <= 1 for share in read.values()):
        raise ValueError("shares should be numbers from 0 to 1")
    return read


def _named(value: Any, known: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError("is not a table")
    if unknown := sorted(set(value) - set(known)):
        raise ValueError(f"has no {unknown[0]}; known are {', '.join(known)}")
    return dict(value)


def _rupees(name: str, value: Any) -> Decimal:
    try:
        read = Decimal(str(value))
    except InvalidOperation:
        raise ValueError(f"{name} should be an amount in rupees such as 0.115") from None
    if not read.is_finite() or read < 0:
        raise ValueError(f"{name} should be an amount in rupees such as 0.115")
    return read
