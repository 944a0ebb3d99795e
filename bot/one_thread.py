"""numpy computes on one thread in a service: its matrices are small, and there are few cores."""

import os


def compute_on_one_thread() -> None:
    """Called before numpy is imported; whoever sets the variable decides otherwise.

    OpenBLAS' other threads spin while they wait, on the core that the embeddings and the store's thread need: on two
    cores they made a reply's p99 a third longer.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
