"""Sparse rows of numbers in plain arrays, and what training needs of them: a batch as a small dense block."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
ROWS_AT_ONCE = 512


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows: the columns in use (rising), and where and what the entries are in the dense block of them."""

    columns: Ints
    rows: Ints
    places: Ints
    values: Floats
    count: int

    def dense(self) -> Floats:
        """count x len(columns)."""
        block = np.zeros((self.count, len(self.columns)), np.float32)
        block[self.rows, self.places] = self.values
        return block


@dataclass(frozen=True, slots=True)
class Rows:
    """A matrix by rows: row i has `values[starts[i]:starts[i + 1]]` in the columns of the same places."""

    columns: Ints
    values: Floats
    starts: NDArray[np.int64]
    width: int

    def __len__(self) -> int:
        return len(self.starts) - 1

    def of(self, chosen: NDArray[np.int64]) -> "Rows":
        """The chosen rows, in that order."""
        sizes = self.starts[chosen + 1] - self.starts[chosen]
        starts = np.concatenate([[0], np.cumsum(sizes)])
        entries = np.arange(starts[-1]) + np.repeat(self.starts[chosen] - starts[:-1], sizes)
        return Rows(self.columns[entries], self.values[entries], starts, self.width)

    def block(self) -> Block:
        """All of it without the columns that are nowhere in use."""
        used, places = np.unique(self.columns, return_inverse=True)
        rows = np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.starts))
        return Block(used, rows, places.astype(np.int32), self.values, len(self))


def times_weights(rows: Rows, weights: NDArray[np.float16] | Floats) -> Floats:
    """The matrix product, some rows at a time."""
    product = np.empty((len(rows), weights.shape[1]), np.float32)
    for start in range(0, len(rows), ROWS_AT_ONCE):
        chosen = np.arange(start, min(start + ROWS_AT_ONCE, len(rows)))
        block = rows.of(chosen).block()
        product[chosen] = block.dense() @ weights[block.columns].astype(np.float32)
    return product


def rows_of_dense(matrix: Floats) -> Rows:
    """Every entry of a dense matrix."""
    count, width = matrix.shape
    columns = np.tile(np.arange(width, dtype=np.int32), count)
    return Rows(columns, matrix.ravel(), np.arange(count + 1, dtype=np.int64) * width, width)
