"""What delivered parcels teach: ranges that lean on more history where a lane has little, and never a single day."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.brand import Friction
from journeys.expected import DEFAULT_RANGES, DefaultRanges, ranges_of
from journeys.lanes import LaneRanges, Lanes, Lesson, Spread, Travelled, learn
from journeys.state import Order, Shipment, Sighting
from journeys.status import Status
from tests.journeys.builders import BRAND, MOMENTS, NOW, order, parcel

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
FROM = "Bhiwandi, Maharashtra"
HUBS = ("Bhiwandi_Lonad_GW", "Hubli_Gokul_H", "Bengaluru_Nelamangala_GW")


def travelled(days: float, courier: str = "delhivery", pincode: str = "560001", place: str = FROM) -> Travelled:
    """A parcel that took so many days by three hubs."""
    began = NOW - 30 * DAY
    trail = tuple(Sighting(hub, began + n * 12 * HOUR, f"k{n}", place=place) for n, hub in enumerate(HUBS))
    return Travelled(courier, pincode, trail, began + days * DAY)


def ranges(*parcels: Travelled) -> LaneRanges:
    return LaneRanges(learn(parcels, BRAND))


def moving(days_ago: float = 0, status: Status = Status.IN_TRANSIT, **facts: object) -> Shipment:
    """A parcel that left Bhiwandi so many days before NOW."""
    left = NOW - days_ago * DAY
    trail = (Sighting(HUBS[0], left, "k", place=FROM),)
    return parcel(**{"status": status, "status_at": left, "courier": "Delhivery", "trail": trail} | facts)


def test_without_history_the_brands_usual_days_hold() -> None:
    """A-83."""
    empty = LaneRanges()
    known = (order(), moving())
    assert empty.expected(*known, NOW, BRAND) == DEFAULT_RANGES.expected(*known, NOW, BRAND)
    assert empty.transit(*known, BRAND) == DEFAULT_RANGES.transit(*known, BRAND)
    assert (empty.transit(*known, BRAND).p80, empty.transit(*known, BRAND).p95) == (6 * DAY, 9 * DAY)
    assert empty.dwell("delhivery", "X", BRAND) == Friction().hub_dwell
    assert not empty.is_off_path(*known, "X", BRAND)
    assert not DEFAULT_RANGES.is_off_path(*known, "X", BRAND)
    assert DEFAULT_RANGES.dwell("delhivery", "X", BRAND) == Friction().hub_dwell
    assert ranges_of(BRAND) is DEFAULT_RANGES
    assert isinstance(ranges_of(msgspec.structs.replace(BRAND, ranges=empty)), DefaultRanges)


def test_a_lane_with_history_says_its_own_days() -> None:
    """A-83, A-81: 400 parcels, of which 85 in 100 took 3 days."""
    learnt = ranges(*[travelled(3)] * 340, *[travelled(5)] * 60)
    found = learnt.expected(order(), moving(1), NOW, BRAND)
    assert (found.first, found.last, found.is_late) == (date(2026, 11, 25), date(2026, 11, 26), False)
    transit = learnt.transit(order(), moving(), BRAND)
    assert (transit.p80, transit.p95) == (3 * DAY, 5 * DAY)


@pytest.mark.parametrize(
    ("lane", "p80"),
    [
        ([], 3 * DAY),  # nobody went there with this courier: as with all its parcels
        ([10], 3 * DAY),  # one slow parcel teaches little
        ([10] * 200, 10 * DAY),  # many teach all
    ],
)
def test_a_lane_with_little_history_leans_on_its_courier(lane: Sequence[float], p80: timedelta) -> None:
    """A-83: hierarchical shrinkage."""
    known = [travelled(3, pincode="400001")] * 400 + [travelled(days) for days in lane]
    assert ranges(*known).transit(order(), moving(), BRAND).p80 == p80


def test_a_new_courier_leans_on_all_couriers() -> None:
    """A-83."""
    learnt = ranges(*[travelled(3)] * 400)
    assert learnt.transit(order(), moving(courier="shadowfax"), BRAND).p80 == 3 * DAY


def test_before_the_pickup_the_days_of_dispatch_are_added() -> None:
    """A-83."""
    learnt = ranges(*[travelled(3)] * 400)
    waiting = order(placed_at=NOW)
    for known in (None, parcel(status=Status.LABEL_CREATED)):
        found = learnt.expected(waiting, known, NOW, BRAND)
        assert (found.first, found.last) == (date(2026, 11, 26), date(2026, 11, 28))


def test_the_couriers_own_date_goes_before_what_others_took() -> None:
    """A-83."""
    learnt = ranges(*[travelled(3)] * 400)
    known = moving(edd_at=NOW + 6 * DAY)
    assert learnt.expected(order(), known, NOW, BRAND) == DEFAULT_RANGES.expected(order(), known, NOW, BRAND)


def test_at_the_hub_that_serves_the_address_the_range_narrows() -> None:
    """A-83: from lane history and the current position."""
    learnt = ranges(*[travelled(9)] * 400)
    near = moving(2, Status.AT_DESTINATION_HUB)
    near = msgspec.structs.replace(near, status_at=NOW)
    found = learnt.expected(order(), near, NOW, BRAND)
    assert (found.first, found.last) == (date(2026, 11, 25), date(2026, 11, 26))


def test_a_late_parcel_is_measured_by_those_that_were_late_too() -> None:
    """A-60, A-83: of those that took longer than five days, half took eight and half ten."""
    learnt = ranges(*[travelled(3)] * 900, *[travelled(8)] * 50, *[travelled(10)] * 50)
    found = learnt.expected(order(), moving(5), NOW, BRAND)
    assert found.is_late
    assert (found.first, found.last) == (date(2026, 11, 26), date(2026, 11, 28))


@given(
    st.lists(st.tuples(st.floats(0.1, 30), st.sampled_from(["560001", "400001"])), max_size=30),
    st.none() | MOMENTS,
    st.sampled_from(list(Status)),
    st.integers(-40, 40),
)
def test_a_range_is_never_a_single_day_nor_in_the_past(
    history: list[tuple[float, str]], edd: datetime | None, status: Status, days: int
) -> None:
    """A-83: whatever was learnt."""
    learnt = ranges(*(travelled(took, pincode=pincode) for took, pincode in history))
    now = NOW + days * DAY
    found = learnt.expected(order(), moving(3, status, edd_at=edd), now, BRAND)
    today = BRAND.local(now).date()
    assert found.last > found.first >= today
    assert found.first > today or not found.is_late


@given(st.lists(st.floats(0.1, 60), max_size=40))
def test_a_spread_is_a_share_of_all_and_its_quantiles_rise(took: list[float]) -> None:
    """A-81."""
    for spread in learn([travelled(days) for days in took], BRAND).travel.values():
        assert spread.up_to[-1] == pytest.approx(1)
        assert list(spread.up_to) == sorted(spread.up_to)
        assert spread.quantile(0.1) <= spread.quantile(0.8) <= spread.quantile(0.95)
        assert all(spread.quantile(0.8, beyond=n) >= min(n, 40) for n in range(45))


def test_a_spread_cannot_say_more_than_it_holds() -> None:
    """A-81."""
    assert Spread((0.5, 1.0)).quantile(0.9, beyond=1) == 1


def test_a_hub_off_the_paths_of_many_parcels_is_seen() -> None:
    """A-46: and nothing is concluded from few."""
    known: tuple[Order, Shipment] = (order(), moving())
    many, few = ranges(*[travelled(3)] * 30), ranges(*[travelled(3)] * 29)
    assert many.is_off_path(*known, "Guwahati_Amingaon_GW", BRAND)
    assert not many.is_off_path(*known, HUBS[1].upper(), BRAND)
    assert not few.is_off_path(*known, "Guwahati_Amingaon_GW", BRAND)
    assert not many.is_off_path(order(pincode="700001"), moving(), "Guwahati_Amingaon_GW", BRAND)


def test_a_hub_that_holds_parcels_long_is_known_for_it() -> None:
    """A-43."""
    learnt = ranges(*[travelled(3)] * 400)
    assert learnt.dwell("delhivery", HUBS[0], BRAND) == 12 * HOUR
    assert learnt.dwell("delhivery", "Never_Seen", BRAND) == 12 * HOUR
    assert learnt.dwell("bluedart", "Never_Seen", BRAND) == 12 * HOUR


def test_what_cannot_teach_is_left_out() -> None:
    """A-83: no trail, or delivered before it left."""
    lesson = Lesson()
    lesson.add([Travelled("delhivery", "560001", (), NOW), travelled(-1)])
    assert lesson.lanes(BRAND) == Lanes()
