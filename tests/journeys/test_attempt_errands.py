"""Errands about failed attempts, ways back, and what is noted after a delivery."""

from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest

from journeys.attempts import DAYS_OF_CHOICE
from journeys.brand import Brand
from journeys.commands import COMMANDS, can_fail
from journeys.decision import Ask
from journeys.errands import Errand
from journeys.errors import CommandRefused
from journeys.events import Address, Scan
from journeys.guides import guide_of
from journeys.returns import refund_starts_by
from journeys.shipment import apply_scan, attempt_deadline
from journeys.state import Order, Return, Run, Shipment
from journeys.status import Leg, NdrReason, Status
from journeys.turn import Turn
from tests.journeys.builders import BRAND, NOW, failed, ids, order, parcel, said, state

DAY = timedelta(days=1)
IN_ATTEMPT, _ = apply_scan(parcel(account="courier"), failed(NOW), ids(900))
TURNED = parcel(account="courier", leg=Leg.RTO, status=Status.RTO_INITIATED)


def errand(*records: Order | Shipment, choice: str = "", subject: str = "900", **args: Any) -> Errand:
    """A run of which she has tapped `choice`."""
    mine = next((each for each in records if isinstance(each, Order)), None)
    box = next((each for each in records if isinstance(each, Shipment)), None)
    turn = Turn(state(*records), NOW, BRAND, ids())
    run = Run(7, 10, "ndr_new_day", 1, subject, "ask", NOW, "message:x", NOW, mine.id if mine else None)
    run = msgspec.structs.replace(run, args={"choice": choice} | args)
    return Errand(turn, run, said(), mine, box)


@pytest.mark.parametrize(("choice", "day"), [*((c, d) for c, d in DAYS_OF_CHOICE.items()), ("reattempt", 1)])
def test_the_courier_is_asked_for_the_day_she_chose(choice: str, day: int) -> None:
    """A-41, A-40: the day is a local one, and always named: not every courier does without."""
    ask = COMMANDS["courier.request_reattempt"](errand(order(), IN_ATTEMPT, choice=choice))
    assert isinstance(ask, Ask)
    assert ask.params["date"] == (BRAND.local(NOW).date() + day * DAY).isoformat()
    assert (ask.account, ask.params["awb"], ask.shipment_id) == ("courier", IN_ATTEMPT.awb, 30)


@pytest.mark.parametrize(
    ("choice", "words"), [("mornings", "morning"), ("evenings", "evening"), ("nobody_came", "nobody came")]
)
def test_the_courier_reads_her_wish(choice: str, words: str) -> None:
    """A-41: a slot, a word of hers."""
    ask = COMMANDS["courier.request_reattempt"](errand(order(), IN_ATTEMPT, choice=choice))
    assert isinstance(ask, Ask)
    assert words in ask.params["remark"]


def test_the_known_address_goes_along() -> None:
    """A-14: couriers who want everything again get it again."""
    address = Address(line1="7 Neem Lane", line2="Indiranagar", landmark="Post office", pincode="560038")
    ask = COMMANDS["courier.request_reattempt"](errand(order(address=address, pincode="560038"), IN_ATTEMPT))
    assert isinstance(ask, Ask)
    assert (ask.params["address"], ask.params["landmark"]) == ("7 Neem Lane Indiranagar", "Post office")
    assert ask.params["pincode"] == "560038"


def test_what_was_asked_is_remembered_with_the_attempt() -> None:
    """A-40: the same wish is not passed on twice."""
    wanted = errand(order(), IN_ATTEMPT, choice="tomorrow")
    COMMANDS["courier.request_reattempt"](wanted)
    ndr = wanted.turn.state.shipments[30].ndr
    assert ndr
    assert (ndr.asked, ndr.asked_for) == ("asked", "tomorrow")


def test_without_an_open_attempt_there_is_nothing_to_repeat() -> None:
    """G-2."""
    with pytest.raises(CommandRefused):
        COMMANDS["courier.request_reattempt"](errand(order(), parcel(status=Status.IN_TRANSIT)))
    with pytest.raises(CommandRefused):
        COMMANDS["courier.request_reattempt"](errand(order()))


def test_a_parcel_that_has_just_turned_can_be_asked_back() -> None:
    """A-95."""
    ask = COMMANDS["courier.request_reattempt"](errand(order(), TURNED, choice="deliver_it", subject="30"))
    assert isinstance(ask, Ask)
    assert "take the return back" in ask.params["remark"]


def test_letting_it_go_settles_the_attempt() -> None:
    """A-41: refused; nobody calls her about what she has decided."""
    wanted = errand(order(), IN_ATTEMPT)
    ask = COMMANDS["courier.request_rto"](wanted)
    assert isinstance(ask, Ask)
    assert (ask.command, ask.params) == ("courier.request_rto", {"awb": IN_ATTEMPT.awb})
    ndr = wanted.turn.state.shipments[30].ndr
    assert ndr
    assert (ndr.asked, ndr.asked_for) == ("asked", "no_longer_wanted")


def test_that_she_answered_is_remembered_once() -> None:
    """R-1, A-80."""
    wanted = errand(order(), IN_ATTEMPT)
    assert COMMANDS["mark.attempt_answered"](wanted) is None
    ndr = wanted.turn.state.shipments[30].ndr
    assert ndr
    assert ndr.answered_at == NOW
    quiet = errand(order())
    COMMANDS["mark.attempt_answered"](quiet)
    assert quiet.turn.state.shipments == {}


@pytest.mark.parametrize(
    ("touched", "why", "marks"),
    [
        (NOW - DAY, "refused", ("turned_back:refused", f"touched_before_return:{(NOW - DAY).isoformat()}")),
        (None, "", ("turned_back:untold", "touched_before_return:never")),
    ],
)
def test_why_it_turned_back_and_the_last_touch_before_are_kept(
    touched: datetime | None, why: str, marks: tuple[str, ...]
) -> None:
    """A-95, A-30: what returns to origin are counted by."""
    wanted = errand(order(touched_at=touched), TURNED, why=why)
    COMMANDS["mark.turned_back"](wanted)
    assert wanted.turn.state.orders[20].marks == marks


def test_an_answer_is_kept_as_what_it_means() -> None:
    """A-48, A-22f: a new answer to the same question takes the place of the old one."""
    wanted = errand(order(marks=("nps:9", "guide_sent")), choice="nps_3")
    COMMANDS["mark.answer"](wanted)
    assert wanted.turn.state.orders[20].marks == ("guide_sent", "nps:3")
    other = errand(order(), choice="agent")
    COMMANDS["mark.answer"](other)
    assert other.turn.state.orders[20].marks == ()


def test_the_last_question_for_a_score_is_kept_with_the_customer() -> None:
    """A-22f: over all her orders."""
    wanted = errand(order())
    COMMANDS["mark.nps_asked"](wanted)
    COMMANDS["mark.nps_asked"](wanted)
    assert wanted.turn.state.customer.began == (f"nps_asked:{NOW.isoformat()}",)


def test_a_late_step_gets_the_new_date_that_she_is_told() -> None:
    """A-50: and is late again when that passes."""
    late = Return("R-1", "approved", NOW - 5 * DAY, NOW - 5 * DAY, expected_by_at=NOW - DAY)
    wanted = errand(order(returns=(late,)), subject="R-1:approved:20261122T0600")
    COMMANDS["mark.return_put_off"](wanted)
    (record,) = wanted.turn.state.orders[20].returns
    assert (record.expected_by_at, record.is_put_off) == (NOW + BRAND.return_late_within, True)


def test_what_we_note_ourselves_cannot_fail() -> None:
    """A-11."""
    noted = ("mark.answer", "mark.attempt_answered", "mark.turned_back", "mark.nps_asked", "mark.return_put_off")
    assert not any(can_fail(name) for name in noted)
    assert can_fail("courier.request_rto")


def test_the_courier_names_the_deadline_or_a_day_counts() -> None:
    """A-40, G-5: one that is over before we hear of the attempt is none."""
    received = NOW + timedelta(minutes=1)
    ndr = IN_ATTEMPT.ndr
    assert ndr
    assert attempt_deadline(ndr, BRAND) == received + DAY
    assert attempt_deadline(msgspec.structs.replace(ndr, deadline_at=NOW + DAY / 2), BRAND) == NOW + DAY / 2
    assert attempt_deadline(msgspec.structs.replace(ndr, deadline_at=NOW - DAY), BRAND) == received + DAY
    named = failed(NOW, NdrReason.REFUSED)
    assert isinstance(named.body, Scan)
    assert named.body.ndr
    said_ndr = msgspec.structs.replace(named.body.ndr, action_deadline_at=NOW + DAY / 2)
    body = msgspec.structs.replace(named.body, ndr=said_ndr)
    told, _ = apply_scan(parcel(), msgspec.structs.replace(named, body=body), ids(1))
    assert told.ndr
    assert told.ndr.deadline_at == NOW + DAY / 2


@pytest.mark.parametrize(
    ("state_of", "days"),
    [
        ("approved", 14),
        ("pickup_scheduled", 14),
        ("pickup_failed", 14),
        ("picked_up", 11),
        ("received", 4),
        ("qc_passed", 2),
    ],
)
def test_the_money_has_a_date_from_the_approval_on(state_of: str, days: int) -> None:
    """A-84, A-50: pickup, way, check and start, each with the brand's own span."""
    assert refund_starts_by(Return("R-1", state_of, NOW, NOW), BRAND) == NOW + days * DAY


@pytest.mark.parametrize("state_of", ["requested", "declined", "cancelled", "qc_failed", "refunded"])
def test_where_no_money_is_to_come_no_date_is_named(state_of: str) -> None:
    """B-17, A-50."""
    assert refund_starts_by(Return("R-1", state_of, NOW, NOW), BRAND) is None


def test_a_guide_belongs_to_a_tag_of_the_product() -> None:
    """A-22a."""
    brand = Brand(guides={"kurta": "https://shop.example/k", "lamp": "https://shop.example/l"})
    assert guide_of(order(tags=("sale", "lamp", "kurta")), brand) == "https://shop.example/l"
    assert guide_of(order(tags=("scarf",)), brand) == ""
    assert guide_of(order(), Brand()) == ""
