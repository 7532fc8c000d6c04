"""What the word lists find, as lines for people."""

from __future__ import annotations

from compare.i18n import gettext as _
from compare.model import Attribution, LabelMention, LoadedWord, Mention, ModalityCue


def line(mention: Mention, source: str) -> str:
    """Return one mention as a line: words, kind, what is known of it, list."""
    facts = [mention.kind.value, *_facts(mention)]
    return f"{mention.text}  {' '.join(fact for fact in facts if fact)}  {source}".rstrip()


def _facts(mention: Mention) -> list[str]:
    if isinstance(mention, LoadedWord):
        return [
            mention.wording,
            mention.polarity,
            str(mention.strength),
            f"[{mention.entry}]",
            _("quoted") if mention.quoted else "",
            _("negated") if mention.negated else "",
        ]
    if isinstance(mention, LabelMention):
        return [f"[{mention.referent}]", mention.told, _("disputed") if mention.contested else ""]
    if isinstance(mention, ModalityCue):
        return [
            mention.degree,
            _("negated") if mention.negated else "",
            _("under a condition") if mention.conditional else "",
            _("quoted") if mention.quoted else "",
        ]
    if isinstance(mention, Attribution):
        return [mention.manner, mention.source_kind, f"[{mention.source}]" if mention.source else ""]
    return []
