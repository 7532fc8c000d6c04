"""The analysis as text for people: counts, topics, candidates with their quotes. Pure: workspace → text."""

from __future__ import annotations

from collections.abc import Iterator

from compare.display.values import readable
from compare.i18n import gettext as _
from compare.i18n import ngettext, render
from compare.model import Article, Comparison, Evidence, Figure, Finding, Role, TimeExpression, Topic
from compare.summary.outline import shorten
from compare.vocabulary import CATEGORIES, REASONS, RELATIONS, SEVERITIES, STATUSES
from compare.workspace import Workspace


def analysis_lines(workspace: Workspace) -> tuple[str, ...]:
    """Return what the machine sees in the workspace, and how far the review has come."""
    comparison = workspace.comparison
    return (*_articles(comparison), "", *_candidates(workspace), "", *_topics(comparison))


def _articles(comparison: Comparison) -> Iterator[str]:
    count = len(comparison.articles)
    if not count:
        yield _("No article was found here. Articles are .txt and .md files in this folder or below it.")
        yield from _skipped(comparison)
        return
    yield ngettext("{count} article", "{count} articles", count).format(count=count) + _(
        ", {figures} figures and dates, {topics} topics, {findings} candidates"
    ).format(figures=_figures(comparison), topics=len(comparison.topics), findings=len(comparison.findings))
    for article in comparison.articles:
        title = article.title or _("(no title)")
        yield f"  {article.path}  {article.published or '----------'}  {shorten(title, 40)}"
    yield from _skipped(comparison)


def _figures(comparison: Comparison) -> int:
    return sum(isinstance(mention, Figure | TimeExpression) for mention in comparison.mentions)


def _skipped(comparison: Comparison) -> Iterator[str]:
    if skipped := len(comparison.skipped):
        yield ngettext("{count} file was not read", "{count} files were not read", skipped).format(count=skipped)


def _topics(comparison: Comparison) -> Iterator[str]:
    total = len(comparison.articles)
    if not comparison.topics:
        yield _("No topics: no two passages speak of the same point.")
        return
    yield _("Topics (how many articles speak)")
    for topic in comparison.topics:
        yield f"  {topic.id}  {len(topic.cells)}/{total}  {topic.label}{_silent(comparison, topic)}"


def _silent(comparison: Comparison, topic: Topic) -> str:
    if len(topic.cells) < 2:
        return ""
    silent = comparison.silent(topic)
    return _("  (no mention found: {articles})").format(articles=_(", ").join(silent)) if silent else ""


def _candidates(workspace: Workspace) -> Iterator[str]:
    comparison = workspace.comparison
    candidates = workspace.candidates()
    if not candidates:
        yield _("No candidates. Looked at: {figures} figures and dates in {topics} topics.").format(
            figures=_figures(comparison), topics=len(comparison.topics)
        )
        return
    articles = {article.id: article for article in comparison.articles}
    undecided = sum(candidate.state == "open" for candidate in candidates)
    yield _("Candidates: {open} undecided of {total}").format(open=undecided, total=len(candidates))
    for candidate in candidates:
        state = _("undecided") if candidate.state == "open" else STATUSES[candidate.state].label
        yield ""
        yield from _finding(candidate.finding, state, articles)


def _finding(finding: Finding, state: str, articles: dict[str, Article]) -> Iterator[str]:
    facts = [
        CATEGORIES[finding.category].label,
        RELATIONS[finding.relation].label,
        *([REASONS[finding.reason].label] if finding.reason else []),
        _("severity {severity}").format(severity=SEVERITIES[str(finding.severity)].label),
        _("confidence {confidence}").format(confidence=f"{finding.confidence:.2f}"),
        finding.rule,
        state,
    ]
    yield f"  {render(finding.message)}"
    yield f"    {_(', ').join(facts)}"
    for piece in finding.evidence:
        yield f"    {_sign(piece, finding)} {_place(piece, articles)}: {_quoted(piece, articles[piece.article])}"


def _sign(piece: Evidence, finding: Finding) -> str:
    """Return the sign that the review screen shows: ≠ differs, ≈ differs with a reason, ! look, = agrees."""
    if piece.role is Role.SIDE:
        return {"conflict": "≠", "confine": "≈", "reword": "≈", "agree": "="}.get(finding.relation, "!")
    return "=" if piece.role is Role.AGREE else "·"


def _place(piece: Evidence, articles: dict[str, Article]) -> str:
    article = articles[piece.article]
    return f"{article.path}:{article.line_at(piece.span.start)}"


def _quoted(piece: Evidence, article: Article) -> str:
    before = article.text[max(0, piece.span.start - 12) : piece.span.start].rpartition("\n")[2]
    after = article.text[piece.span.end : piece.span.end + 12].partition("\n")[0]
    value = f"  = {readable(piece.value)}" if piece.value else ""
    return f"{before}【{shorten(piece.text)}】{after}{value}"
