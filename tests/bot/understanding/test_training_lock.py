"""Several processes that start at once: one trains, the others wait and read what it kept."""

import multiprocessing
import threading
from pathlib import Path

from bot.understanding.model_store import ModelStore
from bot.understanding.preparing import Preparation
from bot.understanding.training_lock import training_alone
from tests.bot.understanding.small import PHRASES

SPAWN = multiprocessing.get_context("spawn")


def begin(folder: str) -> tuple[str, int]:
    """In a process of its own: the version it reads with, and when the file it read was written."""
    version = Preparation(Path(folder), PHRASES, embeddings=False).start().version
    [kept] = Path(folder).glob("char-*.npz")
    return version, kept.stat().st_ino


def test_of_processes_that_start_together_one_trains(tmp_path: Path) -> None:
    """B-23: a second file in the place of the first would have another number."""
    with SPAWN.Pool(3) as pool:
        found = pool.map(begin, [str(tmp_path)] * 3, chunksize=1)
    assert len(set(found)) == 1


def test_whoever_waits_for_a_turn_gets_it_when_the_other_is_done(tmp_path: Path) -> None:
    """B-23."""
    seen: list[str] = []
    begun = threading.Event()

    def wait() -> None:
        begun.set()
        seen.append(ModelStore(tmp_path).find_or_train(PHRASES).version)

    with training_alone(tmp_path):
        waiting = threading.Thread(target=wait)
        waiting.start()
        begun.wait()
        trained = ModelStore(tmp_path).train(PHRASES).model
        assert seen == []
    waiting.join(30)
    assert seen == [trained.version]


def test_waiting_for_a_turn_can_be_stopped(tmp_path: Path) -> None:
    """B-23: the service ends though another process still trains."""
    stopped = threading.Event()
    turns: list[bool] = []

    def wait() -> None:
        with training_alone(tmp_path, stopped) as is_ours:
            turns.append(is_ours)

    with training_alone(tmp_path):
        waiting = threading.Thread(target=wait)
        waiting.start()
        stopped.set()
        waiting.join(30)
    assert turns == [False]
    assert not waiting.is_alive()
