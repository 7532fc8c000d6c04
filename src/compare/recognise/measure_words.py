"""What words do in a measure: content, or only a frame around it. The words themselves are in `measure_words.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from compare.language import lexicon
from compare.model import Token

_KINDS: Final = "別"
"""地域別, 年代別 say how something was counted."""
_CONTENT: Final = ("名詞-普通名詞", "名詞-固有名詞", "動詞-一般", "形状詞-一般", "接尾辞-名詞的")


@cache
def _set(*names: str) -> frozenset[str]:
    words = lexicon.load("measure_words")
    return frozenset(word for name in names for word in words[name])


@cache
def stands_for(noun: str) -> frozenset[str]:
    """Return what a noun with a pointing word (この支出) may stand for, by last short unit; always also itself."""
    return frozenset([noun, *lexicon.load("measure_words")["stands_for"].get(noun, ())])


def is_name(token: Token) -> bool:
    """Whether the token is a proper name."""
    return token.pos[1] == "固有名詞"


def is_frame(token: Token) -> bool:
    """Whether the token only frames a figure: aggregates, periods, bases, evaluative stems, adverbs, numerals."""
    if token.normalized in _set("states"):
        return False
    if token.pos[1] == "数詞" or token.pos[0] == "形状詞" or token.pos[2] == "副詞可能":
        return True
    return token.normalized in _set("aggregates", "periods", "bases")


def is_pointer(token: Token) -> bool:
    """Whether the token points back to something named earlier (この, その, 同)."""
    return token.normalized in _set("pointers")


def is_light_verb(verb: str) -> bool:
    """Whether the verb (or verbal noun) only holds a figure up (上る, 達する, 増える)."""
    return verb in _set("light_verbs")


def is_state(token: Token) -> bool:
    """Whether the token says what people were found to be (行方不明, 重体)."""
    return token.normalized in _set("states")


def is_connective(verb: str) -> bool:
    """Whether the verb ties two nouns like の (対する, という)."""
    return verb in _set("connectives")


def _is_counter(token: Token) -> bool:
    return token.pos[2] in ("助数詞可能", "助数詞")


def _is_light(token: Token) -> bool:
    """Whether the noun says nothing of its own (目標, 目標達成)."""
    light = _set("light_nouns")
    return token.normalized in light or all(unit in light for unit, _ in token.units)


def marks_topic(verb: str) -> bool:
    """Whether the verb with に or を before it marks a topic (について, をめぐり)."""
    return verb in _set("about")


def is_change(verb: str) -> bool:
    """Whether the verb says that a number went up or down (減る, 増加)."""
    cues = lexicon.load("difference_cues")
    return verb in cues["up"] or verb in cues["down"]


def adds_up(verb: str) -> bool:
    """Whether the verb only adds up what stands before it (AとBを合わせた規模)."""
    return verb in _set("sums")


def is_telling_counter(counter: str) -> bool:
    """Whether a counter says better than any noun near it what is counted (票, 議席)."""
    return counter in _set("telling_counters")


def is_noun_counter(counter: str) -> bool:
    """Whether a counter is a noun of its own (世帯, 店舗) and not a mere measure word (人, カ国, 種類)."""
    return len(counter) > 1 and counter not in _set("plain_counters")


def head_of(words: Sequence[Token], counted: bool = False) -> tuple[Token, ...]:
    """Return the words of a noun run that say what is counted; none for a name, an actor or an empty noun.

    Names before it are left out (トヨタ営業利益 → 営業利益): they say whose it is.

    Args:
        words: the noun run.
        counted: whether the figure stands right behind it: then even an actor is what is counted (議員30人).
    """
    if not words or words[-1].normalized in _set("bases"):
        return ()
    counters = {id(token) for number, token in pairwise(words) if number.pos[1] == "数詞" and _is_counter(token)}
    if words[-1].normalized in _set("place_ends") or words[-1].normalized.endswith(_KINDS):
        return ()
    kept = [token for token in words if not is_frame(token) and id(token) not in counters]
    while kept and (_is_light(kept[-1]) or kept[-1].normalized in _set("scopes")):
        kept.pop()
    if not kept or is_name(kept[-1]) or (not counted and kept[-1].normalized in _set("actors")):
        return ()
    start = max((place + 1 for place, token in enumerate(kept) if is_name(token)), default=0)
    while start < len(kept) and (kept[start].pos[0] in ("接頭辞", "接尾辞") or _is_light(kept[start])):
        start += 1
    return tuple(kept[start:])


def change_of(words: Sequence[Token]) -> tuple[Token, ...]:
    """Return a change with its aggregate (引き上げ率, 目安額): all that is said where nothing better is named."""
    changes = _set("changes")
    units = [unit for token in words for unit, _ in token.units]
    return tuple(words) if len(units) > 1 and units[-2] in changes and not is_name(words[-1]) else ()


def is_people(token: Token) -> bool:
    """Whether the noun only says that people are counted (方々, 男女)."""
    return token.normalized in _set("people")


def joined(words: Iterable[Token]) -> str:
    """Return the normalised words as one compound."""
    return "".join(token.normalized for token in words)


@cache
def _frames() -> frozenset[str]:
    """Return the words that only carry others."""
    return _set("aggregates", "periods", "bases", "light_nouns", "light_verbs", "actors") - _set("telling")


@lru_cache(maxsize=20_000)
def _content_of(normalized: str, pos: tuple[str, str, str, str], units: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """Return the content words in one word of the text."""
    frames = _frames()
    if pos[1] == "数詞" or normalized in frames:
        return frozenset()
    found = {
        unit
        for unit, short in units
        if short in _CONTENT and unit not in frames and (len(unit) > 1 or "固有名詞" in short)
    }
    if pos[1] == "固有名詞" or (len(units) > 1 and pos[0] == "名詞"):
        found.add(normalized)
    return frozenset(found)


def content(tokens: Iterable[Token]) -> set[str]:
    """Return the normalised content words in short units: nouns, names, full verbs; no numerals, frames or actors."""
    found: set[str] = set()
    for token in tokens:
        found |= _content_of(token.normalized, token.pos, token.units)
    return found
