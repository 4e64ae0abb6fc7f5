"""Digits of dates, clock times, years and decades: slots of a question, never quantities."""

from __future__ import annotations

import re

from consistency.config import months
from consistency.quantities.cardinals import hyphen, small
from consistency.quantities.draft import Reading
from consistency.quantities.names import PERSONS
from consistency.quantities.number_words import CARDINAL_STARTS, ORDINAL_SUFFIXES, SCALES, UNITS
from consistency.quantities.tokens import Token

MONTHS = months()
MONTH_NAMES = frozenset(MONTHS)
_SHY = frozenset(("may", "march", "mar", "sep", "dec", "jan", "apr", "jun"))
"""Month names that are also other words in lower case."""


_YEAR = re.compile(r"(?:1[0-9]|20|21)[0-9]{2}")


_MONTH_NUMBER = re.compile(r"0[1-9]|1[0-2]").fullmatch
_POINTED_DATE = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.(?:19|20)?[0-9]{2}").fullmatch
_CLOCK_DIGITS = re.compile(r"[0-9]{1,4}(?:\.[0-9]{2})?").fullmatch
_MINUTES = re.compile(r"[0-5][0-9]").fullmatch
_DAY_OR_YEAR = re.compile(r"[0-9]{1,2}|[0-9]{4}").fullmatch
_DECADE = re.compile(r"(?:1[0-9]|20)[0-9]0|[0-9]0").fullmatch
MODERN_YEAR = re.compile(r"1[5-9][0-9]{2}|20[0-9]{2}|21[0-9]{2}").fullmatch
"""Years that news speaks of without saying "the year"."""
_ZONES = frozenset("gmt utc bst est edt pst pdt cst cdt cet cest ist msk hrs local".split())


_DASHES = frozenset("-–—‑−")


def token_at(tokens: list[Token], i: int) -> Token | None:
    """The token at ``i``; none outside the text."""
    return tokens[i] if 0 <= i < len(tokens) else None


def glued_number(tokens: list[Token], i: int) -> bool:
    """Do digits stand at ``i`` with no space before them?"""
    token = token_at(tokens, i)
    return token is not None and token.kind == "number" and token.glued


CLOCK_WORDS = frozenset(": am pm a.m. p.m. a.m p.m o'clock noon hours a p".split()) | _ZONES
"""What stands right behind the digits of every clock time."""


def slashed_date(reading: Reading, i: int) -> int:
    """2020-03-20, 20/03/2020, 23-03-20, 20.03.2020, 2020-03; also three-part phone numbers and results."""
    tokens = reading.tokens
    separator = token_at(tokens, i + 1)
    if separator is not None and separator.glued and separator.text in "-/–" and glued_number(tokens, i + 2):
        third = token_at(tokens, i + 3)
        if third is not None and third.glued and third.text == separator.text and glued_number(tokens, i + 4):
            end = i + 5
            while end + 1 < len(tokens) and tokens[end].text == separator.text and glued_number(tokens, end + 1):
                end += 2
            return end
        if _YEAR.fullmatch(tokens[i].text) and _MONTH_NUMBER(tokens[i + 2].text) and separator.text != "–":
            return i + 3
    spaced = reading.apart and [reading.lower(i + 1), reading.lower(i + 3)] in (["/", "/"], ["-", "-"])
    if spaced and i + 4 < len(tokens) and tokens[i + 2].kind == tokens[i + 4].kind == "number":
        return i + 5  # "27 / 09 / 2013"
    return i + 1 if tokens[i].text.count(".") == 2 and _POINTED_DATE(tokens[i].text) else i


def clock_time(reading: Reading, i: int) -> int:
    """08:48, 9:01 p.m., 6pm, 1.56pm, 0401 GMT, 5 o'clock."""
    tokens, j = reading.tokens, i + 1
    if reading.lower(j) not in CLOCK_WORDS or not _CLOCK_DIGITS(tokens[i].text):
        return i
    colon = False
    while j + 1 < len(tokens) and tokens[j].text == ":" and tokens[j].glued and glued_number(tokens, j + 1):
        colon, j = True, j + 2
    following = token_at(tokens, j)
    if not colon and following is not None and following.text == ":" and _spaced_minutes(tokens, j):
        j += 2
        following = token_at(tokens, j)
    if following is None:
        return j if colon else i
    if following.lower in ("a", "p") and reading.lowers[j + 1 : j + 3] == [".", "m"]:
        return j + 4 if reading.lower(j + 3) == "." else j + 3
    if following.lower in ("am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "noon"):
        whole = tokens[i].text.partition(".")[0]
        if not colon and (int(whole) > 12 or (following.lower in ("am", "pm") and _counts_as_unit(reading, i, j))):
            return i
        j += 1
    elif len(tokens[i].text) == 4 and (following.lower in _ZONES or following.lower == "hours") and not colon:
        return j + 1
    elif not colon:
        return i
    while j < len(tokens) and tokens[j].lower in _ZONES:
        j += 1
    return j


def _spaced_minutes(tokens: list[Token], j: int) -> bool:
    """ ": 30 a . m ." in text whose marks stand apart."""
    return (
        j + 2 < len(tokens)
        and _MINUTES(tokens[j + 1].text) is not None
        and (tokens[j + 2].lower in ("a", "p", "am", "pm", "a.m.", "p.m."))
    )


def _counts_as_unit(reading: Reading, i: int, j: int) -> bool:
    """ "2 pm is 2 picometer": the text itself says that pm is a length."""
    return any(t.lower.startswith("picomet") for t in reading.tokens[j : j + 8]) and reading.tokens[j].text == "pm"


def month_date(reading: Reading, i: int) -> int:
    """March 11, Jan. 1, 2020; 11 March 2020; the 11th of March; may 19 where the sentence shows it is a month."""
    tokens = reading.tokens
    if not _DAY_OR_YEAR(tokens[i].text):
        return i
    back = i - 1
    if reading.lower(back) in (".", ",") and (tokens[back].glued or reading.apart):
        back -= 1
    before = token_at(tokens, back)
    day = len(tokens[i].text) < 3 and 1 <= int(tokens[i].text) <= 31
    if before is not None and before.lower in MONTHS and (day or _YEAR.fullmatch(tokens[i].text)):
        if before.lower in _SHY and before.text.islower() and reading.lower(i + 1) not in (",", "."):
            return i
        if day and reading.lower(back - 1) == "in" and reading.lower(i + 1) in PERSONS:
            return i  # "In May 12 people died"
        return _year_behind(tokens, i + 1)
    if not day:
        return i
    j = i + 1
    if j < len(tokens) and tokens[j].glued and tokens[j].lower in ORDINAL_SUFFIXES:
        j += 1
    if reading.lower(j) == "of":
        j += 1
    month = token_at(tokens, j)
    if (
        month is not None
        and month.lower in MONTHS
        and not (
            month.lower in _SHY
            and month.text.islower()
            and j == i + 1
            and reading.lower(i - 1) not in ("on", "the", "of")
        )
    ):
        j += 1
        if reading.lower(j) == ".":
            j += 1
        return _year_behind(tokens, j)
    return i


def _year_behind(tokens: list[Token], j: int) -> int:
    """End of a date that a year may follow: "March 11, 2020", "March 11-12", "March 11 and 12" keep their days."""
    if j < len(tokens) and tokens[j].glued and tokens[j].lower in ORDINAL_SUFFIXES:
        j += 1
    if j + 1 < len(tokens) and tokens[j].text in _DASHES and _DAY_OR_YEAR(tokens[j + 1].text):
        j += 2
    k = j + 1 if j < len(tokens) and tokens[j].text == "," else j
    if k < len(tokens) and _YEAR.fullmatch(tokens[k].text):
        return k + 1
    return j


def decade(reading: Reading, i: int) -> int:
    """1970s, the '90s, 1960's."""
    following = token_at(reading.tokens, i + 1)
    text = reading.tokens[i].text
    if following is None or not following.glued or not _DECADE(text):
        return i
    if following.lower == "s" or (
        following.text in "'’" and reading.lower(i + 2) == "s" and reading.tokens[i + 2].glued
    ):
        return i + 2 if following.lower == "s" else i + 3
    return i


def year_span(reading: Reading, i: int) -> int:
    """2014-15, 2014–2019, 1989/90, between A.D. 1000 and 1260, from 2011 to 2013."""
    tokens = reading.tokens
    if reading.lower(i + 1) not in ("-", "–", "—", "/") or not MODERN_YEAR(tokens[i].text):
        return i
    separator, second = token_at(tokens, i + 1), token_at(tokens, i + 2)
    if separator is None or second is None or second.kind != "number":
        return i
    if separator.text in "-–—/" and (reading.apart or (separator.glued and second.glued)):
        low = int(tokens[i].text)
        if (
            len(second.text) == 2
            and second.text.isdecimal()
            and int(second.text) in (low % 100 + 1, *range(low % 100 + 1, 100))
        ):
            return i + 3
        if _YEAR.fullmatch(second.text) and 0 < int(second.text) - low <= 130:
            return i + 3
    return i


_CENTURIES = frozenset(word for word, value in UNITS.items() if value >= 13) | {"twenty"}
_TENS_OF_YEARS = frozenset("twenties thirties forties fifties sixties seventies eighties nineties hundreds".split())


def mask_spoken_years(reading: Reading) -> None:
    """ "nineteen eighty-four", "twenty nineteen", "the nineteen-sixties": two numbers in a row are none.

    Not before a hyphen or a scale word: "nineteen twenty-dollar notes".
    """
    tokens = reading.tokens
    for i in reading.anchors:
        if tokens[i].lower not in _CENTURIES or reading.lower(i - 1) in CARDINAL_STARTS or i in reading.masked:
            continue
        k = i + 2 if hyphen(tokens, i + 1) else i + 1
        if reading.lower(k) in _TENS_OF_YEARS:
            reading.mask(i, k + 1, "year in words")
            continue
        value, end = _spoken_ending(tokens, k)
        if value and not (end < len(tokens) and (hyphen(tokens, end) or tokens[end].lower in SCALES)):
            reading.mask(i, end, "year in words")


def _spoken_ending(tokens: list[Token], k: int) -> tuple[float, int]:
    """ "eighty-four", "oh five" at ``k``: the last two digits of a year and their end; 0 for nothing."""
    if k >= len(tokens) or tokens[k].breaks:
        return 0.0, k
    if tokens[k].lower in ("oh", "o"):
        value, end = small(tokens, k + 1)
        return (value, end) if 0 < value < 10 else (0.0, k)
    value, end = small(tokens, k)
    return (value, end) if value >= 10 else (0.0, k)
