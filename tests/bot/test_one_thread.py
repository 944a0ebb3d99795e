"""A service that computes leaves the other cores to who waits for an answer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

MULTIPLIED = """
import os, sys
from bot.cli import serve, worker
assert "numpy" not in sys.modules, "numpy has been imported before it could be told"
serve.compute_on_one_thread()
import numpy
matrix = numpy.ones((1_000, 1_000), numpy.float32)
matrix @ matrix
print(len(os.listdir("/proc/self/task")))
"""


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="counts threads as Linux shows them")
def test_numpy_computes_on_one_thread_in_a_service() -> None:
    """A-86: what spins while it waits takes a core from those who answer."""
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    done = subprocess.run([sys.executable, "-c", MULTIPLIED], env=environment, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("1\n", "")
