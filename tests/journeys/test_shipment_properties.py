"""Whatever order scans arrive in, a parcel ends in the same state and never goes back by itself."""

from collections.abc import Sequence
from datetime import timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from journeys.events import Event
from journeys.shipment import LEG_ORDER, apply_scan, correct
from journeys.state import Shipment
from journeys.status import PHASE_OF_STATUS, TERMINAL, Leg, NdrReason, Status
from tests.journeys.builders import NOW, ids, parcel, scan
from tests.journeys.test_trail import ends_of_trail

PLACES = st.sampled_from(["", "Pune, Maharashtra", "Nagpur, Maharashtra", "Bengaluru, Karnataka"])
FAILURES = st.sampled_from([NdrReason.OTHER, NdrReason.NOT_ATTEMPTED, NdrReason.CUSTOMER_UNAVAILABLE])
SLOTS = st.integers(0, 40)  # half-hours: near enough that attempts overlap and times collide


@st.composite
def scans(draw: st.DrawFn, slots: st.SearchStrategy[int] = SLOTS) -> Event:
    """Any scan of any leg, within twenty hours, collisions included."""
    status = draw(st.sampled_from(list(Status)))
    facts = {"leg": draw(st.sampled_from(list(Leg))), "place": draw(PLACES)}
    if draw(st.booleans()):
        facts["edd_at"] = NOW + timedelta(days=draw(st.integers(1, 5)))
    if status is Status.DELIVERY_ATTEMPT_FAILED:
        facts |= {"reason": draw(FAILURES), "attempt_no": draw(st.none() | st.integers(1, 3))}
    facts["evidence_only"] = draw(st.integers(0, 9)) == 0
    return scan(status, NOW + draw(slots) * timedelta(minutes=30), **facts)


def after(events: Sequence[Event], start: Shipment | None = None) -> Shipment:
    known, new_id = start or parcel(), ids()
    for event in events:
        known, _ = apply_scan(known, event, new_id)
    return known


def compared(known: Shipment) -> dict[str, object]:
    """All of a parcel's state but which row its open attempt has, which of two reasons was told first, and how often
    it went round between the first and the last moment at a hub."""
    return msgspec.structs.asdict(known) | {"ndr": known.ndr is not None, "trail": ends_of_trail(known)}


@given(st.lists(scans(), max_size=8).flatmap(lambda each: st.tuples(st.just(each), st.permutations(each + each[:3]))))
def test_the_order_of_arrival_and_repetition_do_not_matter(arrivals: tuple[list[Event], list[Event]]) -> None:
    """Promise 4, G-3, A-23: legs, status, place, promised date, attempts and whether one stands open."""
    once, shuffled = arrivals
    in_order = sorted(once, key=lambda event: event.occurred_at)
    assert compared(after(shuffled)) == compared(after(in_order))


@given(st.lists(scans(), max_size=10))
def test_no_leg_ever_goes_back_by_itself(arrivals: list[Event]) -> None:
    """Promise 4, G-3: on a leg phases only rise, an end stays, and the leg that speaks only moves on.

    The one exception is not a way back: a delivery, learnt late, outlives the return scans that came before it.
    """
    known, new_id = parcel(), ids()
    for event in arrivals:
        before, (known, _) = known, apply_scan(known, event, new_id)
        for name, state in before.legs.items():
            now = known.legs[name]
            assert PHASE_OF_STATUS[now.status] >= PHASE_OF_STATUS[state.status]
            if state.status in TERMINAL:
                assert PHASE_OF_STATUS[now.status] > PHASE_OF_STATUS[state.status] or now.status_at <= state.status_at
        if known.status is not Status.DELIVERED:
            assert LEG_ORDER[known.leg] >= LEG_ORDER[before.leg]


@given(
    st.lists(scans(), max_size=6),
    scans(st.just(41)),
    st.sampled_from(["revoke_rto", "revert_from_delivered"]),
    st.data(),
)
def test_what_is_older_than_a_couriers_correction_may_arrive_whenever_it_likes(
    older: list[Event], last: Event, revokes: str, draw: st.DataObject
) -> None:
    """Promise 4, G-3.

    A correction is final for what is older than it. (A scan newer than the correction that had been hidden by the
    very end the correction takes back is not dug out again: the courier's next scan tells it.)
    """
    body = msgspec.structs.replace(last.body, revokes=revokes, evidence_only=False)
    correction = msgspec.structs.replace(last, body=body)
    shuffled = draw.draw(st.permutations([*older, correction, correction]))
    assert compared(after(shuffled)) == compared(after([*older, correction]))


@given(st.lists(scans(), max_size=6), st.sampled_from(list(Leg)), st.sampled_from(list(Status)))
def test_what_is_older_than_a_persons_correction_never_undoes_it(older: list[Event], leg: Leg, status: Status) -> None:
    """Promise 4, G-3."""
    fixed, _ = correct(after(older), leg, status, NOW + timedelta(days=2))
    late = after(older, start=fixed)
    assert (late.leg, late.status, late.status_at) == (fixed.leg, fixed.status, fixed.status_at)
