"""Reading what couriers write: text in text, numbers of every kind, amounts and points."""

from typing import Any

import orjson
import pytest

from integrations.contract import RawItem
from integrations.couriers.reading import is_true, load, load_object, objects, paise, point, text, whole
from journeys.errors import PayloadMalformed, PayloadUnsupported


def test_json_is_unwrapped_from_text_but_not_for_ever() -> None:
    """P-01."""
    wrapped: Any = {"awb": "1"}
    for _ in range(3):
        wrapped = orjson.dumps(wrapped).decode()
    assert load(wrapped.encode()) == {"awb": "1"}
    for _ in range(3):
        wrapped = orjson.dumps(wrapped).decode()
    with pytest.raises(PayloadMalformed):
        load(wrapped.encode())


def test_the_objects_of_a_list_are_unwrapped_too() -> None:
    """P-01."""
    assert objects([{"a": 1}, '{"b": 2}', {}, None, 3, " "]) == [{"a": 1}, {"b": 2}]


def test_a_stored_item_must_hold_an_object() -> None:
    """P-01."""
    with pytest.raises(PayloadMalformed):
        load_object(RawItem("k", b"[1]"))
    with pytest.raises(PayloadUnsupported):
        load_object(RawItem("k", b"{}"))


TEXTS = [(" a\x00b ", "ab"), (17, "17"), (17.0, "17"), (17.5, "17.5"), (True, "true"), (None, ""), ([], ""), ({}, "")]


@pytest.mark.parametrize(("value", "said"), TEXTS)
def test_scalars_are_text(value: Any, said: str) -> None:
    """P-01: an AWB sent as a number is the same AWB."""
    assert text(value) == said


def test_whole_numbers_flags_and_amounts_are_read_or_none() -> None:
    """P-01."""
    assert [whole(each) for each in (17, "17", 17.0, "-3", "17a", "", None, "²", "-")] == [17, 17, 17, -3] + [None] * 5
    assert [is_true(each) for each in (True, 1, "1", "Yes", "true", 1.0)] == [True] * 6
    assert [is_true(each) for each in (False, 0, "0", "no", "", None, [], 2)] == [False] * 8
    assert [paise(each) for each in ("1499.50", 1499.5, 0, "170.00")] == [149_950, 149_950, 0, 17_000]
    assert [paise(each) for each in ("", None, "x", -1, "1e400", "NaN", [])] == [None] * 7


POINTS = [
    ("26.85, 75.77", (26.85, 75.77)),
    ([26.85, "75.77"], (26.85, 75.77)),
    ({"lat": 26.85, "long": 75.77}, (26.85, 75.77)),
    ({"latitude": "26.85", "longitude": "75.77"}, (26.85, 75.77)),
    ([0, 0], None),  # what devices without a fix report
    ([91, 0], None),
    ("x,y", None),
    ([1], None),
    (None, None),
]


@pytest.mark.parametrize(("value", "where"), POINTS)
def test_a_point_is_a_place_on_earth(value: Any, where: tuple[float, float] | None) -> None:
    """A-41."""
    assert point(value) == where
