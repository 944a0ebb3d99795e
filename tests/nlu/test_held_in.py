"""How well the shipped phrases teach what other phrases mean, language by language, with the character model alone.

The quick model is tested here because it needs no minutes of embedding; `make bench-nlu` measures both models together
beside their goals (95 % in English, Hindi and Hinglish, 92 % elsewhere, 88 % of what is typed at midnight).
"""

from collections.abc import Iterator

import pytest

from bot.understanding.embedded import EmbeddedInterpreter
from tests.nlu.reading import accuracy, files, read, shipped

# Percent read right, a little below what was measured: a change that teaches worse fails here.
HELD_IN = {"en": 77, "hi": 83, "hi-Latn": 83, "ta": 75, "te": 78, "kn": 79, "ml": 75, "bn": 83, "gu": 82, "pa": 83}
MIDNIGHT = {"en": 74, "hi": 88, "hi-Latn": 84, "ta": 82, "te": 88, "kn": 88, "ml": 85, "bn": 80, "gu": 84, "pa": 75}
OTHERS = 72


@pytest.fixture(scope="module")
def interpreter() -> Iterator[EmbeddedInterpreter]:
    found = shipped(embeddings=False)
    yield found
    found.close()


@pytest.mark.parametrize("language", files("held_in"))
def test_everyday_messages_are_understood(interpreter: EmbeddedInterpreter, language: str) -> None:
    """B-23."""
    phrases = read(files("held_in")[language])
    assert len(phrases) >= 500
    assert accuracy(interpreter, phrases) >= HELD_IN.get(language, OTHERS)


@pytest.mark.parametrize("language", files("midnight"))
def test_messages_typed_at_midnight_are_understood(interpreter: EmbeddedInterpreter, language: str) -> None:
    """B-23."""
    phrases = read(files("midnight")[language])
    assert len(phrases) >= 100
    assert accuracy(interpreter, phrases) >= MIDNIGHT.get(language, OTHERS)


def test_no_phrase_is_both_taught_and_asked() -> None:
    """B-24: a test of what was learnt by heart would prove nothing."""
    from bot.understanding.phrases import read_phrases, shipped_files

    taught = {(phrase.text.casefold(), phrase.language) for phrase in read_phrases(shipped_files())}
    asked = [phrase for kind in ("held_in", "midnight") for path in files(kind).values() for phrase in read(path)]
    assert asked
    assert [phrase for phrase in asked if (phrase.text.casefold(), phrase.language) in taught] == []
