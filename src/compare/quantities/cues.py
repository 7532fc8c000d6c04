"""Words around a figure that say how it may be compared. The words stand in `difference_cues.yaml`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from itertools import takewhile, zip_longest
from typing import Final

from compare.language import lexicon
from compare.model import Token

_BEFORE = 7
"""How many words before a figure may say that it is an earlier or planned value."""
_AFTER = 9
"""How many words behind it may."""
_TOPIC = 5
"""How many words at the end of a topic may."""
_COMPARED = 7
"""How many words behind a date may make it what something is compared with."""
_CHANGE_REACH = 2
"""How many words may stand between a figure and its word of change, brackets aside."""


@cache
def words(name: str) -> frozenset[str]:
    """Return one group of cue words."""
    return frozenset(lexicon.load("difference_cues")[name])


@cache
def _same_heads() -> dict[str, str]:
    return {name: group[0] for group in lexicon.load("difference_cues")["same"] for name in group}


@lru_cache(maxsize=65_536)
def canonical(head: str) -> str:
    """Return the one name under which heads that count the same thing are compared (死亡 → 死者)."""
    same = _same_heads()
    if head not in same:
        ending = next((ending for ending in endings() if head.endswith(ending) and len(head) >= len(ending) + 2), "")
        head = head.removesuffix(ending)
    return same.get(head, head)


@cache
def endings() -> tuple[str, ...]:
    """Return the ends of a head that only say it is counted, longest first."""
    return tuple(sorted(words("endings"), key=lambda ending: (-len(ending), ending)))


@cache
def contrasts() -> tuple[frozenset[str], ...]:
    """Return the sets of which only one word can be meant."""
    return tuple(frozenset(group) for group in lexicon.load("difference_cues")["contrasts"])


class Standing(Enum):
    """What the text makes of a value."""

    PRESENT = "present"
    """Reported as it is (or was, at the time in question)."""
    PLANNED = "planned"
    FORMER = "former"
    """Valid before, and no longer."""


@dataclass(frozen=True, slots=True)
class Cues:
    """What the words around a figure say of it.

    Attributes:
        change: 0 for a level (2%に引き上げる), +1 or -1 for a difference (2%引き上げる).
        standing: present, planned or former.
        landmark: whether the words make it a name or landmark, not a count (100歳時代, 1億円の大台).
        scoped: whether a word right before marks it as a part (うち, 県内).
        step: whether it is where a step begins (0.75%から1.0%に).
        assumed: whether it is what an example reckons with (35年で借りた場合).
    """

    change: int = 0
    standing: Standing = Standing.PRESENT
    scoped: bool = False
    landmark: bool = False
    assumed: bool = False
    step: bool = False


_BETWEEN: Final = frozenset({"も", "ほど", "程度", "近く", "余り", "以上", "超", "分", "の", "ずつ", "強", "弱"})
"""Words that may stand between a figure and the word of change it belongs to (5%ほど上昇, 63円の引き上げ)."""


def _sign(word: str) -> int:
    return (word in words("up")) - (word in words("down"))


def _change(behind: Sequence[Token]) -> int:
    """Return the direction if the figure is a difference: a word of change follows without に, から, まで."""
    depth = 0
    steps = 0
    for token, after in zip_longest(behind, behind[1:]):
        depth += token.pos[1] == "括弧開"
        if not depth:
            sign = _sign(token.normalized) or (_sign(token.units[0][0]) if token.units else 0)
            if sign:
                return sign
            counted = token.surface == "を" and after is not None and after.normalized in words("by_so_many")
            steps += 1
            if steps > _CHANGE_REACH or not (counted or token.surface in _BETWEEN):
                return 0
        depth -= token.pos[1] == "括弧閉"
    return 0


@cache
def _changes() -> tuple[tuple[str, int], ...]:
    """Return the words of change that may end a head, with their direction, longest first, those of a rise before."""
    return tuple(
        (word, sign)
        for sign, group in ((1, "up"), (-1, "down"))
        for word in sorted(words(group), key=lambda word: (-len(word), word))
        if len(word) > 1
    )


@lru_cache(maxsize=65_536)
def changed_head(head: str) -> tuple[str, int]:
    """Return a head without the word of change at its end, and the direction that word gives (人員削減 → 人員, -1)."""
    for word, sign in _changes():
        if head.endswith(word) and len(head) >= len(word) + 2:
            return head.removesuffix(word), sign
    return head, 0


def _clause_before(tokens: Sequence[Token]) -> list[Token]:
    """Return the words before a figure, nearest first, back to the last clause border or other number."""
    near: list[Token] = []
    for token in reversed(tokens[-_BEFORE:]):
        if token.pos[1] in ("句点", "数詞") or (token.surface in ("、", "，") and len(near) > 1):
            break
        near.append(token)
    return near


def _topic(before: Sequence[Token]) -> Sequence[Token]:
    """Return the last words of the topic of a sentence (24時間に予想される雨量は、…), nearest first."""
    place = next((n for n in range(len(before) - 1, -1, -1) if before[n].surface == "は"), 0)
    backwards = reversed(before[max(0, place - _TOPIC) : place])
    return list(takewhile(lambda token: token.pos[1] not in ("句点", "読点", "数詞"), backwards))


def _clause_behind(tokens: Sequence[Token]) -> list[Token]:
    near: list[Token] = []
    for place, token in enumerate(tokens[:_AFTER]):
        if token.pos[1] in ("句点", "読点", "数詞") or (token.pos[1] == "括弧開" and _holds_number(tokens[place:])):
            break
        near.append(token)
    return near


def _holds_number(tokens: Sequence[Token]) -> bool:
    """Whether the brackets that open here hold a number of their own, which their words are about: 懲役6年(求刑8年)."""
    inside = takewhile(lambda token: token.pos[1] != "括弧閉", tokens)
    return any(token.pos[1] == "数詞" for token in inside)


def is_compared_with(behind: Sequence[Token]) -> bool:
    """Whether the words behind a date make it what something is compared with (昨年より, 前回を上回る, 去年に比べ)."""
    near = tuple(takewhile(lambda token: token.pos[1] not in ("句点", "読点"), behind[:_COMPARED]))
    particle = near[0].surface if near else ""
    if particle == "から":
        return any(_sign(token.normalized) for token in near)
    return particle == "より" or any(token.normalized in words("compared") for token in near[:4])


def cues_around(before: Sequence[Token], behind: Sequence[Token], direction: str | None) -> Cues:
    """Read the cues around a figure from the words of its sentence before and behind it.

    Args:
        before: the words before it.
        behind: the words behind it.
        direction: `increase` or `decrease`, if the figure itself says so (5%増).
    """
    near = _clause_before(before)
    change = {"increase": 1, "decrease": -1}.get(direction or "") or _change(behind)
    standing = Standing.PRESENT
    follows = behind[0].surface if behind else ""
    # 前年比5%増 and 前年を5%上回る speak of today; only a level can be that of the year before.
    earlier = not change and any(token.normalized in words("former") for token in near[:4])
    if follows == "から" or earlier:
        standing = Standing.FORMER
    elif any(token.normalized in words("plan") for token in (*near[:3], *_topic(before), *_clause_behind(behind))):
        standing = Standing.PLANNED
    scoped = any(token.normalized in words("parts") | words("reaches") for token in near[:3])
    named = behind[1:2] if follows == "の" else behind[:1]
    landmark = any(token.normalized in words("landmarks") for token in named)
    assumed = any(token.normalized in words("assumed") for token in _clause_behind(behind))
    return Cues(change, standing, scoped, landmark, assumed, step=follows == "から")
