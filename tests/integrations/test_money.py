"""Money is read exactly, in paise, or not at all."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations.money import MAX_PAISE, paise_of_rupees, whole_paise
from journeys.errors import PayloadMalformed


@pytest.mark.parametrize(
    ("amount", "paise"),
    [
        ("1499.00", 149_900),  # as Shopify and WooCommerce write it
        ("0.29", 29),  # 0.29 * 100 is 28.999... in binary
        ("1,499.50", 149_950),
        (1499, 149_900),
        (Decimal("19.99"), 1_999),
        ("-449.50", -44_950),  # a refund line
        ("10.005", 1_001),  # half a paisa goes up
        (None, 0),
        ("", 0),
    ],
)
def test_rupees_become_exact_paise(amount: Any, paise: int) -> None:
    """A-13, P-04."""
    assert paise_of_rupees(amount) == paise


@pytest.mark.parametrize("amount", [14.99, True, [], {}, "free", "NaN", "Infinity", "1e999999999", "99999999999999"])
def test_what_is_no_exact_amount_is_refused(amount: Any) -> None:
    """A-13."""
    with pytest.raises(PayloadMalformed):
        paise_of_rupees(amount)


@pytest.mark.parametrize(("amount", "paise"), [(149_900, 149_900), ("149900", 149_900), (None, 0)])
def test_paise_are_taken_as_they_are(amount: Any, paise: int) -> None:
    """A-13."""
    assert whole_paise(amount) == paise


def test_a_fraction_of_a_paisa_is_refused_where_paise_are_promised() -> None:
    """A-13."""
    with pytest.raises(PayloadMalformed):
        whole_paise(Decimal("1499.5"))


@given(st.integers(-MAX_PAISE, MAX_PAISE))
def test_every_amount_survives_being_written_in_rupees(paise: int) -> None:
    """A-13."""
    sign = "-" if paise < 0 else ""
    assert paise_of_rupees(f"{sign}{abs(paise) // 100}.{abs(paise) % 100:02d}") == paise
