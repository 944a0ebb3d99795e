"""What a change of a journey is called, in words."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from journeys.definition import Definition, Step
from journeys.differences import WARNING, difference, differences, in_words
from tests.journeys.drawing.some_journeys import CONFIRMED, RECOVERY, after, journey, step

replace = msgspec.structs.replace


def changed(journey: Definition = RECOVERY, /, version: int = 2, **header: Any) -> Definition:
    return replace(journey, version=version, **header)


def with_step(name: str, **facts: Any) -> Definition:
    """The recovery as version 2, one step changed in place."""
    steps = RECOVERY.steps | {name: replace(RECOVERY.steps[name], **facts)}
    return changed(steps=steps)


def lines(new: Definition, old: Definition = RECOVERY) -> list[str]:
    found = difference(old, new)
    return list(found.lines) if found else []


def test_a_longer_time_out_is_said_by_the_word_that_comes_later() -> None:
    """D10, A-82."""
    found = difference(RECOVERY, with_step("ask", timeout=after(25, "ask_again")))
    assert found is not None
    assert found.headline == "save_delivery 1 → 2"
    assert found.lines == ("the third word, `no_news`, comes after 25 minutes (was 20), from step `ask`",)
    assert not found.is_warning


@pytest.mark.parametrize(
    ("new", "words"),
    [
        (with_step("settle", span=timedelta(minutes=90)), "step `settle` waits 1 hour 30 minutes (was 4 minutes)"),
        (
            with_step("ask_again", timeout=after(60, "person")),
            "step `person` comes after 1 hour (was 18), from step `ask_again`",
        ),
        (with_step("ask", timeout=after(20, "end")), "step `ask`: the time-out ends the run (it led to `ask_again`)"),
        (with_step("ask", what="attempt_refused"), "step `ask` sends `attempt_refused` (it sent `attempt_failed`)"),
        (with_step("fault", what="is_cod"), "step `fault` asks `is_cod` (it asked `attempt_not_made`)"),
        (with_step("fault", if_so="ask"), "step `fault`: yes leads to `ask` (it led to `own_up`)"),
        (with_step("again", on_failure="ask"), "step `again`: a refusal leads to `ask` (it led to `person`)"),
        (with_step("own_up", then="ask"), "step `own_up`: going on leads to `ask` (it ended the run)"),
        (
            with_step("ask", wait_for={"reply.reattempt": "again", "reply.agent": "person"}),
            "step `ask`: `reply.agent` is a way on now, it leads to `person`",
        ),
        (
            with_step("ask_again", wait_for={"reply.agent": "person"}),
            "step `ask_again`: `reply.reattempt` is no way on any more (it led to `again`)",
        ),
        (changed(trigger=("signal.ndr_again",)), "starts when `signal.ndr_again`, which is new"),
        (changed(trigger=("signal.ndr_again",)), "no longer starts when `shipment.delivery_attempt_failed`"),
        (changed(when=("is_cod",)), "starts only if `is_cod`, which is new"),
        (changed(exit_on=frozenset({"shipment.delivered"})), "no longer ends at once when `shipment.out_for_delivery`"),
        (changed(urgent=False), "is no longer urgent"),
        (changed(category="marketing"), "is marketing (was utility)"),
        (changed(one_run_per="order"), "one run per order (was per delivery attempt)"),
        (changed(purpose="Else."), "purpose: Else. (was: Say what is true, and ask once.)"),
        (changed(), "a new version, and nothing else is new"),
    ],
)
def test_each_kind_of_change_has_its_words(new: Definition, words: str) -> None:
    """D10."""
    assert words in lines(new)


def test_steps_that_come_and_go_are_named_with_what_they_do() -> None:
    """D10."""
    more = changed(CONFIRMED, steps=CONFIRMED.steps | {"tell_ops": step("tell_ops", "do", "ops.alert")})
    assert lines(more, CONFIRMED) == ["step `tell_ops` is new: it has `ops.alert` done"]
    assert lines(replace(CONFIRMED, version=3), more) == ["step `tell_ops` is gone: it had `ops.alert` done"]


def test_a_renamed_step_is_one_line_and_not_a_step_lost_and_another_found() -> None:
    """D10: routes that lead to it did not change."""

    def called(name: str) -> str:
        return "second_word" if name == "ask_again" else name

    def renamed(each: Step) -> Step:
        timeout = replace(each.timeout, go_to=called(each.timeout.go_to)) if each.timeout else None
        return replace(each, name=called(each.name), timeout=timeout)

    new = changed(steps={called(name): renamed(each) for name, each in RECOVERY.steps.items()})
    assert lines(new) == ["step `ask_again` is called `second_word` now"]


def test_another_first_step_is_said() -> None:
    """D10."""
    turned = dict(reversed(list(RECOVERY.steps.items())))
    assert "begins with step `person` (was `settle`)" in lines(changed(steps=turned))


def test_a_change_without_a_new_version_is_a_warning() -> None:
    """D10: a run must finish on the version it began."""
    found = difference(RECOVERY, replace(RECOVERY, urgent=False))
    assert found is not None
    assert found.is_warning
    assert found.lines == ("is no longer urgent", WARNING)
    back = difference(changed(), RECOVERY)
    assert back is not None
    assert back.is_warning
    assert back.lines[-1] == "the version went back from 2"


def test_what_reads_the_same_is_no_difference() -> None:
    """D10: comments and places do not count."""
    assert difference(RECOVERY, replace(RECOVERY, text="# another comment")) is None
    assert differences([RECOVERY], [RECOVERY]) == []


def test_new_and_lost_journeys_are_listed_by_name() -> None:
    """D10."""
    other = journey("a_new_one", "order.paid", step("say", "send", "order_confirmed"))
    found = differences([RECOVERY, CONFIRMED], [CONFIRMED, other])
    assert [each.headline for each in found] == [
        "a_new_one is new: Say what is true, and ask once.",
        "save_delivery is gone; runs under way finish on version 1",
    ]


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(days=1, minutes=1), "1 day 1 minute"),
        (timedelta(hours=18), "18 hours"),
        (timedelta(0), "no time"),
    ],
)
def test_spans_are_said_in_words(span: timedelta, words: str) -> None:
    """D10."""
    assert in_words(span) == words
