"""How fast articles are read and split: seconds for ten megabytes, medians of three runs.

    python benchmarks/reading.py [FILE …]

Without files, the seeds are read, repeated. “read” is from bytes to an article with its metadata; “split” is from the
article to its passages and cells.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from compare.corpus.formats import extract
from compare.corpus.metadata import describe
from compare.corpus.passages import split
from compare.model import Article

SIZE = 10 * 1024 * 1024
RUNS = 3


def seconds(work: Callable[[], object]) -> float:
    """Return the median time of the runs."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print a line for each encoding."""
    files = [Path(name) for name in sys.argv[1:]] or sorted(Path("seeds").glob("*.txt"))
    sample = "".join(path.read_text("utf-8") for path in files)
    text = sample * (SIZE // len(sample.encode()) + 1)
    for encoding in ("utf-8", "cp932", "euc_jp"):
        data = text.encode(encoding, "replace")[:SIZE].rsplit(b"\n", 1)[0]
        found = extract(data, ".txt")
        article = Article("a", "a.txt", found.text)
        read = seconds(lambda data=data: describe(extract(data, ".txt").text))
        passages = seconds(lambda article=article: split(article))
        print(f"{encoding:8} read {read:5.2f} s   split {passages:5.2f} s   {len(found.text):,} characters")


if __name__ == "__main__":
    main()
