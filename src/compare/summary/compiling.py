"""From a comparison and its decisions to the outline of the summary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from compare.i18n import LANGUAGES, Message, message, render_in
from compare.model import (
    IS_SUMMARY,
    Annotation,
    Article,
    Comparison,
    Evidence,
    Finding,
    Ledger,
    Placement,
    PlacementState,
    Role,
    Target,
)
from compare.summary.outline import MAX_QUOTE, Outline, Proposal, Quote, Statement, Versions, shorten
from compare.tables.coverage import coverage
from compare.tables.figure_ledger import Row, State, figure_ledger
from compare.tables.timeline import timeline
from compare.vocabulary import CATEGORIES

_STATED: Final = ("accepted", "edited", "asked")


def compile_outline(
    comparison: Comparison,
    ledger: Ledger,
    placements: Mapping[str, Sequence[Placement]],
    undecided: Sequence[Finding],
    made_with: Versions,
    *,
    quote_limit: int = MAX_QUOTE,
    unreadable: Sequence[str] = (),
) -> Outline:
    """Compile the summary.

    Args:
        comparison: the articles and what the machine says about them.
        ledger: the decisions.
        placements: for each annotation id, where its targets are today, in the order of its targets.
        undecided: the findings nobody has decided.
        made_with: the versions of program and dictionary.
        quote_limit: longest quote, in characters.
        unreadable: annotation files that could not be read.
    """
    articles = {article.path: article for article in comparison.articles}
    findings = {finding.fingerprint: finding for finding in comparison.findings}
    here = [a for a in ledger.annotations if any(target.article in articles for target in a.targets)]
    stated = sorted((a for a in here if a.status in _STATED), key=_importance)
    quoter = _Quoter(comparison, quote_limit)
    passages = [item.passage for item in comparison.passages]
    rows = figure_ledger(comparison)
    labels = _quantities(comparison, rows.rows)
    ledger_rows = {name: row for row in rows.rows for name in row.findings}
    return Outline(
        articles=comparison.articles,
        statements=tuple(
            quoter.statement(annotation, placements.get(annotation.id, ()), findings, labels, ledger_rows)
            for annotation in stated
        ),
        proposals=tuple(quoter.proposal(finding) for finding in undecided),
        rejections=tuple(annotation for annotation in here if annotation.status == "rejected"),
        deferred=tuple(annotation.id for annotation in here if annotation.status == "deferred"),
        lost=tuple(
            annotation.id
            for annotation in stated
            if any(
                place.state in (PlacementState.STALE, PlacementState.ORPHAN)
                for place in placements.get(annotation.id, ())
            )
        ),
        agreements=tuple(row for row in rows.rows if row.state is State.AGREE),
        timeline=timeline(comparison),
        coverage=coverage(comparison),
        copies=tuple(group.articles for group in comparison.copied_articles),
        elsewhere=len(ledger.annotations) - len(here),
        # A summary does not tell of itself, else writing it would make it old.
        skipped=tuple(item for item in comparison.skipped if item.reason != IS_SUMMARY),
        furniture=sum(not passage.kind.is_story for passage in passages),
        unread_rows=sum(passage.is_garbled for passage in passages),
        unaligned=len(comparison.unaligned),
        passages=sum(passage.kind.is_story for passage in passages),
        versions=made_with,
        unreadable=tuple(unreadable),
    )


def _importance(annotation: Annotation) -> tuple[int, int, tuple[str, int], str]:
    place = min(((target.article, target.start) for target in annotation.targets), default=("", 0))
    return annotation.severity, CATEGORIES.ids.index(annotation.category), place, annotation.id


def _quantities(comparison: Comparison, rows: Iterable[Row]) -> Mapping[str, str]:
    """Return what findings are about: the name of their row in the figure ledger, else that of their topic."""
    topics = {topic.id: topic.label for topic in comparison.topics}
    labels = {finding.fingerprint: topics[finding.topic] for finding in comparison.findings if finding.topic in topics}
    return labels | {name: row.label for row in rows for name in row.findings}


class _Quoter:
    """Makes quotes from targets and evidence, with their lines in today's text."""

    def __init__(self, comparison: Comparison, limit: int) -> None:
        self._by_path = {article.path: article for article in comparison.articles}
        self._by_id = {article.id: article for article in comparison.articles}
        self._limit = limit

    def statement(
        self,
        annotation: Annotation,
        placements: Sequence[Placement],
        findings: Mapping[str, Finding],
        labels: Mapping[str, str],
        rows: Mapping[str, Row],
    ) -> Statement:
        """Return what an accepted annotation says."""
        finding = findings.get(annotation.proposed_by.fingerprint) if annotation.proposed_by else None
        values = dict(annotation.values)
        quotes = tuple(
            self._target(target, placements[number] if number < len(placements) else _LOST, values)
            for number, target in enumerate(annotation.targets)
        )
        quoted = {(target.article, target.exact) for target in annotation.targets}
        return Statement(
            annotation=annotation,
            text=_words(annotation, finding),
            quotes=quotes,
            agreeing=self._agreeing(finding.evidence, quoted) if finding else (),
            quantity=labels.get(finding.fingerprint) if finding else None,
            others=self._others(rows[finding.fingerprint]) if finding and finding.fingerprint in rows else (),
        )

    def _others(self, row: Row) -> tuple[Quote, ...]:
        """Return what the articles give for the quantity of a row of the ledger."""
        return tuple(
            self._piece(Evidence(cell.article, entry.mention.span, entry.mention.text, entry.value, Role.AGREE))
            for cell in row.cells
            for entry in cell.entries
        )

    def proposal(self, finding: Finding) -> Proposal:
        """Return a candidate with its quotes."""
        sides = [piece for piece in finding.evidence if piece.role is Role.SIDE]
        return Proposal(
            finding,
            tuple(self._piece(piece) for piece in sides),
            self._agreeing(finding.evidence, {(self._by_id[piece.article].path, piece.text) for piece in sides}),
        )

    def _target(self, target: Target, place: Placement, values: Mapping[str, str]) -> Quote:
        article = self._by_path.get(target.article)
        line = article.line_at(place.span.start) if article and place.span else None
        now = None
        if article and place.span and place.state is PlacementState.STALE:
            now = shorten(place.span.of(article.text), self._limit)
        value = values.get(target.article)
        return Quote(target.article, line, shorten(target.exact, self._limit), place.state, now, value)

    def _agreeing(self, evidence: Iterable[Evidence], quoted: set[tuple[str, str]]) -> tuple[Quote, ...]:
        return tuple(
            self._piece(piece)
            for piece in evidence
            if piece.role is Role.AGREE
            and piece.article in self._by_id
            and (self._by_id[piece.article].path, piece.text) not in quoted
        )

    def _piece(self, piece: Evidence) -> Quote:
        article: Article = self._by_id[piece.article]
        line = article.line_at(piece.span.start)
        return Quote(article.path, line, shorten(piece.text, self._limit), PlacementState.PLACED, None, piece.value)


_LOST: Final = Placement(PlacementState.ORPHAN, None)


def _words(annotation: Annotation, finding: Finding | None) -> Message | str:
    """Return the proposal's sentence where the editor took it over as it is, else the editor's note."""
    note = annotation.note.strip()
    if finding is not None and (not note or note in {render_in(finding.message, code) for code in LANGUAGES}):
        return finding.message
    if note:
        return note
    return message("No note was written; see the quotes.")
