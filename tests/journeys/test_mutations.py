"""Stories guard the journeys: change any time-out, route or message, and one of them fails."""

from datetime import timedelta

import pytest

from bot.cli.journeys_mutants import LEAST_CAUGHT, score
from journeys.loading import load_catalogue, parse_journey
from journeys.mutations import mutants_of
from tests.journeys.test_loading import GOOD

SHIPPED = sorted(load_catalogue().newest)


def test_each_part_of_a_journey_is_changed_in_turn() -> None:
    """A-11."""
    journey = parse_journey(GOOD, "rescue.yaml")
    changes = [mutant.change for mutant in mutants_of(journey)]
    assert changes[:4] == [
        "no longer starts on shipment.delivery_attempt_failed",
        "no longer starts on signal.ndr_again",
        "no exit on shipment.delivered",
        "starts without is_cod",
    ]
    assert "settle: a shorter wait" in changes
    assert "ask: a longer time-out" in changes
    assert "ask: reply.new_day leads to end, not again" in changes
    assert "again: on_failure leads to end, not person" in changes
    assert len(set(changes)) == len(changes)
    for mutant in mutants_of(journey):
        assert mutant.journey != journey


def test_a_span_changes_by_a_tenth_and_a_minute_at_least() -> None:
    """A-16: a journey whose waits could drift unnoticed is not guarded."""
    journey = parse_journey(GOOD, "rescue.yaml")
    by_change = {mutant.change: mutant.journey for mutant in mutants_of(journey)}
    assert by_change["settle: a shorter wait"].steps["settle"].span == timedelta(minutes=3)
    longer = by_change["ask: a longer time-out"].steps["ask"].timeout
    assert longer
    assert longer.after == timedelta(minutes=99)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_journey_cannot_change_unnoticed(name: str) -> None:
    """A-11: nine in ten small changes make a story fail."""
    made, alive = score(name)
    assert len(alive) <= max(1, made * (1 - LEAST_CAUGHT)), alive
