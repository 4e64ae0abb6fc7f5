"""Currencies beside a number: "US $58.24", "$A5", "EUR50m", "10.5 million Australian dollars", "15 dollars 50"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from consistency.quantities import currencies
from consistency.quantities.draft import Draft, Reading
from consistency.quantities.units import Unit


@cache
def money(name: str) -> Unit:
    """The unit of a currency. Its own base: rates change, so nothing is converted."""
    return Unit(name, "money", 1.0, name)


def currency_before(reading: Reading, draft: Draft) -> None:
    """ "$5", "US$5", "US $ 5", "$US5", "$A5", "EUR50m", "EUR 125", "Rs 500", "Y=100"."""
    tokens, i = reading.tokens, draft.first
    if i == 0:
        return
    before = tokens[i - 1]
    if before.kind == "word" and before.text not in currencies.CODES and not before.glued:
        return
    name, first = None, i - 1
    if before.text in currencies.SIGNS:
        name = currencies.SIGNS[before.text]
        if before.text == "$" and i > 1:
            country = tokens[i - 2]
            if country.lower in currencies.DOLLARS and (
                country.lower == "us"
                or country.text.isupper()
                or before.glued
                or country.lower in ("u.s.", "u.s", "c", "hk", "nz")
            ):
                name, first = currencies.DOLLARS[country.lower], i - 2
                if before.glued is False and country.lower in ("a", "s") and country.text.islower():
                    name, first = "dollar", i - 1
    elif (
        before.kind == "word"
        and i > 1
        and tokens[i - 2].text == "$"
        and before.glued
        and before.lower in currencies.DOLLARS
    ):
        name, first = currencies.DOLLARS[before.lower], i - 2
    elif before.text == "=" and before.glued and i > 1 and tokens[i - 2].text == "Y":
        name, first = "Japanese yen", i - 2
    elif before.text in currencies.CODES and (
        len(before.text) > 2 or tokens[draft.i].glued or before.text in ("RM", "Rs")
    ):
        name = currencies.CODES[before.text]
    elif before.text == "." and i > 1 and tokens[i - 2].text in ("Rs",):
        name, first = "Indian rupee", i - 2
    if name is None:
        return
    draft.unit, draft.first, draft.kind = money(name), first, "money"
    draft.rules.append("currency sign")
    # "A$ -5" and "-$5": a sign in front of the currency.
    if first and tokens[first - 1].text in "-−" and tokens[first].glued and (first == 1 or not tokens[first - 1].glued):
        draft.value, draft.first, draft.signed = -draft.value, first - 1, True


MONEY_STARTS = (
    frozenset(currencies.SIGNS)
    | frozenset(currencies.WORDS)
    | frozenset(currencies.AMBIGUOUS)
    | frozenset(currencies.NATIONAL)
    | frozenset(currencies.LOWER_CODES)
    | frozenset(code.lower() for code in currencies.CODES)
    | frozenset(first for first, _ in currencies.PAIRS)
    | frozenset(("p", "c"))
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
    pair = currencies.PAIRS.get((token.lower, following))
    if pair is not None:
        if "pound" in token.lower:
            return money(pair), k + 2
        word = currencies.WORDS.get(reading.lower(k + 2))
        return (money(f"{pair} {word.split()[-1]}"), k + 3) if word else None
    if token.lower in currencies.NATIONAL:
        word = currencies.WORDS.get(following) or currencies.AMBIGUOUS.get(following, "")
        if word:
            return money(
                f"{currencies.NATIONAL[token.lower]} {'pound' if 'pound' in word else word.split()[-1]}"
            ), k + 2
        return None
    if token.lower in currencies.WORDS:
        return money(currencies.WORDS[token.lower]), k + 1
    if token.text == "MGBP":
        draft.value, draft.scale = draft.value * 1e6, 1e6
    if token.text in currencies.CODES_AFTER and (len(token.text) > 2 or token.text == "R"):
        return (money(currencies.CODES[token.text]), k + 1) if token.text != "R" or _rand(reading, k) else None
    if token.lower in currencies.LOWER_CODES:
        return money(currencies.LOWER_CODES[token.lower]), k + 1
    if token.text == "p" and token.glued and draft.value in _VIDEO_LINES:
        return None
    if token.text in ("p", "c") and (token.glued or following in ("", ".", ",", "at", "to")):
        return money("penny" if token.text == "p" else "cent"), k + 1
    if token.lower in currencies.AMBIGUOUS and draft.value >= 1000 and (draft.scale >= 1e6 or token.lower == "won"):
        return money(currencies.AMBIGUOUS[token.lower]), k + 1
    return None


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
