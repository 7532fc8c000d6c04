"""Break Japanese text into lines as a reader expects: kinsoku, and figures kept with their unit.

No line starts with 、。」ー and the like, none ends with 「（; a number stays with its magnitude and unit
(「約2,110億円」), a Latin word stays whole. Lossless: the rows are half-open code-point ranges that cover the text
without gap. Linear: every code point is looked at a bounded number of times. Where nothing else is possible (a word
longer than a line, a line of 。 only) the line is broken at its width.

Source of the two classes: JIS X 4051 / W3C JLREQ (cl-01 … cl-11), with the half-width forms and the arrow that leads to
what follows added.
"""

from __future__ import annotations

import re
from typing import Final

from compare.display.width import char_width

NOT_AT_START: Final = frozenset(
    "、。，．,.・：；:;？！?!‼⁇⁈⁉」』）】〕〉》｝］)]}〙〗〟’”»ー～〜…‥々〻ヽヾゝゞ゛゜゠–％%‰℃℉"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "｡､｣･ｰﾞﾟｧｨｩｪｫｬｭｮｯ"
)
NOT_AT_END: Final = frozenset("「『（【〔〈《｛［([{〘〖〝‘“«｢$¥￥€£＄№＃→")
_LEADERS: Final = frozenset("…‥―—─")
_BLANKS: Final = frozenset(" \u3000")

# Figures and Latin words are clusters that are not broken inside. Quantifiers are possessive: no way to backtrack.
_CLUSTER: Final = re.compile(
    r"""
    (?:[約計第各+＋\-−▲△№〒℡★○●][ ]?+)?+
    [$¥￥€£＄]?+
    (?:[0-9０-９](?:[0-9０-９,.，．/／:：] | -(?=[0-9]))*+[十百千万億兆京]*+)++
    (?: [%％‰℃] | [ァ-ヴー]{1,8}+ | [a-zA-Z]{1,6}+ | [年月日時分秒円人件社台本回位歳個国県市町村戸棟校株票議席倍割]
        [度間頃代目半]?+ | [ヵカヶか箇][年月国所] )?+
    | [A-Za-zÀ-ɏ][A-Za-z0-9À-ɏ'’&_\-]*+
    """,
    re.VERBOSE,
)


def _clusters(text: str) -> dict[int, int]:
    """Return start → end of every stretch that should not be broken."""
    return {match.start(): match.end() for match in _CLUSTER.finditer(text) if match.end() - match.start() > 1}


def _may_break(text: str, position: int) -> bool:
    """Whether a line may end before `position` (not inside a cluster)."""
    before, after = text[position - 1], text[position]
    if after in NOT_AT_START or before in NOT_AT_END or char_width(after) == 0:
        return False
    return not (before in _LEADERS and after in _LEADERS)


def wrap(text: str, width: int) -> tuple[tuple[int, int], ...]:
    """Return the rows of `text` in a column `width` cells wide, as (start, end) in code points.

    Blanks may hang over the edge of a row. Text without a character has one empty row.

    Args:
        text: one paragraph, made safe with `safety.visible`.
        width: cells; less than 2 counts as 2, so that a kanji fits.
    """
    width = max(2, width)
    # A row of combining marks alone has no width: the number of code points is bounded as well.
    limit = 8 * width
    clusters = _clusters(text)
    rows: list[tuple[int, int]] = []
    start = used = 0
    # The last place where the row may end, and the cells used up to it.
    good = good_used = 0
    position = 0
    while position < len(text):
        end = clusters.get(position, position + 1)
        cells = sum(map(char_width, text[position:end])) if end - position > 1 else char_width(text[position])
        if position > start and _may_break(text, position):
            good, good_used = position, used
        hangs = text[position] in _BLANKS
        if (used + cells <= width or hangs) and end - start <= limit:
            used = min(width, used + cells)
            position = end
            continue
        if good > start:
            rows.append((start, good))
            start, used = good, used - good_used
        elif end - position > 1:
            # A cluster that fits nowhere is taken apart.
            del clusters[position]
            continue
        else:
            cut = max(position, start + 1)
            rows.append((start, cut))
            start, used, position = cut, 0, cut
        good, good_used = start, 0
    rows.append((start, len(text)))
    return tuple(rows)
