"""The interpreter that runs in this process: two small models in a cascade, entities and language."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from bot.understanding.embedder import Embedder
from bot.understanding.entities import entities_of
from bot.understanding.languages import language_of
from bot.understanding.model import Judged, Model
from bot.understanding.parse import OUT_OF_SCOPE, Parse, Ranked
from bot.understanding.sparse import Floats
from integrations.pasted_secrets import struck_out

RANKED = 10  # as many as Rasa's default


@dataclass(frozen=True, slots=True)
class _Read:
    """A text after the character model."""

    text: str
    language_hint: str
    judged: Judged


class EmbeddedInterpreter:
    """Reads texts with a trained model. Pure for a version; a better trained model may take its place meanwhile."""

    def __init__(self, model: Model, embedder: Embedder | None = None) -> None:
        self._embedder = embedder
        self._model = model
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="embedding")

    @property
    def version(self) -> str:
        """The version of the parses made from now on."""
        return _version(self._model, self._embedder)

    @property
    def threshold(self) -> float:
        """Below this confidence a text was not understood."""
        return self._model.calibration.threshold

    def adopt(self, model: Model) -> None:
        """Read with this model from now on."""
        self._model = model

    def close(self) -> None:
        """Let the worker thread end."""
        self._thread.shutdown(wait=True, cancel_futures=True)

    def parse(self, text: str, language_hint: str = "") -> Parse:
        """The text as understood, in 0.1 ms or, where the embeddings are asked too, about 10 ms. `language_hint` is
        the language she is known to speak, or empty."""
        return self._parse(self._model, text, language_hint)

    def parse_at_once(self, text: str) -> Parse | None:
        """The text as the character model understands it, where it is sure enough or alone; else None."""
        read = _read(self._model, text, "")
        is_enough = read.judged.enough or self._embedder is None
        return _parse(self._model, self._embedder, read, read.judged.alone) if is_enough else None

    async def parse_all(self, texts: Sequence[tuple[str, str]]) -> list[Parse]:
        """The parses of (text, known language) pairs, in order, all of one version: made in the worker thread, beside
        the event loop."""
        model, loop = self._model, asyncio.get_running_loop()
        return [await loop.run_in_executor(self._thread, self._parse, model, *text) for text in texts]

    def _parse(self, model: Model, text: str, language_hint: str) -> Parse:
        read, embedder = _read(model, text, language_hint), self._embedder
        if read.judged.enough or embedder is None:
            return _parse(model, embedder, read, read.judged.alone)
        return _parse(model, embedder, read, model.together(read.judged, embedder.embed(read.text)))


def _version(model: Model, embedder: Embedder | None) -> str:
    lacking = model.embedding is not None and embedder is None
    return f"{model.version}-without-embeddings" if lacking else model.version


def _read(model: Model, text: str, language_hint: str) -> _Read:
    safe = struck_out(text)
    return _Read(safe, language_hint, model.judge(safe))


def _parse(model: Model, embedder: Embedder | None, read: _Read, probabilities: Floats) -> Parse:
    best = probabilities.argsort(kind="stable")[::-1][:RANKED]
    ranking = tuple(Ranked(model.labels[place], round(float(probabilities[place]), 4)) for place in best)
    first = ranking[0]
    understood = first.confidence >= model.calibration.threshold
    return Parse(
        text=read.text,
        intent=first.name if understood else OUT_OF_SCOPE,
        confidence=first.confidence,
        ranking=ranking,
        entities=entities_of(read.text),
        language=language_of(read.text).code or read.language_hint,
        version=_version(model, embedder),
    )
