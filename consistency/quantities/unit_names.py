"""Physical units behind a number: "km", "5-mpg", "square metres", "km/h", "°C", "times"."""

from __future__ import annotations

from consistency.quantities import units
from consistency.quantities.draft import Draft, Reading
from consistency.quantities.units import Unit

_TEMPERATURE_WORDS = ("temperature", "melting", "boiling", "freezing", "heat", "cold", "weather", "highs", "lows")
LONGEST: dict[str, int] = {}
"""First word of a unit's name -> words of the longest name that begins with it."""
for _words in map(str.split, units.WORDS):
    LONGEST[_words[0]] = max(len(_words), LONGEST.get(_words[0], 0))


def physical_unit(reading: Reading, draft: Draft, k: int) -> tuple[Unit, int] | None:
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
    longest = LONGEST.get("degrees" if token.text == "°" else token.lower, 0)
    for length in range(longest, 1, -1):
        found = _name(reading, k, length)
        if found is not None:
            return found
    return _symbol(reading, draft, k) or (_name(reading, k, 1) if longest else None)


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
