"""When: the days, months and stretches of time that a sentence names, made absolute where it can be.

Relative times ("on Thursday", "earlier this month") are resolved against the date of publication. A text without one
leaves them unresolved: they are then known by their words and have no value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from consistency.datatypes import EventFrom
from consistency.dates import FIRST_DAY, LAST_DAY, DateMention, find_dates

_BACK = re.compile(
    r"\b(?:the|this|that|these|those)\s{1,5}(?:\w{1,20}\s{1,5})?"
    r"(?:attacks?|strikes?|assaults?|raids?|blasts?|bombings?|explosions?|shootings?|killings?|incidents?|crash|quake|"
    r"earthquake|storm|fire|blaze|disaster|clash(?:es)?|accident|violence)\b",
    re.I,
)
_DAY_NAME = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SMALL = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_RELATIVE = re.compile(
    rf"\b(?:(?P<which>last|next|this)\s{{1,3}})?(?P<weekday>{_DAY_NAME})\b(?!s\b)"
    r"|\b(?P<day>yesterday|today|tonight|overnight|tomorrow|last\snight|this\s(?:morning|afternoon|evening))\b"
    rf"|\b(?P<number>{_SMALL})\s{{1,3}}(?P<ago>day|week|month|year)s?\s{{1,3}}ago\b"
    r"|\b(?P<part>(?:earlier|later|early|late|so\sfar)\s{1,3})?(?P<rel>this|last|next)\s{1,3}(?P<unit>week(?:end)?|month|year)\b"
    rf"|\b(?:in|over|during|for|within)\s{{1,3}}(?:just\s{{1,3}})?the\s{{1,3}}(?:past|last|previous)\s{{1,3}}(?:(?P<count>{_SMALL}|few|several|couple\sof)\s{{1,3}})?"
    r"(?P<span>hour|day|week|month|year|decade)s?\b",
    re.I,
)
_NUMBERS = {
    w: n
    for n, ws in enumerate("0 a|an|one two three four five six seven eight nine ten eleven twelve".split())
    for w in ws.split("|")
}
_SAYING = re.compile(
    r"\b(?:said|says|told|announced|confirmed|reported|stated|added|tweeted|wrote|statement|interview|reporters|according)\b"
    r"[\w\s,’']{0,25}?(?:\bon\s|\blate\s|\bearly\s)?$",
    re.I,
)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|is to|are to|to be|due|scheduled|expected|plans?|planned|ahead of)\b", re.I
)
_LEAD = re.compile(r"\b(in|on|during|throughout|of|at|by|for|early|late|mid)[\s-]+$", re.I)
_GIVEN = re.compile(r"\bgiven\s+that\s+$", re.I)
"""Rewriting programs put "given that" for "since"; before a date it can mean nothing else."""
_QUOTE = re.compile(r"[“\"][^“”\"]{0,2000}[”\"]?")
_HOUR = re.compile(r"\s?(?:GMT|BST|UTC|IST|EST|EDT|CET|hrs|hours|local)\b")
_LOOK_BACK = 60
"""Characters before a date in which a reporting verb takes it for itself ("the ministry said on Thursday")."""
_COUNTED_ANEW = re.compile(r"\d\s{1,3}(?:new|daily|fresh|additional|further|more|confirmed)\b")
"""Between a reporting verb and a day ("reported 214 new cases on Sunday"): the day is that of the count as well."""
_ORDINALS = {w: n for n, ws in enumerate("first|1st second|2nd third|3rd fourth|4th".split(), 1) for w in ws.split("|")}
_YEAR_BEHIND = (
    r"(?:,?\s{1,3}(?:of\s{1,3}|in\s{1,3})?(?:(?:fiscal|financial)\s{1,3}(?:year\s{1,3})?)?"
    r"(?P<year>(?:19|20)\d\d)\b(?![-–/,]\d))?"
)
_PART_OF_YEAR = re.compile(
    rf"\b(?P<which>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[1-4](?:st|nd|rd|th))[\s-](?P<part>quarter|half)\b(?!\s(?:dozen|an?|hours?|miles?|time|inch|marathon|century)\b){_YEAR_BEHIND}"
    r"|\bQ(?P<quarter>[1-4])(?:\s{0,2}(?P<year2>(?:19|20)\d\d)\b)?"
    r"|\b[Ff]irst\s{1,3}(?P<months>two|three|four|five|six|seven|eight|nine|ten|eleven)\s{1,3}months\b"
    + _YEAR_BEHIND.replace("year>", "year3>")
    + r"|\b(?:(?:fiscal|financial)\s{1,3}(?:year\s{1,3})?|FY\s?)(?P<fiscal>(?:19|20)\d\d(?:[-–/]\d\d)?)\b",
)
"""Parts of a year as firms count them: "first quarter of 2024", "Q1 2024", "second half", "fiscal 2023"."""
_LONG_AFTER = re.compile(
    rf"\b(?:(?P<number>{_SMALL})\s{{1,3}}(?P<unit>month|year|decade)s?|(?P<many>months|years|decades))\s{{1,3}}(?:after|since|on\s{{1,3}}from)\b"
    r"|\b(?:(?P<nth>\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}-year|one-year)\s{1,3})?"
    r"anniversary\s{1,3}of\b",
    re.I,
)
"""Leads to an event long past: "a year after a fire …", "on the anniversary of the bombing …"."""
_NTH = {w: n for n, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)}
_ENDS_CLAUSE = re.compile(r",\s|;|\s[–—]\s")
_ISO_DAY = 10

_MOST_QUOTES = 50
_MONTHS = 12

Kind = Literal["point", "period"]


@dataclass(frozen=True, slots=True)
class Time:
    """A time that a sentence names. Offsets count from the start of the sentence."""

    start: int
    end: int
    words: str
    value: str
    """ISO date as precise as it is known, ``first/last`` or ``since 2019-10``; empty where unresolved."""
    kind: Kind
    """``point``: when something happened; ``period``: what is counted over."""
    relative: bool = False
    said: bool = False
    """It is the day on which something was said, not on which it happened."""
    day: bool = False
    """It is one day, known or not."""
    reach: int = 0
    """Offset up to which all that is told happened then ("a year after …", up to the comma); 0 for other times."""

    def known_from(self, firm: bool) -> EventFrom:
        """How its value is known; ``firm``: the date of publication is given by the front matter."""
        if not self.value:
            return ""
        return "stated" if not self.relative else "relative" if firm else "unsure"


def times_of(text: str, published: str | None) -> list[Time]:
    """The times of a sentence in order. ``published``: ISO date of the document; less than a day resolves nothing.

    "Today" inside quotation marks is the day of whoever spoke, which nobody knows: unresolved.
    """
    found = [_part_of_year(m) for m in _PART_OF_YEAR.finditer(text)]
    found += [_long_after(m, text, published) for m in _LONG_AFTER.finditer(text)]
    spans = [(t.start, t.end) for t in found]
    for d in find_dates(text):
        if not _bare_year(d, text) and not any(start < d.end and d.start < end for start, end in spans):
            found.append(_absolute(d, text, published))
    found.sort(key=lambda t: t.start)
    taken = [(t.start, t.end) for t in found]
    at = 0
    quotes = list(_QUOTE.finditer(text))[:_MOST_QUOTES]
    for m in _RELATIVE.finditer(text):
        while at < len(taken) and taken[at][1] <= m.start():
            at += 1
        if at == len(taken) or m.end() <= taken[at][0]:
            quoted = any(q.start() < m.start() < q.end() for q in quotes)
            found.append(_relative(m, text, None if quoted else published))
    return sorted(found, key=lambda t: t.start)


def _day_of(published: str | None) -> date | None:
    """The day of publication; ``None`` where less than a day is known, no such day is in the calendar, or the calendar
    ends so near to it that "next week" would lie outside."""
    try:
        day = date.fromisoformat((published or "")[:_ISO_DAY])
    except ValueError:
        return None
    return day if date.min.year < day.year < date.max.year else None


def _bare_year(d: DateMention, text: str) -> bool:
    """A year that no word leads to: "a 2012 car crash" says nothing of when this happened, "2045 GMT" is an hour."""
    if d.bound != "on" or not text[d.start : d.end].strip().isdigit():
        return False
    return bool(_HOUR.match(text, d.end)) or not _LEAD.search(text[max(0, d.start - 12) : d.start])


def _said(text: str, start: int) -> bool:
    found = _SAYING.search(text[max(0, start - _LOOK_BACK) : start])
    return found is not None and not _COUNTED_ANEW.search(found[0])


def _part_of_year(m: re.Match[str]) -> Time:
    """A quarter, half or run of months: absolute where its year stands there, else as words in one spelling."""
    year = m["year"] or m["year2"] or m["year3"] or ""
    if m["fiscal"]:
        return Time(m.start(), m.end(), m[0], f"fiscal {m['fiscal'].replace('–', '-').replace('/', '-')}", "period")
    if m["months"]:
        first, last, words = 1, _NUMBERS[m["months"].lower()], f"first {m['months']} months"
    else:
        size = 6 if m["part"] == "half" else 3
        number = int(m["quarter"] or 0) or _ORDINALS[m["which"].lower()]
        first, last = size * (number - 1) + 1, size * number
        words = f"{list(_NTH)[number - 1]} {m['part'] or 'quarter'}"
    value = f"{year}-{first:02}/{year}-{last:02}" if year and last <= _MONTHS else words
    return Time(m.start(), m.end(), m[0], value, "period")


def _long_after(m: re.Match[str], text: str, published: str | None) -> Time:
    """The month or year in which something long past happened, counted back from publication; unresolved for "months
    after" and an anniversary without its number."""
    said = (m["number"] or m["nth"] or "").lower().removesuffix("-year")
    digits = re.match(r"\d+", said)
    steps = int(digits[0]) if digits else _NTH.get(said) or _NUMBERS.get(said, 0)
    value = ""
    base = _day_of(published)
    if base is not None and steps:
        unit = (m["unit"] or "year").lower()
        years = steps * 10 if unit == "decade" else steps
        value = (
            _back(base, steps, "month") if unit == "month" else f"{base.year - years:04}" if years < base.year else ""
        )
    opens = not text[: m.start()].strip(" “\"'‘") or _ENDS_CLAUSE.search(text[max(0, m.start() - 40) : m.start()])
    end = _ENDS_CLAUSE.search(text, m.end()) if opens else None
    return Time(m.start(), m.end(), m[0], value, "point", True, reach=end.start() if end else len(text))


def _absolute(d: DateMention, text: str, published: str | None) -> Time:
    words = text[d.start : d.end]
    if d.bound in ("since", "after", "until", "before"):
        known = {"since": d.first, "after": d.first - 1, "until": d.last, "before": d.last + 1}[d.bound]
        value = f"{d.bound} {_precise(*_unit_of(known, words), d, published)}"
        return Time(d.start, d.end, f"{d.bound} {words}", value, "period")
    if d.bound == "between":
        value = f"{_precise(d.first, d.first, d, published)}/{_precise(d.last, d.last, d, published)}"
        return Time(d.start, d.end, words, value, "period")
    if _GIVEN.search(text[max(0, d.start - 14) : d.start]):
        return Time(d.start, d.end, f"since {words}", f"since {_precise(d.first, d.last, d, published)}", "period")
    lead = _LEAD.search(text[max(0, d.start - 12) : d.start])
    words = f"{lead[1]} {words}" if lead else words
    day = d.first == d.last
    return Time(
        d.start,
        d.end,
        words,
        _precise(d.first, d.last, d, published),
        "point",
        said=day and _said(text, d.start),
        day=day,
    )


def _unit_of(known: int, words: str) -> tuple[int, int]:
    """First and last day of the unit (day, month or year) that ``words`` name and that holds the day ``known``."""
    if re.search(r"(?<!\d)\d{1,2}(?!\d)", words):
        return known, known
    day = date.fromordinal(min(max(known, FIRST_DAY), LAST_DAY))
    if re.search(r"[A-Za-z]{3}", words):
        after = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        return day.replace(day=1).toordinal(), after.toordinal() - 1
    return day.replace(month=1, day=1).toordinal(), day.replace(month=12, day=31).toordinal()


def _precise(first: int, last: int, d: DateMention, published: str | None) -> str:
    """The days as an ISO date: a day, a month, a year, else ``first/last``. Without a year: the latest that does not
    lie after publication, else ``--MM-DD``."""
    a = date.fromordinal(min(max(first, FIRST_DAY), LAST_DAY))
    b = date.fromordinal(min(max(last, FIRST_DAY), LAST_DAY))
    iso = f"{a.year:04}-{a.month:02}-{a.day:02}"
    if a == b:
        short = iso
    elif a.day == 1 and (a.year, a.month) == (b.year, b.month) and (b + timedelta(days=1)).day == 1:
        short = iso[:7]
    elif (a.month, a.day, b.month, b.day) == (1, 1, 12, 31) and a.year == b.year:
        short = iso[:4]
    else:
        return f"{iso}/{b.year:04}-{b.month:02}-{b.day:02}"
    if d.year_known:
        return short
    if published and len(published) >= len("2020-03"):
        year = int(published[:4])
        later = short[5:] > published[5 : len(short)]
        return f"{year - later:04}{short[4:]}"
    return f"-{short[4:]}"


def _relative(m: re.Match[str], text: str, published: str | None) -> Time:
    words = m[0]
    start, end = m.start(), m.end()
    period = (
        bool(m["span"]) or bool(m["unit"] and not m["part"] and m["rel"].lower() == "this") or "so far" in words.lower()
    )
    kind: Kind = "period" if period else "point"
    day = bool(m["weekday"] or m["day"]) or (m["ago"] or "").lower() == "day"
    said = day and _said(text, start)
    base = _day_of(published)
    if base is None:
        return Time(start, end, words, "", kind, True, said, day)
    if m["span"]:
        return Time(start, end, words, _stretch(m["count"], m["span"].lower(), base), kind, True)
    if m["unit"]:
        return Time(start, end, words, _unit(m["rel"].lower(), m["unit"].lower(), base), kind, True)
    if m["ago"] and m["ago"].lower() in ("month", "year"):
        said_number = m["number"].lower()
        steps = int(said_number) if said_number.isdigit() else _NUMBERS[said_number]
        return Time(start, end, words, _back(base, steps, m["ago"].lower()), kind, True)
    future = (m["which"] is None and bool(_FUTURE.search(text[max(0, start - 80) : start]))) or (
        m["which"] or ""
    ).lower() == "next"
    value = _resolve(_plain(words, m), base, future, (m["which"] or "").lower() == "last")
    return Time(start, end, words, value, kind, True, said, day)


def _plain(words: str, m: re.Match[str]) -> str:
    """What is handed to the date parser: the weekday alone, "today" for its parts."""
    if m["weekday"]:
        return m["weekday"].lower()
    if m["day"]:
        said = " ".join(words.lower().split())
        return {"yesterday": "yesterday", "last night": "yesterday", "tomorrow": "tomorrow"}.get(said, "today")
    return " ".join(words.lower().replace("earlier", "ago").split())


@lru_cache(maxsize=20_000)
def _resolve(words: str, base: date, future: bool, strictly: bool) -> str:
    """A day named relative to ``base``, as an ISO date; empty where the parser knows none.

    A bare weekday may be the day of publication itself, so the parser is asked from the day after (before).
    """
    import dateparser

    weekday = words.endswith("day") and words not in ("today", "yesterday")
    shift = 0 if strictly or not weekday else (-1 if future else 1)
    at = datetime(base.year, base.month, base.day, 12) + timedelta(days=shift)
    parsed = dateparser.parse(
        words,
        languages=["en"],
        settings={"RELATIVE_BASE": at, "PREFER_DATES_FROM": "future" if future else "past", "TIMEZONE": "UTC"},
    )
    return parsed.date().isoformat() if parsed else ""


def _unit(which: str, unit: str, base: date) -> str:
    """ "last month" -> ``2020-02``; a week or weekend becomes its first and last day."""
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "year":
        return f"{base.year + step:04}"
    if unit == "month":
        return _back(base, -step, "month")
    monday = base - timedelta(days=base.weekday()) + timedelta(weeks=step)
    first = monday + timedelta(days=5) if unit == "weekend" else monday
    last = monday + timedelta(days=6)
    if unit == "weekend" and which == "this" and base < first:
        first, last = first, last
    return f"{first.isoformat()}/{last.isoformat()}"


def _back(base: date, steps: int, unit: str) -> str:
    """The month or year that lies ``steps`` before ``base``; empty before the calendar begins."""
    months = base.year * 12 + base.month - 1 - steps * (12 if unit == "year" else 1)
    if months < date.min.year * 12:
        return ""
    if unit == "year":
        return f"{months // 12:04}"
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _stretch(count: str | None, unit: str, base: date) -> str:
    """ "the past three months" -> its first and last day; empty for "few" and "several"."""
    said = (count or "one").lower()
    number = int(said) if said.isdigit() else _NUMBERS.get(said, 0)
    if not number:
        return ""
    days = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30.4, "year": 365.25, "decade": 3652.5}[unit] * number
    try:
        first = base - timedelta(days=round(max(1.0, days)))
    except OverflowError:
        return ""
    return f"{first.isoformat()}/{base.isoformat()}"


def coarse(value: str) -> str:
    """A ``first/last`` stretch as the month or year that holds it, so that it can stand as an ISO date; else empty."""
    first, _, last = value.partition("/")
    if not last:
        return value if re.fullmatch(r"(?:\d{4}|-)(?:-\d\d){0,2}", value) else ""
    for size in (_ISO_DAY, 7, 4):
        if len(first) >= size and first[:size] == last[:size]:
            return first[:size]
    return ""


def event_time(times: Sequence[Time], at: int) -> Time | None:
    """The day, else the month or week, that is named nearest to offset ``at``, and on which nobody only spoke."""
    long_past = [t for t in times if t.start <= at < t.reach]
    if long_past:
        return long_past[-1]
    points = [t for t in times if t.kind == "point" and not t.said and not t.reach]
    days = [t for t in points if t.day] or points
    return min(days, key=lambda t: (abs(t.start - at), t.start), default=None)


def event_date(text: str, published: str | None) -> str | None:
    """The day that a sentence on its own names for what it tells: ``2020-01-08``, or ``--01-08`` without its year."""
    found = event_time([t for t in times_of(text, published) if t.day], 0)
    return (found.value or None) if found else None


def refers_back(text: str) -> bool:
    """Does the sentence speak of "the attack", an event of a sentence before?"""
    return bool(_BACK.search(text))


def period_of(times: Sequence[Time], at: int, points: bool = True) -> Time | None:
    """The stretch of time that is named nearest to ``at``. ``points``: a bare month or year counts too ("in 2013")."""
    fitting = [t for t in times if t.kind == "period" or (points and not t.day and not t.said and not t.reach)]
    return min(fitting, key=lambda t: (t.kind != "period", abs(t.start - at), t.start), default=None)


def period_value(time: Time) -> str:
    """How a period stands in the scope: absolute where it is known (``--07``: a July), else its words in lower case."""
    return time.value or " ".join(re.split(r"[\s-]+", time.words.lower()))


def period_near(text: str, published: str | None = None) -> str:
    """The stretch of time that a sentence on its own counts over ("since 2019-10"); empty where unsaid."""
    found = period_of(times_of(text, published), 0)
    return period_value(found) if found else ""
