"""The same words twice: copies of articles (agency stories, rewritings) and of passages.

Articles are compared by the runs of eight letters they share, passages letter by letter. Only letters and digits
count: blanks, signs and the width of characters make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final
from zlib import crc32

from rapidfuzz.distance import Indel

from compare.model import Article, CopiedArticles, CopiedPassages, Passage

RUN: Final = 8
MIN_SHARE: Final = 0.5
MIN_LETTERS: Final = 30  # a shorter passage may well be written twice
MIN_ARTICLE: Final = 60
MIN_SIMILARITY: Final = 0.9
LONGEST_PASSAGE: Final = 4000  # letters; longer ones are compared by their runs: letter for letter would take seconds
SAMPLED: Final = 4  # one run of letters in so many is looked at
COMMON: Final = 50  # a run of letters in more texts than these tells nothing
_SIGNS: Final = re.compile(r"[\W_]+")


def letters(words: str) -> str:
    """Return the letters and digits of a text, in one width and case."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", words)).casefold()


def _runs(words: str) -> frozenset[int]:
    codes = (crc32(words[at : at + RUN].encode("utf-8", "surrogatepass")) for at in range(len(words) - RUN + 1))
    return frozenset(code for code in codes if code % SAMPLED == 0)


def copied_articles(articles: Sequence[Article], passages: Iterable[Passage]) -> tuple[CopiedArticles, ...]:
    """Return the groups of articles that share at least half of the shorter one's prose."""
    prose: dict[str, list[str]] = defaultdict(list)
    texts = {article.id: article.text for article in articles}
    for passage in passages:
        if passage.kind.is_prose:
            prose[passage.article].append(letters(passage.span.of(texts[passage.article])))
    words = {name: joined for name in sorted(prose) if len(joined := "".join(prose[name])) >= MIN_ARTICLE}
    groups = _groups(words, _shared, MIN_SHARE)
    return tuple(CopiedArticles(tuple(sorted(names)), share) for names, share in groups)


def copied_passages(articles: Sequence[Article], passages: Sequence[Passage]) -> tuple[CopiedPassages, ...]:
    """Return the groups of story passages that are nearly the same letter for letter."""
    texts = {article.id: article.text for article in articles}
    words = {
        passage.id: own
        for passage in passages
        if passage.kind.is_prose
        and len(passage.span) >= MIN_LETTERS
        and len(own := letters(passage.span.of(texts[passage.article]))) >= MIN_LETTERS
    }
    return tuple(CopiedPassages(names, share) for names, share in _groups(words, _similar, MIN_SIMILARITY))


@dataclass(frozen=True, slots=True)
class _Text:
    words: str
    runs: frozenset[int]


def _shared(first: _Text, second: _Text) -> float:
    """Return how many of the runs of the one that has fewer are also in the other."""
    return len(first.runs & second.runs) / min(len(first.runs), len(second.runs))


def _similar(first: _Text, second: _Text) -> float:
    if max(len(first.words), len(second.words)) > LONGEST_PASSAGE:
        return _shared(first, second)
    return Indel.normalized_similarity(first.words, second.words, score_cutoff=MIN_SIMILARITY)


def _groups(
    words: Mapping[str, str], likeness: Callable[[_Text, _Text], float], least: float
) -> list[tuple[tuple[str, ...], float]]:
    """Return the groups of names whose words are alike, in the order given, each with its least likeness.

    Same words are grouped first, so that a thousand copies cost no more than one. 1.0 is kept for them: whatever
    differs, be it one digit, stays visible in the number.
    """
    twins: dict[str, list[str]] = defaultdict(list)
    for name, own in words.items():
        twins[own].append(name)
    texts = {names[0]: _Text(own, _runs(own)) for own, names in twins.items()}
    alike: dict[str, set[str]] = {name: {name} for name in texts}
    likenesses: dict[str, float] = {}
    for first, second in _pairs(texts):
        found = likeness(texts[first], texts[second])
        if found >= least:
            joined = alike[first] | alike[second]
            alike |= dict.fromkeys(joined, joined)
            for name in (first, second):
                likenesses[name] = min(likenesses.get(name, 1.0), round(min(found, 0.999), 3))
    order = {name: number for number, name in enumerate(words)}
    found_groups = []
    for group in {frozenset(group) for group in alike.values()}:
        names = tuple(sorted((name for one in group for name in twins[words[one]]), key=order.__getitem__))
        if len(names) > 1:
            found_groups.append((names, min(likenesses.get(name, 1.0) for name in group)))
    return sorted(found_groups, key=lambda group: order[group[0][0]])


def _pairs(texts: Mapping[str, _Text]) -> list[tuple[str, str]]:
    """Return the pairs that share a run of letters, each once, in order."""
    holders: dict[int, list[str]] = defaultdict(list)
    for name, text in texts.items():
        for code in text.runs:
            holders[code].append(name)
    return sorted({pair for names in holders.values() if 1 < len(names) <= COMMON for pair in combinations(names, 2)})
