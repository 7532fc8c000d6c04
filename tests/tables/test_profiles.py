"""Shares of sentences: loaded, hedged, attributed, quoted; the speaker's words are the speaker's."""

from __future__ import annotations

from framing_world import comparison

from compare.model import Attribution, LoadedWord, MentionKind, ModalityCue, PassageKind, Span
from compare.tables.profiles import profiles

TEXT = "異例の会見だった。社長は「痛恨だ」と述べた。再建は難しいとみられる。株価は上がった。"
LINES = [(PassageKind.TITLE, "衝撃の発表"), (PassageKind.BODY, TEXT)]
START = len("衝撃の発表") + 1


def place(words: str) -> tuple[str, str, Span, str]:
    start = START + TEXT.index(words)
    return "a", "a:1", Span(start, start + len(words)), words


MENTIONS = (
    LoadedWord("a", "a:0", Span(0, 2), "衝撃", MentionKind.LOADED, "衝撃", "dramatic"),
    LoadedWord(*place("異例"), MentionKind.LOADED, "異例", "dramatic"),
    LoadedWord(*place("痛恨"), MentionKind.LOADED, "痛恨", "evaluative", quoted=True),
    Attribution(
        *place("と述べた"),
        MentionKind.ATTRIBUTION,
        "社長",
        "社長",
        "person",
        quotes=(place("痛恨だ")[2],),
        scope=Span(0, 9),
    ),
    Attribution(*place("とみられる"), MentionKind.ATTRIBUTION, manner="supposed"),
    ModalityCue(*place("とみられる"), MentionKind.MODALITY, "likely"),
    ModalityCue(*place("上がった"), MentionKind.MODALITY, "decided"),
)


def test_sentences_are_counted_by_what_they_hold() -> None:
    (profile,) = profiles(comparison({"a": LINES}, mentions=MENTIONS))
    assert profile.sentences == 4
    assert (profile.loaded, profile.hedged, profile.attributed, profile.anonymous, profile.quoted) == (1, 1, 2, 1, 1)
    assert profile.share(profile.attributed) == 0.5


def test_words_in_quotations_and_titles_are_not_the_articles_own_prose() -> None:
    (profile,) = profiles(comparison({"a": LINES}, mentions=MENTIONS))
    assert profile.wordings == {"dramatic": 1}


def test_an_article_without_prose_has_no_shares() -> None:
    (profile,) = profiles(comparison({"a": [(PassageKind.TITLE, "題だけ")]}))
    assert (profile.sentences, profile.share(profile.loaded)) == (0, 0.0)


def test_profiles_have_no_score() -> None:
    (profile,) = profiles(comparison({"a": LINES}, mentions=MENTIONS))
    assert not [name for name in dir(profile) if "score" in name or "rank" in name or "bias" in name]
