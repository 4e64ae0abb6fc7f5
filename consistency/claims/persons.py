"""Whose age a text tells: the name beside it, or a noun for a person that the text uses for one person only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from consistency.claims.agents import Agent, Told
from consistency.config import word_set
from consistency.datatypes import Claim, Quantity
from consistency.quantities.ages import OTHER_TIME

AGE = "age"
"""Measure of the ages of persons."""


def tells_an_age(q: Quantity) -> bool:
    """Is it the age of one person now: not "at 16, he left", "people aged 18 to 34"?"""
    return q.kind == AGE and q.modifier == "exact" and OTHER_TIME not in q.rules


def whose(q: Quantity, told: Told, named: Callable[[str], str]) -> Agent:
    """The person whose age ``q`` is, by canonical name; nobody where only a noun says who it is, or nothing does.

    A pronoun before it is the subject of its clause ("he is 30").
    """
    words = [w for w in q.counted.split() if w.lower().rstrip(".") not in word_set("reporting", "titles")]
    if q.head:
        return Agent()
    if words:
        return Agent(named(" ".join(words)), q.counted)
    return told.of(q)


def without_namesakes(claims: Sequence[Claim]) -> list[Claim]:
    """``claims`` of one document without those ages of which nobody knows whose they are: no name, and no noun or one
    that stands beside several ages ("a 20-year-old man and a 35-year-old man")."""
    ages: dict[str, set[float]] = defaultdict(set)
    for claim in claims:
        if claim.scope.measure == AGE and claim.quantity is not None and not claim.scope.subject:
            ages[claim.quantity.head].add(claim.quantity.low or 0.0)
    return [c for c in claims if c.scope.measure != AGE or c.scope.subject or _is_one(c, ages)]


def _is_one(claim: Claim, ages: dict[str, set[float]]) -> bool:
    head = claim.quantity.head if claim.quantity else ""
    return bool(head) and len(ages[head]) == 1
