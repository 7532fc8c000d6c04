"""Champion lists: the passages that are most like a passage, found among many without comparing all with all.

Every term keeps the passages where it weighs most, and a passage asks with its weightiest terms; the best of those it
meets are compared exactly. The cost is at most passages · `ASKING` · `CHAMPIONS`: it grows with the number of passages,
not with its square.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import nlargest
from typing import Any, Final

import numpy as np
from scipy.sparse import csr_matrix

from compare.align.space import Vector

CHAMPIONS: Final = 200
"""Passages that each term keeps."""
ASKING: Final = 16
"""Terms that a passage asks with."""
CANDIDATES: Final = 32
"""Passages it meets that are compared exactly."""
CHUNK: Final = 512
"""Passages that ask at the same time: what is held in memory."""


def candidates(vectors: Mapping[str, Vector]) -> Iterator[tuple[str, str, float]]:
    """Yield pairs of passages that are likely to be alike, with what they have in common; some pairs twice.

    Args:
        vectors: weighted terms by passage id.
    """
    names = list(vectors)
    columns = {term: number for number, term in enumerate(dict.fromkeys(t for v in vectors.values() for t in v))}
    whole = _matrix([[(columns[term], weight) for term, weight in vectors[name].items()] for name in names], columns)
    strongest = [nlargest(ASKING, vectors[name].items(), key=lambda item: (item[1], item[0])) for name in names]
    asking = _matrix([[(columns[term], weight) for term, weight in terms] for terms in strongest], columns)
    kept = _champions(whole)
    for start in range(0, len(names), CHUNK):
        met = (asking[start : start + CHUNK] @ kept).tocsr()
        met.sort_indices()
        ones, others = _best(met, start)
        values = np.asarray(whole[ones].multiply(whole[others]).sum(axis=1)).ravel()
        for one, other, value in zip(ones.tolist(), others.tolist(), values.tolist(), strict=True):
            yield names[one], names[other], round(value, 9)


def _matrix(rows: list[list[tuple[int, float]]], columns: Mapping[str, int]) -> Any:
    ends = np.cumsum([0, *(len(row) for row in rows)])
    places = np.fromiter((column for row in rows for column, _ in row), dtype=np.int64, count=int(ends[-1]))
    values = np.fromiter((value for row in rows for _, value in row), dtype=np.float64, count=int(ends[-1]))
    return csr_matrix((values, places, ends), shape=(len(rows), len(columns)))


def _champions(whole: Any) -> Any:
    """Return, term by passage, only the passages where each term weighs most."""
    by_term = whole.T.tocsr()
    keep = np.ones(by_term.nnz, dtype=bool)
    for term in np.flatnonzero(np.diff(by_term.indptr) > CHAMPIONS):
        first, last = by_term.indptr[term], by_term.indptr[term + 1]
        # Stable: of equal weights the passages that come first.
        order = np.argsort(-by_term.data[first:last], kind="stable")
        keep[first + order[CHAMPIONS:]] = False
    by_term.data[~keep] = 0.0
    by_term.eliminate_zeros()
    return by_term


def _best(met: Any, start: int) -> tuple[Any, Any]:
    """Return the pairs of rows that meet most, the asking passage first."""
    pairs: list[tuple[int, int]] = []
    for row in range(met.shape[0]):
        first, last = met.indptr[row], met.indptr[row + 1]
        order = np.argsort(-met.data[first:last], kind="stable")[: CANDIDATES + 1]
        one = start + row
        pairs += [(one, int(other)) for other in met.indices[first:last][order] if other != one]
    found = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return found[:, 0], found[:, 1]
