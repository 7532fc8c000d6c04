"""Whose office it is: the country, place, company or body that the words before a title or a name speak of."""

from __future__ import annotations

import re
from typing import Final

from compare.recognise import office_terms
from compare.recognise.office_terms import Title
from compare.recognise.person_names import Names

NOUNS: Final = ("名詞", "接尾辞", "接頭辞")
_LONGEST: Final = 6
"""Words that the name of a body is made of at most."""
_LATIN_OR_KANA: Final = re.compile(r"[A-Za-z0-9ァ-ヴー・&.]{2,}")


def named(word: str, title: Title) -> str:
    """Return the body that a word right before the title names by the lists (米, 日銀, 大阪府), else nothing."""
    if word in office_terms.bodies(title.name):
        return word
    if title.kind == "state":
        return office_terms.countries().get(word, "")
    if title.name == "知事":
        return office_terms.places().get(word, "")
    return ""


def before(text: str, names: Names, end: int, title: Title) -> tuple[int, str]:
    """Return the body named by the noun that ends at `end`, and where it begins; nothing if it names none."""
    number = names.ends.get(end)
    start, proper = end, False
    for _ in range(_LONGEST):
        token = None if number is None else names.tokens[number]
        if number is None or token is None or token.pos[0] not in NOUNS or token.pos[1] in ("数詞", "代名詞"):
            break
        proper = proper or token.pos[1:3] == ("固有名詞", "一般")
        start = names.place(number)
        number = number - 1 if number else None
    for place in range(start, end):
        if place != start and place not in names.starts:
            continue
        whole = place == start or text[start:place] in office_terms.countries()
        if body := _body(text[place:end], title, whole=whole, proper=proper):
            return place, body
    return end, ""


def _body(noun: str, title: Title, *, whole: bool, proper: bool) -> str:
    """Return the body that a noun names.

    Args:
        noun: the words.
        title: the title it may be the body of.
        whole: the noun is not the end of a longer one, a country before it aside (米|アップル).
        proper: the noun has a proper name in it.
    """
    if known := named(noun, title):
        return known if len(noun) > 1 else ""
    if title.kind == "state" or noun in office_terms.words("anaphora") or noun[0].isdigit():
        return ""
    if title.kind == "place":
        return noun if noun[-1] in office_terms.PLACE_SIGNS and len(noun) > 1 else ""
    ending = noun.endswith(office_terms.words("body_ends")) and len(noun) > 1
    return noun if whole and (ending or proper or _LATIN_OR_KANA.fullmatch(noun)) else ""
