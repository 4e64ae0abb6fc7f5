"""What the texts leave open, where knowing it would settle the difference: said in one sentence, side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from consistency.datatypes import Claim, Verdict
from consistency.reports.words import listed

_OPEN: tuple[tuple[str, Callable[[Claim], object]], ...] = (
    ("whom it counts", lambda claim: claim.scope.population),
    ("where", lambda claim: claim.scope.place),
    ("which event", lambda claim: claim.scope.event),
    ("over what time", lambda claim: claim.scope.period),
    ("as of when", lambda claim: claim.clocks.as_of or claim.clocks.event or claim.clocks.published),
)
"""What a side may leave unsaid, in the order in which it most often explains a difference."""
_OPEN_VERDICTS: frozenset[Verdict] = frozenset({"conflict", "unclear"})


def what_would_settle(verdict: Verdict, sides: Sequence[Sequence[Claim]], letters: Sequence[str]) -> str:
    """What one side says and another leaves open, as a sentence; empty where nothing would settle it.

    ``sides``: the claims of each side; ``letters``: what the sides are called.
    """
    if verdict not in _OPEN_VERDICTS:
        return ""
    silent: dict[tuple[str, ...], list[str]] = {}
    for words, known in _OPEN:
        missing = [name for name, claims in zip(letters, sides, strict=True) if not any(map(known, claims))]
        if missing and (len(missing) < len(sides) or words == "as of when"):
            silent.setdefault(tuple(missing), []).append(words)
    said = [
        f"{listed(names)} {'does' if len(names) == 1 else 'do'} not say {listed(what)}"
        for names, what in silent.items()
    ]
    return "; ".join(said) + "." if said else ""
