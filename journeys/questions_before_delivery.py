"""Yes/no questions about an order before it is delivered, and about what holds it up. Pure; without an order: no."""

from datetime import timedelta

from journeys.address_confidence import is_doubtful
from journeys.delays import is_delayed as order_is_delayed
from journeys.expected import has_left
from journeys.marks import has_mark
from journeys.messages.held_up import WAITING
from journeys.scene import Condition, Scene

AN_HOUR = timedelta(hours=1)
A_DAY = timedelta(hours=24)

# Messages that asked for a payment: what comes after them is told as a payment that arrived.
ASKED_TO_PAY = ("payment_awaited:", "payment_failed:")


def is_paid(scene: Scene) -> bool:
    return scene.order is not None and (
        scene.order.payment == "prepaid" or scene.order.financial_status in {"paid", "captured"}
    )


def is_cod(scene: Scene) -> bool:
    """Something is to be paid at the door."""
    return scene.order is not None and scene.order.payment in {"cod", "part_cod"} and not is_paid(scene)


def needs_cod_answer(scene: Scene) -> bool:
    """A cash order that she has not confirmed: the question takes the place of "order placed" (R-8)."""
    order = scene.order
    return order is not None and order.payment == "cod" and not has_mark(order, "cod_confirmed")


def needs_no_cod_answer(scene: Scene) -> bool:
    return scene.order is not None and not needs_cod_answer(scene)


def is_cash_order(scene: Scene) -> bool:
    return scene.order is not None and scene.order.payment == "cod"


def is_no_cash_order(scene: Scene) -> bool:
    return scene.order is not None and scene.order.payment != "cod"


def needs_address_check(scene: Scene) -> bool:
    """A new buyer, or an address that is hard to find. A cash order is asked with its own question (P-03)."""
    order = scene.order
    if order is None or order.payment == "cod" or not (order.address.line1 or order.address.line2):
        return False
    return _is_first(scene) or address_is_doubtful(scene)


def address_is_doubtful(scene: Scene) -> bool:
    order = scene.order
    return order is not None and is_doubtful(order.address, order.pincode, is_first_order=_is_first(scene))


def _is_first(scene: Scene) -> bool:
    mine = scene.order
    return mine is not None and all(each.placed_at >= mine.placed_at for each in scene.state.orders.values())


def was_asked_to_pay(scene: Scene) -> bool:
    """We told her that the payment was missing or had failed."""
    return scene.order is not None and any(mark.startswith(ASKED_TO_PAY) for mark in scene.order.told)


def had_rough_start(scene: Scene) -> bool:
    """Checkout or payment went wrong: softer words from then on (B-04)."""
    return scene.order is not None and has_mark(scene.order, "rough_start")


def is_outside_hours(scene: Scene) -> bool:
    """Now is a time at which we do not write first: a day later will be one, too."""
    return not scene.brand.is_open(scene.brand.ordinary_hours, scene.now)


def is_packed(scene: Scene) -> bool:
    """Ready for the courier, who does not have it yet."""
    return scene.parcel is not None and scene.parcel.status in WAITING


def can_still_prepay(scene: Scene) -> bool:
    """No parcel is announced: couriers do not change what is on a parcel's papers (P-04)."""
    order = scene.order
    return order is not None and order.closed_at is None and not scene.state.shipments_of(order.id)


def order_is_open(scene: Scene) -> bool:
    order = scene.order
    return order is not None and order.closed_at is None and order.status != "cancelled"


def is_before_dispatch(scene: Scene) -> bool:
    """The order is open and no parcel of it is with the courier."""
    return order_is_open(scene) and not parcel_has_left(scene)


def was_cancelled_by_her(scene: Scene) -> bool:
    order = scene.order
    return order is not None and (has_mark(order, "cod_cancelled") or has_mark(order, "no_longer_wanted"))


def ships_unconfirmed_cod(scene: Scene) -> bool:
    return scene.brand.cod_unconfirmed == "ship"


def calls_unconfirmed_cod(scene: Scene) -> bool:
    return scene.brand.cod_unconfirmed == "call"


def ships_unconfirmed_address(scene: Scene) -> bool:
    return scene.brand.address_unconfirmed == "ship"


def is_delayed(scene: Scene) -> bool:
    """A delay was declared, or the first range we told is over."""
    order = scene.order
    if order is None:
        return False
    return order_is_delayed(order, scene.state.shipments_of(order.id), scene.now, scene.brand)


def is_not_delayed(scene: Scene) -> bool:
    return scene.order is not None and not is_delayed(scene)


def is_to_decide(scene: Scene) -> bool:
    """A cash order that has just been late once more: she is being asked whether she keeps it (A-25)."""
    order = scene.order
    if order is None or not is_cod(scene) or f"delayed_again:{order.id}" not in order.signals:
        return False
    return not any(mark.startswith("cod_delayed:") for mark in order.told)


def was_just_told(scene: Scene) -> bool:
    """She has seen something new of the order within the hour."""
    touched_at = scene.order.touched_at if scene.order else None
    return touched_at is not None and scene.now - touched_at < AN_HOUR


def was_scanned_lately(scene: Scene) -> bool:
    """The parcel was seen within a day: whatever we asked of the courier, something moves."""
    parcel = scene.parcel
    return parcel is not None and parcel.last_scan_at is not None and scene.now - parcel.last_scan_at < A_DAY


def has_no_open_case(scene: Scene) -> bool:
    """Nobody is asking the courier about this order already."""
    mine = scene.order.id if scene.order else None
    asking = (run for run in scene.state.runs.values() if run.journey == "courier_escalation" and not run.ended_at)
    return not any(run.order_id == mine for run in asking)


def _cause_is(*causes: str) -> Condition:
    """Why the incident that the run is about holds the parcel up."""

    def ask(scene: Scene) -> bool:
        return scene.args.get("cause") in causes

    return ask


def parcel_has_left(scene: Scene) -> bool:
    """Some parcel of the order is with the courier."""
    order = scene.order
    return order is not None and any(has_left(parcel) for parcel in scene.state.shipments_of(order.id))


BEFORE_DELIVERY: dict[str, Condition] = {
    "is_paid": is_paid,
    "is_cod": is_cod,
    "needs_cod_answer": needs_cod_answer,
    "needs_no_cod_answer": needs_no_cod_answer,
    "is_cash_order": is_cash_order,
    "is_no_cash_order": is_no_cash_order,
    "needs_address_check": needs_address_check,
    "address_is_doubtful": address_is_doubtful,
    "was_asked_to_pay": was_asked_to_pay,
    "had_rough_start": had_rough_start,
    "is_outside_hours": is_outside_hours,
    "is_packed": is_packed,
    "can_still_prepay": can_still_prepay,
    "order_is_open": order_is_open,
    "is_before_dispatch": is_before_dispatch,
    "was_cancelled_by_her": was_cancelled_by_her,
    "ships_unconfirmed_cod": ships_unconfirmed_cod,
    "calls_unconfirmed_cod": calls_unconfirmed_cod,
    "ships_unconfirmed_address": ships_unconfirmed_address,
    "is_delayed": is_delayed,
    "is_not_delayed": is_not_delayed,
    "is_to_decide": is_to_decide,
    "was_just_told": was_just_told,
    "was_scanned_lately": was_scanned_lately,
    "has_no_open_case": has_no_open_case,
    "parcel_has_left": parcel_has_left,
    "cause_is_weather": _cause_is("weather", "flood"),
    "cause_is_congestion": _cause_is("congestion", "festival_rush"),
    "cause_is_strike": _cause_is("strike"),
    "cause_is_disruption": _cause_is("disruption"),
    "cause_is_drought": _cause_is("drought"),
}
