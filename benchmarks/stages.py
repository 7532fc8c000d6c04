"""How long each stage of an analysis takes, in one process: seconds of processor time, as JSON.

python benchmarks/stages.py DIR
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from pathlib import Path

BEGUN = time.process_time()

from compare import pipeline  # noqa: E402 - importing is a stage
from compare.align import NO_TOPICS, align  # noqa: E402
from compare.corpus import copies, reading  # noqa: E402
from compare.corpus.passages import split  # noqa: E402
from compare.exchange import analysis  # noqa: E402
from compare.findings import find  # noqa: E402
from compare.language import office_list  # noqa: E402
from compare.model import Comparison, Mention, TokenisedPassage  # noqa: E402
from compare.recognise import recognise  # noqa: E402


class Clock:
    """Takes the time of each stage since the one before."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = {}
        self._last = BEGUN

    def stage(self, name: str) -> None:
        """Note that a stage is over."""
        now = time.process_time()
        self.taken[name] = self.taken.get(name, 0.0) + now - self._last
        self._last = now


def main() -> None:
    """Do what `pipeline.compare_articles` does, stage by stage."""
    clock = Clock()
    clock.stage("import")
    folder = Path(sys.argv[1])
    found = reading.read_folder(folder, folder, {})
    clock.stage("read files")
    wanted = pipeline.to_read(found.articles)
    articles = tuple(one.article for one in wanted)
    passages: list[TokenisedPassage] = []
    mentions: list[Mention] = []
    for one in wanted:
        plain = split(one.article)
        clock.stage("split")
        own = tuple(pipeline.tokenised(one.article, passage) for passage in plain)
        clock.stage("tokenise")
        mentions += recognise(one.article, own, about=one.about)
        passages += own
        clock.stage("recognise")
    alignment = align(articles, passages, mentions, NO_TOPICS)
    clock.stage("align")
    bare = tuple(item.passage for item in passages)
    comparison = Comparison(
        articles=articles,
        passages=tuple(passages),
        mentions=tuple(mentions),
        topics=alignment.topics,
        unaligned=alignment.unaligned,
        offices=office_list.shipped(),
        copied_articles=copies.copied_articles(articles, bare),
        copied_passages=copies.copied_passages(articles, bare),
        aliases=alignment.aliases,
    )
    clock.stage("copies")
    comparison = replace(comparison, findings=find(comparison))
    clock.stage("find")
    analysis.dumps(comparison)
    clock.stage("JSON")
    print(json.dumps(clock.taken))


if __name__ == "__main__":
    main()
