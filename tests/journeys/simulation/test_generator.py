"""Made-up histories: the same seed makes the same ones, and what happens in them happens about as often as in life."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest

from journeys.events import Event, OrderFacts, Scan
from journeys.simulation import Generated, History, generate
from journeys.simulation.history import Course
from journeys.simulation.lanes import PLACES
from journeys.status import Leg, NdrReason, Status

MANY = 1500
PLAN = Generated(MANY, seed=11)


@pytest.fixture(scope="module")
def histories() -> list[History]:
    return list(PLAN)


def courses(course: Course) -> Iterator[tuple[Event, ...]]:
    """The events of every way a history can go."""
    if course.fork is None:
        yield course.events
        return
    for tail in (course.fork.if_asked, course.fork.otherwise):
        for events in courses(tail):
            yield (*course.events, *events)


def nobody_asked(history: History) -> tuple[Event, ...]:
    """The events when nobody asks for another attempt."""
    return list(courses(history.course))[-1]


def statuses(events: tuple[Event, ...]) -> list[Status]:
    """The parcel's statuses in the order in which they happened, each scan once."""
    scans = {event.key: event for event in events if isinstance(event.body, Scan)}
    return [e.body.status for e in sorted(scans.values(), key=lambda e: e.occurred_at) if isinstance(e.body, Scan)]


def test_the_same_seed_makes_the_same_history_whatever_was_made_before(histories: list[History]) -> None:
    """Must show 4: same seed, same output."""
    assert generate(Generated(1, seed=11), 42) == histories[42]
    assert list(PLAN.part(40, 44)) == histories[40:44]
    assert list(PLAN.part(40, 60).part(2, 4)) == histories[42:44]
    assert generate(Generated(1, seed=12), 42) != histories[42]


def test_the_last_part_ends_where_the_histories_end() -> None:
    """Every history is played once."""
    plan = Generated(7, seed=3)
    parts = [list(plan.part(first, first + 3)) for first in range(0, 7, 3)]
    assert [len(part) for part in parts] == [3, 3, 1]
    assert [each.index for part in parts for each in part] == list(range(7))


def test_an_attempt_follows_a_way_out_and_nothing_follows_an_end(histories: list[History]) -> None:
    """Realistic: whatever way a history goes."""
    for history in histories[:400]:
        for events in courses(history.course):
            seen = statuses(events)
            for before, after in pairwise(seen):
                if after is Status.DELIVERY_ATTEMPT_FAILED:
                    assert before is Status.OUT_FOR_DELIVERY
                if before in {Status.DELIVERED, Status.RTO_DELIVERED}:
                    pytest.fail(f"{after} after {before}")
            assert not seen or seen[0] is Status.LABEL_CREATED


def test_what_goes_wrong_goes_wrong_about_as_often_as_in_life(histories: list[History]) -> None:
    """NDR, RTO, cash and the rest in bands around the judged rates; a rate that is not used fails here."""
    kinds: Counter[str] = Counter()
    reasons: Counter[NdrReason] = Counter()
    cod = 0
    for history in histories:
        events = nobody_asked(history)
        kinds.update({event.kind for event in events})
        cod += any(isinstance(e.body, OrderFacts) and e.body.payment == "cod" for e in events)
        reasons.update(e.body.ndr.reason for e in events if isinstance(e.body, Scan) and e.body.ndr)
    shares = {kind: count / MANY for kind, count in kinds.items()}
    assert 0.5 < cod / MANY < 0.68
    assert 0.11 < shares["shipment.delivery_attempt_failed"] < 0.22
    assert 0.03 < shares["shipment.rto_delivered"] < 0.12
    assert 0.8 < shares["shipment.delivered"] < 0.96
    assert 0.03 < shares["shipment.pickup_failed"] < 0.1
    assert 0.02 < shares["return.requested"] < 0.1
    assert 0.02 < shares["payment.failed"] < 0.1
    assert 0.1 < shares["checkout.started"] < 0.3
    assert set(reasons) >= {NdrReason.CUSTOMER_UNAVAILABLE, NdrReason.REFUSED, NdrReason.NOT_ATTEMPTED}
    assert reasons[NdrReason.CUSTOMER_UNAVAILABLE] == max(reasons.values())


def test_some_facts_are_told_twice_late_or_out_of_order(histories: list[History]) -> None:
    """A-23: what the engine must stand is in the histories."""
    twice = late = swapped = 0
    for history in histories[:500]:
        events = nobody_asked(history)
        scans = sorted((e for e in events if isinstance(e.body, Scan)), key=lambda e: e.received_at)
        twice += len(scans) - len({event.key for event in scans})
        late += sum((event.received_at - event.occurred_at).total_seconds() > 3600 for event in scans)
        swapped += sum(one.occurred_at > other.occurred_at for one, other in pairwise(scans))
        assert all(event.received_at >= event.occurred_at for event in events)
    assert twice > 50
    assert late > 100
    assert swapped > 20


def test_parcels_loop_and_go_wrong_ways_at_hubs(histories: list[History]) -> None:
    """A-42, A-46: a hub seen twice, with another between; a hub of no lane."""
    loops = wrong = 0
    for history in histories:
        hubs = [e.body.facility for e in nobody_asked(history) if e.kind == "shipment.in_transit" and _is_scan(e)]
        loops += any(hub in hubs[:at][:-1] for at, hub in enumerate(hubs))
        wrong += any(hub.startswith("Vapi") for hub in hubs)
    assert loops > 15
    assert wrong > 5


def _is_scan(event: Event) -> bool:
    return isinstance(event.body, Scan) and event.body.leg is Leg.FORWARD


def test_storms_hit_places_in_the_rains(histories: list[History]) -> None:
    """A-44: incidents of the places that the parcels go to, and none of others."""
    causes: Counter[str] = Counter()
    for history in histories:
        prefix = history.outside.facts.address.pincode[:3]
        for incident, cleared_at in history.incidents:
            assert (incident.scope_kind, incident.scope) == ("pincode", prefix)
            assert cleared_at is not None
            assert incident.opened_at < cleared_at
            causes[incident.cause] += 1
    assert causes["weather"] > causes["congestion"] > 0
    assert {place.prefix for place in PLACES} >= {h.outside.facts.address.pincode[:3] for h in histories}


def test_phones_are_those_that_belong_to_nobody(histories: list[History]) -> None:
    """House rule: +91 99999 0xxxx."""
    assert all(history.outside.facts.phone.startswith("+91999990") for history in histories)
    assert {len(history.outside.facts.phone) for history in histories} == {13}
