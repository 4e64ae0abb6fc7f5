"""Numbers that begin with a word: cardinals with their scales, shares such as "a third of" and "half the"."""

from __future__ import annotations

from consistency.quantities import units
from consistency.quantities.cardinals import and_fraction, cardinal, fraction_words, hyphen, point
from consistency.quantities.digits import read_scales, scale_word
from consistency.quantities.draft import Draft, Reading
from consistency.quantities.number_words import CARDINAL_STARTS, DOZEN, FRACTIONS, ORDINALS, SCALES
from consistency.quantities.tokens import Token
from consistency.quantities.words import DETERMINERS, is_plural

_SHARE_BEFORE = frozenset(
    "by than about nearly almost over under up down to only just roughly and is was at least around".split()
)


_FRACTION_WORDS = frozenset(FRACTIONS)
_FRACTION_WITHIN = 12
"""The noun of a fraction in words stands within so many tokens: "one hundred and twenty-five thousandths"."""


def read_words(reading: Reading, i: int) -> Draft | None:
    """A number in words: cardinals, fractions, "two and a half million", "half a million"."""
    tokens = reading.tokens
    word = tokens[i].lower
    before = reading.lower(i - 1)
    article = before in ("a", "an") and i - 1 not in reading.masked
    first = i - 1 if article else i
    if word in SCALES and not article and before not in ("few", "several", "couple", "of", "many", "some", "one"):
        # "hundred thousand dollars", "thousand of times": a scale that stands alone.
        if word == "hundred" or scale_word(tokens, i + 1) or reading.lower(i + 1) == "of":
            pass
        elif i and not tokens[i - 1].breaks and before not in DETERMINERS:
            return None
    if word not in CARDINAL_STARTS:  # ``read_fraction`` has tried those
        fraction = _fraction_at(reading, i, first, article)
        if fraction is not None or word not in SCALES:
            return fraction
    value, j = cardinal(tokens, i)
    if j == i:
        return None
    value, j = point(tokens, value, j)
    draft = Draft(first if word in SCALES else i, j, value, i, j, ["words"])
    tail = and_fraction(tokens, j)
    if tail is not None:
        scale = _last_scale(tokens, i, j)
        draft.value, draft.j = value + tail[0] * scale, tail[1]
    read_scales(tokens, draft)
    if draft.scale == 1.0:
        draft.scale = _last_scale(tokens, i, j)
    draft.first, draft.last = draft.i, draft.j
    return draft


def _last_scale(tokens: list[Token], i: int, j: int) -> float:
    """Scale of the last word of a cardinal that ends with one ("five thousand"); else 1."""
    last = SCALES.get(tokens[j - 1].lower, 1.0)
    return last if last >= 1e3 or last == DOZEN or (j - i == 2 and last >= 100) else 1.0


def read_fraction(reading: Reading, i: int) -> Draft | None:
    """ "a third of" and "two fifths" before "third" and "fifth" are taken for ordinals."""
    article = reading.lower(i - 1) in ("a", "an")
    return _fraction_at(reading, i, i - 1 if article else i, article)


def _fraction_at(reading: Reading, i: int, first: int, article: bool) -> Draft | None:
    """ "two thirds", "a third of", "half", "half a million", "quarter million", "one-eighth" at ``i``."""
    tokens = reading.tokens
    word = tokens[i].lower
    if word in CARDINAL_STARTS:
        near = not _FRACTION_WORDS.isdisjoint(reading.lowers[i + 1 : i + _FRACTION_WITHIN])
        found = fraction_words(tokens, i) if near else None
        if found is None:
            return None
        return _of_a_scale(reading, Draft(i, found[1], found[0], i, found[1], ["fraction"], fraction=True))
    under = FRACTIONS.get(word)
    if under is None:
        return None
    following = reading.lower(i + 1)
    if word in ("half", "quarter") and reading.lower(i - 1) not in ORDINALS:
        k = i + 2 if hyphen(tokens, i + 1) else i + 1  # "half a million", "half-a-million", "half-dozen"
        if reading.lower(k) in ("a", "an"):
            k += 2 if hyphen(tokens, k + 1) else 1
        if reading.lower(k) in SCALES and (word == "half" or k == i + 1):
            value = SCALES[reading.lower(k)] / under
            return Draft(first, k + 1, value, first, k + 1, ["fraction", "scale"], scale=value * under)
    if word == "half":
        half = _half(reading, i, first)
        return half and _of_a_scale(reading, half)
    before = reading.lower(first - 1)
    if article and (
        (following in _TO_ANOTHER.get(before, _TO) and _is_fraction_with_article(reading, i + 2))
        or following in ("of", "more", "less", "as", "fewer")
        or ((following == "" or tokens[i + 1].kind != "word") and (before in _SHARE_BEFORE or first == 0))
    ):
        if word == "second" or (following == "" and i == 1 and word not in ("quarter", "trillionth", "hundredth")):
            return None
        return _of_a_scale(reading, Draft(first, i + 1, 1 / under, first, i + 1, ["fraction"], fraction=True))
    return None


_TO = frozenset(("to", "or"))
_TO_ANOTHER = {"between": frozenset(("and", "to"))}
"""What joins two fractions, by the word before the first: "between a third and a half", "a quarter to a third"."""


def _is_fraction_with_article(reading: Reading, k: int) -> bool:
    return reading.lower(k) in ("a", "an") and reading.lower(k + 1) in FRACTIONS


def _of_a_scale(reading: Reading, draft: Draft) -> Draft:
    """ "a quarter of a million", "three quarters of a billion": one number; "half of a million-dollar prize" is not."""
    j = draft.j
    scale = SCALES.get(reading.lower(j + 2))
    if reading.lower(j) != "of" or reading.lower(j + 1) != "a" or scale is None or scale < _LEAST_DIVIDED:
        return draft
    if reading.lower(j + 3) in ("-", "‑") and reading.tokens[j + 3].glued:
        return draft
    draft.value, draft.scale, draft.fraction = draft.value * scale, scale, False
    draft.j = draft.last = j + 3
    draft.rules.append("scale")
    return draft


_LEAST_DIVIDED = 1000
"""Nobody means 50 by "half of a hundred"."""


UNIT_STARTS = frozenset(words.partition(" ")[0] for words in units.WORDS) | {"percentage", "percent", "per", "cent"}
"""Whatever the name of a unit begins with, in lower case."""
_DIVIDED = frozenset(("hour", "minute", "second"))


def _is_divided(reading: Reading, k: int) -> bool:
    """Does a unit stand at ``k`` that a "half-" before it halves: "half-hour", "half-point", and no "half-year"?"""
    unit = units.WORDS.get(reading.lower(k))
    if unit is None:
        return reading.lower(k) == "percentage"
    return unit.dimension != "time" or unit.name in _DIVIDED


def _half(reading: Reading, i: int, first: int) -> Draft | None:
    """ "half of", "half the", "almost half", "a half"; not "the first half", "half-time", "half past"."""
    following, before = reading.lower(i + 1), reading.lower(i - 1)
    if before in ORDINALS or before in ("the", "last", "other", "better", "this", "opening") or following == "past":
        return None
    end = i + 1
    if following == "-" and reading.tokens[i + 1].glued:
        if not _is_divided(reading, i + 2):
            return None
        return Draft(first, end, 0.5, first, end, ["fraction"], fraction=True)
    if following in ("a", "an") and reading.lower(i + 2) in UNIT_STARTS:
        end = i + 2
    sure = (
        end > i + 1
        or following in ("of", "the", "its", "their", "his", "her", "our", "all", "that", "those", "an", "turn", "as")
        or (following == "to" and not _FRACTION_WORDS.isdisjoint(reading.lowers[i + 2 : i + 5]))
        or before
        in ("about", "nearly", "almost", "than", "by", "over", "under", "roughly", "around", "a", "in", "least", "most")
        or is_plural(following)
    )
    if not sure:
        return None
    return Draft(first, end, 0.5, first, end, ["fraction"], fraction=True)
