"""Reading journey files: what is right is read as written, and every mistake is named with file, line and a hint."""

from datetime import timedelta
from pathlib import Path

import pytest

from journeys.definition import END
from journeys.durations import parse_duration, say_duration
from journeys.errors import JourneyInvalid
from journeys.loading import CATALOG, load_catalogue, parse_journey, read_journey
from journeys.wording import Wording

GOOD = """\
journey: rescue
purpose: Save a failed delivery.
version: 3
trigger: [shipment.delivery_attempt_failed, signal.ndr_again]
when: is_cod
one_run_per: delivery_attempt
exit_on: shipment.delivered
urgent: true
steps:
  settle:
    wait: 4m
    wait_for: {page.opened: ask}
    then: not_made
  not_made:
    check: attempt_not_made
    if_so: complain
    if_not: ask
  complain:
    do: task.courier_did_not_come
  ask:
    send: attempt_failed
    wait_for: {reply.new_day: again}
    timeout: {after: 1h30m, go_to: person}
  again:
    do: courier.request_reattempt
    on_failure: person
  person:
    handoff: nobody_answered
"""


def wrong(text: str) -> list[str]:
    """Every complaint about `text`, as its author reads it."""
    return [str(complaint) for complaint in read_journey(text, "rescue.yaml")[1]]


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new, 1)


def test_a_journey_is_read_as_written() -> None:
    """A-11."""
    journey = parse_journey(GOOD, "rescue.yaml")
    assert (journey.key, journey.purpose) == (("rescue", 3), "Save a failed delivery.")
    assert journey.trigger == ("shipment.delivery_attempt_failed", "signal.ndr_again")
    assert (journey.when, journey.exit_on) == (("is_cod",), {"shipment.delivered"})
    assert (journey.one_run_per, journey.urgent, journey.category) == ("delivery_attempt", True, "utility")
    assert (journey.first.name, journey.first.span) == ("settle", timedelta(minutes=4))
    ask = journey.steps["ask"]
    assert (ask.what, ask.wait_for, ask.pauses) == ("attempt_failed", {"reply.new_day": "again"}, True)
    assert ask.timeout
    assert (ask.timeout.after, ask.timeout.go_to) == (timedelta(minutes=90), "person")
    assert journey.steps["complain"].then == END
    assert str(ask.place) == "rescue.yaml:20"


# What is wrong -> the line and words its author reads. One mistake a row.
MISTAKES = {
    "not yaml": (changed("version: 3", "version: [3"), "rescue.yaml:4: this is not YAML"),
    "twice": (changed("version: 3", "version: 3\nversion: 4"), "rescue.yaml:4: this is not YAML: found duplicate key"),
    "a list": ("- journey: rescue\n", "rescue.yaml:1: a journey file is a list of `name: value` lines"),
    "unknown header": (
        changed("urgent:", "urgant:"),
        "rescue.yaml:8: `urgant` is no word of a journey; did you mean `urgent`?",
    ),
    "missing header": (changed("version: 3\n", ""), "rescue.yaml:1: `version` is missing"),
    "version": (changed("version: 3", "version: soon"), "rescue.yaml:3: `version: soon` cannot be; it is a whole"),
    "version 0": (changed("version: 3", "version: 0"), "rescue.yaml:3: `version: 0` cannot be"),
    "urgent": (changed("urgent: true", "urgent: very"), "rescue.yaml:8: `urgent: very` cannot be; it is true or false"),
    "one run per": (
        changed("one_run_per: delivery_attempt", "one_run_per: attempt"),
        "rescue.yaml:6: `one_run_per: attempt` is unknown; did you mean `delivery_attempt`?",
    ),
    "category": (changed("urgent: true", "category: adverts"), "rescue.yaml:8: `category: adverts` is unknown"),
    "trigger shape": (changed("[shipment.delivery_attempt_failed, signal.ndr_again]", "7"), "rescue.yaml:4: `trigger`"),
    "purpose shape": (changed("Save a failed delivery.", "7"), "rescue.yaml:2: `purpose` is 7; it is a word"),
    "happening": (
        changed("signal.ndr_again", "signal.ndr_agian"),
        "`signal.ndr_agian` is no happening; did you mean `signal.ndr_again`?",
    ),
    "exit": (changed("shipment.delivered", "shipment.arrived"), "`shipment.arrived` is no happening"),
    "condition": (changed("is_cod", "is_code"), "`is_code` is no condition; did you mean `is_cod`?"),
    "check": (changed("check: attempt_not_made", "check: was_lazy"), "rescue.yaml:14: `was_lazy` is no condition"),
    "message": (
        changed("attempt_failed\n", "atempt_failed\n"),
        "rescue.yaml:20: `atempt_failed` is no message; did you mean `attempt_failed`?",
    ),
    "command": (
        changed("courier.request_reattempt", "courier.reattempt"),
        "rescue.yaml:24: `courier.reattempt` is no command; did you mean `courier.request_reattempt`?",
    ),
    "button": (changed("reply.new_day", "reply.retry_please"), "rescue.yaml:20: `retry_please` is no button"),
    "button of a group": (changed("reply.new_day", "reply.reattempt"), "is told as `reply.new_day`"),
    "route": (
        changed("if_so: complain", "if_so: complian"),
        "rescue.yaml:14: `if_so` of step `not_made` leads to `complian`, which is no step; did you mean `complain`?",
    ),
    "no time-out": (
        changed("    timeout: {after: 1h30m, go_to: person}\n", ""),
        "rescue.yaml:20: step `ask` waits for an event without a time-out; add `timeout:",
    ),
    "time-out shape": (changed("{after: 1h30m, go_to: person}", "{after: 1h30m}"), "rescue.yaml:23: `timeout` needs"),
    "time-out bare": (
        changed("after: 1h30m", "after: 90"),
        "rescue.yaml:23: 90 is no span of time; write a number and",
    ),
    "wait span": (changed("wait: 4m", "wait: four"), "rescue.yaml:11: 'four' is no span of time"),
    "wait_for shape": (changed("{reply.new_day: again}", "reply.new_day"), "rescue.yaml:22: `wait_for` maps"),
    "no on_failure": (
        changed("    on_failure: person\n", ""),
        "rescue.yaml:24: step `again` has no `on_failure`; add `on_failure: <step>`",
    ),
    "needless on_failure": (
        changed("do: task.courier_did_not_come\n", "do: task.courier_did_not_come\n    on_failure: ask\n"),
        "rescue.yaml:18: `task.courier_did_not_come` cannot fail; drop `on_failure`",
    ),
    "unreachable": (
        changed("if_so: complain", "if_so: ask"),
        "rescue.yaml:18: no route leads to step `complain`; lead one to it, or delete it",
    ),
    "restless": (
        changed("do: task.courier_did_not_come\n", "do: task.courier_did_not_come\n    then: not_made\n"),
        "comes back to itself without a pause; put a `wait` into the loop",
    ),
    "two kinds": (
        changed("do: task.courier_did_not_come\n", "do: task.parcel_lost\n    wait: 4m\n"),
        "rescue.yaml:18: step `complain` needs exactly one of send, do, check, wait, handoff, has `do` and `wait`",
    ),
    "no kind": (changed("    do: task.courier_did_not_come\n", "    then: ask\n"), "needs exactly one of"),
    "empty step": (changed("    do: task.courier_did_not_come\n", ""), "rescue.yaml:18: step `complain` does nothing"),
    "no steps": (GOOD.partition("steps:")[0] + "steps: {}\n", "rescue.yaml:9: `steps` is empty"),
    "a step named end": (GOOD.replace("complain", "end"), "rescue.yaml:18: `end` is the way out of a journey"),
    "half a check": (
        changed("    if_not: ask\n", ""),
        "rescue.yaml:14: step `not_made` needs both `if_so` and `if_not`",
    ),
    "a route that does not belong": (
        changed("    wait: 4m\n", "    wait: 4m\n    if_so: ask\n"),
        "rescue.yaml:12: a `wait` step has no `if_so`; it may have then, wait_for",
    ),
    "an urgent journey, a calm message": (
        changed("send: attempt_failed", "send: shipped"),
        "rescue.yaml:20: an urgent journey sends `shipped`, which is not urgent",
    ),
    "commerce": (
        changed("urgent: true", "category: marketing"),
        "rescue.yaml:20: `attempt_failed` does not belong into this journey; the journey's category is marketing",
    ),
    "file name": (changed("journey: rescue", "journey: saving"), "rescue.yaml:1: journey `saving` in file rescue.yaml"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_is_named_with_file_line_and_hint(mistake: str) -> None:
    """A-11: the author must act, and knows where and how."""
    text, expected = MISTAKES[mistake]
    complaints = wrong(text)
    assert any(expected in complaint for complaint in complaints), complaints
    with pytest.raises(JourneyInvalid, match=r"^rescue\.yaml:\d+: "):
        parse_journey(text, "rescue.yaml")


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    """A-11."""
    complaints = wrong(GOOD.replace("is_cod", "is_code").replace("if_so: complain", "if_so: gone"))
    assert len(complaints) == 3  # and `complain` is no longer reached


def test_a_text_that_is_missing_in_a_language_is_named() -> None:
    """P-06."""
    _, complaints = read_journey(GOOD, "rescue.yaml", missing_in=lambda message: ["hi"])
    assert [str(each) for each in complaints] == [
        (
            "rescue.yaml:20: message `attempt_failed` has no text in language `hi`; "
            "write it in locales/hi/*.ftl, with every button"
        )
    ]


def test_a_message_without_one_of_its_buttons_counts_as_missing(tmp_path: Path) -> None:
    """P-06."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "all.ftl").write_text("attempt_failed = It failed.\n    .reattempt = Again\n", encoding="utf-8")
    wording = Wording(("en",), tmp_path)
    assert wording.missing("attempt_failed") == ["en"]
    assert wording.missing("shipped") == ["en"]


def test_one_journey_has_one_file(tmp_path: Path) -> None:
    """A-11: names are unique, and a folder's mistakes are told together."""
    (tmp_path / "rescue.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(JourneyInvalid) as error:
        load_catalogue(tmp_path)
    assert "other.yaml:1: journey `rescue` in file other.yaml; give both one name" in str(error.value)
    assert "journey `rescue` is also in other.yaml:1" in str(error.value)


def test_the_shipped_catalogue_is_right_in_every_language_shipped() -> None:
    """A-11, P-06."""
    languages = tuple(sorted(folder.name for folder in Path("locales").iterdir() if any(folder.glob("*.ftl"))))
    catalogue = load_catalogue(CATALOG, Wording(languages).missing)
    assert len(catalogue.newest) > 10


@pytest.mark.parametrize(
    ("written", "said"),
    [("30s", "30s"), ("4m", "4m"), ("90m", "1h30m"), ("1h30m", "1h30m"), ("48h", "2d"), ("1w", "7d"), ("0m", "0s")],
)
def test_spans_are_read_and_said(written: str, said: str) -> None:
    """A-11."""
    assert say_duration(parse_duration(written)) == said


@pytest.mark.parametrize("written", ["", "4", "m", "4 m", "-4m", "4min", "1.5h", 4, None, True])
def test_what_is_no_span_is_refused(written: object) -> None:
    """A bare number could mean any unit."""
    with pytest.raises(ValueError, match="is no span of time"):
        parse_duration(written)
