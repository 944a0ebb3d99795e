"""Confidence, the cascade's switch and the threshold of not understanding, without a look at any test.

Cross-validation in an open world: each judged phrase is unseen, and a third of the intents is unseen as a whole and
stands for what nobody foresaw. Both kinds weigh the same, because about half of what people write to a brand's bot is
foreseen by nobody (HINT3, Arora et al. 2020: 54 % of Curekart's messages).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.understanding.model import Calibration, sharpened
from bot.understanding.sparse import Floats

EXPONENTS = tuple(float(each) for each in np.linspace(0.3, 1.0, 15))
SURE_STEPS = tuple(float(each) for each in np.arange(0.4, 1.0, 0.02))
THRESHOLDS = tuple(float(each) for each in np.arange(0.05, 0.95, 0.025))
MAY_DIFFER = 0.001  # of the messages the character model answers alone, how many both together would answer otherwise
NEVER = 2.0


@dataclass(frozen=True, slots=True)
class Unseen:
    """Judged phrases: probabilities, one row a phrase; the right class; whether the class had been trained at all."""

    probabilities: Floats
    classes: NDArray[np.int64]
    known: NDArray[np.bool_]

    @property
    def top(self) -> Floats:
        top: Floats = self.probabilities.max(axis=1)
        return top

    @property
    def right(self) -> NDArray[np.bool_]:
        """Where the likeliest class is the right one."""
        right: NDArray[np.bool_] = self.known & (self.probabilities.argmax(axis=1) == self.classes)
        return right

    @property
    def weights(self) -> NDArray[np.float64]:
        """Foreseen and unforeseen phrases weigh the same in all."""
        known = max(int(self.known.sum()), 1)
        unknown = int((~self.known).sum())
        if not unknown:
            return np.full(len(self.known), 1 / known)
        return np.where(self.known, 0.5 / known, 0.5 / unknown)


def calibrate(char: Unseen, pair: Unseen | None) -> Calibration:
    """The calibration; `pair` is the same phrases as judged by both models together, None without embeddings."""
    char_exponent = best_exponent(char)
    alone = sharpened(char.probabilities, char_exponent)
    if pair is None:
        return Calibration(char_exponent, 1.0, NEVER, threshold_of(char, alone))
    pair_exponent = best_exponent(pair)
    both = sharpened(pair.probabilities, pair_exponent)
    sure = sure_from(alone, both)
    said = np.where((alone.max(axis=1) >= sure)[:, None], alone, both)
    return Calibration(char_exponent, pair_exponent, sure, threshold_of(pair, said))


def best_exponent(unseen: Unseen) -> float:
    """The one under which confidence is the best forecast of being right (least log loss)."""
    top, right, weights = unseen.top.clip(1e-6, 1 - 1e-6), unseen.right, unseen.weights

    def loss(exponent: float) -> float:
        said = top**exponent
        return -float((weights * np.where(right, np.log(said), np.log1p(-said))).sum())

    return min(EXPONENTS, key=loss)


def sure_from(alone: Floats, both: Floats) -> float:
    """The least certainty from which the character model answers as both together would."""
    certainty, differs = alone.max(axis=1), alone.argmax(axis=1) != both.argmax(axis=1)
    for step in SURE_STEPS:
        chosen = certainty >= step
        if chosen.any() and differs[chosen].mean() <= MAY_DIFFER:
            return step
    return NEVER


def threshold_of(unseen: Unseen, said: Floats) -> float:
    """The confidence that best parts right answers from what nobody foresaw."""
    top, weights = said.max(axis=1), unseen.weights
    right = unseen.known & (said.argmax(axis=1) == unseen.classes)

    def gain(threshold: float) -> float:
        taken = top >= threshold
        return float(weights[taken & right].sum() + weights[~taken & ~unseen.known].sum())

    return max(THRESHOLDS, key=gain)
