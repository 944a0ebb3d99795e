"""Measuring one history by hand: every figure is what a person would count."""

from datetime import UTC, datetime, timedelta

from journeys.brand import Brand
from journeys.catalogue import Catalogue
from journeys.events import Event
from journeys.loading import parse_journey
from journeys.rehearsal.outside import Outside, new_outside
from journeys.simulation import Figures, History, World, measure, play
from journeys.simulation.chance import Chance
from journeys.simulation.history import Course
from journeys.status import NdrReason, Status
from tests.journeys.rehearsal.test_rehearsal import JOURNEY

MORNING = datetime(2026, 11, 23, 5, 30, tzinfo=UTC)  # Monday 11:00 in India
TWO_WORDS = JOURNEY.replace("timeout: {after: 2h, go_to: call}", "timeout: {after: 20m, go_to: ask_again}").replace(
    "  again:\n",
    "  ask_again:\n    send: attempt_failed_again\n    wait_for: {reply.new_day: again}\n"
    "    timeout: {after: 2h, go_to: call}\n  again:\n",
)
ONE, TWO = (Catalogue([parse_journey(text, "second_try.yaml")]) for text in (JOURNEY, TWO_WORDS))


def figures_of(outside: Outside, *events: Event, catalogue: Catalogue = TWO) -> Figures:
    """Of a history that is told as recorded: nobody reacts."""
    history = History(0, MORNING - timedelta(hours=1), Course(events), outside, Chance(1, 0), is_live=False)
    return measure(play(history, World(catalogue, Brand())), Brand())


def failing(at: datetime, reason: NdrReason = NdrReason.CUSTOMER_UNAVAILABLE) -> tuple[Outside, list[Event]]:
    outside = new_outside(MORNING)
    events = [outside.order(MORNING), outside.scan(Status.OUT_FOR_DELIVERY, MORNING + timedelta(hours=1))]
    return outside, [*events, outside.scan(Status.DELIVERY_ATTEMPT_FAILED, at, reason=reason)]


def test_both_words_in_time_are_counted_as_such() -> None:
    """A-80, R-1."""
    outside, events = failing(MORNING + timedelta(hours=2))
    figures = figures_of(outside, *events)
    assert dict(figures.ndr_first) == {"in_time": 1}
    assert dict(figures.ndr_second) == {"in_time": 1}
    assert figures.ndr_first_seconds == [240]
    assert dict(figures.exceptions) == {"failed_attempt:we": 1}
    assert (figures.sent, figures.proactive, figures.orders) == (2, 2, 1)
    assert dict(figures.billed) == {"2026-11:utility": 2}
    assert figures.outcomes == {"open": 1}


def test_a_missing_second_word_is_counted_as_missing() -> None:
    """A-80."""
    outside, events = failing(MORNING + timedelta(hours=2))
    assert dict(figures_of(outside, *events, catalogue=ONE).ndr_second) == {"none": 1}


def test_what_is_not_due_stands_apart() -> None:
    """R-1 to R-3: over before the first word; by rule; at night; the courier's own fault; moved on."""
    at = MORNING + timedelta(hours=2)
    outside, events = failing(at)
    settled = figures_of(outside, *events, outside.scan(Status.DELIVERED, at + timedelta(minutes=3)))
    assert dict(settled.ndr_first) == {"settled": 1}
    assert dict(settled.ndr_second) == {"not_due": 1}
    outside, events = failing(at, NdrReason.REFUSED_OTP_VERIFIED)
    assert figures_of(outside, *events).ndr_first["by_rule"] == 1
    outside, events = failing(MORNING + timedelta(hours=11))  # 22:00 in India
    night = figures_of(outside, *events)
    assert dict(night.ndr_first) == dict(night.ndr_second) == {"deferred": 1}
    outside, events = failing(at, NdrReason.NOT_ATTEMPTED)
    assert figures_of(outside, *events).ndr_second["not_due"] == 1
    outside, events = failing(at)
    moved = figures_of(outside, *events, outside.scan(Status.OUT_FOR_DELIVERY, at + timedelta(minutes=20)))
    assert dict(moved.ndr_second) == {"not_due": 1}


def test_the_longest_silence_ends_with_the_delivery() -> None:
    """A-54: from the order to the first word, between words, and to the end; what comes after it counts no more."""
    outside, events = failing(MORNING + timedelta(hours=48))
    delivered_at = MORNING + timedelta(hours=70)
    sent_back = outside.sent_back("requested", delivered_at + timedelta(days=9))
    figures = figures_of(outside, *events, outside.scan(Status.DELIVERED, delivered_at), sent_back)
    assert figures.silences == [int(timedelta(hours=48, minutes=4).total_seconds())]
    assert figures.silent_longer(24) == 1


def test_who_wrote_first_about_an_exception_is_counted() -> None:
    """A-47: she did, at night, while our word waited for the morning."""
    at = MORNING + timedelta(hours=11)  # 22:00 in India
    outside, events = failing(at)
    asked = outside.said("where is it?", at + timedelta(minutes=10))
    figures = figures_of(outside, *events, asked)
    assert dict(figures.exceptions) == {"failed_attempt:customer": 1}
    assert (figures.contacts, figures.customers_who_asked) == (1, 1)


def test_an_overdue_pickup_and_a_day_that_passed_are_exceptions() -> None:
    """A-19, A-47."""
    outside = new_outside(MORNING)
    picked_at = MORNING + timedelta(hours=30)
    events = [
        outside.order(MORNING),
        outside.scan(Status.LABEL_CREATED, MORNING + timedelta(hours=1)),
        outside.scan(Status.PICKED_UP, picked_at, edd_at=picked_at + timedelta(days=2)),
        outside.scan(Status.DELIVERED, picked_at + timedelta(days=4)),
    ]
    assert dict(figures_of(outside, *events).exceptions) == {"overdue_pickup:nobody": 1, "delay:nobody": 1}
    on_time = [*events[:1], outside.scan(Status.PICKED_UP, MORNING + timedelta(hours=9), edd_at=picked_at)]
    on_time.append(outside.scan(Status.DELIVERED, picked_at))
    assert dict(figures_of(outside, *on_time).exceptions) == {}
