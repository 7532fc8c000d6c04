"""Alignment: which passages of the articles make the same point.

`align` is the default strategy; anything with its signature can take its place. Topics overlap, since a passage may
make several points; what is in no topic is listed, so that nothing disappears.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from compare.align.aliases import given, revealed
from compare.align.alone import only_one
from compare.align.concepts import NO_TOPICS, all_names, concept_of
from compare.align.correspondence import correspondences
from compare.align.editor import wishes
from compare.align.groups import group
from compare.align.profiles import profile
from compare.align.space import Space, weigh
from compare.align.topics import display, draft, numbered
from compare.model import Alias, Article, EditorTopics, Mention, TokenisedPassage, Topic

__all__ = ["NO_TOPICS", "Alignment", "Nearest", "align", "all_names", "correspondences"]


@dataclass(frozen=True, slots=True)
class Nearest:
    """The two passages of different articles that have most in common: what explains an empty result.

    Attributes:
        passages: their ids.
        score: how much they have in common; about 0.3 and more mostly is one point.
        shared: the words they share, weightiest first.
    """

    passages: tuple[str, str]
    score: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Topics, and what is in none.

    Attributes:
        topics: in the order an editor should look at them, those of several articles first.
        unaligned: ids of the story passages that are in no topic, in reading order.
        nearest: the most similar pair across articles when no topic has several articles; `None` when there is one, or
            when no two articles share a word.
        aliases: names of one thing that the editor gives or the articles reveal.
    """

    topics: tuple[Topic, ...]
    unaligned: tuple[str, ...]
    nearest: Nearest | None = None
    aliases: tuple[Alias, ...] = ()


def align(
    articles: Sequence[Article],
    passages: Sequence[TokenisedPassage],
    mentions: Sequence[Mention],
    editor: EditorTopics = NO_TOPICS,
) -> Alignment:
    """Return the topics of the articles. The order in which anything is given changes nothing.

    Args:
        articles: the witnesses.
        passages: their passages; captions and furniture are never aligned.
        mentions: what was recognised in them; common figures and dates are given as reasons.
        editor: topics and names of the editor's own; they win over what the machine finds.
    """
    place = {article: number for number, article in enumerate(sorted(article.id for article in articles))}
    known = [passage for passage in passages if passage.passage.article in place]
    known.sort(key=lambda passage: (place[passage.passage.article], passage.passage.span))
    aliases = (*given(editor), *revealed(known))
    names = all_names(aliases, editor)
    by_passage: dict[str, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda mention: (mention.article, mention.span, mention.kind)):
        by_passage.setdefault(mention.passage, []).append(mention)
    weighed = weigh(profile(known, names, by_passage))
    own = wishes(weighed, editor, names)
    standing = [frozenset(wish.group.scores) for wish in own]
    # What the editor took out of a topic does not come back as the machine's own version of it.
    standing += [frozenset(wish.group.scores) | wish.excluded for wish in own if wish.excluded]
    taken = {tuple(concept_of(word, names) or word for word in key) for wish in own for key in wish.topic.found_by}
    shared = group(weighed, standing, taken)
    aligned = {passage for found in (*shared, *(wish.group for wish in own)) for passage in found.scores}
    single = only_one(weighed, aligned)
    drafts = [draft(weighed, found, by_passage, names) for found in (*shared, *single)]
    drafts += [draft(weighed, wish.group, by_passage, names, wish) for wish in own if wish.group.scores]
    topics = numbered(drafts)
    placed = {passage for topic in topics for passage in topic.passages}
    return Alignment(
        topics=topics,
        unaligned=tuple(passage for passage in weighed.profiles if passage not in placed),
        nearest=None if shared else _nearest(weighed),
        aliases=aliases,
    )


def _nearest(weighed: Space) -> Nearest | None:
    best: tuple[float, str, str] | None = None
    for one, other in combinations(weighed.profiles, 2):
        if weighed.profiles[one].article != weighed.profiles[other].article:
            score = round(weighed.similarity(one, other), 6)
            if score > 0 and (best is None or score > best[0]):
                best = (score, one, other)
    if best is None:
        return None
    score, one, other = best
    words = display(weighed, (one, other))
    return Nearest((one, other), score, tuple(words[term] for term in weighed.shared(one, other) if term in words)[:5])
