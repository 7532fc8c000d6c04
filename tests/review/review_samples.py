"""Small articles and findings from several beats, for the tests of this room."""

from __future__ import annotations

from compare.i18n import message
from compare.model import Annotation as Record
from compare.model import Article, Evidence, Finding, ProposedBy, Review, Span, Target
from compare.review.anchoring import describe

AT = "2026-04-02T10:15:00+09:00"
BY = "校閲 花子 <hanako@example.jp>"

GAME = Article(
    "game",
    "news/game.txt",
    "北海は6日、札幌で行われた決勝で南洋を3対1で下し、2年ぶり5回目の優勝を決めた。\n"
    "観客は2万4,512人だった。延長12回、代打の村井が決勝打を放った。\n",
)
MATCH = Article(
    "match",
    "news/match.txt",
    "南洋は6日の決勝で北海に1対3で敗れた。観客は約2万5,000人。\n北海の優勝は4回目。\n",
)
RAIN = Article("rain", "weather/rain.md", "台風12号は8日夜、九州に上陸した。24時間雨量は412.5ミリに達した。\n")
ARTICLES = (GAME, MATCH, RAIN)


def evidence(article: Article, words: str, value: str | None = None) -> Evidence:
    start = article.text.index(words)
    return Evidence(article.id, Span(start, start + len(words)), words, value)


def titles() -> Finding:
    return Finding(
        "figure-difference",
        "1",
        "figure",
        "conflict",
        "true",
        1,
        0.86,
        "t01",
        message("“{a}” stands against “{b}”.", a="5回目の優勝", b="4回目"),
        (evidence(GAME, "5回目", "5 ORDINAL:回"), evidence(MATCH, "4回目", "4 ORDINAL:回")),
    )


def crowd() -> Finding:
    return Finding(
        "figure-difference",
        "1",
        "figure",
        "confine",
        "approx",
        3,
        0.9,
        "t02",
        message("rounded"),
        (evidence(GAME, "2万4,512人", "24512"), evidence(MATCH, "約2万5,000人", "25000")),
    )


def target(article: Article, words: str) -> Target:
    start = article.text.index(words)
    return describe(article, Span(start, start + len(words)))


def full_record() -> Record:
    return Record(
        id="k7q2xm",
        category="figure",
        status="accepted",
        targets=(target(GAME, "5回目の優勝を決めた。\n観客は"), target(MATCH, "4回目")),
        by=BY,
        at=AT,
        relation="conflict",
        reason="true",
        mode="query",
        severity=1,
        values=(("003_c2", "4"), ("game", "2025-10-28")),
        proposed_by=ProposedBy("figure-difference", "1", "0123456789abcdef", "0.86"),
        note="優勝回数が食い違う。\n\n  連盟の記録: 5回\n# これは注釈ではない",
        tags=("要確認", "1.10", "no"),
        reviews=(Review("再校 一郎", AT, "再校", "同意", "記録集p.12\nで確認"),),
    )
