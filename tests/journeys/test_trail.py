"""Where a parcel was seen: one sighting a stay, whatever order the scans arrive in."""

from datetime import datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.shipment import apply_scan
from journeys.state import Shipment, Sighting
from journeys.status import Leg, Status
from journeys.trail import MOST, left_at, until, with_scan
from tests.journeys.builders import NOW, ids, parcel, scan

HOUR = timedelta(hours=1)
A, B, C = "Bhiwandi_Lonad_GW", "Surat_Kadodara_GW", "Pune_Chakan_GW"


def travelled(*stops: tuple[str, float], known: Shipment | None = None) -> Shipment:
    """A parcel scanned in transit at these hubs, hours after NOW, in this order of arrival."""
    known = known or parcel()
    for facility, hours in stops:
        known, _ = apply_scan(known, scan(Status.IN_TRANSIT, NOW + hours * HOUR, facility=facility), ids())
    return known


def path(known: Shipment) -> list[str]:
    return [each.facility for each in known.trail]


def test_a_new_hub_adds_a_sighting_and_a_stay_only_moves_its_end() -> None:
    """A-42."""
    known = travelled((A, 0), (A, 1), (B, 5), (B, 9))
    assert path(known) == [A, B]
    assert [(each.at, each.last_at) for each in known.trail] == [
        (NOW, NOW + HOUR),
        (NOW + 5 * HOUR, NOW + 9 * HOUR),
    ]
    assert left_at(known) == NOW


def test_a_scan_told_again_leaves_the_very_same_trail() -> None:
    """G-1: nothing is rewritten when nothing changed."""
    once = travelled((A, 0), (B, 5))
    assert travelled((A, 0), (B, 5), known=once).trail is once.trail


@pytest.mark.parametrize("order", list(permutations([(A, 0), (B, 5), (A, 9), (C, 12)])))
def test_the_trail_does_not_depend_on_the_order_of_arrival(order: tuple[tuple[str, float], ...]) -> None:
    """G-3."""
    assert path(travelled(*order)) == [A, B, A, C]


def ends_of_trail(known: Shipment) -> dict[str, tuple[datetime, datetime]]:
    """The first and the last moment at every hub."""
    ends: dict[str, tuple[datetime, datetime]] = {}
    for stay in known.trail:
        first = ends.get(stay.facility, (stay.at, stay.at))[0]
        ends[stay.facility] = (first, until(stay))
    return ends


STOPS = st.lists(st.tuples(st.sampled_from([A, B, C]), st.integers(0, 30).map(float)), max_size=10)


@given(STOPS.flatmap(lambda stops: st.tuples(st.just(stops), st.permutations(stops))))
def test_whether_a_parcel_came_back_does_not_depend_on_the_order(
    arrivals: tuple[list[tuple[str, float]], list[tuple[str, float]]],
) -> None:
    """G-3, A-42: what lies between two scans of one hub is forgotten until another hub is told between them."""
    told, shuffled = (travelled(*each) for each in arrivals)
    assert ends_of_trail(told) == ends_of_trail(shuffled)
    assert (len(path(told)) > len(set(path(told)))) == (len(path(shuffled)) > len(set(path(shuffled))))


def test_a_late_scan_parts_the_stay_it_falls_into() -> None:
    """A-42: the loop is seen although its middle came late."""
    known = travelled((A, 0), (A, 8), (B, 4))
    assert [(each.facility, each.at - NOW) for each in known.trail] == [
        (A, 0 * HOUR),
        (B, 4 * HOUR),
        (A, 8 * HOUR),
    ]


def test_two_hubs_in_one_second_come_in_the_same_order_whichever_was_told_first() -> None:
    """G-3."""
    assert travelled((A, 0), (B, 0)).trail == travelled((B, 0), (A, 0)).trail


def test_names_that_differ_in_case_are_one_hub() -> None:
    """A-42."""
    assert path(travelled((A, 0), (A.upper(), 3))) == [A]


@pytest.mark.parametrize(
    ("status", "facts"),
    [
        (Status.LABEL_CREATED, {}),  # the courier does not have it yet
        (Status.PICKUP_FAILED, {}),
        (Status.RTO_IN_TRANSIT, {"leg": Leg.RTO}),  # the same hubs again, on the way back
        (Status.IN_TRANSIT, {"leg": Leg.REVERSE}),
        (Status.IN_TRANSIT, {"facility": "", "place": ""}),
    ],
)
def test_what_is_not_on_the_way_to_her_is_no_sighting(status: Status, facts: dict[str, object]) -> None:
    """A-42."""
    event = scan(status, NOW, **{"facility": A} | facts)
    assert with_scan((), event.body, NOW, event.key) == ()


def test_a_place_stands_in_for_a_hub_without_a_name() -> None:
    """A-42."""
    event = scan(Status.IN_TRANSIT, NOW, place="Pune, Maharashtra")
    assert with_scan((), event.body, NOW, "k") == (Sighting("Pune, Maharashtra", NOW, "k", place="Pune, Maharashtra"),)


def test_a_courier_gone_wild_does_not_grow_the_trail_for_ever() -> None:
    """A-86: the first sighting stays, since the way is counted from it."""
    known = travelled(*((f"Hub_{n}", n) for n in range(MOST + 5)))
    assert len(known.trail) == MOST
    assert path(known)[0] == "Hub_0"
    assert path(known)[-1] == f"Hub_{MOST + 4}"
