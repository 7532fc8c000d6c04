"""Alignment: which passages of the articles make the same point.

`align` is the default strategy; anything with its signature can take its place. Topics overlap, since a passage may
make several points; what is in no topic is listed, so that nothing disappears.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from compare.align.aliases import given, revealed
from compare.align.alone import only_one
from compare.align.concepts import NO_TOPICS, all_names, concept_of
from compare.align.correspondence import correspondences
from compare.align.editor import Wish, wishes
from compare.align.groups import Group, group
from compare.align.labels import Labeller
from compare.align.neighbours import neighbours
from compare.align.profiles import profile
from compare.align.space import Space, weigh
from compare.align.splitting import stories
from compare.align.topics import Draft, display, draft, numbered
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
        stories: ids of the articles by the story they tell; an article is silent only on points of its own story.
    """

    topics: tuple[Topic, ...]
    unaligned: tuple[str, ...]
    nearest: Nearest | None = None
    aliases: tuple[Alias, ...] = ()
    stories: tuple[tuple[str, ...], ...] = ()


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
    profiles = profile(known, names, by_passage)
    told = stories(profiles)
    # The editor's topics may reach across stories.
    whole = weigh(profiles) if editor.topics or len(told) == 1 else None
    own = wishes(whole, editor, names) if whole else ()
    taken = {tuple(concept_of(word, names) or word for word in key) for wish in own for key in wish.topic.found_by}
    drafts: list[Draft] = []
    if whole and own:
        labeller = Labeller(whole, names)
        drafts += [draft(whole, wish.group, by_passage, labeller, wish) for wish in own if wish.group.scores]
    for story in told:
        space = whole if whole and len(told) == 1 else weigh([one for one in profiles if one.article in set(story)])
        labeller = Labeller(space, names)
        drafts += [draft(space, found, by_passage, labeller) for found in _groups(space, own, taken)]
    topics = numbered(drafts)
    placed = {passage for topic in topics for passage in topic.passages}
    return Alignment(
        topics=topics,
        unaligned=tuple(one.id for one in profiles if one.id not in placed),
        nearest=None if any(len(topic.cells) > 1 for topic in topics) else _nearest(whole or weigh(profiles)),
        aliases=aliases,
        stories=told,
    )


def _groups(space: Space, own: Sequence[Wish], taken: Collection[tuple[str, ...]]) -> tuple[Group, ...]:
    """Return the groups of one story: those of several articles, then what only one article has."""
    here = space.profiles.keys()
    standing = [frozenset(wish.group.scores) & here for wish in own]
    # What the editor took out of a topic does not come back as the machine's own version of it.
    standing += [(frozenset(wish.group.scores) | wish.excluded) & here for wish in own if wish.excluded]
    shared = group(space, standing, taken)
    aligned = {passage for found in shared for passage in found.scores}
    aligned.update(passage for wish in own for passage in wish.group.scores)
    return (*shared, *only_one(space, aligned))


def _nearest(weighed: Space) -> Nearest | None:
    best: tuple[float, str, str] | None = None
    near = neighbours(weighed, 1e-6)
    for one in weighed.profiles:
        for other, score in near[one].items():
            if best is None or (-score, one, other) < (-best[0], best[1], best[2]):
                best = (score, one, other)
    if best is None:
        return None
    score, one, other = best
    words = display(weighed, (one, other))
    shared = (words[term] for term in weighed.shared(one, other) if term in words)
    return Nearest((one, other), round(score, 6), tuple(shared)[:5])
