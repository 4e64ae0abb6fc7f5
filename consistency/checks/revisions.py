"""A text that gives another figure as the one it replaces: "6.0, revising its first figure of 6.2"."""

from __future__ import annotations

import re
from functools import cache

from consistency.config import Config, packaged_table
from consistency.datatypes import Claim, Quantity
from consistency.quantities import extract_quantities

_REACH = 60
"""Characters before the replaced figure in which the words for it stand."""
_CLAUSE = re.compile(r"[;:]\s|\.\s")


@cache
def _cue() -> re.Pattern[str]:
    table = {name: "|".join(row["words"]) for name, row in packaged_table("revisions").items()}
    given = rf"(?:{table['before']})\b(?:\s+[\w’'-]+){{0,3}}?\s+(?:{table['reports']})"
    return re.compile(rf"\b(?:(?:{table['verbs']})|{given})\b", re.IGNORECASE)


def replaced_by(old: Claim, new: Claim, config: Config) -> str:
    """The words in which ``new`` gives the figure of ``old`` as one that its own replaces; empty where it does not.

    The replaced figure may leave the unit out.
    """
    if old.quantity is None or new.quantity is None or not old.quantity.interval.meets(new.quantity.interval):
        return ""
    own = new.quantity.start - new.start
    for q in extract_quantities(new.quote, config):
        if q.start == own or not _is_figure_of(q, old.quantity, new.quantity):
            continue
        before = _CLAUSE.split(new.quote[max(0, q.start - _REACH) : q.start])[-1]
        cue = _cue().search(before)
        if cue is not None:
            return " ".join(f"{before[cue.start() :]}{new.quote[q.start : q.end]}".split())
    return ""


def _is_figure_of(q: Quantity, old: Quantity, new: Quantity) -> bool:
    if q.interval == old.interval:
        return True
    bare = q.kind == "count" and not q.head and not q.unit
    return bare and new.worked_out(q.low, q.high).interval == old.interval
