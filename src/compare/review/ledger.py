"""Every change a person can make to the decisions, as pure functions from ledger to ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum
from typing import Any, Final

from compare.errors import UsageError
from compare.i18n import N_, Message, message, render
from compare.model import Annotation, Answer, Article, Finding, Ledger, ProposedBy, Review, Step, Target
from compare.review import meaning
from compare.review.anchoring import describe
from compare.review.queue import decision_on
from compare.review.quoting import beginning
from compare.review.rules import violations
from compare.review.steps import replaced
from compare.vocabulary import READINGS, STATUSES

_DECISIONS: Final = {
    "accepted": N_("accept “{quote}”"),
    "edited": N_("accept “{quote}” with edits"),
    "rejected": N_("reject “{quote}”"),
    "deferred": N_("defer “{quote}”"),
    "asked": N_("ask about “{quote}”"),
}
_QUOTE_SHOWN: Final = 20
"""Code points of a quote that name a step; enough to know it again in one line."""
FIXED: Final = ("id", "proposed_by", "values")
"""Fields that say which record it is and what the machine proposed: no edit changes them."""


class Keep(Enum):
    """What stands for a field that is not given, where `None` empties it."""

    KEEP = 0


def decide(
    ledger: Ledger,
    finding: Finding,
    articles: Iterable[Article],
    status: str,
    *,
    by: str,
    at: str,
    new_id: str,
    rejection: str | None = None,
    note: str | None = None,
    category: str | None = None,
    relation: str | Keep | None = Keep.KEEP,
    reason: str | Keep | None = Keep.KEEP,
    mode: str | None = None,
    severity: int | None = None,
    rating: str | Keep | None = Keep.KEEP,
    tags: Sequence[str] | None = None,
    renamed: meaning.Paths = meaning.UNMOVED,
) -> Ledger:
    """Record a person's decision on a finding.

    A record that already answers this finding is updated and keeps its id; its targets are anchored again to today's
    text, because the person has just seen it. What is not given keeps the value of that record, else takes the
    machine's. Without a note, the record of a finding that is taken over gets the machine's sentence, in the
    language in use.

    Args:
        ledger: the decisions so far.
        finding: what is decided on.
        articles: the articles its evidence is in.
        status: one of the statuses of `compare.vocabulary`.
        by: name and address of the person.
        at: ISO 8601 time with zone.
        new_id: id for a new record.
        rejection: why, for the status `rejected`.
        note: the person's words.
        category: set by the person, if other than the machine's; the following too.
        relation: see `compare.vocabulary`; `None` empties it.
        reason: see `compare.vocabulary`; `None` empties it.
        mode: `query` unless the person says otherwise.
        severity: 1 high, 2 middle, 3 low.
        rating: never set by the machine; `None` empties it.
        tags: the person's keywords.
        renamed: old path → new path of articles.

    Raises:
        UsageError: the decision breaks a rule (`compare.review.rules`).
    """
    by_id = {article.id: article for article in articles}
    previous = decision_on(finding, ledger, by_id.values(), renamed)
    base = previous or Annotation(
        new_id, finding.category, status, (), by, at, finding.relation, finding.reason, severity=finding.severity
    )
    pieces = finding.sides or finding.evidence
    given: dict[str, Any] = {
        "category": category,
        "mode": mode,
        "severity": severity,
        "note": None if note is None else clean(note),
        "tags": None if tags is None else tuple(tags),
    }
    emptiable: dict[str, Any] = {"relation": relation, "reason": reason, "rating": rating}
    record = replace(
        base,
        status=status,
        rejection=rejection if status == "rejected" else None,
        targets=tuple(describe(by_id[piece.article], piece.span) for piece in pieces),
        values=tuple(meaning.values_of(pieces, {article.id: article.path for article in by_id.values()}).items()),
        proposed_by=ProposedBy(finding.rule, finding.rule_version, finding.fingerprint, f"{finding.confidence:.2f}"),
        by=by,
        at=at,
        **{name: value for name, value in given.items() if value is not None},
        **{name: value for name, value in emptiable.items() if value is not Keep.KEEP},
    )
    record = _with_sentence(record, clean(render(finding.message)))
    what = Message(_DECISIONS.get(status, N_("decide on “{quote}”")), (("quote", _quote(record)),))
    return _with(ledger, what, () if previous is None else (previous,), (record,))


def decide_all(
    ledger: Ledger,
    findings: Sequence[Finding],
    articles: Iterable[Article],
    status: str,
    *,
    new_ids: Sequence[str],
    **fields: Any,
) -> Ledger:
    """Record the same decision on several findings as one step, which one undo takes back.

    Args:
        ledger: the decisions so far.
        findings: what is decided on.
        articles: the articles their evidence is in.
        status: one of the statuses of `compare.vocabulary`.
        new_ids: an id for each of them.
        fields: `by`, `at` and what else `decide` takes.

    Raises:
        UsageError: the decision breaks a rule.
    """
    articles = tuple(articles)
    after = ledger
    for finding, new_id in zip(findings, new_ids, strict=True):
        after = decide(after, finding, articles, status, new_id=new_id, **fields)
    steps = after.done[len(ledger.done) :]
    old = {record.id: record for record in ledger.annotations}
    touched = {record.id: record for step in steps for record in step.after}
    if not touched:
        return ledger
    before = tuple(old[name] for name in sorted(touched) if name in old)
    told = message("decide on {count} candidates", count=len(findings))
    step = Step(told, before, tuple(touched[name] for name in sorted(touched)))
    return Ledger(after.annotations, (*ledger.done, step), ())


def annotate(
    ledger: Ledger,
    targets: Sequence[Target],
    *,
    by: str,
    at: str,
    new_id: str,
    note: str = "",
    category: str = "note",
    relation: str | None = None,
    reason: str | None = None,
    mode: str = "query",
    severity: int = 2,
    rating: str | None = None,
    tags: Sequence[str] = (),
) -> Ledger:
    """Add an annotation of the person's own, on words in any number of articles.

    Raises:
        UsageError: it breaks a rule (`compare.review.rules`).
    """
    record = Annotation(
        id=new_id,
        category=category,
        status="accepted",
        targets=tuple(targets),
        by=by,
        at=at,
        relation=relation,
        reason=reason,
        mode=mode,
        severity=severity,
        rating=rating,
        note=clean(note),
        tags=tuple(tags),
    )
    return _with(ledger, message("annotate “{quote}”", quote=_quote(record)), (), (record,))


def change(ledger: Ledger, annotation_id: str, **fields: Any) -> Ledger:
    """Change fields of one record, named as in `Annotation`. Pass `by` and `at` too when another person decides.

    A status other than `rejected` drops the reason for the rejection.

    Raises:
        UsageError: there is no such record or field, or a rule would be broken.
    """
    before = find(ledger, annotation_id)
    if wrong := sorted(name for name in fields if name in FIXED or not hasattr(before, name)):
        raise UsageError(message("“{field}” of a record cannot be changed.", field=wrong[0]))
    if "note" in fields:
        fields["note"] = clean(fields["note"])
    after = replace(before, **fields)
    if after.status != "rejected" and "rejection" not in fields:
        after = replace(after, rejection=None)
    if after == before:
        return ledger
    if after.rating == "fabricated" != before.rating and "note" not in fields:
        # The note that is there may be the machine's sentence: the person's own words are needed.
        _keep_rules(replace(after, note=""))
    return _with(ledger, message("change “{quote}”", quote=_quote(after)), (before,), (after,))


def second(ledger: Ledger, annotation_id: str, review: Review) -> Ledger:
    """Add what a second reader says of a record; what was said before stays.

    Raises:
        UsageError: there is no such record, or a rule would be broken.
    """
    before = find(ledger, annotation_id)
    for word, vocabulary in ((review.verdict, STATUSES), (review.reading, READINGS)):
        if word not in vocabulary:
            raise UsageError(
                message("“{value}” is not a {field}.", value=word, field=vocabulary.name),
                remedy=message("Choose one of: {choices}.", choices=", ".join(vocabulary.ids)),
            )
    after = replace(before, reviews=(*before.reviews, replace(review, note=clean(review.note))))
    return _with(ledger, message("read “{quote}” again", quote=_quote(after)), (before,), (after,))


def answer(ledger: Ledger, annotation_id: str, said: Answer) -> Ledger:
    """Record what the writing desk answered to a query, in place of an earlier answer.

    Raises:
        UsageError: there is no such record, or nothing was asked or answered.
    """
    before = find(ledger, annotation_id)
    after = replace(before, answer=replace(said, note=clean(said.note)))
    if before.status != "asked":
        raise UsageError(
            message("nothing was asked about “{quote}”.", quote=_quote(before)),
            remedy=message("Set its status to “asked” first."),
        )
    return _with(ledger, message("answer to “{quote}”", quote=_quote(after)), (before,), (after,))


def anchored(ledger: Ledger, annotation_id: str, number: int, target: Target) -> Ledger:
    """Anchor one quote of a record anew, also under another path of its article; the decision stays who it was by.

    Raises:
        UsageError: there is no such record.
    """
    before = find(ledger, annotation_id)
    old = before.targets[number].article
    targets = tuple(target if at == number else other for at, other in enumerate(before.targets))
    values = dict(before.values)
    if old in values and all(other.article != old for other in targets):
        values[target.article] = values.pop(old)
    after = replace(before, targets=targets, values=tuple(sorted(values.items())))
    return _with(ledger, message("anchor “{quote}” anew", quote=_quote(after)), (before,), (after,))


def put(ledger: Ledger, record: Annotation) -> Ledger:
    """Put a whole record in the place of the one that has its id, or beside the others if none has.

    Raises:
        UsageError: a rule would be broken.
    """
    before = tuple(annotation for annotation in ledger.annotations if annotation.id == record.id)
    return _with(ledger, message("decide on “{quote}”", quote=_quote(record)), before, (record,))


def take_in(ledger: Ledger, records: Sequence[Annotation]) -> Ledger:
    """Put whole records from elsewhere beside the others, in one step.

    Raises:
        UsageError: a rule would be broken.
        ValueError: an id is taken.
    """
    return _with(ledger, message("import {count} annotations", count=len(records)), (), tuple(records))


def remove(ledger: Ledger, annotation_id: str) -> Ledger:
    """Remove one record. A finding it decided on is open again.

    Raises:
        UsageError: there is no such record.
    """
    before = find(ledger, annotation_id)
    return _with(ledger, message("remove “{quote}”", quote=_quote(before)), (before,), ())


def find(ledger: Ledger, annotation_id: str) -> Annotation:
    """Return the record of that id.

    Raises:
        UsageError: there is none.
    """
    for annotation in ledger.annotations:
        if annotation.id == annotation_id:
            return annotation
    raise UsageError(message("there is no annotation “{id}”.", id=annotation_id))


def clean(note: str) -> str:
    """Return a note as it is kept: line feeds only, no blanks at the ends of the whole."""
    return note.replace("\r\n", "\n").replace("\r", "\n").strip()


def _with(ledger: Ledger, what: Message, before: tuple[Annotation, ...], after: tuple[Annotation, ...]) -> Ledger:
    for record in after:
        _keep_rules(record)
    known = {annotation.id for annotation in ledger.annotations} - {annotation.id for annotation in before}
    if clash := known & {annotation.id for annotation in after}:
        raise ValueError(f"id is taken: {min(clash)}")
    if before == after:
        return ledger
    step = Step(what, before, after)
    return Ledger(replaced(ledger.annotations, before, after), (*ledger.done, step), ())


def _keep_rules(record: Annotation) -> None:
    for violation in violations(record):
        raise UsageError(violation.cause, remedy=violation.remedy)


def _with_sentence(record: Annotation, sentence: str) -> Annotation:
    """Give the record the machine's sentence while it is taken over; a rejection or accusation needs other words."""
    if record.status in ("accepted", "edited", "asked") and record.rating != "fabricated":
        return replace(record, note=record.note or sentence)
    return replace(record, note="") if record.note == sentence else record


def _quote(annotation: Annotation) -> str:
    return beginning(annotation.targets[0].exact if annotation.targets else annotation.id, _QUOTE_SHOWN)
