"""The synopsis of a topic: what each article says, article by article, and who is silent. Pure.

Stacked, it is one column; side by side, each article that speaks has its column, and as many are shown as fit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from compare.i18n import gettext as _
from compare.model import Finding, PassageKind, Role, Topic
from compare.tui.answers import NO_ANSWERS, Answers
from compare.tui.render import BLANK, Origin, Paragraph, Tone, paragraph
from compare.tui.view import Index, Marked, marks_within
from compare.vocabulary import RELATIONS

_TONES = {
    PassageKind.TITLE: Tone.HEADING,
    PassageKind.HEADING: Tone.HEADING,
    PassageKind.CAPTION: Tone.QUIET,
    PassageKind.FURNITURE: Tone.QUIET,
}


def passages_to_show(topic: Topic | None, finding: Finding | None, index: Index) -> dict[str, tuple[str, ...]]:
    """Return by article id the passages to show: those of the topic, and those the candidate rests on.

    Articles come in their order, passages in reading order.
    """
    wanted: dict[str, set[str]] = {}
    if topic is not None:
        for cell in topic.cells:
            wanted.setdefault(cell.article, set()).update(member.passage for member in cell.members)
    if finding is not None:
        for piece in finding.evidence:
            passage = index.passage_at(piece.article, piece.span)
            if passage is not None:
                wanted.setdefault(piece.article, set()).add(passage.passage.id)
    return {
        article.id: tuple(
            entry.passage.id for entry in index.passages_of(article.id) if entry.passage.id in wanted[article.id]
        )
        for article in index.comparison.articles
        if article.id in wanted
    }


def synopsis(
    topic: Topic | None,
    finding: Finding | None,
    index: Index,
    marked: Marked,
    *,
    columns: int | None = None,
    leftmost: int = 0,
    answers: Answers = NO_ANSWERS,
) -> tuple[tuple[Paragraph, ...], ...]:
    """Return the columns of paragraphs for a topic and the candidate under review.

    Args:
        topic: the chosen topic; `None` for a candidate that belongs to none.
        finding: the candidate under review, if any.
        index: lookups.
        marked: words to mark.
        columns: how many columns there is room for; `None` stacks the articles.
        leftmost: number of the article in the first column.
        answers: which sentences answer each other, and which of them are lit up.
    """
    shown = passages_to_show(topic, finding, index)
    names = list(shown)[leftmost : leftmost + columns] if columns is not None else list(shown)
    levels = answers.levels({name: shown[name] for name in names}) if columns is not None else {}
    blocks = [_article(name, shown[name], index, marked, finding, answers, levels) for name in names]
    silent = _silent(topic, index, set(shown))
    if columns is None:
        return (tuple(line for block in blocks for line in (*block, BLANK)) + silent,)
    dealt = [list(block) for block in blocks]
    if dealt:
        dealt[-1] += [BLANK, *silent]
    return tuple(tuple(column) for column in dealt) or (silent,)


def _article(
    article_id: str,
    passages: Sequence[str],
    index: Index,
    marked: Marked,
    finding: Finding | None,
    answers: Answers,
    levels: Mapping[str, int],
) -> list[Paragraph]:
    article = index.articles[article_id]
    date = f"  {article.published}" if article.published else ""
    block = [paragraph(index.name(article_id, 60) + date, Tone.TITLE, sign="")]
    for passage_id in passages:
        entry = index.passages[passage_id]
        span = entry.passage.span
        made = paragraph(
            entry.text,
            _TONES.get(entry.passage.kind, Tone.BODY),
            marks_within(article_id, span, index, marked, finding, answers.lit(article_id)),
            key=passage_id,
            origin=Origin(article_id, span),
        )
        block.append(replace(made, level=levels.get(passage_id)))
    return block


def _silent(topic: Topic | None, index: Index, shown: Set[str]) -> tuple[Paragraph, ...]:
    if topic is None:
        return ()
    missing = [article.id for article in index.comparison.articles if article.id not in shown]
    if not missing:
        return ()
    heading = paragraph(RELATIONS["silent"].label, Tone.SILENT, sign="∅")
    return (heading, *(paragraph(index.name(article_id, 60), Tone.QUIET, indent=2) for article_id in missing))


def first_evidence(finding: Finding, index: Index) -> str | None:
    """Return the id of the passage that holds the first side of a finding."""
    sides = [piece for piece in finding.evidence if piece.role is Role.SIDE] or list(finding.evidence)
    for piece in sides:
        passage = index.passage_at(piece.article, piece.span)
        if passage is not None:
            return passage.passage.id
    return None


def nothing_to_compare(index: Index) -> tuple[Paragraph, ...]:
    """Say why there is nothing to show: what was looked at, and what to try."""
    comparison = index.comparison
    if not comparison.articles:
        why, advice = (
            _("No article was found here."),
            _("Articles are .txt, .md, .html and .docx files in the folder that was opened or below it."),
        )
    elif len(comparison.articles) == 1:
        why, advice = (
            _("There is only one article, so there is nothing to compare it with."),
            _("Put the other articles on the story into the same folder and open it again."),
        )
    elif not comparison.topics:
        why, advice = (
            _("No two passages speak of the same point."),
            _("Check whether the articles are on one story. o opens an article to read and annotate it."),
        )
    else:
        why, advice = (
            _("There is no candidate here."),
            _("Choose a topic on the left to read what each article says; a writes an annotation."),
        )
    skipped = [
        paragraph(_("Not read: {path}: {reason}").format(path=file.path, reason=file.reason), Tone.QUIET)
        for file in comparison.skipped
    ]
    return (paragraph(why, Tone.HEADING), paragraph(_looked_at(index)), paragraph(advice), BLANK, *skipped)


def _looked_at(index: Index) -> str:
    comparison = index.comparison
    figures = sum(len(index.figures_within(entry.passage.article, entry.passage.span)) for entry in comparison.passages)
    told = _("Looked at: {articles} articles, {passages} passages, {figures} figures and dates, {topics} topics.")
    return told.format(
        articles=len(comparison.articles),
        passages=len(comparison.passages),
        figures=figures,
        topics=len(comparison.topics),
    )
