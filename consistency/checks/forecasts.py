"""A figure that somebody foresees is none that was reached, and two houses may foresee two figures.

How a figure is meant is read where its claim is (``Claim.meant``).
"""

from __future__ import annotations

from consistency.datatypes import Claim, Verdict


def forecast_ruling(a: Claim, b: Claim) -> tuple[Verdict, tuple[str, ...]] | None:
    """The verdict on two figures of which one at least is foreseen; ``None`` where neither is, or both by one house."""
    kinds = (a.meant.kind, b.meant.kind)
    if "foreseen" not in kinds:
        return None
    said = " / ".join(f"“{claim.meant.words or 'no such word'}”" for claim in (a, b))
    if "told" in kinds:
        return "different_scope", (f"one is foreseen, the other is not ({said})", "rule: a forecast is no result")
    if kinds != ("foreseen", "foreseen") or not set(a.meant.house).isdisjoint(b.meant.house):
        return None  # a bare heading may be either
    houses = [" ".join(claim.meant.house).title() or "somebody" for claim in (a, b)]
    return "unclear", (f"foreseen by {houses[0]} / {houses[1]}", "rule: two forecasts may differ")
