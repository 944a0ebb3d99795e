"""May another tool write to this customer now? Pure: her state and the time in, yes or no with every reason out.

No while something of hers is wrong (a delay, a failed attempt, a dispute, a refund that is late, a complaint), and no
where our own messages would not leave either (opt-out, consent, agent, hours, caps).
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import msgspec

from journeys.answer import Stage, answer, leading_parcel
from journeys.brand import Brand
from journeys.expected import has_left
from journeys.messages import Lane, Message
from journeys.policies import Case, Sent, judge
from journeys.returns import is_overdue
from journeys.state import CustomerState, Order, Return, Shipment
from journeys.status import TERMINAL, Leg, Status

RULE = "guard"  # in the ledger
PROMOTION = Message("promotion", Lane.MARKETING, category="marketing")

AFTER_COMPLAINT = timedelta(hours=24)
AFTER_DISPUTE = timedelta(days=7)  # after a return was declined or did not pass its check
AFTER_LOSS = timedelta(days=7)  # after a parcel was lost or broken
LOOK_AGAIN = timedelta(hours=24)  # for what only an event can end

# Signals that say "late" until the order has arrived; the first only until the courier has the parcel.
LATE_UNTIL_PICKUP = frozenset({"pickup_delayed"})
LATE_UNTIL_DELIVERY = frozenset(
    {"long_transit", "stuck_in_transit", "hub_loop", "wrong_routing", "edd_breached", "delayed_again"}
)

# Work for a person that shows what is wrong, while it is open.
REASON_OF_TASK = {
    "not_received": "dispute",
    "issue_with_product": "dispute",
    "qc_failed": "dispute",
    "exchange": "dispute",
    "return_late": "return_overdue",
    "refund_late": "refund_overdue",
    "refund_failed": "refund_overdue",
    "unhappy_customer": "complaint",
    "courier_did_not_come": "complaint",
}
COMPLAINTS = frozenset({"not_received", "issue_with_product", "unhappy_customer", "courier_did_not_come"})
COMPLAINING_INTENTS = frozenset({"complaint"})


class Work(msgspec.Struct, frozen=True):
    """A task about the customer that is open, or was opened within the last day."""

    reason: str
    order_id: int
    opened_at: datetime
    is_open: bool = True


class Reason(msgspec.Struct, frozen=True):
    """Why not. `because` is more exact where there is more to say.

    `ends_at` is when the reason is over by itself; None: only an event ends it, ask again later.
    """

    name: str
    because: str = ""
    order_id: int | None = None
    ends_at: datetime | None = None


class Ruling(msgspec.Struct, frozen=True):
    """The answer. `until` is the earliest time at which it may be another one; None only when `allowed`."""

    allowed: bool
    reasons: tuple[Reason, ...] = ()
    until: datetime | None = None
    is_certain: bool = False  # whether, as things stand, it will be yes at `until`

    @property
    def reason(self) -> str:
        """The weightiest, "" when allowed."""
        return self.reasons[0].name if self.reasons else ""


def rule_on(
    state: CustomerState, now: datetime, brand: Brand, recent: Sequence[Sent] = (), work: Sequence[Work] = ()
) -> Ruling:
    """The whole answer: what is wrong, then what our own policies would say to a promotion."""
    reasons = [
        *wounds(state, now, brand),
        *_of_work(work, now),
        *_of_chat(state, now),
        *_of_policies(state, now, brand, recent),
    ]
    return ruling(reasons, now)


def ruling(found: Iterable[Reason], now: datetime) -> Ruling:
    """Each reason once an order, and until when they hold together."""
    reasons = tuple({(each.name, each.order_id): each for each in reversed([*found])}.values())[::-1]
    if not reasons:
        return Ruling(allowed=True)
    is_certain = all(each.ends_at for each in reasons)
    return Ruling(False, reasons, max(each.ends_at or now + LOOK_AGAIN for each in reasons), is_certain)


def wounds(state: CustomerState, now: datetime, brand: Brand) -> list[Reason]:
    """What is wrong with her orders, as their state shows it."""
    found: list[Reason] = []
    for order in state.orders.values():
        parcels = state.shipments_of(order.id)
        found += _of_parcels(order, parcels, now)
        if order.closed_at is None and order.status != "cancelled":
            found += _of_delay(order, parcels, now, brand)
        found += [reason for each in order.returns if (reason := _of_return(order, each, now))]
    return found


def _of_parcels(order: Order, parcels: Sequence[Shipment], now: datetime) -> Iterable[Reason]:
    for parcel in parcels:
        if parcel.status in {Status.LOST, Status.DAMAGED, Status.DISPOSED} and parcel.closed_at:
            if now < parcel.closed_at + AFTER_LOSS:
                yield Reason("lost", parcel.status.value, order.id, parcel.closed_at + AFTER_LOSS)
        elif parcel.status in TERMINAL:
            continue
        elif parcel.ndr:
            yield Reason("ndr", parcel.ndr.reason.value, order.id)
        elif parcel.leg is Leg.RTO:
            yield Reason("returning_to_origin", "", order.id)


def _of_delay(order: Order, parcels: list[Shipment], now: datetime, brand: Brand) -> Iterable[Reason]:
    """An order is delayed when a detector says so, an incident has hit it, or the days we would name are over."""
    if because := _why_delayed(order, parcels, now, brand):
        yield Reason("delayed", because, order.id)


def _why_delayed(order: Order, parcels: list[Shipment], now: datetime, brand: Brand) -> str:
    parcel = leading_parcel(parcels)
    if parcel and parcel.status in TERMINAL - {Status.CANCELLED}:
        return ""
    if hit := next((each for one in parcels if one.status not in TERMINAL for each in one.affected), None):
        return hit.cause
    late = LATE_UNTIL_DELIVERY if has_left(parcel) else LATE_UNTIL_DELIVERY | LATE_UNTIL_PICKUP
    if signal := next((name for mark in order.signals if (name := mark.partition(":")[0]) in late), ""):
        return signal
    told = answer(order, parcels, now, brand)
    if told.stage is Stage.PICKUP_FAILED:
        return "pickup_failed"
    return "past_its_days" if told.expected and told.expected.is_late else ""


def _of_return(order: Order, record: Return, now: datetime) -> Reason | None:
    if record.state in {"qc_failed", "declined"} and now < record.state_at + AFTER_DISPUTE:
        return Reason("dispute", record.state, order.id, record.state_at + AFTER_DISPUTE)
    if not is_overdue(record, now) and not record.is_put_off:
        return None
    is_money = record.what == "refund" or record.state in {"qc_passed", "refund_started"}
    return Reason("refund_overdue" if is_money else "return_overdue", record.state, order.id)


def _of_work(work: Sequence[Work], now: datetime) -> Iterable[Reason]:
    for each in work:
        if each.is_open and (name := REASON_OF_TASK.get(each.reason)):
            yield Reason(name, each.reason, each.order_id or None)
        elif each.reason in COMPLAINTS and now < each.opened_at + AFTER_COMPLAINT:
            yield Reason("complaint", each.reason, each.order_id or None, each.opened_at + AFTER_COMPLAINT)


def _of_chat(state: CustomerState, now: datetime) -> Iterable[Reason]:
    """She complained, or asked for a person: promotions wait a day."""
    chat = state.conversation
    times = [at for intent, at in chat.asked if intent in COMPLAINING_INTENTS]
    because = "said so"
    if chat.handoff_at:
        times.append(chat.handoff_at)
        because = chat.handoff_reason or because
    last_at = max(times, default=None)
    if last_at and now < last_at + AFTER_COMPLAINT:
        yield Reason("complaint", because, None, last_at + AFTER_COMPLAINT)


def _of_policies(state: CustomerState, now: datetime, brand: Brand, recent: Sequence[Sent]) -> Iterable[Reason]:
    """What would keep a promotion of our own from leaving."""
    verdict = judge(Case(PROMOTION, "", state.customer, state.conversation, None, None, tuple(recent)), now, brand)
    return [Reason(name.removeprefix("deferred:"), ends_at=verdict.until) for name in verdict.blockers]
