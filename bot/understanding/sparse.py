"""Sparse rows of numbers in plain arrays, and what training needs of them: a batch as a small dense block."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


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

    def block(self, chosen: Sequence[int] | NDArray[np.int64]) -> Block:
        """The chosen rows."""
        spans = [slice(self.starts[row], self.starts[row + 1]) for row in chosen]
        sizes = [span.stop - span.start for span in spans]
        columns = np.concatenate([self.columns[span] for span in spans])
        values = np.concatenate([self.values[span] for span in spans])
        used, places = np.unique(columns, return_inverse=True)
        rows = np.repeat(np.arange(len(spans), dtype=np.int32), sizes)
        return Block(used, rows, places.astype(np.int32), values, len(spans))


def rows_of(found: Sequence[tuple[Ints, Floats]], width: int) -> Rows:
    """Rows given one by one as (columns, values)."""
    starts = np.cumsum([0, *(len(columns) for columns, _ in found)])
    columns = np.concatenate([columns for columns, _ in found]) if found else np.empty(0, np.int32)
    values = np.concatenate([values for _, values in found]) if found else np.empty(0, np.float32)
    return Rows(columns, values, starts, width)


def rows_of_dense(matrix: Floats) -> Rows:
    """Every entry of a dense matrix."""
    count, width = matrix.shape
    columns = np.tile(np.arange(width, dtype=np.int32), count)
    return Rows(columns, matrix.ravel(), np.arange(count + 1, dtype=np.int64) * width, width)
