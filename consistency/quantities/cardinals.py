"""Numbers in words: "one hundred and sixteen", "twenty-one", "two-thirds", "point five"."""

from __future__ import annotations

from consistency.quantities import units
from consistency.quantities.number_words import CARDINAL_STARTS, FRACTIONS, SCALES, TENS, UNITS
from consistency.quantities.tokens import Token


def hyphen(tokens: list[Token], j: int) -> bool:
    """Does a hyphen join the tokens before and behind ``j``, glued on both sides or apart on both?"""
    return (
        j + 1 < len(tokens)
        and tokens[j].text in ("-", "‑")
        and tokens[j].glued == tokens[j + 1].glued
        and not tokens[j + 1].breaks
    )


def small(tokens: list[Token], i: int) -> tuple[float, int]:
    """A number below 100 in words at ``i`` ("twenty-one", "seven"); 0 and ``i`` where there is none."""
    if i >= len(tokens):
        return 0.0, i
    word = tokens[i].lower
    if word in TENS:
        j = i + 2 if hyphen(tokens, i + 1) else i + 1
        if j < len(tokens) and 0 < UNITS.get(tokens[j].lower, 0) < 10:
            return float(TENS[word] + UNITS[tokens[j].lower]), j + 1
        return float(TENS[word]), i + 1
    if word in UNITS:
        return float(UNITS[word]), i + 1
    return 0.0, i


def cardinal(tokens: list[Token], i: int) -> tuple[float, int]:
    """A cardinal in words at ``i``: "one hundred and sixteen", "two thousand two hundred". Value and end."""
    total, current, j = 0.0, 0.0, i
    limit = float("inf")
    while j < len(tokens):
        word = tokens[j].lower
        start = j
        if (j > i and word == "and" and (current >= 100 or total > 0) and current % 100 == 0) or (
            j > i and hyphen(tokens, j)
        ):
            start = j + 1
        word = tokens[start].lower if start < len(tokens) else ""
        if word in CARDINAL_STARTS and (current == 0 or current % 100 == 0) and (j == i or current or total):
            value, end = small(tokens, start)
            if start == j + 1 and tokens[j].lower == "and" and is_fraction(tokens, end):
                break
            current, j = current + value, end
        elif word == "hundred" and (0 < current < 100 or (j == i and current == 0)):
            current, j = (current or 1.0) * 100, start + 1
        elif word in SCALES and word != "hundred" and start == j + (start > j) and (current or j == i or total):
            scale = SCALES[word]
            if not current and total:
                # "three lakh crore": a scale of a scale.
                total, j = total * scale, start + 1
            elif scale < limit:
                total, current, limit, j = total + (current or 1.0) * scale, 0.0, scale, start + 1
            else:
                break
        else:
            break
    return total + current, j


def is_fraction(tokens: list[Token], j: int) -> bool:
    """Does a fraction noun stand at ``j`` (perhaps behind a hyphen)?"""
    if hyphen(tokens, j):
        j += 1
    return j < len(tokens) and tokens[j].lower in FRACTIONS and tokens[j].lower.endswith(("s", "half", "quarter"))


def fraction_words(tokens: list[Token], i: int, behind_and: bool = False) -> tuple[float, int] | None:
    """ "a half", "two-thirds", "one fifth", "fifty-four hundredths" at ``i``: the fraction and its end.

    ``behind_and``: of a mixed number, where "three-quarter" has no s in a compound ("six and three-quarter hours") or
    before a unit ("two and three quarter miles").
    """
    word = tokens[i].lower
    if word in ("a", "an"):
        over, j = 1.0, i + 1
    elif word in CARDINAL_STARTS:
        over, j = cardinal(tokens, i)
        over = float(over)
    else:
        return None
    joined = hyphen(tokens, j)
    if joined:
        j += 1
    if j >= len(tokens):
        return None
    under = FRACTIONS.get(tokens[j].lower)
    single = joined or (j + 1 < len(tokens) and tokens[j + 1].lower in units.WORDS)
    many = tokens[j].lower.endswith(("s", "ves")) or (behind_and and single and over > 1)
    if under is None or (over > 1) != many or (over >= under and under <= 10 and over > 20):
        return None
    return over / under, j + 1


def and_fraction(tokens: list[Token], j: int) -> tuple[float, int] | None:
    """ "and a half", "-and-a-half", "and three quarters", "and half" before a scale or "-year", at ``j``: what a mixed
    number has behind its whole; the fraction and its end. "Two and a third of the voters" is none.
    """
    k = j + 1 if hyphen(tokens, j) else j
    if k + 1 >= len(tokens) or tokens[k].lower not in ("and", "&"):
        return None
    k += 2 if hyphen(tokens, k + 1) else 1
    if k >= len(tokens):
        return None
    if tokens[k].lower == "half" and k + 1 < len(tokens) and tokens[k + 1].lower in SCALES:
        return 0.5, k + 1
    found = fraction_words(tokens, k, behind_and=True)
    if found is None:
        return None
    end = found[1]
    if end + 1 < len(tokens) and tokens[end].lower == "of" and found[0] != 0.5:
        return None
    return found


def point(tokens: list[Token], value: float, j: int) -> tuple[float, int]:
    """ "point five", "point zero three" behind a cardinal."""
    if j + 1 >= len(tokens) or tokens[j].lower != "point":
        return value, j
    digits, k = "", j + 1
    while k < len(tokens) and tokens[k].lower in CARDINAL_STARTS:
        below, k = small(tokens, k)
        digits += str(int(below))
    return (value + float("0." + digits), k) if digits else (value, j)
