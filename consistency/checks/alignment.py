"""Which figure or date of one text answers which of another, for two texts that are held against each other."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from consistency.intervals import Interval

_WORD = re.compile(r"[A-Za-z][A-Za-z’']*|[.;:,]")
_STOP = frozenset(
    "a an the of in on at to for and or by with from as is are was were be been has have had it its his her their he"
    " she they that this which who whom whose not no than more less over under about after before since until between"
    " most least up some s".split()
)
REACH = 7
"""Words on each side of a figure that say what it is a figure of."""

Lemma = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Context:
    """The words around a figure or a date, nearer ones weighing more."""

    weights: Mapping[str, float]

    def likeness(self, other: Context) -> float:
        """Shared weight over all weight, 0 to 1."""
        shared = sum(min(w, other.weights[k]) for k, w in self.weights.items() if k in other.weights)
        least = min(sum(self.weights.values()), sum(other.weights.values()))
        return shared / least if least else 0.0


def context_around(text: str, start: int, end: int, lemma: Lemma, others: Sequence[tuple[int, int]] = ()) -> Context:
    """The content words of the clause around ``text[start:end]``, as lemmas. ``others``: spans of other figures.

    Words behind a comma or behind another figure most likely belong to something else and weigh half.
    """
    weights: dict[str, float] = {}
    left = list(_WORD.finditer(text, max(0, start - 120), start))
    right = list(_WORD.finditer(text, end, min(len(text), end + 120)))
    before = max((b for _, b in others if b <= start), default=0)
    after = min((a for a, _ in others if a >= end), default=len(text))
    for side in (reversed(left), right):
        seen, share = 0, 1.0
        for m in side:
            if m[0] in ".;:":
                break
            if m[0] == ",":
                share = 0.5
                continue
            word = lemma(m[0]).lower()
            if word in _STOP or any(a <= m.start() < b for a, b in others):
                continue
            seen += 1
            if seen > REACH:
                break
            near = share if before <= m.start() < after else 0.5
            weights[word] = max(weights.get(word, 0.0), near / (1.0 + 0.35 * (seen - 1)))
    return Context(weights)


def closeness(a: Interval, b: Interval) -> float:
    """1 for equal numbers of one dimension, falling to 0 for a factor of three; 0 where one is unknown or their signs
    differ."""
    if not (a.is_point and b.is_point):
        return 0.0
    ratio = a.ratio(b)
    return max(0.0, 1.0 + math.log(ratio) / math.log(3.0)) if ratio > 0 else 0.0


def assign(scores: Sequence[Sequence[float]], floor: float) -> list[int | None]:
    """For each row the column of its best score of at least ``floor``; a column serves one row, best pairs first."""
    ranked = sorted(
        ((s, -r, -c) for r, row in enumerate(scores) for c, s in enumerate(row) if s >= floor), reverse=True
    )
    chosen: list[int | None] = [None] * len(scores)
    used: set[int] = set()
    for _, r, c in ranked:
        if chosen[-r] is None and -c not in used:
            chosen[-r] = -c
            used.add(-c)
    return chosen
