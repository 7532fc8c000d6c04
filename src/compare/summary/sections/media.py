"""画像・生成AI: where images and texts come from."""

from __future__ import annotations

from compare.i18n import gettext as _
from compare.summary.document import Section
from compare.summary.outline import Outline
from compare.summary.sections.reader import Reader
from compare.summary.sections.statements import entries


def section(outline: Outline, reader: Reader) -> Section:
    """Return what was accepted on images and generative AI."""
    nothing = _("Nothing on images or generative AI has been accepted.")
    return Section("media", _("Images and generative AI"), entries(outline, reader, ("media",), nothing))
