"""One pass over a passage: where something may begin, who proposes what, and which reading is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from compare.language import numerals
from compare.language.numerals import Numeral
from compare.model import MentionKind
from compare.recognise.figures import (
    ages,
    bare,
    clock,
    context,
    dates,
    durations,
    english,
    english_numbers,
    ordinals,
    ratios,
    vetoes,
)
from compare.recognise.figures.amounts import amount_at, measured, money_before, one_in_at
from compare.recognise.figures.centuries import before_our_era_at
from compare.recognise.figures.modifiers import BOUNDS, with_modifiers
from compare.recognise.figures.numbers import number_at
from compare.recognise.figures.reading import Amount, Reading, Silence, When
from compare.recognise.figures.signed_dates import signed_date_at
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import data, modifiers_before, word_set
from compare.recognise.figures.weekdays import weekday_at

_TIMES_A_DAY: Final = ("COUNT:回", "COUNT:度", "COUNT:食", "COUNT:杯", "COUNT:往復", "COUNT:本", "COUNT:便")
_EACH_FIRST: Final = ("人", "世帯", "名", "台", "室", "店")
"""What comes before a stretch of time in 1人1日3万円."""
_LETTERS: Final = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]+")
_ENDLESS: Final = re.compile(r"[0-9０-９][0-9０-９,，.．]{39,}")


@cache
def _word_starts() -> str:
    """Return a pattern for every word and sign, other than numerals, with which a reading can begin."""
    numeral = numerals.starts().pattern
    times = data("time_words")
    found = {
        word
        for name in ("article", "text", "seasons_of", "running")
        for group in times[name].values()
        for word in group
    }
    found.update(times["duration_words"], times["lone_day_parts"], data("ratio_words"), data("numeral_names")["names"])
    found.update(times["weekday_words"], times["each_week"], times["named_days"])
    found.update(sign for currency in data("currencies").values() for sign in currency.get("before", ()))
    before_numeral = {*times["half_days"], *times["text_prefixes"], "第", "紀元前"}
    letters = {letter for era in data("eras").values() for letter in era["letters"]}
    longest_first = sorted(found, key=lambda word: (-len(word), word))
    return "|".join(
        (
            *map(re.escape, longest_first),
            *(rf"{word}(?={numeral})" for word in sorted(before_numeral)),
            *(rf"{name}(?=元|{numeral})" for name in data("eras")),
            rf"[{''.join(sorted(letters))}](?=[0-9])",
            "[@＠#＃](?=[A-Za-z0-9])",
        )
    )


@cache
def _starts() -> re.Pattern[str]:
    """Return a pattern for everything a reading can begin with; a run of Latin letters counts as one."""
    return re.compile(f"{numerals.starts().pattern}|{_word_starts()}|[A-Za-zＡ-Ｚａ-ｚ]+")


def _longest(proposals: list[Reading | None]) -> Reading | None:
    """Return the longest proposal, the earliest of equals."""
    best: Reading | None = None
    for proposal in proposals:
        if proposal is not None and (best is None or proposal.end > best.end):
            best = proposal
    return best


def _past_modifier(view: View, place: int) -> Numeral | None:
    """Return the number at `place`, or behind 最大, 平均, 約 there."""
    token = view.token_from(place)
    known = token is not None and (modifiers_before().get(token.surface) or token.surface == "平均")
    return number_at(view, view.end_of(token) if token is not None and known else place)


def _each_at(view: View, number: Numeral) -> Silence | None:
    """Read 「1バレル=」, 「10万人当たり」, 「1日」 before a count: what follows is reckoned by it."""
    token = view.token_from(number.end) or view.token_at(number.end)
    if number.vague or token is None or view.end_of(token) <= number.end:
        return None
    own = measured(view, number)
    end = max(own.end, view.end_of(token)) if own else view.end_of(token)
    signs = tuple(data("approximators")["each"])
    if view.text.startswith(signs, end) and (number.low == 1 or view.text[end] not in "=＝"):
        return Silence(number.start, end)
    if number.low != 1:
        return None
    period = token.surface in word_set("approximators", "each_periods")
    if period and view.text.startswith("に", end) and (often := _past_modifier(view, end + 1)):
        # 1日に3度; 「1日に8人」 may as well be the first of the month.
        times = amount_at(view, often)
        return Silence(number.start, end + 1) if times and times.unit in _TIMES_A_DAY else None
    place = end + 2 if period and view.text.startswith("平均", end) else end
    place += view.text.startswith("約", place)
    after = number_at(view, place)
    if after is not None and view.text[number.end : end] in _EACH_FIRST and _each_at(view, after):
        return Silence(number.start, end)
    following = amount_at(view, after) if after else None
    if following is None or not (period or following.kind is MentionKind.MONEY):
        return None
    if own is not None and own.unit.kind is MentionKind.MONEY and own.unit.code == following.unit:
        return None
    return Silence(number.start, end)


def finished(view: View, amount: Amount) -> Amount:
    """Take what stands around an amount into it: sign, modifiers, what it is reckoned by and measured against."""
    if amount.unit == "SHINDO":
        # 震度5強以上: the bound says more than the half of the degree, which the words still tell.
        bounded = with_modifiers(view, amount)
        behind = bounded.modifier in BOUNDS and bounded.start == amount.start
        return bounded if amount.modifier is None or behind else amount
    amount = context.signed(view, amount)
    amount = _between(view, with_modifiers(view, amount))
    if amount.unit == "ORDINAL:位" and amount.low is None:
        amount = replace(amount, low=amount.high, high=None)  # 2位以下 is the second place and those behind it
    if amount.kind is MentionKind.ORDINAL:
        return amount
    amount = context.per_of(view, amount)
    return context.based(view, amount)


def _between(view: View, amount: Amount) -> Amount:
    """Read on where a lower bound is followed by an upper one: 4割以上5割未満."""
    if amount.high is not None or amount.modifier not in BOUNDS:
        return amount
    last = number_at(view, amount.end + view.text.startswith("、", amount.end))
    if last is None or last.vague:
        return amount
    plain = Amount(last.start, last.end, amount.kind, last.low, last.high)
    upper = with_modifiers(view, amount_at(view, last) or plain)
    if upper.unit != amount.unit:
        return amount
    if upper.low is not None or upper.high is None or amount.low is None or upper.high <= amount.low:
        return amount
    return replace(upper, start=amount.start, low=amount.low, modifier=None)


def _number_readings(view: View, number: Numeral, *, is_row: bool) -> tuple[Reading, ...]:
    """Return what begins with a number."""
    if fixed := vetoes.identifier_at(view, number.start) if number.latin else None:
        signed = signed_date_at(view, number.start)
        return (signed,) if signed else (fixed,)
    if signed := signed_date_at(view, number.start):
        return (signed,)
    if score := bare.score_at(view, number.start):
        return score
    if each := _each_at(view, number):
        return (each,)
    if (
        view.text[number.start].isdecimal()
        and view.text[number.start - 1 : number.start] == "."
        and not (number.start > 1 and _is_latin_letter(view.text[number.start - 2]))
    ):
        return (Silence(number.start, number.end),)  # .312: what stands before the point is not said
    if scale := bare.scale_value_at(view, number):
        return (finished(view, scale),)
    day = dates.dates_at(view, number.start, number)
    other = _longest(
        [
            ordinals.ordinal_at(view, number),
            clock.clock_at(view, number),
            durations.duration_at(view, number),
            durations.duration_word_at(view, number.start),
            ratios.fraction_at(view, number),
            one_in_at(view, number),
            ages.age_group(view, number),
            english.day_month_at(view, number),
            english.amount_at(view, number),
            amount_at(view, number),
            ages.age_in_brackets(view, number),
        ]
    )
    if day and (other is None or other.end <= day[-1].end):
        return (*day, *_day_part(view, day[-1]))
    if other is not None:
        return (finished(view, other),) if isinstance(other, Amount) else (other,)
    lone = bare.bare_number_at(view, number, is_row=is_row)
    return (finished(view, lone),) if lone else ()


def _day_part(view: View, day: When) -> tuple[When, ...]:
    part = clock.day_part_after(view, day.end) if day.modifier is None else None
    return (part,) if part else ()


def _is_latin_letter(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()


def _word_readings(view: View, place: int) -> tuple[Reading, ...]:
    """Return what begins with a word or a sign."""
    sign = view.text[place]
    if sign.isascii() or "Ａ" <= sign <= "ｚ":
        found = (
            vetoes.address_at(view, place)
            or signed_date_at(view, place)
            or english.date_at(view, place)
            or english.weekday_at(view, place)
            or vetoes.lettered_at(view, place)
            or money_before(view, place)
        )
    else:
        found = money_before(view, place) or signed_date_at(view, place)
    if found is None and "a" <= sign <= "z" and (number := english_numbers.words_at(view, place)):
        counted = _number_readings(view, number, is_row=False)
        return counted if not (place and _is_latin_letter(view.text[place - 1])) else ()
    if found is None and sign == "第":
        found = ordinals.prefixed_ordinal_at(view, place)
    if found is not None:
        return (finished(view, found),) if isinstance(found, Amount) else (found,)
    if early := before_our_era_at(view, place):
        return (early,)
    if weekday := weekday_at(view, place):
        return (weekday, *_day_part(view, weekday))
    day = dates.dates_at(view, place, None)
    other = _longest(
        [clock.half_day_at(view, place), durations.duration_word_at(view, place), ratios.ratio_word_at(view, place)]
    )
    if day and (other is None or other.end <= day[-1].end):
        return (*day, *_day_part(view, day[-1]))
    if other is None:
        return ()
    return (finished(view, other),) if isinstance(other, Amount) else (other,)


def _past(view: View, place: int, number: Numeral | None) -> int:
    """Return where to go on after a place where nothing could be read."""
    if number is not None:
        return number.end
    token = view.token_at(place)
    if view.text[place].isdecimal():
        while place < len(view.text) and view.text[place].isdecimal():
            place += 1
        return place
    if token is not None and numerals.starts().match(view.text, place):
        return max(place + 1, view.end_of(token))
    return place + 1


def _past_letters(view: View, place: int) -> int:
    match = _LETTERS.match(view.text, place)
    return match.end() if match else place + 1


def readings(view: View, *, is_row: bool = False) -> Iterator[Reading]:
    """Yield the readings of a passage from left to right; they do not overlap."""
    place = done = vetoes.list_mark_end(view.text)
    pattern = _starts()
    while match := pattern.search(view.text, place):
        place = match.start()
        found: tuple[Reading, ...] = ()
        number: Numeral | None = None
        if endless := _ENDLESS.match(view.text, place):
            # Keys and hashes: longer than any number, and reading them bit by bit would take forever.
            found = (Silence(place, endless.end()),)
        elif name := vetoes.name_at(view, place):
            found = (name,)
        elif numerals.starts().match(view.text, place):
            number = number_at(view, place)
            found = _number_readings(view, number, is_row=is_row) if number else ()
        if not found:
            found = _word_readings(view, place)
        for reading in found:
            # 約 and the like before a figure may already belong to the reading before it.
            yield replace(reading, start=max(reading.start, done)) if reading.start < done else reading
            done = reading.end
        place = done if found else max(_past_letters(view, place), _past(view, place, number))
