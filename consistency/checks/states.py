"""What is so today and was not a week ago is no contradiction: a border is open, and then it is closed.

Only for what changes by itself (``[states]`` in ``tables/negation.toml``), said in the present of two days. What died
lives no more, so the order of the days counts.
"""

from __future__ import annotations

import re
from functools import partial

from consistency.checks.clauses import Parsed, Word
from consistency.checks.denials import tense_of
from consistency.config import word_set
from consistency.datatypes import Claim

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def changed_since(p: Parsed, x: Word, a: Claim, q: Parsed, y: Word, b: Claim) -> str:
    """The two days, in words, where ``x`` of the one text and ``y`` of the other say how something stood on each; empty
    where they may be said of one time, or where the later cannot follow the earlier."""
    days = _day_of(a), _day_of(b)
    if not all(days) or days[0] == days[1]:
        return ""
    (one, first), (other, then) = ((p, x), (q, y)) if days[0] < days[1] else ((q, y), (p, x))
    if _ends(first) or not _stands(one, first) or not (_stands(other, then) or _ends(then)):
        return ""
    return f"as of {min(days)}, then as of {max(days)}"


def _ends(word: Word) -> bool:
    return word.norm in _words("ends") or word.low in _words("ends")


def _stands(p: Parsed, x: Word) -> bool:
    """Is it said of the present, and is it what changes by itself: a state of the table, or what is going on?"""
    if tense_of(p, x.at) != "present":
        return False
    before = {w.low for w in p.words[max(0, x.at - 4) : x.at] if w.clause == x.clause}
    goes_on = x.low.endswith("ing") and not before.isdisjoint(_BE)
    return goes_on or x.norm in _words("words") or x.low in _words("words")


def _day_of(claim: Claim) -> str:
    day = claim.clocks.as_of or claim.clocks.published or ""
    return day if _DAY.fullmatch(day) else ""


_BE = frozenset({"is", "are", "'s", "’s", "s", "re", "am"})


_words = partial(word_set, "negation", "states")
