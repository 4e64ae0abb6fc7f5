"""Digits that belong to no quantity by their shape: links, dates, clock times, phones, versions, names with digits.

These run before the number parser. What only the neighbourhood can tell (years, sections, scores) is in ``names``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from consistency.quantities import currencies, units
from consistency.quantities.draft import Reading
from consistency.quantities.number_words import GLUED_SCALES, ORDINAL_SUFFIXES
from consistency.quantities.tokens import Token

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_SHY = frozenset(("may", "march", "mar", "sep", "dec", "jan", "apr", "jun"))
"""Month names that are also other words in lower case."""
_YEAR = re.compile(r"(?:1[0-9]|20|21)[0-9]{2}")
_ZONES = frozenset("gmt utc bst est edt pst pdt cst cdt cet cest ist msk hrs local".split())
_DASHES = frozenset("-–—‑−")
_KEPT_PREFIXES = frozenset(("sub", "minus", "over", "under", "plus", "then", "us"))
"""A hyphen behind these does not make a name ("sub-300", "minus-5")."""


def _at(tokens: list[Token], i: int) -> Token | None:
    return tokens[i] if 0 <= i < len(tokens) else None


def _glued_number(tokens: list[Token], i: int) -> bool:
    token = _at(tokens, i)
    return token is not None and token.kind == "number" and token.glued


def slashed_date(reading: Reading, i: int) -> int:
    """2020-03-20, 20/03/2020, 23-03-20, 20.03.2020, 2020-03; also three-part phone numbers and results."""
    tokens = reading.tokens
    separator = _at(tokens, i + 1)
    if separator is not None and separator.glued and separator.text in "-/–" and _glued_number(tokens, i + 2):
        third = _at(tokens, i + 3)
        if third is not None and third.glued and third.text == separator.text and _glued_number(tokens, i + 4):
            end = i + 5
            while end + 1 < len(tokens) and tokens[end].text == separator.text and _glued_number(tokens, end + 1):
                end += 2
            return end
        if _YEAR.fullmatch(tokens[i].text) and re.fullmatch(r"0[1-9]|1[0-2]", tokens[i + 2].text) and separator.text != "–":
            return i + 3
    return i + 1 if re.fullmatch(r"[0-9]{1,2}\.[0-9]{1,2}\.(?:19|20)?[0-9]{2}", tokens[i].text) else i


def clock_time(reading: Reading, i: int) -> int:
    """08:48, 9:01 p.m., 6pm, 1.56pm, 0401 GMT, 5 o'clock."""
    tokens, j = reading.tokens, i + 1
    if not re.fullmatch(r"[0-9]{1,4}(?:\.[0-9]{2})?", tokens[i].text):
        return i
    colon = False
    while j + 1 < len(tokens) and tokens[j].text == ":" and tokens[j].glued and _glued_number(tokens, j + 1):
        colon, j = True, j + 2
    following = _at(tokens, j)
    if not colon and following is not None and following.text == ":" and _spaced_minutes(tokens, j):
        j += 2
        following = _at(tokens, j)
    if following is None:
        return j if colon else i
    if following.lower in ("a", "p") and [t.lower for t in tokens[j + 1 : j + 3]] == [".", "m"]:
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
    """": 30 a . m ." in text whose marks stand apart."""
    return j + 2 < len(tokens) and re.fullmatch(r"[0-5][0-9]", tokens[j + 1].text) is not None and (
        tokens[j + 2].lower in ("a", "p", "am", "pm", "a.m.", "p.m.")
    )


def _counts_as_unit(reading: Reading, i: int, j: int) -> bool:
    """"2 pm is 2 picometer": the text itself says that pm is a length."""
    return any(t.lower.startswith("picomet") for t in reading.tokens[j : j + 8]) and reading.tokens[j].text == "pm"


def month_date(reading: Reading, i: int) -> int:
    """March 11, Jan. 1, 2020; 11 March 2020; the 11th of March; may 19 where the sentence shows it is a month."""
    tokens = reading.tokens
    if not re.fullmatch(r"[0-9]{1,2}|[0-9]{4}", tokens[i].text):
        return i
    back = i - 1
    if reading.lower(back) in (".", ",") and tokens[back].glued:
        back -= 1
    before = _at(tokens, back)
    day = len(tokens[i].text) < 3 and 1 <= int(tokens[i].text) <= 31
    if before is not None and before.lower in MONTHS and (day or _YEAR.fullmatch(tokens[i].text)):
        if before.lower in _SHY and before.text.islower() and reading.lower(i + 1) not in (",", "."):
            return i
        return _year_behind(tokens, i + 1)
    if not day:
        return i
    j = i + 1
    if j < len(tokens) and tokens[j].glued and tokens[j].lower in ORDINAL_SUFFIXES:
        j += 1
    if reading.lower(j) == "of":
        j += 1
    month = _at(tokens, j)
    if month is not None and month.lower in MONTHS and not (month.lower in _SHY and month.text.islower() and j == i + 1
                                                          and reading.lower(i - 1) not in ("on", "the", "of")):
        j += 1
        if reading.lower(j) == ".":
            j += 1
        return _year_behind(tokens, j)
    return i


def _year_behind(tokens: list[Token], j: int) -> int:
    """End of a date that a year may follow: "March 11, 2020", "March 11-12", "March 11 and 12" keep their days."""
    if j < len(tokens) and tokens[j].glued and tokens[j].lower in ORDINAL_SUFFIXES:
        j += 1
    if j + 1 < len(tokens) and tokens[j].text in _DASHES and re.fullmatch(r"[0-9]{1,2}|[0-9]{4}", tokens[j + 1].text):
        j += 2
    k = j + 1 if j < len(tokens) and tokens[j].text == "," else j
    if k < len(tokens) and _YEAR.fullmatch(tokens[k].text):
        return k + 1
    return j


def decade(reading: Reading, i: int) -> int:
    """1970s, the '90s, 1960's."""
    following = _at(reading.tokens, i + 1)
    text = reading.tokens[i].text
    if following is None or not following.glued or not re.fullmatch(r"(?:1[0-9]|20)[0-9]0|[0-9]0", text):
        return i
    if following.lower == "s" or (following.text in "'’" and reading.lower(i + 2) == "s" and reading.tokens[i + 2].glued):
        return i + 2 if following.lower == "s" else i + 3
    return i


def year_span(reading: Reading, i: int) -> int:
    """2014-15, 2014–2019, 1989/90, between A.D. 1000 and 1260, from 2011 to 2013."""
    tokens = reading.tokens
    if not re.fullmatch(r"1[5-9][0-9]{2}|20[0-9]{2}|21[0-9]{2}", tokens[i].text):
        return i
    separator, second = _at(tokens, i + 1), _at(tokens, i + 2)
    if separator is None or second is None or second.kind != "number":
        return i
    if separator.text in "-–—/" and separator.glued and second.glued:
        low = int(tokens[i].text)
        if re.fullmatch(r"[0-9]{2}", second.text) and int(second.text) in (low % 100 + 1, *range(low % 100 + 1, 100)):
            return i + 3
        if _YEAR.fullmatch(second.text) and 0 < int(second.text) - low <= 130:
            return i + 3
    return i


def phone(reading: Reading, i: int) -> int:
    """+1-222-222-2222, (020) 7946 0958: an opening plus or a zero in front, and groups behind it."""
    tokens, j = reading.tokens, i
    before = reading.lower(i - 1)
    if not ((before == "+" and tokens[i].glued) or re.fullmatch(r"0[0-9]{2,}", tokens[i].text)):
        return i
    groups = 0
    while j + 1 < len(tokens):
        k = j + 1
        while k < len(tokens) and tokens[k].text in ("-", ")", "(", "/") and k < j + 3:
            k += 1
        if k >= len(tokens) or tokens[k].kind != "number" or tokens[k].breaks:
            break
        groups, j = groups + 1, k
    return j + 1 if groups >= 1 else i


def version(reading: Reading, i: int) -> int:
    """13.1.2 and other digits that make no number ("1,2,3"); tags and handles (#12, @6)."""
    text = reading.tokens[i].text
    before = _at(reading.tokens, i - 1)
    if reading.tokens[i].glued and before is not None and before.text in ("#", "@", "_", "№"):
        return i + 1
    return i + 1 if re.fullmatch(r"[0-9]+(?:\.[0-9]+){2,}", text) and not re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+", text) else i


def name_with_digits(reading: Reading, i: int) -> int:
    """K1, F-16, A320, Covid-19, G7, MP3, 13F, 3D, 24703m212: digits glued to letters that are no unit."""
    tokens = reading.tokens
    token, before = tokens[i], _at(tokens, i - 1)
    if token.glued and before is not None and before.kind == "word" and not _currency_prefix(before.text):
        if before.glued and i > 1 and tokens[i - 2].text == "$" and before.lower in currencies.DOLLARS:
            return i  # "$A100"
        return _end_of_glued(tokens, i)
    if (
        token.glued and before is not None and before.text in ("-", "‑", "–") and before.glued and i > 1
        and tokens[i - 2].kind == "word" and tokens[i - 2].lower not in _KEPT_PREFIXES
        and tokens[i - 2].lower not in units.WORDS
        and not (tokens[i - 2].glued and i > 2 and tokens[i - 3].kind == "number")
    ):  # fmt: skip
        return _end_of_glued(tokens, i)
    if before is not None and before.text == "-" and not token.glued and not before.glued and i > 1 and (
        tokens[i - 2].text.isupper() and len(tokens[i - 2].text) > 1 and tokens[i - 2].kind == "word"
    ):
        j = i + 1
        while j + 1 < len(tokens) and tokens[j].text == "-" and tokens[j + 1].kind == "number":
            j += 2
        return j  # "CVE - 2013 - 3893" in text whose marks stand apart
    following = _at(tokens, i + 1)
    if following is None or not following.glued or following.kind != "word":
        return i
    if _known_suffix(reading, i + 1):
        return i
    return _end_of_glued(tokens, i)


def _currency_prefix(text: str) -> bool:
    upper = text.rstrip(".")
    return text in currencies.CODES or upper in currencies.CODES or upper.lower() == "us"


def _known_suffix(reading: Reading, j: int) -> bool:
    token = reading.tokens[j]
    text, lower = token.text, token.lower
    if j + 1 < len(reading.tokens) and reading.tokens[j + 1].glued and reading.tokens[j + 1].kind == "number":
        return text == "x"
    if text in units.SYMBOLS or lower in units.WORDS or lower in ORDINAL_SUFFIXES or text in GLUED_SCALES:
        return True
    if text in currencies.CODES or lower in currencies.LOWER_CODES or text in ("p", "c", "pc", "x", "pct", "R", "g", "ish", "th"):
        return True
    return lower in ("percent", "million", "billion", "trillion", "thousand", "hundred", "bn", "ppg", "rpg", "pp")


def _end_of_glued(tokens: list[Token], i: int) -> int:
    """End of the run of letters, digits and hyphens that the name goes on with."""
    j = i + 1
    while j < len(tokens) and tokens[j].glued and (tokens[j].kind in ("word", "number") or tokens[j].text in "-_/"):
        if tokens[j].text in "-_/" and not (j + 1 < len(tokens) and tokens[j + 1].glued and tokens[j + 1].kind == "number"):
            break
        j += 1
    return j


def list_marker(reading: Reading, i: int) -> int:
    """"1. Text", "2) Text" at the start of a line."""
    tokens = reading.tokens
    if i and not tokens[i].breaks:
        return i
    mark, text = _at(tokens, i + 1), _at(tokens, i + 2)
    if mark is None or text is None or len(tokens[i].text) > 2 or mark.text not in ".)":
        return i
    return i + 2 if mark.glued and not text.glued and text.text[:1].isupper() else i


_STREETS = frozenset(
    """street st st. road rd avenue ave ave. drive lane boulevard blvd way court place square highway terrace crescent
    parkway plaza quay row close""".split()
)


_FOREIGN_STREETS = frozenset("ave rue via calle avenue boulevard place piazza avenida".split())


def address(reading: Reading, i: int) -> int:
    """49 Zorro Ranch Road, 9 E 71st St, 16-18 Industrial Avenue, 22 Rue de Rivoli."""
    tokens = reading.tokens
    if not re.fullmatch(r"[0-9]{1,5}", tokens[i].text):
        return i
    start = i + 1
    if start + 1 < len(tokens) and tokens[start].text in _DASHES and _glued_number(tokens, start + 1):
        start += 2
    j = start
    if j + 1 < len(tokens) and tokens[j].lower in _FOREIGN_STREETS and tokens[j].text[0].isupper():
        return j + 1 if tokens[j + 1].text[0].isupper() or tokens[j + 1].lower in ("de", "du", "des", "la") else i
    while j < min(start + 5, len(tokens)) and not tokens[j].breaks:
        token = tokens[j]
        if j > start and token.lower in _STREETS and token.text[0].isupper():
            return j + 1
        if not (token.text[:1].isupper() or token.kind == "number" or token.lower in ORDINAL_SUFFIXES):
            return i
        j += 1
    return i


RULES: tuple[tuple[str, Callable[[Reading, int], int]], ...] = (
    ("date", slashed_date),
    ("phone", phone),
    ("clock time", clock_time),
    ("date", month_date),
    ("decade", decade),
    ("years", year_span),
    ("version", version),
    ("name with digits", name_with_digits),
    ("list marker", list_marker),
    ("address", address),
)
"""Tried in this order at each token of digits; each gives the end of what it masks, or the start for nothing."""


def mask_shapes(reading: Reading) -> None:
    """Mask every token of digits that a rule claims."""
    for i, token in enumerate(reading.tokens):
        if token.kind != "number" or i in reading.masked:
            continue
        for name, rule in RULES:
            end = rule(reading, i)
            if end > i:
                reading.mask(i, end, name)
                break
