"""Confidence, the cascade's switch and the threshold of not understanding, without a look at any test.

Cross-validation in an open world: each judged phrase is unseen, and a third of the intents is unseen as a whole and
stands for what nobody foresaw. Both kinds weigh the same, because about half of what people write to a brand's bot is
foreseen by nobody (HINT3, Arora et al. 2020: 54 % of Curekart's messages).
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bot.understanding.model import NEVER, Calibration, blended, sharpened
from bot.understanding.sparse import Floats

EXPONENTS = tuple(float(each) for each in np.geomspace(0.4, 6.0, 28))
THRESHOLDS = tuple(float(each) for each in np.arange(0.05, 0.95, 0.025))
MAY_LOSE = 0.008  # of all messages, how many right answers fewer when the character model answers some alone
MOST_ALONE = 0.61  # of the judged phrases: more would cost accuracy and make the median message no faster
LOST_ANSWERS = 0.002
TRUSTS = (0.5, 0.6, 0.7)  # in the character model; the first that is as good as the best is taken
# More of it than carefully written phrases tell: embeddings suffer from what people type at midnight, and know little
# of Indian languages in Latin letters.
CARELESS = {"indic": 0.1, "other": 0.3}
ENOUGH_PHRASES = 150  # to say of a kind of text what all kinds together do not


@dataclass(frozen=True, slots=True)
class Unseen:
    """Judged phrases: probabilities, one row a phrase; the right class; whether the class had been trained at all;
    whether one of the classes is out of scope."""

    probabilities: Floats
    classes: NDArray[np.int64]
    known: NDArray[np.bool_]
    has_outside: bool = False

    def of(self, chosen: NDArray[np.int64] | NDArray[np.bool_]) -> "Unseen":
        """Some of the phrases."""
        return Unseen(self.probabilities[chosen], self.classes[chosen], self.known[chosen], self.has_outside)

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


def calibrate_char(char: Unseen) -> Calibration:
    """The calibration of the character model alone."""
    exponent = best_exponent(char)
    return Calibration(exponent, 1.0, NEVER, threshold_of(char, sharpened(char.probabilities, exponent)))


def calibrate_pair(char: Unseen, embedding: Unseen, kinds: NDArray[np.str_], leads: Floats) -> Calibration:
    """The calibration of both; the same phrases in the same order, and of which kind each is."""
    trust = best_trusts(char, embedding, kinds)
    shares = np.array([trust[kind] for kind in kinds.tolist()])
    pair = replace(char, probabilities=blended_rows(char, embedding, shares))
    sure = sure_from(char, pair, leads)
    is_alone = leads >= sure
    pair_exponent = best_exponent(pair)
    both = sharpened(pair.probabilities, pair_exponent)
    char_exponent = like_exponent(char.probabilities[is_alone], both.max(axis=1)[is_alone])
    alone = sharpened(char.probabilities, char_exponent)
    said = np.where(is_alone[:, None], alone, both)
    return Calibration(char_exponent, pair_exponent, sure, threshold_of(pair, said), trust)


def best_trusts(char: Unseen, embedding: Unseen, kinds: NDArray[np.str_]) -> dict[str, float]:
    """For each kind of text the share of the character model under which most foreseen phrases are read right, and a
    little more where people type carelessly."""
    right = {trust: (blended_rows(char, embedding, trust).argmax(axis=1) == char.classes) for trust in TRUSTS}

    def best(chosen: NDArray[np.bool_]) -> float:
        hits = [int(right[trust][chosen & char.known].sum()) for trust in TRUSTS]
        misses = int((chosen & char.known).sum()) - max(hits)
        as_good = max(hits) - misses**0.5  # within the error of counting
        return next(trust for trust, hit in zip(TRUSTS, hits, strict=True) if hit >= as_good)

    general = best(np.ones(len(kinds), np.bool_))
    parts = {str(kind): kinds == kind for kind in np.unique(kinds)}
    found = {kind: best(part) if part.sum() >= ENOUGH_PHRASES else general for kind, part in parts.items()}
    return {kind: round(trust + CARELESS.get(kind, 0.0), 2) for kind, trust in found.items()}


def blended_rows(char: Unseen, embedding: Unseen, trust: float | NDArray[np.float64]) -> Floats:
    """Both opinions of each row; one trust for all rows or one for each."""
    return blended(char.probabilities, embedding.probabilities, np.reshape(trust, (-1, 1)))


def best_exponent(unseen: Unseen) -> float:
    """The one under which confidence is the best forecast of being right (least log loss)."""
    right, weights = unseen.right, unseen.weights

    def loss(exponent: float) -> float:
        said = sharpened(unseen.probabilities, exponent).max(axis=1).clip(1e-6, 1 - 1e-6)
        return -float((weights * np.where(right, np.log(said), np.log1p(-said))).sum())

    return min(EXPONENTS, key=loss)


def like_exponent(probabilities: Floats, wanted: Floats) -> float:
    """The one that makes confidence most like the wanted: both halves of the cascade are held to one threshold."""

    def unlike(exponent: float) -> float:
        return float(((sharpened(probabilities, exponent).max(axis=1) - wanted) ** 2).sum())

    return min(EXPONENTS, key=unlike) if len(wanted) else 1.0


def sure_from(char: Unseen, pair: Unseen, leads: Floats) -> float:
    """The least lead from which the character model may answer alone: by all phrases that lead as much, hardly a right
    answer of both together is lost."""
    order = np.argsort(-leads, kind="stable")
    lost = np.cumsum(pair.right[order].astype(np.int64) - char.right[order])
    too_many = lost > MAY_LOSE * char.known.sum()
    too_many[int(MOST_ALONE * len(order)) :] = True
    last = int(np.argmax(too_many))
    return float(leads[order[last - 1]]) if last else NEVER


def threshold_of(unseen: Unseen, said: Floats) -> float:
    """The confidence that best parts right answers from what nobody foresaw.

    Where out of scope was trained as an intent of its own that one does the parting, and the threshold stays so low
    that hardly a right answer is lost to it.
    """
    top, weights = said.max(axis=1), unseen.weights
    right = unseen.known & (said.argmax(axis=1) == unseen.classes)
    if unseen.has_outside and right.any():
        return float(np.quantile(top[right], LOST_ANSWERS))

    def gain(threshold: float) -> float:
        taken = top >= threshold
        return float(weights[taken & right].sum() + weights[~taken & ~unseen.known].sum())

    return max(THRESHOLDS, key=gain)
