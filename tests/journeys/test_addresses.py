"""An address that she gave: how far it can change, and that nothing brings the old one back."""

from datetime import timedelta

import msgspec
import pytest

from journeys.addresses import (
    BEFORE,
    Reach,
    given,
    is_outdated,
    is_same_place,
    pincode_is_fixed,
    reach_of,
    settled,
    waits_for_address,
    with_pin,
)
from journeys.events import Address
from journeys.marks import has_mark, value_said
from journeys.state import Order, Run, Shipment
from journeys.status import Leg, Status
from tests.journeys.builders import NOW, order, parcel, state

HOME = Address(line1="7 Neem Lane", line2="Indiranagar", city="Bengaluru", pincode="560001", phone="+919999900234")
WORK = Address(line1="9 Fort Road", city="Bengaluru", pincode="560038", phone="+919999900234")
MINE = order(address=HOME)


@pytest.mark.parametrize(
    ("mine", "parcels", "reach"),
    [
        (MINE, [], Reach.SHOP),
        (MINE, [parcel(status=Status.PICKUP_SCHEDULED, status_at=NOW)], Reach.BOOKED),
        (MINE, [parcel(status=Status.IN_TRANSIT, status_at=NOW)], Reach.COURIER),
        (MINE, [parcel(), parcel(id=31, status=Status.OUT_FOR_DELIVERY, status_at=NOW)], Reach.COURIER),
        (MINE, [parcel(status=Status.DELIVERED, status_at=NOW)], Reach.NOBODY),
        (MINE, [parcel(status=Status.RTO_INITIATED, status_at=NOW, leg=Leg.RTO)], Reach.NOBODY),
        (MINE, [parcel(status=Status.PICKED_UP, status_at=NOW, leg=Leg.REVERSE)], Reach.SHOP),  # what she gives back
        (order(status="cancelled"), [], Reach.NOBODY),
        (order(closed_at=NOW), [], Reach.NOBODY),
    ],
)
def test_how_far_an_address_can_change_follows_from_where_the_parcel_is(
    mine: Order, parcels: list[Shipment], reach: Reach
) -> None:
    """P-03: cut-off at dispatch, then the courier's path; then nobody."""
    assert reach_of(mine, parcels) is reach
    assert pincode_is_fixed(reach) is (reach is Reach.COURIER)


def test_both_legs_are_due_when_she_gave_one() -> None:
    """A-14: pending at the shop, and at the courier where there is one."""
    alone, booked = given(MINE, WORK, NOW, []), given(MINE, WORK, NOW, [parcel()])
    assert has_mark(alone, "address_at_shop:due")
    assert not has_mark(alone, "address_at_courier")
    assert has_mark(booked, "address_at_courier:due")
    assert (booked.address, booked.pincode, booked.address_edits) == (WORK, "560038", (NOW,))


def test_there_and_back_again_only_what_is_not_hers_is_outdated() -> None:
    """A-14: changed twice, the newest counts whatever the shop still shows."""
    there = given(MINE, WORK, NOW, [])
    assert (is_outdated(there, HOME), is_outdated(there, WORK)) == (True, False)
    back = given(there, HOME, NOW + timedelta(minutes=1), [])
    assert (is_outdated(back, HOME), is_outdated(back, WORK)) == (False, True)
    assert value_said(settled(back), BEFORE) == ""
    assert not value_said(given(MINE, HOME, NOW, []), BEFORE)


def test_lines_may_be_cut_differently_and_lead_to_one_door() -> None:
    """A-14: the shop's own echo is no change."""
    echo = msgspec.structs.replace(HOME, line1="7, Neem Lane,", line2="", landmark="INDIRANAGAR")
    assert is_same_place(HOME, echo)
    assert not is_same_place(HOME, WORK)


def test_another_number_alone_is_no_edit_of_the_address() -> None:
    """A-14: but what the shop showed before is outdated all the same."""
    other = given(MINE, msgspec.structs.replace(HOME, phone="+919999900177"), NOW, [])
    assert other.address_edits == ()
    assert is_outdated(other, HOME)


def test_a_pin_takes_the_place_of_an_earlier_one() -> None:
    """P-03: landmark and pin stand together."""
    once = with_pin(msgspec.structs.replace(HOME, landmark="near the well"), 12.5, 77.5)
    assert once.landmark == "near the well, maps.google.com/?q=12.50000,77.50000"
    assert with_pin(once, 13.0, 78.0).landmark == "near the well, maps.google.com/?q=13.00000,78.00000"


def test_an_address_is_open_while_a_journey_asks_for_it() -> None:
    """P-03."""
    asking = Run(1, 10, "address_change", 2, "20", "asked", NOW, "key", NOW, order_id=20)
    assert waits_for_address(state(MINE, runs={1: asking}), MINE)
    assert not waits_for_address(state(MINE, runs={1: msgspec.structs.replace(asking, ended_at=NOW)}), MINE)
    assert not waits_for_address(state(MINE), MINE)
