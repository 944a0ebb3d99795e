"""When Python looks for garbage: not while the service is being built, and seldom while it works."""

import gc


def put_off_collecting() -> None:
    """What is imported at start stays: looking through it again and again is an eighth of the start."""
    gc.disable()


def spare_the_collector() -> None:
    """What was built at start stays for good, and a batch makes tens of thousands of objects that no cycle holds:
    looking through them every 700 costs a fifth of the worker's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    gc.enable()
