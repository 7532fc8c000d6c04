"""From groups of passages to topics: cells by article, strengths, reasons, names, and the order an editor reads in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from compare.align.editor import Wish
from compare.align.groups import SURE, Group
from compare.align.labels import LONGEST, Labeller, tells
from compare.align.profiles import value_of
from compare.align.space import Space, mean_of
from compare.language.morphology import tokenise
from compare.model import Cell, Figure, Member, Mention, Strength, TimeExpression, Topic

REASONS: Final = 4
"""How many reasons are given for a membership, and one more for a topic: enough to judge it, few enough to read."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A topic before it is numbered, with what decides its place.

    Attributes:
        topic: the topic, its id and label still empty.
        labels: names for it, best first.
        eye: what deserves an editor's eye first; greater comes first.
    """

    topic: Topic
    labels: tuple[str, ...]
    eye: tuple[float, ...]


def draft(
    space: Space,
    group: Group,
    mentions: Mapping[str, Sequence[Mention]],
    labeller: Labeller,
    wish: Wish | None = None,
) -> Draft:
    """Return the topic of a group of several articles, of one section of one article, or of the editor's own.

    Args:
        space: all passages.
        group: the passages.
        mentions: what was recognised, by passage.
        labeller: what names topics of this story.
        wish: what the editor wants of the topic, if it is one of theirs.
    """
    pinned = wish.pinned if wish else frozenset()
    weights = _weights(space, group)
    shown = display(space, group.scores)
    cells: dict[str, list[Member]] = {}
    for passage in space.in_order(group.scores):
        sure = group.scores[passage] >= SURE or passage in pinned
        strength = Strength.SURE if sure else Strength.POSSIBLE
        member = Member(passage, strength, _why(space, passage, weights, shown), passage in pinned)
        cells.setdefault(space.profiles[passage].article, []).append(member)
    figures = _common_figures(space, group.scores, mentions)
    strongest = [shown[term] for term in sorted(weights, key=lambda term: (-weights[term], term)) if term in shown]
    topic = Topic(
        id="",
        label="",
        cells=tuple(Cell(article, tuple(cells[article])) for article in sorted(cells)),
        why=tuple(dict.fromkeys((*strongest[: REASONS + 1], *figures))),
        key=tuple(term.removeprefix("@") for term in group.key) if group.recurs else (),
        own=wish is not None,
    )
    speaking = sum(
        any(
            isinstance(mention, Figure | TimeExpression)
            for member in members
            for mention in mentions.get(member.passage, ())
        )
        for members in cells.values()
    )
    return Draft(
        topic,
        (wish.topic.name,)
        if wish
        else (*_counted(space, group, mentions), *labeller.labels(group.scores, weights)) or topic.why[:1],
        (float(len(cells)), float(speaking), round(mean_of(group.scores.values()), 6)),
    )


def _counted(space: Space, group: Group, mentions: Mapping[str, Sequence[Mention]]) -> tuple[str, ...]:
    """Return what the figure counts that proposed the group, where two articles call it the same."""
    heads: dict[str, set[str]] = {}
    phrases: dict[str, Counter[str]] = {}
    for passage in group.scores:
        for mention in mentions.get(passage, ()):
            measure = mention.measure if isinstance(mention, Figure) else None
            if measure is not None and measure.head and value_of(mention) in group.key:
                heads.setdefault(measure.head, set()).add(space.profiles[passage].article)
                phrases.setdefault(measure.head, Counter())[measure.phrase] += 1
    agreed = [head for head in sorted(heads) if len(heads[head]) > 1]
    agreed.sort(key=lambda head: -len(heads[head]))
    words = (min(phrases[head], key=lambda phrase: (-phrases[head][phrase], len(phrase), phrase)) for head in agreed)
    return tuple(phrase for phrase in words if len(phrase) <= LONGEST and tells(tokenise(phrase)))


def _weights(space: Space, group: Group) -> dict[str, float]:
    """Return what each term is worth for the group: its weight by the shares of articles and members that have it.

    What proposed the group is worth most.
    """
    having: dict[str, set[str]] = {}
    weight: dict[str, float] = {}
    members: Counter[str] = Counter()
    for passage in group.scores:
        for term, value in space.vectors[passage].items():
            if term in space.profiles[passage].own.counts:
                having.setdefault(term, set()).add(space.profiles[passage].article)
                members[term] += 1
                weight[term] = max(weight.get(term, 0.0), value)
    articles = space.articles(group.scores)
    shared = {term for term in having if len(having[term]) >= min(2, articles) and term not in space.generic}
    weights = {
        term: round(weight[term] * len(having[term]) / articles * members[term] / len(group.scores), 6)
        for term in shared | (set(group.key) & having.keys())
    }
    telling = set(group.key) - space.generic
    return {term: value + (1.0 if term in telling else 0.0) for term, value in weights.items()}


def _why(space: Space, passage: str, weights: Mapping[str, float], shown: Mapping[str, str]) -> tuple[str, ...]:
    """Return the words of a passage (or of what it inherits from) that tie it to the rest, strongest first."""
    vector, own = space.vectors[passage], space.profiles[passage].own
    terms = [term for term in vector if term in weights] or [term for term in vector if term in shown]
    terms.sort(key=lambda term: (-round(vector[term] * weights.get(term, 1.0), 9), term))
    words = (own.surfaces.get(term) or shown.get(term, "") for term in terms)
    return tuple(_without_parts(words))[:REASONS]


def _without_parts(words: Iterable[str]) -> list[str]:
    """Leave out words that stand inside a word already given, and empty ones."""
    kept: list[str] = []
    for word in words:
        if not any(word in other for other in kept):
            kept.append(word)
    return kept


def display(space: Space, members: Iterable[str]) -> dict[str, str]:
    """Return for each term the words that most members use for it."""
    counts: dict[str, Counter[str]] = {}
    for member in members:
        for term, words in space.profiles[member].own.surfaces.items():
            counts.setdefault(term, Counter())[words] += 1
    return {term: min(words, key=lambda word: (-words[word], len(word), word)) for term, words in counts.items()}


def _common_figures(space: Space, members: Iterable[str], mentions: Mapping[str, Sequence[Mention]]) -> tuple[str, ...]:
    """Return figures and dates that members of several articles give alike, as they stand in the text."""
    having: dict[str, dict[str, str]] = {}
    for passage in sorted(members):
        for mention in mentions.get(passage, ()):
            value = value_of(mention)
            if value is not None:
                having.setdefault(value, {}).setdefault(space.profiles[passage].article, mention.text)
    common = [(len(texts), value, texts) for value, texts in having.items() if len(texts) > 1]
    common.sort(key=lambda item: (-item[0], item[1]))
    return tuple(min(texts.values()) for _, _, texts in common[:2])


def numbered(drafts: Iterable[Draft]) -> tuple[Topic, ...]:
    """Return the topics in the order an editor should look at them, numbered `t01` …, each with its own label."""
    ordered = sorted(drafts, key=lambda draft: (tuple(-value for value in draft.eye), draft.topic.passages))
    width = max(2, len(str(len(ordered))))
    taken = {draft.labels[0] for draft in ordered if draft.topic.own}
    topics: list[Topic] = []
    for number, draft in enumerate(ordered, 1):
        label = draft.labels[0] if draft.topic.own else _free(draft.labels, taken)
        taken.add(label)
        topics.append(replace(draft.topic, id=f"t{number:0{width}}", label=label))
    return tuple(topics)


def _free(labels: Sequence[str], taken: set[str]) -> str:
    """Return the best label that no other topic has; if it is taken, with what sets this topic apart."""
    best = labels[0] if labels else ""
    if best not in taken:
        return best
    longer = (label for label in labels[1:] if best in label and len(label) <= LONGEST)
    apart = (f"{best}・{other}" for other in labels[1:] if not set(other) & set(best))
    candidates = (*longer, *apart, *labels)
    return next((label for label in candidates if label not in taken), best)
