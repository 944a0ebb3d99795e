"""Softmax regression on sparse rows by AdaGrad in small batches; small classes are lifted."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.understanding.sparse import Block, Floats, Rows

Groups = NDArray[np.int64] | None
FREEDOM = 10.0  # scikit-learn's C; the best of 3, 10 and 30 in cross-validation
STEP = 0.3
ROUNDS, FEWEST_ROUNDS = 20, 3
PHRASES_IN_ALL = 33_000  # over all rounds: fewer rounds where there are many phrases
BALANCE = 0.75  # 1: classes weigh the same; 0: phrases do
BATCH, LARGE_BATCH = 128, 256
MANY = 3_000  # phrases, from which on batches are large
SEED = 20_261_122


@dataclass(frozen=True, slots=True)
class Linear:
    """Scores are `x @ weights + bias`."""

    weights: Floats
    bias: Floats


def softmax(scores: Floats) -> Floats:
    """Rows of scores as probabilities."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def balance(classes: NDArray[np.int64], count: int) -> Floats:
    """A weight for each row that lifts small classes."""
    sizes = np.bincount(classes, minlength=count)
    lifted = (len(classes) / (np.count_nonzero(sizes) * np.maximum(sizes, 1))) ** BALANCE
    weights: Floats = lifted[classes].astype(np.float32)
    return weights


def fit(rows: Rows, classes: NDArray[np.int64], count: int, groups: Groups = None) -> Linear:
    """The regression of `classes` (0 to count - 1) on the rows. Same input, same result.

    Rows of one group (a language) come in the same batches: they share columns, and a batch costs by its columns.
    """
    chance = np.random.default_rng(SEED)
    order = chance.permutation(len(rows))
    if groups is not None:
        order = order[np.argsort(groups[order], kind="stable")]
    weighing = balance(classes, count)
    size = LARGE_BATCH if len(rows) >= MANY else BATCH
    parts = [order[start : start + size] for start in range(0, len(rows), size)]
    training = _Training(rows.width, count, 1 / (FREEDOM * len(rows)), len(parts))
    blocks = [(rows.of(part).block(), _wanted(classes[part], count), weighing[part, None]) for part in parts]
    training.see_columns([block for block, _, _ in blocks])
    for _ in range(min(max(PHRASES_IN_ALL // len(rows), FEWEST_ROUNDS), ROUNDS)):
        for number in chance.permutation(len(blocks)):
            training.step(*blocks[number])
    return Linear(training.weights, training.bias)


def _wanted(classes: NDArray[np.int64], count: int) -> Floats:
    return np.eye(count, dtype=np.float32)[classes]


class _Training:
    """The weights while they are learnt."""

    def __init__(self, width: int, count: int, shrink: float, batches: int) -> None:
        self.weights = np.zeros((width, count), np.float32)
        self.bias = np.zeros(count, np.float32)
        self._seen = np.full((width, count), 1e-8, np.float32)
        self._seen_bias = np.full(count, 1e-8, np.float32)
        self._shrink = np.full(width, shrink * batches, np.float32)

    def see_columns(self, blocks: list[Block]) -> None:
        """A column is shrunk only in the batches it occurs in: by so much more in each."""
        times = np.zeros(len(self._shrink), np.float32)
        for block in blocks:
            times[block.columns] += 1
        self._shrink /= np.maximum(times, 1)

    def step(self, block: Block, wanted: Floats, weighing: Floats) -> None:
        dense = block.dense()
        used = self.weights[block.columns]
        missed = (softmax(dense @ used + self.bias) - wanted) * (weighing / block.count)
        slope = dense.T @ missed
        slope += used * self._shrink[block.columns, None]
        seen = self._seen[block.columns]
        seen += slope * slope
        self._seen[block.columns] = seen
        slope *= STEP
        slope /= np.sqrt(seen, out=seen)
        used -= slope
        self.weights[block.columns] = used
        slope_of_bias = missed.sum(axis=0)
        self._seen_bias += slope_of_bias * slope_of_bias
        self.bias -= STEP * slope_of_bias / np.sqrt(self._seen_bias)
