"""Days of the week: 月曜日, 来週の金曜, 毎週水曜日."""

from __future__ import annotations

import re
from typing import Final

from compare.model import MentionKind
from compare.recognise.figures.reading import When
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import data, word_groups, word_set

_DAYS: Final = "月火水木金土日"
_WEEKDAY: Final = re.compile(
    r"(?P<each>毎週|隔週)?(?P<week>先々週|先週|今週|来週|再来週)?(?P<next>次|今度)?の?(?P<day>[月火水木金土日])曜(?P<full>日)?"
)
_TO: Final = re.compile(r"(?:から|[〜～~―—–-])(?P<day>[月火水木金土日])曜日?(?:まで)?")


def weekday_at(view: View, place: int) -> When | None:
    """Read a day of the week, with the week it is in if the words before it tell.

    A lone one is the nearest to the day of the article; one of every week stays open.
    """
    match = _WEEKDAY.match(view.text, place)
    if match is None or not view.is_border(place) or not (match["full"] or _is_alone(view, match.end())):
        return None
    anchor = ""
    if last := _TO.match(view.text, match.end()):
        days = "/".join(f"XXXX-WXX-{_DAYS.index(day) + 1}" for day in (match["day"], last["day"]))
        return When(place, last.end(), MentionKind.DATE, days)
    if match["next"]:
        anchor = "article:+1"
    if match["week"]:
        anchor = f"article:W{int(data('time_words')['article']['W'][match['week']]):+d}"
    end, modifier = match.end(), "every" if match["each"] else None
    found = word_groups("time_words", "after_dates").at(view, end) if modifier is None else None
    if found is not None:
        end, modifier = (end if view.text.startswith("から", end) else found[0]), found[1]
    return When(place, end, MentionKind.DATE, f"XXXX-WXX-{_DAYS.index(match['day']) + 1}", modifier, anchor)


def _is_alone(view: View, end: int) -> bool:
    """Whether 水曜 is a word by itself, not a part of a name (日曜版)."""
    token = view.token_from(end)
    if token is None:
        return end >= len(view.text)
    return token.pos[0] not in ("名詞", "接尾辞") or token.surface in word_set("time_words", "day_parts")
