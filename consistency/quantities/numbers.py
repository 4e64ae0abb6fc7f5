"""Tokens to numbers: one walk over the tokens; at each place the first parser that reads a number has it."""

from __future__ import annotations

from collections.abc import Callable

from consistency.quantities.cardinals import hyphen
from consistency.quantities.digits import digits_value, read_digits
from consistency.quantities.draft import Draft, Reading
from consistency.quantities.number_words import (
    CARDINAL_STARTS,
    FOLDS,
    FRACTIONS,
    MULTIPLES,
    NUMBER_STARTS,
    ORDINAL_SUFFIXES,
    ORDINALS,
    PLURAL_SCALES,
    SCALES,
    TENS,
    VAGUE,
)
from consistency.quantities.unit_names import is_stones
from consistency.quantities.vague_numbers import read_multiple, read_or_so, read_vague, read_zero
from consistency.quantities.word_numbers import read_fraction, read_words

SIGNS = {"-": -1.0, "−": -1.0, "–": -1.0, "+": 1.0}


def read_ordinal(reading: Reading, i: int) -> Draft | None:
    """ "10th", "first", "twenty-first", kept as an ordinal."""
    tokens = reading.tokens
    if tokens[i].kind == "number":
        if i + 1 < len(tokens) and tokens[i + 1].glued and tokens[i + 1].lower in ORDINAL_SUFFIXES:
            if is_stones(reading, i + 1):
                return None  # "11st", "12st 4lb"
            value = digits_value(tokens[i].text)
            if value is not None:
                return Draft(i, i + 2, value, i, i + 2, ["ordinal"], ordinal=True, kind="ordinal", digits=True)
        return None
    word = tokens[i].lower
    if word in TENS and hyphen(tokens, i + 1) and 0 < ORDINALS.get(reading.lower(i + 2), 0) < 10:
        value = TENS[word] + ORDINALS[reading.lower(i + 2)]
        return Draft(i, i + 3, value, i, i + 3, ["ordinal"], ordinal=True, kind="ordinal")
    if word in ORDINALS and word != "second":
        return Draft(i, i + 1, ORDINALS[word], i, i + 1, ["ordinal"], ordinal=True, kind="ordinal")
    if word == "second" and reading.lower(i - 1) not in ("a", "per", "one", "each"):
        return Draft(i, i + 1, 2, i, i + 1, ["ordinal"], ordinal=True, kind="ordinal")
    return None


def _sign(reading: Reading, draft: Draft) -> None:
    """ "-5", "+0.2%", "minus 5", "negative one" before the number."""
    i = draft.i
    if i == 0 or draft.ordinal or draft.vague:
        return
    tokens = reading.tokens
    before = tokens[i - 1]
    sign = None
    if before.text in SIGNS and tokens[i].glued and (i == 1 or not before.glued or tokens[i - 2].text in "(:"):
        sign, first = SIGNS[before.text], i - 1
    elif before.lower in ("minus", "negative"):
        # "10 minus 5" is a sum, "plus or minus 3" a tolerance.
        if reading.lowers[max(0, i - 3) : i - 1] == ["plus", "or"]:
            return
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


_PARSERS: tuple[tuple[frozenset[str], Callable[[Reading, int], Draft | None]], ...] = (
    (frozenset(FRACTIONS) | CARDINAL_STARTS, read_fraction),
    (frozenset(ORDINALS) | frozenset(TENS), read_ordinal),
    (frozenset(MULTIPLES) | frozenset(FOLDS), read_multiple),
    (frozenset(VAGUE) | frozenset(PLURAL_SCALES), read_vague),
    (CARDINAL_STARTS | frozenset(SCALES) | frozenset(FRACTIONS), read_words),
    (frozenset(("no", "none", "nobody")), read_zero),
    (frozenset(("so",)), read_or_so),
)
"""Words at which a parser may begin, and the parser; the first that reads a number has it."""
_PARSERS_AT = {word: tuple(parser for words, parser in _PARSERS if word in words) for word in (*NUMBER_STARTS, "so")}


def read_numbers(reading: Reading) -> None:
    """Find every number that no mask covers, in order, none overlapping."""
    end = 0
    for i in reading.anchors:
        if i < end or i in reading.masked:
            continue
        draft = _read_one(reading, i)
        if draft is not None:
            _sign(reading, draft)
            reading.drafts.append(draft)
            end = draft.j


def _read_one(reading: Reading, i: int) -> Draft | None:
    if reading.tokens[i].kind != "word":
        ordinal = reading.lower(i + 1) in ORDINAL_SUFFIXES and read_ordinal(reading, i)
        return ordinal or read_digits(reading, i)
    for parser in _PARSERS_AT[reading.lower(i)]:
        draft = parser(reading, i)
        if draft is not None:
            return draft
    return None
