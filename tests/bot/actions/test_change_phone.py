"""Another number for the rider: checked, kept with the order, and put to the shop and the courier."""

from datetime import timedelta
from typing import Any

import pytest

from journeys.events import Address
from journeys.state import OpenNdr, Order, Shipment
from journeys.status import Fault, NdrReason, Status
from tests.bot.dialogue.talking import Talk
from tests.journeys.builders import NOW, order, parcel, result, state

HOME = Address(name="Meera Joshi", line1="7 Neem Lane", city="Bengaluru", state="Karnataka", pincode="560001")
OTHER = "+919999900177"


def ordered(**facts: Any) -> Order:
    return order(address=HOME, **facts)


def standing() -> Shipment:
    """A parcel whose customer could not be reached."""
    ndr = OpenNdr(900, 1, NdrReason.CUSTOMER_UNREACHABLE, Fault.CUSTOMER, True, NOW, NOW)
    return parcel(status=Status.DELIVERY_ATTEMPT_FAILED, status_at=NOW, ndr=ndr)


def told(talk: Talk) -> list[str]:
    """She tells another number in one sentence."""
    return talk.says("call 9999900177 instead", "change_phone", entities={"phone": OTHER})


def test_a_number_told_at_once_is_not_asked_for() -> None:
    """B-11, A-14: kept with the order, and the shop is asked at once."""
    talk = Talk(state(ordered()))
    assert told(talk) == ["phone_taken"]
    assert talk.state.orders[20].address.phone == OTHER
    assert talk.decision
    (ask,) = [each for each in talk.decision.asks if each.command == "shop.update_address"]
    assert ask.params["address"]["phone"] == OTHER
    assert talk.happens(result("shop.update_address", "confirmed", talk.now)) == ["address_at_shop"]


def test_it_is_asked_for_and_only_an_indian_mobile_will_do() -> None:
    """A-41: the rider must be able to call it."""
    talk = Talk(state(ordered()))
    assert talk.says("other number", "change_phone") == ["ask_change_phone_phone"]
    assert talk.says("12345", "unclear") == ["phone_not_mobile"]
    assert talk.says("080 2222 3333", "unclear", entities={"phone": "+918022223333"}) == ["phone_not_mobile"]
    assert talk.says("9999900177", "unclear", entities={"phone": OTHER}) == ["phone_taken"]


def test_a_contact_card_is_a_number_too() -> None:
    """P-01."""
    talk = Talk(state(ordered()))
    talk.says("other number", "change_phone")
    assert talk.sends("contacts", contacts=(OTHER,), text="Ravi") == ["phone_taken"]


def test_after_a_failed_attempt_the_courier_comes_again_with_it() -> None:
    """A-41: a tap, the number, and a request that carries it."""
    talk = Talk(state(ordered(), standing()))
    assert talk.taps("other_phone", 20, "900") == ["ask_change_phone_phone"]
    assert talk.says("9999900177", "unclear", entities={"phone": OTHER}) == ["phone_taken"]
    assert talk.decision
    (ask,) = [each for each in talk.decision.asks if each.command == "courier.request_reattempt"]
    assert ask.params["phone"] == OTHER
    assert not [run for run in talk.state.runs.values() if run.journey == "ndr_other_phone" and not run.ended_at]
    assert talk.happens(result("courier.request_reattempt", "accepted", talk.now)) == ["address_at_courier"]


def test_a_courier_that_refuses_makes_work_for_a_person() -> None:
    """A-14."""
    moving = parcel(status=Status.IN_TRANSIT, status_at=NOW - timedelta(hours=5))
    talk = Talk(state(ordered(), moving))
    assert told(talk) == ["phone_taken"]
    assert talk.happens(result("courier.update_address", "refused", talk.now)) == ["address_not_at_courier"]
    assert talk.tasks == ["change_address"]


@pytest.mark.parametrize(
    ("records", "reply"),
    [
        ((ordered(), parcel(status=Status.DELIVERED, status_at=NOW)), "phone_too_late"),
        ((ordered(status="cancelled", closed_at=NOW - timedelta(days=1)),), "address_no_order"),
    ],
)
def test_when_it_is_too_late_she_is_told(records: tuple[Order | Shipment, ...], reply: str) -> None:
    """A-14: honest, with a way on."""
    assert told(Talk(state(*records))) == [reply]


def test_an_order_that_is_somebody_elses_goes_to_a_person() -> None:
    """A-32."""
    talk = Talk(state(visible={21: ordered(id=21, customer_id=11)}))
    assert told(talk) == ["handoff"]
    assert talk.tasks == ["handoff_other_phone"]
