"""Questions that journeys ask before an order is delivered, and of what holds it up."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from journeys.conditions import CONDITIONS
from journeys.events import Address
from journeys.scene import Scene
from journeys.state import Order, Run, Shipment
from journeys.status import Status
from tests.journeys.builders import BRAND, NOW, order, parcel, state

SOUND = Address(line1="14 Neem Lane", line2="Indiranagar", city="Bengaluru", state="Karnataka", pincode="560038")
HOUR = timedelta(hours=1)


def scene(*records: Order | Shipment, **facts: Any) -> Scene:
    """A scene about the first order among the records, and about its last parcel."""
    orders = [each for each in records if isinstance(each, Order)]
    parcels = [each for each in records if isinstance(each, Shipment)]
    known = {
        "state": state(*records),
        "order": orders[0] if orders else None,
        "parcel": parcels[-1] if parcels else None,
        "subject": "20",
        "now": NOW,
        "brand": BRAND,
    }
    return Scene(**known | facts)


def bought(**facts: Any) -> Order:
    return order(address=SOUND, **facts)


EARLIER = order(id=19, shop_order_id="4900", placed_at=NOW - timedelta(days=30), closed_at=NOW - timedelta(days=25))


def at(status: Status, **facts: Any) -> Shipment:
    return parcel(status=status, status_at=NOW, last_scan_at=NOW, **facts)


NIGHT = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)  # 22:30 in India

CASES = [
    # question, scene, answer
    ("needs_cod_answer", scene(bought()), True),
    ("needs_cod_answer", scene(bought(marks=("cod_confirmed",))), False),
    ("needs_cod_answer", scene(bought(payment="part_cod")), False),  # she has paid a part: no doubt that she wants it
    ("needs_cod_answer", scene(), False),
    ("needs_no_cod_answer", scene(bought(payment="prepaid")), True),
    ("needs_no_cod_answer", scene(bought()), False),
    ("needs_no_cod_answer", scene(), False),
    ("is_cash_order", scene(bought()), True),
    ("is_cash_order", scene(bought(payment="part_cod")), False),
    ("is_cash_order", scene(), False),
    ("is_no_cash_order", scene(bought(payment="part_cod")), True),
    ("is_no_cash_order", scene(bought()), False),
    ("is_no_cash_order", scene(), False),
    ("needs_address_check", scene(bought(payment="prepaid")), True),  # a new buyer
    ("needs_address_check", scene(bought(payment="prepaid"), EARLIER), False),
    ("needs_address_check", scene(bought(), EARLIER), False),  # asked with the COD question
    ("needs_address_check", scene(order(payment="prepaid")), False),  # the shop shows no address to read back
    ("needs_address_check", scene(), False),
    (
        "needs_address_check",
        scene(order(payment="prepaid", address=Address(line1="Neem Lane")), EARLIER),
        True,
    ),
    ("address_is_doubtful", scene(bought()), False),
    ("address_is_doubtful", scene(order(address=Address(line1="Neem Lane"))), True),
    ("address_is_doubtful", scene(), False),
    ("was_asked_to_pay", scene(bought(told=("payment_awaited:20",))), True),
    ("was_asked_to_pay", scene(bought(told=("payment_failed:20",))), True),
    ("was_asked_to_pay", scene(bought(told=("order_confirmed:20",))), False),
    ("was_asked_to_pay", scene(), False),
    ("had_rough_start", scene(bought(marks=("rough_start",))), True),
    ("had_rough_start", scene(bought()), False),
    ("had_rough_start", scene(), False),
    ("is_outside_hours", scene(bought(), now=NIGHT), True),
    ("is_outside_hours", scene(bought()), False),
    ("is_packed", scene(bought(), at(Status.LABEL_CREATED)), True),
    ("is_packed", scene(bought(), at(Status.PENDING)), False),
    ("is_packed", scene(bought(), at(Status.PICKED_UP)), False),
    ("is_packed", scene(bought()), False),
    ("can_still_prepay", scene(bought()), True),
    ("can_still_prepay", scene(bought(), at(Status.PENDING)), False),  # its papers are made
    ("can_still_prepay", scene(bought(closed_at=NOW)), False),
    ("can_still_prepay", scene(), False),
    ("order_is_open", scene(bought()), True),
    ("order_is_open", scene(bought(closed_at=NOW)), False),
    ("order_is_open", scene(bought(status="cancelled")), False),
    ("order_is_open", scene(), False),
    ("is_before_dispatch", scene(bought(), at(Status.LABEL_CREATED)), True),
    ("is_before_dispatch", scene(bought(), at(Status.PICKED_UP)), False),
    ("is_before_dispatch", scene(bought(status="cancelled")), False),
    ("parcel_has_left", scene(bought(), at(Status.IN_TRANSIT)), True),
    ("parcel_has_left", scene(bought(), at(Status.LABEL_CREATED)), False),
    ("parcel_has_left", scene(), False),
    ("was_cancelled_by_her", scene(bought(marks=("cod_cancelled",))), True),
    ("was_cancelled_by_her", scene(bought(marks=("no_longer_wanted",))), True),
    ("was_cancelled_by_her", scene(bought()), False),
    ("was_cancelled_by_her", scene(), False),
    ("is_delayed", scene(bought(signals=("hub_loop:30:PNQ",)), at(Status.IN_TRANSIT)), True),
    ("is_delayed", scene(bought(), at(Status.IN_TRANSIT)), False),
    ("is_delayed", scene(), False),
    ("is_not_delayed", scene(bought(), at(Status.IN_TRANSIT)), True),
    ("is_not_delayed", scene(), False),
    ("was_scanned_lately", scene(bought(), at(Status.IN_TRANSIT), now=NOW + 23 * HOUR), True),
    ("was_scanned_lately", scene(bought(), at(Status.IN_TRANSIT), now=NOW + 24 * HOUR), False),
    ("was_scanned_lately", scene(bought(), parcel()), False),
    ("was_scanned_lately", scene(), False),
    ("is_to_decide", scene(bought(signals=("delayed_again:20",))), True),
    ("is_to_decide", scene(bought(signals=("delayed_again:20",), told=("cod_delayed:20",))), False),  # asked before
    ("is_to_decide", scene(bought(signals=("delayed_again:20",), payment="prepaid")), False),
    ("is_to_decide", scene(bought(signals=("edd_breached:20",))), False),
    ("is_to_decide", scene(), False),
    ("was_just_told", scene(bought(touched_at=NOW - HOUR + timedelta(minutes=1))), True),
    ("was_just_told", scene(bought(touched_at=NOW - HOUR)), False),
    ("was_just_told", scene(bought()), False),
    ("was_just_told", scene(), False),
    ("is_cod", scene(bought(payment="part_cod")), True),
    ("is_cod", scene(bought(financial_status="paid")), False),
    ("is_cod", scene(), False),
    ("is_paid", scene(bought(payment="prepaid")), True),
    ("is_paid", scene(), False),
    ("cause_is_weather", scene(bought(), args={"cause": "flood"}), True),
    ("cause_is_weather", scene(bought(), args={"cause": "strike"}), False),
    ("cause_is_strike", scene(bought(), args={}), False),
]


@pytest.mark.parametrize(("name", "about", "said"), CASES)
def test_a_question_is_answered_from_what_is_known(name: str, about: Scene, said: bool) -> None:
    """A-19, P-03, P-04, B-04, R-7, R-8."""
    assert CONDITIONS[name](about) is said


@pytest.mark.parametrize(
    ("policy", "ships", "calls"), [("hold", False, False), ("ship", True, False), ("call", False, True)]
)
def test_a_brand_decides_what_becomes_of_a_cash_order_nobody_confirmed(policy: str, ships: bool, calls: bool) -> None:
    """P-04: hold, ship or call."""
    about = scene(bought(), brand=msgspec.structs.replace(BRAND, cod_unconfirmed=policy))
    assert CONDITIONS["ships_unconfirmed_cod"](about) is ships
    assert CONDITIONS["calls_unconfirmed_cod"](about) is calls


@pytest.mark.parametrize(("policy", "ships"), [("ship", True), ("hold", False)])
def test_a_brand_decides_what_becomes_of_an_unsure_address(policy: str, ships: bool) -> None:
    """P-03: ship or hold."""
    about = scene(bought(), brand=msgspec.structs.replace(BRAND, address_unconfirmed=policy))
    assert CONDITIONS["ships_unconfirmed_address"](about) is ships


def test_a_courier_is_asked_about_an_order_once_at_a_time() -> None:
    """A-22c."""
    about = scene(bought(), at(Status.IN_TRANSIT))
    assert CONDITIONS["has_no_open_case"](about)
    asking = Run(7, 10, "courier_escalation", 1, "30", "a_day", NOW, "signal:hub_loop:20:30", NOW, order_id=20)
    about.state.runs[7] = asking
    assert not CONDITIONS["has_no_open_case"](about)
    about.state.runs[7] = msgspec.structs.replace(asking, order_id=21)
    assert CONDITIONS["has_no_open_case"](about)
    about.state.runs[7] = msgspec.structs.replace(asking, ended_at=NOW)
    assert CONDITIONS["has_no_open_case"](about)
