"""Errands about an order before its delivery, and about friction."""

from typing import Any

import pytest

from journeys.commands import COMMANDS, can_fail
from journeys.decision import Ask
from journeys.errands import Errand
from journeys.errors import CommandRefused
from journeys.state import Order, Run, Shipment
from journeys.status import Status
from journeys.turn import Turn
from tests.journeys.builders import BRAND, NOW, ids, order, parcel, placed, state


def errand(*records: Order | Shipment, **facts: Any) -> Errand:
    """A run about the first order and its parcel that wants something done."""
    orders = [each for each in records if isinstance(each, Order)]
    parcels = [each for each in records if isinstance(each, Shipment)]
    turn = Turn(state(*records), NOW, BRAND, ids())
    known = {"journey": "cod_confirmation", "began_by": "order:shop:5001:x", "step": "tell_shop"} | facts
    order_id = orders[0].id if orders else None
    run = Run(id=7, customer_id=10, version=1, subject="20", began_at=NOW, step_at=NOW, order_id=order_id, **known)
    return Errand(turn, run, placed(), orders[0] if orders else None, parcels[0] if parcels else None)


def test_answers_go_to_the_shop_as_tags_and_as_a_note_without_waiting() -> None:
    """P-04: what is ours alone stays with us."""
    wanted = errand(order(marks=("guide_sent", "cod_confirmed", "address_confirmed")))
    assert COMMANDS["shop.record_answers"](wanted) is None
    tags, note = wanted.turn.out.asks
    assert (tags.command, tags.params["tags"]) == ("shop.tag_order", ["cod-confirmed", "address-confirmed"])
    assert (note.command, note.params["note"]) == (
        "shop.note_order",
        "she wants the cash order; the delivery address is right",
    )
    assert tags.dedupe_key != note.dedupe_key
    assert not can_fail("shop.record_answers")


def test_without_answers_the_shop_is_not_asked() -> None:
    """P-04."""
    wanted = errand(order(marks=("guide_sent",)))
    assert COMMANDS["shop.record_answers"](wanted) is None
    assert wanted.turn.out.asks == []
    with pytest.raises(CommandRefused):
        COMMANDS["shop.record_answers"](errand())


def test_a_paid_cash_order_is_told_to_the_shop() -> None:
    """P-04: COD to prepaid."""
    ask = COMMANDS["shop.mark_paid"](errand(order()))
    assert isinstance(ask, Ask)
    assert (ask.account, ask.params) == ("shop", {"shop_order_id": "5001"})
    assert can_fail("shop.mark_paid")


@pytest.mark.parametrize(
    ("place", "began_by", "reason", "group"),
    [
        ("Pune, Maharashtra", "signal:hub_loop:20:30", "hub_loop", "Pune, Maharashtra"),
        ("", "signal:silence:20:x", "silence", "silence"),
        ("", "scan:1", "ops_alert", "ops_alert"),
    ],
)
def test_alerts_of_one_cause_and_place_are_one(place: str, began_by: str, reason: str, group: str) -> None:
    """A-22e: one hub, forty orders, one alert."""
    wanted = errand(order(), parcel(place=place), journey="ops_alert", began_by=began_by)
    assert COMMANDS["ops.alert"](wanted) is None
    (alert,) = wanted.turn.out.alerts
    assert (alert.reason, alert.group_key, alert.order_id) == (reason, group, 20)


def test_work_is_named_after_the_friction_that_was_seen() -> None:
    """A-22d."""
    with_parcel = errand(order(), parcel(), began_by="signal:question_repeated:20:x")
    COMMANDS["task.of_signal"](with_parcel)
    assert [(each.reason, each.note) for each in with_parcel.turn.out.tasks] == [("question_repeated", "AWB KHA200011")]
    without = errand(order(), began_by="signal:message_undelivered:20:x")
    COMMANDS["task.of_signal"](without)
    assert [(each.reason, each.note) for each in without.turn.out.tasks] == [("message_undelivered", "")]


@pytest.mark.parametrize(
    ("began_by", "marks", "asked"),
    [
        ("signal:pickup_delayed:20:30", (), "Please collect this parcel today. It is packed and ready."),
        ("signal:delayed_again:20:20", ("another_day",), "The customer asks for another delivery day."),
        ("signal:delayed_again:20:20", ("keeps_waiting",), "The customer is waiting for this parcel."),
        ("signal:edd_breached:20:20", (), None),  # the usual: move it and name a date
    ],
)
def test_a_case_says_what_the_courier_is_asked_for(began_by: str, marks: tuple[str, ...], asked: str | None) -> None:
    """A-22c, A-25: AWB, history and the action asked."""
    moving = parcel(status=Status.IN_TRANSIT)
    ask = COMMANDS["courier.escalate"](errand(order(marks=marks), moving, began_by=began_by))
    assert isinstance(ask, Ask)
    assert (ask.params["awb"], ask.params["status"]) == ("KHA200011", "in_transit")
    assert ask.params["about"] == began_by.split(":")[1]
    said = ask.params.get("ask")
    assert said is None if asked is None else str(said).startswith(asked)
