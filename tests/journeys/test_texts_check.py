"""The check of the texts: every shipped language passes, and every kind of mistake is found with its line."""

import shutil
from pathlib import Path

import pytest

from journeys.texts_check import faults_in
from journeys.tone_words import CAUSES, NEXT_STEP, ONE_DAY, UNWELCOME
from journeys.wording import LOCALES

LANGUAGES = tuple(sorted({path.parent.name for path in LOCALES.glob("*/*.ftl")}))
# Bengali's 26 templates that close with a moment and a full stop: WhatsApp counts that as ending with a variable.
KNOWN = {"bn": "ends with a variable"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shipped_language_says_what_english_says_in_the_tone_of_the_house(language: str) -> None:
    """P-06, A-57, A-60, A-61, A-83, A-92: complete, same variables and labels, within WhatsApp's limits."""
    found = [str(fault) for fault in faults_in(language)]
    assert [each for each in found if KNOWN.get(language, "-") not in each] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shipped_language_has_words_of_its_own_to_be_checked_by(language: str) -> None:
    """A-61, A-83, A-92."""
    assert language in NEXT_STEP
    assert len(ONE_DAY[language]) >= 8
    assert language in CAUSES
    assert len(UNWELCOME[language]) >= 4


def broken(folder: Path, old: str, new: str, language: str = "hi") -> list[str]:
    """What the check says when one text of a language is changed."""
    for each in {"en", language}:
        shutil.copytree(LOCALES / each, folder / each)
    hits = 0
    for file in (folder / language).glob("*.ftl"):
        text = file.read_text("utf-8")
        hits += old in text
        file.write_text(text.replace(old, new, 1), "utf-8")
    assert hits == 1, "the text is there once"
    return [str(fault) for fault in faults_in(language, folder)]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("nps_thanks =", "nps_thank =", "locales/hi/aftercare.ftl:1: there is no nps_thanks"),
        ("nps_thanks =", "nps_thank =", "nps_thank is not in English"),
        ("nps_thanks =", "opted_in = दो बार\n\nnps_thanks =", "opted_in is there twice"),
        ("nps_thanks =", "nps_thanks {", 'is not Fluent: Expected token: "="'),
        ("issue_thanks =\n", "issue_thanks =\n    { $place } में, ", "says { $place }, which English does not"),
        ("ऑर्डर *{ $number }* को लेकर आगे", "ऑर्डर को लेकर आगे", "issue_thanks does not say { $number }"),
        ("    .reattempt = हाँ, डिलीवर करें\n    .no_longer_wanted", "    .no_longer_wanted", "has no .reattempt"),
    ],
)
def test_what_differs_from_english_is_told_with_its_line(old: str, new: str, says: str, tmp_path: Path) -> None:
    """P-06."""
    found = broken(tmp_path, old, new)
    assert any(says in each for each in found), found
    assert all(int(each.split(":")[1]) > 0 for each in found)


def test_a_text_stands_in_the_file_where_english_has_it(tmp_path: Path) -> None:
    """P-06: whoever changes one finds the other."""
    for each in ("en", "hi"):
        shutil.copytree(LOCALES / each, tmp_path / each)
    (tmp_path / "hi" / "page.ftl").rename(tmp_path / "hi" / "pages.ftl")
    found = [str(fault) for fault in faults_in("hi", tmp_path)]
    assert found
    assert all("belongs into page.ftl, as in English" in each for each in found)


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("label = x\n    .agent = " + "अ" * 21, "label.agent has 21 characters, not 1 to 20"),
        ("order_list = { $count }?\n    .open = " + "अ" * 21, "order_list.open has 21 characters, not 1 to 20"),
        ("attempt_options = { $number }?\n    .tomorrow = " + "अ" * 25, "has 25 characters, not 1 to 24"),
        ("meaning_order_status = " + "अ" * 21, "meaning_order_status has 21 characters"),
        ("nps_thanks = यहाँ " + "अ " * 520, "nps_thanks has 1044 characters with its facts, not 1 to 1024"),
        ("packed = { $number } यहाँ", "packed begins with a variable"),
        ("packed = यहाँ { $number }।", "packed ends with a variable"),
        ("x = { $n ->\n   *[other] अनेक\n }", "x lacks the plural form one"),
        ("x = { $n ->\n    [few] कुछ\n    [one] एक\n   *[other] अनेक\n }", "x has a form its language lacks: few"),
    ],
)
def test_limits_and_plural_forms_are_checked(message: str, says: str, tmp_path: Path) -> None:
    """P-06: a list row may be longer than a button; Hindi has the forms one and other."""
    found = alone(tmp_path, message)
    assert any(says in each for each in found), found


def test_a_row_of_24_characters_and_both_plural_forms_are_right(tmp_path: Path) -> None:
    """P-06."""
    row = "attempt_options = { $number }?\n    .tomorrow = " + "अ" * 24
    found = alone(tmp_path, row + "\nx = { $n ->\n    [one] एक\n   *[other] अनेक\n }")
    assert not [each for each in found if "attempt_options." in each or "plural" in each]


def alone(folder: Path, message: str) -> list[str]:
    """The check of a language with the phrases that facts need, and one more text."""
    for name in ("en", "hi"):
        shutil.copytree(LOCALES / name, folder / name)
    name = message.split(" =")[0]
    for file in (folder / "hi").glob("*.ftl"):
        text = file.read_text("utf-8")
        file.write_text(text.replace(f"\n{name} =", f"\n{name}_before ="), "utf-8")
    (folder / "hi" / "zz.ftl").write_text(message + "\n", "utf-8")
    return [str(fault) for fault in faults_in("hi", folder)]


@pytest.mark.parametrize(
    ("language", "text", "says"),
    [
        ("hi", "packed = ऑर्डर { $number } कल पहुँचेगा, यहीं बताएँगे।", "promises a single day: “कल”"),
        ("hi", "packed = ऑर्डर { $number } निकल गया, यहीं बताएँगे।", ""),  # a word that only contains it
        ("hi", "out_for_delivery = आज { $number } { $amount } आएगा, यहीं बताएँगे।", ""),
        ("ta", "packed = ஆர்டர் { $number } இன்று வரும், இங்கே சொல்கிறோம்.", "promises a single day"),
        ("hi", "packed = ऑर्डर { $number } पैक हो गया है।", "ends with neither a next step nor “nothing to do”"),
        ("hi", "packed = ऑर्डर { $number } बारिश से रुका है, यहीं बताएँगे।", "names a cause of its own: “बारिश”"),
        ("hi", "packed = ऑर्डर { $number }: आपकी गलती है, यहीं बताएँगे।", "blames her"),
        ("te", "packed = ఆర్డర్ { $number }: అసౌకర్యానికి చింతిస్తున్నాం, ఇక్కడ చెబుతాం.", "is office talk"),
        ("hi-Latn", "packed = Order { $number }: jaldi karein, yahin batayenge.", "presses her"),
        ("mr", "packed = ऑर्डर { $number } निघाली!! इथे कळवू.", "shouts"),
    ],
)
def test_the_tone_is_checked_in_every_language(language: str, text: str, says: str, tmp_path: Path) -> None:
    """A-60, A-61, A-83, A-92."""
    for name in {"en", language}:
        shutil.copytree(LOCALES / name, tmp_path / name)
    message = text.split(" =")[0]
    for file in (tmp_path / language).glob("*.ftl"):
        file.write_text(file.read_text("utf-8").replace(f"\n{message} =", f"\n{message}_before ="), "utf-8")
    (tmp_path / language / "zz.ftl").write_text(text + "\n", "utf-8")
    tone = ("promises", "ends with", "names a cause", "blames", "office", "presses", "shouts", "hides", "jargon")
    found = [str(each) for each in faults_in(language, tmp_path) if f" {message} " in str(each)]
    found = [each for each in found if any(word in each for word in tone)]
    assert [each for each in found if says and says in each] or (not says and not found), found
