"""What votes and games are about: margins, which are no totals, and the two sides of a result."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from consistency.config import packaged_table
from consistency.datatypes import Quantity
from consistency.quantities.words import PRONOUNS

MARGIN = "margin"
"""Measure of a difference of two counts: "by 216 votes", "a lead of 216", "a majority of 12 seats"."""
RESULTS = frozenset({"tally", "rank"})
"""Kinds of quantity that say how a vote or a contest ended."""
_REACH = 60
"""Characters before a figure in which the noun of a margin or the verb of a contest stands."""
_NAME = r"(?:the\s)?(?P<name>[A-Z][\w’'.-]*(?:\s(?:of\s)?[A-Z][\w’'.-]*)*)"
_DEGREE = r"(?:(?:just|only|about|around|some|over|nearly|almost|a|an|at least|more than)\s)*"
_ELECTED = frozenset({"vote", "seat", "delegate"})
_OTHER_SIDE = re.compile(
    rf"(?:,|;)?\s(?:and|while|to|against|with)?\s?{_NAME}(?:\s(?:won|got|received|took|polled|had|with|on|just|only))*\s"
    r"|\sto\s"
)
"""Between the totals of two sides: "1,204 votes and Ada Roe 988", "1,204 votes to 988"."""
WORKED_OUT = "margin worked out"
"""Rule of a margin that a text does not write: the difference of the two totals that it gives."""


@cache
def _table() -> dict[str, re.Pattern[str]]:
    rows = packaged_table("contests")
    nouns, verbs = "|".join(rows["margins"]["words"]), "|".join(rows["parties"]["verbs"])
    links, ends = "|".join(rows["parties"]["prepositions"]), "|".join(rows["results"]["words"])
    return {
        "of": re.compile(rf"\b(?:{nouns})s?\s(?:of|by|is|was)\s{_DEGREE}$", re.IGNORECASE),
        "by": re.compile(rf"\bby\s(?:a\smargin\sof\s)?{_DEGREE}$", re.IGNORECASE),
        "behind": re.compile(rf"[\s-]*(?:\w+\s)?(?:{nouns})\b", re.IGNORECASE),
        "verb": re.compile(rf"\b(?:{verbs})\s{_NAME}[\s(,]*(?:by\s|in\sa\s)?$"),
        "ranks": re.compile(
            rf"{_NAME}\s(?:(?:is|was|has|been|now|still|again|currently)\s)*(?:{'|'.join(rows['ranked']['words'])})\b[^.,;]*$"
        ),
        "link": re.compile(rf"\s*(?:\w+\s){{0,2}}(?:{links})\s{_NAME}"),
        "own": re.compile(rf"{_NAME}(?:\s(?:has|have|had))?\s(?:{ends}|{verbs})\b[^.;]*$"),
        "lost to": re.compile(rf"\b(?:{ends})\s(?:{links})\s{_NAME}[\s(,]*(?:by\s|in\sa\s)?$"),
    }


def is_margin(q: Quantity, text: str) -> bool:
    """Is ``q`` the difference of two counts? Offsets of ``q`` count from the start of ``text``."""
    if WORKED_OUT in q.rules:
        return True
    if q.kind not in ("count", "measure") or q.change is not None:
        return False
    counted = packaged_table("contests")["margins"]["counted"]
    before, patterns = text[max(0, q.start - _REACH) : q.start], _table()
    if q.head in counted or q.unit in counted:
        behind = text[max(q.end, q.counted_end) :][:_REACH]
        return bool(patterns["by"].search(before) or patterns["of"].search(before) or patterns["behind"].match(behind))
    return not q.head and not q.unit and bool(patterns["of"].search(before))


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


def margins_of(quantities: Sequence[Quantity], text: str) -> list[Quantity]:
    """The margins that follow from the totals of two sides: "Roe won 1,204 votes and Voss 988" is a lead of 216."""
    found = []
    for first, second in pairwise(quantities):
        totals = all(q.kind == "count" and q.modifier == "exact" and q.change is None for q in (first, second))
        alike = first.head in _ELECTED and second.head in ("", first.head)
        one, other = first.interval, second.interval
        if not (totals and alike and one.meets(other)) or one.same(other):
            continue
        if is_margin(first, text) or not _OTHER_SIDE.fullmatch(text, max(first.end, first.counted_end), second.start):
            continue
        size = one.gap(other)
        made = first.worked_out(size, size)
        found.append(replace(made, rules=(*first.rules, WORKED_OUT)))
    return found
