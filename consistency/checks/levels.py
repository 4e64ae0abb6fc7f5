"""Changes told by both their ends: of "from 5,200 to 2,500" the first is the level before, the second the level now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from consistency.datatypes import Quantity

_FROM = re.compile(r"\bfrom\s+(?:(?:a|an|its|the|some|about|around)\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\bto\s+(?:(?:a|an|its|the|some|about|around|just|only|as\s\w+\sas)\s+)*$", re.IGNORECASE)
_DOWN = re.compile(r"\b(?:down|up)\s+from\s+(?:(?:a|an|the|some|about|around)\s+)?$", re.IGNORECASE)
_REACH = 40
"""Characters before a figure in which its preposition stands."""
_BETWEEN = 80
"""Characters between the two ends at most: "from 5 percent a year ago to 4.75 percent"."""


def changes_of(quantities: Sequence[Quantity], text: str) -> list[tuple[Quantity, Quantity]]:
    """The levels before and after each change that is told by both its ends, in the order of time.

    ``quantities`` and ``text`` as for ``earlier_levels``.
    """
    return [
        (a, b) if _preceded(_FROM, a, text) else (b, a)
        for a, b in pairwise(quantities)
        if _are_ends(a, b, text) or _are_ends(b, a, text)
    ]


def _are_ends(before: Quantity, after: Quantity, text: str) -> bool:
    """Do two neighbours stand as "from … to …" or "to … from …"?"""
    between = text[min(before.end, after.end) : max(before.start, after.start)]
    if not _alike(before, after) or len(between) > _BETWEEN or re.search(r"[;:.]\s", between):
        return False
    return _preceded(_FROM, before, text) and _preceded(_TO, after, text)


def earlier_levels(quantities: Sequence[Quantity], text: str) -> frozenset[int]:
    """Where the figures start that are the level before a change ("to 30 from 12", "from 12 to 30").

    ``quantities``: those of one sentence, in order; offsets in ``text``. Ranges are one quantity and never here.
    """
    found = {q.start for q in quantities[1:] if _preceded(_DOWN, q, text)}  # "120, down from 300"
    return frozenset(found | {before.start for before, _ in changes_of(quantities, text)})


def _alike(a: Quantity, b: Quantity) -> bool:
    """Can the two be ends of one change? Where a unit or a noun stands with one only, it stands for both."""
    units, heads = {a.unit, b.unit} - {""}, {a.head, b.head} - {""}
    return len(units) < 2 and len(heads) < 2 and (a.kind == b.kind or not all((a.unit, b.unit)))


def _preceded(word: re.Pattern[str], q: Quantity, text: str) -> bool:
    return bool(word.search(text[max(0, q.start - _REACH) : q.start]))
