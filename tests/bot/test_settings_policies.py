"""What a brand may set about silence, costs and holdouts, and what it is told when it is wrong."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.settings_brand import BrandSettings
from bot.settings_policies import costs, shares, silence_budgets
from journeys.brand import Costs, SilenceBudgets


def test_what_is_left_out_keeps_its_default() -> None:
    """A-54, R-5."""
    said = BrandSettings(
        name="Khadi & Co",
        silence={"delayed": "12h"},
        costs={"marketing": "0.78", "monthly_budget": 5000, "free_a_month": "0"},
        holdouts={"reorder": 0.1},
        holds_out_vital="true",
    ).as_brand()
    assert said.silence == SilenceBudgets(delayed=timedelta(hours=12))
    assert said.costs == Costs(marketing=Decimal("0.78"), monthly_budget=Decimal(5000), free_a_month=0)
    assert (said.holdouts, said.holds_out_vital) == ({"reorder": 0.1}, True)


@pytest.mark.parametrize(
    ("read", "value", "words"),
    [
        (silence_budgets, "24h", "not a table"),
        (silence_budgets, {"transit": "24h"}, "has no transit; known are confirmed"),
        (silence_budgets, {"delayed": 24}, "span of time"),
        (costs, {"marketing": "cheap"}, "marketing should be an amount"),
        (costs, {"utility": -1}, "utility should be an amount"),
        (costs, {"service": "NaN"}, "service should be an amount"),
        (costs, {"free_a_month": "many"}, "whole number"),
        (shares, 0.1, "not a table"),
        (shares, {"reorder": 1.5}, "from 0 to 1"),
        (shares, {"reorder": "half"}, "from 0 to 1"),
    ],
)
def test_a_wrong_value_says_what_it_should_be(read: Any, value: Any, words: str) -> None:
    """A-54, R-5."""
    with pytest.raises(ValueError, match=words):
        read(value)
