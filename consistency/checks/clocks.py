"""Which of two counts is the later one, and which count runs: totals so far against counts of one day."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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
    year, month = int(found[1]), int(found[2] or 1)
    try:
        if found[3]:
            only = date(year, month, int(found[3])).toordinal()
            return only, only
        if found[2]:
            first = date(year, month, 1)
            after = date(year + month // 12, month % 12 + 1, 1)
            return first.toordinal(), after.toordinal() - 1
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    except ValueError:
        return None


_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_ON_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)


def day_counted(claim: Claim) -> int | None:
    """The day whose count a daily figure is, as an ordinal: that of the event, else the one weekday that the sentence
    names, counted back from publication. A day of which somebody only spoke will do: each day has its own report."""
    days = days_of(claim.clocks.event)
    if days is not None and days[0] == days[1]:
        return days[0]
    published = days_of(claim.clocks.published)
    named = {found.lower() for found in _ON_WEEKDAY.findall(claim.quote)}
    if len(named) != 1 or published is None or published[0] != published[1]:
        return None
    back = (date.fromordinal(published[0]).weekday() - _WEEKDAYS.index(named.pop())) % len(_WEEKDAYS)
    return published[0] - back


def other_days(a: Claim, b: Claim) -> str:
    """The two days, in words, where each figure counts one day, and not the same; empty otherwise."""
    if pace(a)[0] != "daily" or pace(b)[0] != "daily":
        return ""
    first, second = day_counted(a), day_counted(b)
    if first is None or second is None or first == second:
        return ""
    return " / ".join(date.fromordinal(day).isoformat() for day in (first, second))


_AS_OF = (
    r"\b(?:as\s+of|as\s+at|by|until|up\s+to)\s+(?:the\s+|late\s+in\s+the\s+|early\s+in\s+the\s+|in\s+the\s+)?"
    r"(?:(?:today|yesterday|\w+day|\w+\s+\d{1,2}|\d{1,2}\s+\w+),?\s+(?:at\s+|in\s+the\s+)?)?"
)
_PARTS: Mapping[str, tuple[float, float]] = {
    "dawn": (4, 6), "daybreak": (4, 6), "sunrise": (4, 6), "morning": (6.01, 11.99), "noon": (12, 12),
    "midday": (12, 12), "afternoon": (12.01, 17.99), "evening": (18, 22), "dusk": (18, 21), "nightfall": (18, 21),
    "night": (19, 24),
}  # fmt: skip
"""Part of a day -> its first and last hour. What is evening to one is night to another; the others follow on."""
_PART = re.compile(rf"{_AS_OF}(?P<part>{'|'.join(_PARTS)})\b", re.IGNORECASE)
_EDGE = re.compile(
    r"\b(?:as\s+of|as\s+at|by|until)\s+(?P<edge>early|late)\s+(?:on\s+)?(?:today|\w+day)\b", re.IGNORECASE
)
_EDGES: Mapping[str, tuple[float, float]] = {"early": (0, 11.99), "late": (18, 24)}
_HOUR = re.compile(
    rf"{_AS_OF}(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b"
    rf"|{_AS_OF}(?P<clock>[01]?\d|2[0-3]):(?P<past>[0-5]\d)\b(?!\s?[ap]\.?\s?m)",
    re.IGNORECASE,
)


_TO_COME = re.compile(r"\b(?:must|will|would|should|shall|may|can|could|to\s+[a-z]+)\b[^.;:]{0,40}$", re.IGNORECASE)
"""Before an hour it makes a deadline of it: "residents must leave by 6 pm"."""


def _stated(shape: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first hour of the text that is no deadline of something to come."""
    return next(
        (m for m in shape.finditer(text) if not _TO_COME.search(text[max(0, m.start() - 60) : m.start()])), None
    )


def hours_of(claim: Claim) -> tuple[float, float] | None:
    """First and last hour of the day, 0 to 24, as of which a figure is said: "by noon", "by Tuesday night", "by 6 pm"

    None where the sentence gives none. When somebody spoke does not count: he may have had the figure for hours.
    """
    found = _stated(_HOUR, claim.quote)
    if found:
        hour, minute = int(found["hour"] or found["clock"]), int(found["minute"] or found["past"] or 0)
        if found["half"]:
            hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
        at = hour + minute / 60
        return at, at
    part = _stated(_PART, claim.quote)
    if part:
        return _PARTS[part["part"].lower()]
    edge = _stated(_EDGE, claim.quote)
    return _EDGES[edge["edge"].lower()] if edge else None


def order_of(a: Claim, b: Claim) -> int:
    """-1 where ``a`` was surely counted before ``b``, 1 where after, 0 where nobody can say.

    By the days as of which they are said; of one day by its hours, where both texts give them.
    """
    first, second = days_of(a.clocks.as_of), days_of(b.clocks.as_of)
    if first is None or second is None:
        return 0
    if first[1] < second[0]:
        return -1
    if second[1] < first[0]:
        return 1
    return _order_of_hours(a, b) if first == second and first[0] == first[1] else 0


def _order_of_hours(a: Claim, b: Claim) -> int:
    hours = hours_of(a), hours_of(b)
    if hours[0] is None or hours[1] is None:
        return 0
    if hours[0][1] < hours[1][0]:
        return -1
    return 1 if hours[1][1] < hours[0][0] else 0


def hour_words(hours: tuple[float, float]) -> str:
    """Hours of a day for readers: "10:30", "the morning"."""
    part = next((name for name, known in _PARTS.items() if known == hours), "")
    if part:
        return f"the {part}" if part in ("morning", "afternoon", "evening", "night") else part
    start, end = (f"{int(h):02}:{round(60 * (h % 1)) % 60:02}" for h in hours)
    return start if start == end else f"{start} to {end}"


def hours_unknown(a: Claim, b: Claim) -> str:
    """Why nobody can say which of two counts of one day is the later, in words: one gives its hour, and the other none
    or one that may be earlier or later. Empty where the hours order them, both give the same, or neither gives any."""
    days, hours = [days_of(c.clocks.as_of) for c in (a, b)], [hours_of(c) for c in (a, b)]
    if days[0] is None or days[0] != days[1] or hours[0] == hours[1] or order_of(a, b):
        return ""
    said = [hour_words(h) for h in hours if h]
    return f"of one day, one as of {said[0]}, the other " + (f"as of {said[1]}" if len(said) > 1 else "without an hour")


_ANY_HOUR = (0.0, 24.0)


def series_of(claims: Sequence[Claim]) -> str:
    """The dated counts in the order of their as-of dates: "series: 2019-04-23 359; 2019-04-25 253"."""
    dated = [c for c in claims if c.quantity is not None and days_of(c.clocks.as_of)]
    steps: list[str] = []
    for c in sorted(dated, key=lambda c: (days_of(c.clocks.as_of), hours_of(c) or _ANY_HOUR, c.document, c.start)):
        assert c.quantity is not None  # noqa: S101
        step = f"{c.clocks.as_of} {phrase(c.quantity)}"
        if step not in steps:
            steps.append(step)
    return "series: " + "; ".join(steps)
