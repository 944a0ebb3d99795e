"""A trained model as one file of plain arrays, named by what is in it; nothing in it can run."""

import hashlib
import json
import os
import tempfile
import zipfile
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from bot.understanding.char_model import CharModel
from bot.understanding.grams_known import KnownGrams
from bot.understanding.model import Calibration, EmbeddingModel, Model
from bot.understanding.regression import Linear
from journeys.errors import HarkaraError

FORMAT = 3


class ModelInvalid(HarkaraError):
    """Whoever named the model file must act: it is not one, or one of another version of Harkara."""


def named(model: Model) -> Model:
    """The model with its version: "char-" or "pair-" and eight digits of a hash of all its numbers."""
    digest = hashlib.sha256()
    for name, array in sorted(_arrays(model).items()):
        digest.update(name.encode())
        digest.update(array.tobytes())
    kind = "char" if model.embedding is None else "pair"
    return replace(model, version=f"{kind}-{digest.hexdigest()[:8]}")


def save(model: Model, path: Path) -> None:
    """Write the file; whoever reads meanwhile sees the old one or the new one, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_arrays(path, {**_arrays(model), "version": _text(model.version)})


def load(path: Path) -> Model:
    """The model in a file. Raises ModelInvalid."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as found:
            return _model(found)
    except (OSError, EOFError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        raise ModelInvalid(f"{path}: is not a model of this version of Harkara ({error})") from None


def write_arrays(path: Path, arrays: dict[str, Any]) -> None:
    """One .npz file, put in place in one move."""
    descriptor, beside = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            np.savez(file, **arrays)
        Path(beside).replace(path)
    finally:
        Path(beside).unlink(missing_ok=True)


def _text(text: str) -> Any:
    return np.frombuffer(text.encode(), np.uint8)


def _arrays(model: Model) -> dict[str, Any]:
    arrays = {
        "head": _text(json.dumps({"format": FORMAT, "labels": model.labels, **asdict(model.calibration)})),
        "sums": model.char.known.sums,
        "columns": model.char.known.columns,
        "rarity": model.char.rarity,
        "weights": model.char.weights,
        "bias": model.char.bias,
    }
    if model.embedding:
        arrays["mean"] = model.embedding.mean
        arrays["embedding_weights"] = model.embedding.linear.weights
        arrays["embedding_bias"] = model.embedding.linear.bias
        arrays["examples"] = model.embedding.examples.astype(np.float16)
        arrays["classes"] = model.embedding.classes.astype(np.int16)
    return arrays


def _model(found: Any) -> Model:
    head = json.loads(found["head"].tobytes())
    if head.pop("format") != FORMAT:
        raise ValueError("another format")
    labels = tuple(head.pop("labels"))
    char = CharModel(KnownGrams(found["sums"], found["columns"]), found["rarity"], found["weights"], found["bias"])
    embedding = None
    if "mean" in found:
        linear = Linear(found["embedding_weights"], found["embedding_bias"])
        examples, classes = found["examples"].astype(np.float32), found["classes"].astype(np.int64)
        embedding = EmbeddingModel(found["mean"], linear, examples, classes)
    return Model(labels, char, embedding, Calibration(**head), found["version"].tobytes().decode())
