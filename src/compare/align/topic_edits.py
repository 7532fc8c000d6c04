"""What an editor does to topics, as pure functions from one state of the topic file to the next.

A topic of the machine becomes the editor's own with the first change: the file then says what finds it again (its
terms, or its passages where no term does), so that it survives other articles and another run.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from compare.align.editor import find_again, quotation
from compare.errors import UsageError
from compare.i18n import message
from compare.model import EditorTopic, EditorTopics, TokenisedPassage, Topic

_T = TypeVar("_T")


def adopted(topic: Topic, topics: EditorTopics, passages: Sequence[TokenisedPassage]) -> EditorTopic:
    """Return a topic as the file says it, or would say it were it the editor's own."""
    own = topics.named(topic.label) if topic.own else None
    if own is not None:
        return own
    if topic.key:
        return EditorTopic(topic.label, found_by=(topic.key,))
    return EditorTopic(topic.label, pinned=tuple(quotation(passages, passage) for passage in topic.passages))


def rename(topics: EditorTopics, topic: Topic, name: str, passages: Sequence[TokenisedPassage]) -> EditorTopics:
    """Give a topic another name.

    Raises:
        UsageError: another topic of the editor has that name, or it is empty.
    """
    name = _name(name)
    if name != topic.label:
        _is_free(topics, name)
    return _with(topics, replace(adopted(topic, topics, passages), name=name), instead_of=[topic])


def create(
    topics: EditorTopics,
    name: str,
    *,
    terms: Iterable[str] = (),
    aliases: Iterable[str] = (),
    pinned: Iterable[str] = (),
    passages: Sequence[TokenisedPassage] = (),
) -> EditorTopics:
    """Add a topic, or words and passages to one that the editor has.

    Args:
        topics: the file as it is.
        name: its name.
        terms: words that make passages candidates.
        aliases: names of what it is about.
        pinned: ids of passages.
        passages: all passages.

    Raises:
        UsageError: the name is empty.
    """
    old = topics.named(_name(name)) or EditorTopic(_name(name))
    new = replace(
        old,
        terms=_both(old.terms, (word.strip() for word in terms if word.strip())),
        aliases=_both(old.aliases, (word.strip() for word in aliases if word.strip())),
        pinned=_both(old.pinned, (quotation(passages, passage) for passage in pinned)),
    )
    return _with(topics, new, instead_of=[])


def merge(
    topics: EditorTopics, merged: Sequence[Topic], name: str, passages: Sequence[TokenisedPassage]
) -> EditorTopics:
    """Make one topic of several.

    Raises:
        UsageError: there are fewer than two, or a further topic of the editor has that name.
    """
    name = _name(name)
    if len({topic.id for topic in merged}) < 2:
        raise UsageError(message("a merge needs two topics."), remedy=message("Name at least two different ones."))
    if name not in {topic.label for topic in merged}:
        _is_free(topics, name)
    parts = [adopted(topic, topics, passages) for topic in merged]
    pinned = _both(*(part.pinned for part in parts))
    members = {passage for topic in merged for passage in topic.passages}
    excluded = _both(*(part.excluded for part in parts))
    new = EditorTopic(
        name,
        found_by=_both(*(part.found_by for part in parts)),
        terms=_both(*(part.terms for part in parts)),
        aliases=_both(*(part.aliases for part in parts)),
        pinned=pinned,
        # What one part kept out may be what the other is about.
        excluded=tuple(quoted for quoted in excluded if find_again(passages, quoted) not in members),
    )
    return _with(topics, new, instead_of=merged)


def split(
    topics: EditorTopics, topic: Topic, parted: Sequence[str], name: str, passages: Sequence[TokenisedPassage]
) -> EditorTopics:
    """Put some passages of a topic into a topic of their own.

    Args:
        topics: the file as it is.
        topic: the topic to split.
        parted: ids of the passages that leave it.
        name: name of the new topic.
        passages: all passages.

    Raises:
        UsageError: none or all of its passages would leave, a passage is not in it, or the name is taken.
    """
    name = _name(name)
    _is_free(topics, name)
    for passage in parted:
        _is_member(topic, passage)
    if not 0 < len(set(parted)) < len(topic.passages):
        raise UsageError(
            message("a split must leave passages in both parts."),
            remedy=message("Name some of its passages, not all of them."),
        )
    leaving = tuple(quotation(passages, passage) for passage in parted)
    staying = tuple(quotation(passages, passage) for passage in topic.passages if passage not in parted)
    old = adopted(topic, topics, passages)
    rest = replace(
        old,
        pinned=tuple(quoted for quoted in old.pinned if quoted not in leaving),
        excluded=_both(old.excluded, leaving),
    )
    # What stays is kept out of the new topic by name: it is like what leaves, or they would not have been together.
    parted_topic = EditorTopic(name, pinned=leaving, excluded=staying)
    return _with(_with(topics, rest, instead_of=[topic]), parted_topic, instead_of=[])


def pin(
    topics: EditorTopics, topic: Topic, pinned: Sequence[str], passages: Sequence[TokenisedPassage]
) -> EditorTopics:
    """Put passages into a topic for good; passages like them are pulled in."""
    old = adopted(topic, topics, passages)
    quoted = tuple(quotation(passages, passage) for passage in pinned)
    new = replace(
        old,
        pinned=_both(old.pinned, quoted),
        excluded=tuple(out for out in old.excluded if find_again(passages, out) not in pinned),
    )
    return _with(topics, new, instead_of=[topic])


def drop(
    topics: EditorTopics, topic: Topic, dropped: Sequence[str], passages: Sequence[TokenisedPassage]
) -> EditorTopics:
    """Keep passages out of a topic for good.

    Raises:
        UsageError: a passage is not in it.
    """
    for passage in dropped:
        _is_member(topic, passage)
    old = adopted(topic, topics, passages)
    quoted = tuple(quotation(passages, passage) for passage in dropped)
    new = replace(
        old,
        pinned=tuple(kept for kept in old.pinned if find_again(passages, kept) not in dropped),
        excluded=_both(old.excluded, quoted),
    )
    return _with(topics, new, instead_of=[topic])


def accept_alias(topics: EditorTopics, names: Sequence[str]) -> EditorTopics:
    """Say that some names mean one thing. Groups that have a name in common become one.

    Raises:
        UsageError: there are fewer than two different names.
    """
    words = _both(tuple(word.strip() for word in names if word.strip()))
    if len(words) < 2:
        raise UsageError(message("an alias needs two names."), remedy=message("Give two different names of one thing."))
    meeting = [group for group in topics.aliases if set(group) & set(words)]
    if not meeting:
        return replace(topics, aliases=(*topics.aliases, words))
    joined = _both(*meeting, words)
    aliases = [joined if group is meeting[0] else group for group in topics.aliases if group not in meeting[1:]]
    return replace(topics, aliases=tuple(aliases))


def forget(topics: EditorTopics, name: str) -> EditorTopics:
    """Take a topic out of the file: the machine's own stands again.

    Raises:
        UsageError: the editor has no topic of that name.
    """
    if topics.named(name) is None:
        raise UsageError(
            message("“{name}” is not a topic of yours.", name=name),
            remedy=message("Topics of yours are: {names}.", names=", ".join(own.name for own in topics.topics) or "–"),
        )
    return replace(topics, topics=tuple(topic for topic in topics.topics if topic.name != name))


def _with(topics: EditorTopics, new: EditorTopic, instead_of: Sequence[Topic]) -> EditorTopics:
    """Return the file with a topic in the place of others, else at the end."""
    names = {topic.label for topic in instead_of if topic.own} | {new.name}
    kept: list[EditorTopic] = []
    for topic in topics.topics:
        if topic.name not in names:
            kept.append(topic)
        elif new not in kept:
            kept.append(new)
    return replace(topics, topics=tuple(kept if new in kept else [*kept, new]))


def _both(*parts: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(item for part in parts for item in part))


def _name(name: str) -> str:
    words = " ".join(name.split())
    if not words:
        raise UsageError(message("a topic needs a name."), remedy=message("Give it one."))
    return words


def _is_free(topics: EditorTopics, name: str) -> None:
    if topics.named(name) is not None:
        raise UsageError(
            message("there is a topic “{name}” already.", name=name),
            remedy=message("Choose another name, or merge the two."),
        )


def _is_member(topic: Topic, passage: str) -> None:
    if passage not in topic.passages:
        raise UsageError(
            message("{passage} is not in the topic “{name}”.", passage=passage, name=topic.label),
            remedy=message("Name a passage of the topic."),
        )
