"""Child processes of the bench: started on one core, watched until they listen, measured, stopped."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

SERVER_CORE, LOAD_CORE = 0, 1
LISTENS_WITHIN_SECONDS = 30


@contextmanager
def child(
    module: str, port: int, environment: dict[str, str] | None = None, *args: str, pinned: bool = True
) -> Iterator[subprocess.Popen[bytes]]:
    """Run `python -m module ARGS`, on the server's core alone where `pinned`, until the block ends. Waits until `port`
    answers."""
    env = os.environ | {"PYTHONWARNINGS": "ignore"} | (environment or {})
    place = partial(pin, SERVER_CORE) if pinned else unpin
    process = subprocess.Popen([sys.executable, "-m", module, *args], env=env, preexec_fn=place)
    try:
        wait_until_listening(port, process)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def pin(core: int) -> None:
    """Keep this process on one core, where the machine has more."""
    if hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, {core})


def unpin() -> None:
    """Let this process run on every core again."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, range(os.cpu_count() or 1))


def wait_until_listening(port: int, process: subprocess.Popen[bytes]) -> float:
    """Seconds until somebody listened. Raises RuntimeError when the process ended or took too long."""
    began = time.perf_counter()
    while time.perf_counter() - began < LISTENS_WITHIN_SECONDS:
        if process.poll() is not None:
            raise RuntimeError(f"the process ended with {process.returncode}")
        with socket.socket() as probe:
            probe.settimeout(0.2)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return time.perf_counter() - began
        time.sleep(0.02)
    raise RuntimeError("nobody listens")


def rss_mb(pid: int) -> float:
    """Resident memory of a process in MB (Linux)."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0
