"""Numbers in digits: several locales, scale words and letters, powers of ten, fractions."""

from __future__ import annotations

import math
import re

from consistency.config import packaged_table
from consistency.datatypes import Modifier
from consistency.quantities import currencies, units
from consistency.quantities.cardinals import and_fraction, hyphen
from consistency.quantities.draft import Draft, Reading
from consistency.quantities.number_words import ABBREVIATED, DENOMINATORS, GLUED_SCALES, RUPEE_SCALES, SCALES, VULGAR
from consistency.quantities.tokens import Token
from consistency.quantities.words import is_plural

MAX_DIGITS = 18
"""A longer run of digits is an id: no news figure has more digits than a quintillion."""


MAX_GROUPS = 7
"""No figure has more groups of three digits."""
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")


_EUROPEAN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")


_HABIT = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+")


_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]{1,2}")


_PLAIN = re.compile(r"[0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?")


_POWERS = frozenset("sq square cubic cu".split())


_METRE_HINTS = frozenset(
    """tall long wide high deep thick away above below from north south east west sprint race final hurdles dash
    freestyle butterfly backstroke breaststroke relay tower and x or to at in by up down mark""".split()
)


def digits_value(text: str, european: bool = False) -> float | None:
    """The number that a token of digits, points and commas writes; ``None`` for an id, a version or a list.

    "5,200" and "12,34,567.89" are grouped, "1,3" has a decimal comma, "5.200" is a decimal unless ``european``.
    """
    if text.isdecimal():
        return float(text) if len(text) <= MAX_DIGITS else None
    if len(text) > MAX_DIGITS + 8:
        return None
    if _PLAIN.fullmatch(text):
        if european and _EUROPEAN.fullmatch(text):
            return float(text.replace(".", ""))
        value = float(text)
        return value if len(text.partition(".")[0]) <= MAX_DIGITS and math.isfinite(value) else None
    if _THOUSANDS.fullmatch(text) or _INDIAN.fullmatch(text):
        return float(text.replace(",", ""))
    if _HABIT.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if _DECIMAL_COMMA.fullmatch(text):
        return float(text.replace(",", "."))
    return None


def find_habit(reading: Reading) -> None:
    """Does this text group thousands with points? Only where one figure can be read no other way."""
    text = reading.text
    reading.apart = " , " in text or " / " in text or " . " in text or text.rstrip().endswith(" .")
    if "." not in text:
        return
    for i in reading.numbers:
        digits = reading.tokens[i].text
        if "." in digits and len(digits) > 6 and _HABIT.fullmatch(digits):
            reading.european = True


def _grouped_by_spaces(tokens: list[Token], i: int) -> int:
    """End of "5 200" or "1 234 567" that starts at ``i``; ``i + 1`` where there is no group behind it."""
    if not (tokens[i].text.isdecimal() and len(tokens[i].text) <= 3 and tokens[i].text[0] != "0"):
        return i + 1
    j = i + 1
    while (
        j < min(len(tokens), i + MAX_GROUPS)
        and tokens[j].kind == "number"
        and len(tokens[j].text) == 3
        and tokens[j].text.isdecimal()
        and tokens[j].start == tokens[j - 1].end + 1
        and not tokens[j].breaks
    ):
        j += 1
    return j


def _apart(reading: Reading, i: int) -> int:
    """End of "80 , 000" or "$ 46 . 8 million" at ``i``, in text whose marks stand apart from the words.

    There a point between two numbers is a decimal point: hardly a sentence ends and the next begins with digits.
    """
    tokens, j = reading.tokens, i + 1
    if not tokens[i].text.isdecimal() or len(tokens[i].text) > 3:
        return j
    while (
        j + 1 < min(len(tokens), i + 2 * MAX_GROUPS)
        and tokens[j].text == ","
        and not (tokens[j].glued or tokens[j + 1].glued)
        and re.fullmatch(r"[0-9]{3}", tokens[j + 1].text)
    ):
        j += 2
    if (
        j + 1 >= len(tokens)
        or tokens[j].text != "."
        or tokens[j].glued
        or tokens[j + 1].glued
        or not re.fullmatch(r"[0-9]{1,4}", tokens[j + 1].text)
    ):
        return j
    return j + 2


_SURE_SCALES = frozenset(("k", "M", "crore", "crores", "lakh", "lakhs"))
"""Letters behind the digits that are a scale whatever follows, as abbreviations of several letters are."""


def _glued_scale(tokens: list[Token], j: int, money: bool) -> float | None:
    """Scale of the word at ``j``, glued to the digits before it ("5.2m"), or ``None``."""
    text = tokens[j].text
    scale = GLUED_SCALES.get(text)
    if text in ("M", "m") and not money and len(tokens[j - 1].text) > 3 and tokens[j - 1].text.isdecimal():
        return None  # "Radeon 5300M"
    if scale is None or money or text.lower() in ABBREVIATED or text in _SURE_SCALES:
        return scale
    following = tokens[j + 1].lower if j + 1 < len(tokens) else ""
    if is_money_word(tokens, j + 1):
        return scale  # "40m kroner", "3b Swiss francs"
    if text == "K":
        return scale if len(tokens[j - 1].text) > 1 or is_plural(following) else None  # "4K video" has no thousands
    if text == "m":
        if following in units.WORDS or following in _POWERS:
            return scale  # "1.2m bpd", "5m sq ft"
        plain = following in _METRE_HINTS or not following or not (is_plural(following) or following == "of")
        return None if plain else scale
    if text in ("b", "B"):
        return scale if is_plural(following) or following in ("of", "in", "people") else None
    return None


def scale_word(tokens: list[Token], j: int) -> float | None:
    """Scale word at ``j``: "million", "bn", or a lone capital before a counted plural ("8 B people")."""
    if j >= len(tokens) or tokens[j].kind != "word":
        return None
    if tokens[j].lower in ("dozens", "dozs"):
        return 12.0
    if tokens[j].lower in SCALES:
        return SCALES[tokens[j].lower]
    if tokens[j].text in ("B", "M", "k", "K") and j + 1 < len(tokens) and not tokens[j].glued:
        following = tokens[j + 1]
        if is_plural(following.text) and following.text.islower() and not following.lower.startswith(_MARKED_BY_LETTER):
            return GLUED_SCALES[tokens[j].text]
    return None


_MARKED_BY_LETTER = tuple(packaged_table("numbered_names")["letters"]["words"])
"""Beginnings of nouns that a lone capital belongs to: "3 B grades", "two B movies", "5 M vessels"."""


def _money_before(tokens: list[Token], i: int) -> bool:
    """Does a currency sign or code stand before the number at ``i``?"""
    if i == 0:
        return False
    before = tokens[i - 1]
    if before.kind == "symbol":
        return before.text in currencies.SIGNS or before.text == "="
    return (
        before.text in currencies.CODES
        or (before.glued and before.text.isupper())
        or (tokens[i].glued and before.text.isupper())
        or (i > 1 and tokens[i - 2].text in currencies.SIGNS)
    )


def _rupees_before(tokens: list[Token], i: int) -> bool:
    """Do "Rs", "Rs." or "₹" stand before the number at ``i``?"""
    k = i - 2 if i > 1 and tokens[i - 1].text == "." else i - 1
    text = tokens[k].text if k >= 0 else ""
    return "rupee" in (currencies.SIGNS.get(text) or currencies.CODES.get(text) or "")


def is_money_word(tokens: list[Token], k: int) -> bool:
    """Does a word, a name or a code of money stand at ``k``: "kroner", "Swiss francs", "CHF", "NT$"?"""
    if k >= len(tokens) or tokens[k].kind != "word":
        return False
    token = tokens[k]
    if token.lower in currencies.WORDS or (token.text in currencies.CODES_AFTER and len(token.text) > 2):
        return True
    if k + 1 < len(tokens) and tokens[k + 1].text == "$" and tokens[k + 1].glued:
        return token.lower in currencies.DOLLARS
    longest = currencies.LONGEST.get(token.lower, 1)
    return any(currencies.named([t.lower for t in tokens[k : k + n]]) for n in range(2, longest + 1))


def _mixed_fraction(tokens: list[Token], j: int) -> tuple[float, int] | None:
    """A fraction in digits at ``j``: "1/2", "1⁄32", "½"."""
    if j < len(tokens) and tokens[j].text in VULGAR:
        return VULGAR[tokens[j].text], j + 1
    if (
        j + 2 < len(tokens)
        and tokens[j].text.isdecimal()
        and tokens[j + 1].text in "/⁄"
        and tokens[j + 1].glued
        and tokens[j + 2].glued
        and tokens[j + 2].text.isdecimal()
    ):
        over, under = int(tokens[j].text[:6]), int(tokens[j + 2].text[:6])
        follows_slash = j + 3 < len(tokens) and tokens[j + 3].text in "/⁄" and tokens[j + 3].glued
        if under in DENOMINATORS and 0 < over < under and not follows_slash:
            return over / under, j + 3
    return None


def _stands_alone(tokens: list[Token], i: int) -> bool:
    """Does a common word follow, so that the digits of the one token are the whole number?"""
    if i + 1 >= len(tokens) or tokens[i].kind == "fraction":
        return False
    behind = tokens[i + 1]
    if behind.kind == "symbol":
        return behind.glued and behind.text in "%)"
    return behind.kind == "word" and not behind.glued and len(behind.text) > 1 and behind.lower not in _SCALE_WORDS


_SCALE_WORDS = frozenset((*SCALES, "dozens", "dozs", "and", "odd"))


def read_digits(reading: Reading, i: int) -> Draft | None:
    """A number written with digits, with its scale words: "5,200", "1.2 million", "10 1/2", "4 thousand 3 hundred"."""
    tokens = reading.tokens
    if _stands_alone(tokens, i):
        value = digits_value(tokens[i].text, reading.european)
        return None if value is None else Draft(i, i + 1, value, i, i + 1, ["digits"], digits=True)
    fraction = _mixed_fraction(tokens, i)
    if fraction is not None:
        draft = Draft(i, fraction[1], fraction[0], i, fraction[1], ["fraction"], digits=True, fraction=True)
        return _scaled_fraction(tokens, draft)
    j = _grouped_by_spaces(tokens, i)
    if j == i + 1:
        j = _apart(reading, i)
    text = "".join(t.text for t in tokens[i:j])
    value = digits_value(text, reading.european)
    if value is None:
        return None
    draft = Draft(i, j, value, i, j, ["digits"] if j == i + 1 else ["digits", "space-groups"], digits=True)
    fraction = _fraction_behind(tokens, j) if value == int(value) else None
    if fraction is not None:
        draft.value, draft.j = value + fraction[0], fraction[1]
        read_scales(tokens, draft)
        draft.last = draft.j
        return draft
    power = _power_of_ten(tokens, j)
    if power is not None:
        draft.value, draft.j, draft.last = value * power[0], power[1], power[1]
        return draft
    glued = None
    if j < len(tokens) and tokens[j].glued and tokens[j].kind == "word":
        rupees = tokens[j].text in RUPEE_SCALES and _rupees_before(tokens, i)
        glued = RUPEE_SCALES[tokens[j].text] if rupees else _glued_scale(tokens, j, _money_before(tokens, i))
    if glued is not None:
        j += 1
        draft.scale = glued
        value *= glued
    draft.value, draft.j = value, j
    read_scales(tokens, draft)
    draft.last = draft.j
    return draft


def _fraction_behind(tokens: list[Token], j: int) -> tuple[float, int] | None:
    """The fraction of a mixed number behind its whole: "2 1/2", "2-1/2", "2½", "5 and a half", "5-and-a-half"."""
    found = _mixed_fraction(tokens, j) or and_fraction(tokens, j)
    if found is None and hyphen(tokens, j) and tokens[j].glued:
        found = _mixed_fraction(tokens, j + 1)
    return found


def _scaled_fraction(tokens: list[Token], draft: Draft) -> Draft:
    """ "½ million", "3/4 million": a number, no share."""
    share = draft.value
    read_scales(tokens, draft)
    draft.last = draft.j
    if draft.value != share:
        draft.fraction = False
        draft.rules.append("scale")
    return draft


def _power_of_ten(tokens: list[Token], j: int) -> tuple[float, int] | None:
    """ "×10^6", "×10−30", "x 10 ^ 8" behind a number: the power and its end."""
    if j + 2 >= len(tokens) or tokens[j].text not in ("×", "x", "*", "·") or tokens[j + 1].text != "10":
        return None
    k, sign = j + 2, 1
    if tokens[k].text == "^":
        k += 1
    if k < len(tokens) and tokens[k].text in ("-", "−", "–", "+"):
        sign, k = -1 if tokens[k].text != "+" else 1, k + 1
    if (
        k == j + 2
        or k >= len(tokens)
        or not tokens[k].glued
        or not tokens[k].text.isdecimal()
        or len(tokens[k].text) > 2
    ):
        return None
    return float(10.0 ** (sign * int(tokens[k].text))), k + 1


_ODD: dict[str, Modifier] = {"odd": "approximate", "some": "approximate", "plus": "at_least"}


def _over_odd(tokens: list[Token], draft: Draft) -> int:
    """Where a scale word may stand: behind the number, or over the "-odd" of "thirty-odd thousand"."""
    j = draft.j
    k = j + 1 if hyphen(tokens, j) else j
    word = tokens[k].lower if k < len(tokens) else ""
    if word not in _ODD or (k == j and word != "odd") or scale_word(tokens, k + 1) is None:
        return j
    draft.inner = _ODD[word]
    return k + 1


_BEFORE_SCALES = frozenset((*SCALES, "dozens", "dozs", "odd", "-", "‑", "b", "m", "k"))
"""What a scale, or what leads to one, begins with, in lower case."""


def read_scales(tokens: list[Token], draft: Draft) -> None:
    """Scale words behind a number: "1.2 million", "three lakh crore", "4 thousand 3 hundred"."""
    j, value = draft.j, draft.value
    if j >= len(tokens) or tokens[j].lower not in _BEFORE_SCALES:
        return
    start = j + 1 if hyphen(tokens, j) and scale_word(tokens, j + 1) else _over_odd(tokens, draft)
    scale = scale_word(tokens, start)
    if scale is None:
        return
    last = 1.0
    while scale is not None:
        last *= scale
        j = start + 1
        start = j + 1 if hyphen(tokens, j) and scale_word(tokens, j + 1) else j
        scale = scale_word(tokens, start)
    value *= last
    draft.scale *= last
    if j + 1 < len(tokens) and tokens[j].kind == "number" and not tokens[j].glued:
        rest, smaller = digits_value(tokens[j].text), scale_word(tokens, j + 1)
        if rest is not None and smaller is not None and rest * smaller < last:
            value, j = value + rest * smaller, j + 2
    tail = and_fraction(tokens, j)
    if tail is not None:
        value, j = value + tail[0] * last, tail[1]
    draft.value, draft.j = value, j
