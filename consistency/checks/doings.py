"""What is done in the clause of a figure, in words: so that "served … months in federal prison" meets its like only.

One person misses games, scores and is sentenced more than once. That two figures are told of one person shows that
they count the same only where what is said of them is the same too.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from consistency.config import packaged_table
from consistency.datatypes import Claim
from consistency.lemmas import lemma_of

LEAST = 3
"""Words that say what was done, the counted noun left out: "served … in federal prison". "had … points" is said of any
game."""
_WORD = re.compile(r"[A-Za-zÀ-ɏ][\w’'-]*|[,;:()—–“”\"!?]")
_CUT = re.compile(r"[,;:()—–“”\"!?]|\.(?:\s|$)|\b(?:for|because|while|as|who|which)\b")
"""Ends what is done: marks, and words that lead on to why or to something else."""
_LEFT = 100
"""Characters left of a figure in which its verb is looked for."""


@cache
def _row(name: str) -> frozenset[str]:
    return frozenset(packaged_table("subjects")[name]["words"])


def doing_of(claim: Claim) -> frozenset[str]:
    """Lemmas of the verb and of what follows it, without the figure and what it counts; empty where no verb stands in
    the same breath."""
    q = claim.quantity
    if q is None:
        return frozenset()
    start, end = q.start - claim.start, max(q.end, q.counted_end) - claim.start
    return _doing(claim.quote, start, end)


@lru_cache(maxsize=20_000)
def _doing(text: str, start: int, end: int) -> frozenset[str]:
    left: list[str] = []
    for m in reversed(list(_WORD.finditer(text[max(0, start - _LEFT) : start]))):
        if not m[0][0].isalpha():
            return frozenset()
        left.append(m[0])
        if _is_verb(m[0]):
            break
    else:
        return frozenset()
    cut = _CUT.search(text, end)
    right = [m[0] for m in _WORD.finditer(text[end : cut.start() if cut else len(text)])]
    small = _row("determiners") | _row("prepositions")
    return frozenset(lemma_of(w.lower()) for w in (*left, *right) if w.lower() not in small)


def _is_verb(word: str) -> bool:
    low = word.lower()
    known = low in _row("auxiliaries") or low in _row("pasts") or (low.endswith("ed") and len(low) > len("bed"))
    return word[0].islower() and known and low not in _row("not_verbs")


def same_doing(a: Claim, b: Claim) -> bool:
    """Do two claims say the same but for the figure, in as many words as it takes to be one matter?"""
    one = doing_of(a)
    return len(one) >= LEAST and one == doing_of(b)
