"""How well the shipped phrases teach what other phrases mean, language by language.

The goals are 95 % of everyday messages of the ten most frequent intents in English, Hindi and Hinglish, 92 % elsewhere,
88 % of what is typed at midnight. `make bench-nlu` measures everything.
"""

from collections import Counter
from collections.abc import Iterator

import pytest

from bot.understanding.embedded import EmbeddedInterpreter
from tests.nlu.reading import accuracy, files, kept_cascade, read, shipped

TIGHT_GOAL, GOAL, MIDNIGHT_GOAL = 95, 92, 88
TIGHT = frozenset({"en", "hi", "hi-Latn"})
OFTEN = 40  # phrases of an intent from which on it is one of the ten most frequent
# The character model alone, which answers until the embeddings are made and where they cannot be: a little below what
# was measured, on all intents.
FLOORS_OF_CHARACTERS = {
    **{"en": 90, "hi": 89, "hi-Latn": 91, "ta": 84, "te": 88, "kn": 89, "ml": 86, "bn": 87, "gu": 85, "pa": 89},
    "mr": 87,
}


@pytest.fixture(scope="module")
def characters() -> Iterator[EmbeddedInterpreter]:
    found = shipped(embeddings=False)
    yield found
    found.close()


@pytest.fixture(scope="module")
def cascade() -> Iterator[EmbeddedInterpreter]:
    found = kept_cascade()
    if found is None:
        pytest.skip("the embeddings of these phrases are not made yet: `make bench-nlu` makes them in some minutes")
    yield found
    found.close()


@pytest.mark.parametrize("language", files("held_in"))
def test_everyday_messages_are_understood_by_their_characters(characters: EmbeddedInterpreter, language: str) -> None:
    """B-23."""
    phrases = read(files("held_in")[language])
    assert len(phrases) >= 500
    assert accuracy(characters, phrases) >= FLOORS_OF_CHARACTERS[language]


@pytest.mark.parametrize("language", files("midnight"))
def test_messages_typed_at_midnight_are_understood(characters: EmbeddedInterpreter, language: str) -> None:
    """B-23."""
    phrases = read(files("midnight")[language])
    assert len(phrases) >= 100
    assert accuracy(characters, phrases) >= MIDNIGHT_GOAL


@pytest.mark.parametrize("language", files("held_in"))
def test_everyday_messages_are_understood_by_both_models(cascade: EmbeddedInterpreter, language: str) -> None:
    """B-23."""
    phrases = read(files("held_in")[language])
    count = Counter(phrase.label for phrase in phrases)
    often = [phrase for phrase in phrases if count[phrase.label] >= OFTEN]
    assert len(often) >= 10 * OFTEN
    assert accuracy(cascade, often) >= (TIGHT_GOAL if language in TIGHT else GOAL)


def test_no_phrase_is_both_taught_and_asked() -> None:
    """B-24: a test of what was learnt by heart would prove nothing."""
    from bot.understanding.phrases import read_phrases, shipped_files

    taught = {(phrase.text.casefold(), phrase.language) for phrase in read_phrases(shipped_files())}
    asked = [phrase for kind in ("held_in", "midnight") for path in files(kind).values() for phrase in read(path)]
    assert asked
    assert [phrase for phrase in asked if (phrase.text.casefold(), phrase.language) in taught] == []
