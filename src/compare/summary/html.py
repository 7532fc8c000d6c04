"""The summary as one HTML page: no network, no script needed, light and dark, prints well.

All words go through `markupsafe.escape` after `visible`, so nothing that an article holds acts on the page. The frame
of the page is a template, which a newsroom can replace; the parts below are made here.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote as percent

from markupsafe import Markup, escape

from compare.display.safety import visible
from compare.i18n import gettext as _
from compare.model import PlacementState
from compare.summary.document import (
    Block,
    Bullets,
    Code,
    Document,
    Entry,
    Inline,
    Line,
    Matrix,
    Moments,
    Paragraph,
    Place,
    Plain,
    Ranges,
    Ref,
    Section,
    Side,
    Table,
)
from compare.summary.outline import one_line
from compare.summary.pictures import picture
from compare.vocabulary import CATEGORIES

_DAY: Final = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_COLUMN: Final = 6
"""Least width of a column of a table, in rem: on a telephone the table is shifted sideways instead of crushed."""


def inline(piece: Inline, base: str | None) -> Markup:
    """Return one piece as HTML; `base` leads from the folder of the page to the project."""
    if isinstance(piece, Plain):
        return Markup(_DAY.sub(r'<span class="day">\g<0></span>', str(escape(piece.text))))  # noqa: S704 - escaped
    if isinstance(piece, Code):
        return Markup("<code>{}</code>").format(visible(one_line(piece.text)))
    if isinstance(piece, Ref):
        return Markup('<a href="#annotation-{0}"><code>{0}</code></a>').format(visible(piece.annotation))
    if isinstance(piece, Place):
        label = piece.label or (f"{piece.path}:{piece.line}" if piece.line else piece.path)
        shown = Markup("<code>{}</code>").format(visible(one_line(label)))
        if base is None:
            return shown
        return Markup('<a class="place" href="{}">{}</a>').format(_address(piece, base), shown)
    return Markup("<bdi>{}</bdi>").format(visible(one_line(piece.text)))


def _address(place: Place, base: str) -> str:
    path = percent(base + place.path, safe="/", errors="surrogatepass")
    # A first part with a colon would be read as a scheme.
    return f"./{path}" if ":" in path.split("/", 1)[0] or not base else path


def line(pieces: Line, base: str | None) -> Markup:
    """Return a line as HTML."""
    return Markup("").join(inline(piece, base) for piece in pieces)


def section(part: Section, base: str | None) -> Markup:
    """Return one section as HTML, heading and all."""
    return Markup(
        '<section id="{id}" aria-labelledby="{id}-title">\n<h2 id="{id}-title">{title}</h2>\n{blocks}\n</section>'
    ).format(id=part.id, title=part.title, blocks=Markup("\n").join(_block(block, base) for block in part.blocks))


def kinds(document: Document) -> list[tuple[str, str]]:
    """Return the categories that have an entry, with their labels, for the filter of the page."""
    found = {block.kind for part in document.sections for block in part.blocks if isinstance(block, Entry)}
    return [(kind, CATEGORIES[kind].label) for kind in CATEGORIES.ids if kind in found]


def _block(block: Block, base: str | None) -> Markup:
    if isinstance(block, Paragraph):
        return Markup("<p>{}</p>").format(line(block.line, base))
    if isinstance(block, Bullets):
        items = Markup("\n").join(Markup("<li>{}</li>").format(line(item, base)) for item in block.items)
        return Markup("<ul>\n{}\n</ul>").format(items)
    if isinstance(block, Table):
        return _table(block, base)
    if isinstance(block, Entry):
        return _entry(block, base)
    if isinstance(block, Ranges | Matrix | Moments):
        # The title inside the picture and the table beside it say what it shows.
        return Markup("<figure>{}</figure>").format(picture(block))
    raise AssertionError(f"no such block: {block}")


def _table(block: Table, base: str | None) -> Markup:
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(line(cell, base)) for cell in block.head)
    rows = Markup("\n").join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            line(first, base), Markup("").join(Markup("<td>{}</td>").format(line(cell, base)) for cell in rest)
        )
        for first, *rest in block.rows
    )
    return Markup(
        '<div class="wide" tabindex="0" role="region" aria-label="{caption}"><table style="min-width: {width}rem">\n'
        "<caption>{caption}</caption>\n"
        "<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
    ).format(caption=block.caption, width=_COLUMN * len(block.head), head=head, rows=rows)


def _entry(entry: Entry, base: str | None) -> Markup:
    name = Markup(' id="annotation-{}"').format(visible(entry.id)) if entry.id else Markup("")
    evidence = Markup("")
    if entry.sides:
        evidence = Markup('<details><summary>{}</summary><div class="sides">\n{}\n</div></details>').format(
            _("Evidence: {count} quotes").format(count=len(entry.sides)),
            Markup("\n").join(_side(side, base) for side in entry.sides),
        )
    return Markup(
        '<article class="entry kind-{kind}{open}"{name}>\n<h3>{title}</h3>\n{evidence}\n'
        '<p class="facts">{facts}</p>\n</article>'
    ).format(
        kind=entry.kind,
        open="" if entry.id else " open",
        name=name,
        title=line(entry.title, base),
        evidence=evidence,
        facts=line(entry.facts, base),
    )


def _side(side: Side, base: str | None) -> Markup:
    quote = side.quote
    stale = quote.state in (PlacementState.STALE, PlacementState.ORPHAN)
    return Markup(
        '<figure class="side{agrees}{stale}"><figcaption>{who}{agreement}</figcaption><p>{line}</p></figure>'
    ).format(
        agrees=" agrees" if side.agrees else "",
        stale=" stale" if stale else "",
        who=line(side.who, base),
        agreement=Markup(' <span class="tag">{}</span>').format(_("in agreement")) if side.agrees else "",
        line=line(side.short, base),
    )
