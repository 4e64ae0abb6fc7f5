"""How grave a finding is, with its reasons, and the order in which findings are read."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.checks.copied_words import CHARGE
from consistency.config import Config
from consistency.datatypes import VERDICT_ORDER, Claim, Finding, Severity, Side, Verdict
from consistency.intervals import spread

LIVES = frozenset({"killed", "wounded", "missing", "casualties"})
"""Measures of people lost or hurt: a wrong toll does the most harm in print."""
_LIGHT = {"agree": "the sources agree", "compatible": "both figures can be true", "unclear": "too little is said",
          "superseded": "a later count replaces an earlier one"}  # fmt: skip
_FACTS = frozenset({"number", "date", "name", "negation", "attribution"})
"""Kinds of change that say something else, and not only how."""
HIGH_FROM = 2
"""So many of the three reasons below make a conflict a grave one; lost lives alone do."""


def severity_of(
    verdict: Verdict, claims: Sequence[Claim], sides: Sequence[Side], config: Config
) -> tuple[Severity, tuple[str, ...]]:
    """Low where nothing is at odds, medium for another scope, else by three reasons; and the reasons that hold.

    A conflict or drift about lives is high; else it is high with two of: a figure below ``config.wide_gap`` times the
    other, two independent origins on each of two sides (neither is one mistaken text), money or people at stake.
    """
    if verdict in _LIGHT:
        return "low", (_LIGHT[verdict],)
    if verdict == "different_scope":
        return "medium", ("the figures count different things, and are easily taken for one another",)
    reasons = []
    measure = claims[0].scope.measure if claims[0].quantity is not None else ""
    if measure in LIVES:
        reasons.append(f"lives are counted ({measure})")
    gap = gap_of(claims)
    if gap * config.wide_gap > 1:
        reasons.append(f"the largest figure is {gap:.1f} times the smallest")
    if sum(side.origins >= 2 for side in sides) >= 2:
        reasons.append("at least two sides have two independent origins each")
    if measure in LIVES or len(reasons) >= HIGH_FROM:
        return "high", tuple(reasons)
    return "medium", (*reasons, "the claims cannot both be true")


def gap_of(claims: Sequence[Claim]) -> float:
    """The largest figure over the smallest, both above 0, of those in one dimension; 1 where there are none."""
    return spread([c.quantity.interval for c in claims if c.quantity])


def rank(findings: Sequence[Finding]) -> list[Finding]:
    """The gravest first; among equals by verdict, then by the origins behind its two strongest sides, then by key."""
    heavy = {"high": 0, "medium": 1, "low": 2}

    def order(f: Finding) -> tuple[int, int, int, str]:
        behind = sorted((side.origins for side in f.sides), reverse=True)[:2]
        return heavy[f.severity], -VERDICT_ORDER.index(f.verdict), -sum(behind), f.key

    return sorted(findings, key=order)


def look_first(findings: Sequence[Finding]) -> list[Finding]:
    """``findings`` in the order of what an editor can use, else as they were.

    Grave conflicts and changes about lives, other conflicts, charges that a copy adds, all else that is grave, facts
    that a copy changed, and then the rest.
    """

    def use(f: Finding) -> int:
        if f.verdict in ("conflict", "drift") and f.severity == "high":
            return 0
        if f.verdict == "conflict":
            return 1
        if f.verdict == "drift" and any(reason.endswith(CHARGE) for pair in f.pairs for reason in pair.reasons):
            return 2
        if f.severity == "high":
            return 3
        return 4 if f.verdict == "drift" and f.kind in _FACTS else 5

    return sorted(findings, key=use)
