"""The n-grams that a model knows, as numbers only: a twentieth of the memory that their texts would take.

An n-gram is known by its CRC-32. Of two with the same one (two pairs in a hundred thousand n-grams) only the first is
known; a foreign n-gram is taken for a known one three times in a hundred thousand.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.understanding.sparse import Floats, Ints

Sums = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class KnownGrams:
    """`sums` rise; `columns` are the n-grams' columns in the same order."""

    sums: Sums
    columns: Ints

    def count(self, grams: Iterable[str]) -> tuple[Ints, Floats]:
        """The columns of the known ones among `grams`, each once, and how often each occurs."""
        times = Counter(map(crc32, map(str.encode, grams)))
        if not len(self.sums) or not times:
            return np.empty(0, np.int32), np.empty(0, np.float32)
        wanted = np.fromiter(times.keys(), np.uint32, len(times))
        often = np.fromiter(times.values(), np.float32, len(times))
        places = np.minimum(np.searchsorted(self.sums, wanted), len(self.sums) - 1)
        known = self.sums[places] == wanted
        return self.columns[places[known]], often[known]


def sums_of(grams: Sequence[str]) -> Sums:
    """The CRC-32 of each."""
    return np.fromiter((crc32(gram.encode()) for gram in grams), np.uint32, len(grams))


def first_of_each_sum(grams: Sequence[str]) -> NDArray[np.bool_]:
    """False for those whose sum an earlier one has."""
    first = np.zeros(len(grams), np.bool_)
    first[np.unique(sums_of(grams), return_index=True)[1]] = True
    return first


def known_grams(grams: Sequence[str]) -> KnownGrams:
    """The n-grams of a model, in the order of its columns; no two have the same sum."""
    sums = sums_of(grams)
    order = np.argsort(sums)
    return KnownGrams(sums[order], order.astype(np.int32))
