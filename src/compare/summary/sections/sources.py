"""The articles: file, title, outlet, author, date, address, genre and digest, and which of them are copies."""

from __future__ import annotations

from compare.i18n import gettext as _
from compare.summary.document import Block, Code, Line, Paragraph, Plain, Section, Table, Words, fill
from compare.summary.outline import Outline
from compare.summary.sections.reader import Reader
from compare.vocabulary import GENRES


def section(outline: Outline, reader: Reader) -> Section:
    """Return the table of sources."""
    title = _("Sources")
    head = (
        _("File"),
        _("Title"),
        _("Outlet"),
        _("Author"),
        _("Date"),
        _("Genre"),
        _("Address"),
        _("Characters"),
        "SHA-256",
    )
    rows = tuple(
        (
            reader.article(article),
            _words(article.title),
            _words(article.outlet),
            _words(article.author),
            (Plain(article.published or "—"),),
            (Plain(GENRES[article.genre].label if article.genre else "—"),),
            (Code(article.address),) if article.address else (Plain("—"),),
            (Plain(f"{len(article.text):,}"),),
            (Code(article.sha256[:12]),),
        )
        for article in outline.articles
    )
    blocks: list[Block] = [Table(_("The articles as they were read"), tuple((Plain(name),) for name in head), rows)]
    for group in outline.copies:
        line = fill(
            _("These articles are copies of one text; what they agree on was said once: {letters}."),
            letters=reader.letters_of(group),
        )
        blocks.append(Paragraph(line))
    return Section("sources", title, tuple(blocks))


def _words(text: str | None) -> Line:
    return (Words(text),) if text else (Plain("—"),)
