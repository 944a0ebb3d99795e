"""The character model: TF-IDF of n-grams, softmax regression and complement naive Bayes. 0.1 ms a message.

Complement naive Bayes: Rennie et al., "Tackling the Poor Assumptions of Naive Bayes Text Classifiers", ICML 2003.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.understanding.counting import Counted, count_grams
from bot.understanding.features import grams
from bot.understanding.grams_known import KnownGrams, first_of_each_sum
from bot.understanding.regression import Groups, fit, softmax
from bot.understanding.sparse import Floats, Ints, Rows, times_weights

LEAST = np.float32(1e-9)
MANY_PHRASES = 3_000  # from here on an n-gram that occurs in one phrase only is noise, and costs memory
TRUST_IN_REGRESSION = 0.7  # the rest is naive Bayes'; .5 to .8 differ by less than half a point
SMOOTHING = 0.5  # of naive Bayes' counts
SHARPNESS = 2.0  # naive Bayes' scores of rows of length 1 are too flat by about this factor


@dataclass(frozen=True, slots=True)
class CharModel:
    """`weights` holds the regression's columns and then naive Bayes'; both take the same row."""

    known: KnownGrams
    rarity: Floats
    weights: NDArray[np.float16]
    bias: Floats

    @property
    def classes(self) -> int:
        return len(self.bias) // 2

    def judge(self, text: str) -> tuple[Floats, float]:
        """The probability of each class, and by how much the regression prefers the likeliest to every other: the
        logarithm of the odds, negative where it prefers another."""
        columns, values = row_of(text, self.known, self.rarity)
        scores = values @ self.weights[columns].astype(np.float32) + self.bias
        probabilities = _agreed(scores)
        return probabilities, float(_leads(scores[None], probabilities[None])[0])

    def judge_rows(self, rows: Rows) -> tuple[Floats, Floats]:
        """The same for many, given as rows over these n-grams."""
        scores = times_weights(rows, self.weights) + self.bias
        probabilities = _agreed(scores)
        return probabilities, _leads(scores, probabilities)


def _leads(scores: Floats, probabilities: Floats) -> Floats:
    regression = scores[:, : probabilities.shape[1]].copy()
    rows, best = np.arange(len(scores)), probabilities.argmax(axis=1)
    first = regression[rows, best]
    regression[rows, best] = -np.inf
    leads: Floats = first - regression.max(axis=1)
    return leads


def _agreed(scores: Floats) -> Floats:
    """Both opinions' scores beside each other as one: the weighted geometric mean of their probabilities."""
    two = softmax(scores.reshape(*scores.shape[:-1], 2, -1))
    logs: Floats = np.log(np.maximum(two, LEAST))
    shares = np.array([[TRUST_IN_REGRESSION], [1 - TRUST_IN_REGRESSION]], np.float32)
    agreed: Floats = (logs * shares).sum(axis=-2)
    return softmax(agreed)


def row_of(text: str, known: KnownGrams, rarity: Floats) -> tuple[Ints, Floats]:
    """The known n-grams of a text and their weights, of length 1 in all."""
    columns, times = known.count(grams(text))
    values = (1 + np.log(times)) * rarity[columns]
    length = float(np.sqrt(values @ values)) or 1.0
    return columns, values / np.float32(length)


def counted_phrases(texts: Sequence[str]) -> tuple[Counted, Floats]:
    """The n-grams worth knowing, and how rare each is (smoothed inverse document frequency)."""
    counted = count_grams(texts)
    least = 2 if len(texts) > MANY_PHRASES else 1
    counted = counted.only((counted.texts_with() >= least) & first_of_each_sum(counted.grams))
    rarity: Floats = (np.log((1 + len(texts)) / (1 + counted.texts_with())) + 1).astype(np.float32)
    return counted, rarity


def of_rows(
    rows: Rows, classes: NDArray[np.int64], count: int, known: KnownGrams, rarity: Floats, groups: Groups
) -> CharModel:
    """A model of the phrases in the rows, whose classes are numbered 0 to count - 1 (`groups`: see `fit`)."""
    regression = fit(rows, classes, count, groups)
    weights = np.concatenate([regression.weights, complement_weights(rows, classes, count)], axis=1)
    bias = np.concatenate([regression.bias, np.zeros(count, np.float32)])
    return CharModel(known, rarity, weights.astype(np.float16), bias)


def complement_weights(rows: Rows, classes: NDArray[np.int64], count: int) -> Floats:
    """Complement naive Bayes: how little of an n-gram is found outside a class."""
    owners = np.repeat(classes, np.diff(rows.starts))
    cells = rows.columns.astype(np.int64) * count + owners
    inside = np.bincount(cells, rows.values, rows.width * count).reshape(rows.width, count).astype(np.float32)
    outside = inside.sum(axis=1, keepdims=True) - inside + SMOOTHING
    scores = -np.log(outside / outside.sum(axis=0)) * SHARPNESS
    centred: Floats = scores - scores.mean(axis=1, keepdims=True)
    return centred
