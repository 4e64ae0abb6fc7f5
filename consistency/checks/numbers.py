"""Two quantities as intervals: the same, both possible, or not both true. And why, in order.

The logic is the brief's: a figure is an interval with a modifier; intervals that are disjoint after widening differ.
Approximate figures widen by a tolerance, a round figure stands for what rounds to it, bounds are one-sided.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache, lru_cache
from typing import Literal

from consistency.config import Config, packaged_table
from consistency.datatypes import Quantity
from consistency.intervals import Interval, settled
from consistency.quantities.units import WORDS

Relation = Literal["same", "compatible", "differ", "incomparable"]


def interval_of(q: Quantity, whole: bool = True) -> Interval:
    """The interval as it is stated, before any widening. A count is a whole number: more than 24 is at least 25.

    ``whole=False`` where the other figure of the pair has a fraction ("a rating of 20.44"): then it is no count.
    """
    return _as_counted(q.interval, q.kind == "count", whole and q.factor == 1.0, q.change is None)


@lru_cache(maxsize=50_000)
def _as_counted(stated: Interval, counts: bool, whole: bool, is_level: bool) -> Interval:
    start, end = stated.low, stated.high
    low_open, high_open = stated.low_open, stated.high_open
    if counts and whole and low_open and start.is_integer():
        start, low_open = start + 1, False
    if counts and whole and high_open and end.is_integer():
        end, high_open = end - 1, False
    if counts and is_level and start < 0:
        start = 0.0
    return replace(stated, low=start, high=end, low_open=low_open, high_open=high_open)


def say_the_same(a: Quantity, b: Quantity) -> bool:
    """Do the two say the same number of the same? What ``relate`` calls "same", without the words for it."""
    whole = are_whole(a, b)
    said_a, said_b = interval_of(a, whole), interval_of(b, whole)
    return said_a.meets(said_b) and said_a.same(said_b)


def are_whole(a: Quantity, b: Quantity) -> bool:
    """Are all ends of the two figures whole numbers?"""
    return all(end is None or float(end).is_integer() for q in (a, b) for end in (q.low, q.high))


def widened(q: Quantity, measure: str, config: Config, whole: bool = True) -> tuple[Interval, str]:
    """What an approximate figure stands for, and the words for the reason (empty where nothing was widened).

    A share of the figure, but no more than ``config.approximate_digits`` of its last digit: "about 68.57 %" was not
    rounded by five points.
    """
    stated = interval_of(q, whole)
    if q.modifier != "approximate" or q.low is None or q.high is None:
        return stated, ""
    share = config.tolerances.get(measure, config.tolerance)
    below, above = (min(share * abs(end), config.approximate_digits * q.step) for end in (q.low, q.high))
    by = f"{share:.0%} either way" if above == share * abs(q.high) else f"{number(above)} either way"
    ends = f"{number(settled(q.low - below))} to {number(settled(q.high + above))}"
    size = abs(q.factor)
    return stated.widened(below * size, above * size), f"{phrase(q)} is approximate: {by}, {ends}"


def rounds_to(round_one: Quantity, fine: Quantity, config: Config) -> bool:
    """May ``round_one`` be ``fine``, rounded? Both are plain figures; small whole numbers are never round.

    A figure of n significant digits stands for half a unit of its last digit either way, never more than
    ``config.tolerance`` of itself (100 is no rounding of 140). A written zero behind the point is a digit that was
    measured: 5.0 is no rounding of 5.4, as 5 is.
    """
    if not config.rounding or round_one.modifier not in ("exact", "approximate") or fine.modifier != "exact":
        return False
    a, b = round_one.interval, fine.interval
    if not (a.is_point and b.is_point) or not round_one.low or fine.low is None:
        return False
    size = abs(round_one.factor)
    reach, away = step_of(round_one, config), settled(a.gap(b) / size)
    told_in_its_unit = round_one.low + (away if b.above(a) else -away)
    if (round_one.low < 0) != (told_in_its_unit < 0) or is_tallied(round_one):
        return False
    counted_singly = abs(round_one.low) < config.round_from and not is_simple_fraction(round_one)
    if counted_singly and float(told_in_its_unit).is_integer():
        return False
    if reach * size <= step_of(fine, config) * abs(fine.factor):
        return False
    return away <= settled(min(reach / 2, config.tolerance * abs(round_one.low)))


FRACTION_STEP = 0.05
"""To so much of the whole a fraction in words is told: "a third" of 30.8 to 35.8 %, "half" of 47.5 to 52.5 %."""


def is_simple_fraction(q: Quantity) -> bool:
    """Is it a share written as a fraction ("a third", "two in five", 1/4), and no percentage or decimal?"""
    in_percent = q.kind == "share" and q.base_unit == "percent" and not q.unit
    return in_percent and q.decimals is None and q.low is not None and q.low == q.high


def step_of(q: Quantity, config: Config) -> float:
    """What one more in the last place that a plain figure is told to would be, in its own unit.

    Whole numbers below ``config.round_from`` are told to the last one.
    """
    if is_simple_fraction(q):
        return FRACTION_STEP
    if q.base_unit == "celsius":
        return min(q.step, 1.0)  # a zero of a thermometer was read: 100°F is no rounding of 95°F
    return min(q.step, 1.0) if abs(q.low or 0.0) < config.round_from else q.step


EXACT_DIGITS = 3
"""A tally with so many significant digits, written out, is what was counted: "11,500 votes"."""


def is_tallied(q: Quantity) -> bool:
    """Is it a figure that is counted one by one and published as counted (votes, seats, points), and written out?

    "11,500 votes" against "11,496" are two counts; "11,000" and "1.2 million votes" may be rounded.
    """
    written_out = q.decimals is not None and q.scale == 1.0 and q.significant >= EXACT_DIGITS
    return written_out and q.modifier == "exact" and q.kind == "count" and q.head in _tallied_heads()


@cache
def _tallied_heads() -> frozenset[str]:
    return frozenset(head for row in packaged_table("tallies").values() for head in row["heads"])


def relate(a: Quantity, b: Quantity, measure: str, config: Config) -> tuple[Relation, tuple[str, ...]]:
    """How two quantities of one question stand to each other, with the rule and the numbers it used.

    Symmetric: ``relate(a, b)`` and ``relate(b, a)`` give the same relation.
    """
    why_not = a.interval.dimension.apart(b.interval.dimension)
    if why_not:
        return "incomparable", (why_not,)
    if is_bare_temperature(a) != is_bare_temperature(b):
        return _on_either_scale(a, b, measure, config)
    return _relate(a, b, measure, config)


def is_bare_temperature(q: Quantity) -> bool:
    """Is it a temperature "in degrees", of which scale is not said?"""
    return q.unit == "degree" and q.base_unit == "celsius"


def _on_either_scale(a: Quantity, b: Quantity, measure: str, config: Config) -> tuple[Relation, tuple[str, ...]]:
    """ "Minus 12 degrees" against "-12°C" or "10°F": read on the scale on which the two come nearest."""
    found = []
    for scale in ("celsius", "fahrenheit"):
        unit = WORDS[scale]
        pair = [
            replace(q, unit=scale, factor=unit.factor, offset=0.0 if q.change else unit.offset).worked_out(
                q.low, q.high
            )
            if is_bare_temperature(q)
            else q
            for q in (a, b)
        ]
        relation, why = _relate(pair[0], pair[1], measure, config)
        found.append((_NEARNESS.index(relation), relation, (f"degrees, read as {scale}", *why)))
    _, relation, why = min(found, key=lambda f: f[0])
    return relation, why


_NEARNESS: tuple[Relation, ...] = ("same", "compatible", "differ", "incomparable")


def _relate(a: Quantity, b: Quantity, measure: str, config: Config) -> tuple[Relation, tuple[str, ...]]:
    """``relate`` for two figures of one dimension, each on a scale that is known or the same."""
    whole = are_whole(a, b)
    said_a, said_b = interval_of(a, whole), interval_of(b, whole)
    reasons = ["; ".join(f"“{phrase(q)}” says {_in_base(q, i)}" for q, i in ((a, said_a), (b, said_b)))]
    if said_a.same(said_b):
        return "same", (*reasons, "the two say the same number")
    if a.kind in ("tally", "rank"):
        return "differ", (*reasons, "the two numbers of a result, and a rank, are exact")
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


def _in_base(q: Quantity, said: Interval) -> str:
    """An interval in words, with the base unit where the figure is written in another."""
    words = bounds(said).removeprefix("exactly ")
    return words if q.factor == 1.0 else f"{words} {said.dimension.base}".strip()


def rounded_in_own_unit(a: Quantity, b: Quantity, config: Config) -> bool:
    """Do two figures in different units ("4 miles", "7 kilometres") meet within half of the last digit of each?

    As in ``rounds_to``: whole numbers below ``config.round_from`` are given to the last one (10 kilometres are no
    10 miles), and no figure stands for more than ``config.tolerance`` of itself either way. The same digits with
    another unit were copied and not converted; but a "ton" may be a tonne.
    """
    if (a.unit, a.factor) == (b.unit, b.factor) or any(not q.low or q.low != q.high for q in (a, b)):
        return False
    if a.repeats_digits_of(b):
        return {a.unit, b.unit} == {"ton", "tonne"}  # else one was copied and neither converted
    return _told_to(a, config).overlaps(_told_to(b, config))


def _told_to(q: Quantity, config: Config) -> Interval:
    """What rounds to a plain figure: half of its last digit either way."""
    half = min(step_of(q, config) / 2, config.tolerance * abs(q.low or 0.0)) * abs(q.factor)
    return q.interval.widened(half, half)


def _nearly(nearly: Quantity, plain: Quantity) -> bool:
    """Is one "nearly 5,000" and the other the plain 5,000, or "over 5,000"?"""
    below = nearly.modifier == "less_than" and nearly.low is not None
    reached = plain.modifier in ("exact", "more_than", "at_least")
    return below and reached and plain.interval.begins_at_end_of(nearly.interval)


def _why_compatible(a: Quantity, b: Quantity, said_a: Interval, said_b: Interval) -> str:
    if "approximate" in (a.modifier, b.modifier):
        return "an approximate figure covers the other"
    if "vague" in (a.modifier, b.modifier):
        return "a vague count covers the other"
    if said_a.is_open or said_b.is_open:
        return "a bound lets both be true"
    if "at_most" in (a.modifier, b.modifier) or "less_than" in (a.modifier, b.modifier):
        return "a bound lets both be true"
    return "the two ranges overlap"


def share_of(part: Quantity, whole: Quantity) -> Quantity | None:
    """The share that a count is of a known whole, in percent; None where one of the two is no plain count."""
    if (
        part.kind != "count"
        or whole.kind != "count"
        or part.interval.is_open
        or not part.interval.meets(whole.interval)
    ):
        return None
    if not whole.low or not whole.interval.is_point:
        return None
    low, high = part.interval.over(whole.interval)
    made = replace(part, kind="share", unit="percent", base_unit="percent", per="", per_amount=1.0, factor=1.0)
    return made.worked_out(100 * low, 100 * high)


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


def _short(end: float | None) -> float | None:
    return None if end is None else round(end, 1)


_SCALES = {1.0: "", 1e6: " million", 1e9: " billion", 1e12: " trillion"}


def written(q: Quantity, value: float) -> str:
    """An end of ``q`` for readers, with the zeros that it is written with: "5.0 billion"."""
    if not q.decimals or q.scale not in _SCALES or not math.isfinite(value):
        return number(value)
    return f"{value / q.scale:,.{q.decimals}f}{_SCALES[q.scale]}"


def phrase(q: Quantity) -> str:
    """The quantity in a few words: "about 5,000", "up to 5,200", "20 to 30 percent", "5.0 billion dollar"; a fraction
    in percent."""
    if q.kind == "share" and not q.unit and q.base_unit == "percent":
        q = replace(q, unit="percent", low=q.base_low, high=q.base_high, decimals=None)
        q = replace(q, low=_short(q.low), high=_short(q.high))
    low, high = q.low, q.high
    if q.kind == "tally":
        return f"{number(high or 0)}-{number(low or 0)}"
    if q.kind == "rank":
        return f"place {number(low or 0)}"
    if low is not None and high is not None and low != high:
        if q.modifier == "less_than":
            text = f"nearly {written(q, high)}"
        else:
            text = f"{written(q, low)} to {written(q, high)}" + (" (vague)" if q.modifier == "vague" else "")
    else:
        value = low if low is not None else high
        text = _PREFIX[q.modifier] + (written(q, value) if value is not None else "any number")
    unit = {"percent": "%"}.get(q.unit, f" {q.unit}" if q.unit else "")
    direction = {"up": "up ", "down": "down "}.get(q.change or "", "")
    per = f" per {q.denominator}" if q.per else ""
    return f"{direction}{text}{unit}{per}"
