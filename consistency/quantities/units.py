"""Physical units and percent: names, symbols, and the factor to the base unit of their dimension.

Names, symbols and factors are those of pint's registry (``tables/units.toml``, written by
``scripts/quantity_tables.py`` from pint and ``tables/news_units.toml``): US gallons and fluid ounces, short tons, large
calories; a month is 1/12 and a year is 365.25 days.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from consistency.config import packaged_table, word_set


@dataclass(frozen=True, slots=True)
class Unit:
    """``value * factor + offset`` is in ``base``, the base unit of ``dimension`` ("metre" of "length")."""

    name: str
    dimension: str
    factor: float = 1.0
    base: str = ""
    offset: float = 0.0
    per: str = ""
    """The denominator that the unit says itself ("bpd": a barrel per day)."""


PERCENT = Unit("percent", "percent", 1.0, "percent")
PERCENTAGE_POINT = Unit("percentage point", "percentage point", 1.0, "percentage point")
BASIS_POINT = Unit("basis point", "percentage point", 0.01, "percentage point")
TIMES = Unit("time", "multiple", 1.0, "time")


def _tables() -> tuple[dict[str, Unit], dict[str, Unit]]:
    words: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    for row in packaged_table("units")["units"]["rows"]:
        unit = Unit(
            row["name"], row["dimension"], row["factor"], row["base"], row.get("offset", 0.0), row.get("per", "")
        )
        for word in row["words"]:
            words.setdefault(word, unit)
        for symbol in row["symbols"]:
            symbols.setdefault(symbol, unit)
    return words, symbols


WORDS, SYMBOLS = _tables()
"""Lower-case names, words joined with one space, and symbols whose case counts ("MW", "mW")."""
_BASE_OF_SPEED = "metre per second"


_UNDIVIDED = frozenset(("money", "percent", "multiple", "percentage point"))
_BY_DAYS = frozenset("day week fortnight month year decade century millennium".split())


def ratio(over: Unit, under: str) -> Unit:
    """The unit ``over`` by the unit of the name ``under``: a value of it meets what is told of other units of both.

    The name stays that of ``over``; what it is divided by is the draft's ``per``. Money is not divided: a price by the
    barrel and one by the litre are two prices. Nor is what is told by the day or longer ("3 mm a year"): news compares
    it by that time.
    """
    below = WORDS.get(under)
    if below is None or over.dimension in _UNDIVIDED or under in _BY_DAYS:
        return over
    base = f"{over.base} per {below.base}"
    return replace(
        over, dimension=f"{over.dimension} per {below.dimension}", factor=over.factor / below.factor, base=base
    )


def speed(length: Unit, time: str) -> Unit | None:
    """The unit of a ``length`` by the second, minute or hour, with its size in metres per second; else ``None``.

    A day or a year makes a rate that news compares by that time ("3 mm a year"), and no speed.
    """
    if time not in ("second", "minute", "hour"):
        return None
    name = f"{length.name} per {time}"
    return WORDS.get(name) or Unit(name, "speed", length.factor / WORDS[time].factor, _BASE_OF_SPEED)


GLUED_SYMBOLS = word_set("figures", "symbols", "glued")
"""Symbols that are one only where they touch the number, or as ``unit_names`` says."""
LONE_CAPITALS = word_set("figures", "symbols", "lone")
"""Apart from the number these are a unit only where no noun follows: "5 A", not "5 A grades"."""
PLAIN_WORDS = word_set("figures", "symbols", "plain")
"""Short names that in capitals are something else ("10 SEC lawyers", "5 HR managers")."""
YEAR = WORDS["year"]
