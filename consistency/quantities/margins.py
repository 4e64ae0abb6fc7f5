"""Margins: differences of two counts, which are no totals: "by 216 votes", "a lead of 216", "a majority of 12"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from consistency.config import packaged_table
from consistency.datatypes import Quantity

MARGIN = "margin"
"""Measure of a margin."""
WORKED_OUT = "margin worked out"
"""Rule of a margin that a text does not write: the difference of the two totals that it gives."""
_REACH = 60
"""Characters before a figure in which the noun of a margin stands."""
_NAME = r"(?:the\s)?(?:[A-Z][\w’'.-]*(?:\s(?:of\s)?[A-Z][\w’'.-]*)*)"
_DEGREE = r"(?:(?:just|only|about|around|some|over|nearly|almost|a|an|at least|more than)\s)*"
_POINTS = "percentage point"
"""By so many of these rates change as well: a margin only beside a verb of contests."""
_ELECTED = frozenset({"vote", "seat", "delegate"})
_OTHER_SIDE = re.compile(
    rf"(?:,|;)?\s(?:and|while|to|against|with)?\s?{_NAME}(?:\s(?:won|got|received|took|polled|had|with|on|just|only))*\s"
    r"|\sto\s"
)
"""Between the totals of two sides: "1,204 votes and Ada Roe 988", "1,204 votes to 988"."""


@cache
def _table() -> dict[str, re.Pattern[str]]:
    rows = packaged_table("contests")
    nouns = "|".join(rows["margins"]["words"])
    ends = "|".join([*rows["results"]["words"], *rows["parties"]["verbs"], *rows["interim"]["words"]])
    return {
        "of": re.compile(rf"\b(?:{nouns})s?\s(?:of|by|is|was)\s{_DEGREE}$", re.IGNORECASE),
        "by": re.compile(rf"\bby\s(?:a\smargin\sof\s)?{_DEGREE}$", re.IGNORECASE),
        "won": re.compile(rf"\b(?:{ends})\b"),
        "behind": re.compile(rf"[\s-]*(?:\w+\s)?(?:{nouns})\b", re.IGNORECASE),
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
        by = patterns["by"].search(before) and (q.unit != _POINTS or patterns["won"].search(before))
        return bool(by or patterns["of"].search(before) or patterns["behind"].match(behind))
    return not q.head and not q.unit and bool(patterns["of"].search(before))


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
