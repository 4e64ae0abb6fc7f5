"""Which of two counts is the later one, and which count runs: totals so far against counts of one day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from consistency.checks.numbers import phrase
from consistency.datatypes import Claim

_DAILY = re.compile(
    r"\b(?:daily|new(?:ly)?|in\s+(?:a|one)\s+(?:single\s+)?day|per\s+day|a\s+day|overnight|(?:each|every)\s+day"
    r"|(?:in|over|during|within)\s+the\s+(?:past|last|previous)\s+(?:24|twenty-four|48)\s+hours"
    r"|on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\s+alone)\b",
    re.IGNORECASE,
)
"""Words of a count for one day. They stand in the counted phrase or in the clause around the figure."""
_SO_FAR = re.compile(
    r"\b(?:so\s+far|in\s+total|total(?:s|led|ling)?|altogether|overall|cumulative(?:ly)?|to\s+date|toll|since)\b",
    re.IGNORECASE,
)
_NOON = 12
_NEAR = 40
"""Characters on each side of a figure that say whether it is a day's count."""
_CLAUSE = re.compile(r"[,;:()—–]|\b(?:and|but|while|bringing|taking)\b")
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def pace(claim: Claim) -> tuple[str, str]:
    """``daily``, ``cumulative`` or empty, and the words that say so, from the clause around the figure."""
    q = claim.quantity
    if q is None:
        return "", ""
    if claim.clocks.span:
        return claim.clocks.span, dict(claim.evidence).get("span", claim.clocks.span)
    at, end = q.start - claim.start, max(q.end, q.counted_end) - claim.start
    before, after = claim.quote[max(0, at - _NEAR) : at], claim.quote[end : end + _NEAR]
    left = _CLAUSE.split(before)[-1]
    right = _CLAUSE.split(after)[0]
    for text in (q.counted, right, left):
        found = _DAILY.search(text)
        if found:
            return "daily", found[0]
    for text in (q.counted, right, left):
        found = _SO_FAR.search(text)
        if found:
            return "cumulative", found[0]
    return "", ""


def days_of(iso: str | None) -> tuple[int, int] | None:
    """First and last day that an ISO date allows (``2020``, ``2020-03``, ``2020-03-20``), as ordinals."""
    found = _ISO.fullmatch(iso or "")
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    try:
        if day:
            only = date(year, month, day).toordinal()
            return only, only
        if month:
            first = date(year, month, 1)
            after = date(year + month // 12, month % 12 + 1, 1)
            return first.toordinal(), after.toordinal() - 1
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    except ValueError:
        return None


_HOURS = (
    (0, 4, "overnight"),
    (4, 7, "dawn|daybreak"),
    (5, 11, "morning"),
    (12, 12, "noon|midday|lunchtime"),
    (13, 18, "afternoon"),
    (17, 22, "evening"),
    (18, 21, "dusk|nightfall"),
    (19, 24, "night|midnight"),
)
"""First and last hour of a part of the day, with its words; neighbours that people call by either name overlap."""
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?:\s?(?P<half>[ap])\.?m\b|(?<=:\d\d))", re.IGNORECASE
)


def _hours(claim: Claim) -> tuple[float, float] | None:
    """First and last hour of the part of the day as of which a figure stands; ``None`` where only a day is named."""
    words = dict(claim.evidence).get("as of", "")
    clock = _CLOCK.search(words)
    if clock and int(clock["hour"]) <= (_NOON if clock["half"] else 2 * _NOON):
        hour = int(clock["hour"]) % _NOON if clock["half"] else int(clock["hour"])
        at = hour + _NOON * ((clock["half"] or "").lower() == "p") + int(clock["minute"] or 0) / 60
        return at, at
    return next(((a, b) for a, b, part in _HOURS if re.search(rf"\b(?:{part})\b", words, re.IGNORECASE)), None)


def order_of(a: Claim, b: Claim) -> int:
    """-1 where ``a`` was surely counted before ``b``, 1 where after, 0 where nobody can say. Within one day the
    parts of the day tell ("as of noon", "by Tuesday night")."""
    first: tuple[float, float] | None = days_of(a.clocks.as_of)
    second: tuple[float, float] | None = days_of(b.clocks.as_of)
    if first is None or second is None:
        return 0
    if first == second and first[0] == first[1]:
        first, second = _hours(a), _hours(b)
        if first is None or second is None:
            return 0
    if first[1] < second[0]:
        return -1
    return 1 if second[1] < first[0] else 0


def series_of(claims: Sequence[Claim]) -> str:
    """The dated counts in the order of their as-of dates: "series: 2019-04-23 359; 2019-04-25 253"."""
    dated = [c for c in claims if c.quantity is not None and days_of(c.clocks.as_of)]
    steps: list[str] = []
    for c in sorted(dated, key=lambda c: (days_of(c.clocks.as_of), c.document, c.start)):
        assert c.quantity is not None  # noqa: S101
        step = f"{c.clocks.as_of} {phrase(c.quantity)}"
        if step not in steps:
            steps.append(step)
    return "series: " + "; ".join(steps)
