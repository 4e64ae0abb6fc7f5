"""What is left of a whole: "all but three of the 132" are 129 of them, "all 20 except two" are 18."""

from __future__ import annotations

from itertools import pairwise

from consistency.datatypes import Modifier
from consistency.quantities.draft import Draft, Reading
from consistency.quantities.lists import is_countable

ALL_BUT = "all but"
"""Rule of a figure that is what is left of a whole."""
_HEADS = ("all", "everyone", "everybody")
_BUT = frozenset(
    (head, *link.split())
    for head in _HEADS
    for link in ("but", "except", "except for", "save", "save for", "bar", "barring", "apart from", "other than")
)
"""What leads to those that are taken away: "all but three of the 132"."""
_EXCEPT = frozenset(
    """but|except|except for|save|save for|bar|barring|excluding|apart from|other than|, except|, except for|, bar
    |, save|, but|, apart from|, excluding""".replace("\n    ", "").split("|")
)
_EVERY = frozenset(("all", "every", "each"))
_OPEN = _EVERY.union(_HEADS)


def all_but(reading: Reading) -> None:
    """ "All but three of the 132": 129 of 132. Without a known whole "all but three" counts nothing."""
    if _OPEN.isdisjoint(reading.lowers):
        return
    for draft in reading.drafts:
        if draft.dropped or draft.ordinal:
            continue
        before = next((n for n in (2, 3) if tuple(reading.lowers[max(0, draft.first - n) : draft.first]) in _BUT), 0)
        if not before:
            continue
        whole = draft.whole.value if draft.whole is not None else _share_of_all(draft)
        if draft.kind in ("count", "share") and _take_from(draft, whole):
            draft.first -= before
            draft.rules.append(ALL_BUT)
        else:
            reading.drop(draft, ALL_BUT)
    for whole_one, few in pairwise(reading.drafts):
        gap = " ".join(reading.lowers[max(whole_one.cj, whole_one.last) : few.first])
        if gap in _EXCEPT and _is_all(reading, whole_one) and is_countable(few) and few.cj == few.ci:
            few.ci, few.cj, few.head = whole_one.ci, whole_one.cj, whole_one.head
            if _take_from(few, whole_one.value):
                few.whole = whole_one
                few.rules.append(ALL_BUT)
    reading.drafts = [d for d in reading.drafts if not d.dropped]


def _share_of_all(draft: Draft) -> float:
    """What all of it is, for a share ("all but 5% of the vote"); 0 for a count."""
    if draft.unit is not None:
        return 100.0 if draft.unit.name == "percent" else 0.0
    return 1.0 if draft.fraction else 0.0


def _take_from(draft: Draft, whole: float) -> bool:
    """Turn ``draft`` into what is left of ``whole`` without it; False where that is nothing."""
    if draft.vague is not None:
        low, high = draft.vague
        if not high < whole:
            return False
        draft.vague, draft.value = (whole - high, whole - low), whole - high
        return True
    if not 0 < draft.value < whole:
        return False
    draft.value = whole - draft.value
    taken = draft.low, draft.high
    draft.low = None if taken[1] is None else whole - taken[1]
    draft.high = None if taken[0] is None else whole - taken[0]
    draft.modifier = _TURNED.get(draft.modifier, draft.modifier)
    return True


_TURNED: dict[Modifier, Modifier] = {
    "at_least": "at_most", "at_most": "at_least", "more_than": "less_than", "less_than": "more_than",
}  # fmt: skip


def _is_all(reading: Reading, draft: Draft) -> bool:
    """ "all 20", "every one of the 20", "each of its 20 villages": is everything that the figure counts meant?"""
    k = draft.first - 1
    while reading.lower(k) in ("the", "of", "one", "its", "their", "his", "her", "those", "these"):
        k -= 1
    return reading.lower(k) in _EVERY and is_countable(draft) and draft.modifier == "exact"
