"""Two quantities as intervals: the same, both possible, or not both true. And why, in order.

The logic is the brief's: a figure is an interval with a modifier; intervals that are disjoint after widening differ.
Approximate figures widen by a tolerance, a round figure stands for what rounds to it, bounds are one-sided.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from consistency.config import Config
from consistency.datatypes import Quantity

Relation = Literal["same", "compatible", "differ", "incomparable"]


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers that a quantity lets be true, in its base unit. ``low_open``: the low end itself is excluded."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def overlaps(self, other: Interval) -> bool:
        """Is there a number in both?"""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low != high:
            return low < high
        open_low = any(i.low_open for i in (self, other) if i.low == low)
        open_high = any(i.high_open for i in (self, other) if i.high == high)
        return not (open_low or open_high)


def interval_of(q: Quantity, whole: bool = True) -> Interval:
    """The interval as it is stated, before any widening. A count is a whole number: more than 24 is at least 25.

    ``whole=False`` where the other figure of the pair has a fraction ("a rating of 20.44"): then it is no count.
    """
    low = q.low if q.base_low is None else q.base_low
    high = q.high if q.base_high is None else q.base_high
    start = -math.inf if low is None else float(low)
    end = math.inf if high is None else float(high)
    low_open, high_open = q.modifier == "more_than", q.modifier == "less_than"
    if whole and q.kind == "count" and q.modifier == "more_than" and start.is_integer():
        start, low_open = start + 1, False
    if whole and q.kind == "count" and q.modifier == "less_than" and end.is_integer():
        end, high_open = end - 1, False
    if q.kind == "count" and q.change is None and start < 0:
        start = 0.0
    return Interval(start, end, low_open, high_open)


def are_whole(a: Quantity, b: Quantity) -> bool:
    """Are all ends of the two figures whole numbers?"""
    return all(end is None or float(end).is_integer() for q in (a, b) for end in (q.low, q.high))


def widened(q: Quantity, measure: str, config: Config, whole: bool = True) -> tuple[Interval, str]:
    """What an approximate figure stands for, and the words for the reason (empty where nothing was widened).

    A share of the figure, but no more than ``config.approximate_digits`` of its last digit: "about 68.57 %" was not
    rounded by five points.
    """
    stated = interval_of(q, whole)
    if q.modifier != "approximate":
        return stated, ""
    share = config.tolerances.get(measure, config.tolerance)
    scale = abs(q.base_low / q.low) if q.low and q.base_low else 1.0
    below, above = (_leeway(end, share, config, scale) for end in (stated.low, stated.high))
    low, high = stated.low - below, stated.high + above
    by = f"{share:.0%} either way" if above == share * abs(stated.high) else f"{number(above)} either way"
    return Interval(low, high), f"{phrase(q)} is approximate: {by}, {number(low)} to {number(high)}"


def _leeway(end: float, share: float, config: Config, scale: float) -> float:
    """``scale``: base units in one of the figure's own, in which its digits are counted ("about 1,000 feet")."""
    if math.isinf(end) or end == 0:
        return 0.0
    return min(share * abs(end), config.approximate_digits * _last_digit(round(end / scale, 9)) * scale)


def _last_digit(value: float) -> float:
    """The place value of the last digit that is not a trailing zero: 5,000 -> 1000, 5,200 -> 100, 1.25 -> 0.01."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return 10.0 ** int(exponent)


def rounds_to(round_one: Quantity, fine: Quantity, config: Config) -> bool:
    """May ``round_one`` be ``fine``, rounded? Both are plain figures; small whole numbers are never round.

    A figure of n significant digits stands for half a unit of its last digit either way, never more than
    ``config.tolerance`` of itself (100 is no rounding of 140).
    """
    if not config.rounding or round_one.modifier not in ("exact", "approximate") or fine.modifier != "exact":
        return False
    a, b = interval_of(round_one), interval_of(fine)
    if a.low != a.high or b.low != b.high or a.low == 0 or (a.low < 0) != (b.low < 0):
        return False
    unit = _last_digit(a.low)
    if abs(a.low) < config.round_from:
        unit = min(unit, 1.0)
        if b.low.is_integer():
            return False
    if unit <= _last_digit(b.low):
        return False
    return abs(a.low - b.low) <= min(unit / 2, config.tolerance * abs(a.low))


def relate(a: Quantity, b: Quantity, measure: str, config: Config) -> tuple[Relation, tuple[str, ...]]:
    """How two quantities of one question stand to each other, with the rule and the numbers it used.

    Symmetric: ``relate(a, b)`` and ``relate(b, a)`` give the same relation.
    """
    why_not = _incomparable(a, b)
    if why_not:
        return "incomparable", (why_not,)
    whole = are_whole(a, b)
    said_a, said_b = interval_of(a, whole), interval_of(b, whole)
    reasons = [
        "; ".join(f"“{phrase(q)}” says {bounds(i).removeprefix('exactly ')}" for q, i in ((a, said_a), (b, said_b)))
    ]
    if said_a == said_b:
        return "same", (*reasons, "the two say the same number")
    wide_a, why_a = widened(a, measure, config, whole)
    wide_b, why_b = widened(b, measure, config, whole)
    reasons += [why for why in (why_a, why_b) if why]
    if wide_a.overlaps(wide_b):
        return "compatible", (*reasons, _why_compatible(a, b, said_a, said_b))
    if rounds_to(a, b, config) or rounds_to(b, a, config):
        return "compatible", (*reasons, "rounding: the rounder figure stands for the finer one")
    if config.rounding and rounded_in_own_unit(a, b, config):
        return "compatible", (*reasons, "rounding: each is given to the last digit of its own unit")
    if config.rounding and (_nearly(a, b) or _nearly(b, a)):
        return "compatible", (*reasons, "rounding: what is nearly reached is often given as reached")
    return "differ", (*reasons, "no number fits both")


def rounded_in_own_unit(a: Quantity, b: Quantity, config: Config) -> bool:
    """Do two figures in different units ("4 miles", "7 kilometres") meet within half of the last digit of each?

    As in ``rounds_to``: whole numbers below ``config.round_from`` are given to the last one (10 kilometres are no
    10 miles), and no figure stands for more than ``config.tolerance`` of itself either way.
    """
    if a.unit == b.unit or any(q.low is None or not q.low or q.low != q.high or q.base_low is None for q in (a, b)):
        return False
    spans = []
    for q in (a, b):
        assert q.low is not None  # noqa: S101  (tested above)
        assert q.base_low is not None  # noqa: S101
        unit = _last_digit(q.low)
        if abs(q.low) < config.round_from:
            unit = min(unit, 1.0)
        half = min(0.5 * unit, config.tolerance * abs(q.low)) * abs(q.base_low / q.low)
        spans.append(Interval(q.base_low - half, q.base_low + half))
    return spans[0].overlaps(spans[1])


def _nearly(nearly: Quantity, plain: Quantity) -> bool:
    """Is one "nearly 5,000" and the other the plain 5,000, or "over 5,000"?"""
    below = nearly.modifier == "less_than" and nearly.low is not None
    reached = plain.modifier in ("exact", "more_than", "at_least")
    return below and reached and interval_of(plain, False).low == interval_of(nearly, False).high


PLAIN = {"US dollar": "dollar"}
"""A bare "$" is the US dollar, as English-language news has it."""


def _incomparable(a: Quantity, b: Quantity) -> str:
    """Why two quantities cannot be held against each other at all; empty where they can."""
    unit_a, unit_b = (PLAIN.get(q.base_unit or q.unit, q.base_unit or q.unit) for q in (a, b))
    if a.kind != b.kind:
        return f"a {a.kind} does not meet a {b.kind}"
    if unit_a != unit_b:
        return f"{unit_a or 'a bare number'} does not meet {unit_b or 'a bare number'}"
    if a.change != b.change:
        return "a change does not meet a level" if not (a.change and b.change) else "a rise does not meet a fall"
    if a.per != b.per:
        return f"per {a.per or 'nothing'} does not meet per {b.per or 'nothing'}"
    return ""


def _why_compatible(a: Quantity, b: Quantity, said_a: Interval, said_b: Interval) -> str:
    if "approximate" in (a.modifier, b.modifier):
        return "an approximate figure covers the other"
    if "vague" in (a.modifier, b.modifier):
        return "a vague count covers the other"
    if math.inf in (said_a.high, said_b.high) or -math.inf in (said_a.low, said_b.low):
        return "a bound lets both be true"
    if "at_most" in (a.modifier, b.modifier) or "less_than" in (a.modifier, b.modifier):
        return "a bound lets both be true"
    return "the two ranges overlap"


def share_of(part: Quantity, whole: Quantity) -> Quantity | None:
    """The share that a count is of a known whole, in percent; None where one of the two is no plain count."""
    if part.kind != "count" or whole.kind != "count" or None in (part.low, part.high, whole.low, whole.high):
        return None
    if not whole.low or whole.low != whole.high or part.low is None or part.high is None:
        return None
    low, high = 100 * part.low / whole.low, 100 * part.high / whole.low
    return replace(
        part, kind="share", unit="percent", low=low, high=high, base_low=low, base_high=high, base_unit="percent"
    )


_PREFIX = {
    "exact": "",
    "approximate": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "up to ",
    "less_than": "fewer than ",
    "range": "",
    "vague": "",
}


def number(value: float) -> str:
    """A figure for readers: 5,200 · 0.3 · 1.2 million."""
    if math.isinf(value):
        return "any number"
    if abs(value) >= 1e6 and value == round(value, -4):
        for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
            if abs(value) >= size:
                return f"{_plain(value / size)} {name}"
    return f"{value:,.0f}" if value == round(value) else _plain(value)


def _plain(value: float) -> str:
    """Six digits, never with an exponent: large numbers whole, small ones with as many zeros as it takes."""
    text = f"{value:,.6g}"
    if "e" not in text:
        return text
    return f"{value:,.0f}" if abs(value) >= 1 else f"{value:.12f}".rstrip("0").rstrip(".") or "0"


def bounds(i: Interval) -> str:
    """An interval in words."""
    if i.low == i.high:
        return f"exactly {number(i.low)}"
    low = "" if i.low in (0, -math.inf) else f"{'more than' if i.low_open else 'at least'} {number(i.low)}"
    high = "" if i.high == math.inf else f"{'less than' if i.high_open else 'at most'} {number(i.high)}"
    return " and ".join(part for part in (low, high) if part) or "any number"


def phrase(q: Quantity) -> str:
    """The quantity in a few words: "about 5,000", "up to 5,200", "20 to 30 percent"."""
    low, high = q.low, q.high
    if low is not None and high is not None and low != high:
        if q.modifier == "less_than":
            text = f"nearly {number(high)}"
        else:
            text = f"{number(low)} to {number(high)}" + (" (vague)" if q.modifier == "vague" else "")
    else:
        value = low if low is not None else high
        text = _PREFIX[q.modifier] + (number(value) if value is not None else "any number")
    unit = {"percent": "%"}.get(q.unit, f" {q.unit}" if q.unit else "")
    direction = {"up": "up ", "down": "down "}.get(q.change or "", "")
    per = f" per {q.per}" if q.per else ""
    return f"{direction}{text}{unit}{per}"
