"""A figure that somebody foresees is none that was reached, and two houses may foresee two figures.

The words are ``tables/forecasts.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from consistency.config import packaged_table
from consistency.datatypes import Claim, Verdict
from consistency.gazetteer import fold

_CLAUSE = re.compile(
    r"[;:]|\.\s|,\s(?:and|but|while|after|before|who|which|up|down|compared)\s|\b(?:while|but|whereas|after|against)\b",
    re.IGNORECASE,
)
_LEFT = 160
"""Characters left of a figure in which the word for a forecast stands."""
_RIGHT = 60
_NAME = re.compile(r"\b[A-Z][\w’'&.-]*")


@dataclass(frozen=True, slots=True)
class Forecast:
    """The words that say that a figure is one, and the names before them: whose forecast it is, where it is said."""

    words: str
    house: frozenset[str]


def forecast_of(claim: Claim) -> Forecast | None:
    """The forecast that the figure of ``claim`` is; ``None`` where it is one that was reached, or none is known."""
    if claim.quantity is None:
        return None
    start, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    found = _forecast(claim.quote, start, end)
    return None if found is None else Forecast(found.words, found.house | _names(claim.attribution.speaker or ""))


@lru_cache(maxsize=20_000)
def _forecast(text: str, start: int, end: int) -> Forecast | None:
    before = _CLAUSE.split(text[max(0, start - _LEFT) : start])[-1]
    cues = [m for m in _of("before").finditer(before) if not _of("reached", "$").search(before[: m.start()])]
    if cues:
        return Forecast(cues[0][0], _names(before[: cues[0].start()]))
    behind = text[end : end + _RIGHT]
    cue = _of("behind").search(behind)
    if cue is None or _of("reached", "$").search(behind[: cue.start()]) or _CLAUSE.search(behind[: cue.start()]):
        return None
    return Forecast(cue[0], _names(behind[: cue.start()]))


def forecast_ruling(a: Claim, b: Claim) -> tuple[Verdict, tuple[str, ...]] | None:
    """The verdict on two figures of which one at least is foreseen; ``None`` where neither is, or both by one house."""
    one, other = forecast_of(a), forecast_of(b)
    if one is None and other is None:
        return None
    said = f"“{one.words if one else 'no such word'}” / “{other.words if other else 'no such word'}”"
    if one is None or other is None:
        if a.quantity is not None and b.quantity is not None and _is_plain(a, b):
            return "different_scope", (f"one is foreseen, the other is not ({said})", "rule: a forecast is no result")
        return None
    if one.house and other.house and not one.house.isdisjoint(other.house):
        return None
    houses = [" ".join(sorted(f.house)).title() or "somebody" for f in (one, other)]
    return "unclear", (f"foreseen by {houses[0]} / {houses[1]}", "rule: two forecasts may differ")


def _is_plain(a: Claim, b: Claim) -> bool:
    """Is the one that is not foreseen told as what was? A bare heading ("Metra: revenue of $2bn") may be either."""
    plain = a if forecast_of(a) is None else b
    return bool(_of("told", flags=0).search(plain.quote))


def _names(text: str) -> frozenset[str]:
    """The names in ``text``; its first word only where there is no other: "Research house Corvex"."""
    names = [m for m in _NAME.finditer(text) if not _of("no_house", flags=0).fullmatch(m[0])]
    if len(names) > 1 and names[0].start() == 0 and text[names[0].end() :].lstrip()[:1].islower():
        names = names[1:]
    return frozenset(fold(m[0].removesuffix("'s").removesuffix("’s")) for m in names)


@cache
def _of(row: str, end: str = r"\b", flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Any of the words of a row of ``tables/forecasts.toml``."""
    return re.compile(rf"\b(?:{'|'.join(packaged_table('forecasts')[row]['words'])}){end}", flags)
