"""Two fates for one figure: "121 dead or injured", "killed and wounded 40"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import Any

_AND = r"(?:\s{0,3}/\s{0,3}|\s{0,3},?\s{1,3}(?:and/or|and|or)\s{1,3}|\s{0,3},\s{1,3})"
_BETWEEN = r"(?:(?:were|was|are|feared|presumed|still|even|[a-z]{2,20}ly)\s+){0,2}"
_NEXT = re.compile(rf"({_AND}){_BETWEEN}([A-Za-z]{{2,20}})\b(?!-)", re.I)
_LAST = re.compile(rf"\b([A-Za-z]{{2,20}})({_AND}){_BETWEEN}$", re.I)
_OTHERS = re.compile(
    r"\s+(?:at\sleast|about|around|some|several|many|dozens|scores|hundreds|thousands|others?|another|more|the|a|an|his"
    r"|her|their|its|\d)\b",
    re.I,
)
"""What those who met the second fate are: they are others than the figure counts ("were killed and injured dozens")."""
_ENDS = re.compile(
    r"\s*(?:[.,;:!?)—–]|$|(?:in|by|at|on|when|after|as|during|since|across|over|from|amid|following|this|last|near|so"
    r"|inside|outside|between|while|around|overnight|yesterday|today|is|are|was|were|has|have|had)\b)",
    re.I,
)
"""What stands behind the second of two fates joined by "and", where it is no attribute ("and injured people fled")."""
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+$", re.I)
"""Before the first of two fates: others met it ("were killed and wounded 40" is no joint count of the 40)."""
_FARTHEST = 80
"""Characters of the text before a word that are looked at."""
_MOST = 3
"""Fates of one figure."""


def joined(
    first: str,
    span: tuple[int, int],
    text: str,
    fate: Callable[[str], str],
    starts: Sequence[int],
    table: Mapping[str, Mapping[str, Any]],
    back: bool = False,
) -> str:
    """The measure of a figure whose fate ``first`` stands at ``span``: the row that ``joins`` it with those beside it.

    ``fate``: a word -> the row it names, empty for another word. ``starts``: where figures start, in order: a word
    before one is said of that one. ``back``: the fates stand before the figure. Where no row joins them, fates that
    are joined by "or" are named together ("arrested or killed"); of those joined by "and" the first stays: two people
    may have been kidnapped and killed, but nobody is dead and injured.
    """
    found, ands, edge = {first}, False, span[0] if back else span[1]
    any_or = False
    for _ in range(_MOST - 1):
        m = _LAST.search(text, max(0, edge - _FARTHEST), edge) if back else _NEXT.match(text, edge)
        if m is None:
            break
        mark, word = (m[2], m[1]) if back else (m[1], m[2])
        other = fate(word)
        after = m.end() if not back else 0
        if not other or (not back and (_OTHERS.match(text, after) or _before_a_figure(text, after, starts))):
            break
        said = mark.strip(" ,").lower()
        if said == "and" and not back and not _ENDS.match(text, after):
            break
        if back and _PASSIVE.search(text, max(0, m.start() - _FARTHEST), m.start(1)):
            break
        found.add(other)
        ands, any_or = ands or said == "and", any_or or said in ("or", "and/or", "/")
        edge = m.start(1) if back else after
    if len(found) == 1 or not (ands or any_or):
        return first
    row = next((name for name, row in table.items() if found == set(row.get("joins", ()))), "")
    return row or (" or ".join(sorted(found)) if any_or else first)


def _before_a_figure(text: str, at: int, starts: Sequence[int]) -> bool:
    following = bisect_left(starts, at)
    return following < len(starts) and starts[following] < at + 4 and text[at : starts[following]].isspace()
