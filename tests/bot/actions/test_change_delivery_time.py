"""Another day or part of the day: what is asked, what the courier and the shop hear, and what she is told honestly."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from journeys.decision import Ask
from journeys.state import OpenNdr, Order, Shipment
from journeys.status import Fault, NdrReason, Status
from tests.bot.dialogue.talking import Talk
from tests.journeys.builders import NOW, customer, order, parcel, result, state

ONE = order()
TOMORROW, THURSDAY = "2026-11-24", "2026-11-26"
DAYS = ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"]  # Tuesday to Friday
SUNDAY = "2026-11-29"


def attempted(**facts: Any) -> Shipment:
    """A parcel whose attempt failed an hour ago."""
    known: dict[str, Any] = {"reason": NdrReason.CUSTOMER_UNAVAILABLE, "at_fault": Fault.CUSTOMER, "attempted": True}
    at = NOW - timedelta(hours=1)
    ndr = OpenNdr(900, 1, occurred_at=at, received_at=at, **known | facts)
    status = Status.DELIVERY_ATTEMPT_FAILED
    return parcel(status=status, status_at=at, ndr=ndr, attempts=1, account="delhivery-main", courier="delhivery")


def at(status: Status, **facts: Any) -> Shipment:
    return parcel(status=status, status_at=NOW - timedelta(hours=2), last_scan_at=NOW - timedelta(hours=2), **facts)


def said_args(talk: Talk) -> dict[str, Any]:
    assert talk.decision
    return talk.decision.sends[0].args


def the_ask(talk: Talk) -> Ask:
    assert talk.decision
    (ask,) = talk.decision.asks
    return ask


# -- after a failed attempt ----------------------------------------------------------------------------------------


def test_day_and_part_of_the_day_go_to_the_courier_and_she_hears_its_answer() -> None:
    """A-40, A-41: in two taps."""
    talk = Talk(state(ONE, attempted()))
    assert talk.says("not today please", "change_delivery_time") == ["ask_change_delivery_time_date"]
    assert said_args(talk)["offered_days"] == DAYS
    assert talk.taps("delivery_day", ONE.id, THURSDAY) == ["ask_change_delivery_time_slot"]
    assert talk.taps("in_evening", ONE.id) == []
    ask = the_ask(talk)
    assert ask.command == "courier.request_reattempt"
    assert ask.params["date"] == THURSDAY
    assert ask.params["remark"] == "The customer asks for delivery in the evening."
    assert talk.happens(result("courier.request_reattempt", "accepted", talk.now)) == ["reattempt_day_accepted"]
    assert (said_args(talk)["day"], said_args(talk)["slot"]) == (THURSDAY, "evening")


def test_what_she_said_at_once_is_not_asked() -> None:
    """B-11."""
    talk = Talk(state(ONE, attempted()))
    words = {"date": "day+1", "slot": "morning"}
    assert talk.says("tomorrow morning", "change_delivery_time", entities=words) == []
    assert the_ask(talk).params["date"] == TOMORROW


def test_the_part_of_the_day_she_likes_is_remembered_and_not_asked_again() -> None:
    """B-01: kept and used."""
    talk = Talk(state(ONE, attempted(), customer(preferences={"slot": "evening", "call_before": True})))
    assert talk.says("on thursday", "change_delivery_time", entities={"date": "weekday-3"}) == []
    ask = the_ask(talk)
    assert ask.params["date"] == THURSDAY
    assert "evening" in str(ask.params["remark"])
    assert "call the customer before" in str(ask.params["remark"])


def test_what_she_likes_is_kept_for_the_next_time() -> None:
    """B-01."""
    talk = Talk(state(ONE, attempted()))
    talk.says("after 6 and call before coming", "change_delivery_time", entities={"slot": "evening"})
    assert talk.state.customer.preferences == {"slot": "evening", "call_before": True}


@pytest.mark.parametrize("day", ["day+0", SUNDAY, "2026-12-20"])
def test_a_day_that_no_courier_takes_is_not_promised(day: str) -> None:
    """A-40: not today, no Sunday, not behind the days a hub keeps it."""
    talk = Talk(state(ONE, attempted()))
    assert talk.says("deliver then", "change_delivery_time", entities={"date": day}) == ["delivery_day_not_open"]
    assert said_args(talk)["offered_days"] == DAYS
    assert talk.asks == []
    assert talk.taps("delivery_day", ONE.id, TOMORROW) == ["ask_change_delivery_time_slot"]


def test_a_sunday_is_never_offered() -> None:
    """A-40."""
    talk = Talk(state(ONE, attempted()))
    talk.waits(timedelta(days=3))
    talk.says("another day", "change_delivery_time")
    assert said_args(talk)["offered_days"] == ["2026-11-27", "2026-11-28", "2026-11-30", "2026-12-01"]


def test_another_day_of_an_old_list_is_another_request_and_the_same_one_is_not() -> None:
    """A-40: she may change her mind, and one wish is passed on once."""
    talk = Talk(state(ONE, attempted(), customer(preferences={"slot": "any"})))
    talk.says("another day", "change_delivery_time")
    assert talk.taps("delivery_day", ONE.id, TOMORROW) == []
    talk.happens(result("courier.request_reattempt", "accepted", talk.now))
    assert talk.taps("delivery_day", ONE.id, TOMORROW) == ["reattempt_accepted"]
    assert talk.taps("delivery_day", ONE.id, THURSDAY) == []
    assert the_ask(talk).params["date"] == THURSDAY


def test_a_day_of_a_list_means_the_day_it_said_and_not_the_one_after() -> None:
    """A-40: tapped the next morning, yesterday's "tomorrow" is over."""
    talk = Talk(state(ONE, attempted(), customer(preferences={"slot": "any"})))
    talk.says("another day", "change_delivery_time")
    talk.waits(timedelta(days=1))
    assert talk.taps("delivery_day", ONE.id, TOMORROW) == ["delivery_day_not_open"]


def test_a_courier_that_refuses_is_owned_up_to_and_a_person_takes_it() -> None:
    """A-40."""
    talk = Talk(state(ONE, attempted(), customer(preferences={"slot": "any"})))
    talk.says("tomorrow", "change_delivery_time", entities={"date": "day+1"})
    assert talk.happens(result("courier.request_reattempt", "refused", talk.now)) == ["reattempt_refused"]
    assert talk.tasks == ["reattempt_refused"]


def test_without_the_journey_a_person_asks_the_courier() -> None:
    """A-40: a brand that has not switched it on yet."""
    from journeys.catalogue import NO_JOURNEYS

    talk = Talk(state(ONE, attempted(), customer(preferences={"slot": "any"})), catalogue=NO_JOURNEYS)
    words = {"date": "day+1"}
    assert talk.says("tomorrow", "change_delivery_time", entities=words) == ["delivery_wish_by_hand"]
    assert talk.tasks == ["change_date"]


# -- before any attempt --------------------------------------------------------------------------------------------


def test_before_dispatch_the_shop_notes_it_and_nothing_is_promised() -> None:
    """A-41: an honest state."""
    talk = Talk(state(ONE))
    words = {"date": THURSDAY, "slot": "evening"}
    assert talk.says("thursday evening", "change_delivery_time", entities=words) == ["delivery_wish_noted"]
    ask = the_ask(talk)
    assert ask.command == "shop.note_order"
    assert THURSDAY in str(ask.params["note"])
    assert talk.tasks == []


def test_holding_it_back_is_work_for_a_person() -> None:
    """A-41: a day behind the range that we told."""
    talk = Talk(state(ONE, at(Status.IN_TRANSIT)))
    words = {"date": "2026-12-08"}
    assert talk.says("only on the 8th", "change_delivery_time", entities=words) == ["delivery_wish_by_hand"]
    assert talk.tasks == ["change_date"]
    assert talk.decision
    assert "2026-12-08" in talk.decision.tasks[0].note
    assert talk.asks == []  # it has left the shop


def test_a_part_of_the_day_alone_is_noted_without_a_question() -> None:
    """B-01, B-11."""
    talk = Talk(state(ONE, at(Status.IN_TRANSIT)))
    assert talk.says("after 6", "change_delivery_time", entities={"slot": "evening"}) == ["delivery_wish_noted"]
    assert talk.state.customer.preferences["slot"] == "evening"


def test_a_call_before_is_noted_without_a_question() -> None:
    """B-01."""
    talk = Talk(state(ONE, at(Status.IN_TRANSIT)))
    assert talk.says("aane se pehle call karna", "change_delivery_time") == ["delivery_wish_noted"]
    assert said_args(talk)["call_before"] is True


def test_on_its_way_the_days_offered_begin_with_the_range() -> None:
    """A-40: no day before the first that it is expected."""
    talk = Talk(state(ONE, at(Status.IN_TRANSIT, edd_at=NOW + timedelta(days=3))))
    talk.says("another day", "change_delivery_time")
    assert said_args(talk)["offered_days"][0] == "2026-11-25"


def test_out_for_delivery_it_cannot_be_changed_and_she_hears_what_comes_then() -> None:
    """A-41."""
    talk = Talk(state(ONE, at(Status.OUT_FOR_DELIVERY)))
    words = {"date": "day+1"}
    assert talk.says("not today, tomorrow", "change_delivery_time", entities=words) == ["delivery_at_the_door"]
    assert (talk.asks, talk.tasks) == ([], [])


@pytest.mark.parametrize("status", [Status.DELIVERED, Status.RTO_IN_TRANSIT])
def test_where_nothing_is_to_be_delivered_she_hears_how_it_stands(status: Status) -> None:
    """A-40."""
    talk = Talk(state(ONE, at(status)))
    assert talk.says("another day", "change_delivery_time") == ["order_status"]


def test_without_an_order_a_proof_is_asked_for() -> None:
    """P-02."""
    assert Talk(state()).says("another day", "change_delivery_time") == ["ask_proof"]


def test_who_proved_an_order_has_a_person_ask_for_it() -> None:
    """P-02: a proven order is seen, and a wish about it is checked by a person."""
    known = state()
    proven: Order = msgspec.structs.replace(ONE, customer_id=11)
    known.visible[ONE.id] = proven
    known.visible_shipments[30] = msgspec.structs.replace(attempted(), customer_id=11)
    talk = Talk(known)
    words = {"date": "day+1", "slot": "morning"}
    assert talk.says("tomorrow morning", "change_delivery_time", entities=words) == ["delivery_wish_by_hand"]
    assert (talk.asks, talk.tasks) == ([], ["change_date"])
