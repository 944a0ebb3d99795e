"""What one played history shows: messages, silence, first words, promises, outcomes. Pure."""

import itertools
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from journeys.brand import Brand
from journeys.messages import MESSAGES
from journeys.policies.costs import category_of
from journeys.promises import ANSWER
from journeys.rehearsal import Left
from journeys.shipment import is_closed
from journeys.simulation.figures import Figures
from journeys.simulation.playing import Contact, Played
from journeys.simulation.troubles import Trouble
from journeys.state import LegState, OpenNdr, Order
from journeys.status import Fault, Leg, NdrReason, Status

SPOKEN_WITHIN = timedelta(hours=24)  # of an exception, to count as having spoken about it
FIRST_WORD, SECOND_WORD = timedelta(minutes=5), timedelta(minutes=30)
SENDING_TAKES = timedelta(seconds=5)  # the tolerance of timers


def measure(played: Played, brand: Brand) -> Figures:
    """The figures of one history."""
    world, figures = played.world, Figures()
    orders = world.all_orders()
    figures.orders = len(orders)
    _count_messages(played, figures, brand)
    world.door.promises.settle_overdue(orders, world.state, world.now)
    kinds = [each for each in world.door.promises.settled if each.kind != ANSWER]  # nobody plays the agents
    figures.promises.update(f"{each.kind}:{each.settled_as}" for each in kinds)
    for order in orders:
        mine = [left for left in world.sent if left.order_id == order.id]
        _measure_order(played, order, mine, figures)
    for trouble in played.troubles:
        mine = [left for left in world.sent if left.order_id == trouble.order_id]
        figures.exceptions[f"{trouble.kind}:{_who_spoke(trouble, mine, played.contacts)}"] += 1
    _measure_ndrs(played, figures, brand)
    return figures


def _count_messages(played: Played, figures: Figures, brand: Brand) -> None:
    world = played.world
    for left in world.sent:
        figures.messages[left.message] += 1
        if left.joined:  # in the text of another: one message, one price
            figures.joined += 1
            continue
        category = category_of(MESSAGES[left.message].category, left.form)
        figures.billed[f"{brand.local(left.at):%Y-%m}:{category}"] += 1
        figures.sent += 1
        figures.proactive += left.send.proactive
    figures.withheld.update(kept.blockers[0] for kept in world.withheld)
    figures.deferred.update(kept.blockers[0] for kept in world.deferred)
    figures.commands.update(asked.command for asked in world.asked)
    figures.tasks.update(task.reason for task in world.tasks)
    figures.contacts = len(played.contacts)
    figures.customers_who_asked = int(bool(played.contacts))
    figures.taps = len(played.taps)
    figures.events = len(world.recorded)


def _measure_order(played: Played, order: Order, mine: Sequence[Left], figures: Figures) -> None:
    ends_at = _ended_at(played, order)
    touches = [order.received_at, *(left.at for left in mine if left.at < ends_at), ends_at]
    longest = max((later - earlier for earlier, later in itertools.pairwise(touches)), default=timedelta(0))
    if order.status != "pending_payment":
        figures.silences.append(int(longest.total_seconds()))
    figures.outcomes[_outcome(played, order)] += 1


def _ended_at(played: Played, order: Order) -> datetime:
    """When it was no longer open: delivered, cancelled or back at the seller. A return opens it no more."""
    parcels = [parcel for parcel in played.world.all_parcels() if parcel.order_id == order.id]
    forward = [parcel.legs.get(Leg.FORWARD.value, LegState()) for parcel in parcels]
    ends = [leg.status_at for leg in forward if leg.status is Status.DELIVERED and leg.status_at]
    if ends and len(ends) == len(parcels):
        return max(ends)
    return order.closed_at or played.world.now


def _outcome(played: Played, order: Order) -> str:
    if order.cancelled_at:
        return "cancelled"
    parcels = [parcel for parcel in played.world.all_parcels() if parcel.order_id == order.id]
    if not parcels or not all(is_closed(parcel) for parcel in parcels):
        return "open"
    return {Status.DELIVERED: "delivered", Status.RTO_DELIVERED: "returned_to_origin"}.get(parcels[0].status, "lost")


def _who_spoke(trouble: Trouble, mine: Sequence[Left], contacts: Sequence[Contact]) -> str:
    """we, customer or nobody: who first wrote about the order after it went wrong."""
    until = trouble.at + SPOKEN_WITHIN
    ours = next((left.at for left in mine if trouble.at <= left.at <= until and left.send.proactive), None)
    hers = next((contact.at for contact in contacts if trouble.at <= contact.at <= until), None)
    if ours and (hers is None or ours <= hers):
        return "we"
    return "customer" if hers else "nobody"


# -- failed attempts ---------------------------------------------------------------------------------------------


def _measure_ndrs(played: Played, figures: Figures, brand: Brand) -> None:
    closed_at = {each.ndr_id: at for at, decision in played.world.decisions for each in decision.ndrs_closed}
    for at, decision in played.world.decisions:
        for opened in decision.ndrs_opened:
            if not opened.closed_as and opened.order_id:
                over_at = closed_at.get(opened.ndr.id)
                mine = [left for left in played.world.sent if left.order_id == opened.order_id and left.at >= at]
                _measure_ndr(played, opened.ndr, mine, over_at, figures, brand)


def _measure_ndr(
    played: Played, ndr: OpenNdr, mine: Sequence[Left], over_at: datetime | None, figures: Figures, brand: Brand
) -> None:
    received_at = ndr.received_at
    ours = [left for left in mine if left.send.proactive and (over_at is None or left.at < over_at)]
    first = ours[0].at - received_at if ours else None
    figures.ndr_first[_first_word(ndr, first, over_at, brand)] += 1
    figures.ndr_first_seconds += [int(first.total_seconds())] if first is not None else []
    second = ours[1].at - received_at if len(ours) > 1 else None
    answered_at = _answered_at(played, received_at)
    figures.ndr_second[_second_word(ndr, first, second, (over_at, answered_at), brand)] += 1


def _first_word(ndr: OpenNdr, first: timedelta | None, over_at: datetime | None, brand: Brand) -> str:
    if ndr.reason is NdrReason.REFUSED_OTP_VERIFIED:
        return "by_rule"
    if first is None and over_at and over_at <= ndr.received_at + FIRST_WORD:  # over before it was due
        return "settled"
    if _is_outside_hours(ndr, brand):
        return "deferred"
    if first is None:
        return "none"
    return "in_time" if first <= FIRST_WORD + SENDING_TAKES else "late"


def _second_word(
    ndr: OpenNdr,
    first: timedelta | None,
    second: timedelta | None,
    over: tuple[datetime | None, datetime | None],
    brand: Brand,
) -> str:
    """A second word is due when she has not answered and the parcel has not moved on (R-1), and it was hers to act."""
    until = ndr.received_at + SECOND_WORD
    is_hers = ndr.at_fault is not Fault.CARRIER and ndr.attempted and ndr.reason is not NdrReason.REFUSED_OTP_VERIFIED
    if not is_hers or any(at and at <= until for at in over):
        return "not_due"
    if _is_outside_hours(ndr, brand):
        return "deferred"
    if first is None or second is None:
        return "none"
    return "in_time" if second <= SECOND_WORD + SENDING_TAKES else "late"


def _is_outside_hours(ndr: OpenNdr, brand: Brand) -> bool:
    """Whether the hours close before the second word, or are closed: both clocks start at the next opening."""
    hours = brand.urgent_hours
    return not (brand.is_open(hours, ndr.received_at) and brand.is_open(hours, ndr.received_at + SECOND_WORD))


def _answered_at(played: Played, since: datetime) -> datetime | None:
    times = sorted([at for at, _ in played.taps] + [contact.at for contact in played.contacts])
    number = bisect_left(times, since)
    return times[number] if number < len(times) else None


def most_common(counts: Counter[str]) -> list[tuple[str, int]]:
    """The largest first, equal ones by name: the same in every run."""
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))
