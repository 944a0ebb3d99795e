"""A hub off the paths of its lane, as far as many parcels have taught them."""

from datetime import timedelta

import msgspec

from journeys.brand import Brand
from journeys.lanes import LaneRanges, Travelled, learn
from journeys.state import Sighting
from tests.journeys.builders import BRAND, NOW
from tests.journeys.detectors.playing import HUBS, Play

DAY = timedelta(days=1)


def taught(parcels: int) -> Brand:
    """A brand whose parcels from Bhiwandi to Bengaluru went by Hubli."""
    trail = tuple(
        Sighting(HUBS[hub][0], NOW - 30 * DAY + n * DAY, f"k{n}", place=HUBS[hub][1])
        for n, hub in enumerate(("bhiwandi", "hubli", "bengaluru"))
    )
    known = [Travelled("delhivery", "560001", trail, NOW - 26 * DAY)] * parcels
    return msgspec.structs.replace(BRAND, ranges=LaneRanges(learn(known, BRAND)))


def routed(hub: str, parcels: int = 40) -> list[str]:
    told = {
        "order": {"pincode": "560001"},
        "scans": [
            {"h": 8, "is": "picked_up", "hub": "bhiwandi"},
            {"h": 30, "is": "in_transit", "hub": hub},
        ],
    }
    return Play(told, taught(parcels)).run(told)


def test_a_hub_in_another_state_where_none_of_many_was_seen_is_wrong() -> None:
    """A-46."""
    assert routed("kolkata") == ["wrong_routing"]


def test_known_hubs_and_those_of_the_first_and_last_state_are_right() -> None:
    """A-46: a new hub near an end is a new hub."""
    assert routed("hubli") == routed("pune") == routed("indiranagar") == []


def test_few_parcels_teach_no_path() -> None:
    """A-46."""
    assert routed("kolkata", parcels=29) == []
