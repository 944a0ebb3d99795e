"""Whatever order the news of a return arrives in, it ends in the same state and never goes back by itself."""

from datetime import timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from journeys.events import Event
from journeys.returns import PHASE_OF_STATE, STATES, Change, apply_refund, apply_return, apply_reverse_scan
from journeys.state import Order
from journeys.status import Leg, Status
from tests.journeys.builders import BRAND, NOW, order, refunded, returned, scan

HOUR = timedelta(hours=1)
SLOTS = st.integers(1, 30)  # hours; near enough that times collide
REASONS = st.sampled_from(["", "too small", "wrong colour"])
MOVING = [Status.PICKUP_SCHEDULED, Status.PICKUP_FAILED, Status.PICKED_UP, Status.IN_TRANSIT, Status.DELIVERED]


@st.composite
def news(draw: st.DrawFn) -> Event:
    """Anything a shop, a courier or a gateway may tell of return R-1, which travels as RVP1."""
    at = NOW + draw(SLOTS) * HOUR
    teller = draw(st.sampled_from(["shop", "courier", "gateway"]))
    if teller == "courier":
        failed = draw(st.integers(0, 2)) == 0
        return scan(draw(st.sampled_from(MOVING)), at, leg=Leg.REVERSE, awb="RVP1", qc_failed=failed)
    if teller == "gateway":
        meaning = draw(st.sampled_from(["created", "processed"]))
        return refunded(meaning, at, reference=draw(st.sampled_from(["", "ARN7"])))
    facts = {"reason": draw(REASONS), "qc_reason": draw(REASONS), "amount_paise": draw(st.sampled_from([0, 149_900]))}
    if draw(st.booleans()):
        facts["pickup_until_at"] = at + draw(SLOTS) * HOUR
    return returned(draw(st.sampled_from(STATES)), at, awb=draw(st.sampled_from(["", "RVP1"])), **facts)


def applied(known: Order, event: Event) -> tuple[Order, Change | None]:
    family = event.kind.partition(".")[0]
    apply = {"return": apply_return, "refund": apply_refund, "shipment": apply_reverse_scan}[family]
    return apply(known, event, BRAND)


def after(events: list[Event]) -> Order:
    """The order after the news; the shop's request, which names the AWB, is always among it and is the oldest."""
    known = order()
    for event in events:
        known, _ = applied(known, event)
    return known


REQUEST = returned("requested", NOW, awb="RVP1")
ARRIVALS = st.lists(news(), max_size=7).flatmap(
    lambda told: st.tuples(st.just([REQUEST, *told]), st.permutations([REQUEST, *told, *told[:2]]))
)


@given(ARRIVALS)
def test_the_order_of_arrival_and_repetition_do_not_matter(arrivals: tuple[list[Event], list[Event]]) -> None:
    """Promise 4, G-3, A-50: state, dates, reasons, amount, reference and refunds."""
    once, shuffled = arrivals
    in_order = sorted(once, key=lambda event: event.occurred_at)
    assert msgspec.to_builtins(after(shuffled).returns) == msgspec.to_builtins(after(in_order).returns)


@given(st.lists(news(), max_size=9))
def test_a_return_never_goes_back_by_itself(arrivals: list[Event]) -> None:
    """Promise 4, G-3. The one exception is no way back: a new pickup after a check that failed at the door."""
    known, _ = applied(order(), REQUEST)
    for event in arrivals:
        before = {record.id: record for record in known.returns}
        known, _ = applied(known, event)
        for record in known.returns:
            was = before.get(record.id)
            if was is None or PHASE_OF_STATE[record.state] >= PHASE_OF_STATE[was.state]:
                continue
            assert was.state == "qc_failed"
            assert record.seen["qc_failed"] < max(record.seen[s] for s in record.seen if s.startswith("pick"))
