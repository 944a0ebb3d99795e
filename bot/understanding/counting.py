"""Counts the n-grams of many texts at once: each different word is cut once, everything else is arithmetic."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.understanding.features import cut, parts
from bot.understanding.sparse import Floats, Rows

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Counted:
    """Entry i says: the text `texts[i]` has the n-gram `grams[columns[i]]` `times[i]` times. Ordered by text."""

    grams: list[str]
    count: int
    texts: Numbers
    columns: Numbers
    times: Numbers

    def texts_with(self) -> Numbers:
        """In how many texts each n-gram occurs."""
        return np.bincount(self.columns, minlength=len(self.grams))

    def only(self, kept: NDArray[np.bool_]) -> "Counted":
        """Without the n-grams that are not kept; the others are numbered anew."""
        number = np.cumsum(kept) - 1
        chosen = kept[self.columns]
        grams = [gram for gram, keep in zip(self.grams, kept.tolist(), strict=True) if keep]
        return Counted(grams, self.count, self.texts[chosen], number[self.columns[chosen]], self.times[chosen])

    def rows(self, rarity: Floats) -> Rows:
        """A row a text: logarithm of the times, times the rarity, of length 1 in all."""
        values = ((1 + np.log(self.times)) * rarity[self.columns]).astype(np.float32)
        lengths = np.sqrt(np.bincount(self.texts, values * values, self.count)).astype(np.float32)
        starts = np.searchsorted(self.texts, np.arange(self.count + 1)).astype(np.int64)
        return Rows(self.columns.astype(np.int32), values / lengths[self.texts], starts, len(self.grams))


def count_grams(texts: Sequence[str]) -> Counted:
    """The n-grams of all texts, in alphabetical order."""
    numbers: dict[str, int] = {}
    cut_before: dict[str, Numbers] = {}
    found = [_numbers(text, numbers, cut_before) for text in texts]
    grams = sorted(numbers)
    place = np.empty(len(grams), np.int64)
    place[[numbers[gram] for gram in grams]] = np.arange(len(grams))
    owners = np.repeat(np.arange(len(texts)), [len(each) for each in found])
    entries = owners * max(len(grams), 1) + place[_joined(found)]
    entries, times = np.unique(entries, return_counts=True)
    return Counted(grams, len(texts), entries // max(len(grams), 1), entries % max(len(grams), 1), times)


def _numbers(text: str, numbers: dict[str, int], cut_before: dict[str, Numbers]) -> Numbers:
    found = []
    for part in parts(text):
        known = cut_before.get(part)
        if known is None:
            known = np.array([numbers.setdefault(gram, len(numbers)) for gram in cut(part)], np.int64)
            cut_before[part] = known
        found.append(known)
    return _joined(found)


def _joined(found: Iterable[Numbers]) -> Numbers:
    return np.concatenate([np.empty(0, np.int64), *found])
