"""Where a customer stands with the brand: browsing, buying, receiving, returning, reviewing or reordering. Pure.

One stage at a time: of those whose rule holds, the first of RULES counts, because what she waits for weighs more
than what she might do next. The stage she was last seen in is kept with the customer, with the time it began.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from journeys.expected import has_left
from journeys.returns import is_running
from journeys.state import CustomerState, Order, Return
from journeys.status import TERMINAL, Leg, Status

CHECKOUT_LIVES = timedelta(days=7)  # after that a cart is given up
REVIEW_FOR = timedelta(days=30)  # after a delivery she is asked what she thinks of it
REORDER_UNTIL = timedelta(days=180)  # after a delivery; later she begins anew


class MacroStage(StrEnum):
    """What a customer is doing with the brand."""

    BROWSING = "browsing"
    BUYING = "buying"
    RECEIVING = "receiving"
    RETURNING = "returning"
    REVIEWING = "reviewing"
    REORDERING = "reordering"


RECEIVING = MacroStage.RECEIVING.value


class Rule(msgspec.Struct, frozen=True):
    """How a stage is entered and left, in words, and since when its rule holds (None: it does not)."""

    stage: MacroStage
    enters: str
    leaves: str
    since: Callable[[CustomerState, datetime], datetime | None]


class Standing(msgspec.Struct, frozen=True):
    """A customer's stage, when it began, and when time alone will end it (None: an event will)."""

    stage: MacroStage
    since_at: datetime
    ends_at: datetime | None = None


def standing(state: CustomerState, now: datetime) -> Standing:
    """Where the customer stands at `now`. A stage that goes on keeps the time at which it began."""
    known, known_at = state.customer.stage, state.customer.stage_at
    for rule in RULES:
        if since_at := rule.since(state, now):
            began_at = known_at if known == rule.stage.value and known_at else since_at
            return Standing(rule.stage, began_at, _ends_at(rule.stage, state))
    raise AssertionError("everybody who does nothing else is browsing")


def settled(state: CustomerState, caused_at: datetime, now: datetime) -> Standing | None:
    """The new standing when the stage is another one than was kept, else None. `caused_at` is the newest fact's time:
    the stage begins then, unless its own rule names a later time."""
    found = standing(state, now)
    if found.stage.value == state.customer.stage or _is_nobody(found, state):
        return None
    known_at = state.customer.stage_at
    if known_at and found.since_at <= known_at:
        return msgspec.structs.replace(found, since_at=max(caused_at, known_at))
    return found


def plainly_receives(state: CustomerState) -> bool:
    """Whether she is kept as receiving and obviously still is: true of nearly every scan, and quickly told."""
    if state.customer.stage != RECEIVING:
        return False
    orders, travels = state.orders, False
    for order in orders.values():
        if order.returns:
            return False
    for parcel in state.shipments.values():
        if parcel.leg is not Leg.FORWARD:
            return False
        if not travels and parcel.status not in TERMINAL:
            order_of_it = orders.get(parcel.order_id or 0)
            travels = order_of_it is not None and order_of_it.status == "open"
    return travels


def _is_nobody(found: Standing, state: CustomerState) -> bool:
    """Whoever has only a parcel that nobody has announced: there is no person yet who could browse."""
    is_first = not state.customer.stage and found.stage is MacroStage.BROWSING
    return is_first and not state.orders and state.conversation.last_inbound_at is None


def _returning(state: CustomerState, now: datetime) -> datetime | None:
    times = [each.requested_at for order in state.orders.values() for each in order.returns if _sends_back(each)]
    for parcel in state.shipments.values():
        if parcel.leg is Leg.FORWARD or parcel.status in TERMINAL:
            continue
        if parcel.leg is Leg.RTO or (parcel.leg is Leg.REVERSE and has_left(parcel)):
            times.append(parcel.status_at or parcel.created_at)
    return min(times, default=None)


def _sends_back(record: Return) -> bool:
    """Whether goods are on their way back, or their refund is; money alone is no return."""
    return record.what != "refund" and is_running(record)


def _receiving(state: CustomerState, now: datetime) -> datetime | None:
    travelling: set[int | None] = set()
    arrived: set[int | None] = set()
    for parcel in state.shipments.values():
        if parcel.leg in {Leg.FORWARD, Leg.EXCHANGE} and parcel.status is not Status.CANCELLED:
            (arrived if parcel.status in TERMINAL else travelling).add(parcel.order_id)
        elif parcel.leg is Leg.RTO:
            arrived.add(parcel.order_id)
    waited_for = [o.placed_at for o in state.orders.values() if _is_waited_for(o, travelling, arrived)]
    return min(waited_for, default=None)


def _is_waited_for(order: Order, travelling: set[int | None], arrived: set[int | None]) -> bool:
    """An order that the shop has filed away counts while a parcel of it travels."""
    if order.status in {"cancelled", "pending_payment"}:
        return False
    return order.id in travelling or (order.status == "open" and order.closed_at is None and order.id not in arrived)


def _buying(state: CustomerState, now: datetime) -> datetime | None:
    times = [o.placed_at for o in state.orders.values() if o.status == "pending_payment" and not o.closed_at]
    checkout = state.customer.checkout
    if checkout and now < checkout.began_at + CHECKOUT_LIVES:
        times.append(checkout.began_at)
    return min(times, default=None)


def _reviewing(state: CustomerState, now: datetime) -> datetime | None:
    delivered_at = _delivered_at(state)
    return delivered_at if delivered_at and now < delivered_at + REVIEW_FOR else None


def _reordering(state: CustomerState, now: datetime) -> datetime | None:
    delivered_at = _delivered_at(state)
    return delivered_at + REVIEW_FOR if delivered_at and now < delivered_at + REORDER_UNTIL else None


def _browsing(state: CustomerState, now: datetime) -> datetime | None:
    delivered_at = _delivered_at(state)
    return delivered_at + REORDER_UNTIL if delivered_at else state.customer.created_at


def _delivered_at(state: CustomerState) -> datetime | None:
    """When she last got something; of orders that ended too long ago to be read, as her stage remembers it."""
    times = [
        parcel.closed_at
        for parcel in state.shipments.values()
        if parcel.closed_at and parcel.status is Status.DELIVERED and parcel.leg in {Leg.FORWARD, Leg.EXCHANGE}
    ]
    if times:
        return max(times)
    return _remembered(state.customer.stage, state.customer.stage_at)


def _remembered(stage: str, stage_at: datetime | None) -> datetime | None:
    if stage_at and stage == MacroStage.REVIEWING:
        return stage_at
    return stage_at - REVIEW_FOR if stage_at and stage == MacroStage.REORDERING else None


def _ends_at(stage: MacroStage, state: CustomerState) -> datetime | None:
    delivered_at, checkout = _delivered_at(state), state.customer.checkout
    if stage is MacroStage.REVIEWING and delivered_at:
        return delivered_at + REVIEW_FOR
    if stage is MacroStage.REORDERING and delivered_at:
        return delivered_at + REORDER_UNTIL
    return checkout.began_at + CHECKOUT_LIVES if stage is MacroStage.BUYING and checkout else None


RULES: tuple[Rule, ...] = (
    Rule(
        MacroStage.RETURNING,
        "a return or exchange is requested, or a parcel turns back to the seller",
        "the return is refunded, declined or called off, or the parcel is back",
        _returning,
    ),
    Rule(
        MacroStage.RECEIVING,
        "an order is confirmed",
        "all her orders are delivered, cancelled, back or lost",
        _receiving,
    ),
    Rule(
        MacroStage.BUYING,
        "a checkout is begun, or an order waits for its payment",
        "the order is paid or cancelled, or the checkout is seven days old",
        _buying,
    ),
    Rule(MacroStage.REVIEWING, "an order is delivered", "thirty days after the delivery, or a new order", _reviewing),
    Rule(MacroStage.REORDERING, "thirty days after a delivery", "a new order, or 180 days after it", _reordering),
    Rule(MacroStage.BROWSING, "she is known and none of the others holds", "she begins to buy", _browsing),
)
RULE_OF_STAGE = {rule.stage: rule for rule in RULES}
