"""Reading stories: every mistake is named with its file, its line and a hint."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journeys.brand import Brand
from journeys.errors import JourneyInvalid
from journeys.stories import load_stories, read_stories
from journeys.stories.moments import first_moment, next_moment, parse_ago, parse_yes, say_moment

HEAD = "- story: a parcel fails\n  play:\n"


def mistakes(text: str) -> list[str]:
    with pytest.raises(JourneyInvalid) as raised:
        read_stories(text, "second_try.yaml")
    return str(raised.value).splitlines()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("- wiat: 4m", "`wiat` is no word of a story; did you mean `wait`?"),
        ("- wait: 4", "`wait`: 4 is no span of time"),  # a bare number could mean any unit
        ("- until: Someday 8:00", "`until`: 'Someday 8:00' is no moment"),
        ("- until: Mon 25:00", "is no moment"),
        ("- sent: atempt_failed", "`sent`: `atempt_failed` is unknown; did you mean `attempt_failed`?"),
        ("- did: courier.request_retry", "`did`: `courier.request_retry` is unknown; did you mean"),
        ("- tap: reatempt", "`tap`: `reatempt` is unknown; did you mean `reattempt`?"),
        ("- scan: deliverd", "`scan`: `deliverd` is unknown; did you mean `delivered`?"),
        ("- {scan: delivered, raeson: other}", "`scan` has no `raeson`; did you mean `reason`?"),
        ("- {scan: delivered, ago: soon}", "`ago` of `scan`"),
        ("- {wait: 4m, ago: 2h}", "`wait` has no `ago`; it may have nothing beside it"),
        ("- answer: maybe", "`answer`: `maybe` is unknown"),
        ("- withheld: attempt_failed", "`withheld`: `attempt_failed` is not complete"),
        ("- signal: hub_lop", "`signal`: `hub_lop` is unknown; did you mean `hub_loop`?"),
        ("- return: {approvd: {}}", "`return`: `approvd` is unknown; did you mean `approved`?"),
        ("- marketing: perhaps", "`marketing`: 'perhaps' is neither yes nor no"),
        ("- address: Pune", "`address`: `Pune` is no mapping"),
        ("- at_step: second_try", "`at_step`: `second_try` is not complete"),
        ("- scan", "`scan`: `None` is unknown"),
    ],
)
def test_a_mistake_in_a_line_is_named_with_its_place_and_a_hint(line: str, told: str) -> None:
    """A-11."""
    (mistake,) = mistakes(f"{HEAD}    - order\n    {line}\n")
    assert mistake.startswith("second_try.yaml:4: ")
    assert told in mistake


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("story: x", 1, "a story file is a list"),
        ("- play: [order]", 1, "this is no story"),
        ("- story: x\n  plai: [order]\n  play: [order]", 2, "a story has no `plai`; did you mean `play`?"),
        ("- story: x\n  play: order", 2, "`play` is no list"),
        ("- story: x\n  given: cod\n  play: [order]", 2, "`given` is no mapping"),
        (
            "- story: x\n  given:\n    paiment: cod\n  play: [order]",
            3,
            "`given` has no `paiment`; did you mean `payment`?",
        ),
        ("- story: x\n  given:\n    payment: card\n  play: [order]", 3, "`payment`: `card` is unknown"),
        ("- story: x\n  given: {brand: {cap: 1}}\n  play: [order]", 2, "`brand`: `cap` is unknown"),
        ("- story: x\n  at: noon\n  play: [order]", 2, "`at`: 'noon' is no moment"),
        ("- story: x\n play: [order]", 2, "this is not YAML"),
    ],
)
def test_a_mistake_in_the_head_is_named_with_its_place(text: str, line: int, told: str) -> None:
    """A-11."""
    mistake = mistakes(text)[0]
    assert mistake.startswith(f"second_try.yaml:{line}: ")
    assert told in mistake


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    """A-11."""
    told = mistakes(f"{HEAD}    - wiat: 4m\n    - order\n    - sent: nothing_at_all\n")
    assert [mistake.split(":")[1] for mistake in told] == ["3", "5"]


def test_a_story_is_about_the_journey_its_file_is_named_after() -> None:
    """A-11."""
    (story,) = read_stories(f"{HEAD}    - order\n", "second_try.yaml")
    assert story.journeys == ("second_try",)
    (other,) = read_stories("- story: x\n  journeys: [shipped, delivered]\n  play: [order]\n", "second_try.yaml")
    assert other.journeys == ("shipped", "delivered")


def test_stories_are_found_by_the_name_of_their_file(tmp_path: Path) -> None:
    """A-11."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(f"{HEAD}    - order\n")
    assert [story.place.file for story in load_stories(tmp_path)] == ["one.yaml", "two.yaml"]
    assert [story.place.file for story in load_stories(tmp_path, ["two.yaml"])] == ["two.yaml"]
    with pytest.raises(JourneyInvalid, match="no stories named `tow`; did you mean `two`"):
        load_stories(tmp_path, ["tow"])


def test_moments_are_read_in_the_brands_own_time() -> None:
    """Common defaults: Asia/Kolkata."""
    brand = Brand()
    monday = first_moment("Mon 11:00", brand)
    assert monday == datetime(2026, 11, 23, 5, 30, tzinfo=UTC)
    assert next_moment("Tue 08:00", monday, brand) - monday == timedelta(hours=21)
    assert next_moment("11:00", monday, brand) - monday == timedelta(days=1)
    assert next_moment("Mon 11:00", monday, brand) - monday == timedelta(days=7)
    assert say_moment(monday + timedelta(minutes=4), brand) == "Mon 11:04"
    assert say_moment(monday + timedelta(seconds=7), brand) == "Mon 11:00:07"


def test_spans_and_answers_are_read_as_people_write_them() -> None:
    """A-11."""
    assert parse_ago("2d ago") == parse_ago("2d") == timedelta(days=2)
    assert [parse_yes(each) for each in ("yes", "no", True, False)] == [True, False, True, False]
