"""The words of the grammar, read from the lexicons and made quick to look up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, Final, Generic, TypeVar

from compare.language import lexicon
from compare.model import MentionKind
from compare.recognise.figures.reading import Unit
from compare.recognise.figures.view import View

T = TypeVar("T")


class Words(Generic[T]):
    """Words with what they mean, found at a place of a text, the longest first."""

    def __init__(self, entries: Mapping[str, T]) -> None:
        self._all = dict(entries)
        first: dict[str, set[int]] = {}
        last: dict[str, set[int]] = {}
        for word in entries:
            first.setdefault(word[0], set()).add(len(word))
            last.setdefault(word[-1], set()).add(len(word))
        # Looking up the few lengths that occur is quicker than trying word after word.
        self._first = {sign: tuple(sorted(lengths, reverse=True)) for sign, lengths in first.items()}
        self._last = {sign: tuple(sorted(lengths, reverse=True)) for sign, lengths in last.items()}

    def get(self, word: str) -> T | None:
        """Return the meaning of exactly this word."""
        return self._all.get(word)

    def at(self, view: View, place: int, *, loose: bool = False) -> tuple[int, T] | None:
        """Return the end and the meaning of the longest word that starts at `place`.

        It must end where a word of the text ends, unless `loose`; a Latin word must not go on.
        """
        text = view.text
        lengths = self._first.get(text[place : place + 1])
        if lengths is None:
            return None
        for length in lengths:
            end = place + length
            meaning = self._all.get(text[place:end]) if end <= len(text) else None
            if meaning is not None and (loose or _closed(view, end)):
                return end, meaning
        return None

    def before(self, view: View, place: int) -> tuple[int, T] | None:
        """Return the start and the meaning of the longest word that ends at `place` and starts where a word starts."""
        if place <= 0:
            return None
        text = view.text
        for length in self._last.get(text[place - 1], ()):
            start = place - length
            meaning = self._all.get(text[start:place]) if start >= 0 else None
            if meaning is not None and view.is_border(start):
                return start, meaning
        return None


def _closed(view: View, end: int) -> bool:
    if _is_latin(view.text[end - 1]):
        return not (end < len(view.text) and _is_latin(view.text[end]))
    return view.is_border(end) or not view.text[end - 1].isalpha()


def _is_latin(sign: str) -> bool:
    return (sign.isascii() or "Ａ" <= sign <= "ｚ") and sign.isalpha()


def words(surfaces: Iterable[str]) -> Words[str]:
    """Return words that mean themselves."""
    return Words({surface: surface for surface in surfaces})


def grouped(groups: Mapping[str, Iterable[str]]) -> Words[str]:
    """Return words that mean the key of their group."""
    return Words({surface: key for key, surfaces in groups.items() for surface in surfaces})


@cache
def data(name: str) -> Any:
    """Return a lexicon of the grammar."""
    return lexicon.load(name)


def _measure_units() -> dict[str, Unit]:
    units = data("units")
    found: dict[str, Unit] = {}
    for code, measure in units["measures"].items():
        for surface in measure["surfaces"]:
            found[surface] = Unit(MentionKind.QUANTITY, code)
    for surface in units["percent"]["surfaces"]:
        found[surface] = Unit(MentionKind.PERCENT, "PERCENT")
    for factor, surfaces in units["points"].items():
        for surface in surfaces:
            found[surface] = Unit(MentionKind.QUANTITY, "POINT", Decimal(factor))
    found["倍"] = Unit(MentionKind.MULTIPLE, "TIMES")
    for surface in ("歳", "才", "歳児", "years old"):
        found[surface] = Unit(MentionKind.AGE, "COUNT:歳")
    return found


def _currency_units() -> dict[str, Unit]:
    sen = {"銭": Unit(MentionKind.MONEY, "JPY", Decimal(data("currencies")["JPY"]["parts"]["銭"]))}
    cents = {
        part: Unit(MentionKind.MONEY, code, Decimal(data("currencies")[code]["parts"][part]))
        for code, part in (("GBP", "ペンス"), ("USD", "セント"))
    }
    return (
        sen
        | cents
        | {
            surface: Unit(MentionKind.MONEY, code)
            for code, currency in data("currencies").items()
            for surface in currency["after"]
        }
    )


def _counter_units() -> dict[str, Unit]:
    return {
        surface: Unit(MentionKind.QUANTITY, f"COUNT:{canonical}")
        for canonical, others in data("counters")["counters"].items()
        for surface in (canonical, *others)
    }


_WIDE: Final = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}


def _in_both_widths(entries: Mapping[str, T]) -> dict[str, T]:
    """Return Latin words in full width as well (ｋｍ, ％)."""
    return {word.translate(_WIDE): meaning for word, meaning in entries.items()} | dict(entries)


@cache
def units() -> Words[Unit]:
    """Return all unit words that may stand after a number: measures, shares, currencies, known counters."""
    return Words(_in_both_widths(_counter_units() | _measure_units() | _currency_units()))


@cache
def currency_signs() -> Words[str]:
    """Return the signs and codes that stand before an amount of money."""
    return Words({sign: code for code, currency in data("currencies").items() for sign in currency.get("before", ())})


@cache
def money_parts() -> dict[str, Words[Decimal]]:
    """Return, by currency, its parts (銭) and what one of them is in the currency."""
    return {
        code: Words({part: Decimal(value) for part, value in currency["parts"].items()})
        for code, currency in data("currencies").items()
        if "parts" in currency
    }


@cache
def never_counters() -> frozenset[str]:
    """Return nouns that are no counter though they stand after a number."""
    return frozenset(data("counters")["never"])


@cache
def fused() -> frozenset[str]:
    """Return words of the morphology that are nothing but a number and its counter."""
    return frozenset(data("counters")["fused"])


@cache
def not_one() -> frozenset[str]:
    """Return counters after which 一 is rarely a count."""
    return frozenset(data("counters")["not_one"])


@cache
def modifiers_before() -> Words[str]:
    """Return approximators and bounds that stand before a figure."""
    return grouped(data("approximators")["before"])


@cache
def modifiers_after() -> Words[str]:
    """Return approximators and bounds that stand after a figure."""
    return grouped(data("approximators")["after"])


@cache
def modifiers_after_durations() -> Words[str]:
    """Return those of them that may stand after a duration."""
    after, allowed = data("approximators")["after"], set(data("approximators")["after_durations"])
    return grouped({key: [word for word in group if word in allowed] for key, group in after.items()})


@cache
def directions() -> Words[str]:
    """Return words after a figure that say which way it went."""
    lists = data("approximators")
    return grouped({"increase": lists["increase"], "decrease": lists["decrease"]})


@cache
def word_list(name: str, key: str) -> Words[str]:
    """Return a list of a lexicon as words that mean themselves."""
    return words(data(name)[key])


@cache
def word_groups(name: str, key: str) -> Words[str]:
    """Return a mapping of lists of a lexicon as words that mean the key of their list."""
    return grouped(data(name)[key])


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """Return a list of a lexicon as a set."""
    return frozenset(data(name)[key])
