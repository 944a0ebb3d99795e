"""Yes/no questions that a journey may ask: one function each, in one table. Pure.

A question about a parcel or order that is not there is answered with no.
"""

from journeys.expected import has_left as courier_has_it
from journeys.questions_after_delivery import AFTER_DELIVERY
from journeys.questions_before_delivery import BEFORE_DELIVERY
from journeys.questions_of_addresses import OF_ADDRESSES
from journeys.questions_of_attempts import OF_ATTEMPTS
from journeys.scene import Condition, Scene

__all__ = ["CONDITIONS", "Condition", "Scene"]


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


def wants_marketing(scene: Scene) -> bool:
    return scene.state.customer.marketing == "yes"


def has_another_open_order(scene: Scene) -> bool:
    mine = scene.order.id if scene.order else None
    return any(order.closed_at is None and order.id != mine for order in scene.state.orders.values())


CONDITIONS: dict[str, Condition] = {
    **BEFORE_DELIVERY,
    **OF_ADDRESSES,
    **OF_ATTEMPTS,
    **AFTER_DELIVERY,
    "is_prepaid": is_prepaid,
    "is_awaiting_payment": is_awaiting_payment,
    "is_first_order": is_first_order,
    "has_left": has_left,
    "is_delivered": is_delivered,
    "wants_marketing": wants_marketing,
    "has_another_open_order": has_another_open_order,
}
