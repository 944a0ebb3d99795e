"""What a brand may set about delivery and cash, and what it is told when it is wrong."""

from typing import Any

import pytest

from bot.settings_brand import BrandSettings
from bot.settings_delivery import delivery_terms
from journeys.delivery_rules import cod_line, delivers_to, depends_on_place
from journeys.delivery_terms import DeliveryTerms

TABLE = {"cod": "yes", "cod_up_to": "3000", "no_cod_in": "79, 744", "not_in": ["682555"]}


def test_a_brands_terms_are_read_and_decide() -> None:
    """A-29."""
    terms = BrandSettings.model_validate({"name": "Khadi & Co", "delivery": TABLE}).as_brand().delivery
    assert terms == DeliveryTerms("yes", 300_000, ("79", "744"), ("682555",))
    assert [delivers_to(each, terms) for each in ("560001", "682555")] == [True, False]
    assert [cod_line(each, terms) for each in ("560001", "799001", "")] == [
        "cod_rule_up_to",
        "cod_rule_no",
        "cod_rule_up_to",
    ]
    assert depends_on_place(terms)
    assert not depends_on_place(DeliveryTerms())


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("yes", "is not a table"),
        ({"cash": "yes"}, "has no cash"),
        ({"cod": "perhaps"}, "yes, no or ask"),
        ({"cod_up_to": "much"}, "amount in rupees"),
        ({"cod_up_to": "-1"}, "amount in rupees"),
        ({"no_cod_in": 79}, "beginnings of pincodes"),
        ({"not_in": "79A"}, "79A is no beginning"),
    ],
)
def test_what_is_wrong_is_named(table: Any, why: str) -> None:
    """A-29."""
    with pytest.raises(ValueError, match=why):
        delivery_terms(table)
