"""What a brand may set about returns, and what it is told when it is wrong."""

from typing import Any

import pytest

from bot.settings_brand import BrandSettings
from bot.settings_returns import return_rules
from journeys.return_rules import ReturnRules


def test_rules_are_read_from_a_table() -> None:
    """P-05, B-17: rules are data."""
    table = {
        "days": 10,
        "days_of": {"jewellery": "3"},
        "final": "innerwear, masks",
        "exchange_only": ["sale"],
        "fee": "99.50",
        "keep_below": 300,
        "photo_for": "damaged",
        "refund_to": "credit",
        "approves": "false",
    }
    assert BrandSettings(name="Khadi & Co", returns=table).as_brand().returns == ReturnRules(
        days=10,
        days_of={"jewellery": 3},
        final=("innerwear", "masks"),
        exchange_only=("sale",),
        fee_paise=9_950,
        keep_below_paise=30_000,
        photo_for=("damaged",),
        refund_to="credit",
        approves=False,
    )


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("7 days", "not a table"),
        ({"window": 7}, "has no window; known are days"),
        ({"days": "7d"}, "days should be a whole number"),
        ({"days_of": "3"}, "days_of should be a table"),
        ({"days_of": {"jewellery": -1}}, "days_of.jewellery should be a whole number"),
        ({"final": 3}, "final should be words"),
        ({"photo_for": "boredom"}, "knows no boredom"),
        ({"fee": "much"}, "fee should be an amount"),
        ({"keep_below": "-1"}, "keep_below should be an amount"),
        ({"refund_to": "upi"}, "source or credit"),
        ({"approves": "perhaps"}, "true or false"),
    ],
)
def test_a_mistake_is_named(table: Any, words: str) -> None:
    """P-05."""
    with pytest.raises(ValueError, match=words):
        return_rules(table)
