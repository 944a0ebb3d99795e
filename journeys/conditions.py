"""Yes/no questions that a journey may ask: one function each, in one table. Pure.

A question about a parcel or order that is not there is answered with no.
"""

from collections.abc import Callable
from datetime import datetime

import msgspec

from journeys.brand import Brand
from journeys.expected import has_left as courier_has_it
from journeys.state import CustomerState, Order, Shipment
from journeys.status import Fault, NdrReason


class Scene(msgspec.Struct, frozen=True):
    """What a question is asked about."""

    state: CustomerState
    order: Order | None
    parcel: Shipment | None
    subject: str
    now: datetime
    brand: Brand

    @property
    def reason(self) -> NdrReason | None:
        """Why the open attempt failed; None when there is none."""
        return self.parcel.ndr.reason if self.parcel and self.parcel.ndr else None


Condition = Callable[[Scene], bool]


def is_cod(scene: Scene) -> bool:
    """Something is to be paid at the door."""
    return scene.order is not None and scene.order.payment in {"cod", "part_cod"} and not is_paid(scene)


def is_paid(scene: Scene) -> bool:
    return scene.order is not None and (
        scene.order.payment == "prepaid" or scene.order.financial_status in {"paid", "captured"}
    )


def is_prepaid(scene: Scene) -> bool:
    return scene.order is not None and scene.order.payment == "prepaid"


def is_awaiting_payment(scene: Scene) -> bool:
    return scene.order is not None and scene.order.status == "pending_payment"


def is_first_order(scene: Scene) -> bool:
    """No other order of hers, among those we remember, is older."""
    others = scene.state.orders.values()
    return scene.order is not None and all(o.placed_at >= scene.order.placed_at for o in others)


def has_left(scene: Scene) -> bool:
    """The courier has the parcel."""
    return courier_has_it(scene.parcel)


def is_delivered(scene: Scene) -> bool:
    return scene.parcel is not None and scene.parcel.status == "delivered"


def attempt_not_made(scene: Scene) -> bool:
    """The courier's fault: honest words, a complaint, no homework (R-2)."""
    ndr = scene.parcel.ndr if scene.parcel else None
    return ndr is not None and (ndr.reason is NdrReason.NOT_ATTEMPTED or not ndr.attempted)


def is_couriers_fault(scene: Scene) -> bool:
    ndr = scene.parcel.ndr if scene.parcel else None
    return ndr is not None and ndr.at_fault is Fault.CARRIER


def wants_marketing(scene: Scene) -> bool:
    return scene.state.customer.marketing == "yes"


def has_another_open_order(scene: Scene) -> bool:
    mine = scene.order.id if scene.order else None
    return any(order.closed_at is None and order.id != mine for order in scene.state.orders.values())


def _reason_is(*reasons: NdrReason) -> Condition:
    def ask(scene: Scene) -> bool:
        return scene.reason in reasons

    return ask


CONDITIONS: dict[str, Condition] = {
    "is_cod": is_cod,
    "is_paid": is_paid,
    "is_prepaid": is_prepaid,
    "is_awaiting_payment": is_awaiting_payment,
    "is_first_order": is_first_order,
    "has_left": has_left,
    "is_delivered": is_delivered,
    "attempt_not_made": attempt_not_made,
    "is_couriers_fault": is_couriers_fault,
    "wants_marketing": wants_marketing,
    "has_another_open_order": has_another_open_order,
    "reason_is_unavailable": _reason_is(NdrReason.CUSTOMER_UNAVAILABLE, NdrReason.RESCHEDULE_REQUESTED),
    "reason_is_unreachable": _reason_is(NdrReason.CUSTOMER_UNREACHABLE),
    "reason_is_address": _reason_is(NdrReason.ADDRESS_ISSUE),
    "reason_is_refused": _reason_is(NdrReason.REFUSED),
    "reason_is_refused_otp_verified": _reason_is(NdrReason.REFUSED_OTP_VERIFIED),
    "reason_is_payment": _reason_is(NdrReason.PAYMENT_NOT_READY),
}
