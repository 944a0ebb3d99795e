"""What an order's story says of a return: when it speaks of it, its dates, and the words."""

from datetime import timedelta
from typing import Any

import pytest

from journeys.answer import Answer, Stage, answer
from journeys.state import Order, Return, Shipment
from journeys.status import Leg, Status
from journeys.wording import Wording
from tests.journeys.builders import BRAND, NOW, order, parcel

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WORDING = Wording()


def record(state: str = "picked_up", **facts: Any) -> Return:
    known = {"requested_at": NOW - 2 * DAY, "state_at": NOW - DAY, "expected_by_at": NOW + 3 * DAY}
    return Return("R-1", state, **known | facts)


def outbound(status: Status = Status.DELIVERED, **facts: Any) -> Shipment:
    return parcel(**{"status": status, "status_at": NOW - 5 * DAY, **facts})


def story(known: Return | None, *parcels: Shipment, **facts: Any) -> Answer:
    returns = (known,) if known else ()
    return answer(order(payment="prepaid", returns=returns, **facts), list(parcels), NOW, BRAND)


def lines(told: Answer) -> list[str]:
    return WORDING.story_lines(told, BRAND, "en")


@pytest.mark.parametrize(
    ("known", "parcels", "stage"),
    [
        (record(), (outbound(),), Stage.RETURN_ON_ITS_WAY),
        (record(), (), Stage.RETURN_ON_ITS_WAY),  # a shop that tells of no parcels
        (record(), (outbound(Status.IN_TRANSIT),), Stage.IN_TRANSIT),  # what comes to her goes first
        (record(), (outbound(), outbound(Status.OUT_FOR_DELIVERY, id=31, awb="X")), Stage.OUT_FOR_DELIVERY),
        (record(), (outbound(Status.RTO_DELIVERED, leg=Leg.RTO),), Stage.RETURNED),  # it never was with her
        (record("refund_started", what="refund"), (outbound(Status.RTO_DELIVERED, leg=Leg.RTO),), Stage.REFUND_STARTED),
        (record("refund_started", what="refund"), (outbound(),), Stage.REFUND_STARTED),
        (record("refunded", what="refund"), (outbound(),), Stage.DELIVERED),  # she keeps the goods
        (record("refunded", what="refund"), (), Stage.REFUNDED),
        (record("cancelled"), (outbound(),), Stage.DELIVERED),
        (record("declined", state_at=NOW - 15 * DAY), (outbound(),), Stage.DELIVERED),  # long over
        (record("qc_passed", what="exchange"), (outbound(),), Stage.REPLACEMENT_DUE),
        (
            record("qc_passed", what="exchange"),
            (outbound(), outbound(leg=Leg.EXCHANGE, id=31, awb="X", status_at=NOW - HOUR)),
            Stage.DELIVERED,  # the new one has come
        ),
    ],
)
def test_the_story_is_about_the_return_when_nothing_else_is_on_its_way_to_her(
    known: Return, parcels: tuple[Shipment, ...], stage: Stage
) -> None:
    """A-50, P-02, P-06."""
    assert story(known, *parcels).stage is stage


def test_the_place_of_a_return_is_that_of_its_own_parcel() -> None:
    """A-50."""
    back = parcel(id=31, awb="RVP1", leg=Leg.REVERSE, status=Status.IN_TRANSIT, place="Nagpur", place_at=NOW - HOUR)
    told = story(record(awb="RVP1"), outbound(place="Pune, Maharashtra", place_at=NOW - 5 * DAY), back)
    assert (told.stage, told.place, told.awb, told.parcels) == (Stage.RETURN_ON_ITS_WAY, "Nagpur", "RVP1", 1)
    assert lines(told)[1].startswith("Last seen: Nagpur")


def test_she_hears_from_us_by_the_date_of_the_next_step() -> None:
    """A-50: section 1's silence budget for returns: a dated expectation runs in place of the 48 hours."""
    told = story(record(expected_by_at=NOW + 3 * DAY), outbound())
    assert (told.step_by_at, told.next_update_by_at) == (NOW + 3 * DAY, NOW + 3 * DAY)
    undated = story(record(expected_by_at=None), outbound())
    assert (undated.step_by_at, undated.next_update_by_at) == (None, NOW + timedelta(hours=47))


def test_a_date_that_has_passed_is_never_told_again() -> None:
    """A-50: an overdue step is admitted, with a new date."""
    told = story(record(expected_by_at=NOW - HOUR), outbound())
    assert (told.step_by_at, told.is_step_late) == (NOW + BRAND.return_late_within, True)
    assert any(line.startswith("We are sorry, this takes longer than we said.") for line in lines(told))
    put_off = story(record(expected_by_at=NOW + HOUR, is_put_off=True), outbound())
    assert (put_off.step_by_at, put_off.is_step_late) == (NOW + HOUR, True)
    through = story(record("refunded", expected_by_at=NOW - HOUR), outbound())
    assert (through.step_by_at, through.is_step_late) == (None, False)


def test_the_pickup_window_is_told_in_words() -> None:
    """A-50, A-84: 23 Nov in India, from 2 to 4 in the afternoon."""
    window = {"pickup_from_at": NOW + 2.5 * HOUR, "pickup_until_at": NOW + 4.5 * HOUR}
    told = story(record("pickup_scheduled", **window), outbound())
    (line,) = [each for each in lines(told) if each.startswith("Pickup: ")]
    assert line.split() == ["Pickup:", "Mon,", "23", "Nov,", "2:00", "pm", "–", "4:00", "pm."]


def test_a_refund_is_told_with_its_amount_reference_and_day() -> None:
    """A-50."""
    told = lines(story(record("refund_started", amount_paise=149_900, reference="ARN7"), outbound()))
    assert told[2] == "Refund: ₹1,499."
    assert told[3] == "Reference for your bank: ARN7."
    assert told[4].startswith("In your account by: Thu, 26 Nov")


def test_a_check_that_was_not_passed_is_told_with_its_reason() -> None:
    """A-50."""
    told = lines(story(record("qc_failed", expected_by_at=None, qc_reason="a stain on the collar"), outbound()))
    assert "What the check found: a stain on the collar" in told
    assert told[-1] == "Nothing more is needed from you."
    declined = lines(story(record("declined", expected_by_at=None, qc_reason="the 15 days are over"), outbound()))
    assert "Why: the 15 days are over" in declined


def test_every_fact_of_a_return_can_be_named_by_a_message() -> None:
    """A-84: the three steps name pickup and refund."""
    told = story(record("refund_started", amount_paise=149_900, reference="ARN7"), outbound())
    facts = WORDING.facts(told, BRAND, "en")
    assert {"step_by", "refund_by", "pickup", "qc_reason", "refund", "reference"} <= facts.keys()
    assert not {"step_by", "refund"} & WORDING.facts(story(None, outbound()), BRAND, "en").keys()


def test_a_window_may_lack_either_end_or_span_days() -> None:
    """A-50."""
    assert WORDING.window(None, None, BRAND, "en") == ""
    assert WORDING.window(None, NOW, BRAND, "en") == WORDING.moment(NOW, BRAND, "en")
    both = WORDING.window(NOW, NOW + DAY, BRAND, "en")
    assert both == f"{WORDING.moment(NOW, BRAND, 'en')} – {WORDING.moment(NOW + DAY, BRAND, 'en')}"


def test_an_order_without_returns_tells_what_it_always_told() -> None:
    """P-02."""
    known: Order = order(returns=())
    assert answer(known, [outbound()], NOW, BRAND).stage is Stage.DELIVERED
