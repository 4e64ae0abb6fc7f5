"""Physical units behind a number: "km", "5-mpg", "square metres", "km/h", "°C", "times"."""

from __future__ import annotations

from consistency.config import packaged_table, word_set
from consistency.quantities import units
from consistency.quantities.draft import Draft, Reading
from consistency.quantities.units import Unit
from consistency.quantities.words import STOPS

LONGEST: dict[str, int] = {}
"""First word of a unit's name -> words of the longest name that begins with it."""
for _words in map(str.split, units.WORDS):
    LONGEST[_words[0]] = max(len(_words), LONGEST.get(_words[0], 0))


def physical_unit(reading: Reading, draft: Draft, k: int) -> tuple[Unit, int] | None:
    """The longest unit name at ``k``: symbols with their case, then names of several words."""
    tokens = reading.tokens
    token = tokens[k]
    joined = _joined(reading, k) or _short_name(reading, draft, k)
    if joined is not None:
        return joined
    if token.lower == "time" and k > draft.j:
        return units.TIMES, k + 1
    if token.lower in ("times", "x", "fold") and _is_multiple(reading, k):
        return units.TIMES, k + 1
    if (
        k + 1 < len(tokens)
        and tokens[k + 1].glued
        and tokens[k + 1].kind in ("word", "number")
        and token.text not in DEGREES
        and not (token.text in "'′’" and reading.lower(k + 2) in _INCHES)
    ):
        return None
    longest = LONGEST.get("degrees" if token.text in DEGREES else token.lower, 0)
    for length in range(longest, 1, -1):
        found = _name(reading, k, length)
        if found is not None:
            return found
    return _symbol(reading, draft, k) or (_name(reading, k, 1) if longest else None)


def _joined(reading: Reading, k: int) -> tuple[Unit, int] | None:
    """A symbol with a digit in it, which is several tokens: "m2", "km3", "MtCO2e"."""
    tokens = reading.tokens
    if reading.lower(k + 1) not in ("2", "3") or not tokens[k + 1].glued:
        return None
    end = k + 3 if reading.lower(k + 2) == "e" and tokens[k + 2].glued else k + 2
    if end < len(tokens) and tokens[end].glued and tokens[end].kind != "symbol":
        return None
    unit = units.SYMBOLS.get("".join(t.text for t in tokens[k:end]))
    return None if unit is None else (unit, end)


def _short_name(reading: Reading, draft: Draft, k: int) -> tuple[Unit, int] | None:
    """Letters that are a unit only beside a second number: "12st 4lb", "2h 15m"; and "11st", which is no ordinal."""
    token = reading.tokens[k]
    if not (token.glued and draft.digits):
        return None
    if token.text == "st" and not _ends_in_one(reading, k):
        return units.WORDS["stone"], k + 1
    return (units.WORDS["hour"], k + 1) if token.text == "h" and opens_a_time(reading, k) else None


def _ends_in_one(reading: Reading, k: int) -> bool:
    """Is the "st" at ``k`` that of an ordinal: "21st", "1st"? Not in "21st 4lb" and "11st"."""
    text = reading.tokens[k - 1].text
    pounds = reading.lower(k + 2) in ("lb", "lbs") and reading.lower(k + 1).isdecimal()
    return not pounds and text.endswith("1") and not text.endswith("11")


def is_stones(reading: Reading, k: int) -> bool:
    """Is the "st" at ``k`` behind digits the unit?"""
    return reading.tokens[k].text == "st" and not _ends_in_one(reading, k)


def opens_a_time(reading: Reading, k: int) -> bool:
    """Is the "h" at ``k`` behind digits that of "2h 15m"?"""
    return (
        reading.lower(k + 1).isdecimal()
        and reading.lower(k + 2) in ("m", "min", "mins")
        and reading.tokens[k + 2].glued
    )


_INCHES = frozenset(('"', "″", "”"))
DEGREES = frozenset("°º˚")
"""The degree sign and the two that are taken for it."""


def names_a_unit(reading: Reading, k: int) -> bool:
    """Does a unit's name of several words begin at ``k``, next to the digits: "640sq ft"?"""
    longest = LONGEST.get(reading.lower(k), 0)
    return any(_name(reading, k, length) is not None for length in range(longest, 1, -1))


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
        if tokens[j].text == "." and words and words[-1] in _SHORTENED and tokens[j].glued:
            j += 1
            continue
        if tokens[j].kind != "word" and tokens[j].text not in DEGREES:
            return None
        words.append("degrees" if tokens[j].text in DEGREES else tokens[j].lower)
        j += 1
    if len(words) < length:
        return None
    unit = units.WORDS.get(" ".join(words))
    if unit is None or (
        unit.name in ("second", "stone", "point", "magnitude", "minute") and not _sure(reading, k, unit)
    ):
        return None
    if length == 1 and tokens[k].lower in units.PLAIN_WORDS and tokens[k].text.isupper():
        return None
    if unit.name == "point" and reading.lower(k + 1) == "guard":
        return None
    return unit, j


_SHORTENED = frozenset("sq cu fl deg".split())
"""May have a point: "640 sq. ft"."""


def _sure(reading: Reading, k: int, unit: Unit) -> bool:
    """Is a word that is also something else a unit here?"""
    word = reading.tokens[k].lower
    if unit.name == "stone":
        return word == "stone" and _is_weight(reading, k)
    if unit.name == "second":
        return (
            word != "second"
            or reading.lower(k - 1) in ("-", "one", "1", "per")
            or reading.tokens[k - 1].kind == "number"
        )
    return True


def _is_weight(reading: Reading, k: int) -> bool:
    """Is the "stone" at ``k`` behind a number the unit: "12 stone", "a 12-stone man", and no "12 stone steps"?"""
    if reading.tokens[k - 1].text in ("-", "‑"):
        return reading.lower(k + 1) in _PERSONS or reading.lower(k + 1).endswith(_DOERS)
    if reading.lower(k - 1) in ("one", "1", "a"):
        return False
    word = reading.lower(k + 1)
    return not _noun_follows(reading, k + 1) or word in _HEAVY


_PERSONS = word_set("figures", "persons", "one")
_DOERS = ("er", "man", "ist")
_HEAVY = frozenset(("heavier", "lighter", "overweight", "underweight", "and"))


def _symbol(reading: Reading, draft: Draft, k: int) -> tuple[Unit, int] | None:
    tokens = reading.tokens
    token = tokens[k]
    # "km/h", "kV/cm", "km/hr": a compound symbol first.
    if k + 2 < len(tokens) and tokens[k + 1].text == "/" and tokens[k + 1].glued and tokens[k + 2].glued:
        compound = units.SYMBOLS.get(f"{token.text}/{tokens[k + 2].text}")
        if compound is not None:
            return compound, k + 3
    if token.text in DEGREES and reading.lower(k + 1) in ("c", "f") and tokens[k + 1].text.isupper():
        return units.SYMBOLS[tokens[k + 1].text], k + 2  # "40°C", "40 ° C"
    unit = units.SYMBOLS.get(token.text)
    if unit is None:
        return _roentgen(reading, k) if token.text == "R" else None
    if token.text in ("C", "F"):
        return (unit, k + 1) if is_temperature(reading, draft.i, k) else None
    if unit.name in ("foot", "inch") and not token.text.isalpha():
        return (unit, k + 1) if token.glued and draft.digits and _length_mark(reading, draft, k) else None
    if token.text in units.GLUED_SYMBOLS and not token.glued and token.text != "MP":
        return None
    if token.text in units.LONE_CAPITALS and not token.glued and _noun_follows(reading, k + 1):
        return None
    return unit, k + 1


def _noun_follows(reading: Reading, k: int) -> bool:
    """Does a word stand at ``k`` that no preposition or verb is?"""
    return k < len(reading.tokens) and reading.tokens[k].kind == "word" and reading.lower(k) not in STOPS


_WEATHER = tuple(packaged_table("figures")["weather"]["words"])
"""Beginnings of words that tell of temperatures."""
_WEATHER_WITHIN = 30
_DESIGNATED = word_set("numbered_names", "with_letter")
"""What a letter behind a number is part of the name of: "seats 12C and 14C", "Section 40C"."""
_DESIGNATED_WITHIN = 5
_LEVEL_BEFORE = word_set("figures", "temperature", "before")
_LIVEABLE, _LIVEABLE_F = 60.0, 140.0
"""Degrees Celsius and Fahrenheit: no weather is hotter."""
_REACHING = frozenset("hit hits hitting reach reached reaches reaching topped exceeded exceeding to".split())


def is_temperature(reading: Reading, i: int, k: int) -> bool:
    """Is the C or F at ``k`` behind the number at ``i`` a temperature: "40C", "minus 12 C", "between 30C and 35C"?

    So it is behind a minus and where the text tells of temperatures; else only next to the number and behind a word
    that leads to a level. Seats, sections and sizes are named like this too.
    """
    tokens = reading.tokens
    near = (*reading.lowers[max(0, i - _DESIGNATED_WITHIN) : i], *reading.lowers[k + 1 : k + 3])
    if not _DESIGNATED.isdisjoint(near):
        return False
    if k + 1 < len(tokens) and tokens[k + 1].glued and tokens[k + 1].kind in ("word", "number"):
        return False
    if reading.lower(i) in ("minus", "-", "−", "–") or reading.lower(i - 1) == "minus":
        return True
    if reading.lower(k + 1) in ("below", "above") and reading.lower(k + 2) in ("zero", "freezing"):
        return True
    if any(w.startswith(_WEATHER) for w in reading.lowers[max(0, k - _WEATHER_WITHIN) : k + _WEATHER_WITHIN]):
        return True
    if not tokens[k].glued or not tokens[k - 1].text.replace(".", "").isdecimal():
        return False
    degrees = float(tokens[k - 1].text.lstrip(".")[:6].rstrip(".") or 999)
    if tokens[k].text == "F":
        return reading.lower(i - 1) in _REACHING and degrees <= _LIVEABLE_F
    return reading.lower(i - 1) in _LEVEL_BEFORE and degrees <= _LIVEABLE


_THERMOMETER = tuple(w for w in _WEATHER if w != "degree")


def weather_near(reading: Reading, k: int) -> bool:
    """Does a word near token ``k`` tell of temperatures, besides "degrees" itself?"""
    near = reading.lowers[max(0, k - _WEATHER_WITHIN) : k + _WEATHER_WITHIN]
    return any(w.startswith(_THERMOMETER) for w in near)


def _roentgen(reading: Reading, k: int) -> tuple[Unit, int] | None:
    """ "0.5 R" where a dose is spoken of."""
    near = {t.lower for t in reading.tokens[max(0, k - 12) : k]}
    return (units.WORDS["roentgen"], k + 1) if near & {"dose", "exposure", "radiation", "doses"} else None


def _length_mark(reading: Reading, draft: Draft, k: int) -> bool:
    """30' and 6" are lengths where no quotation was opened before."""
    mark = reading.tokens[k].text
    opened = any(t.text == mark and not t.glued for t in reading.tokens[max(0, k - 60) : k])
    return not opened and draft.value < 1000
