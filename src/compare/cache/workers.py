"""Reading articles on several cores: the same results as one by one, in the same order.

A worker is a fresh process (a fork would copy the threads of the review in an unknown state) and takes about as long to
start as some thirty articles to read, so that a few articles are read here. Results come back packed as for the cache:
tokens as objects would cost more to send than to make.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from multiprocessing import get_context
from typing import Final

from compare.cache.packing import pack_article, unpack_article
from compare.pipeline import Progress, ReadArticle, ToRead, one_by_one, read, reading_step

LEAST: Final = 400_000
"""Characters from which on it pays to start workers."""
_MOST: Final = 8
"""Workers: each has a dictionary and word lists of its own, some 200 MB."""
_CHUNK: Final = 4
"""Articles handed over at once; also what has to be waited for when the run is ended."""


def on_all_cores(wanted: Sequence[ToRead], progress: Progress) -> Iterator[ReadArticle]:
    """Read articles on all cores if there is enough to read, else one by one."""
    workers = min(_cores(), _MOST, -(-len(wanted) // _CHUNK))
    if workers < 2 or sum(len(one.article.text) for one in wanted) < LEAST:
        yield from one_by_one(wanted, progress)
    else:
        yield from on_cores(workers, wanted, progress)


def on_cores(workers: int, wanted: Sequence[ToRead], progress: Progress) -> Iterator[ReadArticle]:
    """Read articles in that many processes; if these break (no memory, forbidden), the rest is read here."""
    broken = False
    with closing(_packed(workers, wanted)) as packed:
        for number, one in enumerate(wanted, 1):
            # Told before the first result is there: workers take a while to start.
            progress(reading_step(number, len(wanted)))
            if not broken:
                try:
                    content = next(packed)
                except (BrokenProcessPool, OSError):
                    broken = True
            yield read(one) if broken else unpack_article(content, one.article.text)


def _packed(workers: int, wanted: Sequence[ToRead]) -> Generator[bytes, None, None]:
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_ignore_interrupts)
    try:
        yield from pool.map(_read_packed, wanted, chunksize=_CHUNK)
    finally:
        # Also when the reader ends the run: what waits is dropped, what is being read is finished within a second.
        pool.shutdown(cancel_futures=True)


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _ignore_interrupts() -> None:
    """Leave Ctrl+C to the process that was asked; the terminal sends it to all."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read_packed(wanted: ToRead) -> bytes:
    return pack_article(read(wanted))
