"""How fast the whole of it is, at every size, beside what cannot be beaten and beside others; one command, one page.

    python benchmarks/run.py [--sizes 50,500,2000] [--runs 3] [--peers PYTHON]

Measured are processes as a user starts them. Every run of a size takes the floor, a cold and a warm analysis one after
the other, and ratios are taken within a run, so that whatever else the machine does falls on all of them. Numbers are
medians of the runs, in seconds of processor time (user, with all worker processes) unless they say otherwise. The page
is `docs/performance.md`.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import json
import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import articles

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "performance.md"
MEBIBYTE = 1024
"""Kibibytes, as the system counts them, in one."""


@dataclass(frozen=True)
class Taken:
    """What one process took: processor time and wall time in seconds, peak memory in MiB."""

    user: float
    wall: float
    memory: float
    out: bytes


def measured(*command: str, cache: str = "off") -> Taken:
    """Run a program of this Python to its end."""
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        # As when it is installed: Python keeps what it compiled of modules.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["YOMIKURABE_CACHE"] = cache
        process = subprocess.Popen([sys.executable, *command], stdout=out, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        out.seek(0)
        return Taken(usage.ru_utime, wall, usage.ru_maxrss / MEBIBYTE, out.read())


@dataclass(frozen=True)
class Run:
    """One run of one size."""

    floor: Taken
    cold: Taken
    warm: Taken
    changed: Taken


def analysed(folder: Path, cache: str = "off") -> Taken:
    """Analyse a folder as a user does."""
    return measured("-m", "compare", "analyze", str(folder), "--format", "json", cache=cache)


def run(folder: Path) -> Run:
    """Take the floor, a cold run, a warm one, and one after one article changed."""
    with tempfile.TemporaryDirectory() as cache:
        floor = measured(str(ROOT / "benchmarks" / "floor.py"), str(folder))
        cold = analysed(folder)
        analysed(folder, cache)
        warm = analysed(folder, cache)
        if warm.out != cold.out:
            raise AssertionError("a warm run printed something else than a cold one")
        first = min(folder.glob("*.txt"))
        before = first.read_bytes()
        first.write_bytes(before + "\n追記: 参加者は37人だった。\n".encode())
        try:
            changed = analysed(folder, cache)
        finally:
            first.write_bytes(before)
        return Run(floor, cold, warm, changed)


@dataclass(frozen=True)
class Size:
    """The medians of one size."""

    name: str
    characters: int
    runs: Sequence[Run]
    stages: dict[str, float]

    def median(self, which: str, what: str = "user") -> float:
        """Return the median of a number over the runs."""
        return statistics.median(getattr(getattr(one, which), what) for one in self.runs)

    def ratio(self, which: str, to: str) -> float:
        """Return the median ratio of two times, each within one run."""
        return statistics.median(getattr(one, which).user / getattr(one, to).user for one in self.runs)


def size(name: str, folder: Path, runs: int) -> Size:
    """Measure one folder."""
    characters = sum(len(path.read_text(encoding="utf-8")) for path in folder.glob("*.txt"))
    taken = [run(folder) for _ in range(runs)]
    stages = [json.loads(measured(str(ROOT / "benchmarks" / "stages.py"), str(folder)).out) for _ in range(runs)]
    return Size(name, characters, taken, {key: statistics.median(one[key] for one in stages) for key in stages[0]})


def growth(one: float, other: float, characters: float) -> str:
    """Return the exponent with which a time grew: 1 is linear, 2 is quadratic."""
    return f"{math.log(other / one) / math.log(characters):.2f}" if one > 0 and other > 0 else ""


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a Markdown table, numbers to the right."""
    ruler = ["---", *["--:"] * (len(head) - 1)]
    return ["| " + " | ".join(row) + " |" for row in (head, ruler, *rows)]


def machine() -> str:
    """Return the class of the machine, not its name."""
    model = platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")
        ]
        model = names[0] if names else model
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    cores = os.cpu_count()
    return f"{model}, {cores} cores, {platform.system()}, Python {platform.python_version()}; load averages {load}"


def page(sizes: Sequence[Size], peers: dict[str, float | None], runs: int) -> str:
    """Return the page."""
    names = [one.name for one in sizes]
    whole = [
        ("characters", [f"{one.characters:,}" for one in sizes]),
        ("floor", [f"{one.median('floor'):.2f}" for one in sizes]),
        ("cold run", [f"{one.median('cold'):.2f}" for one in sizes]),
        ("cold run, wall time", [f"{one.median('cold', 'wall'):.2f}" for one in sizes]),
        ("cold run / floor", [f"{one.ratio('cold', 'floor'):.1f}" for one in sizes]),
        ("warm run", [f"{one.median('warm'):.2f}" for one in sizes]),
        ("warm run / cold run", [f"{one.ratio('warm', 'cold'):.2f}" for one in sizes]),
        ("one article changed / cold run", [f"{one.ratio('changed', 'cold'):.2f}" for one in sizes]),
        ("peak memory, cold, MiB", [f"{one.median('cold', 'memory'):,.0f}" for one in sizes]),
        ("peak memory, warm, MiB", [f"{one.median('warm', 'memory'):,.0f}" for one in sizes]),
    ]
    pairs = list(itertools.pairwise(sizes))
    steps = [f"{one.name} → {other.name}" for one, other in pairs]
    stages = [(stage, [one.stages[stage] for one in sizes]) for stage in sizes[0].stages]
    stages.append(("whole (a process of its own)", [one.median("cold") for one in sizes]))
    grown = [other.characters / one.characters for one, other in pairs]
    stage_rows = [
        (name, *(f"{value:.2f}" for value in values), *map(growth, values, values[1:], grown))
        for name, values in stages
    ]
    lines = [
        "# Performance",
        "",
        "Written by `python benchmarks/run.py`; do not edit.",
        "",
        f"{datetime.datetime.now(datetime.UTC).date()}, {machine()}.",
        "",
        f"Medians of {runs} runs, in seconds of processor time (user, worker processes counted) where nothing else is",
        "said; ratios are taken within a run. The seeds are five articles; larger folders are put together of real",
        "sentences (`benchmarks/articles.py`). The floor is what no program on this stack can beat: start Python, load",
        "the dictionary, tokenise every line once.",
        "",
        *table(["", *names], [(name, *values) for name, values in whole]),
        "",
        "## Stages, and how they grow",
        "",
        "The last columns are growth exponents: 1 is linear in the characters, 2 quadratic.",
        "",
        *table(["", *names, *steps], stage_rows),
        "",
        "## Others, on the seeds",
        "",
        *table(
            ["", "seconds"],
            [(name, "not installed" if value is None else f"{value:.2f}") for name, value in peers.items()],
        ),
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure, write the page, and print it."""
    asked = argparse.ArgumentParser(description="Measure, and write docs/performance.md.")
    asked.add_argument("--sizes", default="50,500,2000", help="numbers of articles besides the seeds")
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--peers", default=sys.executable, help="a Python that has the other programs")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        seeds = Path(scratch) / "seeds"
        shutil.copytree(ROOT / "seeds", seeds)
        analysed(seeds)
        sizes = [size("seeds", seeds, options.runs)]
        for count in map(int, filter(None, options.sizes.split(","))):
            folder = Path(scratch) / str(count)
            articles.write(folder, count)
            sizes.append(size(f"{count:,} articles", folder, options.runs))
        command = [options.peers, str(ROOT / "benchmarks" / "peers.py"), str(seeds)]
        peers = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    written = page(sizes, peers, options.runs)
    PAGE.write_text(written, encoding="utf-8")
    print(written)


if __name__ == "__main__":
    main()
