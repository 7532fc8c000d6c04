"""The editor's own topics: what the topic file asks for, found in the passages at hand.

The editor's word stands: a pinned passage belongs, an excluded one does not. Three pinned passages say better what a
topic is about than any term does, so passages that are like them are pulled in (relevance feedback).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from compare.align.concepts import Names, concept_of
from compare.align.groups import Group, hold_together, scores_of
from compare.align.proposals import LEAST, having, proposal_of
from compare.align.space import Similarities, Space, Vector, dot, mean_of
from compare.model import EditorTopic, EditorTopics, Quotation, TokenisedPassage

KNOWN_AGAIN: Final = 85
"""Least similarity (0–100) of a passage to the words that the file gives for it, when the text was edited since."""
LIKE: Final = 0.08
"""Least likeness to what the pinned passages agree on, of a passage that is pulled in."""
PART: Final = 0.4
"""It must also have this part of what each pinned passage has, on the mean, of what the other ones agree on."""
ONE: Final = 0.24
"""What a passage must have in common with a single pinned one: nothing says yet what matters in that."""
QUOTED: Final = 40
"""Code points of a passage that the topic file quotes, more if several passages of the article begin so."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A topic of the editor, found in the passages at hand.

    Attributes:
        topic: what the file says.
        group: its passages; empty if nothing here belongs to it.
        pinned: ids of the passages that are there by name.
        excluded: ids of the passages that are kept out by name.
    """

    topic: EditorTopic
    group: Group
    pinned: frozenset[str]
    excluded: frozenset[str]


def quotation(passages: Iterable[TokenisedPassage], passage: str) -> Quotation:
    """Return a passage as a topic file names it: by its beginning, as much as tells it from others of its article.

    Raises:
        KeyError: there is no such passage.
    """
    texts = {item.passage.id: (item.passage.article, _plain(item.text)) for item in passages}
    article, text = texts[passage]
    length = QUOTED
    while (
        length < len(text)
        and sum(own == article and other[:length] == text[:length] for own, other in texts.values()) > 1
    ):
        length *= 2
    return Quotation(article, text[:length])


def find_again(passages: Iterable[TokenisedPassage], quoted: Quotation) -> str | None:
    """Return the id of the passage that begins with the words, or, after an edit, nearly so; `None` if none does."""
    best: tuple[float, str] | None = None
    for item in passages:
        if item.passage.article == quoted.article:
            beginning = _plain(item.text)[: len(quoted.words)]
            score = fuzz.ratio(beginning, quoted.words, score_cutoff=KNOWN_AGAIN)
            if score and (best is None or score > best[0]):
                best = (score, item.passage.id)
    return best[1] if best else None


def _plain(text: str) -> str:
    return " ".join(text.split())


def wishes(space: Space, editor: EditorTopics, names: Names) -> tuple[Wish, ...]:
    """Return the editor's topics with their passages, in the order of the file."""
    if not editor.topics:
        return ()
    by_term = having(space)
    return tuple(_wish(space, topic, names, by_term) for topic in editor.topics)


def _wish(space: Space, topic: EditorTopic, names: Names, by_term: Mapping[str, Sequence[str]]) -> Wish:
    passages = [profile.passage for profile in space.profiles.values()]
    pinned, excluded = (
        frozenset(found for quoted in quotations if (found := find_again(passages, quoted)) is not None)
        for quotations in (topic.pinned, topic.excluded)
    )
    similarities = Similarities(space)
    members: set[str] = set(pinned)
    keys: list[str] = []
    for words in topic.found_by:
        key = tuple(concept_of(word, names) or word for word in words)
        keys += key
        members.update(hold_together(similarities, proposal_of(space, key, by_term)))
    for word in topic.terms:
        key = (concept_of(word, names) or word,)
        keys += key
        members.update(hold_together(similarities, proposal_of(space, key, by_term, LEAST["salient"])))
    for word in topic.aliases:
        keys.append(concept_of(word, names) or word)
        members.update(by_term.get(keys[-1], ()))
    members.update(_alike(space, pinned, excluded))
    members -= excluded
    ordered = [passage for passage in space.profiles if passage in members]
    key = tuple(dict.fromkeys(keys))
    return Wish(topic, Group(key, scores_of(space, ordered, key)), pinned & members, excluded)


def _alike(space: Space, pinned: frozenset[str], excluded: frozenset[str]) -> Iterator[str]:
    """Yield the passages that have much of what the pinned ones agree on."""
    if not pinned:
        return
    agreed = _agreed(space, pinned)
    own = [dot(space.vectors[passage], _agreed(space, pinned - {passage})) for passage in sorted(pinned)]
    least = max(LIKE, PART * mean_of(own)) if len(pinned) > 1 else ONE
    for passage, vector in space.vectors.items():
        if passage not in pinned | excluded and round(dot(vector, agreed), 9) >= least:
            yield passage


def _agreed(space: Space, pinned: frozenset[str]) -> Vector:
    """Return the mean of the pinned passages; a term counts by the share of the others that have it, too."""
    total: Vector = {}
    having: Counter[str] = Counter()
    for passage in sorted(pinned):
        having.update(space.vectors[passage].keys())
        for term, weight in space.vectors[passage].items():
            total[term] = total.get(term, 0.0) + weight
    if len(pinned) < 2:
        return total
    count = len(pinned)
    return {
        term: weight / count * (having[term] - 1) / (count - 1) for term, weight in total.items() if having[term] > 1
    }
