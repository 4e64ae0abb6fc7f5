"""Dates that stand for themselves: a whole line, or a whole field of front matter.

This is not a search for dates in running text. It answers two questions: is this line a date and nothing else (a
dateline, the time stamp of a comment), and which day does it name, no more precisely than it says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month{n}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day{n}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year{n}>(?:19|20)\d\d)"
DATE = re.compile(
    r"(?<![\w.])(?:"
    + "|".join(
        part.replace("{n}", str(n)).replace("{{", "{").replace("}}", "}")
        for n, part in enumerate(
            (
                _YEAR + r" ?[-/.] ?(?P<num{n}>\d{{1,2}})(?: ?[-/.] ?" + _DAY + r")?(?=[\sT,|)]|$)",
                r"(?P<first{n}>\d{{1,2}})(?P<sep>(?: ?[-/.] ?| ))(?P<second{n}>\d{{1,2}})(?P=sep)" + _YEAR,
                _DAY + r"(?: of)?[ -]" + _MONTH + r"(?:,? ?-?" + _YEAR + r")?",
                _MONTH + r"[ -]" + _DAY + r"(?!\d)(?:,? ?-?" + _YEAR + r")?",
                _MONTH + r",? " + _YEAR,
                r"(?P<short{n}>\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?\d\d)(?!\d)",
            )
        )
    )
    + r")(?:(?=T\d)|(?![\w-]))",
    re.IGNORECASE,
)
"""The ways a date is written in English, and in digits. The two-digit year names no day for certain."""
TIME = re.compile(
    r"(?<!\d)T?\d{1,2}(?:[:.h] ?\d{2}){1,2}(?:\.\d+)?(?:Z| ?[+-]\d\d:?\d\d)?\s*(?:[ap](?:\.? ?m)?\b\.?)?"
    r"|\b\d{1,2}\s*[ap]\.? ?m\b\.?|\b\d{4}(?= (?:gmt|utc|hkt|hrs|hours))",
    re.IGNORECASE,
)
PADDING = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:first |last |originally )?"
    r"(?:published|updated|posted|modified|created|revised|filed|issued|released?|added|edited)"
    r"|gmt(?: ?[+-] ?\d{1,2}(?:: ?\d{1,2})?)?|utc|hkt|bst|cet|cest|e[sd]?t|c[sd]?t|m[sd]?t|p[sd]?t|ist|uk|us"
    r"|update|publication|date|time|on|at|by|hrs|hours|local|ago|article|story|and)\b",
    re.IGNORECASE,
)
AGO = re.compile(
    r"\b(?:\d+|an?|one|two|three) (?:min(?:ute)?|hour|hr|day|week|month|year)s? ago\b|\byesterday\b|\btoday\b", re.I
)
LONGEST = 100
"""Characters; no date line is longer, and no longer text is looked at."""
LONGEST_REST = 60
"""Characters of a date line beside its dates: weekday, time, zone, "Published at" and "Last updated"."""
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as precisely as it is known, and what is wrong with it."""

    iso: str | None
    """``2020``, ``2020-03`` or ``2020-03-20``; None where not even the year is certain."""
    problem: str = ""
    """Why it is less precise than it looks; empty where nothing is doubtful."""
    timed: bool = False
    """A clock time stands with it."""
    bare: bool = True
    """Nothing stands with it but weekday, time and punctuation (no "Published", no "Updated")."""


def read_date(text: str) -> Dated | None:
    """The date that ``text`` is, and nothing else ("Monday, 28 September, 2020", "Published 2020-03-20 10:15").

    ``None`` where more than a date stands there, or no date at all. A numeric date whose day and month could change
    places keeps its year only. A bare year counts ("2020").
    """
    if len(text) > LONGEST:
        return None
    if re.fullmatch(r"\s*(?:19|20)\d\d\s*", text):
        return Dated(text.strip())
    match = DATE.search(text)
    rest = text if match is None else text[: match.start()] + " " + DATE.sub(" ", text[match.end() :])
    if len(rest) > LONGEST_REST:
        return None
    ago = AGO.sub(" ", rest)
    untimed = TIME.sub(" ", ago)
    left = PADDING.sub(" ", untimed)
    if any(c.isalnum() for c in left) or (match is None and ago == rest and untimed == ago):
        return None
    found = _resolve(match) if match else Dated(None, "no date, only a time")
    if found is None:
        return None
    bare = not re.search(r"publi|updat|post|modif|creat|revis|filed|issued|releas|added|edited", untimed, re.I)
    return Dated(found.iso, found.problem, timed=untimed != ago, bare=bare)


def is_date_line(line: str) -> Dated | None:
    """``read_date`` for a line of a text: a bare year is not enough there."""
    if len(line) > LONGEST or not (DIGIT.search(line) or AGO.search(line)):
        return None
    found = read_date(line)
    return None if found is None or line.strip().isdigit() else found


def _resolve(match: re.Match[str]) -> Dated | None:
    """The day that a match of DATE names; ``None`` where there is no such day."""
    groups = {re.sub(r"\d+$", "", name): value for name, value in match.groupdict().items() if value}
    if "short" in groups:
        return _two_digit_year(groups["short"])
    year = int(groups["year"]) if "year" in groups else None
    if "first" in groups:
        return _day_and_month(int(groups["first"]), int(groups["second"]), int(groups["year"]), match.group())
    month = int(groups["num"]) if "num" in groups else MONTHS.index(groups["month"][:3].casefold()) + 1
    if year is None:
        return Dated(None, f"{match.group()} names no year")
    day = int(groups["day"]) if "day" in groups else None
    if not month or day == 0:
        return _left_blank(year, month, match.group())
    return _dated(year, month, day)


def _left_blank(year: int, month: int, words: str) -> Dated | None:
    """ "2021-06-00", "2021-00-00": databases and forms write 0 for what they do not know."""
    if not month:
        return Dated(str(year), f"{words} names no month, so only its year is used")
    known = _dated(year, month, None)
    return known and Dated(known.iso, f"{words} names no day, so only its month is used")


def _day_and_month(first: int, second: int, year: int, words: str) -> Dated | None:
    """A date in digits with the year last: plain where only one reading exists."""
    readings = {found.iso for a, b in ((first, second), (second, first)) if (found := _dated(year, b, a))}
    if len(readings) == 1:
        return Dated(readings.pop())
    return Dated(str(year), f"{words} may be read as two days, so only its year is used") if readings else None


def _two_digit_year(words: str) -> Dated | None:
    """A date in digits with a short year: plain where only one of year-month-day, day-month-year and
    month-day-year is in the calendar. Years are of this century."""
    a, b, c = (int(number) for number in re.findall(r"\d+", words))
    readings = {
        found.iso for y, m, d in ((a, b, c), (c, b, a), (c, a, b)) if y < 100 and (found := _dated(2000 + y, m, d))
    }
    if len(readings) == 1:
        return Dated(readings.pop())
    return Dated(None, f"{words} may be read in more than one way") if readings else None


def _dated(year: int, month: int, day: int | None) -> Dated | None:
    """The date, where the calendar has it."""
    try:
        date(year, month, 1 if day is None else day)
    except ValueError:
        return None
    return Dated(f"{year}-{month:02}" if day is None else f"{year}-{month:02}-{day:02}")
