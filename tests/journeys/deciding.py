"""Deciding in tests: one customer's events go in, what was decided comes out, in words short enough to compare."""

from datetime import datetime
from pathlib import Path

from journeys.decide import Converse, decide
from journeys.decision import Decision, Send
from journeys.events import Event
from journeys.loading import load_catalogue
from journeys.state import CustomerState, Run
from tests.journeys.builders import BRAND, NOW, ids

# Small journeys of the same names as the shipped ones: what is tested here is the engine, not the catalogue.
SIMPLE = load_catalogue(Path(__file__).parent / "simple_catalogue")


def decided(
    state: CustomerState,
    *events: Event,
    now: datetime = NOW,
    converse: Converse = lambda turn, messages: None,
) -> Decision:
    return decide(state, events, now, BRAND, ids(900), converse, SIMPLE)


def sent(decision: Decision) -> list[str]:
    """The names of the messages queued, in order."""
    return [each.message for each in decision.sends]


def withheld(decision: Decision) -> dict[str, str]:
    """The messages not even queued, with the reason."""
    return {each.message: each.blockers[0] for each in decision.withheld}


def timers(decision: Decision) -> dict[tuple[str, str], datetime]:
    return {(each.name, each.subject): each.due_at for each in decision.timers}


def tasks(decision: Decision) -> list[str]:
    return [each.reason for each in decision.tasks]


def only_send(decision: Decision) -> Send:
    assert len(decision.sends) == 1, sent(decision)
    return decision.sends[0]


def only_run(decision: Decision) -> Run:
    """The one run that is live."""
    (run,) = [run for run in decision.state.runs.values() if run.ended_at is None]
    return run
