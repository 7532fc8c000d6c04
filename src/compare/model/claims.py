"""Claims of uniqueness: the first, the only, the most of its kind; and what counts it again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compare.model.mentions import Mention


class Claim(StrEnum):
    """What is claimed, or counted."""

    FIRST = "first"
    """初, 初めて."""
    ONLY = "only"
    """唯一."""
    MOST = "most"
    """過去最高, 史上最多."""
    LEAST = "least"
    """過去最低, 戦後最少."""
    AGAIN = "again"
    """2人目, 3度目, 過去2番目: not the first."""
    REVIVED = "revived"
    """3年ぶり: it was before, and not in between."""
    RUNNING = "running"
    """3年連続: it was the last time too."""


@dataclass(frozen=True, slots=True)
class UniquenessClaim(Mention):
    """The article says that something is the first, the only or the most of its kind, or counts it again.

    Attributes:
        claim: which of these.
        scope: within what, as written (`日本`, `開業以来`); empty where the words next to it do not say.
        about: normalised nouns that the claim is bound to, sorted; claims are compared only if these meet.
    """

    claim: Claim = Claim.FIRST
    scope: str = ""
    about: tuple[str, ...] = ()
