"""The analysis as text for people: counts, topics, candidates with their quotes. Pure: comparison → text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.display.values import readable
from compare.i18n import gettext as _
from compare.i18n import ngettext, render
from compare.model import Article, Comparison, Evidence, Figure, Finding, Role, TimeExpression, Topic
from compare.muting import Muted, budgets
from compare.review.queue import Candidate
from compare.summary.outline import shorten
from compare.vocabulary import CATEGORIES, GENRES, REASONS, RELATIONS, SEVERITIES, STATUSES


def analysis_lines(
    comparison: Comparison, candidates: Sequence[Candidate], muted: Sequence[Muted] = ()
) -> tuple[str, ...]:
    """Return what the machine sees in the articles, and how far the review of its candidates has come."""
    return (
        *_articles(comparison),
        "",
        *_candidates(comparison, candidates),
        "",
        *_budgets(candidates),
        *_muted(muted),
        "",
        *_topics(comparison),
    )


def _budgets(candidates: Sequence[Candidate]) -> Iterator[str]:
    """Say of each rule how many of its candidates were accepted: its noise budget."""
    found = budgets(candidates)
    if found:
        yield _("Rules (accepted · rejected · waiting · undecided, share accepted)")
    for budget in found:
        share = f"{budget.precision:.0%}" if budget.precision is not None else _("nothing decided")
        counts = f"{budget.accepted} · {budget.rejected} · {budget.waiting} · {budget.undecided}"
        yield f"  {budget.rule}  {counts}  {share}"


def _muted(muted: Sequence[Muted]) -> Iterator[str]:
    for item in muted:
        yield ngettext(
            "  {rule}  muted: {reason} ({count} candidate kept back)",
            "  {rule}  muted: {reason} ({count} candidates kept back)",
            item.count,
        ).format(rule=item.rule, reason=item.reason, count=item.count)


def _articles(comparison: Comparison) -> Iterator[str]:
    count = len(comparison.articles)
    if not count:
        yield _("No article was found here. Articles are .txt, .md, .html and .docx files in this folder or below it.")
        yield from _skipped(comparison)
        return
    yield ngettext("{count} article", "{count} articles", count).format(count=count) + _(
        ", {figures} figures and dates, {topics} topics, {findings} candidates"
    ).format(figures=_figures(comparison), topics=len(comparison.topics), findings=len(comparison.findings))
    for article in comparison.articles:
        about = [
            shorten(article.title or _("(no title)"), 40),
            shorten(article.outlet or "", 20),
            GENRES[article.genre].label if article.genre else "",
        ]
        yield f"  {article.path}  {article.published or '----------'}  {_(', ').join(filter(None, about))}"
    yield from _skipped(comparison)
    yield from _garbled(comparison)
    yield from _copies(comparison)


def _figures(comparison: Comparison) -> int:
    return sum(isinstance(mention, Figure | TimeExpression) for mention in comparison.mentions)


def _skipped(comparison: Comparison) -> Iterator[str]:
    if skipped := len(comparison.skipped):
        yield ngettext("{count} file was not read", "{count} files were not read", skipped).format(count=skipped)


def _garbled(comparison: Comparison) -> Iterator[str]:
    """Say which table rows ran together: their figures are not among those that were compared."""
    lines: dict[str, list[int]] = {}
    for item in comparison.passages:
        if item.passage.is_garbled:
            article = comparison.article(item.passage.article)
            lines.setdefault(article.path, []).append(article.line_at(item.passage.span.start))
    count = sum(map(len, lines.values()))
    if count:
        yield ngettext(
            "{count} table row ran together and was not read: {places}",
            "{count} table rows ran together and were not read: {places}",
            count,
        ).format(count=count, places=_(", ").join(f"{path}:{_ranges(found)}" for path, found in lines.items()))


def _ranges(numbers: Sequence[int]) -> str:
    """Return line numbers in order, neighbours as ranges: 3-5,9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def _copies(comparison: Comparison) -> Iterator[str]:
    for copy in comparison.copied_articles:
        paths = _(", ").join(comparison.article(name).path for name in copy.articles)
        if copy.share == 1:
            yield _("The same text: {articles}").format(articles=paths)
        else:
            yield _("Copies of each other, {share} of the text: {articles}").format(
                share=f"{int(copy.share * 100)}%", articles=paths
            )


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


def _candidates(comparison: Comparison, candidates: Sequence[Candidate]) -> Iterator[str]:
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
        if (earlier := candidate.earlier) is not None:
            yield _("    decided before the values changed: {status}, {who}").format(
                status=STATUSES[earlier.status].label, who=earlier.by
            )


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
