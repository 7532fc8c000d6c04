"""Word files: what they show as Markdown. The only importer of python-docx.

Insertions under review are text, deletions are not; readings of kanji (ruby) are dropped. Headers, footers, footnotes
and comments are not read: they are not the article.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, Final

from docx import Document
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from compare.corpus.markdown import bullet, heading, line, table
from compare.errors import InputError
from compare.i18n import message
from compare.model import IS_SUMMARY, SUMMARY_MARK

MAX_UNPACKED: Final = 50 * 1024 * 1024  # bytes; a Word file is packed, and a hostile one packs gigabytes into little
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HIDDEN: Final = frozenset({f"{_W}rt", f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", _FALLBACK})
_BREAKS: Final = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_HEADING: Final = re.compile(r"^(?:heading|見出し)\s*(\d)$", re.IGNORECASE)
_TITLE: Final = frozenset({"title", "表題"})
_ITEM: Final = re.compile(r"^(?:list|箇条書き|リスト)", re.IGNORECASE)
_NO_AUTHORS: Final = frozenset({"python-docx", "Microsoft Office User", "Unknown Author", "user", "User", "admin"})
"""What programs write as the author when nobody told them who is writing."""


def read_word(data: bytes) -> tuple[str, str, Mapping[str, str | None]]:
    """Return what a Word file shows as Markdown, `docx` in place of an encoding, and its properties.

    Raises:
        InputError: it is no Word file, is broken, or unpacks to more than `MAX_UNPACKED`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > MAX_UNPACKED:
            raise InputError(message("unpacks to more than {limit} MB.", limit=MAX_UNPACKED // 1024**2))
        document = Document(io.BytesIO(data))
    except (zipfile.BadZipFile, OpcError, KeyError, ValueError, etree.XMLSyntaxError, OSError) as error:
        raise InputError(
            message("is no Word file that can be read (.docx)."),
            remedy=message("Open it in Word and save it again, or save its text as .txt."),
        ) from error
    text = "\n\n".join(_blocks(document)).strip()
    properties = document.core_properties
    if (properties.comments or "").startswith(SUMMARY_MARK):
        raise InputError(IS_SUMMARY)
    author = line(properties.author or "")
    about = {"title": line(properties.title or ""), "author": "" if author in _NO_AUTHORS else author}
    return f"{text}\n" if text else "", "docx", about


def _blocks(document: Any) -> Iterator[str]:
    items: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph) and (item := _item(block)) is not None:
            items.append(item)
            continue
        if items:
            yield "\n".join(items)
            items = []
        words = _table(block) if isinstance(block, Table) else _paragraph(block)
        if words:
            yield words
    if items:
        yield "\n".join(items)


def _item(paragraph: Paragraph) -> str | None:
    """Return a paragraph as a list item, if it is one."""
    numbering = paragraph._p.find(f"{_W}pPr/{_W}numPr")  # noqa: SLF001 - not in the API
    style = _style(paragraph)
    is_item = numbering is not None or _ITEM.match(style) is not None
    words = line(_words(paragraph._p)) if is_item and not _HEADING.match(style) else ""  # noqa: SLF001
    level = numbering.find(f"{_W}ilvl") if numbering is not None else None
    depth = str(level.get(f"{_W}val", "0")) if level is not None else "0"
    return bullet(words, int(depth) if depth in "123456789" else 0) if words else None


def _paragraph(paragraph: Paragraph) -> str:
    words = "\n".join(filter(None, map(line, _words(paragraph._p).split("\n"))))  # noqa: SLF001
    style = _style(paragraph)
    if words and style.lower() in _TITLE:
        return heading(1, line(words))
    if words and (match := _HEADING.match(style)) is not None:
        return heading(int(match[1]) + 1, line(words))
    return words


def _style(paragraph: Paragraph) -> str:
    style = paragraph.style
    return str(style.name or "") if style is not None else ""


def _table(block: Table) -> str:
    """Return a table; merged cells hold their words once, so that all others stay in their columns."""
    rows = []
    seen: set[Any] = set()
    for row in block.rows:
        cells = []
        for cell in row.cells:
            first = cell._tc not in seen  # noqa: SLF001 - merged cells are the same element
            seen.add(cell._tc)  # noqa: SLF001
            cells.append(_words(cell._tc) if first else "")  # noqa: SLF001
        rows.append(cells)
    marked = block.rows[0]._tr.find(f"{_W}trPr/{_W}tblHeader") if rows else None  # noqa: SLF001
    return table(rows, marked is not None)


def _words(element: Any) -> str:
    """Return the words of an element: what is deleted, a reading, or said twice for old programs is not among them."""
    parts = []
    for child in element:
        if child.tag in _HIDDEN:
            continue
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag in _BREAKS:
            parts.append(_BREAKS[child.tag])
        else:
            parts.append(_words(child))
            if child.tag == f"{_W}p":
                parts.append("\n")
    return "".join(parts)
