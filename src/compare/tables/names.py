"""Names: what the articles call one and the same thing or person, who uses which name, and how often.

Chains are brought together from the word lists, from what an article or the editor gives (X, いわゆる Y), from persons
with their titles, provisions of law, and what is said before one name in quotation marks (商業施設「…」). Names that
differ in spelling only are variants of notation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from compare.language.morphology import tokenise
from compare.language.phrasebook import Phrasebook
from compare.model import (
    Alias,
    Comparison,
    LabelMention,
    Span,
    TokenisedPassage,
)
from compare.tables.name_sources import NameHit, described, persons, provisions, words_of


@dataclass(frozen=True, slots=True)
class NameUse:
    """One name in one article.

    Attributes:
        label: the name with one form per spelling.
        text: as first written.
        span: where it first stands.
        passages: ids of all passages it stands in, in order.
        times: how often it is used.
        told: what the article itself says of it (see `LabelMention.told`), where it does.
    """

    label: str
    text: str
    span: Span
    passages: tuple[str, ...]
    times: int
    told: str = ""


@dataclass(frozen=True, slots=True)
class NameChain:
    """Names of one thing, by article.

    Attributes:
        referent: what is named.
        kind: `chain` (word lists), `alias` (told by an article or the editor), `person`, `provision` or `head` (what
            articles call the bearer of one name in quotation marks).
        contested: whether the choice of a name is disputed or takes a side.
        uses: per article id, its names, most used first.
    """

    referent: str
    kind: str
    contested: bool
    uses: Mapping[str, tuple[NameUse, ...]]

    @property
    def differs(self) -> bool:
        """Whether two articles use different names (see `apart`)."""
        return any(self.apart(one, other) for one in self.uses for other in self.uses if one != other)

    def apart(self, one: str, other: str) -> tuple[tuple[NameUse, ...], tuple[NameUse, ...]] | None:
        """Return the names in which two articles differ: those the other lacks, else the one each uses most.

        A name that an article gives once beside its own (麻しん（はしか）) does not make the two alike.
        """
        mine, theirs = self.foreign(one, other), self.foreign(other, one)
        if mine and theirs:
            return mine, theirs
        first, second = self.uses[one][0], self.uses[other][0]
        if first in mine or second in theirs:
            kept = self.uses[one][0].label != self.uses[other][0].label
            return ((first,), (second,)) if kept else None
        return None

    def foreign(self, article: str, other: str) -> tuple[NameUse, ...]:
        """Return the names of `article` that `other` does not use, not even shortened or within a longer one."""
        theirs = [use.label for use in self.uses[other]]
        return tuple(
            use for use in self.uses[article] if not any(use.label in label or label in use.label for label in theirs)
        )

    @property
    def varies(self) -> bool:
        """Whether at least two articles have a name and not all have the same ones."""
        return len({frozenset(use.label for use in own) for own in self.uses.values()}) > 1

    @property
    def notation_only(self) -> bool:
        """Whether the names differ in spelling and in nothing else."""
        uses = [use for own in self.uses.values() for use in own]
        return len({use.label for use in uses}) == 1 and len({use.text for use in uses}) > 1


def names(comparison: Comparison) -> tuple[NameChain, ...]:
    """Return all chains that at least two articles have a name of, or that one has two names of; by referent."""
    story = [item for item in comparison.passages if item.passage.kind.is_story]
    listed = [mention for mention in comparison.mentions if isinstance(mention, LabelMention)]
    own, revealed = (
        _alias_groups(alias for alias in comparison.aliases if (alias.passage is None) is editors)
        for editors in (True, False)
    )
    chain_of = {mention.label: mention.referent for mention in listed}
    chains: dict[tuple[str, str], list[NameHit]] = defaultdict(list)
    for mention in listed:
        group = next((key for key, labels in own.items() if mention.label in labels), None)
        hit = NameHit(mention.label, mention.text, mention.article, mention.passage, mention.span, mention.told)
        chains["chain" if group is None else "alias", group or mention.referent].append(hit)
    known = {(mention.article, mention.span) for mention in listed}
    for key, hit in _alias_hits(story, {**revealed, **own}):
        if (hit.article, hit.span) not in known:
            # What an article reveals joins the chain that has one of its names; the editor's groups stand alone.
            listed_as = (
                None
                if key in own
                else next((chain_of[label] for label in sorted(revealed[key]) if label in chain_of), None)
            )
            chains["alias" if listed_as is None else "chain", listed_as or key].append(hit)
    for key, hit in described(story):
        chains["head", key].append(hit)
    contested = {mention.referent for mention in listed if mention.contested}
    for key, hit in persons(comparison, story):
        chains["person", key].append(hit)
    for key, hit in provisions(story):
        chains["provision", key].append(hit)
    made = (NameChain(referent, kind, referent in contested, _uses(hits)) for (kind, referent), hits in chains.items())
    return tuple(
        sorted(
            (chain for chain in made if len({use.text for own in chain.uses.values() for use in own}) > 1),
            key=lambda chain: (chain.kind, chain.referent),
        )
    )


def _uses(hits: Iterable[NameHit]) -> dict[str, tuple[NameUse, ...]]:
    by_article: dict[str, dict[tuple[str, str], list[NameHit]]] = defaultdict(lambda: defaultdict(list))
    for hit in hits:
        by_article[hit.article][hit.label, hit.text].append(hit)
    return {
        article: tuple(
            sorted(
                (
                    NameUse(
                        label=label,
                        text=text,
                        span=min(found, key=lambda hit: hit.span).span,
                        passages=tuple(dict.fromkeys(hit.passage for hit in sorted(found, key=lambda hit: hit.span))),
                        times=len(found),
                        told=next((hit.told for hit in found if hit.told), ""),
                    )
                    for (label, text), found in own.items()
                ),
                key=lambda use: (-use.times, use.span),
            )
        )
        for article, own in sorted(by_article.items())
    }


def _label(words: str) -> str:
    return "".join(token.normalized for token in tokenise(words))


def _alias_groups(aliases: Iterable[Alias]) -> dict[str, frozenset[str]]:
    """Return groups of labels that aliases tie together, by the first name of each; the editor's come first."""
    groups: list[tuple[str, set[str]]] = []
    for alias in sorted(aliases, key=lambda alias: (alias.passage is not None, alias.names)):
        labels = {_label(name) for name in alias.names}
        met = [group for group in groups if group[1] & labels]
        if met:
            met[0][1].update(labels, *(group[1] for group in met[1:]))
            groups = [group for group in groups if group not in met[1:]]
        else:
            groups.append((alias.names[0], labels))
    return {name: frozenset(labels) for name, labels in groups}


def _alias_hits(
    passages: Iterable[TokenisedPassage], groups: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, NameHit]]:
    book = Phrasebook((label, (key, label)) for key, labels in groups.items() for label in sorted(labels))
    for item in passages:
        for match in book.find(item.tokens):
            key, label = match.entry
            span = Span(item.tokens[match.first].span.start, item.tokens[match.last].span.end)
            yield key, NameHit(label, words_of(item, span), item.passage.article, item.passage.id, span)
