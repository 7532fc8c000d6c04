"""Sentences cut into phrases (文節): the shallow syntax that the measure of a figure is read from.

A phrase is a run of nouns, or a verb, with the particles behind it. A figure or time expression is a phrase of its
own, whatever stands before or after it in the same run. What stands in round brackets forms a group of its own, so
that 「費用（約5億円、昨年実績）は」 reads on from 費用 to は. Quotation marks are looked through.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from compare.model import Span, Token

_OPEN: Final = frozenset("(（[［〔【")
_CLOSE: Final = frozenset(")）]］〕】")
_QUOTES: Final = frozenset("「」『』“”\"'〈〉《》‘’")
_LABEL: Final = frozenset(":：")
_NOMINAL: Final = frozenset({"名詞", "代名詞", "接頭辞", "接尾辞", "形状詞", "記号"})
_FUNCTION: Final = frozenset({"助詞", "助動詞"})
_VERBAL: Final = frozenset({"動詞", "形容詞"})
_LIGHT: Final = frozenset({"為る", "致す", "出来る", "下さる"})


class Form(Enum):
    """What a phrase is built on."""

    NOUN = "noun"
    VERB = "verb"
    FIGURE = "figure"
    OTHER = "other"


@dataclass(slots=True)
class _Draft:
    """A phrase while it is read."""

    form: Form
    group: int
    joined: bool
    words: list[Token] = field(default_factory=list)
    tail: list[Token] = field(default_factory=list)
    verb: str = ""
    stop: str = ""
    figure: int | None = None
    bracket: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of content words with what follows them.

    Attributes:
        form: noun, verb (also 負担する), figure, or other (adverbs, pointing words).
        words: its content words; empty for a plain verb.
        verb: normalised form of its verb.
        tail: the particles and auxiliaries behind it, as written (`では`, `への`).
        stop: the sign behind it: `、` `:` `。` `・` or nothing.
        joined: whether it follows the phrase before it without particle or sign (維持費|約50億ドル).
        group: number of the pair of round brackets it stands in; 0 = none.
        figure: index of the span it holds, for a figure.
        bracket: number of the group in the brackets right behind it; 0 = none.
    """

    form: Form
    words: tuple[Token, ...]
    verb: str
    tail: str
    stop: str
    joined: bool
    group: int
    figure: int | None
    bracket: int

    @property
    def ends_clause(self) -> bool:
        """Whether a new clause begins behind it (発表し、 / 下回ったが、)."""
        return self.form is Form.VERB and (bool(self.stop) or self.tail.endswith(("て", "が", "ば", "ので", "し")))

    @property
    def modifies(self) -> bool:
        """Whether it is a verb right before the noun it belongs to (日本が負担する|2,000億円)."""
        return (
            self.form is Form.VERB
            and not self.stop
            and (not self.tail or self.tail.endswith(("た", "だ", "る", "ない")))
        )


@dataclass(frozen=True, slots=True)
class Clause:
    """The phrases of one sentence, by bracket group.

    Attributes:
        groups: the phrases of each group, in order.
        before: for each group, the group and the number of the phrase right before its opening bracket, if any.
        places: for each span, group and number of the phrase that holds it, if one does.
    """

    groups: tuple[tuple[Phrase, ...], ...]
    before: tuple[tuple[int, int] | None, ...]
    places: tuple[tuple[int, int] | None, ...]

    def bracket_after(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """Return the phrases in the round brackets right behind that phrase, if there are any."""
        return self.groups[phrase.bracket] if phrase.bracket else ()


class _Reader:
    """Reads tokens from left to right into drafts; one current draft per open bracket."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        self.groups: list[list[_Draft]] = [[]]
        self.before: list[tuple[int, int] | None] = [None]
        self.open: list[int] = [0]
        self.fresh: list[bool] = [True]
        self.next_span = 0
        self.group = 0
        self.current: _Draft | None = None

    def figure_of(self, token: Token) -> int | None:
        while self.next_span < len(self.spans) and self.spans[self.next_span].end <= token.span.start:
            self.next_span += 1
        if self.next_span < len(self.spans) and self.spans[self.next_span].overlaps(token.span):
            return self.next_span
        return None

    def into(self, group: int) -> None:
        """Go on reading in a group: behind an opening or a closing bracket."""
        drafts = self.groups[group]
        self.group, self.current = group, drafts[-1] if drafts else None

    def start(self, form: Form, figure: int | None = None) -> _Draft:
        last = self.current
        joined = last is not None and not last.tail and not last.stop and not self.fresh[-1]
        draft = _Draft(form, self.group, joined, figure=figure)
        self.groups[self.group].append(draft)
        self.current = draft
        self.fresh[-1] = False
        return draft

    def read(self, token: Token) -> None:
        figure = self.figure_of(token)
        kind = token.pos[0]
        current = self.current
        if figure is not None:
            if current is None or current.figure != figure:
                current = self.start(Form.FIGURE, figure)
            current.words.append(token)
        elif kind in ("補助記号", "空白"):
            self.sign(token)
        elif kind in _NOMINAL:
            if current is None or current.form is not Form.NOUN or current.tail or current.stop or self.fresh[-1]:
                current = self.start(Form.NOUN)
            current.words.append(token)
        elif kind in _FUNCTION:
            if current is not None and not current.stop:
                current.tail.append(token)
        elif kind in _VERBAL:
            self.verb(token)
        else:
            self.start(Form.OTHER).words.append(token)

    def verb(self, token: Token) -> None:
        current = self.current
        if current is not None and not current.stop:
            if current.form is Form.NOUN and not current.tail and token.normalized in _LIGHT:
                current.form, current.verb = Form.VERB, token.normalized
                return
            helping = token.pos[1] == "非自立可能" and current.form is Form.VERB
            if helping and (not current.tail or current.tail[-1].surface in ("て", "で")):
                current.tail.append(token)
                return
        self.start(Form.VERB).verb = token.normalized

    def sign(self, token: Token) -> None:
        mark, current = token.surface, self.current
        if mark in _OPEN:
            self.before.append((self.group, len(self.groups[self.group]) - 1) if current is not None else None)
            if current is not None:
                current.bracket = current.bracket or len(self.groups)
            self.groups.append([])
            self.open.append(len(self.groups) - 1)
            self.fresh.append(True)
            self.into(self.open[-1])
        elif mark in _CLOSE:
            if len(self.open) > 1:
                self.open.pop()
                self.fresh.pop()
                self.into(self.open[-1])
        elif mark in _QUOTES or mark.isspace():
            self.fresh[-1] = self.fresh[-1] or mark in "「『“〈《"
        elif current is not None and not current.stop:
            current.stop = ":" if mark in _LABEL else mark


def _finished(draft: _Draft) -> Phrase:
    tail = "".join(token.surface for token in draft.tail)
    return Phrase(
        form=draft.form,
        words=tuple(draft.words),
        verb=draft.verb,
        tail=tail,
        stop=draft.stop,
        joined=draft.joined,
        group=draft.group,
        figure=draft.figure,
        bracket=draft.bracket,
    )


def phrases(tokens: Sequence[Token], spans: Sequence[Span]) -> Clause:
    """Cut a sentence into phrases.

    Args:
        tokens: the words of the sentence.
        spans: places of its figures and time expressions, in order, not overlapping.
    """
    reader = _Reader(spans)
    for token in tokens:
        reader.read(token)
    places: list[tuple[int, int] | None] = [None] * len(spans)
    for number, group in enumerate(reader.groups):
        for place, draft in enumerate(group):
            if draft.figure is not None:
                places[draft.figure] = places[draft.figure] or (number, place)
    groups = tuple(tuple(_finished(draft) for draft in group) for group in reader.groups)
    return Clause(groups, tuple(reader.before), tuple(places))
