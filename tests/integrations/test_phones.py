"""Phones, however people write them, become E.164 or nothing."""

from typing import Any

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations.phones import e164


@pytest.mark.parametrize(
    "written",
    [
        "099999 01234",  # with the trunk 0
        "+91-99999-01234",
        "919999901234",  # country code without +
        "9999901234",
        "0091 99999 01234",
        "९९९९९०१२३४",  # Devanagari digits
        9_999_901_234,  # some shops send a number
    ],
)
def test_an_indian_number_is_brought_to_one_form(written: Any) -> None:
    """A-13, A-14."""
    assert e164(written) == "+919999901234"


@pytest.mark.parametrize(
    "written", ["", "none", "12345", "99999", None, True, [], {}, 9.5, "0000000000", "+", "9" * 500]
)
def test_garbage_is_no_phone(written: Any) -> None:
    """A-13."""
    assert e164(written) == ""


@given(st.text() | st.integers())
def test_whatever_comes_back_is_a_valid_number_in_one_form(written: Any) -> None:
    """A-13."""
    phone = e164(written)
    assert phone == "" or phonenumbers.is_valid_number(phonenumbers.parse(phone))
    assert e164(phone) == phone
