"""Web pages: the article on a page as Markdown. The only importer of trafilatura.

Before trafilatura looks for the article, readings of kanji (ruby) are dropped, captions are bound to their pictures and
cells that span several columns or rows are spread out, so that every cell stays under its header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any, Final

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction
from trafilatura.settings import DEFAULT_CONFIG
from trafilatura.settings import Document as TrafilaturaDocument

from compare.corpus.markdown import bullet, heading, image, line, table
from compare.errors import InputError
from compare.i18n import message

MAX_MARKUP: Final = 1_500_000  # characters without scripts and styles; no article is longer, and time grows with it
MAX_DEPTH: Final = 200
MOST_SPANNED: Final = 30  # columns or rows over which a cell is spread out
MAX_ELEMENTS: Final = 10_000
TITLE_WITHIN: Final = 6  # blocks at the beginning of a page, among which its headline is
MOST_WORDS: Final = 0.8  # of the paragraphs on a page, what its article holds
_UNSEEN: Final = re.compile(r"<(?:(script|style|svg|noscript|template|iframe)\b(?!\s*/>)|!--)", re.IGNORECASE)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


_LOWER: Final = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}
_COPY_IT: Final = message("Copy its text into a .txt file.")


def _too_large() -> InputError:
    return InputError(message("has more on it than a page with an article."), remedy=_COPY_IT)


def _settings() -> Any:
    """Return trafilatura's settings for Japanese: short texts are articles too, and English stop words say nothing."""
    settings = deepcopy(DEFAULT_CONFIG)
    for name in ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE"):
        settings["DEFAULT"][name] = "1"
    return settings


def read_page(page: str) -> tuple[str, Mapping[str, str | None]]:
    """Return the article on a page as Markdown, and what the page says about it.

    Raises:
        InputError: there is no article on it, or too much.
    """
    tree = _tree(page)
    found = bare_extraction(
        tree,
        fast=True,
        favor_recall=True,  # what surrounds the article is told apart later, line by line; what is lost here is lost
        include_comments=False,
        include_images=True,
        include_formatting=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
        config=_settings(),
    )
    text = "\n\n".join(_blocks(found.body)).strip() if isinstance(found, TrafilaturaDocument) else ""
    if not text or not isinstance(found, TrafilaturaDocument):
        raise InputError(message("no article was found on the page."), remedy=_COPY_IT)
    about = {
        "title": found.title,
        "author": found.author,
        "outlet": found.sitename,
        "address": found.url,
        "published": found.date,
    }
    said = {name: line(str(value)) if value else None for name, value in about.items()}
    return f"{_titled(text, said)}\n", said


def _titled(text: str, said: dict[str, str | None]) -> str:
    """Return the text with the headline above it; the name of the site behind it is no part of a title."""
    title = said["title"] or ""
    blocks = text.split("\n\n")
    shown = next((block[2:] for block in blocks[:TITLE_WITHIN] if block.startswith("# ")), "")
    if shown:
        said["title"] = shown
        return text
    first = blocks[0].lstrip("#").strip() if blocks[0].startswith("#") else ""
    if first and (not title or title.startswith(first)):
        said["title"] = first
        return "\n\n".join([heading(1, first), *blocks[1:]])
    return f"{heading(1, title)}\n\n{text}" if title else text


def _tree(page: str) -> HtmlElement:
    """Return the page's tree, without what is not shown.

    Raises:
        InputError: it is empty, or too large to be a page with an article.
    """
    seen = _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", "".join(_seen(page)))
    if len(seen) > MAX_MARKUP:
        raise _too_large()
    try:
        tree = document_fromstring(seen.encode("utf-8"), parser=HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise InputError(message("is empty.")) from error
    elements, depth = _size(tree)
    if elements > MAX_ELEMENTS:
        raise _too_large()
    if depth > MAX_DEPTH:
        raise InputError(message("is nested too deeply to be read."), remedy=_COPY_IT)
    _without_readings(tree)
    for figure in list(tree.iter("figure")):
        _caption(figure)
    for rows in list(tree.iter("table")):
        for caption in list(rows.iter("caption")):
            caption.tag = "p"
            rows.addprevious(caption)
        _spread(rows)
    _name_the_article(tree)
    return tree


def _seen(page: str) -> Iterator[str]:
    """Yield the page without scripts, styles and comments: they are most of many pages. Time grows with length only."""
    lowered = page.lower() if page.isascii() else page.translate(_LOWER)
    place = 0
    ends: dict[str, int] = {}
    while (opening := _UNSEEN.search(page, place)) is not None:
        yield page[place : opening.start()]
        close = f"</{opening[1].lower()}" if opening[1] else "-->"
        if ends.get(close, 0) <= opening.end() and ends.get(close, 0) >= 0:
            ends[close] = lowered.find(close, opening.end())
        if ends[close] < 0:
            return  # what is never closed hides all that follows
        end = page.find(">", ends[close])
        place = end + 1 if end >= 0 else len(page)
    yield page[place:]


def _size(tree: HtmlElement) -> tuple[int, int]:
    """Return how many elements there are and how deep they are nested."""
    elements = deepest = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        elements += event == "start"
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return elements, deepest


def _name_the_article(tree: HtmlElement) -> None:
    """Say which part of an old page is its article: the smallest that holds most of its paragraphs.

    Where a page does not say so itself, trafilatura gathers paragraphs and loses the headings between them.
    """
    if next(tree.iter("article", "main"), None) is not None:
        return
    words: dict[HtmlElement, int] = {}
    for paragraph in tree.iter("p"):
        length = len(paragraph.text_content())
        for element in paragraph.iterancestors():
            words[element] = words.get(element, 0) + length
    whole = max(words.values(), default=0)
    holders = [element for element, length in words.items() if length >= MOST_WORDS * whole and element.tag == "div"]
    if holders:
        min(holders, key=lambda element: sum(1 for _ in element.iter())).tag = "article"


def _without_readings(tree: HtmlElement) -> None:
    """Drop the readings of kanji and keep the kanji."""
    for reading in list(tree.iter("rt", "rp", "rtc")):
        if reading.getparent() is not None:
            reading.drop_tree()
    for name in ("rb", "ruby"):
        for kanji in list(tree.iter(name)):
            kanji.drop_tag()


def _caption(figure: HtmlElement) -> None:
    """Bind a caption to its picture, as the picture's description."""
    captions = [line(caption.text_content()) for caption in figure.iter("figcaption")]
    pictures = list(figure.iter("img"))
    words = " ".join(filter(None, captions)) or next((line(one.get("alt", "")) for one in pictures), "")
    if next(figure.iter("table", "p", "blockquote"), None) is not None or not words:
        return
    for child in list(figure):
        figure.remove(child)
    picture = etree.SubElement(figure, "img")
    picture.set("src", "picture.jpg")  # only what looks like a picture is kept
    picture.set("alt", words)


def _spread(rows: HtmlElement) -> None:
    """Put empty cells where a cell spans several columns or rows, so that all others stay under their headers.

    Raises:
        InputError: the table grows beyond what a page with an article has.
    """
    below: dict[int, int] = {}  # column → rows further down that a cell above takes
    put = 0
    for row in rows.iter("tr"):
        column = 0
        for cell in [one for one in row if one.tag in ("td", "th")]:
            while below.get(column, 0) > 0:
                cell.addprevious(etree.Element("td"))
                below[column] -= 1
                column += 1
                put += 1
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            for extra in range(width):
                below[column + extra] = height - 1
                if extra:
                    cell.addnext(etree.Element(cell.tag))
            column += width
            put += width
            if put > MAX_ELEMENTS:
                raise _too_large()
        for taken in [one for one, left in below.items() if left > 0 and one >= column]:
            below[taken] -= 1


def _span(cell: HtmlElement, name: str) -> int:
    value = cell.attrib.pop(name, "1").strip()
    return min(max(int(value), 1), MOST_SPANNED) if value.isascii() and value.isdecimal() and len(value) < 9 else 1


def _blocks(parent: Any) -> Iterator[str]:
    """Yield the blocks of trafilatura's tree as Markdown."""
    if parent.text and parent.text.strip():
        yield line(parent.text)
    for element in parent:
        yield from _block(element)
        if element.tail and element.tail.strip():
            yield line(element.tail)


def _block(element: Any) -> Iterator[str]:
    name = element.tag
    if name == "head":
        words = line(_inline(element))
        if words:
            rank = str(element.get("rend", ""))[1:2]
            yield heading(int(rank) if rank.isdecimal() else 2, words)
    elif name == "list":
        yield "\n".join(_items(element, 0))
    elif name == "table":
        yield table([[_inline(cell) for cell in row.iter("cell")] for row in element.iter("row")], _has_header(element))
    elif name == "graphic":
        if words := line(element.get("alt") or element.get("title") or ""):
            yield image(words)
    elif name in ("quote", "div", "main", "article", "section", "done"):
        yield from _blocks(element)
    else:
        words = "\n".join(filter(None, map(line, _inline(element).split("\n"))))
        if words:
            yield words
        yield from (image(alt) for one in element.iter("graphic") if (alt := line(one.get("alt") or "")))


def _has_header(rows: Any) -> bool:
    first = next(rows.iter("row"), None)
    return first is not None and all(cell.get("role") == "head" for cell in first.iter("cell"))


def _items(items: Any, depth: int) -> Iterator[str]:
    numbered = items.get("rend") == "ol"
    number = 0
    for item in items:
        if item.tag == "list":
            yield from _items(item, depth + 1)
            continue
        number += 1
        words = line(_inline(item, without="list"))
        if words:
            yield bullet(words, depth, number if numbered else None)
        for inner in item.iter("list"):
            yield from _items(inner, depth + 1)


def _inline(element: Any, without: str = "") -> str:
    """Return the words of an element and all in it; `lb` is a line end."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "lb":
            parts.append("\n")
        elif child.tag not in ("graphic", without):
            parts.append(_inline(child, without))
        parts.append(child.tail or "")
    return "".join(parts)
