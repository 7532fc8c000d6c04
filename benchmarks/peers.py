"""Other programs on the same work, each once: seconds of processor time, as JSON; `null` where it is not installed.

    PYTHON benchmarks/peers.py DIR

Runs in any Python: `pip install collatex python-Levenshtein ja-timex pynormalizenumexp` into one of its own, and give
that to `run.py`.
"""

from __future__ import annotations

import importlib
import json
import math
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

Work = Callable[[Sequence[str]], object]


def collatex(texts: Sequence[str]) -> object:
    """Collate the first five texts, sign by sign in tokens of ten: it has no words of Japanese."""
    library = importlib.import_module("collatex")
    collation = library.Collation()
    for name, text in zip("ABCDE", texts, strict=False):
        tokens = [{"t": text[at : at + 10]} for at in range(0, len(text), 10)]
        collation.add_witness({"id": name, "tokens": tokens})
    return library.collate(collation, segmentation=False)


def ja_timex(texts: Sequence[str]) -> object:
    """Find dates and times, line by line."""
    parse = importlib.import_module("ja_timex").TimexParser().parse
    return [parse(line) for text in texts for line in text.splitlines()]


def pynormalizenumexp(texts: Sequence[str]) -> object:
    """Find figures, line by line: it takes time quadratic in the length of a text."""
    normalize = importlib.import_module("pynormalizenumexp.normalize_numexp").NormalizeNumexp("ja").normalize
    return [normalize(line) for text in texts for line in text.splitlines()]


def tf_idf_double_loop(texts: Sequence[str]) -> object:
    """Hold every two lines against each other by TF-IDF over pairs of signs: what a first version of alignment does."""
    lines = [line for text in texts for line in text.splitlines() if line]
    counts = [Counter(line[at : at + 2] for at in range(len(line) - 1)) for line in lines]
    frequency = Counter(term for count in counts for term in count)
    vectors = [
        {term: number * math.log(len(lines) / frequency[term]) for term, number in count.items()} for count in counts
    ]
    best = 0.0
    for at, one in enumerate(vectors):
        for other in vectors[:at]:
            best = max(best, sum(weight * other.get(term, 0.0) for term, weight in one.items()))
    return best


def taken(work: Work, texts: Sequence[str]) -> float | None:
    """Return the processor time of the work, `None` if what it needs is not installed."""
    start = time.process_time()
    try:
        work(texts)
    except ImportError:
        return None
    return time.process_time() - start


def main() -> None:
    """Run all of them."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("*.txt"))]
    works: dict[str, Work] = {
        "CollateX, five-way": collatex,
        "ja-timex": ja_timex,
        "pynormalizenumexp": pynormalizenumexp,
        "TF-IDF double loop": tf_idf_double_loop,
    }
    print(json.dumps({name: taken(work, texts) for name, work in works.items()}))


if __name__ == "__main__":
    main()
