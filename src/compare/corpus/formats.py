"""Files to text: plain text and Markdown as they are, web pages and Word files by what they show.

What a page shows becomes Markdown: headings with `#`, items with `-`, tables with `|`, pictures with their captions. So
there is one layout for all formats, and the same file always gives the same text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from compare.corpus.decoding import NAME_IT, decode
from compare.errors import InputError
from compare.i18n import message
from compare.model import IS_SUMMARY, SUMMARY_MARK

TEXT: Final = frozenset({".txt", ".md", ".markdown"})
WEB: Final = frozenset({".html", ".htm", ".xhtml"})
WORD: Final = frozenset({".docx"})
SUFFIXES: Final = TEXT | WEB | WORD
SNIFFED: Final = 1024  # bytes in which a page says that it is one
_PAGE: Final = re.compile(
    rb"^[\s\xef\xbb\xbf]*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{3,20})|<\?xml[^>]{0,80}?encoding=[\"']([\w-]{3,20})",
    re.IGNORECASE,
)
# As browsers do: pages that say Shift_JIS mean Microsoft's.
_DECLARED: Final[Mapping[bytes, str]] = MappingProxyType(
    {
        b"shift_jis": "cp932",
        b"shift-jis": "cp932",
        b"sjis": "cp932",
        b"x-sjis": "cp932",
        b"windows-31j": "cp932",
        b"euc-jp": "euc_jis_2004",
        b"iso-2022-jp": "iso2022_jp_ext",
        b"utf-8": "utf-8",
        b"utf8": "utf-8",
    }
)


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file, how it was decoded, and what the file says about itself beside it (see `Metadata`)."""

    text: str
    encoding: str
    about: Mapping[str, str | None]


def extract(data: bytes, suffix: str | None, encoding: str | None = None) -> Extract:
    """Return the text of a file.

    Args:
        data: the bytes of the file.
        suffix: of its name, in lower case, with its point; `None` for bytes that have no name (standard input).
        encoding: its encoding, when the reader named it.

    Raises:
        InputError: it cannot be read, and why.
        UsageError: there is no encoding of the name given.
    """
    if suffix in WORD or (suffix is None and data.startswith(b"PK\x03\x04")):
        from compare.corpus.word import read_word  # python-docx is loaded for those who have Word files

        return Extract(*read_word(data))
    if suffix in WEB or (suffix is None and _PAGE.match(data[:SNIFFED])):
        from compare.corpus.web_page import read_page  # trafilatura takes a second to load

        text, encoding = _page(data, encoding)
        _refuse_summary(text)
        words, about = read_page(text)
        return Extract(words, encoding, about)
    text, encoding = decode(data, encoding)
    _refuse_summary(text)
    return Extract(text, encoding, MappingProxyType({}))


def _refuse_summary(text: str) -> None:
    if f"<!-- {SUMMARY_MARK}{{" in text:
        raise InputError(IS_SUMMARY)


def _page(data: bytes, encoding: str | None) -> tuple[str, str]:
    """Decode a page: as the reader says, else as the page itself says, else as it looks."""
    declared = _CHARSET.search(data[: 4 * SNIFFED])
    name = _DECLARED.get((declared[1] or declared[2]).lower()) if declared is not None else None
    if encoding is None and name is not None:
        try:
            return decode(data, name)
        except InputError:
            pass  # pages err about themselves
    try:
        return decode(data, encoding)
    except InputError as error:
        if declared is None:
            raise
        raise InputError(
            message("says that it is {encoding}, but is not.", encoding=(declared[1] or declared[2]).decode("ascii")),
            remedy=NAME_IT,
        ) from error
