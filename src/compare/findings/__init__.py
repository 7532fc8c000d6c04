"""What an editor should look at: rules over a comparison.

A rule is a module named for its id that exports `RULE`; it is listed in `RULES`. Rules see the model only: how
mentions were recognised and passages aligned is no concern of theirs, and none knows another. What they propose is a
候補 (candidate), never a verdict.
"""

from __future__ import annotations

from typing import Final

from compare.findings import (
    arithmetic,
    attribution_divergence,
    certainty_divergence,
    coverage_gap,
    event_timeline,
    figure_difference,
    figure_self_contradiction,
    furniture_residue,
    hidden_characters,
    label_divergence,
    loaded_wording,
    media_provenance,
    near_duplicate,
    office_timeline,
    promotion,
    uniqueness_claim,
)
from compare.findings.merging import merged
from compare.findings.rule import Rule
from compare.model import Comparison, Finding

__all__ = ["RULES", "Rule", "find"]

RULES: Final[tuple[Rule, ...]] = (
    arithmetic.RULE,
    attribution_divergence.RULE,
    certainty_divergence.RULE,
    coverage_gap.RULE,
    event_timeline.RULE,
    figure_difference.RULE,
    figure_self_contradiction.RULE,
    furniture_residue.RULE,
    hidden_characters.RULE,
    label_divergence.RULE,
    loaded_wording.RULE,
    media_provenance.RULE,
    near_duplicate.RULE,
    office_timeline.RULE,
    promotion.RULE,
    uniqueness_claim.RULE,
)


def find(comparison: Comparison) -> tuple[Finding, ...]:
    """Return what all rules propose, most severe first; those that say the same are one finding.

    The result depends on the comparison alone, not on the order of the rules.
    """
    return merged(finding for rule in RULES for finding in rule.find(comparison))
