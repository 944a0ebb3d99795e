"""The character model: TF-IDF of n-grams, softmax regression averaged with complement naive Bayes. 0.05 ms a message.

Complement naive Bayes: Rennie et al., "Tackling the Poor Assumptions of Naive Bayes Text Classifiers", ICML 2003.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.understanding.features import grams
from bot.understanding.regression import fit, softmax
from bot.understanding.sparse import Floats, Ints, Rows

MANY_PHRASES = 3_000  # from here on an n-gram that occurs in one phrase only is noise, and costs memory
SMOOTHING = 0.5  # of naive Bayes' counts
SHARPNESS = 2.0  # naive Bayes' scores of rows of length 1 are too flat by about this factor


@dataclass(frozen=True, slots=True)
class CharModel:
    """`weights` holds the regression's columns and then naive Bayes'; both take the same row."""

    vocabulary: dict[str, int]
    rarity: Floats
    weights: NDArray[np.float16]
    bias: Floats

    @property
    def classes(self) -> int:
        return len(self.bias) // 2

    def probabilities(self, text: str) -> Floats:
        """One number a class; they add up to 1."""
        columns, values = row_of(text, self.vocabulary, self.rarity)
        scores = values @ self.weights[columns].astype(np.float32) + self.bias
        half: Floats = softmax(scores.reshape(2, -1)).mean(axis=0)
        return half

    def all_probabilities(self, texts: Sequence[str]) -> Floats:
        """The same for many, one row a text."""
        return np.stack([self.probabilities(text) for text in texts])


def row_of(text: str, vocabulary: dict[str, int], rarity: Floats) -> tuple[Ints, Floats]:
    """The known n-grams of a text and their weights, of length 1 in all."""
    counts: dict[int, int] = {}
    for gram in grams(text):
        column = vocabulary.get(gram)
        if column is not None:
            counts[column] = counts.get(column, 0) + 1
    columns = np.fromiter(counts.keys(), np.int32, len(counts))
    times = np.fromiter(counts.values(), np.float32, len(counts))
    values = (1 + np.log(times)) * rarity[columns]
    length = float(np.sqrt(values @ values)) or 1.0
    return columns, values / np.float32(length)


def vocabulary_of(texts: Sequence[str]) -> tuple[dict[str, int], Floats]:
    """The n-grams worth knowing, numbered, and how rare each is (smoothed inverse document frequency)."""
    times: Counter[str] = Counter()
    for text in texts:
        times.update(set(grams(text)))
    least = 2 if len(texts) > MANY_PHRASES else 1
    kept = sorted(gram for gram, count in times.items() if count >= least)
    seen_in = np.array([times[gram] for gram in kept], np.float32)
    rarity: Floats = (np.log((1 + len(texts)) / (1 + seen_in)) + 1).astype(np.float32)
    return {gram: column for column, gram in enumerate(kept)}, rarity


def of_rows(
    rows: Rows, classes: NDArray[np.int64], count: int, vocabulary: dict[str, int], rarity: Floats
) -> CharModel:
    """A model of the phrases in the rows, whose classes are numbered 0 to count - 1."""
    regression = fit(rows, classes, count)
    weights = np.concatenate([regression.weights, complement_weights(rows, classes, count)], axis=1)
    bias = np.concatenate([regression.bias, np.zeros(count, np.float32)])
    return CharModel(vocabulary, rarity, weights.astype(np.float16), bias)


def complement_weights(rows: Rows, classes: NDArray[np.int64], count: int) -> Floats:
    """Complement naive Bayes: how little of an n-gram is found outside a class."""
    inside = np.zeros((rows.width, count), np.float32)
    owners = np.repeat(classes, np.diff(rows.starts))
    np.add.at(inside, (rows.columns, owners), rows.values)
    outside = inside.sum(axis=1, keepdims=True) - inside + SMOOTHING
    scores = -np.log(outside / outside.sum(axis=0)) * SHARPNESS
    centred: Floats = scores - scores.mean(axis=1, keepdims=True)
    return centred
