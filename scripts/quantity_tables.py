"""Write the tables of currencies and units that come from other projects: ``python scripts/quantity_tables.py``.

``consistency/tables/currencies.toml`` is made from babel (names and signs of the Unicode CLDR, codes of ISO 4217),
``consistency/tables/units.toml`` from pint's registry. Both libraries are needed here only: reading a table of a few
hundred rows takes milliseconds, building the registry half a second. ``--check`` says what is stale and exits with 1.
"""

from __future__ import annotations

import json
import sys
import tomllib
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers

if TYPE_CHECKING:
    from pint import UnitRegistry

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "consistency" / "tables"
OLDEST = 1990
"""Currencies that were withdrawn before this year are told of in history books only."""
LONGEST_SIGN = 5


def quoted(strings: list[str]) -> str:
    """A TOML array of strings."""
    return json.dumps(strings, ensure_ascii=False)


def latin(sign: str) -> bool:
    """Is ``sign`` written in Latin letters, currency signs and points, as English text writes it?"""
    return all(
        c in ".$" or unicodedata.category(c) == "Sc" or unicodedata.name(c, "").startswith("LATIN") for c in sign
    )


def tenders() -> dict[str, tuple[list[str], bool]]:
    """Code -> the territories where it is or was legal tender since ``OLDEST``, and whether it still is somewhere."""
    found: dict[str, tuple[list[str], bool]] = {}
    for territory, rows in sorted(get_global("territory_currencies").items()):
        for code, _, end, tender in rows:
            if tender and (end is None or end[0] >= OLDEST):
                territories, alive = found.get(code, ([], False))
                found[code] = (territories + ([territory] if end is None else []), alive or end is None)
    return found


def native_signs(of: dict[str, tuple[list[str], bool]]) -> dict[str, set[str]]:
    """Code -> the signs that the locales of its own territories write."""
    found: dict[str, set[str]] = {code: set() for code in of}
    for identifier in locale_identifiers():
        territory = identifier.split("_")[-1]
        for code, (territories, _) in of.items():
            if territory in territories:
                found[code].add(Locale.parse(identifier).currency_symbols.get(code, code))
    return found


def currencies() -> str:
    """The text of ``currencies.toml``."""
    from babel import __version__

    english = Locale("en")
    plurals = english._data["currency_names_plural"]
    of = tenders()
    native = native_signs(of)
    rows = []
    for code, (territories, alive) in sorted(of.items()):
        names = [dict(plurals[code])[form] for form in ("one", "other") if form in dict(plurals.get(code, {}))]
        if not names or "(" in names[0]:
            continue
        signs = native[code] | {english.currency_symbols.get(code, code)}
        if "$" in signs and len(territories) == 1:
            signs |= {f"{territories[0]}$"}
        kept = sorted(s for s in signs if s != code and 0 < len(s) <= LONGEST_SIGN and latin(s))
        rows.append(f"{code} = {{ names = {quoted(names)}, signs = {quoted(kept)}, alive = {str(alive).lower()} }}")
    head = f"# Written by scripts/quantity_tables.py from babel {__version__} (Unicode CLDR, ISO 4217). Do not edit.\n"
    head += "# names: singular and plural; signs: of English and of the currency's own locales; alive: legal tender\n\n"
    return head + "[currencies]\n" + "\n".join(rows) + "\n"


PREFIXES = {"p": "pico", "n": "nano", "µ": "micro", "m": "milli", "c": "centi", "d": "deci", "h": "hecto", "k": "kilo",
            "M": "mega", "G": "giga", "T": "tera", "P": "peta", "E": "exa", "Z": "zetta"}  # fmt: skip
DIGITS = 16
"""Significant digits of a factor: enough for five ninths, too few to show the last place of a sum of floats."""


@dataclass(frozen=True)
class Row:
    """One unit: where a value of it stands in the base unit of its dimension, and how it is written."""

    name: str
    dimension: str
    factor: float
    base: str
    offset: float
    words: list[str]
    symbols: list[str]
    per: str = ""

    def line(self) -> str:
        """As a line of TOML."""
        offset = f", offset = {self.offset!r}" if self.offset else ""
        offset += f', per = "{self.per}"' if self.per else ""
        return (
            f'{{ name = "{self.name}", dimension = "{self.dimension}", factor = {self.factor!r}{offset}, '
            f'base = "{self.base}", '
            f"words = {quoted(self.words)}, symbols = {quoted(self.symbols)} }},"
        )


def unique(strings: list[str]) -> list[str]:
    """Without repetition, in the order given."""
    return list(dict.fromkeys(strings))


def named_in_pint(registry: UnitRegistry, name: str) -> list[str]:
    """A unit's own name, symbol and aliases in the registry: "meter", "m", "metre"; none for an expression."""
    found = registry._units.get(name)
    return [] if found is None else [name, found.symbol, *found.aliases]


def takes_s(words: str) -> bool:
    """Is the plural of these words made with an s at their end?"""
    return (
        words.replace(" ", "").isalpha()
        and not words.endswith(("s", "feet"))
        and {"per", "of", "a", "to"}.isdisjoint(words.split())
    )


def spellings(row: dict[str, Any], key: str, written: list[str]) -> tuple[list[str], list[str]]:
    """Words in lower case, with plurals, and symbols, of a unit that pint writes like ``written``."""
    own = [] if row.get("only") else written
    words = [w.replace("_", " ") for w in own if w.isascii() and w.replace("_", "").isalpha() and len(w) > 3]
    symbols = [w for w in own if len(w) <= 3 and "_" not in w and w not in words]
    words += row.get("also", []) + row.get("words", [])
    if not row.get("only") or "also" in row:
        words.append(key.replace("-", " "))
    plural = row.get("plural")
    many = [f"{w}s" for w in words if takes_s(w)] if plural is None else [plural]
    return unique([w.lower() for w in words + many]), unique(row.get("symbols", []) + symbols)


def one_unit(registry: UnitRegistry, key: str, row: dict[str, Any], bases: dict[str, list[str]]) -> Row:
    """The unit ``key`` of ``news_units.toml``."""
    name = key if key == "light-year" else key.replace("-", " ")
    written = named_in_pint(registry, row.get("pint", ""))
    words, symbols = spellings(row, name, written)
    if "factor" in row:
        dimension = row["dimension"]
        return Row(name, dimension, row["factor"], row.get("base", name), 0.0, words, symbols)
    value = registry.parse_expression(row["pint"])
    dimension = row.get("dimension") or next(
        d for d, (base, _) in bases.items() if registry.parse_expression(base).dimensionality == value.dimensionality
    )
    base, base_name = bases.get(dimension, (row["pint"], name))
    factor = float(f"{value.to(registry.parse_expression(base).units).magnitude:.{DIGITS}g}")
    over, under, by = (*row.get("offset", [0.0]), 1, 1)[:3]
    if "per" in row:
        name = name.split(" per ")[0]  # a unit that says its own denominator: "bpd"
    return Row(name, dimension, factor, base_name, over * under / by, words, symbols, row.get("per", ""))


def prefixed(row: Row, prefix: str) -> Row:
    """The unit with a prefix of the SI: "kilowatt", "kW"."""
    word = PREFIXES[prefix]
    symbols = [("μ" if prefix == "µ" else prefix) + s for s in row.symbols if len(s) <= 2 and s.isalpha()]
    symbols += [prefix + s for s in row.symbols if len(s) <= 2 and s.isalpha()]
    factor = float(f"{row.factor * 10.0 ** POWERS[prefix]:.{DIGITS}g}")
    words = [word + w for w in row.words if len(w.split()[0]) > 2]
    return replace(row, name=word + row.name, factor=factor, words=words, symbols=unique(symbols))


POWERS = {"p": -12, "n": -9, "µ": -6, "m": -3, "c": -2, "d": -1, "h": 2, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15,
          "E": 18, "Z": 21}  # fmt: skip


def units() -> str:
    """The text of ``units.toml``."""
    from pint import UnitRegistry, __version__

    registry = UnitRegistry()
    source = tomllib.loads((TABLES / "news_units.toml").read_text(encoding="utf-8"))
    rows: dict[str, Row] = {}
    for key, row in source["units"].items():
        made = one_unit(registry, key, row, source["base"])
        for each in (made, *(prefixed(made, p) for p in row.get("prefixes", "").split())):
            known = rows.get(each.name + each.per)
            if known is not None:
                words, symbols = unique(known.words + each.words), unique(known.symbols + each.symbols)
                each = replace(each, words=words, symbols=symbols)
            rows[each.name + each.per] = each
    head = f"# Written by scripts/quantity_tables.py from pint {__version__} and news_units.toml. Do not edit.\n"
    head += "# value * factor + offset is in the base unit of the dimension; case counts in symbols\n\n"
    return head + "[units]\nrows = [\n" + "\n".join(row.line() for row in rows.values()) + "\n]\n"


MADE = {"currencies": currencies, "units": units}


def main(argv: list[str]) -> int:
    """Write the tables, or say which are stale."""
    stale = False
    for name, make in MADE.items():
        path, text = TABLES / f"{name}.toml", make()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale = True
            if "--check" in argv:
                print(f"{path.relative_to(ROOT)} is stale: run scripts/quantity_tables.py", file=sys.stderr)
            else:
                path.write_text(text, encoding="utf-8")
    return 1 if stale and "--check" in argv else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
