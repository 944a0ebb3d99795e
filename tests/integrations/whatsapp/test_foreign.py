"""Reading values nobody promised."""

from datetime import UTC, datetime
from typing import Any

import pytest

from integrations.whatsapp.foreign import moment, number, phone_of, sorted_json, text, whole, write_json
from journeys.errors import PayloadMalformed

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


def test_deep_values_are_written_slowly_and_endless_ones_not_at_all() -> None:
    """P-01."""
    assert write_json(nested(300)) == sorted_json(nested(300)) == b"[" * 300 + b"1" + b"]" * 300
    with pytest.raises(PayloadMalformed):
        write_json(nested(200_000))


def test_the_same_content_in_another_order_is_the_same_bytes() -> None:
    """A-23."""
    assert sorted_json({"a": 1, "b": 2}) == sorted_json({"b": 2, "a": 1})


@pytest.mark.parametrize(
    ("value", "read"),
    [(18.5, 18.5), ("18.5", 18.5), (18, 18.0), (True, None), ("north", None), (None, None), ([], None)],
)
def test_a_number_may_be_text(value: Any, read: float | None) -> None:
    """P-01."""
    assert number(value) == read


@pytest.mark.parametrize(
    ("value", "read"),
    [(7, 7), ("7", 7), ("-7", -7), (7.0, None), (True, None), ("٧", None), ("1" * 16, None), ("", None), ("-", None)],
)
def test_a_whole_number_is_short_and_plain(value: Any, read: int | None) -> None:
    """P-01."""
    assert whole(value) == read


@pytest.mark.parametrize(("value", "read"), [("a", "a"), (5, "5"), (True, ""), (5.5, ""), (None, ""), ({}, "")])
def test_text_is_text_or_nothing(value: Any, read: str) -> None:
    """P-01."""
    assert text(value) == read


@pytest.mark.parametrize(
    ("value", "phone"),
    [
        ("919999900001", "+919999900001"),
        ("+919999900001", "+919999900001"),
        (919999900001, "+919999900001"),
        ("IN.77", ""),
        ("120363041234567890", ""),  # a group's id
        ("٩١٩٩٩٩٩٠٠٠٠١", ""),
        (None, ""),
    ],
)
def test_a_wa_id_is_a_phone_number_or_nothing(value: Any, phone: str) -> None:
    """P-01."""
    assert phone_of(value) == phone


@pytest.mark.parametrize("value", ["0", "-1", "4102444800", "soon", 1.5, None])
def test_a_time_that_makes_no_sense_is_replaced(value: Any) -> None:
    """P-01."""
    assert moment(value, NOW) == NOW
