"""What texts name of a parcel and of a wish, and whether there is news."""

from datetime import timedelta
from typing import Any

import pytest

from journeys.courier_words import words_of_parcel, words_of_wish
from journeys.order_news import has_news_since
from journeys.state import Return, Sighting
from journeys.wording import Wording
from tests.journeys.builders import BRAND, NOW, order, parcel

WORDING = Wording(("en", "hi"))
PAGE = "https://orders.example/t/1"


def words(**facts: Any) -> dict[str, str]:
    return words_of_parcel(parcel(**facts), PAGE, WORDING, BRAND, "en")


@pytest.mark.parametrize(
    ("courier", "said"),
    [("delhivery", "Delhivery"), ("Blue Dart", "Blue Dart"), ("Ghoda Express", "Ghoda Express"), ("", "our courier")],
)
def test_a_courier_is_named_as_it_names_itself(courier: str, said: str) -> None:
    """A-57."""
    assert words(courier=courier)["courier"] == said


def test_the_couriers_own_link_is_shown_and_else_our_page() -> None:
    """A-76."""
    assert words()["track"] == PAGE
    assert words(tracking_url="https://track.example/1")["track"] == "https://track.example/1"
    assert words_of_parcel(None, PAGE, WORDING, BRAND, "en")["track"] == PAGE


def test_its_way_names_the_newest_places_each_once() -> None:
    """A-94: facilities without a place that may be shown are left out."""
    places = ["Delhi", "Delhi", "", "Jaipur", "Indore", "Nagpur", "Pune"]
    trail = tuple(Sighting(f"H{n}", NOW + timedelta(hours=n), f"k{n}", place=each) for n, each in enumerate(places))
    way = words(trail=trail)["places"]
    assert way.startswith("Jaipur (Mon, 23 Nov) → Indore")
    assert way.endswith("Pune (Mon, 23 Nov)")
    assert "no place yet" in words()["places"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ({"day": "2026-11-26", "slot": "evening"}, "Thu, 26 Nov, in the evening"),
        ({"slot": "any"}, "another day or time"),
        ({"call_before": True}, "with a call before"),
        ({}, "another day or time"),
    ],
)
def test_a_wish_is_said_back_in_words(args: dict[str, object], said: str) -> None:
    """A-41."""
    assert words_of_wish(args, WORDING, "en") == said


def test_news_is_what_shop_courier_or_return_told_since() -> None:
    """A-94."""
    since = NOW - timedelta(hours=3)
    assert not has_news_since(order(), [parcel()], since)
    assert has_news_since(order(version_at=NOW), [parcel()], since)
    assert has_news_since(order(), [parcel(last_scan_at=NOW)], since)
    moved = Return("R-1", "approved", requested_at=since, state_at=NOW)
    assert has_news_since(order(returns=(moved,)), [parcel()], since)
