"""The shipped model, trained once for all tests, and how well it reads a file of phrases."""

import os
from collections.abc import Sequence
from pathlib import Path

from bot.understanding.embedded import EmbeddedInterpreter
from bot.understanding.embedder import load_embedder
from bot.understanding.phrases import Phrase, read_file
from bot.understanding.preparing import Preparation

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# The service's own folder, so that a model is trained once for the tests and the demo.
FOLDER = Path(os.environ.get("HARKARA_TEST_NLU", ROOT / "var" / "nlu"))


def shipped(*, embeddings: bool) -> EmbeddedInterpreter:
    """The interpreter of our own phrases: the character model, or both (minutes, the first time)."""
    preparing = Preparation(FOLDER, embeddings=embeddings)
    interpreter = preparing.start()
    if embeddings:
        preparing.improve()
    return interpreter


def kept_cascade() -> EmbeddedInterpreter | None:
    """Both models as the service reads with them, if they were trained on the phrases as they are now."""
    preparing = Preparation(FOLDER)
    return preparing.start() if load_embedder() is not None and preparing.is_complete else None


def files(kind: str) -> dict[str, Path]:
    """The held-out files of a kind ("held_in" or "midnight") by language."""
    return {path.parent.name: path for path in sorted(HERE.glob(f"*/{kind}.yml"))}


def accuracy(interpreter: EmbeddedInterpreter, phrases: Sequence[Phrase]) -> float:
    """The share of phrases whose intent is read right at the model's own threshold, in percent."""
    right = [interpreter.parse(phrase.text, phrase.language).intent == phrase.label for phrase in phrases]
    return 100 * sum(right) / len(right)


def read(path: Path) -> list[Phrase]:
    """The phrases of a held-out file."""
    return read_file(path)
