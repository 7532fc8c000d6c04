"""From the outline to the document: the outline in words, in the language in use."""

from __future__ import annotations

from compare.i18n import gettext as _
from compare.summary.document import Document
from compare.summary.outline import Outline
from compare.summary.sections import SECTIONS
from compare.summary.sections.reader import Reader
from compare.summary.stamp import Stamp


def write(outline: Outline, stamp: Stamp) -> Document:
    """Return the summary in the language in use, which must be that of the stamp.

    Args:
        outline: what it says.
        stamp: what it was made from and how it was asked for.
    """
    reader = Reader(outline, stamp.options)
    sections = tuple(part for make in SECTIONS if (part := make(outline, reader)) is not None)
    return Document(stamp.options.language, _("Editorial summary"), sections, str(stamp))
