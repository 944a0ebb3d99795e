"""Characters: what counts as the same, and Indic scripts in Latin."""

import pytest

from bot.understanding.features import grams, kind_of, normal
from bot.understanding.transliteration import to_latin


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("WHERE is my order???", "where is my order"),
        ("plzzzzzz", "plzz"),
        ("order #KH-10234!", "order kh 00000"),
        ("ऑर्डर १२३।", "ऑर्डर 000"),
        ("👍🏽", "👍🏽"),
        ("???", "??"),  # nothing but marks is kept, else it would be nothing
        ("ﬁne\u200d", "fine"),
    ],
)
def test_texts_are_compared_without_what_does_not_matter(typed: str, compared: str) -> None:
    """B-23."""
    assert normal(typed) == compared


@pytest.mark.parametrize(
    ("script", "latin"),
    [
        ("कहाँ", "kahan"),  # Devanagari
        ("ऑर्डर", "ordar"),
        ("আমার", "amar"),  # Bengali
        ("ਕਦੋਂ", "kadon"),  # Gurmukhi
        ("ક્યાં", "kyan"),  # Gujarati
        ("எங்கே", "enke"),  # Tamil
        ("ఎక్కడ", "ekkad"),  # Telugu
        ("ಎಲ್ಲಿ", "elli"),  # Kannada
        ("എവിടെ", "evite"),  # Malayalam
        ("order ३", "order 3"),
    ],
)
def test_indic_scripts_are_written_in_latin(script: str, latin: str) -> None:
    """B-23."""
    assert to_latin(script) == latin


def test_indic_words_are_seen_in_both_scripts() -> None:
    """B-23: what is learnt from "kahan" helps with "कहाँ"."""
    assert {" कहाँ", "kahan"} <= set(grams("कहाँ है"))


def test_a_very_long_text_is_judged_by_its_beginning() -> None:
    """B-23."""
    assert len(normal("order " * 10_000)) <= 1_000


@pytest.mark.parametrize(
    ("text", "kind"), [("मेरा order", "indic"), ("where is my order", "english"), ("10234", "other")]
)
def test_texts_are_of_three_kinds(text: str, kind: str) -> None:
    """B-23."""
    assert kind_of(text) == kind
