"""The interpreter a command needs: from a model's file, or the service's own from its folder."""

from pathlib import Path

from bot.understanding.embedded import EmbeddedInterpreter
from bot.understanding.embedder import load_embedder
from bot.understanding.model_file import load
from bot.understanding.preparing import Preparation

FOLDER = Path("var/nlu")


def interpreter_of(model: Path | None, *, embeddings: bool = True) -> EmbeddedInterpreter:
    """Reads with the model in the file, else with the best that is kept under `var/nlu`, trained now if there is none.

    Raises ModelInvalid.
    """
    embedder = load_embedder() if embeddings else None
    if model is not None:
        loaded = load(model)
        return EmbeddedInterpreter(loaded, embedder if loaded.embedding is not None else None)
    return Preparation(FOLDER, embeddings=embeddings).start()
