"""Currencies beside a number: "US $58.24", "$A5", "EUR50m", "10.5 million Australian dollars", "15 dollars 50"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from consistency.quantities import currencies
from consistency.quantities.draft import Draft, Reading
from consistency.quantities.number_words import GLUED_SCALES, SCALES
from consistency.quantities.tokens import Token
from consistency.quantities.units import Unit
from consistency.quantities.words import is_plural


@cache
def money(name: str) -> Unit:
    """The unit of a currency. Its own base: rates change, so nothing is converted."""
    return Unit(name, "money", 1.0, name)


LARGE = 1000.0
"""From here on a word that is also something else is money ("5,000 won")."""
_VERY_LARGE = 10_000.0
"""From here on a doubtful code is money without a comma ("SAR 15000", but "AMD 5800" is a processor)."""


def currency_before(reading: Reading, draft: Draft) -> None:
    """ "$5", "US$5", "US $ 5", "$US5", "$A5", "EUR50m", "EUR 125", "Rs 500", "Y=100", "R5.2 million"."""
    tokens, i = reading.tokens, draft.first
    if i == 0:
        return
    before = tokens[i - 1]
    if before.kind == "word" and not (before.glued or tokens[i].glued or before.text in currencies.CODES):
        return
    if before.text in "-−" and tokens[i].glued and tokens[i - 1].glued and draft.first == draft.i and i > 1:
        i -= 1  # "$-5"
    found = _sign_before(reading, i) or _letters_before(reading, draft, i)
    if found is None:
        return
    name, first = found
    if i < draft.first and not draft.signed:
        draft.value, draft.signed = -draft.value, True
    draft.unit, draft.first, draft.kind = money(name), first, "money"
    draft.rules.append("currency sign")
    # "A$ -5" and "-$5": a sign in front of the currency.
    if first and tokens[first - 1].text in "-−" and tokens[first].glued and (first == 1 or not tokens[first - 1].glued):
        draft.value, draft.first, draft.signed = -draft.value, first - 1, True


def _sign_before(reading: Reading, i: int) -> tuple[str, int] | None:
    """A sign before the number at ``i`` with the letters before or behind it: the currency, and where it begins."""
    tokens, before = reading.tokens, reading.tokens[i - 1]
    if before.text not in currencies.SIGNS:
        if before.kind == "word" and before.glued and i > 1 and tokens[i - 2].text == "$":
            name = currencies.DOLLARS.get(before.lower)
            return (name, i - 2) if name else None  # "$A5"
        if before.kind == "word" and before.glued and i > 1:
            name = currencies.PREFIXED.get(tokens[i - 2].text + before.lower)
            return (name, i - 2) if name else None  # "£E5"
        return None
    if i > 1 and tokens[i - 2].kind == "word":
        letters = tokens[i - 2]
        prefixed = currencies.PREFIXED.get(letters.lower + before.text) if before.glued else None
        if prefixed is not None:
            return prefixed, i - 2
        lower = letters.lower
        country = currencies.DOLLARS.get(lower) if before.text == "$" else None
        # "a $5 note" and "s $5" are no Australian and Singapore dollars.
        apart = not before.glued and lower not in _COUNTRIES
        if apart and letters.text.isupper():
            apart = lower in ("a", "s") and not reading.apart  # but "C $6", and "A $ 5" where all marks stand apart
        joined = letters.glued and i > 2 and tokens[i - 3].kind == "number"
        if country is not None and not apart and not joined:
            return country, i - 2
    return currencies.SIGNS[before.text], i - 1


_COUNTRIES = frozenset("us u.s. u.s hk nz c".split())
"""Apart from the sign these are its country even in small letters, or with points."""


def _letters_before(reading: Reading, draft: Draft, i: int) -> tuple[str, int] | None:
    """A code, an abbreviation or a letter before the number: the currency, and where it begins."""
    tokens, before = reading.tokens, reading.tokens[i - 1]
    if before.text == "=" and before.glued and i > 1 and tokens[i - 2].text == "Y":
        return currencies.CODES["Y"], i - 2
    if before.text == "." and before.glued and i > 1 and tokens[i - 2].text in _WITH_POINT:
        return currencies.CODES[tokens[i - 2].text], i - 2
    if before.kind != "word":
        return None
    glued = tokens[i].glued
    if len(before.text) == 1 and before.text in currencies.LETTERS and glued:
        return (currencies.LETTERS[before.text], i - 1) if large_sum(tokens, draft.i) else None
    name = currencies.CODES.get(before.text)
    if name is None or len(before.text) == 1:
        return None
    sure = before.text not in currencies.UNSURE_CODES or _is_large_sum(tokens, draft)
    return (name, i - 1) if sure else None


_WITH_POINT = frozenset("Rs Rp Sh Shs Fr Tk Bs Ksh KSh kr".split())


def _is_large_sum(tokens: list[Token], draft: Draft) -> bool:
    return abs(draft.value) >= _VERY_LARGE or draft.scale > 1 or "," in tokens[draft.i].text


def large_sum(tokens: list[Token], i: int) -> bool:
    """Do the digits at ``i`` have a comma of thousands or a scale behind them: "R5,200", "N500bn", "P20 million"?"""
    if "," in tokens[i].text:
        return True
    if i + 1 >= len(tokens):
        return False
    behind = tokens[i + 1]
    return behind.lower in SCALES if not behind.glued else behind.text in GLUED_SCALES


def is_money_prefix(tokens: list[Token], i: int) -> bool:
    """Are the letters glued to the digits at ``i`` a currency, and no part of a name such as "R20" or "AMD5800"?"""
    text = tokens[i - 1].text
    if text.lower() == "us":
        return True
    if len(text) == 1:
        return text in currencies.LETTERS and large_sum(tokens, i)
    if text in currencies.UNSURE_CODES:
        return large_sum(tokens, i)
    return text in currencies.CODES


MONEY_STARTS = (
    frozenset(currencies.SIGNS)
    | frozenset(currencies.WORDS)
    | frozenset(currencies.AMBIGUOUS)
    | frozenset(currencies.LONGEST)
    | frozenset(currencies.LOWER_CODES)
    | frozenset(code.lower() for code in currencies.CODES)
    | frozenset(letters for letters in currencies.DOLLARS if len(letters) > 1)
    | frozenset(("p", "c", "r"))
)
"""Whatever a currency behind a number may begin with, in lower case."""


def money_behind(reading: Reading, draft: Draft, k: int) -> tuple[Unit, int] | None:
    """ "dollars", "Australian dollars", "US dollars", "USD", "€", "p" and "c" glued."""
    tokens = reading.tokens
    token, following = tokens[k], reading.lower(k + 1)
    if token.text in currencies.SIGNS:
        if k + 1 < len(tokens) and tokens[k + 1].glued and tokens[k + 1].kind == "number":
            return None
        country = following if token.text == "$" and following in ("us", "cdn", "cad", "aud", "can") else ""
        name = currencies.DOLLARS.get(country, currencies.SIGNS[token.text])
        return money(name), k + 2 if country else k + 1
    if draft.unit is not None and token.text in ("US", "U.S.") and draft.unit.name == "dollar":
        return money("US dollar"), k + 1
    if following == "$" and token.lower in currencies.DOLLARS and tokens[k + 1].glued:
        # "500m NT$": a sign that stands behind, unless a number follows it.
        if not (k + 2 < len(tokens) and tokens[k + 2].kind == "number"):
            return money(currencies.DOLLARS[token.lower]), k + 2
        return None
    return _name_behind(reading, k) or _word_behind(reading, draft, k)


def _name_behind(reading: Reading, k: int) -> tuple[Unit, int] | None:
    """The longest name of more than one word at ``k``: "Swiss francs", "West African CFA francs"."""
    for length in range(currencies.LONGEST.get(currencies.fold(reading.lower(k)), 1), 1, -1):
        words = reading.lowers[k : k + length]
        if len(words) == length:
            name = currencies.named(words)
            if name is not None:
                return money(name), k + length
    return None


def _word_behind(reading: Reading, draft: Draft, k: int) -> tuple[Unit, int] | None:
    """One word or code at ``k``."""
    token, following = reading.tokens[k], reading.lower(k + 1)
    word = token.lower if token.lower.isascii() else currencies.fold(token.lower)
    if word in currencies.WORDS:
        return money(currencies.WORDS[word]), k + 1
    if token.text == "MGBP":
        draft.value, draft.scale = draft.value * 1e6, 1e6
    if token.text == "R" and _rand(reading, k):
        return money(currencies.LETTERS["R"]), k + 1
    if token.text in currencies.CODES_AFTER and len(token.text) > 1:
        small = not _is_large_sum(reading.tokens, draft)
        # "5 SEK officers", "12 CAD designers": a code is an adjective before a plural.
        unsure = small and (token.text in currencies.UNSURE_CODES or _plural_follows(reading, k + 1))
        return None if unsure else (money(currencies.CODES[token.text]), k + 1)
    if token.lower in currencies.LOWER_CODES:
        return money(currencies.LOWER_CODES[token.lower]), k + 1
    if token.text == "p" and token.glued and draft.value in _VIDEO_LINES:
        return None
    if token.text in ("p", "c") and (token.glued or following in ("", ".", ",", "at", "to")):
        return money("penny" if token.text == "p" else "cent"), k + 1
    if word in currencies.AMBIGUOUS and draft.value >= LARGE and (draft.scale >= 1e6 or word not in currencies.SCALED):
        return money(currencies.AMBIGUOUS[word]), k + 1
    return None


def _plural_follows(reading: Reading, k: int) -> bool:
    return k < len(reading.tokens) and reading.tokens[k].kind == "word" and is_plural(reading.tokens[k].text)


_VIDEO_LINES = frozenset((240.0, 360.0, 480.0, 576.0, 720.0, 1080.0, 1440.0, 2160.0, 4320.0))
"""Heights of video pictures in lines ("1080p"), as broadcast and streaming standards name them."""


def _rand(reading: Reading, k: int) -> bool:
    """A lone R is money where a price is spoken of; else it may be a dose of radiation."""
    return any(
        t.lower in ("price", "cost", "costs", "worth", "pay", "paid") for t in reading.tokens[max(0, k - 12) : k]
    )


def join_cents(reading: Reading) -> None:
    """ "thirteen dollars and forty-five cents", "thirteen dollars 50": one sum of money."""
    drafts = reading.drafts
    for main, small in pairwise(drafts):
        if main.unit is None or main.kind != "money" or main.dropped or main.unit.name in currencies.SUBUNITS:
            continue
        gap = reading.tokens[main.last : small.first]
        if len(gap) > 1 or (gap and gap[0].lower != "and") or not 0 < small.value < 100 or small.ordinal:
            continue
        in_cents = small.unit is not None and small.unit.name in currencies.SUBUNITS
        bare = small.unit is None and not gap and main.last > main.j and reading.lower(small.j) in (".", ",", "", "!")
        if in_cents or bare:
            main.value += small.value / 100
            main.j = main.last = small.last
            main.rules.append("dollars and cents")
            small.dropped = True
    reading.drafts = [d for d in drafts if not d.dropped]
