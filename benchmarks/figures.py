"""How fast figures and dates are read: characters per second, on the same text, medians of several runs.

    python benchmarks/figures.py [FILE …]

Without files, the labelled sentences of the tests are read, repeated. Beside Yomikurabe stands SudachiPy alone (what
tokenising costs, splitting in mode C and nothing else), and ja-timex and pynormalizenumexp where they are installed.
Every text is given passage by passage, since pynormalizenumexp takes time quadratic in the length of a text.
"""

from __future__ import annotations

import importlib
import importlib.util
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sudachipy import Dictionary, SplitMode

from compare import figures
from compare.language.morphology import tokenise

RUNS = 5
LEAST = 40_000
"""How many characters are read in one run, at least."""
SENTENCES = Path(__file__).parents[1] / "tests" / "quality" / "figures_sentences.yaml"
Reader = Callable[[str], object]


def passages(files: list[str]) -> list[str]:
    """Return the lines to read."""
    if files:
        lines = [line for name in files for line in Path(name).read_text(encoding="utf-8").splitlines()]
    else:
        lines = [line.partition(" || ")[0].strip() for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    return lines * (LEAST // max(1, sum(map(len, lines))) + 1)


def readers() -> Iterator[tuple[str, Reader]]:
    """Yield what is measured: a name and a function that reads one passage."""
    yield "yomikurabe", lambda text: figures(text, "2025-06-18")
    yield "  its tokens alone", tokenise
    tokenizer = Dictionary(dict="core").tokenizer(mode=SplitMode.C)
    yield "SudachiPy", lambda text: list(tokenizer.tokenize(text))
    if importlib.util.find_spec("ja_timex"):
        yield "ja-timex", importlib.import_module("ja_timex").TimexParser().parse
    if importlib.util.find_spec("pynormalizenumexp"):
        peer = importlib.import_module("pynormalizenumexp.normalize_numexp")
        yield "pynormalizenumexp", peer.NormalizeNumexp("ja").normalize


def speed(read: Reader, texts: list[str]) -> float:
    """Return characters per second: the median of several runs, after one that fills the caches."""
    taken = []
    for run in range(RUNS + 1):
        start = time.perf_counter()
        for text in texts:
            read(text)
        taken.append(time.perf_counter() - start)
        if run == 0:
            taken.clear()
    return sum(map(len, texts)) / statistics.median(taken)


def main() -> None:
    """Measure all readers and print a line for each."""
    texts = passages(sys.argv[1:])
    sys.stdout.write(f"{sum(map(len, texts)):,} characters in {len(texts):,} passages, median of {RUNS} runs\n")
    for name, read in readers():
        sys.stdout.write(f"{name:<20}{speed(read, texts):>12,.0f} characters per second\n")


if __name__ == "__main__":
    main()
