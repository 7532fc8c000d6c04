"""Coverage, names and profiles as text for people. Pure: tables → lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from compare.i18n import gettext as _
from compare.i18n import ngettext
from compare.tables.coverage import Coverage, CoverageCell, CoverageRow, Position, Voice
from compare.tables.names import NameChain, NameUse
from compare.tables.profiles import Profile

_VOICES: Final = 5
"""Voices shown of one article, those heard most first."""


def framing_lines(
    coverage: Coverage, chains: Sequence[NameChain], profiles: Sequence[Profile], *, everything: bool
) -> Iterator[str]:
    """Yield topics by article, voices by article, names by thing, and the wording of each article.

    Without `everything`, topics and voices of one article only are counted, not printed.
    """
    yield from _topics(coverage, everything=everything)
    yield ""
    yield from _voices(coverage.voices, everything=everything)
    yield ""
    yield from _names(chains)
    yield ""
    yield from _profiles(profiles)


def _topics(coverage: Coverage, *, everything: bool) -> Iterator[str]:
    yield _("# Topics by article: share of the article's text, and where it begins")
    shown = [row for row in coverage.rows if everything or len(row.cells) > 1]
    if not shown:
        yield _("No topic is shared by two articles.")
    for row in shown:
        yield row.label
        for cell in row.cells:
            yield f"    {cell.article}  {cell.share:.0%}  {_(', ').join(_place(cell))}"
        yield from _silent(row)
    if alone := len(coverage.rows) - len(shown):
        yield ngettext(
            "{count} topic is of one article only: --all prints it.",
            "{count} topics are of one article only: --all prints them.",
            alone,
        ).format(count=alone)


def _place(cell: CoverageCell) -> list[str]:
    places = {Position.LEAD: _("lead"), Position.MIDDLE: _("middle"), Position.END: _("end")}
    return [places[cell.position], *[_("in a heading")] * cell.headline]


def _silent(row: CoverageRow) -> Iterator[str]:
    for silence in row.silent:
        line = _("    no mention found: {articles}").format(articles=silence.article)
        if silence.elsewhere:
            line += _(" (in other passages: {words})").format(words=_(", ").join(silence.elsewhere))
        yield line
    if row.silent:
        yield _("        searched: {words}").format(words=_(", ").join(row.silent[0].searched))


def _voices(voices: Sequence[Voice], *, everything: bool) -> Iterator[str]:
    yield _("# Who is heard, by article: statements, and characters of direct quotation")
    named = [voice for voice in voices if voice.name]
    shown = [voice for voice in named if everything or len(voice.times) > 1]
    if not shown:
        yield _("No source is heard in two articles.")
    for voice in shown:
        yield voice.name
        for article in sorted(voice.times):
            yield f"    {article}  {voice.times[article]}  {voice.quoted.get(article, 0)}"
    if alone := len(named) - len(shown):
        yield ngettext(
            "{count} source is heard in one article only: --all prints it.",
            "{count} sources are heard in one article only: --all prints them.",
            alone,
        ).format(count=alone)


def _names(chains: Sequence[NameChain]) -> Iterator[str]:
    yield _("# Names of one thing or person, and how often each article uses them")
    shown = [chain for chain in chains if len(chain.uses) > 1 and (chain.varies or chain.notation_only)]
    if not shown:
        yield _("No two articles name one thing differently.")
    for chain in shown:
        notes = [_("disputed")] * chain.contested + [_("spelling only")] * chain.notation_only
        yield f"{chain.referent}  [{_(', ').join(notes)}]" if notes else chain.referent
        for article, uses in chain.uses.items():
            yield f"    {article}  {_(', ').join(_use(use) for use in uses)}"


def _use(use: NameUse) -> str:
    told = {"renamed": _("says it was renamed"), "so-called": _("as “so-called”")}.get(use.told)
    return f"{use.text} {use.times}" + (f" ({told})" if told else "")


def _profiles(profiles: Sequence[Profile]) -> Iterator[str]:
    yield _("# Wording by article: sentences of the article's own prose. Described, not judged")
    for profile in profiles:
        yield ngettext("{article}  {count} sentence", "{article}  {count} sentences", profile.sentences).format(
            article=profile.article, count=profile.sentences
        )
        counts = (
            (_("with loaded words"), profile.loaded),
            (_("left open, expected or supposed"), profile.hedged),
            (_("with a source"), profile.attributed),
            (_("of which unnamed"), profile.anonymous),
            (_("with a direct quotation"), profile.quoted),
        )
        for name, count in counts:
            yield f"    {name}  {count}  ({profile.share(count):.0%})"
        heard = sorted((v for v in profile.voices if v.name), key=lambda v: (-v.times[profile.article], v.name))
        if heard:
            said = (f"{voice.name} {voice.times[profile.article]}" for voice in heard[:_VOICES])
            yield _("    heard most: {voices}").format(voices=_(", ").join(said))
