"""Another address: asked for with WhatsApp's form or in words, checked, read back, and put where it belongs."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from journeys.events import Address
from journeys.marks import has_mark
from journeys.state import OpenNdr, Order, Shipment
from journeys.status import Fault, Leg, NdrReason, Status
from tests.bot.dialogue.talking import Talk
from tests.journeys.builders import NOW, due, order, parcel, placed, result, state

HOME = Address(name="Meera Joshi", line1="7 Neem Lane", city="Bengaluru", state="Karnataka", pincode="560001")
OFFICE = "302 Laburnum Court, 12th Main, near the water tank, Bengaluru 560038"


def ordered(**facts: Any) -> Order:
    return order(address=HOME, **facts)


def moving(**facts: Any) -> Shipment:
    return parcel(status=Status.IN_TRANSIT, status_at=NOW - timedelta(hours=5), account="delhivery-main", **facts)


def standing() -> Shipment:
    """A parcel whose address the courier did not find."""
    ndr = OpenNdr(900, 1, NdrReason.ADDRESS_ISSUE, Fault.CUSTOMER, True, NOW, NOW)
    return msgspec.structs.replace(moving(), status=Status.DELIVERY_ATTEMPT_FAILED, ndr=ndr)


def asking(*records: Order | Shipment) -> Talk:
    """She has asked to change the address."""
    talk = Talk(state(*(records or (ordered(),))))
    assert talk.says("wrong address", "change_address") == ["ask_change_address_pincode"]
    return talk


def address_of(talk: Talk) -> Address:
    return talk.state.orders[20].address


def args_of(talk: Talk) -> dict[str, Any]:
    assert talk.decision
    return talk.decision.sends[-1].args


def writes(talk: Talk, text: str, pincode: str = "", **facts: Any) -> list[str]:
    """She writes something of the address."""
    return talk.says(text, "unclear", entities={"pincode": pincode} if pincode else {}, **facts)


# -- asking --------------------------------------------------------------------------------------------------------


def test_the_whole_address_in_one_message_is_read_back_before_it_is_saved() -> None:
    """P-03, B-11."""
    talk = asking()
    assert writes(talk, OFFICE, "560038", numbers=("302",)) == ["ask_change_address_right"]
    read_back = "302 Laburnum Court, 12th Main, near the water tank, Bengaluru 560038"
    assert args_of(talk)["new_address"] == read_back
    assert address_of(talk) == HOME
    assert talk.taps("address_yes", 20) == ["address_taken"]
    assert address_of(talk).line1 == "302 Laburnum Court, 12th Main"
    assert address_of(talk).landmark == "near the water tank"
    assert (address_of(talk).city, address_of(talk).pincode) == ("Bengaluru", "560038")
    assert talk.state.orders[20].pincode == "560038"


def test_a_request_that_holds_the_address_is_answered_with_the_read_back() -> None:
    """B-11: what she told is not asked again."""
    talk = Talk(state(ordered()))
    text = f"please change my address to {OFFICE}"
    facts: dict[str, Any] = {"entities": {"pincode": "560038"}, "numbers": ("302",)}
    assert talk.says(text, "change_address", **facts) == ["ask_change_address_right"]


def test_step_by_step_only_what_is_missing_is_asked() -> None:
    """P-03: pincode, street, the house number that is missing, a landmark once."""
    talk = asking()
    assert writes(talk, "411038", "411038") == ["ask_change_address_street"]
    assert args_of(talk)["town"] == "Pune"
    assert writes(talk, "Neem Lane, Kothrud") == ["ask_change_address_house"]
    assert writes(talk, "14 B") == ["ask_change_address_landmark"]
    assert talk.says("no landmark", "skip") == ["ask_change_address_right"]
    assert args_of(talk)["new_address"] == "14 B, Neem Lane, Kothrud, Pune 411038"
    assert talk.says("haan", "affirm") == ["address_taken"]
    assert (address_of(talk).city, address_of(talk).state) == ("Pune", "Maharashtra")


def test_whatsapps_form_brings_everything_at_once() -> None:
    """P-03: the Indian address form inside the window; her name and number for the rider come with it."""
    talk = asking()
    form = {
        "name": "Asha Rao",
        "phone_number": "9999900300",
        "in_pin_code": "560038",
        "house_number": "302",
        "building_name": "Laburnum Court",
        "address": "12th Main, Indiranagar",
        "landmark_area": "Sony signal",
        "city": "Bangalore",
    }
    assert talk.sends("address", form=form, text="Asha Rao\n302, Laburnum Court") == ["ask_change_address_right"]
    assert talk.taps("address_yes", 20) == ["address_taken"]
    kept = address_of(talk)
    assert (kept.name, kept.phone) == ("Asha Rao", "+919999900300")
    assert kept.line1 == "302, Laburnum Court, 12th Main, Indiranagar"


def test_a_form_sent_back_a_day_later_is_still_taken() -> None:
    """P-03."""
    talk = asking()
    talk.waits(timedelta(hours=30))
    form = {"in_pin_code": "560038", "address": "302 Laburnum Court", "landmark_area": "Sony signal"}
    assert talk.sends("address", form=form, text="302 Laburnum Court 560038") == ["ask_change_address_right"]


def test_an_unknown_pincode_is_refused_with_a_way_on() -> None:
    """P-03: pincode checked."""
    talk = asking()
    assert writes(talk, "999999", "999999") == ["address_pincode_unknown"]
    assert writes(talk, "560038", "560038") == ["ask_change_address_street"]


def test_a_town_that_does_not_fit_the_pincode_is_asked_about() -> None:
    """P-03: pincode against city; she says which is right."""
    talk = asking()
    assert writes(talk, "302 Laburnum Court, Pune 560038", "560038") == ["ask_change_address_town"]
    assert args_of(talk)["wrote_town"] == "Pune"
    assert talk.taps("pincode_right", 20) == ["ask_change_address_landmark"]
    other = asking()
    writes(other, "302 Laburnum Court, Pune 560038", "560038")
    assert other.taps("pincode_wrong", 20) == ["ask_change_address_code"]
    assert writes(other, "411038", "411038") == ["ask_change_address_landmark"]


def test_a_street_without_a_pincode_is_kept_and_the_pincode_asked_for() -> None:
    """B-11."""
    talk = asking()
    assert writes(talk, "302 Laburnum Court, 12th Main") == ["ask_change_address_code"]
    assert talk.taps("same_pincode", 20) == ["ask_change_address_landmark"]
    assert writes(talk, "near Sony signal") == ["ask_change_address_right"]
    assert args_of(talk)["new_address"] == "302 Laburnum Court, 12th Main, near Sony signal, Bengaluru 560001"


def test_only_the_pincode_was_wrong() -> None:
    """P-03."""
    talk = Talk(state(ordered()))
    facts: dict[str, Any] = {"entities": {"pincode": "560038"}}
    assert talk.says("change my pincode to 560038", "change_address", **facts) == ["ask_change_address_street"]
    assert talk.taps("same_street", 20) == ["ask_change_address_right"]
    assert args_of(talk)["new_address"] == "7 Neem Lane, Bengaluru 560038"


def test_no_when_it_is_read_back_begins_again_and_another_address_takes_its_place() -> None:
    """P-03: nothing is saved that she did not confirm."""
    talk = asking()
    writes(talk, OFFICE, "560038")
    assert talk.taps("address_again", 20) == ["ask_change_address_pincode"]
    writes(talk, OFFICE, "560038")
    assert writes(talk, "No, 9 Fort Road, near the gate, Mysuru 570001", "570001") == ["ask_change_address_right"]
    assert args_of(talk)["new_address"].endswith("570001")
    assert address_of(talk) == HOME


def test_a_pin_while_the_address_is_asked_for_goes_with_it() -> None:
    """P-03: pin optional; the rider finds it beside the landmark."""
    talk = asking()
    writes(talk, "14 Neem Lane, Pune 411038", "411038")
    assert talk.sends("location", location=(18.50741, 73.80772)) == ["ask_change_address_right"]
    talk.taps("address_yes", 20)
    assert address_of(talk).landmark == "maps.google.com/?q=18.50741,73.80772"


def test_a_question_in_between_is_answered_and_the_form_goes_on() -> None:
    """A-96."""
    talk = asking()
    writes(talk, "411038", "411038")
    assert talk.says("when will it come?", "order_status") == ["order_status", "ask_change_address_street"]


# -- how far it can change ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ended",
    [
        parcel(status=Status.DELIVERED, status_at=NOW),
        parcel(status=Status.RTO_IN_TRANSIT, status_at=NOW, leg=Leg.RTO),
        parcel(status=Status.LOST, status_at=NOW),
    ],
)
def test_when_it_is_too_late_she_is_told_why(ended: Shipment) -> None:
    """A-14: declined honestly, with a way on."""
    talk = Talk(state(ordered(), ended))
    assert talk.says("wrong address", "change_address") == ["address_too_late"]


def test_without_an_open_order_nothing_is_asked() -> None:
    """A-02."""
    gone = ordered(status="cancelled", closed_at=NOW - timedelta(days=1))
    assert Talk(state(gone)).says("wrong address", "change_address") == ["address_no_order"]


def test_a_courier_that_has_the_parcel_changes_no_pincode() -> None:
    """A-14: declined honestly, the street still can change."""
    talk = asking(ordered(), moving())
    replies = writes(talk, "14 Neem Lane, Pune 411038", "411038")
    assert replies == ["address_pincode_fixed", "ask_change_address_street"]
    assert writes(talk, "9 Neem Lane, near the well") == ["ask_change_address_right"]
    assert talk.taps("address_yes", 20) == ["address_taken_on_its_way"]
    assert address_of(talk).pincode == "560001"


# -- what becomes of it ---------------------------------------------------------------------------------------------


def saved(*records: Order | Shipment) -> Talk:
    """She gave another street and landmark in the same pincode."""
    talk = asking(*records)
    writes(talk, "9 Neem Lane, near the well, Bengaluru 560001", "560001")
    talk.taps("address_yes", 20)
    return talk


def test_before_dispatch_the_shop_gets_it_and_she_hears_that_it_has_it() -> None:
    """A-14: order record at once, the shop's answer told."""
    talk = saved()
    assert "shop.update_address" in talk.asks
    assert has_mark(talk.state.orders[20], "address_at_shop:asked")
    assert talk.happens(result("shop.update_address", "confirmed", talk.now)) == ["address_at_shop"]
    assert has_mark(talk.state.orders[20], "address_at_shop:saved")
    assert "shop.tag_order" in talk.asks


def test_a_shop_that_refuses_makes_work_for_a_person_and_she_hears_it() -> None:
    """A-14."""
    talk = saved()
    assert talk.happens(result("shop.update_address", "refused", talk.now)) == ["address_not_at_shop"]
    assert talk.tasks == ["change_address"]
    assert has_mark(talk.state.orders[20], "address_at_shop:refused")


def test_on_its_way_courier_and_shop_get_it_and_the_couriers_answer_is_told() -> None:
    """A-14: both legs, one answer."""
    talk = saved(ordered(), moving())
    assert set(talk.asks) == {"shop.update_address", "courier.update_address"}
    assert talk.decision
    (ask,) = [each for each in talk.decision.asks if each.command == "courier.update_address"]
    assert ask.params["awb"] == "KHA200011"
    assert ask.params["address"] == {
        "name": "Meera Joshi",
        "phone": "+919999900234",
        "line1": "9 Neem Lane",
        "line2": "",
        "landmark": "near the well",
        "city": "Bengaluru",
        "state": "Karnataka",
        "pincode": "560001",
        "country": "IN",
    }
    assert talk.happens(result("shop.update_address", "confirmed", talk.now)) == []
    assert talk.happens(result("courier.update_address", "confirmed", talk.now)) == ["address_at_courier"]
    assert has_mark(talk.state.orders[20], "address_at_courier:saved")


def test_a_courier_that_refuses_makes_work_for_a_person_and_she_hears_it() -> None:
    """A-14: a refusal tells the customer and opens a task."""
    talk = saved(ordered(), moving())
    assert talk.happens(result("courier.update_address", "refused", talk.now)) == ["address_not_at_courier"]
    assert talk.tasks == ["change_address"]


def test_after_a_failed_attempt_the_courier_is_asked_to_come_again_to_it() -> None:
    """A-14, A-41: NDR call with the address."""
    talk = saved(ordered(), standing())
    assert talk.decision
    (ask,) = [each for each in talk.decision.asks if each.command == "courier.request_reattempt"]
    assert (ask.params["address"], ask.params["landmark"]) == ("9 Neem Lane", "near the well")
    assert "9 Neem Lane, near the well" in ask.params["remark"]
    assert talk.state.shipments[30].ndr
    assert talk.state.shipments[30].ndr.answered_at
    assert talk.happens(result("courier.request_reattempt", "accepted", talk.now)) == ["address_at_courier"]


def test_changed_again_while_it_is_asked_for_the_newest_counts() -> None:
    """A-14: a change is never lost, however fast she is."""
    talk = saved()
    talk.says("wrong again", "change_address")
    writes(talk, "11 Neem Lane, near the well, Bengaluru 560001", "560001")
    assert talk.taps("address_yes", 20) == ["address_taken"]
    assert talk.asks == []  # the shop is being asked: two at once could arrive in the wrong order
    assert talk.happens(result("shop.update_address", "confirmed", talk.now)) == []
    (run,) = [each for each in talk.state.runs.values() if each.journey == "address_to_shop"]
    assert run.step == "pause"
    talk.waits(timedelta(seconds=6))
    talk.happens(due("run", str(run.id), talk.now))
    assert talk.decision
    (ask,) = talk.decision.asks
    assert ask.params["address"]["line1"] == "11 Neem Lane"
    second = msgspec.structs.replace(result("shop.update_address", "confirmed", talk.now), key="command:8")
    assert talk.happens(second) == ["address_at_shop"]


def test_what_the_shop_showed_before_does_not_bring_the_old_address_back() -> None:
    """A-14: a late webhook with the old address is no news; the shop's own echo is none either."""
    talk = saved()
    assert talk.happens(placed(talk.now + timedelta(minutes=1), address=HOME)) == []
    assert address_of(talk).line1 == "9 Neem Lane"
    echo = msgspec.structs.replace(HOME, line1="9 Neem Lane", line2="near the well")
    assert talk.happens(placed(talk.now + timedelta(minutes=2), address=echo)) == []
    assert len(talk.state.orders[20].address_edits) == 1
    assert not has_mark(talk.state.orders[20], "address_before")
    by_shop = msgspec.structs.replace(HOME, line1="1 Fort Road")
    assert "address_updated" in talk.happens(placed(talk.now + timedelta(minutes=3), address=by_shop))
    assert address_of(talk) == by_shop


# -- taps and pins --------------------------------------------------------------------------------------------------


def test_a_tap_on_change_begins_the_form_and_the_shop_hears_of_the_wish() -> None:
    """P-03: the journey remembers it, the chat asks."""
    talk = Talk(state(ordered()))
    assert talk.taps("address_change", 20) == ["ask_change_address_pincode"]
    assert has_mark(talk.state.orders[20], "address_change_wanted")
    assert "shop.tag_order" in talk.asks


def test_a_tap_on_correct_the_address_begins_the_form() -> None:
    """A-41."""
    talk = Talk(state(ordered(), standing()))
    assert talk.taps("fix_address", 20, "900") == ["ask_change_address_pincode"]
    assert [run.journey for run in talk.state.runs.values() if run.journey.startswith("ndr")] == ["ndr_address_fix"]


def test_a_pin_after_a_failed_attempt_is_passed_on() -> None:
    """A-41: without a question."""
    talk = Talk(state(ordered(), standing()))
    assert talk.sends("location", location=(12.97194, 77.59369)) == ["address_taken_on_its_way"]
    assert "courier.request_reattempt" in talk.asks
    assert address_of(talk).landmark == "maps.google.com/?q=12.97194,77.59369"


def test_a_pin_that_nobody_needs_is_thanked_for() -> None:
    """P-01: every kind gets an answer."""
    assert Talk(state(ordered())).sends("location", location=(12.97, 77.59)) == ["pin_not_needed"]


def test_an_address_that_was_proved_but_is_somebody_elses_goes_to_a_person() -> None:
    """A-32: who knows number and pincode may look, not redirect."""
    theirs = ordered(id=21, customer_id=11)
    talk = Talk(state(visible={21: theirs}))
    assert talk.says("wrong address", "change_address") == ["handoff"]
    assert talk.tasks == ["handoff_change_address"]
