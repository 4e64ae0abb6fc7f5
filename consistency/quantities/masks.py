"""Digits that belong to no quantity by their shape: links, phones, versions, addresses, names with digits, dates.

These run before the number parser. What only the neighbourhood can tell (years, sections, scores) is in ``names``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from consistency.quantities import currencies, units
from consistency.quantities.dates import (
    CLOCK_WORDS,
    MONTH_NAMES,
    clock_time,
    decade,
    glued_number,
    month_date,
    slashed_date,
    token_at,
    year_span,
)
from consistency.quantities.draft import Reading
from consistency.quantities.money_rules import is_money_prefix
from consistency.quantities.number_words import GLUED_SCALES, ORDINAL_SUFFIXES
from consistency.quantities.tokens import Token
from consistency.quantities.unit_names import is_temperature, names_a_unit, opens_a_time

_DASHES = frozenset("-–—‑−")


_KEPT_PREFIXES = frozenset(("sub", "minus", "over", "under", "plus", "then", "us"))
"""A hyphen behind these does not make a name ("sub-300", "minus-5")."""


def phone(reading: Reading, i: int) -> int:
    """+1-222-222-2222, (020) 7946 0958: an opening plus or a zero in front, and groups behind it."""
    tokens, j = reading.tokens, i
    before = reading.lower(i - 1)
    if not (before == "+" and tokens[i].glued) and (tokens[i].text[0] != "0" or not _AREA_CODE(tokens[i].text)):
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
    """13.1.2 and other digits that make no number ("1,2,3"); tags and handles (#12, @6); "<>30"."""
    text = reading.tokens[i].text
    before = token_at(reading.tokens, i - 1) if reading.tokens[i].glued else None
    if before is not None and before.text in ("#", "@", "_", "№"):
        return i + 1
    if before is not None and reading.lowers[i - 2 : i] in (["<", ">"], ["!", "="]):
        return i + 1  # "<>30", "!=30"
    return i + 1 if text.count(".") > 1 and _VERSION(text) and not _POINT_GROUPS(text) else i


def name_with_digits(reading: Reading, i: int) -> int:
    """K1, F-16, A320, Covid-19, G7, MP3, 13F, 3D, 24703m212: digits glued to letters that are no unit."""
    tokens = reading.tokens
    token, before = tokens[i], token_at(tokens, i - 1)
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    if not (token.glued or (behind is not None and behind.glued) or (before is not None and before.text == "-")):
        return i
    if token.glued and before is not None and before.kind == "word" and not is_money_prefix(tokens, i):
        if before.glued and i > 1 and tokens[i - 2].text == "$" and before.lower in currencies.DOLLARS:
            return i  # "$A100"
        if before.glued and i > 1 and tokens[i - 2].text + before.lower in currencies.PREFIXED:
            return i  # "£E100"
        return _end_of_glued(tokens, i)
    if (
        token.glued and before is not None and before.text in ("-", "‑", "–") and before.glued and i > 1
        and tokens[i - 2].kind == "word" and tokens[i - 2].lower not in _KEPT_PREFIXES
        and not _inner_link(tokens, i - 2)
        and tokens[i - 2].lower not in units.WORDS
        and not (tokens[i - 2].glued and i > 2 and tokens[i - 3].kind == "number")
    ):  # fmt: skip
        return _end_of_glued(tokens, i)
    if (
        before is not None
        and before.text == "-"
        and not token.glued
        and not before.glued
        and i > 1
        and (tokens[i - 2].text.isupper() and len(tokens[i - 2].text) > 1 and tokens[i - 2].kind == "word")
    ):
        j = i + 1
        while j + 1 < len(tokens) and tokens[j].text == "-" and tokens[j + 1].kind == "number":
            j += 2
        if j > i + 1:
            return j  # "CVE - 2013 - 3893" in text whose marks stand apart
    following = token_at(tokens, i + 1)
    if following is None or not following.glued or following.kind != "word":
        return i
    if _known_suffix(reading, i + 1):
        return i
    return _end_of_glued(tokens, i)


def _inner_link(tokens: list[Token], k: int) -> bool:
    """Does a link between two numbers of one compound stand at ``k``: "10-to-12-foot", "1-in-500", "3-for-4"?"""
    linked = (
        tokens[k].lower in ("to", "or", "and", "in", "for")
        and tokens[k].glued
        and k > 1
        and tokens[k - 1].text in _DASHES
    )
    return linked and tokens[k - 2].kind == "number"


_FEET = frozenset(("ft", "foot", "feet", "'", "′"))


def _known_suffix(reading: Reading, j: int) -> bool:
    token = reading.tokens[j]
    text, lower = token.text, token.lower
    if j + 1 < len(reading.tokens) and reading.tokens[j + 1].glued and reading.tokens[j + 1].kind == "number":
        return text == "x"
    if text == "h" and opens_a_time(reading, j):
        return True
    if text in ("C", "F"):
        return is_temperature(reading, j - 1, j)
    if names_a_unit(reading, j):
        return True
    if text in units.SYMBOLS or lower in units.WORDS or lower in ORDINAL_SUFFIXES or text in GLUED_SCALES:
        return True
    if (
        text in currencies.CODES
        or lower in currencies.LOWER_CODES
        or text in ("p", "c", "pc", "x", "pct", "R", "g", "ish", "th")
    ):
        return True
    if lower in ("in", "ins") and reading.lower(j - 2) in _FEET:
        return True  # "6ft 2in"
    return (
        lower
        in ("percent", "million", "billion", "trillion", "thousand", "hundred", "bn", "ppg", "rpg", "pp", "bps", "yo")
        or text == "bp"
    )


def _end_of_glued(tokens: list[Token], i: int) -> int:
    """End of the run of letters, digits and hyphens that the name goes on with."""
    j = i + 1
    while j < len(tokens) and tokens[j].glued and (tokens[j].kind in ("word", "number") or tokens[j].text in "-_/"):
        if tokens[j].text in "-_/" and not (
            j + 1 < len(tokens) and tokens[j + 1].glued and tokens[j + 1].kind == "number"
        ):
            break
        j += 1
    return j


def list_marker(reading: Reading, i: int) -> int:
    """ "1. Text", "2) Text" at the start of a line."""
    tokens = reading.tokens
    if i and not tokens[i].breaks:
        return i
    mark, text = token_at(tokens, i + 1), token_at(tokens, i + 2)
    if mark is None or text is None or len(tokens[i].text) > 2 or mark.text not in ".)":
        return i
    return i + 2 if mark.glued and not text.glued and text.text[:1].isupper() else i


_AREA_CODE = re.compile(r"0[0-9]{2,}").fullmatch
_VERSION = re.compile(r"[0-9]+(?:\.[0-9]+){2,}").fullmatch
_POINT_GROUPS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+").fullmatch
_HOUSE_NUMBER = re.compile(r"[0-9]{1,5}").fullmatch
_STREETS = frozenset(
    """street st st. road rd avenue ave ave. drive lane boulevard blvd way court place square highway terrace crescent
    parkway plaza quay row close""".split()
)


_FOREIGN_STREETS = frozenset("ave rue via calle avenue boulevard place piazza avenida".split())


def address(reading: Reading, i: int) -> int:
    """49 Zorro Ranch Road, 9 E 71st St, 16-18 Industrial Avenue, 22 Rue de Rivoli."""
    tokens = reading.tokens
    start = i + 1
    if start >= len(tokens) or not (tokens[start].text in _DASHES or tokens[start].text[0].isupper()):
        return i
    if not _HOUSE_NUMBER(tokens[i].text):
        return i
    if start + 1 < len(tokens) and tokens[start].text in _DASHES and glued_number(tokens, start + 1):
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


Rule = tuple[str, Callable[[Reading, int], int]]
RULES: tuple[Rule, ...] = (
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


def _some(*rules: Callable[[Reading, int], int]) -> dict[bool, tuple[Rule, ...]]:
    """These of the rules in their order, without and with the one for month names."""
    return {
        dated: tuple(row for row in RULES if row[1] in rules or (dated and row[1] is month_date))
        for dated in (False, True)
    }


_ALONE = _some(phone, clock_time, list_marker, address, name_with_digits)
_GLUED_BEFORE = _some(phone, clock_time, list_marker, address, name_with_digits, version)


def _rules_at(reading: Reading, i: int, dated: bool) -> tuple[Rule, ...]:
    """The rules that can claim the digits at ``i``: most of them need a neighbour without a space between."""
    tokens = reading.tokens
    token = tokens[i]
    if reading.apart or token.text.count(".") > 1:
        return RULES
    if i + 1 < len(tokens) and tokens[i + 1].glued and tokens[i + 1].text not in _PLAIN_MARKS:
        return RULES
    return (_GLUED_BEFORE if token.glued else _ALONE)[dated]


_PLAIN_MARKS = frozenset(".,;)%!?")


def _plainly_counts(tokens: list[Token], i: int) -> bool:
    """Do the digits at ``i`` stand between plain words ("killed 25 people", "$5 a share"), which no rule masks?"""
    text, before = tokens[i].text, tokens[i - 1]
    if i == 0 or i + 1 >= len(tokens) or text[0] == "0" or text.count(".") > 1 or tokens[i].breaks:
        return False
    if not (before.text in _MONEY_SIGNS if tokens[i].glued else before.kind == "word"):
        return False
    behind = tokens[i + 1]
    if behind.glued:
        return behind.text == "%"
    return behind.text.islower() and behind.lower not in CLOCK_WORDS


_MONEY_SIGNS = frozenset("$€£")


def mask_shapes(reading: Reading) -> None:
    """Mask every token of digits that a rule claims."""
    tokens, dated = reading.tokens, not MONTH_NAMES.isdisjoint(reading.lowers)
    for i in reading.numbers:
        if i in reading.masked or (not dated and _plainly_counts(tokens, i)):
            continue
        for name, rule in _rules_at(reading, i, dated):
            end = rule(reading, i)
            if end > i:
                reading.mask(i, end, name)
                break
