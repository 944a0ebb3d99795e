"""When an order counts as delayed: the same for every voice, and for what may be said meanwhile."""

from datetime import timedelta

import pytest

from journeys.delays import is_delayed
from journeys.state import Affected
from journeys.status import Leg, Status
from tests.journeys.builders import BRAND, NOW, order, parcel

HOUR = timedelta(hours=1)
MOVING = {"status": Status.IN_TRANSIT, "status_at": NOW}


@pytest.mark.parametrize(
    ("of_order", "of_parcel", "delayed"),
    [
        ({}, MOVING, False),
        ({"signals": ("hub_loop:30:x",)}, MOVING, True),
        ({"signals": ("wrong_routing:30:x",)}, MOVING, True),
        ({"signals": ("stuck_in_transit:30",)}, MOVING, True),
        ({"signals": ("courier_delayed:30:2026-11-23",)}, MOVING, True),
        ({"signals": ("long_transit:30:x",)}, MOVING, False),  # reassurance declares no delay
        ({"signals": ("hub_loop:31:x",)}, MOVING, False),  # another parcel's
        ({"signals": ("pickup_delayed:30",)}, {"status": Status.PICKUP_SCHEDULED}, True),
        ({"signals": ("pickup_delayed:30",)}, MOVING, False),  # it has been picked up since
        ({}, MOVING | {"affected": (Affected(1, "weather", NOW),)}, True),
        ({"expected_by_at": NOW}, MOVING, True),
        ({"expected_by_at": NOW + HOUR}, MOVING, False),
        ({"expected_by_at": NOW}, None, True),  # not even handed over
        ({"expected_by_at": NOW, "status": "pending_payment"}, None, False),
        ({"expected_by_at": NOW, "closed_at": NOW}, MOVING, False),
        ({"expected_by_at": NOW, "status": "cancelled"}, MOVING, False),
        ({"expected_by_at": NOW}, {"status": Status.OUT_FOR_DELIVERY, "status_at": NOW - HOUR}, False),  # at the door
        ({"expected_by_at": NOW}, {"status": Status.OUT_FOR_DELIVERY, "status_at": NOW - 25 * HOUR}, True),
        ({"expected_by_at": NOW}, {"status": Status.RTO_IN_TRANSIT, "leg": Leg.RTO}, False),
        ({"expected_by_at": NOW}, {"status": Status.DELIVERED}, False),
    ],
)
def test_an_order_is_delayed_when_a_delay_was_declared_or_its_first_range_is_over(
    of_order: dict[str, object], of_parcel: dict[str, object] | None, delayed: bool
) -> None:
    """R-7, A-18, A-60."""
    parcels = [parcel(**of_parcel)] if of_parcel else []
    assert is_delayed(order(**of_order), parcels, NOW, BRAND) is delayed


def test_one_late_parcel_of_two_delays_the_order() -> None:
    """R-7."""
    late = parcel(id=31, awb="X", affected=(Affected(1, "strike", NOW),), **MOVING)
    assert is_delayed(order(), [parcel(**MOVING), late], NOW, BRAND)
