"""What follows when a timer comes due: a run goes on, or an order is looked at."""

from datetime import timedelta

import pytest

from journeys.answer import ENDED, Stage
from journeys.engine import RUN
from journeys.status import NdrReason, Status
from journeys.watching import WATCH
from tests.journeys.builders import NOW, due, failed, order, parcel, scan, state
from tests.journeys.deciding import decided, only_run, only_send, sent, tasks
from tests.journeys.test_answer import EXAMPLES

HOUR = timedelta(hours=1)
SETTLED_AT = NOW + timedelta(minutes=5)  # received a minute later, settled for four

FIRST_WORDS = {NdrReason.NOT_ATTEMPTED: "attempt_not_made", NdrReason.REFUSED: "attempt_refused"}


@pytest.mark.parametrize("reason", sorted(set(NdrReason) - {NdrReason.REFUSED_OTP_VERIFIED}))
def test_a_run_goes_on_when_its_time_is_up(reason: NdrReason) -> None:
    """A-16, A-41, R-1, R-2."""
    first = decided(state(order(), parcel()), failed(NOW, reason), now=NOW + timedelta(minutes=1))
    run = only_run(first)
    decision = decided(first.state, due(RUN, str(run.id), SETTLED_AT), now=SETTLED_AT)
    send = only_send(decision)
    assert (send.message, send.subject) == (FIRST_WORDS.get(reason, "attempt_failed"), run.subject)
    assert (send.rule, send.run_id) == ("ndr_recovery", run.id)
    assert tasks(decision) == (["courier_did_not_come"] if reason is NdrReason.NOT_ATTEMPTED else [])


def test_a_courier_that_did_not_try_is_not_excused_by_its_reason() -> None:
    """R-2."""
    event = failed(NOW, NdrReason.RESTRICTED_AREA, attempted=False)
    first = decided(state(order(), parcel()), event)
    decision = decided(first.state, due(RUN, str(only_run(first).id), SETTLED_AT), now=SETTLED_AT)
    assert sent(decision) == ["attempt_not_made"]


def test_a_timer_that_fires_again_finds_the_run_gone_on() -> None:
    """A-16, A-23."""
    first = decided(state(order(), parcel()), failed(NOW))
    timer = due(RUN, str(only_run(first).id), SETTLED_AT)
    second = decided(first.state, timer, now=SETTLED_AT)
    third = decided(second.state, due(RUN, str(only_run(first).id), SETTLED_AT), now=SETTLED_AT + HOUR)
    assert (sent(second), sent(third)) == (["attempt_failed"], [])


def test_a_timer_that_comes_too_early_does_nothing() -> None:
    """A-16: it was set again meanwhile."""
    first = decided(state(order(), parcel()), failed(NOW))
    early = decided(first.state, due(RUN, str(only_run(first).id), NOW), now=NOW)
    assert sent(early) == []


@pytest.mark.parametrize("stage", sorted(set(Stage) - ENDED))
def test_a_kept_promise_speaks_of_any_stage_under_way(stage: Stage) -> None:
    """G-6."""
    known, parcel_in = EXAMPLES[stage]
    known = order(status=known.status, returns=known.returns, promised_by_at=NOW, touched_at=NOW - HOUR, watch_at=NOW)
    decision = decided(state(known, *([parcel_in] if parcel_in else [])), due(WATCH, "20", NOW))
    assert "no_news" in sent(decision)


def test_a_promise_of_an_order_that_is_gone_or_promised_nothing_is_silent() -> None:
    """G-2."""
    for known in (state(), state(order(promised_by_at=None))):
        assert sent(decided(known, due(WATCH, "20", NOW))) == []


def test_a_timer_nobody_knows_is_kept_and_does_nothing() -> None:
    """A-16: of a version to come, or gone."""
    decision = decided(state(order()), due("anniversary", "20", NOW))
    assert (sent(decision), len(decision.recorded)) == ([], 1)


def test_a_run_of_a_journey_that_nobody_has_any_more_stays_where_it_is() -> None:
    """A-11: its version was lost; nothing is guessed."""
    first = decided(state(order(), parcel()), failed(NOW))
    (run,) = first.state.runs.values()
    first.state.runs[run.id] = type(run)(
        **{name: getattr(run, name) for name in run.__struct_fields__} | {"version": 9}
    )
    decision = decided(
        first.state, due(RUN, str(run.id), SETTLED_AT), scan(Status.DELIVERED, SETTLED_AT), now=SETTLED_AT
    )
    assert sent(decision) == ["delivered"]
    assert decision.state.runs[run.id].ended_at is None
