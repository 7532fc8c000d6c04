"""Findings that say the same are one finding; findings have one order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from compare.model import Evidence, Finding, Role

_ROLES = (Role.SIDE, Role.AGREE, Role.CONTEXT)


def ordered(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the pieces once each: sides, agreeing articles, context; within these by article and place.

    Words that are a side are not repeated as agreeing or as context.
    """
    seen: set[tuple[str, int, int]] = set()
    kept: list[Evidence] = []
    for piece in sorted(
        evidence, key=lambda item: (_ROLES.index(item.role), item.article, item.span, item.value or "")
    ):
        place = (piece.article, piece.span.start, piece.span.end)
        if place not in seen:
            seen.add(place)
            kept.append(piece)
    return tuple(kept)


def rank(finding: Finding) -> tuple[object, ...]:
    """Sort key: most severe first, then the surest, then by the place of the first side."""
    first = finding.evidence[0]
    return (
        finding.severity,
        -finding.confidence,
        finding.topic is None,
        finding.topic or "",
        first.article,
        first.span,
        finding.rule,
        finding.fingerprint,
    )


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, those of one fingerprint made into one with the evidence of all, in their order.

    The message, reason and confidence are those of the highest ranked.
    """
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.fingerprint, []).append(finding)
    result = []
    for group in groups.values():
        best, *_ = sorted(group, key=rank)
        result.append(replace(best, evidence=ordered(piece for finding in group for piece in finding.evidence)))
    return tuple(sorted(result, key=rank))
