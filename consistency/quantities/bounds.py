"""Intervals that are not written as two ends with a link: "5 ± 0.3", "5 < x < 10", "at least 20 but under 35"."""

from __future__ import annotations

import re

from consistency.config import word_set
from consistency.quantities.draft import Draft, Reading
from consistency.quantities.ranges import merge, nothing_behind
from consistency.quantities.words import is_plural


def read_tolerances(reading: Reading) -> None:
    """ "5 ± 0.3 kg", "40%, plus or minus 3 points", "5 < x < 10": around a number, or on both sides of a name."""
    kept: list[Draft] = []
    for right in reading.drafts:
        left = kept[-1] if kept else None
        near = left is not None and right.first - left.last <= _LONGEST_LINK
        if (
            left is not None
            and near
            and not (left.dropped or left.ordinal or right.ordinal or left.vague or right.vague)
        ):
            words = " ".join(reading.lowers[left.last : right.first])
            if words.removesuffix(" minus") + " minus" in _PLUS_OR_MINUS and right.signed:
                words, right.value = "plus or minus", abs(right.value)
            if words in _PLUS_OR_MINUS and _within(left, right):
                merge(reading, left, right, left.value - right.value, left.value + right.value, "tolerance", False)
                continue
            if _BOTH_SIDES.fullmatch(words) and left.unit is None:
                low, high = sorted((left.value, right.value))
                merge(reading, left, right, low, high, "both sides", False)
                continue
        kept.append(right)
    reading.drafts = kept


_LONGEST_LINK = 8
"""Tokens of the longest of the links below."""
_PLUS_OR_MINUS = word_set("modifiers", "tolerance", "phrases")
_BOTH_SIDES = re.compile(r"([<≤]) =? ?\w+ [<≤](?: =)?|([>≥]) =? ?\w+ [>≥](?: =)?")


def _within(left: Draft, right: Draft) -> bool:
    """Is ``right`` what a figure may be off by: smaller, and in the same unit or points of its percent?"""
    same = left.unit is right.unit or left.unit is None or right.unit is None
    points = left.kind == "share" and right.unit is not None and right.unit.name in ("percentage point", "point")
    if points:
        right.unit, right.kind = left.unit, left.kind
    return 0 <= right.value < abs(left.value) and (same or points)


def join_bounds(reading: Reading) -> None:
    """ "more than 20 and less than 35", "at most 100 and at least 20": two one-sided bounds make one interval."""
    kept: list[Draft] = []
    for right in reading.drafts:
        if kept and _bounds_meet(reading, kept[-1], right):
            left = kept[-1]
            left.low, left.high = (left.low, right.high) if left.high is None else (right.low, left.high)
            left.unit, left.kind, left.modifier = right.unit, right.kind, "range"
            left.j, left.last = right.j, right.last
            left.rules.append("two bounds")
        else:
            kept.append(right)
    reading.drafts = kept


def _bounds_meet(reading: Reading, left: Draft, right: Draft) -> bool:
    """Is one a lower and the other an upper bound of the same unit, joined by "and" or "but"?"""
    if left.ordinal or right.ordinal or not (left.unit is right.unit or left.unit is None):
        return False
    lower, upper = (left, right) if left.high is None else (right, left)
    if lower.low is None or lower.high is not None or upper.low is not None or upper.high is None:
        return False
    if not lower.low < upper.high:
        return False
    words = reading.lowers[left.last : right.first]
    if len(words) > 1 and words[-1] == reading.lower(left.first - 1) and len(words[-1]) == 1:
        words = words[:-1]  # "x > 10 and x < 20"
    if " ".join(words) in _JOINS_BOUNDS:
        return True
    return (
        len(words) > 1 and " ".join(words[1:]) in _JOINS_BOUNDS - {","} and _counts_the_same(reading, words[0], right)
    )


_JOINS_BOUNDS = word_set("modifiers", "joins", "phrases")


def _counts_the_same(reading: Reading, noun: str, right: Draft) -> bool:
    """ "at least 5 people but no more than 10": a plural behind the first, the same or nothing behind the second."""
    if not is_plural(noun) or right.unit is not None:
        return False
    return reading.lower(right.last) == noun or nothing_behind(reading, right)
