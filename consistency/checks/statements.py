"""Two sentences about one thing, ready for the checks of wording, and what such a check hands back."""

from __future__ import annotations

from dataclasses import dataclass, field

from consistency.checks.copies import Token, tokens_of
from consistency.datatypes import Claim, FindingKind, Verdict
from consistency.parsing import Parse

Span = tuple[int, int]
"""First character and the one after the last, counted in the quote of a claim."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with its words. ``tokens`` have offsets in ``text``, which is the quote of the claim."""

    claim: Claim
    parse: Parse | None = None
    """Of the quote; without one nobody knows what it denies."""
    text: str = field(init=False)
    tokens: tuple[Token, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.claim.quote)
        object.__setattr__(self, "tokens", tokens_of(self.claim.quote))


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two statements of different documents that may speak of one thing.

    ``cosine``: likeness of their masked sentences, -1 to 1. ``linked``: do they stand in one shared claim? Where not,
    they are of one story only, and a check must be sure by itself that both speak of the same.
    """

    a: Statement
    b: Statement
    cosine: float
    linked: bool


@dataclass(frozen=True, slots=True)
class Clash:
    """What one check found between two statements.

    ``words_a`` and ``words_b``: the words that clash, for the report to mark; at least one of the two is not empty.
    ``reasons``: the words quoted, then the rule, as in ``PairVerdict.reasons``.
    """

    kind: FindingKind
    verdict: Verdict
    words_a: tuple[Span, ...]
    words_b: tuple[Span, ...]
    reasons: tuple[str, ...]
