"""Every message, with the facts of every stage, in words a customer can use and WhatsApp accepts."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import msgspec
import pytest

from journeys.answer import Answer, Stage
from journeys.errors import SettingsInvalid
from journeys.example_facts import example_facts
from journeys.expected import Expected
from journeys.messages import MESSAGES
from journeys.status import NdrReason
from journeys.wording import LOCALES, Wording
from tests.journeys.builders import BRAND, NOW
from tests.journeys.test_answer import PAYMENTS, story_of

LANGUAGES = tuple(sorted(folder.name for folder in LOCALES.iterdir() if any(folder.glob("*.ftl"))))
WORDING = Wording(LANGUAGES)
LONGEST_BODY = 1024  # WhatsApp's limits for a template and a message with buttons, and for a button
LONGEST_BUTTON_LABEL = 20
# Said only while it is out for delivery, or of a day that cannot be had.
NAMES_A_DAY = frozenset({"out_for_delivery", "out_for_delivery_paid", "delivery_at_the_door", "delivery_day_not_open"})
SINGLE_DAY = re.compile(
    r"\b(on|by|at) (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\btomorrow\b|\btoday\b", re.IGNORECASE
)


@cache
def other_facts(language: str) -> dict[str, str]:
    """What the answer to an order does not hold."""
    return example_facts(WORDING, BRAND, language)


def facts_of(story: Answer, language: str) -> dict[str, str]:
    return other_facts(language) | WORDING.facts(story, BRAND, language)


def every_story() -> list[Answer]:
    """Each stage and payment, on time and late, and every reason an attempt failed for."""
    stories = [story_of(stage, payment) for stage in Stage for payment in PAYMENTS]
    late = [story_of(stage, now=NOW + timedelta(days=40)) for stage in Stage]
    failed = [msgspec.structs.replace(story_of(Stage.ATTEMPT_FAILED), reason=reason.value) for reason in NdrReason]
    several = [msgspec.structs.replace(each, parcel_no=2, parcels=3) for each in stories[:3]]
    return [*stories, *late, *failed, *several]


@cache
def told_stories(language: str) -> list[tuple[Answer, dict[str, str]]]:
    """Every story with its facts in words."""
    return [(story, facts_of(story, language)) for story in every_story()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_every_message_can_be_said_of_every_stage(name: str, language: str) -> None:
    """P-06, A-57: it renders, fills every variable, and keeps WhatsApp's limits as text and as template."""
    named = WORDING.variables(name, language)
    for story, facts in told_stories(language):
        if story.is_ended and "next_by" in named:
            continue  # withheld as `terminal_state`: nothing comes next
        text = WORDING.message(name, language, facts)
        assert not set("{}$") & set(text.body)
        assert 0 < len(text.body) <= LONGEST_BODY
        assert all(facts[variable] in text.body and facts[variable].strip() for variable in named)
        assert [choice for choice, _ in text.buttons] == list(MESSAGES[name].buttons)
        assert all(0 < len(label) <= LONGEST_BUTTON_LABEL for _, label in text.buttons)
        assert text.args == facts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(name for name, message in MESSAGES.items() if message.proactive))
def test_every_proactive_text_is_fit_to_be_a_template(name: str, language: str) -> None:
    """P-06: Meta refuses a variable at either end or two side by side."""
    source = WORDING.source(name, language)
    assert not source.startswith("{{")
    assert not source.endswith("}}")
    assert not re.search(r"}}\s*{{", source)
    assert set(re.findall(r"{{(\w+)}}", source)) == set(WORDING.variables(name, language))


@pytest.mark.parametrize("stage", sorted(set(Stage) - {Stage.OUT_FOR_DELIVERY}))
def test_nothing_but_out_for_delivery_promises_a_single_day(stage: Stage) -> None:
    """A-83."""
    for name, message in MESSAGES.items():
        if name in NAMES_A_DAY:
            continue
        story = story_of(stage)
        assert not SINGLE_DAY.search(WORDING.message(name, "en", facts_of(story, "en")).body), (name, message)
        expected = WORDING.days(story.expected, "en")
        assert not expected or re.fullmatch(r"\d+ (\w+ )?– ?\d+ \w+|\d+–\d+ \w+|\d+ \w+ – \d+ \w+", expected)


def test_out_for_delivery_says_today() -> None:
    """A-83, A-02."""
    body = WORDING.message("out_for_delivery", "en", facts_of(story_of(Stage.OUT_FOR_DELIVERY), "en")).body
    assert "out for delivery today" in body
    assert "₹1,499" in body
    free = WORDING.message("out_for_delivery_paid", "en", facts_of(story_of(Stage.OUT_FOR_DELIVERY, "prepaid"), "en"))
    assert "It is paid" in free.body


def test_the_answer_names_place_meaning_range_cash_and_the_next_word() -> None:
    """A-02: place, what is happening, range, next update, one action."""
    text = WORDING.message("order_status", "en", facts_of(story_of(Stage.IN_TRANSIT), "en"))
    assert text.body.splitlines() == [
        "Order *KH-10234*: on its way.",
        "●●●○○ On its way, 3 of 5.",
        "Last seen: Pune, Maharashtra, Mon, 23 Nov, 10:30 am.",
        "What this means: It travels between courier hubs. A day or two without a new place is usual.",
        "Expected at your door: 23–27 Nov.",
        "To pay at the door: ₹1,499.",
        "Next update: by Wed, 25 Nov, 10:30 am at the latest.",
    ]
    assert text.buttons == (("agent", "Talk to us"),)


def test_lateness_is_admitted_with_a_new_range() -> None:
    """A-60: no invented cause."""
    late = story_of(Stage.IN_TRANSIT, now=NOW + timedelta(days=10))
    lines = WORDING.story_lines(late, BRAND, "en")
    assert "It is later than we expected. New expectation: 4–6 Dec." in lines
    assert "What holds it up: the courier has not told us why." in lines


def test_an_order_at_its_end_needs_nothing_more() -> None:
    """A-92."""
    assert WORDING.story_lines(story_of(Stage.DELIVERED), BRAND, "en")[-1] == "Nothing more is needed from you."


def test_one_of_several_parcels_is_named() -> None:
    """A-02."""
    several = msgspec.structs.replace(story_of(Stage.IN_TRANSIT), parcel_no=2, parcels=3)
    assert WORDING.story_lines(several, BRAND, "en")[0] == "Parcel 2 of 3."
    assert "Parcel" not in WORDING.story_lines(story_of(Stage.IN_TRANSIT), BRAND, "en")[0]


@pytest.mark.parametrize(
    ("paise", "currency", "said"),
    [
        (149_900, "INR", "₹1,499"),
        (12_345_678, "INR", "₹1,23,456.78"),  # lakhs
        (1_234_567_800, "INR", "₹1,23,45,678"),  # crores
        (5, "INR", "₹0.05"),
        (99_900, "USD", "$999"),
    ],
)
def test_money_is_written_as_in_india(paise: int, currency: str, said: str) -> None:
    """A-02."""
    assert WORDING.money(paise, currency, "en") == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 11, 23), date(2026, 11, 25), "23–25 Nov"),
        (date(2026, 11, 29), date(2026, 12, 2), "29 Nov – 2 Dec"),
        (date(2026, 12, 30), date(2027, 1, 2), "30 Dec – 2 Jan"),
    ],
)
def test_days_are_a_range_with_the_day_first(first: date, last: date, said: str) -> None:
    """A-83."""
    assert re.sub(r"\s", " ", WORDING.days(Expected(first, last), "en")) == said
    assert WORDING.days(None, "en") == ""


def test_moments_are_told_on_indian_clocks() -> None:
    """A-02."""
    said = WORDING.moment(datetime(2026, 11, 23, 18, 45, 59, tzinfo=UTC), BRAND, "en")
    assert re.sub(r"\s", " ", said) == "Tue, 24 Nov, 12:15 am"
    assert WORDING.moment(None, BRAND, "en") == ""


IN_EACH_LANGUAGE = [
    # a range within a month and one across two, a moment, a window; money has lakhs everywhere
    ("en", "23–25 Nov", "29 Nov – 2 Dec", "Mon, 23 Nov, 2:30 pm", "Mon, 23 Nov, 2:30 pm – 4:30 pm"),
    ("hi", "23 – 25 नव॰", "29 नव॰ – 2 दिस॰", "सोम, 23 नव॰, 2:30 pm", "सोम, 23 नव॰, 2:30 pm – 4:30 pm"),
    ("hi-Latn", "23–25 Nov", "29 Nov – 2 Dec", "Som, 23 Nov, 2:30 PM", "Som, 23 Nov, 2:30 PM – 4:30 PM"),
    ("bn", "23–25 নভেঃ", "29 নভেঃ – 2 ডিসেঃ", "সোম 23 নভেঃ, 2:30 PM", "সোম 23 নভেঃ, 2:30 PM – 4:30 PM"),
    ("gu", "23–25 નવે", "29 નવે – 2 ડિસે", "સોમ, 23 નવે, 2:30 PM", "સોમ, 23 નવે, 2:30 PM – 4:30 PM"),
    ("kn", "ನವೆಂ 23 – 25", "29 ನವೆಂ – 2 ಡಿಸೆಂ", "ಸೋಮ, 23 ನವೆಂ, 2:30 PM", "ಸೋಮ, 23 ನವೆಂ, 2:30 PM – 4:30 PM"),
    ("ml", "നവം 23 – 25", "നവം 29 – ഡിസം 2", "നവം 23, തിങ്കൾ, 2:30 PM", "നവം 23, തിങ്കൾ, 2:30 PM – 4:30 PM"),
    ("mr", "23 – 25 नोव्हें", "29 नोव्हें – 2 डिसें", "सोम, 23 नोव्हें, 2:30 PM", "सोम, 23 नोव्हें, 2:30 PM – 4:30 PM"),
    ("pa", "23–25 ਨਵੰ", "29 ਨਵੰ – 2 ਦਸੰ", "ਸੋਮ, 23 ਨਵੰ, 2:30 ਬਾ.ਦੁ.", "ਸੋਮ, 23 ਨਵੰ, 2:30 ਬਾ.ਦੁ. – 4:30 ਬਾ.ਦੁ."),
    ("ta", "23 – 25 நவ.", "29 நவ. – 2 டிச.", "நவ. 23, திங்., 2:30 PM", "நவ. 23, திங்., 2:30 PM – 4:30 PM"),
    ("te", "23–25 నవం", "29 నవం – 2 డిసెం", "23 నవం, సోమ, 2:30 PM", "23 నవం, సోమ, 2:30 PM – 4:30 PM"),
]


@pytest.mark.parametrize(("language", "days", "across", "moment", "window"), IN_EACH_LANGUAGE)
def test_dates_and_money_are_written_as_each_language_does(
    language: str, days: str, across: str, moment: str, window: str
) -> None:
    """A-02, A-83, P-06: by CLDR, with the digits that shops and couriers in India use."""

    def said(text: str) -> str:
        return re.sub(r"\s", " ", text)

    at = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    assert said(WORDING.days(Expected(date(2026, 11, 23), date(2026, 11, 25)), language)) == days
    assert said(WORDING.days(Expected(date(2026, 11, 29), date(2026, 12, 2)), language)) == across
    assert said(WORDING.moment(at, BRAND, language)) == moment
    assert said(WORDING.window(at, at + timedelta(hours=2), BRAND, language)) == window
    assert WORDING.money(12_345_678, "INR", language) == "₹1,23,456.78"


def test_every_shipped_language_has_its_dates_proven() -> None:
    """P-06."""
    assert {row[0] for row in IN_EACH_LANGUAGE} == set(LANGUAGES)


def test_a_language_we_do_not_speak_falls_back_to_the_brands_first() -> None:
    """P-06."""
    assert WORDING.language("fr") == LANGUAGES[0]
    assert WORDING.line("now_confirmed", "fr") == WORDING.line("now_confirmed", LANGUAGES[0])


def test_values_are_put_in_as_they_are() -> None:
    """P-02: a place with braces or bidi marks is data, never a pattern."""
    said = WORDING.line("line_place", "en", place="{ $number } & Sons", place_when="now")
    assert said == "Last seen: { $number } & Sons, now."


# -- failing clearly ---------------------------------------------------------------------------------------


def locale(folder: Path, text: str, language: str = "en") -> Wording:
    (folder / language).mkdir()
    (folder / language / "messages.ftl").write_text(text, encoding="utf-8")
    return Wording((language,), folder)


def test_a_missing_language_is_named(tmp_path: Path) -> None:
    """P-06."""
    with pytest.raises(SettingsInvalid, match=r"there are no texts for language 'fr': locales/fr/\*\.ftl"):
        Wording(("en", "fr"))


@pytest.mark.parametrize("text", ["other = Hello", "greeting =\n    .agent = Talk to us"])
def test_a_missing_text_is_named(tmp_path: Path, text: str) -> None:
    """P-06: for a line and for a whole message, in the file where it is missing."""
    wording = locale(tmp_path, text)
    for say in (wording.line, lambda name, language: wording.message(name, language, {})):
        with pytest.raises(SettingsInvalid, match=r"locales/en/\*\.ftl: no text named greeting"):
            say("greeting", "hi")


def test_a_missing_button_is_named(tmp_path: Path) -> None:
    """P-06."""
    wording = locale(tmp_path, "greeting = Hello\n    .order_status = Where is it?")
    with pytest.raises(SettingsInvalid, match=r"locales/en/\*\.ftl: greeting has no \.agent"):
        wording.message("greeting", "en", {})
    with pytest.raises(SettingsInvalid, match=r"order_list has no \.open"):
        wording.label("order_list", "open", "en")


def test_a_missing_fact_is_named(tmp_path: Path) -> None:
    """P-06: no customer ever reads a bare variable."""
    wording = locale(tmp_path, "greeting = Hello { $name }!")
    with pytest.raises(SettingsInvalid, match="name"):
        wording.line("greeting", "en")


def test_variables_come_in_the_order_of_the_text(tmp_path: Path) -> None:
    """P-06: a template's parameters; plain text and terms have none."""
    wording = locale(
        tmp_path, '-brand = Khadi\nm = A { $b } and { $a } and { $b } { "x" } { -brand }\nplain = Hi\n# note\n'
    )
    assert wording.variables("m", "en") == ("b", "a")
    assert wording.variables("plain", "en") == ()
    assert wording.variables("nobody", "en") == ()
