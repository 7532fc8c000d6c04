"""The commands below `yomikurabe topics`. They import the workspace, and are imported when one of them is used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from compare.cli.options import command as make_command
from compare.cli.options import encoding_option, folder_argument, topics_option
from compare.cli.output import data, talk
from compare.i18n import gettext as _
from compare.i18n import ngettext
from compare.model import Strength, Topic
from compare.summary.outline import shorten
from compare.workspace import Workspace

WORDS = 36
"""Characters of a passage that are shown in a list."""


def commands() -> tuple[click.Command, ...]:
    """Build the commands in the language in use."""
    return _list(), _rename(), _merge(), _split(), _pin(), _drop(), _add(), _forget(), _alias()


def _action(name: str, help_text: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Make one of the commands: its folder, its options, and the workspace opened for it."""

    def decorate(function: Callable[..., Any]) -> click.Command:
        def opened(folder: Path, topics: Path | None, encodings: Mapping[str, str], **given: Any) -> None:
            from compare.cli.opening import open_workspace

            function(open_workspace(folder, encodings, topics), **given)

        # click keeps the arguments of a function on the function.
        opened.__dict__.update(function.__dict__)
        return make_command(name, help_text)(folder_argument()(topics_option()(encoding_option()(opened))))

    return decorate


def _list() -> click.Command:
    @_action("list", _("List the topics: who speaks, in which passages, and why they belong."))
    def listed(workspace: Workspace) -> None:
        data(*_all_lines(workspace))

    return listed


def _rename() -> click.Command:
    @_action("rename", _("Give a topic another name."))
    @click.argument("topic")
    @click.argument("name")
    def rename(workspace: Workspace, topic: str, name: str) -> None:
        _show(workspace, workspace.topics.rename(workspace.topics.find(topic), name))

    return rename


def _merge() -> click.Command:
    @_action("merge", _("Make one topic of several."))
    @click.option("--name", help=_("Name of the new topic, if not that of the first one."))
    @click.argument("merged", metavar="TOPIC...", nargs=-1, required=True)
    def merge(workspace: Workspace, merged: tuple[str, ...], name: str | None) -> None:
        found = [workspace.topics.find(topic) for topic in merged]
        _show(workspace, workspace.topics.merge(found, name or found[0].label))

    return merge


def _split() -> click.Command:
    @_action("split", _("Put some passages of a topic into a topic of their own."))
    @click.argument("topic")
    @click.argument("name")
    @click.argument("passages", metavar="PASSAGE...", nargs=-1, required=True)
    def split(workspace: Workspace, topic: str, name: str, passages: tuple[str, ...]) -> None:
        leaving = [workspace.topics.passage_at(place) for place in passages]
        _show(workspace, workspace.topics.split(workspace.topics.find(topic), leaving, name))

    return split


def _pin() -> click.Command:
    @_action("pin", _("Put passages into a topic for good. Passages like them are pulled in, from three on very well."))
    @click.argument("topic")
    @click.argument("passages", metavar="PASSAGE...", nargs=-1, required=True)
    def pin(workspace: Workspace, topic: str, passages: tuple[str, ...]) -> None:
        pinned = [workspace.topics.passage_at(place) for place in passages]
        _show(workspace, workspace.topics.pin(workspace.topics.find(topic), pinned))

    return pin


def _drop() -> click.Command:
    @_action("drop", _("Keep passages out of a topic for good."))
    @click.argument("topic")
    @click.argument("passages", metavar="PASSAGE...", nargs=-1, required=True)
    def drop(workspace: Workspace, topic: str, passages: tuple[str, ...]) -> None:
        dropped = [workspace.topics.passage_at(place) for place in passages]
        _show(workspace, workspace.topics.drop(workspace.topics.find(topic), dropped))

    return drop


def _add() -> click.Command:
    @_action("add", _("Add a topic by its words or passages, or add such to one of yours."))
    @click.option("--term", "terms", multiple=True, metavar="WORD", help=_("A word that makes passages candidates."))
    @click.option("--alias", "aliases", multiple=True, metavar="WORD", help=_("A name of what the topic is about."))
    @click.option("--pin", "pinned", multiple=True, metavar="PASSAGE", help=_("A passage that belongs to it."))
    @click.argument("name")
    def add(
        workspace: Workspace, name: str, terms: tuple[str, ...], aliases: tuple[str, ...], pinned: tuple[str, ...]
    ) -> None:
        passages = [workspace.topics.passage_at(place) for place in pinned]
        _show(workspace, workspace.topics.create(name, terms=terms, aliases=aliases, passages=passages))

    return add


def _forget() -> click.Command:
    @_action("forget", _("Take a topic of yours out of the file: the program's own stands again."))
    @click.argument("name")
    def forget(workspace: Workspace, name: str) -> None:
        workspace.topics.forget(name)
        talk(_("Written: {path}").format(path=workspace.topics.path))

    return forget


def _alias() -> click.Command:
    @_action("alias", _("Say that some names mean one thing; without names, print names that probably do."))
    @click.argument("names", metavar="[NAME NAME...]", nargs=-1)
    def alias(workspace: Workspace, names: tuple[str, ...]) -> None:
        if names:
            workspace.topics.accept_alias(names)
            talk(_("Written: {path}").format(path=workspace.topics.path))
            return
        proposed = workspace.topics.proposed_aliases()
        if not proposed:
            talk(_("No names were found that probably mean one thing."))
        for one in proposed:
            data(f"{one.names[0]} = {one.names[1]}  {workspace.topics.place_of(one.passage or '')}")

    return alias


def _show(workspace: Workspace, topic: Topic | None) -> None:
    """Print a topic as it is after a change."""
    talk(_("Written: {path}").format(path=workspace.topics.path))
    if topic is None:
        talk(_("No passage here belongs to it now."))
    else:
        data(*_lines(workspace, topic))


def _all_lines(workspace: Workspace) -> Iterator[str]:
    comparison = workspace.comparison
    for topic in comparison.topics:
        yield from _lines(workspace, topic)
    there = {topic.label for topic in comparison.topics if topic.own}
    for own in workspace.topics.editor.topics:
        if own.name not in there:
            yield _("{name}: no passage here belongs to it").format(name=own.name)
    if comparison.unaligned:
        count = len(comparison.unaligned)
        yield ngettext("In no topic: {count} passage", "In no topic: {count} passages", count).format(count=count)
        texts = {item.passage.id: item.text for item in comparison.passages}
        for passage in comparison.unaligned:
            yield f"    {workspace.topics.place_of(passage)}  {shorten(texts[passage], WORDS)}"


def _lines(workspace: Workspace, topic: Topic) -> Iterator[str]:
    """Yield a topic with its passages: who says what, how surely it belongs, and why."""
    texts = {item.passage.id: item.text for item in workspace.comparison.passages}
    own = _("  [yours]") if topic.own else ""
    yield f"{topic.id}  {len(topic.cells)}/{len(workspace.comparison.articles)}  {topic.label}{own}"
    for cell in topic.cells:
        for member in cell.members:
            strength = _("sure") if member.strength is Strength.SURE else _("possible")
            strength = _("pinned") if member.pinned else strength
            why = f" ({_(', ').join(member.why)})" if member.why else ""
            place = workspace.topics.place_of(member.passage)
            yield f"    {place}  {strength}{why}  {shorten(texts[member.passage], WORDS)}"
