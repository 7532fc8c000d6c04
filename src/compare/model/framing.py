"""What is recognised of framing: names, certainty, attribution, loaded words. Counted and compared, never scored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from compare.model.mentions import Mention
from compare.model.text import Span

_NOWHERE: Final = Span(0, 0)


@dataclass(frozen=True, slots=True)
class LabelMention(Mention):
    """A name for something that other articles may name otherwise.

    Attributes:
        referent: what is named: the id of a chain of names, of which all names speak of one thing.
        label: the name with one form per spelling (強靭 for 強靱); equal labels that are written differently are
            variants of notation.
        told: `renamed` or `so-called` where the article itself says so of the name, `abbreviation` where it gives the
            name as the short form of another one, else empty.
        quoted: whether it stands in quotation marks.
        contested: whether the choice among the names of its chain is itself disputed or takes a side.
    """

    referent: str = ""
    label: str = ""
    told: str = ""
    quoted: bool = False
    contested: bool = False


@dataclass(frozen=True, slots=True)
class ModalityCue(Mention):
    """How sure a clause is of what it says.

    Attributes:
        degree: step of the ladder in `lexicons/modality.yaml`, `decided` down to `open`; `denied` stands beside it.
        scope: the clause it speaks of, without the clauses beside it.
        negated: whether the cue itself is negated (可能性はない, 決まっていない).
        quoted: whether it stands inside a direct quotation: then a speaker is unsure, not the article.
        conditional: whether the clause depends on a condition (〜すれば, 〜の場合).
        past: whether it speaks of what was once expected (見通しだった).
    """

    degree: str = ""
    scope: Span = _NOWHERE
    negated: bool = False
    quoted: bool = False
    conditional: bool = False
    past: bool = False


@dataclass(frozen=True, slots=True)
class Attribution(Mention):
    """The article says whose statement, view or knowledge something is. The mention is the cue (と述べた, によると).

    Attributes:
        source: who, as written (「専門家の一部」, 「トランプ氏」); empty where the article names nobody (とみられる).
        speaker: the source with one form per person (the name without title), to be counted by.
        source_kind: `person`, `office`, `government`, `organisation`, `experts`, `insiders`, `public`, `press`,
            `document`; `omitted` where the subject is left to the context; `nobody` where the words name nobody.
        source_span: place of the source; `None` where it does not stand in the sentence.
        manner: `said`, `viewed` (見方, 分析), `reported` (報じられている) or `supposed` (とみられる, とされる).
        quotes: places of the words of direct quotations it introduces, without the quotation marks.
        scope: the words that are attributed: the sentence, or the clause before the cue.
    """

    source: str = ""
    speaker: str = ""
    source_kind: str = "nobody"
    source_span: Span | None = None
    manner: str = "said"
    quotes: tuple[Span, ...] = ()
    scope: Span = _NOWHERE


@dataclass(frozen=True, slots=True)
class LoadedWord(Mention):
    """A word that values, dramatises, distances or promotes, from `lexicons/loaded/`.

    Attributes:
        entry: the entry of the lexicon that it is a form of.
        wording: `evaluative`, `dramatic`, `distancing`, `promotional`, `combat`, `intensifier`, `superlative` or
            `scare-quote`.
        polarity: `+`, `-` or `0`.
        strength: 1 weak to 3 strong.
        quoted: whether it stands inside a direct quotation: then it is a speaker's word.
        negated: whether the words right behind turn it round (盤石ではない).
    """

    entry: str = ""
    wording: str = "evaluative"
    polarity: str = "0"
    strength: int = 1
    quoted: bool = False
    negated: bool = False
