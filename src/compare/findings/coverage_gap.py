"""coverage-gap: topics that most articles have and some lack; what only one article tells.

Always “no mention found”, with the words that were searched, and never more than that: there are many good reasons to
leave something out. Fires where at least as many articles speak as are silent and the words of the topic stand nowhere
in the silent ones; and, once for an article, on what it alone tells with figures or names. For information.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from compare.findings.rule import Rule
from compare.i18n import message
from compare.model import Comparison, Evidence, Figure, Finding, Role, Span, Token, TokenisedPassage
from compare.tables.coverage import Coverage, CoverageRow, coverage

ID: Final = "coverage-gap"
VERSION: Final = "1"
CATEGORY: Final = "coverage"
MOST: Final = 8
"""Topics that are reported: the best supported."""
SEARCHED: Final = 2
"""Words of a topic, weightiest first, none of which may stand in a silent article."""
SHOWN: Final = 4
"""Words searched that a message names."""
ALONE: Final = 10
"""Sentences that a finding about one article shows: those with most that is new."""
OWN: Final = 2
"""Nouns that no other article has, for a sentence without a figure to tell something of its own."""


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield the topics that some lack, then what each article alone tells."""
    if len(comparison.articles) < 2:
        return
    table = coverage(comparison)
    if len(comparison.articles) > 2:
        yield from _lacking(table, comparison)
    yield from _alone(comparison)


def _lacking(table: Coverage, comparison: Comparison) -> Iterator[Finding]:
    taken: set[str] = set()
    rows = [row for row in table.rows if _is_gap(row)]
    rows.sort(key=lambda row: (-len(row.cells), -sum(cell.headline for cell in row.cells), row.topic))
    given = 0
    for row in rows:
        passages = {passage for cell in row.cells for passage in cell.passages}
        # Topics overlap: what has been said of most of these passages is not said again under another name.
        if given == MOST or len(passages & taken) * 2 >= len(passages):
            continue
        taken |= passages
        given += 1
        silent = "、".join(silence.article for silence in row.silent)
        yield Finding(
            rule=ID,
            rule_version=VERSION,
            category=CATEGORY,
            relation="silent",
            reason=None,
            severity=3,
            confidence=0.75,
            topic=row.topic,
            message=message(
                "“{topic}” is in {count} articles; no mention found in {articles} (searched: {words}).",
                topic=row.label,
                count=len(row.cells),
                articles=silent,
                words="、".join(_not_found(row)),
            ),
            evidence=tuple(_cell_evidence(row, comparison)),
        )


def _not_found(row: CoverageRow) -> tuple[str, ...]:
    """Return the words of a topic that stand in none of the silent articles."""
    elsewhere = {word for silence in row.silent for word in silence.elsewhere}
    return tuple(word for word in row.silent[0].searched if word not in elsewhere)[:SHOWN]


def _is_gap(row: CoverageRow) -> bool:
    if not row.silent or len(row.cells) < max(2, len(row.silent)):
        return False
    return all(not set(silence.searched[:SEARCHED]) & set(silence.elsewhere) for silence in row.silent)


def _cell_evidence(row: CoverageRow, comparison: Comparison) -> Iterator[Evidence]:
    silent = "+".join(silence.article for silence in row.silent)
    passages = {item.passage.id: item for item in comparison.passages}
    for cell in row.cells:
        items = [passages[name] for name in cell.passages]
        item = next((one for one in items if one.passage.kind.is_prose), items[0])
        span = _telling(item, row.silent[0].searched)
        yield Evidence(cell.article, span, span.of(comparison.article(cell.article).text), f"!{silent}", Role.SIDE)


def _telling(item: TokenisedPassage, words: Sequence[str]) -> Span:
    """Return the sentence of a passage that holds most of the words."""
    start = item.passage.span.start

    def held(sentence: Span) -> int:
        text = item.text[sentence.start - start : sentence.end - start]
        return sum(word in text for word in words)

    return max(item.sentences, key=lambda sentence: (held(sentence), -sentence.start), default=item.passage.span)


def _alone(comparison: Comparison) -> Iterator[Finding]:
    """Yield, for each article, what it alone tells: sentences with figures or names that the others lack."""
    words: dict[str, set[str]] = defaultdict(set)
    values: dict[str, set[str]] = defaultdict(set)
    figures: dict[str, list[Figure]] = defaultdict(list)
    for item in comparison.passages:
        for token in item.tokens:
            words[token.normalized].add(item.passage.article)
    for mention in comparison.mentions:
        if isinstance(mention, Figure):
            values[_value(mention)].add(mention.article)
            figures[mention.passage].append(mention)
    for article in comparison.articles:
        found: list[tuple[int, Span]] = []
        for item in comparison.passages:
            if item.passage.article == article.id and item.passage.kind.is_prose:
                for sentence in item.sentences:
                    new = sum(
                        sentence.contains(figure.span) and len(values[_value(figure)]) == 1
                        for figure in figures[item.passage.id]
                    )
                    novelty = _novelty(item.tokens_in(sentence), words, new)
                    if novelty:
                        found.append((novelty, sentence))
        if found:
            best = sorted(found, key=lambda pair: (-pair[0], pair[1]))[:ALONE]
            yield Finding(
                rule=ID,
                rule_version=VERSION,
                category=CATEGORY,
                relation="silent",
                reason=None,
                severity=3,
                confidence=0.65,
                topic=None,
                message=message(
                    "Told in this article only; no mention found in the others: {count} sentences.", count=len(found)
                ),
                evidence=tuple(
                    Evidence(article.id, sentence, sentence.of(article.text), None, Role.SIDE)
                    for _, sentence in sorted(best, key=lambda pair: pair[1])
                ),
            )


def _value(figure: Figure) -> str:
    return f"{figure.low} {figure.high} {figure.unit}"


def _novelty(tokens: Sequence[Token], words: Mapping[str, set[str]], figures: int) -> int:
    """Return how much of a sentence no other article has, if it tells a fact; 0 where it does not.

    Args:
        tokens: its words.
        words: which articles have a word.
        figures: how many of its figures no other article has.
    """
    nouns = [token for token in tokens if token.pos[0] == "名詞" and token.pos[1] != "数詞" and len(token.surface) > 1]
    own = {token.normalized for token in nouns if len(words[token.normalized]) == 1}
    names = {
        token.normalized
        for token in nouns
        if token.pos[1] == "固有名詞" and token.pos[3] != "国" and token.normalized in own
    }
    if not own or not (figures or (names and len(own) >= OWN)):
        return 0
    return len(own) + len(names) + 2 * figures


RULE: Final = Rule(ID, VERSION, CATEGORY, find)
