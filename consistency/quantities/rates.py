"""Denominators behind a unit: "per barrel", "a day", "-a-share", "/cm", "per square metre"."""

from __future__ import annotations

from consistency.quantities import units
from consistency.quantities.draft import Draft, Reading
from consistency.quantities.words import DETERMINERS, lemma

_DENOMINATORS = frozenset(
    """barrel share ounce day week month year hour minute second annum gallon litre liter pound tonne ton kilo
    kilogram kilometre kilometer mile person head dozen head century decade capita square unit security metre meter
    night acre bushel bottle gramme gram inch foot quarter""".split()
)


def attach_denominator(reading: Reading, draft: Draft) -> None:
    """ "per barrel", "a day", "-a-share", "/cm", "a dozen", "per square metre"; a length by the hour is a speed."""
    _read_denominator(reading, draft)
    if not draft.per or draft.unit is None:
        return
    speed = units.speed(draft.unit, draft.per) if draft.unit.dimension == "length" else None
    if speed is not None:
        draft.unit, draft.per = speed, ""
    else:
        draft.unit = units.ratio(draft.unit, draft.per)


def _read_denominator(reading: Reading, draft: Draft) -> None:
    """Write the denominator behind the unit into ``draft.per``."""
    tokens, k = reading.tokens, draft.last
    if k >= len(tokens) or draft.unit is None or tokens[k].breaks:
        return
    j = k
    if tokens[j].text == "-" and j + 1 < len(tokens):
        j += 1
    word = reading.lower(j)
    if word in ("a", "an") and reading.lower(j + 2) in _MOMENTS:
        return  # "$1.9 a year ago"
    if word in ("/", "per") or (word in ("a", "an", "each", "every") and draft.unit.dimension != "time"):
        n = j + 1
        if reading.lower(n) == "-":
            n += 1
        long = units.WORDS.get(f"{reading.lower(n)} {reading.lower(n + 1)}")
        if long is not None:
            draft.per, draft.last = long.name, n + 2
            return
        found = _denominator(reading, n, word)
        if found:
            draft.per, draft.last = found, n + 1
            draft.rules.append("per")
    elif word in ("annually", "daily", "weekly", "hourly") and draft.unit.dimension not in ("time", "money"):
        return


_MOMENTS = frozenset("ago earlier later before after".split())
"""Behind "a year" these make it a moment."""
_SHORT = {"s": "second", "sec": "second", "min": "minute", "h": "hour", "hr": "hour", "d": "day", "yr": "year"}
"""Denominators behind a slash ("3 m/s")."""


def _denominator(reading: Reading, n: int, word: str) -> str:
    """The name of the denominator at ``n`` behind ``word`` ("per", "a", "/"); empty where there is none."""
    if n >= len(reading.tokens):
        return ""
    token, name = reading.tokens[n], reading.lower(n)
    if word == "/":
        if not token.glued:
            return ""
        if name in _SHORT:
            return _SHORT[name]
    joined = units.SYMBOLS.get(token.text + reading.lower(n + 1)) if reading.lower(n + 1) in ("2", "3") else None
    if joined is not None and reading.tokens[n + 1].glued:
        return joined.name
    unit = units.WORDS.get(name) or units.SYMBOLS.get(token.text)
    if name == "annum":
        return "year"
    if unit is not None:
        return unit.name
    known = lemma(name) in _DENOMINATORS or (word == "per" and token.kind == "word" and name not in DETERMINERS)
    return lemma(name) if known else ""
