"""What votes and games are about: the two sides of a result, and who has a rank."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from consistency.config import packaged_table
from consistency.datatypes import Quantity
from consistency.quantities.words import PRONOUNS

RESULTS = frozenset({"tally", "rank"})
"""Kinds of quantity that say how a vote or a contest ended."""
_REACH = 60
"""Characters before a figure in which the verb of a contest stands."""
_NAME = r"(?:the\s)?(?P<name>[A-Z][\w’'.-]*(?:\s(?:of\s)?[A-Z][\w’'.-]*)*)"


@cache
def _table() -> dict[str, re.Pattern[str]]:
    rows = packaged_table("contests")
    verbs = "|".join(rows["parties"]["verbs"])
    links, ends = "|".join(rows["parties"]["prepositions"]), "|".join(rows["results"]["words"])
    return {
        "verb": re.compile(rf"\b(?:{verbs})\s{_NAME}[\s(,]*(?:by\s|in\sa\s)?$"),
        "ranks": re.compile(
            rf"{_NAME}\s(?:(?:is|was|has|been|now|still|again|currently)\s)*(?:{'|'.join(rows['ranked']['words'])})\b[^.,;]*$"
        ),
        "link": re.compile(rf"\s*(?:\w+\s){{0,2}}(?:{links})\s{_NAME}"),
        "own": re.compile(rf"{_NAME}(?:\s(?:has|have|had))?\s(?:{ends}|{verbs})\b[^.;]*$"),
        "lost to": re.compile(rf"\b(?:{ends})\s(?:{links})\s{_NAME}[\s(,]*(?:by\s|in\sa\s)?$"),
    }


def parties_of(q: Quantity, subject: str, text: str, named: Callable[[str], str]) -> str:
    """The two sides of a result, joined by "+" in alphabetic order; the subject alone where no other is named."""
    patterns = _table()
    before, behind = text[max(0, q.start - _REACH) : q.start], text[q.end : q.end + _REACH]
    found = patterns["verb"].search(before) or patterns["lost to"].search(before) or patterns["link"].match(behind)
    own = subject or _name(patterns["own"].search(before), named)
    sides = sorted({side for side in (own, _name(found, named)) if side})
    return " + ".join(sides) if own else ""


def ranked_by_name(q: Quantity, text: str, named: Callable[[str], str]) -> str:
    """The name right before the verb of a rank, where no clause gives a subject: "Norland ranks third of 46"."""
    found = _table()["ranks"].search(text[max(0, q.start - _REACH) : q.start])
    return "" if found and found["name"].lower() in PRONOUNS else _name(found, named)


def _name(found: re.Match[str] | None, named: Callable[[str], str]) -> str:
    return named(found["name"].rstrip(".,’'")) if found else ""
