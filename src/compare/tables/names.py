"""Names: what the articles call one and the same thing or person, who uses which name, and how often.

Four kinds of chains are brought together: those of the word lists, those that an article or the editor gives (X,
いわゆる Y), persons with their titles, and provisions of law. Names that differ in spelling only are variants of
notation.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from compare.language import persons
from compare.language.morphology import tokenise
from compare.language.phrasebook import Phrasebook
from compare.model import (
    Alias,
    Attribution,
    Comparison,
    LabelMention,
    OfficeClaim,
    Span,
    TokenisedPassage,
)

_TITLE: Final = (
    "元首相|前首相|新首相|首相|内閣総理大臣|総理大臣|総理|米大統領|米国大統領|前大統領|元大統領|次期大統領|大統領|国家主席|総書記|元知事|前知事|知事|"
    "市長|町長|村長|区長|社長|前社長|元社長|会長|頭取|監督|前監督|選手|投手|教授|議員|容疑者|被告|受刑者|元被告|さん|ちゃん|君|様|氏"
)
_COUNTRY: Final = r"(?:米|米国|アメリカ|日本の|中国|韓国|ロシア|英|仏|独)?"
_PROVISION: Final = re.compile(r"([一-龥ァ-ヴーA-Za-z]{2,14}?)第?([0-9０-９]{1,4}|[一二三四五六七八九十百]{1,4})条")
_LAW: Final = re.compile(r"[一-龥ァ-ヴーA-Za-z]{1,14}(?:法|条約|憲法|協定|規則|条例|安保|セクション)")


@dataclass(frozen=True, slots=True)
class NameUse:
    """One name in one article.

    Attributes:
        label: the name with one form per spelling.
        text: as first written.
        passage, span: where it first stands.
        times: how often it is used.
        told: what the article itself says of it (see `LabelMention.told`), where it does.
    """

    label: str
    text: str
    passage: str
    span: Span
    times: int
    told: str = ""


@dataclass(frozen=True, slots=True)
class NameChain:
    """Names of one thing, by article.

    Attributes:
        referent: what is named.
        kind: `chain` (word lists), `alias` (told by an article or the editor), `person` or `provision`.
        contested: whether the choice of a name is disputed or takes a side.
        uses: per article id, its names, most used first.
    """

    referent: str
    kind: str
    contested: bool
    uses: Mapping[str, tuple[NameUse, ...]]

    @property
    def differs(self) -> bool:
        """Whether one article uses a name that another does not, while that one uses a name of its own."""
        return any(self.foreign(one, other) and self.foreign(other, one) for one in self.uses for other in self.uses)

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


@dataclass(frozen=True, slots=True)
class _Hit:
    """A name found: chain, label, words, place."""

    label: str
    text: str
    article: str
    passage: str
    span: Span
    told: str = ""


def names(comparison: Comparison) -> tuple[NameChain, ...]:
    """Return all chains that at least two articles have a name of, or that one has two names of; by referent."""
    story = [item for item in comparison.passages if item.passage.kind.is_story]
    listed = [mention for mention in comparison.mentions if isinstance(mention, LabelMention)]
    own, revealed = (
        _alias_groups(alias for alias in comparison.aliases if (alias.passage is None) is editors)
        for editors in (True, False)
    )
    chain_of = {mention.label: mention.referent for mention in listed}
    chains: dict[tuple[str, str], list[_Hit]] = defaultdict(list)
    for mention in listed:
        group = next((key for key, labels in own.items() if mention.label in labels), None)
        hit = _Hit(mention.label, mention.text, mention.article, mention.passage, mention.span, mention.told)
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
    contested = {mention.referent for mention in listed if mention.contested}
    for key, hit in _persons(comparison, story):
        chains["person", key].append(hit)
    for key, hit in _provisions(story):
        chains["provision", key].append(hit)
    made = (NameChain(referent, kind, referent in contested, _uses(hits)) for (kind, referent), hits in chains.items())
    return tuple(
        sorted(
            (chain for chain in made if len({use.text for own in chain.uses.values() for use in own}) > 1),
            key=lambda chain: (chain.kind, chain.referent),
        )
    )


def _uses(hits: Iterable[_Hit]) -> dict[str, tuple[NameUse, ...]]:
    by_article: dict[str, dict[tuple[str, str], list[_Hit]]] = defaultdict(lambda: defaultdict(list))
    for hit in hits:
        by_article[hit.article][hit.label, hit.text].append(hit)
    return {
        article: tuple(
            sorted(
                (
                    NameUse(
                        label=label,
                        text=text,
                        passage=min(found, key=lambda hit: hit.span).passage,
                        span=min(found, key=lambda hit: hit.span).span,
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
) -> Iterator[tuple[str, _Hit]]:
    book = Phrasebook((label, (key, label)) for key, labels in groups.items() for label in sorted(labels))
    for item in passages:
        for match in book.find(item.tokens):
            key, label = match.entry
            span = Span(item.tokens[match.first].span.start, item.tokens[match.last].span.end)
            yield key, _Hit(label, _words(item, span), item.passage.article, item.passage.id, span)


def _words(item: TokenisedPassage, span: Span) -> str:
    start = item.passage.span.start
    return item.text[span.start - start : span.end - start]


def _known_persons(comparison: Comparison) -> list[str]:
    """Return names of persons, longest first, one for each person."""
    found = {
        mention.person for mention in comparison.mentions if isinstance(mention, OfficeClaim) and mention.person
    } | {
        mention.speaker
        for mention in comparison.mentions
        if isinstance(mention, Attribution) and mention.source_kind == "person" and mention.speaker
    }
    kept: list[str] = []
    for name in sorted(found, key=lambda name: (-len(name), name)):
        if not any(persons.same_person(name, other) for other in kept):
            kept.append(name)
    return kept


def _persons(comparison: Comparison, passages: Sequence[TokenisedPassage]) -> Iterator[tuple[str, _Hit]]:
    """Yield every name with title of the persons who hold an office or are quoted, and their administrations."""
    for person in _known_persons(comparison):
        forms = sorted({person, *persons.short_forms(person)}, key=lambda form: (-len(form), form))
        forms = [form for form in forms if len(form) > 1]
        if not forms:
            continue
        either = "|".join(map(re.escape, forms))
        titled = re.compile(rf"(?:故・)?(?:{either})(?:{_COUNTRY}(?:{_TITLE})|(?:再|前|新|次期|第[一二12１２]次)?政権)")
        for item in passages:
            for match in titled.finditer(item.text):
                span = Span(item.passage.span.start + match.start(), item.passage.span.start + match.end())
                words = match.group()
                key = f"{person}・政権" if words.endswith("政権") else person
                yield key, _Hit(words, words, item.passage.article, item.passage.id, span)


def _provisions(passages: Iterable[TokenisedPassage]) -> Iterator[tuple[str, _Hit]]:
    for item in passages:
        for match in _PROVISION.finditer(item.text):
            if _LAW.search(match[1]):
                span = Span(item.passage.span.start + match.start(), item.passage.span.start + match.end())
                yield f"{match[2]}条", _Hit(match[1], match.group(), item.passage.article, item.passage.id, span)
