"""Properties that a thing keeps: two texts that say in the same words what a named thing weighs, costs or measures
answer one question, though neither names a place or a day.

One person scores in more than one game, so what is done needs more than that (``doings``); a tent weighs what it
weighs.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial

from consistency.checks.clocks import days_of
from consistency.checks.copies import CALENDAR
from consistency.config import word_set
from consistency.datatypes import Claim
from consistency.lemmas import lemma_of

_CLAUSE_END = re.compile(r"[,;:()—–“”\"!?]|\.(?:\s|$)|\b(?:and|but|while|which|who|because|according)\b")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_KINDS = frozenset({"measure", "money", "rank"})
_BE = frozenset({"is", "was", "be"})


_row = partial(word_set, "lasting")


@cache
def _small() -> frozenset[str]:
    return word_set("subjects", "determiners") | CALENDAR


def same_property(a: Claim, b: Claim) -> bool:
    """Do the clauses of two figures say the same of one named thing, with a verb for what it keeps?

    Ranks change from one list to the next: both texts must be of one month.
    """
    if a.quantity is not None and a.quantity.kind == "rank" and not _of_one_month(a, b):
        return False
    one = property_of(a)
    return any(one) and one == property_of(b)


def _of_one_month(a: Claim, b: Claim) -> bool:
    """May both texts be of days within a month of each other? Of some only the month or the year is known."""
    one, other = (days_of((claim.clocks.published or "")[:_ISO_DAY]) for claim in (a, b))
    return one is None or other is None or max(one[0] - other[1], other[0] - one[1]) <= _MONTH


_MONTH = 31
_ISO_DAY = len("2020-03-20")


def property_of(claim: Claim) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of the clause before and behind the figure, folded; both empty where it names nothing by a proper name
    or says no lasting property."""
    q = claim.quantity
    if q is None or q.kind not in _KINDS or q.change is not None:
        return (), ()
    return _property(claim.quote, q.start - claim.start, max(q.end, q.counted_end) - claim.start, q.kind == "rank")


@lru_cache(maxsize=20_000)
def _property(text: str, start: int, end: int, ranked: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    opened = [m.end() for m in _CLAUSE_END.finditer(text[:start])]
    first = opened[-1] if opened else 0
    closed = _CLAUSE_END.search(text, end)
    before = _WORD.findall(text[first:start])
    behind = _WORD.findall(text[end : closed.start() if closed else len(text)])
    lasts = ranked or _says_what_lasts(before, behind)
    if not lasts or not _names(before, behind, opening=first == 0 and not ranked):
        return (), ()
    return _folded(before), _folded(behind)


def _says_what_lasts(before: list[str], behind: list[str]) -> bool:
    verbs = {w.lower() for w in before} | {lemma_of(w.lower()) for w in before if w.islower()}
    if verbs & _row("verbs"):
        return True
    return bool(verbs & _BE) and bool(behind) and behind[0].lower() in _row("adjectives")


def _names(before: list[str], behind: list[str], opening: bool) -> bool:
    """Is there a word with a capital that is no day and does not merely open the sentence?"""
    named = [*before[1 if opening else 0 :], *behind]
    return any(w[0].isupper() and w.lower() not in _small() for w in named)


def _folded(words: list[str]) -> tuple[str, ...]:
    return tuple(lemma_of(w.lower()) for w in words if w.lower() not in _small())
