"""Whether two written names can be the same person's.

Japanese, Chinese and Korean names are written family name first (`岸田文雄`, in the office list `岸田 文雄`), foreign
ones in katakana with the family name last (`ドナルド・J・トランプ`). An article often gives the family name alone.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from compare.language import lexicon

_SEPARATORS: Final = re.compile(r"[・=＝·.\-\s]+")
_INITIALS: Final = re.compile(r"[A-Z]{1,3}")
_MAX_GIVEN_NAME: Final = 4
"""Characters: the longest given names in kanji or kana that follow a family name without a blank."""


@cache
def _variants() -> dict[int, str]:
    return {ord(char): group[0] for group in lexicon.load("office_words")["variants"] for char in group[1:]}


def normalised(name: str) -> str:
    """Return the name with one form per character: NFKC, and 高 for 髙, 斎 for 齋."""
    return unicodedata.normalize("NFKC", name).translate(_variants()).strip()


def is_foreign(name: str) -> bool:
    """Whether the name is written in katakana or Latin letters, family name last."""
    return all("ァ" <= char <= "ー" or char.isascii() or _SEPARATORS.match(char) for char in normalised(name))


def family_name(name: str) -> str | None:
    """Return the family name if the way it is written parts it, else `None`."""
    parts = [part for part in _SEPARATORS.split(normalised(name)) if part]
    if is_foreign(name):
        return parts[-1] if parts else None
    return parts[0] if len(parts) > 1 else None


def short_forms(name: str) -> tuple[str, ...]:
    """Return what the person may be called for short: the beginnings of a Japanese name, the ends of a foreign one."""
    full = normalised(name)
    parts = [part for part in _SEPARATORS.split(full) if part]
    if is_foreign(full):
        return tuple("".join(parts[place:]) for place in range(1, len(parts)))
    if len(parts) > 1:
        return (parts[0],)
    return tuple(full[:end] for end in range(max(1, len(full) - _MAX_GIVEN_NAME), len(full)))


def _same_foreign(first: list[str], second: list[str]) -> bool:
    """Whether two names of given names, initials and family name, in this order, go together."""
    short, long = sorted((first, second), key=len)
    if "".join(long).endswith("".join(short)) and any(
        "".join(long[place:]) == "".join(short) for place in range(len(long))
    ):
        return True
    if len(short) < 2 or short[-1] != long[-1]:
        return False
    given = [[part for part in name[:-1] if not _INITIALS.fullmatch(part)] for name in (short, long)]
    if not (set(given[0]) <= set(given[1]) or set(given[1]) <= set(given[0])):
        return False
    initials = ["".join(part for part in name[:-1] if _INITIALS.fullmatch(part)) for name in (short, long)]
    return not all(initials) or initials[0] == initials[1]


@lru_cache(maxsize=16_384)
def same_person(first: str, second: str) -> bool:
    """Whether the two names can be one person's: equal, or one is the family name of the other.

    Where nothing parts family and given name, any beginning of up to all but the given name counts (`岸田` and
    `岸田文雄`): the answer is a permission, not a proof.
    """
    one, other = normalised(first), normalised(second)
    if not one or not other:
        return False
    if is_foreign(one) or is_foreign(other):
        if not (is_foreign(one) and is_foreign(other)):
            return False
        pieces = [[part for part in _SEPARATORS.split(name) if part] for name in (one, other)]
        return all(pieces) and _same_foreign(*pieces)
    joined = [_SEPARATORS.sub("", name) for name in (one, other)]
    if joined[0] == joined[1]:
        return True
    short, long = sorted((one, other), key=lambda name: len(_SEPARATORS.sub("", name)))
    if _SEPARATORS.search(short):
        return False
    family = family_name(long)
    if family is not None:
        return short == family
    return long.startswith(short) and len(long) - len(short) <= _MAX_GIVEN_NAME
