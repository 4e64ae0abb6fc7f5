"""Tokens to numbers: digits in several locales, number words, scales, fractions, vague words.

``read_numbers`` walks over the tokens once; each parser either takes the tokens from its start and says where the
number ends, or leaves them alone.
"""

from __future__ import annotations

import re

from consistency.quantities.draft import Draft, Reading
from consistency.quantities.number_words import (
    CARDINAL_STARTS,
    DENOMINATORS,
    FRACTIONS,
    GLUED_SCALES,
    MULTIPLES,
    NUMBER_STARTS,
    ORDINAL_SUFFIXES,
    ORDINALS,
    PLURAL_SCALES,
    SCALES,
    TENS,
    UNITS,
    VAGUE,
    VULGAR,
)
from consistency.quantities.tokens import Token
from consistency.quantities.units import TIMES
from consistency.quantities.words import DETERMINERS, is_plural

MAX_DIGITS = 18
"""A longer run of digits is an id: no news figure has more digits than a quintillion."""
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_EUROPEAN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_HABIT = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+")
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]{1,2}")
_PLAIN = re.compile(r"[0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?")
SIGNS = {"-": -1.0, "−": -1.0, "–": -1.0, "+": 1.0}
_METRE_HINTS = frozenset(
    """tall long wide high deep thick away above below from north south east west sprint race final hurdles dash
    freestyle butterfly backstroke breaststroke relay tower and x or to at in by up down mark""".split()
)


def digits_value(text: str, european: bool = False) -> float | None:
    """The number that a token of digits, points and commas writes; ``None`` for an id, a version or a list.

    "5,200" and "12,34,567.89" are grouped, "1,3" has a decimal comma, "5.200" is a decimal unless ``european``.
    """
    if len(text) > MAX_DIGITS + 8:
        return None
    if _PLAIN.fullmatch(text):
        if european and _EUROPEAN.fullmatch(text):
            return float(text.replace(".", ""))
        return float(text) if len(text.partition(".")[0]) <= MAX_DIGITS else None
    if _THOUSANDS.fullmatch(text) or _INDIAN.fullmatch(text):
        return float(text.replace(",", ""))
    if _HABIT.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if _DECIMAL_COMMA.fullmatch(text):
        return float(text.replace(",", "."))
    return None


def find_habit(reading: Reading) -> None:
    """Does this text group thousands with points? Only where one figure can be read no other way."""
    reading.apart = " , " in reading.text or reading.text.rstrip().endswith(" .") or " . " in reading.text
    reading.european = any(t.kind == "number" and _HABIT.fullmatch(t.text) for t in reading.tokens)


def _grouped_by_spaces(tokens: list[Token], i: int) -> int:
    """End of "5 200" or "1 234 567" that starts at ``i``; ``i + 1`` where there is no group behind it."""
    if not (tokens[i].text.isdigit() and len(tokens[i].text) <= 3 and tokens[i].text[0] != "0"):
        return i + 1
    j = i + 1
    while (
        j < len(tokens)
        and tokens[j].kind == "number"
        and len(tokens[j].text) == 3
        and tokens[j].text.isdigit()
        and tokens[j].start == tokens[j - 1].end + 1
        and not tokens[j].breaks
    ):
        j += 1
    return j


def _apart(reading: Reading, i: int) -> int:
    """End of "80 , 000" or "$ 46 . 8 million" at ``i``, in text whose marks stand apart from the words."""
    tokens, j = reading.tokens, i + 1
    if not tokens[i].text.isdigit() or len(tokens[i].text) > 3:
        return j
    while (
        j + 1 < len(tokens) and tokens[j].text == "," and not tokens[j].glued and not tokens[j + 1].glued
        and re.fullmatch(r"[0-9]{3}", tokens[j + 1].text)
    ):  # fmt: skip
        j += 2
    if j + 1 >= len(tokens) or tokens[j].text != "." or tokens[j].glued or tokens[j + 1].glued or (
        not re.fullmatch(r"[0-9]{1,4}", tokens[j + 1].text)
    ):
        return j
    behind = reading.lower(j + 2)
    measured = behind in ("%", "percent", "per", "percentage") or behind in SCALES or behind in ("points", "magnitude", "-")
    return j + 2 if measured or (i and tokens[i - 1].text in "$€£¥") else j


def _glued_scale(tokens: list[Token], j: int, money: bool) -> float | None:
    """Scale of the letters glued to the digits that end at ``j`` ("5.2m"), or ``None``."""
    if j >= len(tokens) or not tokens[j].glued or tokens[j].kind != "word":
        return None
    text = tokens[j].text
    scale = GLUED_SCALES.get(text)
    if scale is None or money or text in ("k", "K", "bn", "Bn", "BN", "bln", "mln", "mn", "tn", "trn", "tln", "M"):
        return scale
    following = tokens[j + 1].lower if j + 1 < len(tokens) else ""
    if text == "m":
        plain = following in _METRE_HINTS or not following or not (is_plural(following) or following == "of")
        return None if plain else scale
    if text in ("b", "B"):
        return scale if is_plural(following) or following in ("of", "in", "people") else None
    return None


def _scale_word(tokens: list[Token], j: int) -> float | None:
    """Scale word at ``j``: "million", "bn", or a lone capital before a counted plural ("8 B people")."""
    if j >= len(tokens) or tokens[j].kind != "word":
        return None
    if tokens[j].lower in SCALES:
        return SCALES[tokens[j].lower]
    if tokens[j].text in ("B", "M", "k", "K") and j + 1 < len(tokens) and not tokens[j].glued:
        following = tokens[j + 1]
        if (is_plural(following.text) and following.text.islower()) or tokens[j].text in ("k", "K"):
            return GLUED_SCALES[tokens[j].text]
    return None


def _money_before(tokens: list[Token], i: int) -> bool:
    """Does a currency sign or code stand before the number at ``i``?"""
    if i == 0:
        return False
    before = tokens[i - 1]
    if before.kind == "symbol":
        return before.text in "$€£¥₹₽₩₪₿₾₭₺₴₦₫₱" or before.text == "="
    return before.glued and before.text.isupper() or (tokens[i].glued and before.text.isupper()) or (
        i > 1 and tokens[i - 2].text == "$"
    )


def _hyphen(tokens: list[Token], j: int) -> bool:
    """Does a hyphen join the tokens before and behind ``j``, glued on both sides or apart on both?"""
    return (
        j + 1 < len(tokens)
        and tokens[j].text in ("-", "‑")
        and tokens[j].glued == tokens[j + 1].glued
        and not tokens[j + 1].breaks
    )


def _mixed_fraction(tokens: list[Token], j: int) -> tuple[float, int] | None:
    """A fraction in digits at ``j``: "1/2", "1⁄32", "½"."""
    if j < len(tokens) and tokens[j].text in VULGAR:
        return VULGAR[tokens[j].text], j + 1
    if (
        j + 2 < len(tokens)
        and tokens[j].text.isdigit()
        and tokens[j + 1].text in "/⁄"
        and tokens[j + 1].glued
        and tokens[j + 2].glued
        and tokens[j + 2].text.isdigit()
    ):
        over, under = int(tokens[j].text[:6]), int(tokens[j + 2].text[:6])
        follows_slash = j + 3 < len(tokens) and tokens[j + 3].text in "/⁄" and tokens[j + 3].glued
        if under in DENOMINATORS and 0 < over < under and not follows_slash:
            return over / under, j + 3
    return None


def _digits(reading: Reading, i: int) -> Draft | None:
    """A number written with digits, with its scale words: "5,200", "1.2 million", "10 1/2", "4 thousand 3 hundred"."""
    tokens = reading.tokens
    fraction = _mixed_fraction(tokens, i)
    if fraction is not None:
        return Draft(i, fraction[1], fraction[0], i, fraction[1], ["fraction"], digits=True, fraction=True)
    j = _grouped_by_spaces(tokens, i)
    if j == i + 1:
        j = _apart(reading, i)
    text = "".join(t.text for t in tokens[i:j])
    value = digits_value(text, reading.european)
    if value is None:
        return None
    draft = Draft(i, j, value, i, j, ["digits"] if j == i + 1 else ["digits", "space-groups"], digits=True)
    fraction = _mixed_fraction(tokens, j)
    if fraction is not None and value == int(value):
        draft.value, draft.j, draft.last = value + fraction[0], fraction[1], fraction[1]
        return draft
    power = _power_of_ten(tokens, j)
    if power is not None:
        draft.value, draft.j, draft.last = value * power[0], power[1], power[1]
        return draft
    glued = _glued_scale(tokens, j, _money_before(tokens, i))
    if glued is not None:
        j += 1
        draft.scale = glued
        value *= glued
    draft.value, draft.j = value, j
    _scales(tokens, draft)
    draft.last = draft.j
    return draft


def _power_of_ten(tokens: list[Token], j: int) -> tuple[float, int] | None:
    """"×10^6", "×10−30", "x 10 ^ 8" behind a number: the power and its end."""
    if j + 2 >= len(tokens) or tokens[j].text not in ("×", "x", "*", "·") or tokens[j + 1].text != "10":
        return None
    k, sign = j + 2, 1
    if tokens[k].text == "^":
        k += 1
    if k < len(tokens) and tokens[k].text in ("-", "−", "–", "+"):
        sign, k = -1 if tokens[k].text != "+" else 1, k + 1
    if k == j + 2 or k >= len(tokens) or not tokens[k].glued or not tokens[k].text.isdigit() or len(tokens[k].text) > 2:
        return None
    return float(10.0 ** (sign * int(tokens[k].text))), k + 1


def _scales(tokens: list[Token], draft: Draft) -> None:
    """Scale words behind a number: "1.2 million", "three lakh crore", "4 thousand 3 hundred", "a million and a half"."""
    j, value = draft.j, draft.value
    start = j + 1 if _hyphen(tokens, j) and _scale_word(tokens, j + 1) else j
    scale = _scale_word(tokens, start)
    if scale is None:
        return
    last = 1.0
    while scale is not None:
        last *= scale
        j = start + 1
        start = j + 1 if _hyphen(tokens, j) and _scale_word(tokens, j + 1) else j
        scale = _scale_word(tokens, start)
    value *= last
    draft.scale *= last
    if j + 1 < len(tokens) and tokens[j].kind == "number" and not tokens[j].glued:
        rest, smaller = digits_value(tokens[j].text), _scale_word(tokens, j + 1)
        if rest is not None and smaller is not None and rest * smaller < last:
            value, j = value + rest * smaller, j + 2
    tail = _and_fraction(tokens, j)
    if tail is not None:
        value, j = value + tail[0] * last, tail[1]
    draft.value, draft.j = value, j


def _and_fraction(tokens: list[Token], j: int) -> tuple[float, int] | None:
    """"and a half", "and three quarters", "and two-thirds" at ``j``: the fraction and its end."""
    if j + 2 >= len(tokens) or tokens[j].lower != "and":
        return None
    return _fraction_words(tokens, j + 1)


def _fraction_words(tokens: list[Token], i: int) -> tuple[float, int] | None:
    """"a half", "two-thirds", "one fifth", "fifty-four hundredths" at ``i``: the fraction and its end."""
    word = tokens[i].lower
    if word in ("a", "an"):
        over, j = 1.0, i + 1
    elif word in CARDINAL_STARTS:
        over, j = _cardinal(tokens, i)
        over = float(over)
    else:
        return None
    if _hyphen(tokens, j):
        j += 1
    if j >= len(tokens):
        return None
    under = FRACTIONS.get(tokens[j].lower)
    many = tokens[j].lower.endswith(("s", "ves"))
    if under is None or (over > 1) != many or (over >= under and under <= 10 and over > 20):
        return None
    return over / under, j + 1


def _small(tokens: list[Token], i: int) -> tuple[float, int]:
    """A number below 100 in words at ``i`` ("twenty-one", "seven"); 0 and ``i`` where there is none."""
    if i >= len(tokens):
        return 0.0, i
    word = tokens[i].lower
    if word in TENS:
        j = i + 2 if _hyphen(tokens, i + 1) else i + 1
        if j < len(tokens) and 0 < UNITS.get(tokens[j].lower, 0) < 10:
            return float(TENS[word] + UNITS[tokens[j].lower]), j + 1
        return float(TENS[word]), i + 1
    if word in UNITS:
        return float(UNITS[word]), i + 1
    return 0.0, i


def _cardinal(tokens: list[Token], i: int) -> tuple[float, int]:
    """A cardinal in words at ``i``: "one hundred and sixteen", "two thousand two hundred". Value and end."""
    total, current, j = 0.0, 0.0, i
    limit = float("inf")
    while j < len(tokens):
        word = tokens[j].lower
        start = j
        if j > i and word == "and" and (current >= 100 or total > 0) and current % 100 == 0:
            start = j + 1
        elif j > i and _hyphen(tokens, j):
            start = j + 1
        word = tokens[start].lower if start < len(tokens) else ""
        if word in CARDINAL_STARTS and (current == 0 or current % 100 == 0) and (j == i or current or total):
            value, end = _small(tokens, start)
            if start == j + 1 and tokens[j].lower == "and" and _is_fraction(tokens, end):
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


def _is_fraction(tokens: list[Token], j: int) -> bool:
    """Does a fraction noun stand at ``j`` (perhaps behind a hyphen)?"""
    if _hyphen(tokens, j):
        j += 1
    return j < len(tokens) and tokens[j].lower in FRACTIONS and tokens[j].lower.endswith(("s", "half", "quarter"))


def _point(tokens: list[Token], value: float, j: int) -> tuple[float, int]:
    """"point five", "point zero three" behind a cardinal."""
    if j + 1 >= len(tokens) or tokens[j].lower != "point":
        return value, j
    digits, k = "", j + 1
    while k < len(tokens) and tokens[k].lower in CARDINAL_STARTS:
        small, k = _small(tokens, k)
        digits += str(int(small))
    return (value + float("0." + digits), k) if digits else (value, j)


def _words(reading: Reading, i: int) -> Draft | None:
    """A number in words: cardinals, fractions, "two and a half million", "half a million"."""
    tokens = reading.tokens
    word = tokens[i].lower
    before = reading.lower(i - 1)
    article = before in ("a", "an") and i - 1 not in reading.masked
    first = i - 1 if article else i
    if word in SCALES and not article and before not in ("few", "several", "couple", "of", "many", "some", "one"):
        # "hundred thousand dollars", "thousand of times": a scale that stands alone.
        if word == "hundred" or _scale_word(tokens, i + 1) or reading.lower(i + 1) == "of":
            pass
        elif i and not tokens[i - 1].breaks and before not in DETERMINERS:
            return None
    fraction = _fraction_at(reading, i, first, article)
    if fraction is not None:
        return fraction
    if word not in CARDINAL_STARTS and word not in SCALES:
        return None
    value, j = _cardinal(tokens, i)
    if j == i:
        return None
    value, j = _point(tokens, value, j)
    draft = Draft(first if word in SCALES else i, j, value, i, j, ["words"])
    tail = _and_fraction(tokens, j)
    if tail is not None:
        scale = _last_scale(tokens, i, j)
        draft.value, draft.j = value + tail[0] * scale, tail[1]
    _scales(tokens, draft)
    if draft.scale == 1.0:
        draft.scale = _last_scale(tokens, i, j)
    draft.first, draft.last = draft.i, draft.j
    return draft


def _last_scale(tokens: list[Token], i: int, j: int) -> float:
    """Scale of the last word of a cardinal that ends with one ("five thousand"); else 1."""
    last = SCALES.get(tokens[j - 1].lower, 1.0)
    return last if last >= 1e3 or (j - i == 2 and last >= 100) else 1.0


def _fraction_at(reading: Reading, i: int, first: int, article: bool) -> Draft | None:
    """"two thirds", "a third of", "half", "half a million", "quarter million", "one-eighth" at ``i``."""
    tokens = reading.tokens
    word = tokens[i].lower
    if word in CARDINAL_STARTS:
        found = _fraction_words(tokens, i)
        if found is None:
            return None
        return Draft(i, found[1], found[0], i, found[1], ["fraction"], fraction=True)
    under = FRACTIONS.get(word)
    if under is None:
        return None
    following = reading.lower(i + 1)
    if word in ("half", "quarter") and reading.lower(i - 1) not in ORDINALS:
        k = i + 2 if following in ("a", "an") else i + 1
        if reading.lower(k) in SCALES and (word == "half" or k == i + 1):
            value = SCALES[reading.lower(k)] / under
            return Draft(first, k + 1, value, first, k + 1, ["fraction", "scale"], scale=value * under)
    if word == "half":
        return _half(reading, i, first)
    before = reading.lower(first - 1)
    if article and (following in ("of", "more", "less", "as", "fewer") or (
        (following == "" or tokens[i + 1].kind != "word") and (before in _SHARE_BEFORE or first == 0)
    )):
        if word == "second" or (following == "" and i == 1 and word not in ("quarter", "trillionth", "hundredth")):
            return None
        return Draft(first, i + 1, 1 / under, first, i + 1, ["fraction"], fraction=True)
    return None


_SHARE_BEFORE = frozenset("by than about nearly almost over under up down to only just roughly and is was at least around".split())


def _half(reading: Reading, i: int, first: int) -> Draft | None:
    """"half of", "half the", "almost half", "a half"; not "the first half", "half-time", "half past"."""
    following, before = reading.lower(i + 1), reading.lower(i - 1)
    if before in ORDINALS or before in ("the", "last", "other", "better", "this", "opening") or following == "past":
        return None
    if following == "-" and reading.tokens[i + 1].glued:
        return None
    end = i + 1
    if following == "an" and reading.lower(i + 2) == "hour":
        end = i + 2
    sure = (
        following in ("of", "the", "its", "their", "his", "her", "our", "all", "that", "those", "an", "turn", "as")
        or before in ("about", "nearly", "almost", "than", "by", "over", "under", "roughly", "around", "a", "in", "least")
        or is_plural(following)
    )
    if not sure:
        return None
    draft = Draft(first, end, 0.5, first, end, ["fraction"], fraction=True)
    return draft


def _vague(reading: Reading, i: int) -> Draft | None:
    """"dozens", "tens of thousands", "several hundred", "a few", "a couple of", "scores of"; by the policy."""
    tokens = reading.tokens
    word = tokens[i].lower
    following = reading.lower(i + 1)
    if word in PLURAL_SCALES and word in VAGUE:
        low, high = VAGUE[word]
        if word == "scores" and following != "of":
            return None
        if word == "tens" and not (following == "of" and reading.lower(i + 2) in PLURAL_SCALES):
            return None
        j = i + 1
        if following == "of" and reading.lower(i + 2) in PLURAL_SCALES and reading.lower(i + 2) != "scores":
            factor = PLURAL_SCALES[reading.lower(i + 2)]
            low, high, j = low * factor, high * factor, i + 3
        return Draft(i, j, low, i, j, ["vague"], vague=(low, high), scale=PLURAL_SCALES[word])
    if word in ("several", "few", "couple", "handful"):
        return _vague_small(reading, i)
    return None


def _vague_small(reading: Reading, i: int) -> Draft | None:
    """"several", "a few", "a couple of", "a handful of", with "hundred" or "thousand" behind them or not."""
    tokens = reading.tokens
    word = tokens[i].lower
    before = reading.lower(i - 1)
    if word != "several" and before not in ("a", "the", "last", "past", "next", "first", "these", "those", "another"):
        return None
    if before == "quite":
        return None
    first = i - 1 if before in ("a", "another") else i
    j = i + 1
    low, high = VAGUE[word]
    if word in ("couple", "handful") and reading.lower(j) == "of":
        j += 1
    scale = SCALES.get(reading.lower(j))
    if scale is not None:
        return Draft(first, j + 1, low * scale, first, j + 1, ["vague"], vague=(low * scale, high * scale), scale=scale)
    if word == "couple" and j == i + 1:
        # "a couple from Leeds" are two people who belong together, and "a couple hundred" was read above.
        return None
    if j < len(tokens) and tokens[j].kind != "word":
        return None
    if word in ("couple", "handful"):
        j -= 1
    return Draft(first, j, low, first, j, ["vague"], vague=(low, high))


def _zero(reading: Reading, i: int) -> Draft | None:
    """"no Americans were killed", "none of them", "nobody was hurt"."""
    word, following = reading.tokens[i].lower, reading.lower(i + 1)
    if word == "no":
        # "no soldiers", "no US soldiers": a plural that is counted, not "no idea" or "no longer".
        k = i + 1
        while k < min(i + 4, len(reading.tokens)) and reading.tokens[k].kind == "word":
            if is_plural(reading.tokens[k].text) and reading.tokens[k].lower not in ("plans", "signs", "reasons"):
                return Draft(i, i + 1, 0.0, i, i + 1, ["zero"])
            k += 1
        return None
    if word == "none" and following in ("of", "were", "was", "have", "had", "has", "are"):
        return Draft(i, i + 1, 0.0, i, i + 1, ["zero"])
    if word == "nobody" and following in ("was", "has"):
        return Draft(i, i + 1, 0.0, i, i + 1, ["zero"])
    return None


def _multiple(reading: Reading, i: int) -> Draft | None:
    """"twice as many", "tripled", "doubled": relative, never a count."""
    word, following = reading.tokens[i].lower, reading.lower(i + 1)
    if word.endswith("fold") and word.removesuffix("fold") in CARDINAL_STARTS:
        value = UNITS.get(word.removesuffix("fold"), TENS.get(word.removesuffix("fold"), 0))
        return Draft(i, i + 1, float(value), i, i + 1, ["fold"], kind="multiple", unit=TIMES)
    if word not in MULTIPLES or reading.lower(i - 1) in ("a", "his", "her"):
        return None
    if word in ("twice", "thrice", "double", "triple") and following not in ("as", "the", "its", "that", "what", "more"):
        return None
    return Draft(i, i + 1, MULTIPLES[word], i, i + 1, ["multiple"], kind="multiple")


def _ordinal(reading: Reading, i: int) -> Draft | None:
    """"10th", "first", "twenty-first", kept as an ordinal."""
    tokens = reading.tokens
    if tokens[i].kind == "number":
        if i + 1 < len(tokens) and tokens[i + 1].glued and tokens[i + 1].lower in ORDINAL_SUFFIXES:
            value = digits_value(tokens[i].text)
            if value is not None:
                return Draft(i, i + 2, value, i, i + 2, ["ordinal"], ordinal=True, kind="ordinal", digits=True)
        return None
    word = tokens[i].lower
    if word in TENS and _hyphen(tokens, i + 1) and 0 < ORDINALS.get(reading.lower(i + 2), 0) < 10:
        value = TENS[word] + ORDINALS[reading.lower(i + 2)]
        return Draft(i, i + 3, value, i, i + 3, ["ordinal"], ordinal=True, kind="ordinal")
    if word in ORDINALS and word != "second":
        return Draft(i, i + 1, ORDINALS[word], i, i + 1, ["ordinal"], ordinal=True, kind="ordinal")
    if word == "second" and reading.lower(i - 1) not in ("a", "per", "one", "each"):
        return Draft(i, i + 1, 2, i, i + 1, ["ordinal"], ordinal=True, kind="ordinal")
    return None


def _sign(reading: Reading, draft: Draft) -> None:
    """"-5", "+0.2%", "minus 5", "negative one" before the number."""
    i = draft.i
    if i == 0 or draft.ordinal or draft.vague:
        return
    tokens = reading.tokens
    before = tokens[i - 1]
    sign = None
    if before.text in SIGNS and tokens[i].glued and (i == 1 or not before.glued or tokens[i - 2].text in "(:"):
        sign, first = SIGNS[before.text], i - 1
    elif before.lower in ("minus", "negative"):
        # "10 minus 5" is a sum.
        if before.lower == "negative" or i < 2 or tokens[i - 2].kind != "number":
            sign, first = -1.0, i - 1
    elif before.text == "-" and reading.lower(i - 2) == "minus" and tokens[i].glued and before.glued:
        sign, first = -1.0, i - 2
    if sign is None or (before.text == "–" and i > 1 and before.breaks):
        return
    draft.value *= sign
    draft.i = draft.first = first
    draft.signed = True
    draft.rules.append("signed")


_PARSERS = (_ordinal, _multiple, _vague, _words, _zero)


def read_numbers(reading: Reading) -> None:
    """Find every number that no mask covers, in order, none overlapping."""
    tokens, i = reading.tokens, 0
    while i < len(tokens):
        token = tokens[i]
        if i in reading.masked or (
            token.kind != "number"
            and token.lower not in NUMBER_STARTS
            and token.text not in VULGAR
            and not token.lower.endswith("fold")
        ):
            i += 1
            continue
        draft = _read_one(reading, i)
        if draft is None:
            i += 1
            continue
        _sign(reading, draft)
        reading.drafts.append(draft)
        i = max(draft.j, i + 1)


def _read_one(reading: Reading, i: int) -> Draft | None:
    token = reading.tokens[i]
    if token.kind == "number" or token.text in VULGAR:
        return _ordinal(reading, i) or _digits(reading, i)
    for parser in (_fraction_first, *_PARSERS):
        draft = parser(reading, i)
        if draft is not None:
            return draft
    return None


def _fraction_first(reading: Reading, i: int) -> Draft | None:
    """"a third of" and "two fifths" before "third" and "fifth" are taken for ordinals."""
    article = reading.lower(i - 1) in ("a", "an")
    return _fraction_at(reading, i, i - 1 if article else i, article)
