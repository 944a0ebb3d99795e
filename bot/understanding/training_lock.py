"""One process trains at a time: the others wait beside the folder and then read what was kept."""

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOOK_AGAIN_SECONDS = 1.0


@contextmanager
def training_alone(folder: Path, stopped: threading.Event | None = None) -> Iterator[bool]:
    """Wait until nobody else trains in this folder, and keep others waiting meanwhile.

    True when it is our turn; False when `stopped` was set before. The lock ends with the process that holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "training.lock").open("a") as file:
        is_ours = _lock(file.fileno(), stopped)
        try:
            yield is_ours
        finally:
            if is_ours:
                fcntl.flock(file, fcntl.LOCK_UN)


def _lock(descriptor: int, stopped: threading.Event | None) -> bool:
    if stopped is None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        return True
    while not stopped.is_set():
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            stopped.wait(LOOK_AGAIN_SECONDS)
        else:
            return True
    return False
