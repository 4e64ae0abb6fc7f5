"""Claims with numbers -> the geometry of a number line: one row for each value that a side gives.

Positions are percentages of the width, so that the drawing stretches with the page while its lettering does not.
Rows never share a line, so labels cannot overlap.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from consistency.datatypes import Claim, Quantity
from consistency.reports.words import figure, in_percent, interval, with_unit

LEFT, RIGHT = 3.0, 97.0
"""The plot in percent of the width; arrows of open ends reach beyond it."""
ROW = 36
"""Height of a row in pixels: a label and its mark."""
AXIS = 26
MAX_ROWS = 14
"""A drawing with more rows is no picture any more; the sides below it hold every value."""
LOG_RATIO = 300.0
"""Where the largest value is more than this many times the smallest, equal steps would hide the small ones."""
TICKS = 4
MARGIN = 30.0
"""Labels begin within this share of the left edge or end within it of the right, so that a narrow page holds them."""
_LABEL = 24
"""Characters of a label that fit a narrow screen; the full words stand in the description."""


@dataclass(frozen=True, slots=True)
class Row:
    """One value of one side. Positions in percent; ``points`` are its figures, ``x1`` to ``x2`` what it allows."""

    side: int
    y: int
    label: str
    documents: str
    """Said after the label where the page is wide enough; may be empty."""
    origins: str
    """Said after that, always."""
    text_x: float
    anchor: str
    x1: float
    x2: float
    points: tuple[float, ...]
    open_left: bool
    open_right: bool
    hollow: bool
    band: bool
    late: float | None = None
    """A second place, joined to the first: on a timeline, the day of publication."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A drawing: rows from the top, then the axis. Heights in pixels."""

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    height: int
    axis: int
    description: str
    logarithmic: bool
    left_out: int


@dataclass(frozen=True, slots=True)
class Value:
    """A distinct value: the side that gives it and how many documents stand behind it."""

    side: int
    quantity: Quantity
    documents: str
    """``2 documents`` where that is more than the independent sources, else empty."""
    origins: str
    """``1 independent source``"""


def draw(values: Sequence[Value], letters: Sequence[str], tolerance: float) -> NumberLine | None:
    """A number line of ``values`` (in order, from the top), or None where there is nothing to place on one.

    ``tolerance`` is the share of an approximate figure that its band spans to either side.
    """
    shown = [value for value in values if _ends(value.quantity)][:MAX_ROWS]
    placed, unit = _in_one_unit([value.quantity for value in shown])
    if not placed:
        return None
    marks = [x for quantity in placed for x in _extent(quantity, tolerance) if x is not None]
    whole = all(quantity.kind == "count" and not unit for quantity in placed)
    scale = _Scale(min(marks), max(marks), whole)
    rows = tuple(
        _row(value, quantity, index, letters[value.side], scale, tolerance)
        for index, (value, quantity) in enumerate(zip(shown, placed, strict=True))
    )
    said = "; ".join(
        ", ".join(filter(None, (f"{letters[value.side]}: {interval(value.quantity)}", value.documents, value.origins)))
        for value in shown
    )
    axis = len(rows) * ROW + 8
    return NumberLine(
        rows=rows,
        ticks=scale.ticks(unit),
        height=axis + AXIS,
        axis=axis,
        description=said,
        logarithmic=scale.logarithmic,
        left_out=len(values) - len(shown),
    )


def distinct_values(claims: Sequence[Claim]) -> list[Quantity]:
    """The different values among the claims, smallest first."""
    seen: dict[str, Quantity] = {}
    for claim in claims:
        if claim.quantity is not None and _ends(claim.quantity):
            seen.setdefault(interval(claim.quantity), claim.quantity)
    return sorted(seen.values(), key=lambda quantity: (_ends(quantity)[0], _ends(quantity)[-1], quantity.modifier))


def _in_one_unit(quantities: Sequence[Quantity]) -> tuple[list[Quantity], str]:
    """The quantities in one unit, the largest that any of them has, and its name; none where there is no such unit."""
    stated = [in_percent(quantity) for quantity in quantities]
    units = {unit for _, _, unit in stated}
    if len(units) <= 1:
        same = zip(quantities, stated, strict=True)
        return [replace(quantity, low=low, high=high) for quantity, (low, high, _) in same], "".join(units)
    largest = max(quantities, key=lambda quantity: (quantity.factor, quantity.unit))
    if not largest.base_unit or any(not quantity.interval.meets(largest.interval) for quantity in quantities):
        return [], ""
    return [quantity.told_in(largest) for quantity in quantities], largest.unit


def _ends(quantity: Quantity) -> list[float]:
    return [end for end in (quantity.low, quantity.high) if end is not None and math.isfinite(end)]


def _extent(quantity: Quantity, tolerance: float) -> tuple[float | None, float | None]:
    """What the quantity allows, widened where it is approximate."""
    if quantity.modifier == "approximate" and quantity.low is not None and quantity.high is not None:
        low, high = quantity.low, quantity.high
        return low - tolerance * abs(low), high + tolerance * abs(high)
    return quantity.low, quantity.high


def _row(value: Value, quantity: Quantity, index: int, letter: str, scale: _Scale, tolerance: float) -> Row:
    low, high = _extent(quantity, tolerance)
    band = quantity.modifier in ("approximate", "vague", "range") or (low != high and None not in (low, high))
    points = () if quantity.modifier == "vague" else tuple(dict.fromkeys(scale.x(end) for end in _ends(quantity)))
    if quantity.modifier == "less_than":
        points = points[-1:]
    words = interval(value.quantity)
    text_x, anchor = _label_place(quantity, scale)
    return Row(
        side=value.side,
        y=index * ROW,
        label=f"{letter} {words if len(words) <= _LABEL else words[: _LABEL - 1] + '…'}",
        documents=value.documents,
        origins=value.origins,
        text_x=text_x,
        anchor=anchor,
        x1=0.6 if low is None else scale.x(low),
        x2=99.4 if high is None else scale.x(high),
        points=points,
        open_left=low is None,
        open_right=high is None,
        hollow=quantity.modifier in ("more_than", "less_than"),
        band=band,
    )


def _label_place(quantity: Quantity, scale: _Scale) -> tuple[float, str]:
    """Where the label of a row begins, or ends: near its mark, and never out of the drawing, however narrow."""
    middle = sum(scale.x(end) for end in _ends(quantity)) / len(_ends(quantity))
    if middle < 50:
        return round(min(max(middle - 5, LEFT), MARGIN), 1), "start"
    return round(max(min(middle + 5, RIGHT), 100 - MARGIN), 1), "end"


class _Scale:
    """Values to percent of the width; equal steps, or equal ratios where the values lie too far apart."""

    def __init__(self, low: float, high: float, whole: bool = False) -> None:
        self.logarithmic = low > 0 and high / low > LOG_RATIO
        self.low, self.high, self.step = low, high, 1.0
        if self.logarithmic:
            self.low, self.high = math.floor(math.log10(low)), math.ceil(math.log10(high))
            self.step = max(1.0, math.ceil((self.high - self.low) / TICKS))
            return
        if 0 < low < 0.4 * high:
            low = 0.0
        pad = (high - low) * 0.06 or abs(low) * 0.2 or 1.0
        low, high = (low if low == 0 else low - pad), high + pad
        self.step = _nice((high - low) / TICKS, whole)
        self.low, self.high = math.floor(low / self.step) * self.step, math.ceil(high / self.step) * self.step

    def x(self, value: float) -> float:
        at = math.log10(value) if self.logarithmic else value
        share = (at - self.low) / (self.high - self.low)
        return round(LEFT + (RIGHT - LEFT) * min(1.0, max(0.0, share)), 1)

    def ticks(self, unit: str) -> tuple[Tick, ...]:
        """The marks of the axis; the last one names the unit."""
        steps = round((self.high - self.low) / self.step)
        places = [self.low + index * self.step for index in range(steps + 1)]
        if self.high - places[-1] > self.step / 2:
            places.append(self.high)
        made = []
        for place in places:
            value = 10.0**place if self.logarithmic else round(place, 10)
            made.append(Tick(self.x(value), with_unit(value, unit) if place is places[-1] else figure(value)))
        return tuple(made)


def _nice(step: float, whole: bool) -> float:
    """The next of 1, 2, 2.5, 5 times a power of ten; at least ``step``. With ``whole`` only whole numbers."""
    step = max(step, 1.0) if whole else step
    power: float = 10.0 ** math.floor(math.log10(step))
    factors = (1, 2, 5) if whole and power < 10 else (1, 2, 2.5, 5)
    return next((factor * power for factor in factors if factor * power >= step * (1 - 1e-9)), 10 * power)
