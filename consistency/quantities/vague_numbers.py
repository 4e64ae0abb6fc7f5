"""Number words without a fixed value: "dozens", "several hundred"; zero in words; multiples such as "twice as many"."""

from __future__ import annotations

from consistency.quantities.draft import Draft, Reading
from consistency.quantities.number_words import (
    FOLDS,
    MULTIPLES,
    PLURAL_SCALES,
    SCALES,
    VAGUE,
)
from consistency.quantities.units import TIMES
from consistency.quantities.words import is_plural


def read_vague(reading: Reading, i: int) -> Draft | None:
    """ "dozens", "tens of thousands", "several hundred", "a few", "a couple of", "scores of"; by the policy."""
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
    """ "several", "a few", "a couple of", "a handful of", with "hundred" or "thousand" behind them or not."""
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


_UNCOUNTED = frozenset(("plans", "signs", "reasons", "news"))
"""Plurals that "no" denies without counting."""


def read_zero(reading: Reading, i: int) -> Draft | None:
    """ "no Americans were killed", "none of them", "nobody was hurt"."""
    word, following = reading.tokens[i].lower, reading.lower(i + 1)
    if word == "no":
        # "no soldiers", "no US soldiers": a plural that is counted, not "no idea" or "no longer".
        k = i + 1
        while k < min(i + 4, len(reading.tokens)) and reading.tokens[k].kind == "word":
            if is_plural(reading.tokens[k].text) and reading.tokens[k].lower not in _UNCOUNTED:
                return Draft(i, i + 1, 0.0, i, i + 1, ["zero"])
            k += 1
        return None
    if word == "none" and following in ("of", "were", "was", "have", "had", "has", "are"):
        return Draft(i, i + 1, 0.0, i, i + 1, ["zero"])
    if word == "nobody" and following in ("was", "has"):
        return Draft(i, i + 1, 0.0, i, i + 1, ["zero"])
    return None


def read_multiple(reading: Reading, i: int) -> Draft | None:
    """ "twice as many", "tripled", "doubled": relative, never a count."""
    word, following = reading.tokens[i].lower, reading.lower(i + 1)
    if word in FOLDS:
        return Draft(i, i + 1, FOLDS[word], i, i + 1, ["fold"], kind="multiple", unit=TIMES)
    if word not in MULTIPLES or reading.lower(i - 1) in ("a", "his", "her"):
        return None
    if word in ("twice", "thrice", "double", "triple") and following not in (
        "as",
        "the",
        "its",
        "that",
        "what",
        "more",
    ):
        return None
    return Draft(i, i + 1, MULTIPLES[word], i, i + 1, ["multiple"], kind="multiple")
