"""The summary as a Word document: real headings and tables, and comments on the quoted words.

The file holds no date of the run: the same summary gives the same bytes. A template of the newsroom (`summary.docx`)
may give the styles; its own text is kept before ours.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt

from compare.display.safety import visible
from compare.display.width import cell_width
from compare.summary.document import (
    Block,
    Bullets,
    Document,
    Entry,
    Inline,
    Line,
    Paragraph,
    Place,
    Plain,
    Ref,
    Table,
    Words,
)
from compare.summary.outline import one_line

_EPOCH: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""Every date in the file: zip archives cannot say earlier, and later ones would differ from run to run."""
_TEXT_WIDTH: Final = Cm(17)
"""A4 between margins of 2 cm."""
_LEAST, _MOST = 7, 44
"""Cells of text that a column is reckoned with at least and at most."""
_FONTS: Final = {"ja": "Yu Gothic", "en": "Calibri"}


def to_word(document: Document, template: Path | None = None) -> bytes:
    """Return the summary as the bytes of a `.docx` file.

    Args:
        document: the summary.
        template: a `.docx` file whose styles are used; else the plain ones.
    """
    word = docx.Document(str(template) if template else None)
    if template is None:
        _dress(word, document.language)
    word.add_heading(visible(document.title), level=0)
    for section in document.sections:
        word.add_heading(visible(section.title), level=1)
        for block in section.blocks:
            _add(word, block)
    properties = word.core_properties
    properties.title, properties.author, properties.last_modified_by = document.title, "Yomikurabe", "Yomikurabe"
    properties.language = document.language
    properties.comments = document.stamp
    properties.created = properties.modified = _EPOCH
    properties.revision = 1
    _settle_comments(word)
    packed = io.BytesIO()
    word.save(packed)
    return _undated(packed.getvalue())


def _dress(word: Any, language: str) -> None:
    style = word.styles["Normal"]
    style.font.name, style.font.size = _FONTS[language], Pt(10.5)
    # Japanese letters follow a font of their own, which python-docx has no name for.
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONTS["ja"])
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    for name in ("Title", "Heading 1", "Heading 2"):
        fonts = word.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), _FONTS["ja"])


def _add(word: Any, block: Block) -> None:
    if isinstance(block, Paragraph):
        _write(word.add_paragraph(), block.line)
    elif isinstance(block, Bullets):
        for item in block.items:
            _write(word.add_paragraph(style="List Bullet"), item)
    elif isinstance(block, Table):
        _add_table(word, block)
    elif isinstance(block, Entry):
        _add_entry(word, block)


def _add_table(word: Any, block: Table) -> None:
    caption = word.add_paragraph(visible(block.caption))
    caption.paragraph_format.keep_with_next = True
    widths = _widths(block, _TEXT_WIDTH)
    table = word.add_table(rows=1, cols=len(block.head), style="Table Grid")
    for cell, line in zip(table.rows[0].cells, block.head, strict=True):
        _write(cell.paragraphs[0], line, bold=True)
    # Word repeats the first row on every page and reads it out as the header only if it is marked.
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - python-docx offers no other way
    for row in block.rows:
        for cell, line in zip(table.add_row().cells, row, strict=True):
            _write(cell.paragraphs[0], line)
    table.autofit = False
    # Word goes by the cells, LibreOffice by the columns.
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    word.add_paragraph()


def _widths(block: Table, whole: Length) -> list[Length]:
    """Share the width of the page among the columns by what they hold, none very narrow, none very wide."""
    columns = range(len(block.head))
    needs = [max(cell_width(_plain(row[column])) for row in (block.head, *block.rows)) for column in columns]
    needs = [min(max(need, _LEAST), _MOST) for need in needs]
    return [Length(int(whole * need / sum(needs))) for need in needs]


def _add_entry(word: Any, entry: Entry) -> None:
    heading = word.add_heading(level=2)
    _write(heading, entry.title)
    quoted = []
    for side in entry.sides:
        quoted += _write(word.add_paragraph(style="List Bullet"), side.line)
    facts = word.add_paragraph()
    _write(facts, entry.facts, italic=True)
    runs = quoted or heading.runs
    if entry.id and runs:
        word.add_comment(
            [runs[0], runs[-1]] if len(runs) > 1 else runs[0],
            text=_plain(entry.title) + "\n" + _plain(entry.facts),
            author=visible(entry.author),
            initials=_initials(entry.author),
        )


def _plain(line: Line) -> str:
    """Return a line without links, for a comment."""
    return "".join(_shown(piece) for piece in line)


def _shown(piece: Inline) -> str:
    if isinstance(piece, Plain):
        return piece.text
    if isinstance(piece, Ref):
        return visible(piece.annotation)
    if isinstance(piece, Place):
        return visible(one_line(piece.label or (f"{piece.path}:{piece.line}" if piece.line else piece.path)))
    return visible(one_line(piece.text))


def _initials(author: str) -> str:
    """Return what Word shows beside a comment: the first letter of each part of the name."""
    return "".join(part[0] for part in visible(author).split())[:3] or "?"


def _write(paragraph: Any, line: Line, *, bold: bool = False, italic: bool = False) -> list[Any]:
    """Write a line into a paragraph and return the runs that hold words of an article."""
    quoted = []
    for piece in line:
        run = paragraph.add_run(_shown(piece))
        if isinstance(piece, Words):
            quoted.append(run)
        run.bold, run.italic = bold or None, italic or None
    return quoted


def _settle_comments(word: Any) -> None:
    """Take the time of the run out of the comments; when something was decided is in their words."""
    for element in word.part._comments_part.element.iter(qn("w:comment")):  # noqa: SLF001 - the only way to them
        element.attrib.pop(qn("w:date"), None)


def _undated(data: bytes) -> bytes:
    """Return the archive with every entry dated alike, in the order of names."""
    settled = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as new:
        # Readers expect the list of content types first.
        for name in sorted(old.namelist(), key=lambda entry: (entry != "[Content_Types].xml", entry)):
            info = zipfile.ZipInfo(name, date_time=_EPOCH.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            new.writestr(info, old.read(name))
    return settled.getvalue()
