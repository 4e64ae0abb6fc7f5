"""What a figure lets be true: an interval of one dimension. The only place that compares numbers of two figures.

Ten miles and ten kilometres have the same digits and are not the same. So the ends of an interval carry what they
measure, and every comparison of two intervals asks for it first: two dimensions refuse with ``DimensionError``.
Whether two can meet is asked with ``meets``, and why they cannot is said by ``Dimension.apart``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

PLAIN = {"US dollar": "dollar", "Indian rupee": "rupee"}
"""A bare "$" is the US dollar, as English-language news has it, and a bare rupee the Indian one."""
_DIGITS = 12
"""Ends are kept to so many significant digits: 104 °F and 40 °C differ in the sixteenth after the arithmetic."""


class DimensionError(TypeError):
    """Two intervals of different dimensions were compared: a mistake of the program, never of its input."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """What the numbers of an interval are numbers of."""

    kind: str = "count"
    """Kind of quantity: count, share, money, measure …"""
    base: str = ""
    """The base unit that the ends are given in ("metre"); empty for bare numbers."""
    per: str = ""
    """The denominator of a rate, its own amount taken out ("people" of "12 per 100,000 people")."""
    change: str = ""
    """``up`` or ``down`` for the size of a change, empty for a level."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "base", PLAIN.get(self.base, self.base))

    def apart(self, other: Dimension) -> str:
        """Why numbers of the two cannot be held against each other; empty where they can."""
        if self.kind != other.kind:
            return f"a {self.kind} does not meet a {other.kind}"
        if self.base != other.base:
            return f"{self.base or 'a bare number'} does not meet {other.base or 'a bare number'}"
        if self.change != other.change:
            both = self.change and other.change
            return "a rise does not meet a fall" if both else "a change does not meet a level"
        if self.per != other.per:
            return f"per {self.per or 'nothing'} does not meet per {other.per or 'nothing'}"
        return ""


def settled(end: float) -> float:
    """``end`` without what the arithmetic of units left in its last digits."""
    return end if math.isinf(end) or end == 0 else float(f"{end:.{_DIGITS}g}")


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from ``low`` to ``high``, in the base unit of ``dimension``; infinite where an end is open.

    Equal, as a key of a set as well, where ends and dimension are. ``low_open``: the low end itself is excluded.
    """

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False
    dimension: Dimension = Dimension()

    def __post_init__(self) -> None:
        object.__setattr__(self, "low", settled(self.low))
        object.__setattr__(self, "high", settled(self.high))

    def meets(self, other: Interval) -> bool:
        """Can the two be compared at all?"""
        return not self.dimension.apart(other.dimension)

    def _against(self, other: Interval) -> None:
        why = self.dimension.apart(other.dimension)
        if why:
            raise DimensionError(why)

    @property
    def is_point(self) -> bool:
        """Is it one number?"""
        return self.low == self.high and not math.isinf(self.low)

    @property
    def is_open(self) -> bool:
        """Does it go on without an end?"""
        return math.isinf(self.low) or math.isinf(self.high)

    def same(self, other: Interval) -> bool:
        """Do the two hold the same numbers?"""
        self._against(other)
        ends = (self.low, self.high, self.low_open, self.high_open)
        return ends == (other.low, other.high, other.low_open, other.high_open)

    def overlaps(self, other: Interval) -> bool:
        """Is there a number in both?"""
        self._against(other)
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low != high:
            return low < high
        open_low = any(i.low_open for i in (self, other) if i.low == low)
        open_high = any(i.high_open for i in (self, other) if i.high == high)
        return not (open_low or open_high)

    def holds(self, other: Interval) -> bool:
        """Is every number of ``other`` in this one?"""
        self._against(other)
        low = other.low > self.low or (other.low == self.low and (other.low_open or not self.low_open))
        high = other.high < self.high or (other.high == self.high and (other.high_open or not self.high_open))
        return low and high

    def above(self, other: Interval) -> bool:
        """Is every number of this one more than every number of ``other``?"""
        self._against(other)
        return self.low > other.high

    def gap(self, other: Interval) -> float:
        """How far apart the low ends are, in base units."""
        self._against(other)
        return abs(self.low - other.low)

    def ratio(self, other: Interval) -> float:
        """The smaller low end as a share of the larger one, 0 to 1 (1 where both are 0); below 0 where signs differ."""
        self._against(other)
        least, most = sorted((self.low, other.low), key=abs)
        return least / most if most else 1.0

    def within(self, other: Interval, share: float) -> bool:
        """Is some number of this one at least ``share`` of one of ``other``, and at most the inverse of it?"""
        self._against(other)
        return self.low * share <= other.high and other.low <= self.high / share

    def common_ends(self, other: Interval) -> frozenset[float]:
        """The finite ends that both have: 40 of "up to 40" and "40"."""
        self._against(other)
        return frozenset(e for e in (self.low, self.high) if math.isfinite(e) and e in (other.low, other.high))

    def less(self, other: Interval) -> Interval:
        """What is left of this when ``other`` is taken away: 8 less 3 are 5."""
        self._against(other)
        return Interval(self.low - other.high, self.high - other.low, dimension=self.dimension)

    def over(self, whole: Interval) -> tuple[float, float]:
        """The ends as shares of ``whole``, one number and not 0."""
        self._against(whole)
        return self.low / whole.low, self.high / whole.low

    def begins_at_end_of(self, other: Interval) -> bool:
        """Is the low end the high end of ``other``?"""
        self._against(other)
        return self.low == other.high

    def widened(self, below: float, above: float) -> Interval:
        """The interval with its ends moved outwards by so many base units, ends included."""
        return Interval(self.low - below, self.high + above, dimension=self.dimension)


def spread(intervals: Sequence[Interval]) -> float:
    """The largest end over the smallest, both above 0, of all that measure the same as the first; 1 for none."""
    alike = [i for i in intervals if i.meets(intervals[0])]
    ends = [end for i in alike for end in (i.low, i.high) if 0 < end < math.inf]
    return max(ends) / min(ends) if ends else 1.0
