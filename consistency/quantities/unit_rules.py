"""Units and denominators beside a number: "5-mpg", "60 per cent", "5 ft 2 in", "a barrel", "per square metre"."""

from __future__ import annotations

from itertools import pairwise

from consistency.quantities import currencies, units
from consistency.quantities.draft import Draft, Reading
from consistency.quantities.money_rules import currency_before, join_cents, money_behind
from consistency.quantities.units import Unit
from consistency.quantities.words import DETERMINERS, lemma

_PER_WORDS = frozenset(("per", "a", "an", "each", "every"))


_DENOMINATORS = frozenset(
    """barrel share ounce day week month year hour minute second annum gallon litre liter pound tonne ton kilo
    kilogram kilometre kilometer mile person head dozen head century decade capita square unit security metre meter
    night acre bushel bottle gramme gram inch foot quarter""".split()
)


_TEMPERATURE_WORDS = ("temperature", "melting", "boiling", "freezing", "heat", "cold", "weather", "highs", "lows")


_FIRST_WORDS = frozenset(name.split()[0] for name in units.WORDS)


_UNIT_STARTS = (
    _FIRST_WORDS
    | frozenset(symbol.lower() for symbol in units.SYMBOLS)
    | frozenset(symbol[0].lower() for symbol in units.SYMBOLS)
    | frozenset(currencies.WORDS)
    | frozenset(currencies.AMBIGUOUS)
    | frozenset(currencies.SIGNS)
    | frozenset(code.lower() for code in currencies.CODES)
    | frozenset(currencies.LOWER_CODES)
    | frozenset(currencies.NATIONAL)
    | frozenset(pair[0] for pair in currencies.PAIRS)
    | frozenset("% percent percents percentage pct pc per basis pp bps p c r x times time fold - – ‑ ( { [ <".split())
)
"""Whatever a unit, or what leads to it, may begin with, in lower case."""


def attach_units(reading: Reading) -> None:
    """Give every number the currency or unit that stands beside it, and the denominator of a rate."""
    found = False
    magnitudes = "magnitude" in reading.lowers or "richter" in reading.lowers
    for draft in reading.drafts:
        if draft.ordinal or draft.kind == "multiple":
            continue
        currency_before(reading, draft)
        if reading.lower(draft.j) in _UNIT_STARTS or draft.vague is not None:
            _unit_behind(reading, draft)
        if draft.unit is None and magnitudes:
            _magnitude_before(reading, draft)
        if draft.unit is None and reading.lower(draft.first - 1) == "or":
            _or_two(reading, draft)
        if draft.unit is not None:
            found = True
            _per(reading, draft)
    if found and len(reading.drafts) > 1:
        join_cents(reading)
        _feet_and_inches(reading)


def _magnitude_before(reading: Reading, draft: Draft) -> None:
    """ "magnitude 5.6", "a magnitude-6.1 quake", "a magnitude of at least 7", "5.6 on the Richter scale"."""
    k = draft.first - 1
    if reading.lower(k - 1) == "at" and reading.lower(k) in ("least", "most"):
        k -= 2
    if reading.lower(k) in ("-", "of"):
        k -= 1
    behind = [reading.lower(draft.j + n) for n in range(3)]
    richter = behind[0] == "on" and "richter" in behind
    if (richter or reading.lower(k) == "magnitude") and 0 <= draft.value < 11:
        draft.unit, draft.kind = units.WORDS["magnitude"], "measure"
        draft.rules.append("unit: magnitude")


def _or_two(reading: Reading, draft: Draft) -> None:
    """ "a year or two", "an hour or two": a range of the unit before."""
    k = draft.first
    if reading.lower(k - 1) != "or" or draft.digits or draft.value < 2 or reading.lower(k - 3) not in ("a", "an"):
        return
    unit = units.WORDS.get(reading.lower(k - 2))
    if unit is not None:
        draft.unit, draft.kind, draft.first = unit, "measure", k - 3
        draft.low, draft.high, draft.modifier = 1.0, draft.value, "range"
        draft.rules.append("one or two")


def _start(reading: Reading, draft: Draft) -> int:
    """Where a unit may begin: behind the number, over a hyphen or an opening bracket."""
    tokens, k = reading.tokens, draft.j
    if draft.vague is not None and reading.lower(k) == "of":
        return k + 1  # "hundreds of miles", "tens of thousands of dollars"
    if k + 1 < len(tokens) and tokens[k].text in "-‑–" and tokens[k].text and tokens[k + 1].kind == "word":
        spaced = not tokens[k].glued
        if (tokens[k].glued and tokens[k + 1].glued) or (
            reading.apart and spaced and tokens[k + 1].lower in currencies.WORDS
        ):
            return k + 1
        if spaced and tokens[k].text == "-" and tokens[k + 1].lower in units.WORDS:
            return k + 1
    if k + 2 < len(tokens) and tokens[k].text in "({[<" and (tokens[k + 1].text in units.SYMBOLS):
        return k + 1
    return k


def _unit_behind(reading: Reading, draft: Draft) -> None:
    tokens, k = reading.tokens, _start(reading, draft)
    if k >= len(tokens) or tokens[k].breaks:
        return
    found = _percent(reading, k) or money_behind(reading, draft, k) or _physical(reading, draft, k)
    if found is None:
        return
    unit, end = found
    if draft.unit is not None:
        # "$10 dollars", "$500 US": the sign has said it.
        if unit.dimension == "money":
            draft.last = end
            if draft.unit.name == "dollar":
                draft.unit = unit
        return
    draft.hyphened = k > draft.j and tokens[draft.j].text in "-‑"
    draft.unit = unit
    draft.last = end
    if k > draft.j and tokens[draft.j].text in "({[<":
        draft.last = end + 1 if end < len(tokens) and tokens[end].text in ")}]>" else end
    draft.kind = {"money": "money", "percent": "share", "multiple": "multiple"}.get(unit.dimension, "measure")  # type: ignore[assignment]
    draft.rules.append(f"unit: {unit.name}")


def _percent(reading: Reading, k: int) -> tuple[Unit, int] | None:
    """%, percent, per cent, pc, percentage points, basis points."""
    tokens = reading.tokens
    word, following = tokens[k].lower, reading.lower(k + 1)
    if word == "per" and following in ("cent", "cents", "centage"):
        k, word, following = k + 1, "percent", reading.lower(k + 2)
    if word in ("%", "percent", "percents", "percentage", "pct", "pc"):
        if word == "pc" and not tokens[k].glued:
            return None
        if following in ("point", "points"):
            return units.PERCENTAGE_POINT, k + 2
        if following == "-" and reading.lower(k + 2) in ("point", "points"):
            return units.PERCENTAGE_POINT, k + 3
        return units.PERCENT, k + 1
    if word in ("basis", "pp", "bps") and (following in ("point", "points") or word != "basis"):
        if word == "pp":
            return units.PERCENTAGE_POINT, k + 1
        return units.BASIS_POINT, k + (2 if word == "basis" else 1)
    return None


def _physical(reading: Reading, draft: Draft, k: int) -> tuple[Unit, int] | None:
    """The longest unit name at ``k``: symbols with their case, then names of up to three words."""
    tokens = reading.tokens
    token = tokens[k]
    if token.text in ("m", "km", "cm") and reading.lower(k + 1) in ("2", "3", "²", "³") and tokens[k + 1].glued:
        squared = units.SYMBOLS.get(token.text + tokens[k + 1].text)
        if squared is not None:
            return squared, k + 2
    if token.lower == "time" and k > draft.j:
        return units.TIMES, k + 1
    if token.lower in ("times", "x", "fold") and _is_multiple(reading, k):
        return units.TIMES, k + 1
    if k + 1 < len(tokens) and tokens[k + 1].glued and tokens[k + 1].kind in ("word", "number"):
        return None
    named = token.lower in _FIRST_WORDS or token.text == "°"
    for length in (3, 2) if named else ():
        found = _name(reading, k, length)
        if found is not None:
            return found
    return _symbol(reading, draft, k) or (_name(reading, k, 1) if named else None)


def _is_multiple(reading: Reading, k: int) -> bool:
    """ "3 times", "1.4x"; not "10 x 20"."""
    return reading.tokens[k].lower != "x" or (
        reading.tokens[k].glued and reading.lower(k + 1)[:1] not in tuple("0123456789")
    )


def _name(reading: Reading, k: int, length: int) -> tuple[Unit, int] | None:
    """A unit name of ``length`` words at ``k``, joined by spaces or hyphens."""
    tokens = reading.tokens
    words: list[str] = []
    j = k
    while len(words) < length and j < len(tokens):
        if tokens[j].text == "-" and words and tokens[j].glued:
            j += 1
            continue
        if tokens[j].kind != "word" and tokens[j].text != "°":
            return None
        words.append("degrees" if tokens[j].text == "°" else tokens[j].lower)
        j += 1
    if len(words) < length:
        return None
    unit = units.WORDS.get(" ".join(words))
    if unit is None or (
        unit.name in ("second", "stone", "point", "magnitude", "minute") and not _sure(reading, k, unit)
    ):
        return None
    if unit.name == "point" and reading.lower(k + 1) == "guard":
        return None
    return unit, j


def _sure(reading: Reading, k: int, unit: Unit) -> bool:
    """Is a word that is also something else a unit here?"""
    word = reading.tokens[k].lower
    if unit.name == "stone":
        return False
    if unit.name == "second":
        return (
            word != "second"
            or reading.lower(k - 1) in ("-", "one", "1", "per")
            or reading.tokens[k - 1].kind == "number"
        )
    return True


def _symbol(reading: Reading, draft: Draft, k: int) -> tuple[Unit, int] | None:
    tokens = reading.tokens
    token = tokens[k]
    # "km/h", "kV/cm", "km/hr": a compound symbol first.
    if k + 2 < len(tokens) and tokens[k + 1].text == "/" and tokens[k + 1].glued and tokens[k + 2].glued:
        compound = units.SYMBOLS.get(f"{token.text}/{tokens[k + 2].text}")
        if compound is not None:
            return compound, k + 3
    if token.text == "°" and k + 1 < len(tokens) and tokens[k + 1].glued and tokens[k + 1].text in ("C", "F"):
        return units.SYMBOLS[tokens[k + 1].text], k + 2
    unit = units.SYMBOLS.get(token.text)
    if unit is None:
        return _roentgen(reading, k) if token.text == "R" else None
    if token.text in units.SPACED_SYMBOLS or (token.glued and token.text not in "'\"CF"):
        return unit, k + 1
    if token.text in "'\"":
        return (unit, k + 1) if token.glued and draft.digits and _length_mark(reading, draft, k) else None
    if token.text in ("C", "F"):
        warm = not token.glued and any(t.lower.startswith(_TEMPERATURE_WORDS) for t in tokens[max(0, k - 30) : k + 30])
        return (unit, k + 1) if warm or (token.glued and reading.lower(k - 2) in ("temperature", "°")) else None
    if token.text in ("V", "A", "N", "R", "MP", "g", "l", "L", "t", "ha", "PS", "J", "kt", "cc", "nm", "bar"):
        return unit, k + 1
    return None


def _roentgen(reading: Reading, k: int) -> tuple[Unit, int] | None:
    """ "0.5 R" where a dose is spoken of."""
    near = {t.lower for t in reading.tokens[max(0, k - 12) : k]}
    return (units.WORDS["roentgen"], k + 1) if near & {"dose", "exposure", "radiation", "doses"} else None


def _length_mark(reading: Reading, draft: Draft, k: int) -> bool:
    """30' and 6" are lengths where no quotation was opened before."""
    mark = reading.tokens[k].text
    opened = any(t.text == mark and not t.glued for t in reading.tokens[max(0, k - 60) : k])
    return not opened and draft.value < 1000


def _per(reading: Reading, draft: Draft) -> None:
    """ "per barrel", "a day", "-a-share", "/cm", "a dozen", "per square metre"."""
    tokens, k = reading.tokens, draft.last
    if k >= len(tokens) or draft.unit is None or tokens[k].breaks:
        return
    j = k
    if tokens[j].text == "-" and j + 1 < len(tokens):
        j += 1
    word = reading.lower(j)
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
    unit = units.WORDS.get(name) or units.SYMBOLS.get(token.text)
    if name == "annum":
        return "year"
    if unit is not None:
        return unit.name
    known = lemma(name) in _DENOMINATORS or (word == "per" and token.kind == "word" and name not in DETERMINERS)
    return lemma(name) if known else ""


def _feet_and_inches(reading: Reading) -> None:
    """ "5 ft 2 in", "5 feet and 2 inches": one length."""
    drafts = reading.drafts
    for feet, inches in pairwise(drafts):
        if feet.unit is not units.WORDS["foot"] or inches.value >= 12 or inches.fraction:
            continue
        gap = [t.lower for t in reading.tokens[feet.last : inches.first]]
        word = reading.lower(inches.j)
        if feet.hyphened and gap == ["-"] and reading.tokens[inches.first].glued and inches.unit is None:
            # "6-foot-9"
            word, gap, inches.j = "in", [], inches.j - 1
        if gap not in ([], ["and"], [","], ["-"]) or not (
            inches.unit is units.WORDS["inch"] or (word == "in" and not gap)
        ):
            continue
        feet.value += inches.value / 12
        feet.j = feet.last = max(inches.last, inches.j + 1)
        feet.rules.append("feet and inches")
        inches.dropped = True
    reading.drafts = [d for d in drafts if not d.dropped]
