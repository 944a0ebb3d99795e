"""Characters: what counts as the same, and Indic scripts in Latin."""

import pytest

from bot.understanding.char_model import counted_phrases, row_of
from bot.understanding.features import grams, kind_of, normal
from bot.understanding.grams_known import known_grams
from bot.understanding.sounds import sound_of
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


@pytest.mark.parametrize(
    "spellings",
    [
        ("order", "ordr", "orderr", "ऑर्डर"),
        ("nahi", "nhi", "nahii"),
        ("cancel", "cncl", "cancil"),
        ("wapas", "vapas", "vaapas"),
        ("parcel", "prcl", "parcal"),
    ],
)
def test_a_word_sounds_the_same_however_it_is_typed(spellings: tuple[str, ...]) -> None:
    """B-23: at midnight vowels are dropped and letters doubled."""
    assert len({sound_of(spelling) for spelling in spellings}) == 1


def test_words_are_judged_by_their_sounds_and_by_what_stands_beside_them() -> None:
    """B-23."""
    assert {"~nh", "~ ml", " mil", "~nh "} <= set(grams("mila nhi"))
    assert "~ml nh" in grams("mila nhi")
    assert {"~ardr", "~ardr nh"} <= set(grams("ordr nahi")) & set(grams("ऑर्डर नही"))


def test_texts_counted_together_are_rows_as_each_by_itself() -> None:
    """B-23: training and reading see the same numbers."""
    texts = ["where is my order", "order order ordr", "ऑर्डर कहाँ है", "??"]
    counted, rarity = counted_phrases(texts)
    known = known_grams(counted.grams)
    rows = counted.rows(rarity)
    for number, text in enumerate(texts):
        columns, values = row_of(text, known, rarity)
        span = slice(rows.starts[number], rows.starts[number + 1])
        together = dict(zip(rows.columns[span].tolist(), rows.values[span].tolist(), strict=True))
        assert dict(zip(columns.tolist(), values.tolist(), strict=True)) == pytest.approx(together)
