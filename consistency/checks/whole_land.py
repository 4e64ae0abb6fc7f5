"""A figure of a whole country that is not named ("nationwide"), or of the world, against one of a part of it.

The words are ``[whole]`` in ``tables/places.toml``.
"""

from __future__ import annotations

import re
from functools import cache

from consistency.config import Config, packaged_table
from consistency.datatypes import Claim
from consistency.gazetteer import BOTH

_CLAUSE = re.compile(
    r"[;:]|\.\s|,\s(?:and|but|while|including|with)\s|\b(?:while|but|whereas|including)\b", re.IGNORECASE
)


def land_and_part(a: Claim, b: Claim, config: Config) -> tuple[Claim, Claim, str] | None:
    """The figure of the whole, that of a part, and the words for both; ``None`` where the two are not so related."""
    for whole, part in ((a, b), (b, a)):
        words = whole_words(whole)
        own = dict(part.evidence).get("place", "")
        if not words or not part.scope.place or own.endswith(")") or whole_words(part):
            continue
        if _world().fullmatch(words):
            return whole, part, f"“{words}” / “{own or part.scope.place}”"
        if _is_part(part.scope.place, config) and (not whole.scope.place or not _is_part(whole.scope.place, config)):
            return whole, part, f"“{words}” / “{own or part.scope.place}”"
    return None


def whole_words(claim: Claim) -> str:
    """What says in the clause of the figure that it is that of a whole country or state; empty where nothing does."""
    if claim.quantity is None:
        return ""
    start, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    cut = _CLAUSE.search(claim.quote, end)
    behind = _whole().search(claim.quote, end, cut.start() if cut else len(claim.quote))
    before = _whole().search(_CLAUSE.split(claim.quote[:start])[-1])
    found = behind or before
    return found[0] if found else ""


def _is_part(place: str, config: Config) -> bool:
    """Is it a place inside a country, as far as is known?"""
    return BOTH not in place and "nation" not in config.populations.get(place, {}).get("kind", ())


@cache
def _whole() -> re.Pattern[str]:
    table = {name: "|".join(words) for name, words in packaged_table("places")["whole"].items()}
    adverb = rf"(?:{table['adverbs']}|{table['world']})(?=\s*(?:$|[,.;:)–—]|(?:{table['follow']})\b))"
    lands = rf"\s(?:{table['lands']})"
    phrase = rf"(?:{table['over']})\s(?:the|{table['all']}){lands}|in\s(?:{table['all']}){lands}"
    return re.compile(rf"\b(?:{adverb}|(?:{phrase})\b)", re.IGNORECASE)


@cache
def _world() -> re.Pattern[str]:
    return re.compile("|".join(packaged_table("places")["whole"]["world"]), re.IGNORECASE)
