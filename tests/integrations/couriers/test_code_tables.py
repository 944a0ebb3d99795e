"""The code tables as a whole: nothing documented is missing, and the two spaces of Shiprocket stay apart."""

import pytest

from integrations.couriers import clickpost_codes, delhivery_codes, shiprocket_codes
from integrations.couriers.shiprocket_codes import ORDER_MEANING, SHIPMENT_MEANING
from journeys.status import RTO_STATUSES, Leg, Status

# Shiprocket's numbers as its pages and public integrations list them.
DOCUMENTED_SHIPMENT = {*range(1, 11), *range(12, 28), *range(38, 53), *range(54, 58), *range(59, 64), 67, 68, 71, 72}
DOCUMENTED_SHIPMENT |= {75, 76, 77, 78}
DOCUMENTED_ORDER = {*range(1, 8), 9, *range(12, 42), *range(43, 56), *range(57, 77), *range(80, 84), *range(87, 91)}


def test_every_documented_shiprocket_number_has_a_meaning_and_no_other() -> None:
    """A-13: order numbers 8, 10 and 11 (payment failed, unmapped, unfulfillable) say nothing about a parcel."""
    assert set(SHIPMENT_MEANING) == DOCUMENTED_SHIPMENT
    assert set(ORDER_MEANING) == DOCUMENTED_ORDER


TRAPS = [
    # (number, in the shipment space, in the order space): the same number, other meanings
    (17, Status.OUT_FOR_DELIVERY, Status.RTO_DELIVERED),
    (18, Status.IN_TRANSIT, Status.PENDING),
    (19, Status.OUT_FOR_PICKUP, Status.OUT_FOR_DELIVERY),
    (20, Status.PICKUP_FAILED, Status.IN_TRANSIT),
    (21, Status.DELIVERY_ATTEMPT_FAILED, Status.PENDING),
    (38, Status.AT_DESTINATION_HUB, Status.DELIVERED),
    (44, Status.DISPOSED, Status.IN_TRANSIT),
    (45, Status.CANCELLED, Status.RTO_OUT_FOR_DELIVERY),
    (46, Status.RTO_IN_TRANSIT, Status.RTO_ATTEMPT_FAILED),
]


@pytest.mark.parametrize(("number", "shipment", "order"), TRAPS)
def test_a_number_means_different_things_in_the_two_spaces(number: int, shipment: Status, order: Status) -> None:
    """A-13."""
    assert (SHIPMENT_MEANING[number].status, ORDER_MEANING[number].status) == (shipment, order)


def test_statuses_of_a_return_to_origin_are_on_its_leg_and_no_others() -> None:
    """A-13: in every table."""
    meanings = [*SHIPMENT_MEANING.values(), *ORDER_MEANING.values(), *clickpost_codes.MEANING_OF_CODE.values()]
    meanings += delhivery_codes.MEANING_OF_STATUS.values()  # type: ignore[arg-type]
    for meaning in meanings:
        assert meaning.status not in RTO_STATUSES or meaning.leg is Leg.RTO
        assert meaning.leg is not Leg.RTO or meaning.status in RTO_STATUSES | {Status.ON_HOLD}


TEXTS = [
    ("Delivered", Status.DELIVERED),
    ("  out  for delivery ", Status.OUT_FOR_DELIVERY),
    ("OUT_FOR_PICKUP", Status.OUT_FOR_PICKUP),
    ("UNDELIVERED-1ST ATTEMPT", Status.DELIVERY_ATTEMPT_FAILED),
    ("Undelivered-3rd Attempt", Status.DELIVERY_ATTEMPT_FAILED),
    ("RTO Delivered", Status.RTO_DELIVERED),
    ("RTO-OFD", Status.RTO_OUT_FOR_DELIVERY),
]


@pytest.mark.parametrize(("text", "status"), TEXTS)
def test_a_status_text_is_read_as_a_whole(text: str, status: Status) -> None:
    """A-13."""
    meaning = shiprocket_codes.meaning_of_text(text)
    assert meaning is not None
    assert meaning.status is status


@pytest.mark.parametrize("text", ["", "NA", "Not delivered", "Delivered to neighbour?", "RTO", "UNDELIVERED-ATTEMPT"])
def test_a_text_that_only_resembles_a_status_is_none(text: str) -> None:
    """P-01: "delivered" is in many words."""
    assert shiprocket_codes.meaning_of_text(text) is None


def test_a_text_tells_its_attempt() -> None:
    """A-40."""
    assert [shiprocket_codes.attempt_no(f"UNDELIVERED-{n} ATTEMPT") for n in ("1ST", "2ND", "3RD")] == [1, 2, 3]
    assert shiprocket_codes.attempt_no("UNDELIVERED") is None


def test_every_code_an_action_may_follow_is_a_known_one() -> None:
    """A-40."""
    eligible = [*delhivery_codes.REATTEMPT_AFTER.values(), *delhivery_codes.DEFER_AFTER.values()]
    assert frozenset().union(*eligible) <= delhivery_codes.KNOWN
