"""Trains the interpreter from phrases: the character model in seconds, the embeddings' half when there is time."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bot.understanding.calibration import Unseen, calibrate_char, calibrate_pair
from bot.understanding.char_model import CharModel, of_rows, row_of, vocabulary_of
from bot.understanding.features import kind_of
from bot.understanding.model import EmbeddingModel, Model, centred
from bot.understanding.phrases import OUT_OF_SCOPE, Phrase
from bot.understanding.regression import fit
from bot.understanding.sparse import Floats, rows_of, rows_of_dense

FOLDS = 3
FEW_CLASSES = 6
SEED = 20_261_122


@dataclass(frozen=True, slots=True)
class CharHalf:
    """The character model, and what its like said of phrases they had not seen."""

    model: Model
    folds: "Folds"
    unseen: Unseen
    kinds: NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Folds:
    """Who is unseen when: in round r the phrases of fold r, and as a whole the classes of group r (-1: never)."""

    classes: NDArray[np.int64]
    of_phrase: NDArray[np.int64]
    group_of_class: NDArray[np.int64]

    def seen_in(self, number: int) -> NDArray[np.bool_]:
        """The phrases trained on in a round."""
        seen: NDArray[np.bool_] = (self.of_phrase != number) & (self.group_of_class[self.classes] != number)
        return seen

    @property
    def known(self) -> NDArray[np.bool_]:
        """Of which phrases the class was trained in the round that judges them."""
        known: NDArray[np.bool_] = self.group_of_class[self.classes] != self.of_phrase
        return known

    def of(self, chosen: NDArray[np.int64]) -> "Folds":
        """The same for some of the phrases."""
        return Folds(self.classes[chosen], self.of_phrase[chosen], self.group_of_class)


def train_char_half(phrases: Sequence[Phrase]) -> CharHalf:
    """A model without embeddings, and what the other half's training goes on from."""
    labels = tuple(sorted({phrase.label for phrase in phrases}))
    number = {label: place for place, label in enumerate(labels)}
    classes = np.array([number[phrase.label] for phrase in phrases])
    texts = [phrase.text for phrase in phrases]
    folds = folds_of(classes, len(labels))
    vocabulary, rarity = vocabulary_of(texts)
    found = [row_of(text, vocabulary, rarity) for text in texts]

    def learnt(chosen: NDArray[np.int64]) -> CharModel:
        rows = rows_of([found[place] for place in chosen], len(vocabulary))
        return of_rows(rows, classes[chosen], len(labels), vocabulary, rarity)

    unseen = np.zeros((len(texts), len(labels)), np.float32)
    for fold in range(FOLDS):
        judge = learnt(np.flatnonzero(folds.seen_in(fold)))
        for place in np.flatnonzero(folds.of_phrase == fold):
            unseen[place] = judge.probabilities(texts[place])
    said = Unseen(unseen, classes, folds.known, bool(OUT_OF_SCOPE & set(labels)))
    model = Model(labels, learnt(np.arange(len(texts))), None, calibrate_char(said))
    return CharHalf(model, folds, said, np.array([kind_of(text) for text in texts]))


def train_model(phrases: Sequence[Phrase], embed_all: Callable[[Sequence[str]], Floats] | None) -> Model:
    """The whole model at once; without embeddings where `embed_all` is None."""
    half = train_char_half(phrases)
    if embed_all is None:
        return half.model
    return add_embeddings(half, embed_all([phrase.text for phrase in phrases]), np.arange(len(phrases)))


def add_embeddings(half: CharHalf, vectors: Floats, chosen: NDArray[np.int64]) -> Model:
    """The model with both halves; `vectors` are the embeddings of the phrases `chosen`, in that order."""
    labels, folds = half.model.labels, half.folds.of(chosen)
    mean: Floats = vectors.mean(axis=0)

    def learnt(places: NDArray[np.int64]) -> EmbeddingModel:
        rows = rows_of_dense(centred(vectors[places], mean))
        return EmbeddingModel(mean, fit(rows, folds.classes[places], len(labels)))

    unseen = np.zeros((len(chosen), len(labels)), np.float32)
    for fold in range(FOLDS):
        judged = folds.of_phrase == fold
        unseen[judged] = learnt(np.flatnonzero(folds.seen_in(fold))).probabilities(vectors[judged])
    char = Unseen(half.unseen.probabilities[chosen], folds.classes, folds.known, half.unseen.has_outside)
    calibration = calibrate_pair(char, replace(char, probabilities=unseen), half.kinds[chosen])
    return Model(labels, half.model.char, learnt(np.arange(len(chosen))), calibration)


def balanced(phrases: Sequence[Phrase], most: int) -> NDArray[np.int64]:
    """The places of at most so many phrases of each intent and language, spread evenly over the file."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, phrase in enumerate(phrases):
        groups[phrase.label, phrase.language].append(place)
    chosen = [places[number] for places in groups.values() for number in _spread(len(places), most)]
    return np.array(sorted(chosen))


def _spread(count: int, most: int) -> list[int]:
    if count <= most:
        return list(range(count))
    return [number * count // most for number in range(most)]


def folds_of(classes: NDArray[np.int64], count: int) -> Folds:
    """Every class is spread over all folds; with few classes none is left out as a whole."""
    chance = np.random.default_rng(SEED)
    order = chance.permutation(len(classes))
    of_phrase = np.empty(len(classes), np.int64)
    of_phrase[order[np.argsort(classes[order], kind="stable")]] = np.arange(len(classes)) % FOLDS
    groups = chance.permutation(count) % FOLDS if count >= FEW_CLASSES else np.full(count, -1)
    return Folds(classes, of_phrase, groups)
