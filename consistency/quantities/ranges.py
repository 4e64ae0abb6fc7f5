"""Two numbers that make one interval, and two that only stand together: "20-30", "between 20 and 30", "5 and 6 kg"."""

from __future__ import annotations

from itertools import pairwise

from consistency.quantities.changes import CHANGE_WORDS
from consistency.quantities.draft import Draft, Reading
from consistency.quantities.words import STOPS

_DASHES = frozenset("-–—‑−~～")
_LINKS = {
    **dict.fromkeys(_DASHES, "dash"),
    **{word: word for word in ("to", "through", "till", "until", "or", "and", "/", "thru")},
    "and about": "and", "to about": "to", "to around": "to", "to as many as": "to", "to up to": "to",
    "or even": "or", "or perhaps": "or",
}  # fmt: skip
"""Words between two numbers -> what joins them."""
_SCORE_BEFORE = frozenset(
    """won win wins winning lost lose loses losing beat beats beating beaten victory draw drew drawn defeat lead leads
    led leading record at to go went trailed trailing finished ended tied score down up""".split()
)
_SCORE_BEHIND = frozenset(
    "win victory lead defeat loss draw record down up scoreline thriller on start advantage edge rout".split()
)


def join_ranges(reading: Reading) -> None:
    """Merge two neighbouring numbers into a range, mask scores, share a unit over "and" and "or"."""
    kept: list[Draft] = []
    for right in reading.drafts:
        left = kept[-1] if kept else None
        if left is not None and not (left.dropped or left.ordinal or right.ordinal):
            link = _link(reading, left, right)
            if link and _join(reading, left, right, link):
                continue
        kept.append(right)
    reading.drafts = [d for d in kept if not d.dropped]


def _link(reading: Reading, left: Draft, right: Draft) -> str:
    """What joins the two: a dash, "to", "or", "and", a slash; empty for anything else."""
    if right.first == left.last:
        # "75 -300mm", "1000 - 5000": the dash was taken for a sign.
        return "dash" if right.signed and reading.tokens[right.first].text in _DASHES else ""
    if right.first - left.last > 4:
        return ""
    return _LINKS.get(" ".join(reading.lowers[left.last : right.first]), "")


def _join(reading: Reading, left: Draft, right: Draft, link: str) -> bool:
    """Merge ``right`` into ``left`` where they make a range; True when merged."""
    if left.vague or right.vague or left.kind == "multiple" or right.kind == "multiple":
        return False
    value = abs(right.value) if link == "dash" and right.signed else right.value
    if link == "dash" and _is_score(reading, left, right, value):
        reading.mask(left.first, right.last, "score")
        left.dropped = right.dropped = True
        return False
    before = reading.lower(left.first - 1)
    between = before == "between" or reading.lower(left.first - 2) == "between"
    if link == "and" and not between:
        _share_unit(left, right)
        return False
    if not _may_join(reading, left, right, link, before):
        return False
    low = left.value
    if left.scale == 1.0 and right.scale > 1.0 and low < 1000 and low * right.scale <= value:
        low *= right.scale  # "four to five thousand"
    if low >= value:
        return False
    _merge(reading, left, right, low, value, link, between or before == "from")
    return True


def _may_join(reading: Reading, left: Draft, right: Draft, link: str, before: str) -> bool:
    """Do unit, place and verb let the two be one range?"""
    if link in ("to", "and", "dash") and _years_and_count(reading, left, right):
        return False
    if (link == "/" and not (left.kind == right.kind == "money")) or not _same_unit(left, right, link):
        return False
    if link != "to":
        return True
    if before == "by" or (left.unit is not None and _changes(reading, left)):
        return False  # "down by 30 to 126", "rose 5% to 7%"
    return before != "from" or not _changes(reading, left, back=8)


def _merge(reading: Reading, left: Draft, right: Draft, low: float, high: float, link: str, opened: bool) -> None:
    left.value, left.low, left.high, left.modifier = low, low, high, "range"
    left.unit = right.unit or left.unit
    left.per = right.per or left.per
    if right.unit is not None or left.kind == "count":
        left.kind = right.kind if right.kind != "count" else left.kind
    left.hyphened = right.hyphened
    left.j, left.last = right.j, right.last
    left.scale = max(left.scale, right.scale)
    left.fraction = left.fraction and right.fraction
    if opened:
        start = left.first - (1 if reading.lower(left.first - 1) in ("between", "from") else 2)
        if reading.lower(start - 1) in ("somewhere", "anywhere"):
            start -= 1
        left.first = start
    left.rules.append("range" if link != "or" else "range: or")


def _years_and_count(reading: Reading, left: Draft, right: Draft) -> bool:
    """ "rose in 2018 to 3.9 million": a year and a figure make no range."""
    text = reading.tokens[left.i].text
    if len(text) != 4 or not text.isdecimal() or not 1500 <= left.value < 2200 or left.unit is not None:
        return False
    return right.scale != 1.0 or right.unit is not None or not reading.tokens[right.i].text.isdecimal()


_COMPARED = frozenset(
    """after|from|than|versus|against|to|up from|down from|, up from|, down from|compared with|compared to|
    , compared with|, compared to|, from|, against|, versus""".replace("\n    ", "").split("|")
)
"""Words between a figure and the one it is compared with, which may leave out the scale."""
_ALIKE = 3.0
"""Figures that share a scale word differ by less than this factor: "up from 500 to 1.2 million" shares none."""


def lend_scales(reading: Reading) -> None:
    """ "rose from 24.2 to 33–35bn", "2.3 million, up from 1.9": a bare number has the scale of its partner."""
    for left, right in pairwise(reading.drafts):
        if left.scale == right.scale:
            continue
        words = " ".join(reading.lowers[left.last : right.first])
        if words == "to" and reading.lower(left.first - 1) == "from":
            _lend(right, left)
        elif words in _COMPARED and _nothing_behind(reading, right):
            _lend(left, right)


def _nothing_behind(reading: Reading, draft: Draft) -> bool:
    """Does no noun follow that the number would count?"""
    k = draft.last
    return (
        k >= len(reading.tokens)
        or reading.tokens[k].kind != "word"
        or (reading.lower(k) in STOPS and reading.lower(k) != "of")
    )


def _lend(lender: Draft, borrower: Draft) -> None:
    """Give ``borrower`` the scale of ``lender``, and its currency, where it has none and the two are alike."""
    if lender.scale < 1e3 or borrower.scale != 1.0 or not (lender.digits and borrower.digits):
        return
    if borrower.kind not in ("count", "money") or borrower.fraction or borrower.ordinal or lender.vague:
        return
    if borrower.unit is not None and (borrower.last > borrower.j or borrower.unit is not lender.unit):
        return
    if not 1 / _ALIKE < borrower.value * lender.scale / lender.value < _ALIKE:
        return
    borrower.value, borrower.scale = borrower.value * lender.scale, lender.scale
    if borrower.low is not None and borrower.high is not None:
        borrower.low, borrower.high = borrower.low * lender.scale, borrower.high * lender.scale
    if borrower.unit is None and lender.kind == "money":
        borrower.unit, borrower.kind = lender.unit, lender.kind
    borrower.rules.append("scale borrowed")


def join_bounds(reading: Reading) -> None:
    """ "more than 20 and less than 35", "at most 100 and at least 20": two one-sided bounds make one interval."""
    kept: list[Draft] = []
    for right in reading.drafts:
        if kept and _bounds_meet(reading, kept[-1], right):
            left = kept[-1]
            left.low, left.high = (left.low, right.high) if left.high is None else (right.low, left.high)
            left.unit, left.kind, left.modifier = right.unit, right.kind, "range"
            left.j, left.last = right.j, right.last
            left.rules.append("two bounds")
        else:
            kept.append(right)
    reading.drafts = kept


def _bounds_meet(reading: Reading, left: Draft, right: Draft) -> bool:
    """Is one a lower and the other an upper bound of the same unit, joined by "and" or "but"?"""
    if left.ordinal or right.ordinal or not (left.unit is right.unit or left.unit is None):
        return False
    lower, upper = (left, right) if left.high is None else (right, left)
    if lower.low is None or lower.high is not None or upper.low is not None or upper.high is None:
        return False
    words = reading.lowers[left.last : right.first]
    return words in (["and"], ["but"], [","], [",", "but"], ["but", "also"]) and lower.low < upper.high


def _same_unit(left: Draft, right: Draft, link: str) -> bool:
    """Do the two measure the same, or does the first borrow the unit of the second?"""
    if left.kind == "age" or right.kind == "age":
        return False
    if left.unit is None:
        return not (left.last > left.j) or right.unit is None
    if right.unit is None:
        # "US $89 to $93 billion" has both; "$2-3 billion" has only the first sign.
        return left.kind == "money" and left.last == left.j
    same = left.unit.name == right.unit.name or {left.unit.name, right.unit.name} <= {"dollar", "US dollar"}
    if left.kind == "money" and left.unit.name.endswith("dollar") and right.unit.name == "dollar":
        same = True
        right.unit = left.unit
    return same and left.per in ("", right.per)


def _share_unit(left: Draft, right: Draft) -> None:
    """ "5 and 6 kg" are two quantities of one unit."""
    if left.unit is not None or right.unit is None or right.last == right.j or left.scale != 1.0:
        return
    if left.value < right.value and right.kind in ("measure", "share") and not right.per:
        left.unit, left.kind = right.unit, right.kind
        left.rules.append("unit shared")


def _changes(reading: Reading, draft: Draft, back: int = 2) -> bool:
    """Does a word of change stand shortly before ("rose from 5 to 7", "up 5 to 7")?"""
    start = max(0, draft.first - back)
    return any(t.lower in CHANGE_WORDS for t in reading.tokens[start : draft.first])


def _is_score(reading: Reading, left: Draft, right: Draft, value: float) -> bool:
    """ "won 3-1", "a 9-2 lead", "2-2": whole numbers without a unit, falling, or beside a word of contests."""
    if left.unit or right.unit or not (left.digits and right.digits) or left.scale != 1.0 or right.scale != 1.0:
        return False
    if left.value != int(left.value) or value != int(value) or left.value >= 1000:
        return False
    if left.value >= value:
        return True
    contest = reading.lower(left.first - 1) in _SCORE_BEFORE or reading.lower(right.last) in _SCORE_BEHIND
    return (contest or left.value == 0) and value < 200
