"""What the texts leave open, where knowing it would settle the difference: said in one sentence, side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from consistency.datatypes import Claim, Verdict
from consistency.reports.words import listed


def _dated(claim: Claim) -> object:
    return claim.clocks.as_of or claim.clocks.event or claim.clocks.published


_OPEN: tuple[tuple[str, Callable[[Claim], object]], ...] = (
    ("whom {} {count}", lambda claim: claim.scope.population),
    ("where {} {count}", lambda claim: claim.scope.place),
    ("which event {} {mean}", lambda claim: claim.scope.event),
    ("over what time {} {count}", lambda claim: claim.scope.period),
    ("as of when {} {speak}", _dated),
)
"""What a side may leave unsaid, in the order in which it most often explains a difference."""
_OPEN_VERDICTS: frozenset[Verdict] = frozenset({"conflict", "unclear"})


def what_would_settle(verdict: Verdict, sides: Sequence[Sequence[Claim]], letters: Sequence[str]) -> str:
    """What one side says and another leaves open, as a sentence; empty where nothing would settle it.

    ``sides``: the claims of each side; ``letters``: what the sides are called.
    """
    if verdict not in _OPEN_VERDICTS:
        return ""
    said = []
    for phrase, known in _OPEN:
        missing = [name for name, claims in zip(letters, sides, strict=True) if not any(map(known, claims))]
        if missing and (len(missing) < len(sides) or known is _dated):
            verbs = {verb: verb + ("s" if len(missing) == 1 else "") for verb in ("count", "mean", "speak")}
            said.append(phrase.format(listed(missing), **verbs))
    return f"knowing {listed(said)}." if said else ""
