"""Figures that a text does not write but that follow from those it writes: shares of a known whole, sums, the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from consistency.checks.levels import changes_of
from consistency.checks.numbers import number, phrase, share_of
from consistency.checks.reading import Reading
from consistency.config import Config
from consistency.datatypes import Modifier, Quantity
from consistency.intervals import settled
from consistency.quantities.margins import margins_of

_OF_WHOLE = re.compile(r"\s+of\s+(?:the|its|their|all|those|these|our)\s+$", re.IGNORECASE)
_ANYBODY = frozenset({"person", "people", "victim"})
"""Heads that count whoever a list of people names."""


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A figure that follows from others."""

    quantity: Quantity
    source: int
    """The figure of the text whose words stand around this one too."""
    why: str
    members: tuple[int, ...] = ()
    """The figures of a list that were added up."""


def worked_out(reading: Reading, config: Config) -> list[WorkedOut]:
    """All figures that follow from those of ``reading`` by one step of arithmetic."""
    return [*_shares(reading), *_sums(reading, config), *_changes(reading), *_margins(reading)]


def _margins(reading: Reading) -> list[WorkedOut]:
    """ "Roe won 1,204 votes and Voss 988": a lead of 216."""
    found = []
    for margin in margins_of(reading.quantities, reading.text):
        at = next(i for i, q in enumerate(reading.quantities) if q.start == margin.start)
        found.append(WorkedOut(margin, at, f"one side is ahead by {phrase(margin)}"))
    return found


def _changes(reading: Reading) -> list[WorkedOut]:
    """ "from 40 percent to 52 percent": up 12 percentage points, and up 30 %."""
    found = []
    for before, after in changes_of(reading.quantities, reading.text):
        at = next(i for i, q in enumerate(reading.quantities) if q is after)
        changes = change_between(before, after)
        # "by six points" is said of percentages as well
        changes += [replace(c, unit="point", base_unit="point") for c in changes if c.unit == "percentage point"]
        for change in changes:
            why = f"from {phrase(before)} to {phrase(after)} is {phrase(change)}"
            found.append(WorkedOut(change, at, why))
    return found


def change_between(before: Quantity, after: Quantity) -> list[Quantity]:
    """The change from one level to another as a difference and as a share of the first, in percent; none where the two
    are no plain levels of one dimension, or nothing changed.

    Of percentages the difference is in percentage points.
    """
    first, last = before.interval, after.interval
    if not (first.meets(last) and first.is_point and last.is_point) or before.change or first.same(last):
        return []
    up = last.above(first)
    size = (last.less(first) if up else first.less(last)).low
    change = replace(after, change="up" if up else "down", start=before.start, part_of=None, list_span=None)
    if after.kind == "share":
        unit = "percentage point"
        points = replace(change, kind="measure", unit=unit, base_unit=unit, factor=1.0, counted="", head="")
        made = points.worked_out(size, size)
    else:
        own = settled(size / after.factor)
        made = replace(change, offset=0.0).worked_out(own, own)
    if not {before.modifier, after.modifier} <= {"exact", "approximate"}:
        return []
    loosest: Modifier = "exact" if before.modifier == after.modifier == "exact" else "approximate"
    changes = [replace(made, modifier=loosest)]
    if first.low > 0 and not after.offset:
        share = 100 * settled(size / first.low)
        percent = replace(change, kind="share", unit="percent", base_unit="percent", factor=1.0, per="", per_amount=1.0)
        percent = replace(percent, counted="", head="", modifier=loosest).worked_out(share, share)
        changes.append(percent if share.is_integer() else replace(percent, decimals=_decimals(share)))
    return changes


def _decimals(share: float) -> int:
    """A share that was worked out is as exact as it gets: what is told may be rounded from it."""
    return min(len(repr(share).partition(".")[2]), 9)


def _shares(reading: Reading) -> list[WorkedOut]:
    """ "60 % of the 50 members": 30 members. "30 of the 50 members": 60 %."""
    found = []
    for at, q in enumerate(reading.quantities):
        whole = _whole_of(reading, at)
        if whole is None or q.modifier != "exact" or q.low is None or whole.low is None or not whole.low:
            continue
        if q.kind == "share":
            share = q.low / 100 if q.unit == "percent" else q.low
            if not 0 <= share <= 1:
                continue
            exact = share * whole.low
            count = float(round(exact))
            made = replace(whole.worked_out(count, count), start=q.start, end=q.end)
            if abs(exact - count) > _WHOLE:
                made = replace(made, modifier="approximate")
            why = f"{phrase(q)} of {number(whole.low)} are {phrase(made)}"
        else:
            share_made = share_of(q, whole)
            if share_made is None or share_made.low is None:
                continue
            made, why = share_made, f"{number(q.low)} of {number(whole.low)} are {number(share_made.low)} %"
        found.append(WorkedOut(made, at, why))
    return found


_WHOLE = 0.02
"""A share of a whole number this near to a whole number is one: a share is seldom written to more digits."""


def _whole_of(reading: Reading, at: int) -> Quantity | None:
    """The stated whole, an exact count, that figure ``at`` is a part of."""
    q = reading.quantities[at]
    for other in reading.quantities:
        named = q.part_of is not None and other.start <= q.part_of.start < other.end
        behind = q.kind == "share" and _OF_WHOLE.fullmatch(
            reading.text[q.end : other.start] if q.end < other.start else ""
        )
        if (named or behind) and other is not q and other.kind == "count" and other.modifier == "exact":
            return other
    return None


def _sums(reading: Reading, config: Config) -> list[WorkedOut]:
    """ "two Americans and one Briton": three people. Only lists of people are added up, and only whole ones."""
    lists: dict[tuple[int, int], list[int]] = {}
    for at, q in enumerate(reading.quantities):
        if q.list_span is not None:
            lists.setdefault((q.list_span.start, q.list_span.end), []).append(at)
    found = []
    people = frozenset(config.measures.get("people", {}).get("heads", ()))
    for members in lists.values():
        figures = [reading.quantities[at] for at in members]
        if len(figures) < 2 or not all(_are_people(q, people) for q in figures):
            continue
        total = sum(q.low or 0.0 for q in figures)
        first = figures[0]
        made = replace(first.worked_out(total, total), end=figures[-1].end, counted="people")
        made = replace(made, head="person", list_span=None, part_of=None)
        listed = " and ".join(f"{phrase(q)} {q.counted}".strip() for q in figures)
        found.append(WorkedOut(made, members[-1], f"{listed} are {number(total)} people", tuple(members)))
    return found


def _are_people(q: Quantity, people: frozenset[str]) -> bool:
    if q.kind != "count" or q.modifier != "exact" or q.low is None or q.low != q.high or q.head in _ANYBODY:
        return False
    return q.head in people or q.counted[:1].isupper()


def counts_anybody(q: Quantity) -> bool:
    """Does it count people of any sort ("three people"), so that a list of them may answer it?"""
    return q.kind == "count" and q.head in _ANYBODY


def whole_of(p: Quantity, reading: Reading) -> Quantity | None:
    """The stated whole, an exact count, that the figure ``p`` of ``reading`` is a part of."""
    at = next((i for i, q in enumerate(reading.quantities) if q is p), None)
    return _whole_of(reading, at) if at is not None else None


def rest_of(p: Quantity, reading: Reading) -> Quantity | None:
    """What is left of the whole that ``p`` is a part of: three of eight handed over leave five."""
    whole = whole_of(p, reading)
    if whole is None or p.kind != "count" or p.modifier != "exact" or not p.interval.meets(whole.interval):
        return None
    left = whole.interval.less(p.interval)
    return p.worked_out(left.low, left.high) if left.low >= 0 else None
