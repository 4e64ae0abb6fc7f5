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
from consistency.quantities.units import TIMES, WORDS
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


NOBODY = "nobody"
"""Rule of a zero that says itself that it counts persons, whatever was counted before it."""
_HARMED = frozenset(
    """killed wounded injured hurt harmed arrested detained captured kidnapped abducted rescued hospitalised
    hospitalized evacuated shot stabbed beaten missing dead trapped displaced charged convicted sentenced infected
    poisoned burned burnt executed murdered abused tortured drowned""".split()
)
"""Behind "was" or "has been": what happens to people."""
_DIED = frozenset("died perished drowned suffocated".split())
_HAPPENED = (("was",), ("were",), ("has", "been"), ("have", "been"), ("had", "been"))
"""Only what was: "if no one is hurt" and "would be hurt" tell of nothing."""
_BETWEEN = frozenset(
    """seriously badly severely reportedly immediately apparently ever yet physically actually also reported confirmed
    believed known to have been""".split()
)
"""Between "was" and the harm: "was badly hurt", "was reported killed", "was believed to have been hurt"."""
_WISHED = frozenset(
    """if unless whether ensure ensures ensured ensuring sure hope hopes hoped hoping pray prayed praying wish wished so
    until unclear""".split()
)
"""Before "no one" these make a wish or a condition of it; one of them stands at most two words before."""


def read_zero(reading: Reading, i: int) -> Draft | None:
    """ "no Americans were killed", "none of them", "nobody was hurt", "no one has been arrested"."""
    word, following = reading.tokens[i].lower, reading.lower(i + 1)
    if word == "no":
        one = i + 2 if following == "-" else i + 1
        if reading.lower(one) == "one":
            return _no_one(reading, i, one + 1)
        # "no soldiers", "no US soldiers": a plural that is counted, not "no idea" or "no longer".
        k = i + 1
        while k < min(i + 4, len(reading.tokens)) and reading.tokens[k].kind == "word":
            if is_plural(reading.tokens[k].text) and reading.tokens[k].lower not in _UNCOUNTED:
                return Draft(i, i + 1, 0.0, i, i + 1, ["zero"])
            k += 1
        return None
    if word == "nobody":
        return _no_one(reading, i, i + 1)
    if word == "none" and following in ("of", "were", "was", "have", "had", "has", "are"):
        return _no_one(reading, i, i + 1) or Draft(i, i + 1, 0.0, i, i + 1, ["zero"])
    return None


def _no_one(reading: Reading, i: int, end: int) -> Draft | None:
    """Zero persons at ``i`` to ``end``, where the words behind say that harm came to none of them.

    "Nobody knows" and "no one was there" count nothing, and "no one else was hurt" leaves out those told of before.
    """
    if not _WISHED.isdisjoint(reading.lowers[max(0, i - 2) : i]) or not _came_to_harm(reading, end):
        return None
    rules = ["zero"] if reading.lower(i) == "none" else ["zero", NOBODY]
    return Draft(i, end, 0.0, i, end, rules, head="person")


def _came_to_harm(reading: Reading, k: int) -> bool:
    """Do "died" or "was (reported) hurt" stand at ``k``?"""
    if reading.lower(k) in _DIED:
        return True
    for happened in _HAPPENED:
        n = k + len(happened)
        if tuple(reading.lowers[k:n]) == happened:
            while reading.lower(n) in _BETWEEN:
                n += 1
            return reading.lower(n) in _HARMED
    return False


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


def read_or_so(reading: Reading, i: int) -> Draft | None:
    """ "a week or so", "the next mile or so": about one of a unit."""
    unit = WORDS.get(reading.lower(i - 2)) if reading.lower(i - 1) == "or" else None
    k = i - 3
    if unit is None or i < 3 or reading.lower(k) not in _ONE_OF:
        return None
    first = k if reading.lower(k) in ("a", "an") else k + 1
    draft = Draft(first, i + 1, 1.0, first, i + 1, ["one or so"], unit=unit, kind="measure")
    draft.inner = "approximate"
    return draft


_ONE_OF = frozenset("a an next past last first coming previous another".split())
