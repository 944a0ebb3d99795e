"""Chance that can be repeated: a number for a question, the same whenever and in whatever order it is asked."""

import hashlib
import math
from datetime import timedelta
from random import Random
from statistics import NormalDist

import msgspec

_NORMAL = NormalDist()


def dice(seed: int, index: int, what: str) -> Random:
    """A generator of its own for each history and purpose: one more draw in one changes nothing in another."""
    return Random(f"{seed}:{index}:{what}")


class Chance(msgspec.Struct, frozen=True):
    """The draws of one history. Two catalogues that ask the same question get the same answer."""

    seed: int
    index: int

    def draw(self, question: str) -> float:
        """From 0 to below 1."""
        digest = hashlib.blake2b(f"{self.seed}:{self.index}:{question}".encode(), digest_size=7).digest()
        return int.from_bytes(digest, "big") / 2**56

    def happens(self, share: float, question: str) -> bool:
        return self.draw(question) < share

    def span(self, median: timedelta, question: str, spread: float = 0.8) -> timedelta:
        """A span that scatters around its median, log-normal, to the whole second."""
        return scattered(median, spread, self.draw(question))


def scattered(median: timedelta, spread: float, draw: float) -> timedelta:
    """The span at that point of a log-normal distribution. `spread` is its sigma."""
    z = _NORMAL.inv_cdf(min(0.999, max(0.001, draw)))
    return timedelta(seconds=round(median.total_seconds() * math.exp(spread * z)))
