"""May another tool write to this customer now? Pure: her state and the time in, yes or no with every reason out.

No while something of hers is wrong (a delay, a failed attempt, a dispute, a refund that is late, a complaint), and no
where our own messages would not leave either (opt-out, consent, agent, hours, caps).
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import msgspec

from journeys.brand import Brand
from journeys.delays import DELAYS, is_delayed
from journeys.messages import Lane, Message
from journeys.policies import Case, Sent, judge
from journeys.returns import is_overdue, is_running
from journeys.state import CustomerState, Order, Return, Shipment
from journeys.status import TERMINAL, Leg, Status

RULE = "guard"  # in the ledger
PROMOTION = Message("promotion", Lane.MARKETING, category="marketing")

AFTER_COMPLAINT = timedelta(hours=24)
AFTER_DISPUTE = timedelta(days=7)  # after a return was declined or did not pass its check
AFTER_LOSS = timedelta(days=7)  # after a parcel was lost or broken
LOOK_AGAIN = timedelta(hours=24)  # for what only an event can end
LASTING = frozenset({"opted_out", "no_consent"})  # until she says otherwise

HANDOFF = "handoff_"  # how work begins that came with the chat
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
    """The answer. `until` is when to ask again at the earliest; None when allowed, and when only she can change it.

    `is_certain`: as things stand, it will be yes at `until`.
    """

    allowed: bool
    reasons: tuple[Reason, ...] = ()
    until: datetime | None = None
    is_certain: bool = False

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
    if any(each.name in LASTING for each in reasons):
        return Ruling(False, reasons)
    is_certain = all(each.ends_at for each in reasons)
    return Ruling(False, reasons, max(each.ends_at or now + LOOK_AGAIN for each in reasons), is_certain)


def wounds(state: CustomerState, now: datetime, brand: Brand) -> list[Reason]:
    """What is wrong with her orders, as their state shows it."""
    found: list[Reason] = []
    for order in state.orders.values():
        parcels = state.shipments_of(order.id)
        found += _of_parcels(order, parcels, now)
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


def _of_delay(order: Order, parcels: Sequence[Shipment], now: datetime, brand: Brand) -> Iterable[Reason]:
    if is_delayed(order, parcels, now, brand):
        hit = next((each.cause for parcel in parcels for each in parcel.affected), "")
        signals = [name for mark in order.signals if (name := mark.partition(":")[0]) in DELAYS]
        yield Reason("delayed", hit or next(iter(signals), "past_its_days"), order.id)


def _of_return(order: Order, record: Return, now: datetime) -> Reason | None:
    if record.state in {"qc_failed", "declined"} and now < record.state_at + AFTER_DISPUTE:
        return Reason("dispute", record.state, order.id, record.state_at + AFTER_DISPUTE)
    if not is_running(record) or not (record.is_put_off or is_overdue(record, now)):
        return None
    is_money = record.what == "refund" or record.state in {"qc_passed", "refund_started"}
    return Reason("refund_overdue" if is_money else "return_overdue", record.state, order.id)


def _of_work(work: Sequence[Work], now: datetime) -> Iterable[Reason]:
    for each in work:
        about = each.reason.removeprefix(HANDOFF)
        if each.is_open and (name := REASON_OF_TASK.get(about)):
            yield Reason(name, about, each.order_id or None)
        elif about in COMPLAINTS and now < each.opened_at + AFTER_COMPLAINT:
            yield Reason("complaint", about, each.order_id or None, each.opened_at + AFTER_COMPLAINT)


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
