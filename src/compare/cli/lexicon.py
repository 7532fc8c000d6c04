"""`yomikurabe lexicon …`: check the project's word lists, count all of them, try them on a word or sentence."""

from __future__ import annotations

from pathlib import Path

import click

from compare.cli.help import CellAwareCommand
from compare.cli.options import command as make_command
from compare.cli.options import folder_argument
from compare.cli.output import complain, data, talk
from compare.i18n import gettext as _


class _Lexicon(CellAwareCommand, click.Group):
    """The lexicon commands."""


def command() -> click.Command:
    """Build the commands in the language in use."""

    @click.group(
        cls=_Lexicon,
        help=_(
            "Check, count and try the word lists of framing: loaded words, names, certainty, sources.\n\n"
            "A project extends them with lexicons/*.yaml beside its articles or at its root. Described in "
            "docs/lexicons.md."
        ),
        epilog=_("Start with: yomikurabe lexicon try 正念場を迎えた"),
    )
    def lexicon() -> None:
        pass

    for make in (_check, _stats, _tags, _try):
        lexicon.add_command(make())
    return lexicon


def _check() -> click.Command:
    @make_command("check", _("Check the project's word lists. The exit code is 1 if one must be mended, else 0."))
    @folder_argument(required=False)
    def check(folder: Path) -> None:
        from compare import lexicon_desk, settings

        real = settings.real_folder(folder)
        good, wrong = lexicon_desk.check(real, settings.project_root(real))
        for one in good:
            data(
                _(
                    "{file}: {loaded} loaded words, {chains} chains of names, {cues} cues, {ignored} switched off"
                ).format(
                    file=one.file,
                    loaded=len(one.loaded),
                    chains=len(one.chains),
                    cues=len(one.cues),
                    ignored=len(one.ignore),
                )
            )
        for error in wrong:
            complain(error)
        if not good and not wrong:
            talk(_("There is no lexicons/ folder with YAML files beside the articles or at the project root."))
        if wrong:
            click.get_current_context().exit(1)

    return check


def _stats() -> click.Command:
    @make_command("stats", _("Count the words of all lists that hold for the articles in DIR."))
    @folder_argument(required=False)
    def stats(folder: Path) -> None:
        from compare import lexicon_desk, settings

        real = settings.real_folder(folder)
        counted = lexicon_desk.stats(lexicon_desk.words_of(real, settings.project_root(real)))
        data(_("loaded words: {count}").format(count=sum(counted.loaded.values())))
        for name, count in counted.loaded.items():
            data(f"  {name}: {count}")
        data("  " + ", ".join(f"{polarity} {count}" for polarity, count in counted.polarity.items()))
        data(
            _("chains of names: {chains} with {names} names, {contested} of them disputed").format(
                chains=counted.chains, names=counted.names, contested=counted.contested
            )
        )
        data(_("cues of certainty: {count}").format(count=sum(counted.cues.values())))
        for name, count in counted.cues.items():
            data(f"  {name}: {count}")
        data(_("of the project's own: {count}").format(count=counted.own))

    return stats


def _tags() -> click.Command:
    @make_command("tags", _("List the optional tags for frames and persuasion techniques, which people set by hand."))
    def tags() -> None:
        from compare.vocabulary import FRAMES, TECHNIQUES

        for term in (*FRAMES.terms, *TECHNIQUES.terms):
            data(f"{term.id}  {term.both}")

    return tags


def _try() -> click.Command:
    @make_command("try", _("Show what the lists find in a word or sentence, and which list it is from."))
    @click.argument("text", metavar="WORD")
    @click.option(
        "--dir",
        "folder",
        type=click.Path(path_type=Path),
        default=Path(),
        help=_("The folder of articles whose own lists hold, if not the current one."),
    )
    def attempt(text: str, folder: Path) -> None:
        from compare import lexicon_desk, settings
        from compare.cli.lexicon_lines import line

        real = settings.real_folder(folder)
        words = lexicon_desk.words_of(real, settings.project_root(real))
        found = list(lexicon_desk.tried(text, words))
        for mention, source in found:
            data(line(mention, source))
        if not found:
            talk(_("Nothing in it is in the lists."))

    return attempt
