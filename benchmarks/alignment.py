"""How long aligning takes, how much memory it needs, and how both grow with the number of articles.

    python benchmarks/alignment.py [COUNT …]

Without counts: 5, 50, 500 and 2,000 articles of 50 passages each. The articles are made of the real sentences of the
stories in the tests and the seeds; each made-up story of twelve articles has words of its own in the place of a third
of the nouns. With `--one` all articles tell one story. Each count is measured in a process of its own, in seconds of
the processor, so that other programs do not count. Beside it stand the floor (dictionary and tokenising of the same
text), plain TF-IDF over all pairs of passages and CollateX, where they come to an end.
"""

from __future__ import annotations

import importlib.util
import math
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from itertools import combinations
from pathlib import Path

from compare.align import align
from compare.corpus.passages import split
from compare.corpus.reading import read_folder
from compare.language.morphology import tokenise
from compare.model import Article
from compare.pipeline import tokenised

ROOT = Path(__file__).parents[1]
COUNTS = (5, 50, 500, 2000)
PASSAGES = 50
STORY = 12
CHANGED = 0.35
"""Part of the nouns that a story has of its own."""
PLAIN_LIMIT = 2500
"""Passages up to which all pairs are compared by the plain loop."""
COLLATEX_LIMIT = 5


def sentences() -> list[list[str]]:
    """Return the body passages of the stories in the repository, story by story."""
    folders = [ROOT / "seeds", *sorted((ROOT / "tests" / "align" / "stories").iterdir())]
    folders += sorted(path for path in (ROOT / "tests" / "stories").iterdir() if path.is_dir())
    found: list[list[str]] = []
    for folder in folders:
        own: list[str] = []
        for article in read_folder(folder, ROOT).articles:
            own += [p.span.of(article.text).strip() for p in split(article) if p.kind.is_prose]
        if len(own) > STORY:
            found.append(own)
    return found


def made(count: int, *, one: bool = False) -> list[Article]:
    """Return articles of `PASSAGES` passages in stories of `STORY` (or in one), the same for the same count."""
    base = sentences()
    words = sorted({token.surface for own in base for text in own for token in tokenise(text) if _is_noun(token)})
    articles: list[Article] = []
    for number in range(count):
        story = 0 if one else number // STORY
        chance = random.Random(story)  # noqa: S311 - no secret
        own_words = {word: chance.choice(words) for word in words if chance.random() < CHANGED}
        chance = random.Random(count + number)  # noqa: S311
        source = base[story % len(base)] if not one else [text for own in base for text in own]
        lines = [_changed(chance.choice(source), own_words) for _ in range(PASSAGES)]
        articles.append(Article(f"{number:04}", f"{number:04}.txt", "\n".join([lines[0][:30], "", *lines]) + "\n"))
    return articles


def _is_noun(token) -> bool:  # noqa: ANN001 - a Token
    return token.pos[0] == "名詞" and token.pos[1] != "数詞" and len(token.surface) > 1


def _changed(text: str, own_words: dict[str, str]) -> str:
    return "".join(own_words.get(token.surface, token.surface) for token in tokenise(text))


def measure(what: str, count: int, *, one: bool) -> str:
    """Do one thing once and return seconds and megabytes, as a line."""
    articles = made(count, one=one)
    start = time.process_time()
    note = ""
    if what == "floor":
        passages = [tokenised(article, passage) for article in articles for passage in split(article)]
        note = f"{len(passages):,} passages"
    elif what == "align":
        passages = [tokenised(article, passage) for article in articles for passage in split(article)]
        start = time.process_time()
        result = align(articles, passages, ())
        note = f"{len(result.stories)} stories, {len(result.topics):,} topics"
    elif what == "plain":
        _plain([text for article in articles for text in article.text.splitlines() if text])
    else:
        _collatex([article.text for article in articles])
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{seconds:.2f} {peak:.0f} {note}"


def _plain(texts: list[str]) -> None:
    """Compare all pairs by TF-IDF, as anybody would write it."""
    counts = [Counter(token.normalized for token in tokenise(text) if token.pos[0] == "名詞") for text in texts]
    having = Counter(term for own in counts for term in own)
    vectors = [{term: n * math.log(len(texts) / having[term]) for term, n in own.items()} for own in counts]
    for one, other in combinations(vectors, 2):
        sum(weight * other[term] for term, weight in one.items() if term in other)


def _collatex(texts: list[str]) -> None:
    from collatex import Collation, collate  # noqa: PLC0415 - only where it is installed

    collation = Collation()
    for number, text in enumerate(texts):
        collation.add_plain_witness(str(number), " ".join(token.surface for token in tokenise(text)))
    collate(collation, segmentation=False)


def main() -> None:
    """Measure everything and print a line for each count."""
    arguments = [argument for argument in sys.argv[1:] if argument != "--one"]
    one = "--one" in sys.argv
    if arguments[:1] == ["--measure"]:
        sys.stdout.write(measure(arguments[1], int(arguments[2]), one=one))
        return
    last: tuple[int, float] | None = None
    for count in [int(argument) for argument in arguments] or COUNTS:
        sys.stdout.write(f"{count} articles\n")
        whats = ["floor", "align"]
        whats += ["plain"] if count * PASSAGES <= PLAIN_LIMIT else []
        whats += ["collatex"] if count <= COLLATEX_LIMIT and importlib.util.find_spec("collatex") else []
        for what in whats:
            command = [sys.executable, __file__, "--measure", what, str(count), *(["--one"] if one else [])]
            run = subprocess.run(command, capture_output=True, text=True, check=True)
            seconds, peak, note = run.stdout.split(" ", 2)
            growth = ""
            if what == "align":
                if last is not None:
                    growth = f"  exponent {math.log(float(seconds) / last[1]) / math.log(count / last[0]):.2f}"
                last = (count, max(0.001, float(seconds)))
            sys.stdout.write(f"  {what:<9}{float(seconds):>9.2f} s{float(peak):>8.0f} MB  {note}{growth}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
