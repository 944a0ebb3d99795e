"""Trains the interpreter from phrases: the character model in seconds, the embeddings' half when there is time."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bot.understanding.calibration import Unseen, calibrate_char, calibrate_pair
from bot.understanding.char_model import CharModel, counted_phrases, of_rows
from bot.understanding.features import kind_of
from bot.understanding.grams_known import known_grams
from bot.understanding.model import EmbeddingModel, Model, centred
from bot.understanding.phrases import OUT_OF_SCOPE, Phrase
from bot.understanding.regression import fit
from bot.understanding.sparse import Floats, rows_of_dense

FOLDS, FOLDS_OF_MANY = 3, 5
MANY = 3_000  # phrases, of which a fifth tells enough
FEW_CLASSES = 6
NEVER_JUDGED = ALWAYS_TRAINED = -1
SEED = 20_261_122


@dataclass(frozen=True, slots=True)
class CharHalf:
    """The character model, and what its like said of phrases they had not seen."""

    model: Model
    folds: "Folds"
    unseen: Unseen
    leads: Floats
    kinds: NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Folds:
    """Who is unseen when: in round r the phrases of fold r, and as a whole the classes of group r."""

    classes: NDArray[np.int64]
    of_phrase: NDArray[np.int64]
    group_of_class: NDArray[np.int64]
    has_outside: bool = False

    @property
    def rounds(self) -> range:
        """The rounds in which phrases are judged."""
        return range(int(self.of_phrase.max()) + 1)

    @property
    def judged(self) -> NDArray[np.bool_]:
        """Which phrases are judged unseen in some round."""
        judged: NDArray[np.bool_] = self.of_phrase != NEVER_JUDGED
        return judged

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
        return Folds(self.classes[chosen], self.of_phrase[chosen], self.group_of_class, self.has_outside)


def train_char_half(phrases: Sequence[Phrase]) -> CharHalf:
    """A model without embeddings, and what the other half's training goes on from."""
    labels = tuple(sorted({phrase.label for phrase in phrases}))
    number = {label: place for place, label in enumerate(labels)}
    classes = np.array([number[phrase.label] for phrase in phrases])
    folds = folds_of(classes, len(labels), has_outside=bool(OUT_OF_SCOPE & set(labels)))
    counted, rarity = counted_phrases([phrase.text for phrase in phrases])
    rows = counted.rows(rarity)
    known = known_grams(counted.grams)
    _, languages = np.unique([phrase.language for phrase in phrases], return_inverse=True)

    def learnt(chosen: NDArray[np.int64]) -> CharModel:
        return of_rows(rows.of(chosen), classes[chosen], len(labels), known, rarity, languages[chosen])

    unseen, leads = np.zeros((len(phrases), len(labels)), np.float32), np.zeros(len(phrases), np.float32)
    for fold in folds.rounds:
        judged = np.flatnonzero(folds.of_phrase == fold)
        judge = learnt(np.flatnonzero(folds.seen_in(fold)))
        unseen[judged], leads[judged] = judge.judge_rows(rows.of(judged))
    said = Unseen(unseen, classes, folds.known, folds.has_outside)
    calibration = calibrate_char(said.of(folds.judged))
    model = Model(labels, learnt(np.arange(len(phrases))), None, calibration)
    return CharHalf(model, folds, said, leads, np.array([kind_of(phrase.text) for phrase in phrases]))


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
        examples, classes = as_kept(centred(vectors[places], mean)), folds.classes[places]
        return EmbeddingModel(mean, fit(rows_of_dense(examples), classes, len(labels)), examples, classes)

    unseen = np.zeros((len(chosen), len(labels)), np.float32)
    for fold in folds.rounds:
        judged = folds.of_phrase == fold
        unseen[judged] = learnt(np.flatnonzero(folds.seen_in(fold))).probabilities(vectors[judged])
    char = half.unseen.of(chosen)
    judged = np.flatnonzero(folds.judged)
    embedding = replace(char, probabilities=unseen).of(judged)
    kinds, leads = half.kinds[chosen][judged], half.leads[chosen][judged]
    calibration = calibrate_pair(char.of(judged), embedding, kinds, leads)
    return Model(labels, half.model.char, learnt(np.arange(len(chosen))), calibration)


def as_kept(examples: Floats) -> Floats:
    """Rounded as in a model's file, so that a model reads alike before and after it was kept."""
    return examples.astype(np.float16).astype(np.float32)


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


def folds_of(classes: NDArray[np.int64], count: int, *, has_outside: bool = False) -> Folds:
    """Every class is spread over all folds. A third of the classes is left out of each round as a whole, but not where
    there are few, nor where out of scope is a class of its own. Of many phrases one fold is judged, else all."""
    chance = np.random.default_rng(SEED)
    order = chance.permutation(len(classes))
    of_phrase = np.empty(len(classes), np.int64)
    number = FOLDS if len(classes) < MANY else FOLDS_OF_MANY
    of_phrase[order[np.argsort(classes[order], kind="stable")]] = np.arange(len(classes)) % number
    if len(classes) >= MANY:
        of_phrase[of_phrase > 0] = NEVER_JUDGED
    is_closed = has_outside or count < FEW_CLASSES
    groups = np.full(count, ALWAYS_TRAINED) if is_closed else chance.permutation(count) % FOLDS
    return Folds(classes, of_phrase, groups, has_outside)
