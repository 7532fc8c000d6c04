"""What the words around one figure say it measures: the noun phrases near it, and which of them is the head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.model import Token
from compare.recognise import measure_words as words
from compare.recognise.phrases import Clause, Form, Phrase

_REACH = 14
"""How many phrases to the left of a figure are read."""
_CHAIN = 3
"""How many phrases tied by の belong to one noun phrase."""
_RIGHT = 5
"""How many phrases to the right of a figure are looked through for the noun it modifies."""
_NESTED = 2
"""How many pairs of brackets outwards are read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found around one figure.

    Attributes:
        head: the words that say what is counted.
        chain: all words of the noun phrase the head ends (石川県内の死者), with the head.
        terms: words that belong to the measure, head and chain among them.
        pointed: whether a pointing word stands before the head.
        spoken: whether the head is the verb of the figure (10人が死亡), not a noun near it.
    """

    head: tuple[Token, ...] = ()
    chain: tuple[Token, ...] = ()
    terms: tuple[Token, ...] = ()
    pointed: bool = False
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A noun phrase near the figure: its own words, and those that の ties to it."""

    words: tuple[Token, ...]
    chain: tuple[Token, ...]
    pointed: bool = False


def _is_no(phrase: Phrase) -> bool:
    """Whether the phrase is tied to the next noun by の or a form of it."""
    return phrase.form is Form.NOUN and phrase.tail in ("の", "への", "での", "からの", "との", "としての")


def _with_chain(row: Sequence[Phrase], place: int, *, own: bool = False) -> _Part:
    """Return the noun phrase at `place` with what の ties to it from the left.

    An empty noun (人, 数) takes over what the verb before it says, unless the figure follows it at once (`own`).
    """
    chain = list(row[place].words)
    at = place - 1
    while at >= 0 and place - at <= _CHAIN and _is_no(row[at]) and not row[at].stop:
        chain = [*row[at].words, *chain]
        at -= 1
    pointed = at >= 0 and row[at].form is Form.OTHER and any(words.is_pointer(token) for token in row[at].words)
    if not own and at >= 0 and row[at].modifies and not words.head_of(chain):
        chain = [*_said_of(row, at), *chain]
    return _Part(row[place].words, tuple(chain), pointed)


def _said_of(row: Sequence[Phrase], place: int) -> tuple[Token, ...]:
    """Return what the verb at `place` says of the empty noun behind it (避難している人, 死亡が確認された人の数)."""
    if words.adds_up(row[place].verb):
        return ()
    verb = row[place].words
    if verb and not words.is_light_verb(verb[-1].normalized):
        return verb
    said = ("が", "を", "の") if "れ" in row[place].tail or row[place].verb in ("出る", "有る") else ("を",)
    if place and row[place - 1].form is Form.NOUN and row[place - 1].tail in said:
        return row[place - 1].words
    return ()


def _after(row: Sequence[Phrase], place: int) -> Iterator[_Part]:
    """Yield the nouns that the figure modifies: X の投資, X 規模の投資, 「X 規模」という投資, X 増."""
    at = place
    if at + 1 < len(row) and row[at + 1].form is Form.NOUN and row[at + 1].joined:
        at += 1
        yield _Part(row[at].words, row[at].words)
    named = at + 1 < len(row) and row[at].tail == "と" and row[at + 1].modifies
    if named and words.is_connective(row[at + 1].verb):
        at += 1
    elif row[at].tail not in ("の", "もの", "分の"):
        return
    chain: tuple[Token, ...] = ()
    pointed = False
    for phrase in row[at + 1 : at + 1 + _RIGHT]:
        if phrase.form is Form.OTHER:
            pointed = pointed or any(words.is_pointer(token) for token in phrase.words)
        elif phrase.form is Form.NOUN and (words.head_of(phrase.words) or not phrase.tail.startswith(("な", "に"))):
            if words.is_people(phrase.words[-1]) and len(phrase.words) == 1:
                return
            chain = (*chain, *phrase.words)
            yield _Part(phrase.words, chain, pointed)
            if not _is_no(phrase) or words.head_of(phrase.words):
                return
        elif not words.is_connective(phrase.verb):
            return


def _predicate(row: Sequence[Phrase], place: int) -> tuple[Token, ...]:
    """Return what is said of the figure: a verbal noun (10人が死亡), an object (12人が重傷を負う, 3人に罰金を科す)."""
    last = place
    while last + 1 < len(row) and row[last + 1].joined and row[last + 1].form in (Form.FIGURE, Form.NOUN):
        last += 1
    if not row[last].tail.startswith(("が", "を", "も", "は", "に")) and row[last].tail:
        return ()
    given = row[last].tail.startswith("に")
    for phrase in row[last + 1 : last + 3]:
        if phrase.form is Form.FIGURE:
            return ()
        if phrase.words and words.is_state(phrase.words[-1]):
            return phrase.words
        if phrase.form is Form.NOUN and phrase.tail == "を":
            return phrase.words
        if given:
            # 2000人に避難指示を出した: only what is given tells, not what the number grew to.
            return ()
        if phrase.form is Form.VERB or (phrase.form is Form.NOUN and not phrase.tail):
            final = phrase.words[-1:]
            verbal = final and final[0].pos[2] == "サ変可能" and not words.is_light_verb(final[0].normalized)
            return phrase.words if verbal else ()
    return ()


def last_topic(clause: Clause) -> tuple[Token, ...]:
    """Return the words of the last topic (X の Y は) outside brackets, with what の ties to it."""
    row = clause.groups[0]
    for place in range(len(row) - 1, -1, -1):
        if row[place].form is Form.NOUN and row[place].tail.startswith("は"):
            first = place
            while first and row[first - 1].tail.endswith("の") and not row[first - 1].stop:
                first -= 1
            return tuple(token for phrase in row[first : place + 1] for token in phrase.words)
    return ()


@dataclass(slots=True)
class _Left:
    """What stands before a figure in its clause, nearest of each kind."""

    label: _Part | None = None
    subject: _Part | None = None
    object: _Part | None = None
    topic: _Part | None = None
    relative: tuple[Token, ...] = ()
    places: tuple[Token, ...] = ()

    @property
    def parts(self) -> tuple[_Part, ...]:
        return tuple(part for part in (self.label, self.subject, self.object, self.topic) if part is not None)

    def has_head(self) -> bool:
        return any(words.head_of(part.words) or words.head_of(part.chain) for part in self.parts)


def _take(left: _Left, row: Sequence[Phrase], at: int) -> None:
    """Put the noun phrase at `at` where its particle says."""
    phrase = row[at]
    if phrase.stop == ":":
        left.label = left.label or _with_chain(row, at)
    elif phrase.tail.startswith("が"):
        left.subject = left.subject or _with_chain(row, at)
    elif phrase.tail.startswith("を"):
        left.object = left.object or _with_chain(row, at)
    elif phrase.tail == "として":
        # 対策費用として|約38億円.
        left.label = left.label or _with_chain(row, at)
    elif ("は" in phrase.tail and not phrase.tail.startswith("から")) or phrase.tail == "も":
        if left.topic is None or not words.head_of(left.topic.chain):
            left.topic = _with_chain(row, at)
        if phrase.tail != "は":
            left.places += phrase.words
    elif phrase.tail in ("だけで", "のみで", "など", "等") and at + 1 < len(row) and row[at + 1].form is Form.FIGURE:
        # 統合費だけで|300億円, 衛星など|5基.
        left.label = left.label or _with_chain(row, at)
    elif phrase.tail == "で" and at + 1 < len(row) and row[at + 1].form is Form.FIGURE:
        # 小選挙区で|132議席: a part of the whole.
        left.places += phrase.words
    elif phrase.tail in ("で", "に", "") and not phrase.joined:
        left.places += tuple(token for token in phrase.words if words.is_name(token))


def _is_beyond(left: _Left, phrase: Phrase) -> bool:
    """Whether an object or subject stands before the topic that says what is counted (開発を始め、費用は|3億円)."""
    return phrase.tail[:1] in ("を", "が") and left.topic is not None and bool(words.head_of(left.topic.words))


def _about(left: _Left, row: Sequence[Phrase], at: int) -> bool:
    """Take the topic of 予算について or 規模をめぐり, if the verb at `at` marks one; it outranks 政府は."""
    if (
        row[at].form is not Form.VERB
        or not words.marks_topic(row[at].verb)
        or not at
        or row[at - 1].form is not Form.NOUN
    ):
        return False
    if left.topic is None or not words.head_of(left.topic.chain):
        left.topic = _with_chain(row, at - 1)
    return True


def _nearest(left: _Left, row: Sequence[Phrase], at: int) -> int:
    """Read what stands right before a figure and is no part of its clause; return where the clause goes on."""
    if at < 0:
        return at
    if row[at].modifies:
        left.relative = row[at].words
        at -= 1
        if at > 0 and row[at].form is Form.FIGURE and row[at].tail == "に" and _is_no(row[at - 1]):
            # グループ従業員の|約1割に|あたる|4200人.
            left.label = _with_chain(row, at - 1)
    elif at and words.is_light_verb(row[at].verb) and row[at].tail == "て" and row[at - 1].tail == "と":
        # 対策費用と|して|約38億円.
        left.label = _with_chain(row, at - 1)
        at -= 2
    elif _is_no(row[at]) and not row[at].stop:
        left.label = _with_chain(row, at)
    return at


def _left(row: Sequence[Phrase], place: int, known: bool) -> _Left:
    """Read the clause to the left of the phrase at `place`.

    When nothing has said yet what is counted (`known`) and this clause does not either, the clause before it is read.
    """
    left = _Left()
    at = _nearest(left, row, place - 1)
    clauses = 0
    relative = False
    said = ""
    while at >= 0 and place - at <= _REACH:
        phrase = row[at]
        if _about(left, row, at):
            at -= 1
        elif phrase.modifies or words.adds_up(phrase.verb) or (phrase.form is Form.NOUN and phrase.tail == "な"):
            # 東海電機が発表した|営業利益は: what belongs to the verb before a noun is none of the figure's.
            relative = True
        elif phrase.ends_clause:
            clauses += 1
            relative = False
            said = phrase.words[-1].normalized if phrase.words else phrase.verb
            if known or left.has_head() or clauses > 1:
                break
        elif relative and phrase.form is Form.NOUN and "は" not in phrase.tail:
            pass
        elif phrase.form is Form.FIGURE:
            empty = left.topic is not None and not words.head_of(left.topic.chain)
            if clauses and not words.is_change(said) and not empty:
                # The clause before has a figure of its own; in 利益が90%減って329億円 it is of the same thing.
                break
            at -= phrase.joined
        elif phrase.form is Form.NOUN and not _is_no(phrase) and not _is_beyond(left, phrase):
            _take(left, row, at)
        at -= 1
    return left


def _names_itself(row: Sequence[Phrase], place: int) -> bool:
    """Whether a noun right behind the figure says what is counted."""
    behind = row[place + 1] if place + 1 < len(row) else None
    return behind is not None and behind.joined and behind.form is Form.NOUN and bool(words.head_of(behind.words))


def _named_in_brackets(clause: Clause, phrase: Phrase) -> _Part | None:
    """Return a name that stands in the brackets right behind the figure: 2,000億円（思いやり予算）."""
    inside = clause.bracket_after(phrase)
    if len(inside) == 1 and inside[0].form is Form.NOUN and not inside[0].tail:
        return _Part(inside[0].words, inside[0].words)
    return None


def read(clause: Clause, group: int, place: int, depth: int = 0) -> Reading:
    """Read the measure of the figure in the phrase at `place` of `group`."""
    row = clause.groups[group]
    own = row[place - 1] if place > 0 and row[place].joined and row[place - 1].form is Form.NOUN else None
    if own and own.joined and place > 1 and row[place - 2].form is Form.FIGURE and _names_itself(row, place):
        # 5人死亡 2人|不明: the noun before belongs to the figure before.
        own = None
    parts = [_with_chain(row, place - 1, own=True)] if own else []
    parts += _after(row, place)
    if bracketed := _named_in_brackets(clause, row[place]):
        parts.append(bracketed)
    counted = words.head_of(own.words, counted=True) if own else ()
    known = bool(counted) or any(words.head_of(part.words) for part in parts)
    left = _left(row, place - 1 if own else place, known)
    if left.label:
        parts.append(left.label)
    outer = clause.before[group]
    if outer is not None and depth < _NESTED:
        parts.append(_outer(clause, outer, depth))
    parts += [part for part in (left.subject, left.object, left.topic) if part]
    predicate = _predicate(row, place)
    if row[place].tail[:1] in ("を", "が") and words.head_of(predicate):
        # 10人が死亡, 300億円を投資: the verb says more than who does it.
        parts.insert(len(parts) - (left.topic is not None), _Part(predicate, predicate))
    close = [token for part in parts for token in part.chain]
    # Told apart by their places: hashing whole tokens would take longer than all the rest.
    terms = tuple({token.span.start: token for token in (*close, *left.relative, *left.places, *predicate)}.values())
    if counted:
        return Reading(counted, parts[0].chain, terms, parts[0].pointed)
    for part in parts:
        # 投資の総額は: the frame noun is no head, what の ties to it is.
        if head := words.head_of(part.words) or words.head_of(part.chain):
            return Reading(head, part.chain, terms, part.pointed, part.words is predicate)
    spoken = words.head_of(predicate)
    if not spoken:
        for part in parts:
            if change := words.change_of(part.words):
                # 引き上げ率は6.3%: worth showing, but what was raised is not said, so it is no head to compare by.
                return Reading((), change, terms)
    return Reading(spoken, predicate, terms, spoken=True)


def _outer(clause: Clause, outer: tuple[int, int], depth: int) -> _Part:
    """Return what stands before the brackets a figure is in: a name, or the measure of the figure there."""
    group, place = outer
    phrase = clause.groups[group][place]
    if phrase.form is Form.FIGURE:
        reading = read(clause, group, place, depth + 1)
        return _Part(reading.head, reading.terms)
    if phrase.joined and place and clause.groups[group][place - 1].form is Form.FIGURE:
        reading = read(clause, group, place - 1, depth + 1)
        return _Part(reading.head, reading.terms)
    return _with_chain(clause.groups[group], place)
