"""Promises 4 to 6 and the guarantees of journeys: every shipped journey, any life of a customer."""

import os
from datetime import timedelta

from hypothesis import HealthCheck, given, note, settings

from journeys.status import NdrReason, Status
from tests.promises import journey_checks as checks
from tests.promises import journey_gaps as gaps
from tests.promises.journey_play import JourneyPlayer
from tests.promises.journey_steps import lives, vendors
from tests.promises.steps import Step

LIVES = 6 * int(os.environ.get("HARKARA_TEST_LIVES", "16"))  # played in memory, so more of them
STEPS = int(os.environ.get("HARKARA_TEST_STEPS", "60")) // 2

lived = settings(
    max_examples=LIVES,
    deadline=None,
    derandomize=False,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


def _told(steps: tuple[Step, ...], answers: list[str]) -> None:
    note("\n".join([f"vendors {answers}", *(f"{step.what} {step.who} {step.how or ''}" for step in steps)]))


@lived
@given(steps=lives(STEPS), answers=vendors)
def test_every_journey_keeps_its_promises_in_every_life(steps: tuple[Step, ...], answers: list[str]) -> None:
    """G-1 to G-7, R-1, R-3, A-28, A-40: promises 4 to 6."""
    _told(steps, answers)
    player = JourneyPlayer(answers).live(steps)
    assert checks.went_back(player) == []
    assert checks.against_her_will(player) == []
    assert checks.unexplained(player) == []
    assert checks.repeated(player) == []
    assert checks.after_the_end(player) == []
    assert checks.cancelled_without_a_word(player) == []
    assert gaps.unanswered(player) == []
    assert gaps.unspoken(player) == []
    assert gaps.asked_after_proof(player) == []
    assert gaps.silent(player) == []
    assert gaps.silent_at_rest(player) == []


@settings(lived, max_examples=LIVES // 3)
@given(steps=lives(STEPS), answers=vendors)
def test_everything_told_twice_has_one_effect(steps: tuple[Step, ...], answers: list[str]) -> None:
    """G-1: the same messages and commands at the same times."""
    _told(steps, answers)
    once = JourneyPlayer(answers).live(steps)
    twice = JourneyPlayer(answers, copies=2).live(steps)
    assert checks.effects(once) == checks.effects(twice)


# -- lives that broke a promise once -----------------------------------------------------------------------------


def _order_called_off_on_its_way(*what_follows: Step) -> JourneyPlayer:
    return JourneyPlayer().live((Step("order", 0, {"payment": "cod"}), Step("cancel_order"), *what_follows))


def test_no_new_day_is_asked_for_when_the_order_was_cancelled() -> None:
    """G-2."""
    failed = {"status": Status.DELIVERY_ATTEMPT_FAILED, "reason": NdrReason.CUSTOMER_UNAVAILABLE, "place": "Surat"}
    player = _order_called_off_on_its_way(Step("scan", 0, failed))
    assert not [left for left in player.world.sent if left.message.startswith("attempt_")]
    assert ("attempt_unavailable", ("terminal_state",)) in {(k.message, k.blockers[:1]) for k in player.world.withheld}


def test_a_parcel_out_for_delivery_is_not_announced_when_the_order_was_cancelled() -> None:
    """G-2."""
    player = _order_called_off_on_its_way(Step("scan", 0, {"status": Status.OUT_FOR_DELIVERY, "place": "Surat"}))
    assert not [left for left in player.world.sent if left.message.startswith("out_for_delivery")]


def test_a_cancelled_order_does_not_come_after_all() -> None:
    """G-2."""
    turned, back = {"status": Status.RTO_INITIATED, "place": "Surat"}, {"how_far": "revoke_rto"}
    player = _order_called_off_on_its_way(Step("scan", 0, turned), Step("revoke", 0, back))
    assert "coming_after_all" not in {left.message for left in player.world.sent}


def test_who_asked_for_a_person_has_one_who_sees_to_the_failed_attempt() -> None:
    """G-5: no second call is planned, as the hand-over is work with an owner."""
    failed = {"status": Status.DELIVERY_ATTEMPT_FAILED, "reason": NdrReason.CUSTOMER_UNREACHABLE, "place": "Surat"}
    asked = Step("say", 0, {"words": "I want to talk to a person"})
    player = JourneyPlayer().live((Step("order", 0, {"payment": "prepaid"}), Step("scan", 0, failed), asked))
    work = {task.reason for task in player.world.tasks}
    assert "handoff_asked_for_a_person" in work
    assert "call_customer" not in work
    assert gaps.unanswered(player) == []


def test_a_second_report_that_names_the_reason_does_not_put_off_the_first_word() -> None:
    """R-1."""
    failed = {"status": Status.DELIVERY_ATTEMPT_FAILED, "place": "Surat"}
    first = Step("scan", 0, failed | {"reason": NdrReason.OTHER})
    named = Step("scan", 0, failed | {"reason": NdrReason.CUSTOMER_UNAVAILABLE, "coming": timedelta(minutes=2)})
    player = JourneyPlayer().live((Step("order", 0, {"payment": "prepaid"}), first, named))
    assert "attempt_unavailable" in {left.message for left in player.world.sent}
    assert gaps.unspoken(player) == []
