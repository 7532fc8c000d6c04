"""Small drawings for the HTML summary, as inline SVG: no script, no network, colours of the page.

A table beside each says the same in words, so a picture is never the only way to learn something; it carries a title
for screen readers. Lengths are in SVG user units, one being a CSS pixel at full size.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from markupsafe import Markup

from compare.display.safety import visible
from compare.display.width import cell_width, fit
from compare.summary.document import Matrix, Moments, Picture, Ranges

_ROW: Final = 26
_LABEL: Final = 150
_PLOT: Final = 380
_WIDTH: Final = 720
_LABEL_CELLS: Final = 20
_TOPIC_CELLS: Final = 44
_CELL: Final = 44


def picture(block: Picture) -> Markup:
    """Return the picture as an SVG element."""
    if isinstance(block, Ranges):
        return _ranges(block)
    if isinstance(block, Matrix):
        return _matrix(block)
    return _moments(block)


def _svg(caption: str, width: int, height: int, parts: list[Markup]) -> Markup:
    return Markup(
        '<svg class="picture" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" '
        'xmlns="http://www.w3.org/2000/svg"><title>{caption}</title>{parts}</svg>'
    ).format(w=width, h=height, caption=visible(caption), parts=Markup("").join(parts))


def _text(x: float, y: float, words: str, anchor: str = "start", style: str = "label") -> Markup:
    return Markup('<text class="{style}" x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}">{words}</text>').format(
        x=x, y=y, anchor=anchor, style=style, words=visible(words)
    )


def _cut(words: str, cells: int) -> str:
    return words if cell_width(words) <= cells else fit(words, cells).rstrip()


def _ranges(block: Ranges) -> Markup:
    """One bar per article on a common axis; an open end is a bar that runs to the edge with an arrow."""
    ends = [end for bar in block.bars for end in (bar.low, bar.high) if end is not None]
    least, most = min(ends), max(ends)
    margin = (most - least) * 0.12 or abs(most) * 0.1 or 1.0
    least, most = least - margin, most + margin

    def place(value: float) -> float:
        return _LABEL + (value - least) / (most - least) * _PLOT

    parts = []
    for number, bar in enumerate(block.bars):
        y = number * _ROW + 18
        left = place(bar.low) if bar.low is not None else float(_LABEL)
        right = place(bar.high) if bar.high is not None else float(_LABEL + _PLOT)
        parts.append(_text(0, y + 4, _cut(bar.label, _LABEL_CELLS)))
        parts.append(
            Markup('<line class="axis" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(_LABEL, y, _LABEL + _PLOT, y)
        )
        parts.append(
            Markup('<rect class="value" x="{:.1f}" y="{}" width="{:.1f}" height="10" rx="3"/>').format(
                left - 4, y - 5, max(right - left, 0) + 8
            )
        )
        for open_end, x, sign in ((bar.low is None, _LABEL - 8, "◀"), (bar.high is None, _LABEL + _PLOT, "▶")):
            if open_end:
                parts.append(_text(x, y + 4, sign))
        parts.append(_text(_LABEL + _PLOT + 16, y + 4, _cut(bar.text, _LABEL_CELLS)))
    return _svg(block.caption, _WIDTH, len(block.bars) * _ROW + 14, parts)


def _matrix(block: Matrix) -> Markup:
    """Topics down, articles across; the deeper the colour, the more room; an empty frame is silence."""
    left = 300
    parts = [_text(left + number * _CELL + _CELL / 2, 14, name, "middle") for number, name in enumerate(block.columns)]
    for row, (label, shares) in enumerate(block.rows):
        y = 22 + row * _ROW
        parts.append(_text(0, y + 16, _cut(label, _TOPIC_CELLS)))
        for column, share in enumerate(shares):
            depth = 0.0 if share.room <= 0 else 0.2 + 0.8 * min(1.0, share.room)
            parts.append(
                Markup(
                    '<rect class="cell" x="{}" y="{}" width="{}" height="{}" rx="3" fill-opacity="{:.2f}">'
                    "<title>{}</title></rect>"
                ).format(left + column * _CELL + 2, y + 2, _CELL - 4, _ROW - 4, depth, visible(share.text))
            )
    width = max(left + len(block.columns) * _CELL + 8, 360)
    return _svg(block.caption, width, 30 + len(block.rows) * _ROW, parts)


def _moments(block: Moments) -> Markup:
    """One line per event, placed by day; days far apart are not drawn to scale but in order, with their dates."""
    parts = []
    for row, moment in enumerate(block.moments):
        y = row * _ROW + 18
        kind = "disputed" if moment.disputed else "moment"
        parts.append(_text(0, y + 4, moment.day))
        parts.append(Markup('<circle class="{}" cx="130" cy="{}" r="6"/>').format(kind, y))
        if row:
            parts.append(Markup('<line class="axis" x1="130" y1="{}" x2="130" y2="{}"/>').format(y - _ROW + 6, y - 6))
        if gap := _gap(block.moments[row - 1].day, moment.day) if row else "":
            parts.append(_text(96, y - 9, gap, "end", "small"))
        parts.append(_text(150, y + 4, " ".join(moment.articles)))
        parts.append(_text(240, y + 4, _cut(moment.label, 52)))
    return _svg(block.caption, _WIDTH, len(block.moments) * _ROW + 14, parts)


def _gap(before: str, after: str) -> str:
    """Return how many days lie between two full dates, if it is worth showing; else nothing."""
    try:
        days = (date.fromisoformat(after) - date.fromisoformat(before)).days
    except ValueError:
        return ""
    return f"+{days}" if days > 1 else ""
