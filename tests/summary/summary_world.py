"""Three small articles with one accepted figure finding and one on a name, for the tests of the summary."""

from __future__ import annotations

from pathlib import Path

from compare.i18n import message
from compare.model import (
    Annotation,
    Article,
    Comparison,
    Evidence,
    Finding,
    Ledger,
    Placement,
    PlacementState,
    ProposedBy,
    Role,
    Skipped,
    Span,
    Target,
)
from compare.summary import formats
from compare.summary.compiling import compile_outline
from compare.summary.outline import Outline, Versions
from compare.summary.stamp import Options, Stamp

HARBOUR = Article("a", "news/a.txt", "見出し\n港の工事費は120億円と市が発表した。\n", "港の工事", "2024-05-02")
PAPER = Article("b", "news/b.txt", "港の工事費は150億円になる。\n", None, "2024-05-01")
LOCAL = Article("c", "news/c.txt", "工事費は120億円だ。\n")
ARTICLES = (HARBOUR, PAPER, LOCAL)


def piece(article: Article, words: str, value: str | None = None, role: Role = Role.SIDE) -> Evidence:
    start = article.text.index(words)
    return Evidence(article.id, Span(start, start + len(words)), words, value, role)


FINDING = Finding(
    rule="figure-difference",
    rule_version="1",
    category="figure",
    relation="conflict",
    reason="true",
    severity=1,
    confidence=0.9,
    topic=None,
    message=message("{a} and {b} differ.", a="120億円", b="150億円"),
    evidence=(
        piece(HARBOUR, "120億円", "12000000000 JPY"),
        piece(PAPER, "150億円", "15000000000 JPY"),
        piece(LOCAL, "120億円", "12000000000 JPY", Role.AGREE),
    ),
)


def target(article: Article, words: str) -> Target:
    start = article.text.index(words)
    return Target(article.path, words, "", "", start, start + len(words), article.sha256)


def decision(status: str = "accepted", note: str = "", **fields) -> Annotation:
    given = {
        "id": "k7q2xm",
        "category": "figure",
        "targets": (target(HARBOUR, "120億円"), target(PAPER, "150億円")),
        "by": "校閲 太郎 <k@example.jp>",
        "at": "2024-05-03T10:00:00+09:00",
        "relation": "conflict",
        "severity": 1,
        "values": (("news/a.txt", "12000000000 JPY"), ("news/b.txt", "15000000000 JPY")),
        "proposed_by": ProposedBy("figure-difference", "1", FINDING.fingerprint, "0.90"),
    }
    return Annotation(**(given | fields | {"status": status, "note": note}))


def outlined(
    *annotations: Annotation,
    articles: tuple[Article, ...] = ARTICLES,
    undecided: tuple[Finding, ...] = (),
    skipped: tuple[Skipped, ...] = (),
    state: PlacementState = PlacementState.PLACED,
) -> Outline:
    placements = {
        annotation.id: tuple(
            Placement(state, None if state is PlacementState.ORPHAN else Span(target.start, target.end))
            for target in annotation.targets
        )
        for annotation in annotations
    }
    comparison = Comparison(articles, skipped, findings=(FINDING,))
    return compile_outline(comparison, Ledger(tuple(annotations)), placements, undecided, Versions("1.0", "2026"))


def rendered(form: str, outline: Outline, folders: tuple[Path, ...] = (), **options) -> bytes:
    asked = Options(**({"language": "en"} | options))
    return formats.render(form, outline, Stamp("1.0", "00", "11", asked), folders)


def markdown(outline: Outline, **options) -> str:
    return rendered("md", outline, **options).decode("utf-8")
