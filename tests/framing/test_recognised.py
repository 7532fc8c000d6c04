"""What the recognisers of framing read in single sentences of many beats, and where they stay silent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compare.guarded_yaml import load_file
from compare.language.morphology import tokenise
from compare.language.sentences import sentences
from compare.language.wordlists import shipped
from compare.model import (
    Article,
    Attribution,
    LabelMention,
    LoadedWord,
    Mention,
    ModalityCue,
    Passage,
    PassageKind,
    Span,
    TokenisedPassage,
)
from compare.recognise import recognise

CASES: Any = load_file(Path(__file__).with_name("recognised.yaml"))


def read(text: str) -> tuple[Mention, ...]:
    span = Span(0, len(text))
    passage = Passage("a:0", "a", span, PassageKind.BODY)
    return recognise(Article("a", "a.txt", text), (TokenisedPassage(passage, text, tokenise(text), sentences(text)),))


def cues(text: str) -> list[ModalityCue]:
    return [mention for mention in read(text) if isinstance(mention, ModalityCue)]


@pytest.mark.parametrize(("degree", "text"), [(d, t) for d, texts in CASES["modality"].items() for t in texts])
def test_the_last_cue_puts_a_sentence_on_its_step(degree: str, text: str) -> None:
    assert cues(text), text
    assert cues(text)[-1].degree == degree
    assert not cues(text)[-1].negated


@pytest.mark.parametrize("text", CASES["modality_negated"])
def test_a_negated_cue_says_so(text: str) -> None:
    assert any(cue.negated for cue in cues(text))


@pytest.mark.parametrize("text", CASES["modality_silent"])
def test_plain_statements_have_no_cue(text: str) -> None:
    assert cues(text) == []


def test_a_cue_knows_its_clause_its_condition_and_whether_a_speaker_is_unsure() -> None:
    text = "関税が上がれば、物価も上がる恐れがあるが、時期は未定だ。社長は「勝てるかもしれない」と述べた。"
    risk, date, win = cues(text)
    assert (risk.degree, risk.conditional, risk.scope.of(text)) == ("possible", True, "物価も上がる恐れがあるが、")
    assert (date.degree, date.scope.of(text)) == ("open", "時期は未定だ。")
    assert (win.degree, win.quoted) == ("conjectured", True)


@pytest.mark.parametrize(("text", "source", "kind"), CASES["attribution"])
def test_a_statement_is_given_to_its_source(text: str, source: str, kind: str) -> None:
    found = [mention for mention in read(text) if isinstance(mention, Attribution)]
    assert found, text
    assert (found[0].source, found[0].source_kind) == (source, kind)


@pytest.mark.parametrize("text", CASES["attribution_silent"])
def test_what_nobody_says_is_attributed_to_nobody(text: str) -> None:
    assert [mention for mention in read(text) if isinstance(mention, Attribution)] == []


def test_a_quotation_over_two_paragraphs_has_the_speaker_of_the_first() -> None:
    lines = ["大学の山田花子教授は、「水位が下がっている。", "対策を急ぐ必要がある」と指摘する。"]
    text = "\n".join(lines)
    passages = []
    start = 0
    for number, line in enumerate(lines):
        passage = Passage(f"a:{number}", "a", Span(start, start + len(line)), PassageKind.BODY)
        passages.append(TokenisedPassage(passage, line, tokenise(line, start), sentences(line, start)))
        start += len(line) + 1
    found = [one for one in recognise(Article("a", "a.txt", text), passages) if isinstance(one, Attribution)]
    assert [(one.speaker, [quote.of(text) for quote in one.quotes]) for one in found] == [
        ("山田花子", ["対策を急ぐ必要がある"])
    ]


@pytest.mark.parametrize("word", CASES["loaded"])
def test_loaded_words_are_found(word: str) -> None:
    text = f"会議は{word}だと書いた。"
    assert any(isinstance(mention, LoadedWord) and mention.text.startswith(word[:2]) for mention in read(text)), word


@pytest.mark.parametrize("text", CASES["loaded_silent"])
def test_other_senses_set_terms_and_other_beats_are_plain(text: str) -> None:
    assert [mention.text for mention in read(text) if isinstance(mention, LoadedWord)] == []


def test_words_of_a_speaker_and_negated_words_are_marked() -> None:
    found = {
        m.text: m for m in read("首相は「歴史的な快挙だ」と述べたが、基盤は盤石ではない。") if isinstance(m, LoadedWord)
    }
    assert found["快挙"].quoted
    assert not found["快挙"].negated
    assert found["盤石"].negated
    assert not found["盤石"].quoted


@pytest.mark.parametrize("word", CASES["labels"])
def test_names_of_chains_are_found(word: str) -> None:
    names = [name for chain in shipped().chains for name in chain.names]
    text = f"記事は{word}について書いた。"
    found = [mention for mention in read(text) if isinstance(mention, LabelMention)]
    assert found or word not in names, word


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("政府は「思いやり予算」を「同盟強靱化予算」に改称した。", "renamed"),
        ("いわゆる「思いやり予算」が増えた。", "so-called"),
        ("思いやり予算が増えた。", ""),
    ],
)
def test_an_article_may_tell_of_a_name(text: str, told: str) -> None:
    found = [mention for mention in read(text) if isinstance(mention, LabelMention)]
    assert told in {mention.told for mention in found}


def test_every_mention_stands_where_it_says() -> None:
    text = "社長は「痛恨だ」と述べ、処理水の放出は可能性が高いとの見方を示した。"
    assert all(mention.span.of(text) == mention.text for mention in read(text))


def test_the_lists_are_large_sourced_and_without_duplicates() -> None:
    words = shipped()
    assert len(words.loaded_entries) >= 800
    assert all(
        entry.source and entry.polarity in "+-0" and 1 <= entry.strength <= 3 for entry in words.loaded_entries.values()
    )
    assert all(len(set(chain.names)) == len(chain.names) >= 2 for chain in words.chains)
    assert len({chain.referent for chain in words.chains}) == len(words.chains)
