"""Dates in text as intervals of days: "in 2013", "before May 1397", "on 3 January 2019", "between 2010 and 2014".

Own spans only: every rule is a month name, a full date or a four-digit year with the words around it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from consistency.config import months

MONTHS = months()
MONTH = r"(?P<month>" + "|".join(sorted(map(str.title, MONTHS), key=len, reverse=True)) + r")\b\.?"
"""Capitalised, as months are written: "may 2" is no date."""
YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)"
_ANY_MONTH = r"(?P<month>(?i:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r"))\b\.?"
"""In any case, for full dates with day and year, where nothing else can be meant: "24 may 1986"."""
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_SHAPES: tuple[re.Pattern[str], ...] = (
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_ANY_MONTH}\s?,?\s+{YEAR}\b"),
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?{MONTH}(?:\s?,?\s+{YEAR}\b)?"),
    re.compile(rf"\b{MONTH}\s+{_DAY}\b(?!,?\d)(?:\s?,?\s+{YEAR}\b)?"),
    re.compile(rf"\b{MONTH}\s?,?\s+(?:of\s+)?{YEAR}\b"),
    re.compile(rf"\b{YEAR}-(?P<month>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"(?<![\w$€£.,/–-]){YEAR}(?P<decade>s)?(?![\w%/–-]|[.,]\d)"),
    re.compile(rf"(?<![\w$€£.,/]){YEAR}\s?[–-]\s?(?P<season>\d\d)\b(?![\w%/–-]|[.,]\d)"),
    re.compile(rf"(?<![\w$€£.,/]){YEAR}(?=\s?[–-]\s?[A-Z])"),
)
_BEFORE_MONTH = "in by since until before after during early late mid of from last this through".split()
"""In any case: "In February, a quake …" opens many a sentence."""
_SHAPES += (
    re.compile(
        "(?:"
        + "|".join(rf"(?<=\b(?i:{w})[\s-])" for w in _BEFORE_MONTH)
        + rf"){MONTH}(?!\s?,?\s*\d|\s+[A-Z]|(?P<year>\0))"
    ),
)
"""A month alone needs a word before it that leads to a time: "in March", never "the March" nor "May I"."""
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
).split()
_SHAPES += (
    re.compile(
        r"(?i)(?<=\bthe )(?:(?P<part>early|mid|late)[\s-])?"
        r"(?P<century>" + "|".join(sorted(_ORDINALS, key=len, reverse=True)) + r"|(?:[12]\d|[1-9])(?:st|nd|rd|th))"
        r"\s+century\b(?!\s+(?:B\.?C|before)|['’-]|(?P<year>\0))"
    ),
)
"""Behind "the" and with a space: "in the 19th century", never "a 19th-century house" nor "a century"."""
_PARTS_OF_CENTURY = {None: (1, 100), "early": (1, 50), "mid": (26, 75), "late": (51, 100)}
"""Years of a century, wide on purpose: a date is outside only where no reader would allow it. A century ends with the
year that names it: the 19th is 1801 to 1900."""
_OF_ITS_TIME = re.compile(
    r"(?<!\bend )(?<!\bbeginning )(?<!\bstart )(?<!\bmiddle )(?<!\bhalf )(?<!\bpart )(?<!\bdecade )(?<!\bdecades )"
    r"(?<!\byears )(?<!\bquarter )(?<!\bthird )\bof the $",
    re.IGNORECASE,
)
""" "The greatest drama of the 20th century" praises the drama and dates nothing; "the end of the 20th century" does."""
_OLD = 1900
_LEADS_TO_YEAR = re.compile(
    r"(?:\b(?:in|since|from|before|after|until|till|by|circa|c\.?|ca\.?|between|during|around|about|year|early|mid|late"
    r"|of|on|until|and|to|or|through|summer|spring|autumn|fall|winter)|[(–-])\s*$",
    re.IGNORECASE,
)
"""A bare number below 1900 is a year only behind one of these: "in 1751", never "the 1751 aircraft"."""
_BOUNDS = {
    "before": r"before|prior to|earlier than|ahead of|preceding",
    "after": r"after|later than|following|past",
    "as of": r"as of|as at",
    "since": r"since|starting in|starting on|starting from|from",
    "until": r"until|till|up to|by|through",
}
_BOUND = re.compile(
    r"\b(?:" + "|".join(f"(?P<{k.replace(' ', '_')}>{v})" for k, v in _BOUNDS.items()) + r")\s+(?:the\s+)?"
    r"(?:(?:beginning|start|end|middle|year|month|season|summer|winter)\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"^\s*,?\s*(?:and|to|until|till|–|-|through)\s*$")
_RANGE_START = re.compile(r"\b(?:between|from)\s+(?:the\s+)?$", re.IGNORECASE)
FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date that a text names, as the days it allows. ``text[start:end]`` is the date without its preposition."""

    start: int
    end: int
    first: int
    """First day allowed, as a proleptic Gregorian ordinal (``datetime.date.toordinal``)."""
    last: int
    bound: str = "on"
    """on / before / after / as of / since / until / between"""
    year_known: bool = True
    """False for "March 11": the days are then those of the year 4, a leap year, and only meet their like."""
    season: bool = False
    """Written as two years ("2018–19"): another season is another time, though the two share a year."""

    @property
    def near_first(self) -> int:
        """The first day, or the day that an open beginning ends on."""
        return self.last if self.first == FIRST_DAY else self.first

    @property
    def near_last(self) -> int:
        """The last day, or the day that an open end begins on."""
        return self.first if self.last == LAST_DAY else self.last

    def overlaps(self, other: DateMention) -> bool:
        """Is there a day that both allow?"""
        return self.first <= other.last and other.first <= self.last

    def within(self, other: DateMention) -> bool:
        """Is every day of this one allowed by ``other``?"""
        return other.first <= self.first and self.last <= other.last


def find_dates(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[DateMention]:
    """The dates of ``text`` in order. ``taken``: spans that are something else (quantities) and are passed over."""
    found: list[DateMention] = []
    used = bytearray(len(text))
    for start, end in taken:
        used[start:end] = b"\1" * (end - start)
    for shape in _SHAPES:
        for m in shape.finditer(text):
            if any(used[m.start() : m.end()]):
                continue
            days = _days(m)
            if m.groupdict().get("century") and _OF_ITS_TIME.search(text[max(0, m.start() - 24) : m.start()]):
                continue
            if days is None or (_is_bare(m) and not _LEADS_TO_YEAR.search(text[max(0, m.start() - 12) : m.start()])):
                continue
            used[m.start() : m.end()] = b"\1" * (m.end() - m.start())
            season = bool(m.groupdict().get("season"))
            known = bool(m["year"] or m.groupdict().get("century"))
            found.append(DateMention(m.start(), m.end(), *days, year_known=known, season=season))
    return _with_bounds(text, sorted(found, key=lambda d: d.start))


def _is_bare(m: re.Match[str]) -> bool:
    """A year alone, and an old one."""
    return m["year"] == m[0] and int(m["year"]) < _OLD


def _days(m: re.Match[str]) -> tuple[int, int] | None:
    """First and last day of a matched date; ``None`` for a day that does not exist."""
    parts = m.groupdict()
    year = int(parts["year"]) if parts.get("year") else 4
    if parts.get("century"):
        return _century(parts["century"].lower(), parts["part"] and parts["part"].lower())
    if parts.get("decade"):
        if year % 10:
            return None
        span = 100 if year % 100 == 0 and year < 2000 else 10
        return date(year, 1, 1).toordinal(), date(year + span - 1, 12, 31).toordinal()
    name = parts.get("month")
    if parts.get("season"):
        end = year - year % 100 + int(parts["season"])
        if end != year + 1:
            return None
        return date(year, 1, 1).toordinal(), date(end, 12, 31).toordinal()
    if not name:
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    month = MONTHS.get(name.lower().rstrip(".")) or int(name)
    try:
        if parts.get("day"):
            day = date(year, month, int(parts["day"])).toordinal()
            return day, day
        after = date(year + month // 12, month % 12 + 1, 1).toordinal()
        return date(year, month, 1).toordinal(), after - 1
    except ValueError:
        return None


def _century(name: str, part: str | None) -> tuple[int, int]:
    """First and last day of the "19th" or "nineteenth" century, or of a part of it."""
    number = _ORDINALS.index(name) + 1 if name in _ORDINALS else int(name[:-2])
    first, last = _PARTS_OF_CENTURY[part]
    start = 100 * (number - 1)
    return date(start + first, 1, 1).toordinal(), date(start + last, 12, 31).toordinal()


def _with_bounds(text: str, dates: list[DateMention]) -> list[DateMention]:
    """The dates with the prepositions before them read: "before 2015", "between 2010 and 2014"."""
    bounded: list[DateMention] = []
    at = 0
    while at < len(dates):
        mention = dates[at]
        before = text[max(0, mention.start - 40) : mention.start]
        follower = dates[at + 1] if at + 1 < len(dates) else None
        if follower and _RANGE_START.search(before) and _RANGE.match(text[mention.end : follower.start]):
            joined = replace(mention, end=follower.end, last=max(mention.last, follower.last), bound="between")
            bounded.append(joined)
            at += 2
            continue
        bounded.append(_bounded(mention, before, text[mention.end : mention.end + 2]))
        at += 1
    return bounded


def _bounded(mention: DateMention, before: str, after: str) -> DateMention:
    found = _BOUND.search(before)
    if found and found[0].endswith("the ") and after[:2].strip()[:1].isupper():
        return mention  # "ten years after the 2002 Spider-Man": the year of a thing, and no bound
    kind = next((k for k in _BOUNDS if found and found[k.replace(" ", "_")]), "on")
    if kind == "before":
        return replace(mention, first=FIRST_DAY, last=mention.first - 1, bound=kind)
    if kind == "after":
        return replace(mention, first=mention.last + 1, last=LAST_DAY, bound=kind)
    if kind == "since":
        return replace(mention, last=LAST_DAY, bound=kind)
    if kind == "until":
        return replace(mention, first=FIRST_DAY, bound=kind)
    return replace(mention, bound=kind)


_ISO = re.compile(r"(?P<year>\d{4}|-)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:T.*)?")
_ISO_IN_TEXT = re.compile(r"(?<![\w-])(?:\d{4}-\d\d(?:-\d\d)?|--\d\d(?:-\d\d)?)(?![\w-])")


def date_words(iso: str | None) -> str:
    """``20 March 2020`` from ``2020-03-20``, ``8 January`` from ``--01-08``; anything else comes back as it is."""
    found = _ISO.fullmatch(iso or "")
    if not found or not 0 < int(found["month"] or 1) <= 12 or not 0 < int(found["day"] or 1) <= 31:
        return iso or ""
    day = str(int(found["day"])) if found["day"] else ""
    month = calendar.month_name[int(found["month"])] if found["month"] else ""
    return " ".join(filter(None, (day, month, found["year"].strip("-"))))


def with_date_words(text: str) -> str:
    """``text`` with each ISO date in it in words; a bare year stays."""
    return _ISO_IN_TEXT.sub(lambda found: date_words(found[0]), text)
