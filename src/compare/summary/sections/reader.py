"""For whom a section is written: the letters of the articles, and what the reader asked to see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from compare.display.values import readable
from compare.i18n import gettext as _
from compare.i18n import render
from compare.model import Annotation, Article, Mention, PlacementState
from compare.summary.document import Code, Entry, Inline, Line, Place, Plain, Side, Words, fill, join
from compare.summary.outline import Outline, Proposal, Quote, Statement, letter, one_line, shorten
from compare.summary.stamp import Options
from compare.vocabulary import MODES, PLACEMENTS, RATINGS, REASONS, RELATIONS, SEVERITIES

_LOST: Final = (PlacementState.STALE, PlacementState.ORPHAN)


class Reader:
    """What every section needs to name articles and to state an annotation, in the language in use.

    Attributes:
        options: what was asked for.
        letters: the letter of each article, by path.
    """

    def __init__(self, outline: Outline, options: Options) -> None:
        self.options = options
        self.letters = {article.path: letter(number) for number, article in enumerate(outline.articles)}
        self._by_id = {article.id: article for article in outline.articles}

    def letter_of(self, article_id: str) -> str:
        """Return the letter of the article with an id."""
        return self.letters[self._by_id[article_id].path]

    def path_of(self, article_id: str) -> str:
        """Return the path of the article with an id."""
        return self._by_id[article_id].path

    def line_of(self, article_id: str, position: int) -> int:
        """Return the line of a place in the article with an id."""
        return self._by_id[article_id].line_at(position)

    def letters_of(self, article_ids: Iterable[str]) -> str:
        """Return the letters of articles, in order, with blanks between."""
        return " ".join(sorted(self.letter_of(article_id) for article_id in article_ids))

    def quote(self, quote: Quote) -> Line:
        """Return a quote with its place, value and state, as one line."""
        name = self.letters.get(quote.article)
        place = Place(quote.article, quote.line)
        line = fill(_("{place}: “{text}”"), place=place, text=Words(quote.text))
        if name:
            line = (Plain(f"{name} "), *line)
        return (*line, *_value(quote), *_state(quote))

    def cell(self, quotes: Sequence[Quote]) -> Line:
        """Return what one article says for a table cell: each wording once, its value, then links to its lines."""
        same: dict[tuple[str, str | None, PlacementState, str | None], list[Quote]] = {}
        for quote in quotes:
            same.setdefault((quote.text, quote.value, quote.state, quote.now), []).append(quote)
        return listed(
            [
                (
                    *fill(_("“{text}”"), text=Words(group[0].text)),
                    *_value(group[0]),
                    *_state(group[0]),
                    Plain(" "),
                    *join(" ", [self.where(quote) for quote in group]),
                )
                for group in same.values()
            ]
        )

    def spots(self, mentions: Iterable[Mention]) -> Line:
        """Return words of articles one after the other, each behind letter and line with a link."""
        lines = []
        for mention in mentions:
            line = self.line_of(mention.article, mention.span.start)
            place = Place(self.path_of(mention.article), line, f"{self.letter_of(mention.article)}:{line}")
            lines.append(fill(_("{place}: “{text}”"), place=place, text=Words(shorten(mention.text))))
        return listed(lines)

    def where(self, quote: Quote) -> Line:
        """Return where a quote stands, as letter and line with a link."""
        name = self.letters.get(quote.article)
        label = f"{name}:{quote.line}" if name and quote.line else None
        return (Place(quote.article, quote.line, label),)

    def sides(self, quotes: Iterable[Quote], agreeing: Iterable[Quote]) -> tuple[Side, ...]:
        """Return quotes as evidence, what agrees at the end."""
        own = [Side(self._who(quote), quote, self.quote(quote), self.cell([quote])) for quote in quotes]
        for quote in agreeing:
            line = fill(_("In agreement: {quote}"), quote=self.quote(quote))
            own.append(Side(self._who(quote), quote, line, self.cell([quote]), agrees=True))
        return tuple(own)

    def _who(self, quote: Quote) -> Line:
        name = self.letters.get(quote.article)
        return (Plain(f"{name} "), Words(quote.article)) if name else (Words(quote.article),)

    def entry(self, statement: Statement) -> Entry:
        """Return an accepted annotation with its evidence."""
        annotation = statement.annotation
        facts = self.facts(annotation)
        return Entry(
            id=annotation.id,
            kind=annotation.category,
            title=self.sentence(statement),
            sides=self.sides(statement.quotes, statement.agreeing),
            facts=facts,
            author=person(annotation.by),
        )

    def sentence(self, statement: Statement, limit: int | None = None) -> Line:
        """Return what a statement says, as one line, cut at its end to `limit` characters if that is given."""
        text = one_line(statement.text if isinstance(statement.text, str) else render(statement.text))
        return self._lettered(text if limit is None or len(text) <= limit else f"{text[: limit - 1]}…")

    def _lettered(self, text: str) -> Line:
        """Return a sentence with ids of articles, which nobody reads, as their letters."""
        for article in sorted(self._by_id, key=len, reverse=True):
            if len(article) > 2:
                text = re.sub(rf"(?<![\w./-]){re.escape(article)}(?![\w./-])", self.letter_of(article), text)
        return (Words(text),)

    def facts(self, annotation: Annotation) -> Line:
        """Return how an annotation was decided, by whom and when."""
        facts = [_("severity {severity}").format(severity=SEVERITIES[str(annotation.severity)].label)]
        facts.append(MODES[annotation.mode].label)
        facts += [RELATIONS[annotation.relation].label] if annotation.relation else []
        facts += [REASONS[annotation.reason].label] if annotation.reason else []
        if annotation.rating and self.options.ratings:
            facts.append(_("rating {rating}").format(rating=RATINGS[annotation.rating].label))
        facts += [_("asked the writing desk")] if annotation.status == "asked" else []
        facts += [_("edited by the editor")] if annotation.status == "edited" else []
        rule = annotation.proposed_by.rule if annotation.proposed_by else None
        return fill(
            _("Annotation {id} ({origin}): {facts}. Decided by {by}, {at}."),
            id=Code(annotation.id),
            origin=fill(_("rule {rule}"), rule=Code(rule)) if rule else _("the editor's own"),
            facts=_(", ").join(facts),
            by=Words(annotation.by),
            at=Words(annotation.at),
        )

    def proposal(self, proposal: Proposal) -> Entry:
        """Return a candidate that nobody has decided, marked as such."""
        finding = proposal.finding
        facts = fill(
            _("Candidate of the rule {rule}, confidence {confidence}. Nobody has decided on it."),
            rule=Code(finding.rule),
            confidence=f"{finding.confidence:.2f}",
        )
        title: Line = (Plain(_("[candidate] ")), *self._lettered(render(finding.message)))
        return Entry(None, finding.category, title, self.sides(proposal.quotes, proposal.agreeing), facts)

    def article(self, article: Article) -> Line:
        """Return an article by its letter, with a link to the file."""
        return (Plain(f"{self.letters[article.path]} "), Place(article.path))


def person(by: str) -> str:
    """Return the name without the address."""
    return one_line(by.split("<", 1)[0]) or one_line(by)


def listed(lines: list[Line]) -> Line:
    """Return lines as one, one after the other."""
    return join(_("; "), lines)


def _value(quote: Quote) -> Line:
    return fill(_(" = {value}"), value=Words(readable(quote.value))) if quote.value else ()


def _state(quote: Quote) -> Line:
    if quote.state not in _LOST:
        return ()
    line: tuple[Inline, ...] = fill(_(" ({state})"), state=PLACEMENTS[quote.state.value].label)
    return (*line, *fill(_(" now “{text}”"), text=Words(quote.now))) if quote.now is not None else line
