"""Where: the place that a sentence names for what it counts."""

from __future__ import annotations

import re
from functools import lru_cache

from consistency.config import Config

NATION_DISTANCE = 60
"""Characters that a country counts as further away: of "at the camp … in Iraq" the camp is the place."""
_NAME = r"(?:al-|Al-|el-|El-)?[A-Z][\w’'\-]*"
_PLACE = re.compile(
    r"\b(?:in|at|near|inside|outside|across|around)\s+(?:the\s+)?"
    r"(?:(?:northern|southern|eastern|western|central|north|south|east|west|city|town|village|province|port|capital)\s+"
    rf"(?:of\s+)?(?:the\s+)?)*({_NAME}(?:\s+(?:of\s+(?:the\s+)?)?{_NAME}){{0,4}})"
)
_TARGET = re.compile(
    r"\b(?:attack|assault|strike|raid|airstrike|bombing)s? on (?:the |a |an )?"
    rf"((?:[Cc]amp |[Bb]ase )?{_NAME}(?: {_NAME}){{0,3}})(?! (?:troops|forces|personnel|soldiers|interests))"
)
_NO_PLACE = frozenset(
    (
        "january february march april may june july august september october november december jan feb mar apr"
        " jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday christmas"
        " easter ramadan"
    ).split()
)


def _canonical(name: str) -> str:
    """Lower case, without the article and the possessive, hyphens as blanks."""
    name = re.sub(r"[’']s?\b", "", name).lower().replace("-", " ")
    return re.sub(r"^(?:the|al|el)\s+", "", name).strip()


@lru_cache(maxsize=4)
def _nations(rows: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    return {_canonical(word): key for key, words in rows for word in words}


def place_near(text: str, at: int, config: Config) -> tuple[str, str]:
    """The place named nearest to offset ``at``, and the words that name it; a country only where nothing is nearer."""
    nations = _nations(
        tuple((k, tuple(r["words"])) for k, r in config.populations.items() if "nation" in r.get("kind", ()))
    )
    found = [m for p in (_PLACE, _TARGET) for m in p.finditer(text) if _is_place(m[1])]
    if not found:
        return "", ""

    def distance(m: re.Match[str]) -> tuple[int, int]:
        broad = NATION_DISTANCE if _canonical(m[1]) in nations else 0
        return abs(m.start() - at) + broad, m.start()

    best = min(found, key=distance)
    name = _canonical(best[1])
    return nations.get(name, name), best[0]


def _is_place(name: str) -> bool:
    return name.split()[0].lower().strip(".") not in _NO_PLACE
