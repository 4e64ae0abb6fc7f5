"""The working record of one quantity while the rules run; ``reader`` turns it into a ``Quantity``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from consistency.config import Config
from consistency.datatypes import Modifier, QuantityKind
from consistency.quantities.tokens import Token
from consistency.quantities.units import Unit

PADDING = 16
"""No rule looks further than this outside the text."""


@dataclass(slots=True, eq=False)
class Draft:
    """A number and what the rules have learnt about it. Positions are indexes of tokens, ends exclusive."""

    i: int
    """The number: tokens ``i`` to ``j``."""
    j: int
    value: float
    first: int
    """The whole expression with modifier, currency and unit: tokens ``first`` to ``last``."""
    last: int
    rules: list[str] = field(default_factory=list)
    digits: bool = False
    """Written with digits (perhaps with a scale word)."""
    scale: float = 1.0
    """Last scale word or letter ("million" 1e6); what "4 to 5 million" lends to its first number."""
    fraction: bool = False
    ordinal: bool = False
    vague: tuple[float, float] | None = None
    """Lower and upper bound of a vague word ("dozens")."""
    signed: bool = False
    """Had a plus or minus sign or word."""
    hyphened: bool = False
    """Stands in a compound adjective ("five-year", "12-page")."""
    low: float | None = None
    high: float | None = None
    modifier: Modifier = "exact"
    inner: Modifier = "exact"
    """A modifier inside the number: the "-odd" of "thirty-odd thousand"."""
    unit: Unit | None = None
    per: str = ""
    per_amount: float = 1.0
    """So many of ``per`` make the denominator ("per 100,000 people": 100,000 of "people")."""
    kind: QuantityKind = "count"
    change: Literal["up", "down"] | None = None
    ci: int = 0
    """The counted noun phrase: tokens ``ci`` to ``cj``; none where they are equal."""
    cj: int = 0
    head: str = ""
    whole: Draft | None = None
    members: list[Draft] | None = None
    """The enumeration it stands in, shared by its members."""
    dropped: bool = False


@dataclass(slots=True, eq=False)
class Reading:
    """One text being read."""

    text: str
    config: Config
    tokens: list[Token]
    lowers: list[str]
    """The tokens in lower case, with empty strings behind them, so that a few places outside the text read as empty
    (those before it by Python's negative indexes)."""
    lower: Callable[[int], str]
    """The token at an index in lower case; empty up to ``PADDING`` places outside the text."""
    numbers: list[int]
    """Indexes of the tokens of digits."""
    anchors: list[int]
    """Indexes of the tokens at which a number may begin."""
    masked: dict[int, str] = field(default_factory=dict)
    """Token index -> name of the rule that says it belongs to no quantity."""
    drafts: list[Draft] = field(default_factory=list)
    apart: bool = False
    """The marks of the text stand apart from its words ("two - party basis , said")."""
    dropped: bool = False
    """A draft was dropped as no quantity."""
    sentences: list[int] = field(default_factory=list)
    """For each token the number of its sentence, once a rule has asked."""
    european: bool = False
    """The text writes 5.200 for five thousand two hundred."""

    def mask(self, start: int, end: int, rule: str) -> None:
        """Say that tokens ``start`` to ``end`` belong to no quantity."""
        for index in range(start, end):
            self.masked[index] = rule

    def drop(self, draft: Draft, rule: str) -> None:
        """Say that ``draft`` is no quantity after all."""
        draft.dropped = self.dropped = True
        self.mask(draft.i, draft.j, rule)
