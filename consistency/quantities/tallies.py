"""Two linked numbers of one vote or game, and ranks: "ruled 6-3", "217 votes to 213", "won 3-1", "18th of 46".

Neither is an amount. A tally keeps its smaller number in ``low`` and its larger in ``high``: "lost 1-3" and "lost 3-1"
are one result. A score of the running game ("led 2-0"), a record ("a 15-3 season"), a set or odds are none.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from consistency.config import word_set
from consistency.datatypes import Quantity
from consistency.quantities.draft import Reading
from consistency.quantities.tokens import Token

_DASHES = frozenset("-–—‑")
_REACH = 14
"""Tokens before two numbers among which their vote or game is named, up to the start of the sentence."""
_BEHIND = 3
_OPENED_BY = 5
"""Tokens behind the numbers among which the verb stands: "By 311 to 112 the House approved it"."""
_SKIPPED = word_set("contests", "between")
"""Between a verb and the ordinal that it makes a rank of: "came in third", "ranks as the 18th"."""
_ENDS = frozenset(". ; : ! ?".split())


_words = partial(word_set, "contests")


def tallies_of(reading: Reading) -> list[Quantity]:
    """The tallies of a text that are written with a dash or a bare "to", in order: kind ``tally``."""
    tokens, found, k = reading.tokens, [], 0
    while k + 2 < len(tokens):
        end = _pair_at(tokens, k)
        if end and _decides(tokens, k, end):
            low, high = sorted((float(tokens[k].text), float(tokens[end - 1].text)))
            span = tokens[k].start, tokens[end - 1].end
            made = Quantity(low, high, "range", "", "", *span, kind="tally", base_low=low, base_high=high)
            found.append(replace(made, number_start=span[0], number_end=span[1], decimals=0, rules=("tally",)))
        k = end or k + 1
    return found


def _pair_at(tokens: list[Token], k: int) -> int:
    """End of the two whole numbers at ``k``: "6-3", "217 to 213", "217 votes to 213"; 0 where there are none."""
    if not _is_number(tokens, k) or (k and tokens[k].glued and tokens[k - 1].text not in ("(", "“", '"')):
        return 0
    j = k + 1
    if j < len(tokens) and tokens[j].text in _DASHES:
        end = j + 2
        chained = end < len(tokens) and tokens[end].glued and tokens[end].text not in (*".,;:!?)”\"'’",)
        return end if _is_number(tokens, j + 1) and not chained else 0
    if j < len(tokens) and tokens[j].lower in ("votes", "vote", "for"):
        j += 1
    return j + 2 if j + 1 < len(tokens) and tokens[j].lower == "to" and _is_number(tokens, j + 1) else 0


def _is_number(tokens: list[Token], k: int) -> bool:
    text = tokens[k].text.replace(",", "") if k < len(tokens) else ""
    return (
        k < len(tokens) and tokens[k].kind == "number" and text.isdecimal() and text == tokens[k].text and len(text) < 4
    )


def _decides(tokens: list[Token], k: int, end: int) -> bool:
    """Is the nearest word beside the two numbers one of a vote or of how a game ended?"""
    dashed = tokens[k + 1].text in _DASHES
    if tokens[k + 1].lower in ("votes", "vote"):
        return True
    if _is_series(tokens, end) or _is_series_before(tokens, k):
        return False
    behind = [t.lower for t in tokens[end : end + _BEHIND]]
    if (k and tokens[k - 1].lower in _words("interim")) or any(w in _words("interim") for w in behind[:2]):
        return False
    if behind and behind[0] in _UNITS_BEHIND:
        return False
    names = _words("votes") | (_words("results") if dashed else frozenset())
    reach = _OPENED_BY if k and tokens[k - 1].lower == "by" else 2
    if any(t.lower in names for t in tokens[end : end + reach]):
        return True
    for back in range(k - 1, max(-1, k - 1 - _REACH), -1):
        word = tokens[back].lower
        if word in _ENDS and (back + 1 >= len(tokens) or not tokens[back + 1].glued):
            return False
        if word in _words("interim"):
            return False
        if word in names:
            return True
        if tokens[back].kind == "number" and tokens[back].text.isdecimal() and word not in ("1",):
            return False  # figures of something else stand between
    return False


def _is_series(tokens: list[Token], end: int) -> bool:
    """ "6-4, 6-3": the sets of a match follow."""
    k = end + 1 if end < len(tokens) and tokens[end].text in (",", ";") else end
    return k + 2 < len(tokens) and _is_number(tokens, k) and tokens[k + 1].text in _DASHES and _is_number(tokens, k + 2)


def _is_series_before(tokens: list[Token], k: int) -> bool:
    before = k - 1 if k and tokens[k - 1].text in (",", ";") else k
    return before > 2 and _is_series(tokens, before - 3) and tokens[before - 2].text in _DASHES


_UNITS_BEHIND = word_set("contests", "amounts")


def with_tallies(reading: Reading, found: list[Quantity]) -> list[Quantity]:
    """``found`` with the tallies of the text in the place of the counts that they are made of, and with ranks."""
    tallies = [t for t in tallies_of(reading) if not any(_counts_a_range(q, t) for q in found)]
    kept = [q for q in found if not any(t.start < q.end and q.start < t.end for t in tallies)]
    ranks = [r for r in _ranks(reading) if not any(q.start < r.end and r.start < q.end for q in (*kept, *tallies))]
    return sorted([*kept, *tallies, *ranks], key=lambda q: q.start)


def _counts_a_range(q: Quantity, tally: Quantity) -> bool:
    """ "lost 3-4 tanks": a range of what is counted behind it."""
    return q.modifier == "range" and bool(q.counted or q.unit) and q.start < tally.end and tally.start < q.end


def _ranks(reading: Reading) -> list[Quantity]:
    """Ordinals and numbers that say which place somebody has among others: kind ``rank``."""
    found = []
    for draft in reading.drafts:
        if draft.ordinal and draft.value >= 1 and _is_rank(reading, draft.i, draft.j):
            found.append(_rank(reading, draft.value, draft.i, draft.j))
    for k, token in enumerate(reading.tokens):
        number = reading.masked.get(k) == "designator" and token.text.isdecimal() and len(token.text) < 4
        if number and _numbered(reading, k) and _is_rank(reading, k, k + 1):
            found.append(_rank(reading, float(token.text), k, k + 1))
    return found


def _rank(reading: Reading, value: float, i: int, j: int) -> Quantity:
    start, end = reading.tokens[i].start, reading.tokens[j - 1].end
    made = Quantity(value, value, "exact", "", "", start, end, kind="rank", base_low=value, base_high=value)
    return replace(made, number_start=start, number_end=end, decimals=0, rules=("rank",))


def _numbered(reading: Reading, k: int) -> bool:
    """Does "No." or "number" stand before the number at ``k``?"""
    return reading.lower(k - 1) in ("number", "no.", "no") or (
        reading.lower(k - 1) == "." and reading.lower(k - 2) == "no"
    )


def _is_rank(reading: Reading, i: int, j: int) -> bool:
    """ "ranked second", "finished in 5th place", "18th of 46", "No. 3 in the world"."""
    tokens = reading.tokens
    behind = reading.lower(j)
    if (
        behind in ("of", "out", "among")
        and reading.lower(i - 1) not in ("the", "a")
        and any(t.kind == "number" for t in tokens[j + 1 : j + 4])
    ):
        return True
    if behind == "in" and reading.lower(j + 1) == "the" and reading.lower(j + 2) in _RANKINGS:
        return True
    k = i - 1
    while k >= 0 and tokens[k].lower in _SKIPPED:
        k -= 1
    if k < 0 or tokens[k].lower not in _words("ranked"):
        return False
    ends = j >= len(tokens) or tokens[j].kind != "word" or behind in _words("rankings")
    return ends or behind in (
        "in",
        "on",
        "at",
        "of",
        "out",
        "behind",
        "among",
        "with",
        "for",
        "and",
        "but",
        "by",
        "after",
        "overall",
    )


_RANKINGS = word_set("contests", "lists")
