"""Trained models and embeddings kept in a folder, found again by the phrases and the code they came from."""

import hashlib
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.understanding.embedder import WIDTH, Embedder
from bot.understanding.model import Model
from bot.understanding.model_file import ModelInvalid, load, named, save, write_arrays
from bot.understanding.phrases import Phrase
from bot.understanding.sparse import Floats
from bot.understanding.training import CharHalf, add_embeddings, balanced, train_char_half
from bot.understanding.training_lock import training_alone

# Each phrase less costs accuracy: 8 of each read 4 in 100 fewer English phrases right than all, 16 one fewer.
EMBEDDED_OF_EACH = 64
SAVE_EVERY = 500
# Modules whose change may change the numbers.
CODE = (
    *(
        "calibration",
        "char_model",
        "counting",
        "embedder",
        "features",
        "grams_known",
        "languages",
        "model",
        "model_file",
    ),
    *("regression", "small_words", "sounds", "sparse", "training", "transliteration"),
)


class ModelStore:
    """The folder; made when something is first kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, phrases: Sequence[Phrase], kind: str) -> Model | None:
        """The model of these very phrases and this very code: kind "char" or "pair"."""
        try:
            path = self._path(phrases, kind)
            return _loaded(path, path.stat().st_mtime_ns)
        except (ModelInvalid, OSError):
            return None

    def has(self, phrases: Sequence[Phrase], kind: str) -> bool:
        """Whether such a model is kept, without reading it."""
        return self._path(phrases, kind).is_file()

    def train(self, phrases: Sequence[Phrase]) -> CharHalf:
        """Train the character model and keep it. Takes seconds."""
        half = train_char_half(phrases)
        half = replace(half, model=named(half.model))
        save(half.model, self._path(phrases, "char"))
        return half

    def find_or_train(self, phrases: Sequence[Phrase]) -> Model:
        """The character model; where several processes start together, one trains it and the others wait."""
        with training_alone(self._folder):
            return self.find(phrases, "char") or self.train(phrases).model

    def turn(self, stopped: threading.Event) -> AbstractContextManager[bool]:
        """See `training_alone`."""
        return training_alone(self._folder, stopped)

    def complete(
        self, phrases: Sequence[Phrase], embedder: Embedder, stopped: Callable[[], bool] = lambda: False
    ) -> Model | None:
        """The model with embeddings, kept. Takes about 10 ms for each phrase not embedded before; None if stopped, and
        what was embedded until then is kept."""
        chosen = balanced(phrases, EMBEDDED_OF_EACH)
        vectors = self._embedded([phrases[place].text for place in chosen], embedder, stopped)
        if vectors is None:
            return None
        model = named(add_embeddings(train_char_half(phrases), vectors, chosen))
        save(model, self._path(phrases, "pair"))
        return model

    def _path(self, phrases: Sequence[Phrase], kind: str) -> Path:
        return self._folder / f"{kind}-{key_of(phrases)}.npz"

    def _embedded(self, texts: Sequence[str], embedder: Embedder, stopped: Callable[[], bool]) -> Floats | None:
        path = self._folder / f"embeddings-{embedder.version}.npz"
        known = _kept(path)
        keys = [_text_key(embedder.part(text)) for text in texts]
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        for number, (key, text) in enumerate(missing.items(), 1):
            if stopped():
                break
            known[key] = embedder.embed(text).astype(np.float16)
            if number % SAVE_EVERY == 0:
                _keep(path, known)
        if missing:
            _keep(path, known)
        if not all(key in known for key in keys):
            return None
        return np.stack([known[key] for key in keys]).astype(np.float32)


@lru_cache(maxsize=1)
def _loaded(path: Path, written_at_ns: int) -> Model:
    """Services that run in one process, as in tests, share what never changes."""
    return load(path)


def key_of(phrases: Iterable[Phrase]) -> str:
    """Twelve digits that change with the phrases and with the code that learns from them."""
    digest = hashlib.sha256(code_digest())
    for phrase in phrases:
        digest.update("\x1f".join(phrase).encode() + b"\x1e")
    return digest.hexdigest()[:12]


@cache
def code_digest() -> bytes:
    """A hash of the modules that decide what is learnt, and of the numpy they run on."""
    digest = hashlib.sha256(np.__version__.encode())
    for name in CODE:
        digest.update((Path(__file__).parent / f"{name}.py").read_bytes())
    return digest.digest()


def _text_key(part: str) -> str:
    return hashlib.sha256(part.encode()).hexdigest()[:16]


def _kept(path: Path) -> dict[str, NDArray[np.float16]]:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as found:
            return dict(zip(found["keys"].tolist(), found["vectors"], strict=True))
    except (OSError, EOFError, ValueError, KeyError):
        return {}


def _keep(path: Path, known: dict[str, NDArray[np.float16]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    vectors = np.stack(list(known.values())) if known else np.empty((0, WIDTH), np.float16)
    write_arrays(path, {"keys": np.array(list(known), dtype="U16"), "vectors": vectors})
