"""Row ids made in the process: 63 bits, rising with time, so that a batch is saved without reading ids back."""

import os
import time

_EPOCH_MS = 1_704_067_200_000  # 2024-01-01 UTC
_COUNTER_BITS = 10
_PROCESS_BITS = 12


class IdSource:
    """Milliseconds since 2024 (41 bits), a random number per process (12), a counter (10).

    Two processes that drew the same number could make the same id in the same millisecond; the primary key
    then refuses the batch, which is simply done again with new ids.
    """

    def __init__(self) -> None:
        self._process = int.from_bytes(os.urandom(2), "big") >> (16 - _PROCESS_BITS)
        self._last_ms = 0
        self._counter = 0

    def next(self) -> int:
        now_ms = max(int(time.time() * 1000) - _EPOCH_MS, self._last_ms)
        if now_ms == self._last_ms:
            self._counter += 1
            if self._counter >> _COUNTER_BITS:
                now_ms, self._counter = now_ms + 1, 0  # borrow the next millisecond
        else:
            self._counter = 0
        self._last_ms = now_ms
        return ((now_ms << _PROCESS_BITS) | self._process) << _COUNTER_BITS | self._counter


new_id = IdSource().next
