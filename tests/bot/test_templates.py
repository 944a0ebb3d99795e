"""Our templates in every language: how Meta files them, what reviewers see, and which one a customer can read."""

import re

import msgspec
import pytest

from bot.templates import (
    FILED_AS,
    choose_template,
    needs_template,
    readable,
    template_key,
    template_specs,
)
from integrations.sandbox.graph.template_rules import check_components, check_identity
from integrations.whatsapp.templates import check, creation_body
from journeys.messages import MESSAGES
from journeys.policies.case import Told
from journeys.wording import LOCALES, Wording
from tests.journeys.builders import BRAND

LANGUAGES = tuple(sorted({path.parent.name for path in LOCALES.glob("*/*.ftl")}))
# Meta's codes for the languages of India that we may ship; Hindi in Latin letters is not among them.
AT_META = frozenset(["en", "hi", "bn", "gu", "kn", "ml", "mr", "pa", "ta", "te"])
# Bengali's 26 templates that close with a moment and a full stop, see test_texts_check.
KNOWN = {"bn"}
SHIPPED = MESSAGES["shipped"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_can_be_switched_on_and_its_templates_are_fit_for_meta(language: str) -> None:
    """A-28, P-06: by our own check and by the sandbox's, which shares no code with it."""
    brand = msgspec.structs.replace(BRAND, languages=(language,))
    specs = template_specs(Wording((language,)), brand, "harkara")
    assert len(specs) == sum(needs_template(message) for message in MESSAGES.values())
    for spec in specs:
        faults = [str(fault) for fault in check(spec)]
        assert not faults or (language in KNOWN and all("ends with a variable" in each for each in faults)), spec.name
        if faults:
            continue
        body = creation_body(spec)
        check_identity(body["name"], body["language"], body["category"])
        check_components(body["components"], "NAMED")
        assert spec.language in AT_META


def test_two_languages_never_share_a_template() -> None:
    """P-06: Hinglish is filed as Hindi, under a name of its own."""
    specs = template_specs(
        Wording(("hi", "hi-Latn")), msgspec.structs.replace(BRAND, languages=("hi", "hi-Latn")), "hk"
    )
    keys = [(spec.name, spec.language) for spec in specs]
    assert len(set(keys)) == len(keys)
    assert {language for _, language in keys} == {"hi"}
    assert template_key("hk", SHIPPED, "hi-Latn").name == f"hk_shipped_v{SHIPPED.version}_latn"
    assert FILED_AS.keys().isdisjoint(AT_META)


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) & {"hi", "ta", "te", "bn"}))
def test_examples_are_in_the_templates_language(language: str) -> None:
    """A-28: dates, causes and reasons; numbers, places and links stay as shops and couriers write them."""
    brand = msgspec.structs.replace(BRAND, languages=(language,))
    for spec in template_specs(Wording((language,)), brand, "hk"):
        for name, example in spec.examples.items():
            if name in {"range", "next_by", "reason", "cause", "now"}:
                assert not re.search(r"[A-Za-z]{4,}", example.replace("Pune", "")), (spec.name, name, example)
        assert spec.examples.get("number", "KH-10234") == "KH-10234"


def test_what_is_urgent_is_created_first_in_the_brands_first_language() -> None:
    """A-28: Meta takes a hundred an hour."""
    brand = msgspec.structs.replace(BRAND, languages=("hi", "en"))
    specs = template_specs(Wording(("hi", "en")), brand, "hk")
    lane_of = {template_key("hk", message, "en").name: message.lane for message in MESSAGES.values()}
    order = [(spec.language != "hi", lane_of[spec.name]) for spec in specs]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("hers", "spoken", "languages"),
    [
        ("hi", ("en", "hi"), ("hi", "en")),
        ("hi-Latn", ("en", "hi", "hi-Latn"), ("hi-Latn", "hi", "en")),
        ("hi", ("en", "hi", "hi-Latn"), ("hi", "hi-Latn", "en")),
        ("ta", ("en", "hi", "ta"), ("ta", "en")),  # Hindi is not read by everybody
        ("en", ("en", "hi"), ("en",)),
        ("en", ("hi", "en"), ("en", "hi")),  # a shop in Hindi, in which she ordered
        ("ta", ("en", "hi"), ("en",)),  # not spoken: the first
        ("", ("hi",), ("hi",)),
    ],
)
def test_what_she_can_read_is_her_language_then_its_neighbour_then_the_shops(
    hers: str, spoken: tuple[str, ...], languages: tuple[str, ...]
) -> None:
    """P-06."""
    assert readable(hers, spoken) == languages


def told(**statuses: Told) -> dict[tuple[str, str], Told]:
    keys = {language: template_key("hk", SHIPPED, language) for language in statuses}
    return {(keys[language].name, keys[language].language): said for language, said in statuses.items()}


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ({}, "hi"),  # nothing was ever said
        ({"hi": Told("APPROVED", "UTILITY")}, "hi"),
        ({"hi": Told("PAUSED")}, "en"),
        ({"hi": Told("APPROVED", "MARKETING")}, "en"),
        ({"hi": Told("APPROVED", "MARKETING"), "en": Told("REJECTED")}, "hi"),
        ({"hi": Told("PAUSED"), "en": Told("APPROVED", "MARKETING")}, "en"),
        ({"hi": Told("PAUSED"), "en": Told("DISABLED")}, "hi"),  # withheld in her own language's name
    ],
)
def test_the_template_that_may_leave_as_what_it_is_comes_first(said: dict[str, Told], language: str) -> None:
    """P-06, R-5."""
    assert choose_template("hk", SHIPPED, ("hi", "en"), told(**said)).language == language


def test_a_message_that_is_marketing_anyway_stays_in_her_language() -> None:
    """P-06."""
    selling = next(message for message in MESSAGES.values() if message.category == "marketing")
    key = template_key("hk", selling, "hi")
    said = {(key.name, key.language): Told("APPROVED", "MARKETING")}
    assert choose_template("hk", selling, ("hi", "en"), said).language == "hi"
