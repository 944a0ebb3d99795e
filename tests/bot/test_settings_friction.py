"""What a brand may set about friction, and what it is told when it is wrong."""

from datetime import time, timedelta
from typing import Any

import pytest

from bot.settings_brand import BrandSettings
from bot.settings_friction import friction
from journeys.brand import Friction, Hours


def test_what_is_left_out_keeps_its_default() -> None:
    """A-94."""
    said = BrandSettings(
        name="Khadi & Co",
        friction={"no_scan_for": "36h", "courier_hours": "08:00-19:00", "page_opens": "4"},
    ).as_brand()
    hours = Hours(time(8), time(19))
    assert said.friction == Friction(no_scan_for=timedelta(hours=36), courier_hours=hours, page_opens=4)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("24h", "not a table"),
        ({"no_scan": "36h"}, "has no no_scan; known are pickup_after"),
        ({"no_scan_for": 36}, "span of time"),
        ({"page_opens": "often"}, "page_opens should be a whole number"),
        ({"page_opens": 0}, "above 0"),
    ],
)
def test_a_wrong_threshold_is_named(value: Any, words: str) -> None:
    """A-94."""
    with pytest.raises(ValueError, match=words):
        friction(value)
