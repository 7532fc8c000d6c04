"""Sentence borders."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.language.sentences import sentences

CASES = [
    ("株価は上がった。円は下がった。", ["株価は上がった。", "円は下がった。"]),
    (
        "知事は「避難してほしい。急いで。」と述べた。雨は続く。",
        ["知事は「避難してほしい。急いで。」と述べた。", "雨は続く。"],
    ),
    ("「なぜ負けたのか？」。監督は黙った。", ["「なぜ負けたのか？」。", "監督は黙った。"]),
    ("本当か?答えはまだない。", ["本当か?", "答えはまだない。"]),
    ("Yahoo!ニュースが伝えた。", ["Yahoo!ニュースが伝えた。"]),
    ("優勝だ！！次も勝つ。", ["優勝だ！！", "次も勝つ。"]),
    ("開いたままの「かぎ。次の文。", ["開いたままの「かぎ。", "次の文。"]),
    ("見出し\n本文です。", ["見出し", "本文です。"]),
    ("（詳報は後刻。）続く。", ["（詳報は後刻。）続く。"]),
    ("Shares fell 3.5 percent. The yen rose.", ["Shares fell 3.5 percent.", "The yen rose."]),
    ("Mr. Sato of the U.S. Army spoke. He left.", ["Mr. Sato of the U.S. Army spoke.", "He left."]),
    ("v2.3.4を公開した。", ["v2.3.4を公開した。"]),
    ("「一『二。三』四。」五。六。", ["「一『二。三』四。」五。", "六。"]),
    ("", []),
    ("　\n ", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_borders(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected


def test_offset_is_added() -> None:
    assert [(span.start, span.end) for span in sentences("雨。雪。", offset=10)] == [(10, 12), (12, 14)]


@settings(deadline=None)
@given(st.text(alphabet="。！？.!?「」『』()（） \nあA1", max_size=80))
def test_sentences_cover_all_but_blanks(text: str) -> None:
    spans = sentences(text)
    assert "".join(span.of(text) for span in spans).split() == text.split() or (
        "".join("".join(span.of(text) for span in spans).split()) == "".join(text.split())
    )
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
