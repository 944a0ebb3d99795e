"""The trained interpreter's numbers: the character model, the embeddings' regression if there is one, calibration."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from bot.understanding.char_model import CharModel
from bot.understanding.features import kind_of
from bot.understanding.regression import Linear, softmax
from bot.understanding.sparse import Floats

Embed = Callable[[str], Floats]
EVEN = 0.5
LEAST = 1e-9
NEVER = 1e6
NEAR = 0.06  # cosine by which an example may be further away than another to count 1/e of it
TRUST_IN_EXAMPLES = 0.65
UNSEEN = 0.05  # of the probability, shared by all classes: no example near is no proof


@dataclass(frozen=True, slots=True)
class EmbeddingModel:
    """A regression on embeddings from which the phrases' mean was taken, scaled to length 1, and the phrases' own
    (`examples`, one row each, with their classes): what lies near votes, the nearer the more."""

    mean: Floats
    linear: Linear
    examples: Floats
    classes: NDArray[np.int64]

    def probabilities(self, vectors: Floats) -> Floats:
        """One row a vector."""
        apart = centred(vectors, self.mean)
        regression = softmax(apart @ self.linear.weights + self.linear.bias)
        return blended(self._votes(apart), regression, TRUST_IN_EXAMPLES)

    def _votes(self, apart: Floats) -> Floats:
        count = len(self.linear.bias)
        votes = np.empty((len(apart), count), np.float32)
        for row, vector in enumerate(apart):
            nearness = self.examples @ vector
            weights = np.exp((nearness - nearness.max()) / np.float32(NEAR))
            votes[row] = np.bincount(self.classes, weights, count)
        votes *= (1 - UNSEEN) / votes.sum(axis=1, keepdims=True)
        votes += UNSEEN / count
        return votes


def centred(vectors: Floats, mean: Floats) -> Floats:
    """Embeddings without what all have in common, of length 1 again."""
    apart = vectors - mean
    lengths = np.maximum(np.linalg.norm(apart, axis=-1, keepdims=True), 1e-9)
    scaled: Floats = apart / lengths
    return scaled


@dataclass(frozen=True, slots=True)
class Calibration:
    """Learnt from phrases the models had not seen (`bot/understanding/calibration.py`).

    Probabilities are raised to an exponent (`sharpened`), so that the greatest says how likely it is right. From
    a lead of `sure` on the character model answers alone. Below `threshold` nothing was understood.
    """

    char_exponent: float = 1.0
    pair_exponent: float = 1.0
    sure: float = NEVER
    threshold: float = 0.0
    trust: dict[str, float] = field(default_factory=dict)

    def trust_in_char(self, kind: str) -> float:
        """How much the character model weighs beside the embeddings, 0 to 1, for a kind of text (`kind_of`)."""
        return self.trust.get(kind, EVEN)


@dataclass(frozen=True, slots=True)
class Model:
    """Everything a text is judged by. `version` names these very numbers."""

    labels: tuple[str, ...]
    char: CharModel
    embedding: EmbeddingModel | None
    calibration: Calibration
    version: str = ""

    def judge(self, text: str) -> "Judged":
        """What the character model says, and whether that is enough."""
        raw, lead = self.char.judge(text)
        alone = sharpened(raw, self.calibration.char_exponent)
        enough = self.embedding is None or lead >= self.calibration.sure
        return Judged(alone, raw, enough, kind_of(text))

    def together(self, judged: "Judged", vector: Floats) -> Floats:
        """What both say. Raises ValueError when this model has no embeddings."""
        if self.embedding is None:
            raise ValueError("this model has no embeddings")
        both = blended(
            judged.raw, self.embedding.probabilities(vector[None])[0], self.calibration.trust_in_char(judged.kind)
        )
        return sharpened(both, self.calibration.pair_exponent)

    def probabilities(self, text: str, embed: Embed | None) -> Floats:
        """The cascade: the character model if it is sure (or `embed` is None), else both."""
        judged = self.judge(text)
        if judged.enough or embed is None:
            return judged.alone
        return self.together(judged, embed(text))


@dataclass(frozen=True, slots=True)
class Judged:
    """The character model's word: its probabilities with calibrated confidence, as they were, whether they suffice,
    and the kind of text."""

    alone: Floats
    raw: Floats
    enough: bool
    kind: str


def blended(char: Floats, embedding: Floats, trust: float | NDArray[np.float64]) -> Floats:
    """The weighted geometric mean of two opinions: an intent is likely when neither finds it unlikely."""
    scores = trust * np.log(np.maximum(char, LEAST)) + (1 - trust) * np.log(np.maximum(embedding, LEAST))
    return softmax(scores.astype(np.float32))


def sharpened(probabilities: Floats, exponent: float) -> Floats:
    """Temperature scaling (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017): each row raised to the
    exponent and scaled to 1 again. Above 1 only the greatest is taken from that; the others share the rest as they
    did before, so that a close second stays to be seen. The order never changes."""
    scaled = softmax(np.log(np.maximum(probabilities, LEAST)) * np.float32(exponent))
    if exponent <= 1:
        return scaled
    rows, first = np.atleast_2d(probabilities), np.atleast_2d(scaled).max(axis=1, keepdims=True)
    places = rows.argmax(axis=1)[:, None]
    others = np.maximum(1 - np.take_along_axis(rows, places, axis=1), LEAST)
    shared = rows * ((1 - first) / others)
    np.put_along_axis(shared, places, first, axis=1)
    shaped: Floats = shared.reshape(probabilities.shape).astype(np.float32)
    return shaped
