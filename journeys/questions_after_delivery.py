"""Yes/no questions about what comes after a delivery: issues, surveys, products, returns. Pure."""

from datetime import datetime, timedelta

from journeys import marks
from journeys.guides import guide_of
from journeys.returns import find_return_about
from journeys.scene import Condition, Scene
from journeys.state import Return
from journeys.status import Status
from journeys.surveying import SCORE_ASKED


def has_open_issue(scene: Scene) -> bool:
    return scene.order is not None and marks.has_open_issue(scene.state, scene.order)


def has_no_open_issue(scene: Scene) -> bool:
    return scene.order is not None and not has_open_issue(scene)


def was_told_of_delivery(scene: Scene) -> bool:
    """She heard that it was delivered."""
    return scene.parcel is not None and any(mark.startswith("delivered:") for mark in scene.parcel.told)


def dispute_is_open(scene: Scene) -> bool:
    """The courier still looks into this delivery."""
    parcel = scene.parcel
    if parcel is None or parcel.status is not Status.DELIVERED or parcel.status_at is None:
        return False
    return scene.now - parcel.status_at <= scene.brand.dispute_within


def had_trouble(scene: Scene) -> bool:
    """Something went wrong on the way and she has it now."""
    has_signals = scene.order is not None and bool(scene.order.signals)
    return has_signals or (scene.parcel is not None and scene.parcel.attempts > 0)


def score_is_due(scene: Scene) -> bool:
    """She was not asked for a score lately, whatever the order."""
    asked = [mark for mark in scene.state.customer.began if mark.startswith(f"{SCORE_ASKED}:")]
    last_at = max((datetime.fromisoformat(mark.partition(":")[2]) for mark in asked), default=None)
    return last_at is None or scene.now - last_at >= scene.brand.nps_every


def window_is_open(scene: Scene) -> bool:
    """She wrote within the last 24 hours: lists and free words may leave."""
    last_at = scene.state.conversation.last_inbound_at
    return last_at is not None and scene.now - last_at < timedelta(hours=24)


def has_guide(scene: Scene) -> bool:
    """There is a page that shows how to use what she bought."""
    return scene.order is not None and bool(guide_of(scene.order, scene.brand))


def has_review_page(scene: Scene) -> bool:
    return bool(scene.brand.review_link)


def may_order_again(scene: Scene) -> bool:
    """There is a page to order on, and she has not said that she wants no reminders."""
    orders = scene.state.orders.values()
    return bool(scene.brand.shop_link) and not any(marks.has_mark(order, "reorder_declined") for order in orders)


def has_warranty(scene: Scene) -> bool:
    return scene.order is not None and any(tag in scene.brand.warranty_tags for tag in scene.order.tags)


def is_used_up(scene: Scene) -> bool:
    """The product is one that is bought again."""
    return scene.order is not None and any(tag in scene.brand.refill_tags for tag in scene.order.tags)


def has_newer_order(scene: Scene) -> bool:
    """She has ordered again since."""
    mine = scene.order
    return mine is not None and any(order.placed_at > mine.placed_at for order in scene.state.orders.values())


def wants_exchange(scene: Scene) -> bool:
    """What she asked to send back is to be exchanged."""
    return scene.args.get("what") == "exchange"


# -- returns -----------------------------------------------------------------------------------------------------


def _return_of(scene: Scene) -> Return | None:
    return find_return_about(scene.order, scene.subject) if scene.order else None


def is_exchange(scene: Scene) -> bool:
    record = _return_of(scene)
    return record is not None and record.what == "exchange"


def is_pickup_failed(scene: Scene) -> bool:
    record = _return_of(scene)
    return record is not None and record.state == "pickup_failed"


AFTER_DELIVERY: dict[str, Condition] = {
    "has_open_issue": has_open_issue,
    "has_no_open_issue": has_no_open_issue,
    "was_told_of_delivery": was_told_of_delivery,
    "dispute_is_open": dispute_is_open,
    "had_trouble": had_trouble,
    "score_is_due": score_is_due,
    "window_is_open": window_is_open,
    "has_guide": has_guide,
    "has_review_page": has_review_page,
    "may_order_again": may_order_again,
    "has_warranty": has_warranty,
    "is_used_up": is_used_up,
    "has_newer_order": has_newer_order,
    "is_exchange": is_exchange,
    "wants_exchange": wants_exchange,
    "is_pickup_failed": is_pickup_failed,
}
