"""Two figures of one thing that words beside them make two: before and after tax, one line of business and all of them.

The words are ``tables/qualifiers.toml``. A figure is qualified by its own clause only.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial

from consistency.config import packaged_table, word_set
from consistency.datatypes import Claim
from consistency.lemmas import lemma_of

_CLAUSE = re.compile(
    r"[;:!?]|\.\s|,\s(?:and|but|while)\s|\b(?:while|but|whereas|compared|against|versus)\b", re.IGNORECASE
)
"""Ends the clause of a figure."""
_FIGURE = re.compile(r"[$€£¥₹]|\d")
_BESIDE = 80
"""Characters to the right of a figure in which its clause may still qualify it."""
_GRADE_REACH = 2
"""Words before a figure that may say how badly those are hurt whom it counts ("seriously wounded two")."""
_ENDS_GRADE = re.compile(r"[;:,]|\d|\band\b")
_LEFT = 120
"""Characters to the left of a figure in which its clause may qualify it."""


def qualified_apart(a: Claim, b: Claim) -> str:
    """The words that make them two figures, "pre-tax / after-tax"; empty where none do."""
    if a.quantity is None or b.quantity is None:
        return ""
    return _of_two_rows(a, b) or _graded(a, b) or _sure_and_open(a, b) or _part_and_whole(a, b)


def sums_apart(a: Claim, b: Claim) -> str:
    """The words that may make two sums of money two: a noun before the noun, of one text only, or another one."""
    one, other = (_sum_of(c) for c in (a, b))
    if not one[0] or one[0] != other[0]:
        return ""
    for said in zip(*(_said_in(_clause_of(c)) for c in (a, b)), strict=True):
        words = [" ".join(filter(None, row)) for row in said]
        if bool(words[0]) != bool(words[1]):
            return f"“{words[0] or words[1]}” / “{one[0]}”"
    if one[1] == other[1]:
        return ""
    return " / ".join(f"“{f'{word} {noun}'.strip()}”" for noun, word in (one, other))


def counts_part_of(a: Claim, b: Claim, far: float) -> str:
    """The two counted phrases where one narrows the other ("electric cars", "cars"), being less than ``far`` of it."""
    if a.quantity is None or b.quantity is None or {a.quantity.kind, b.quantity.kind} != {"count"}:
        return ""
    for part, whole in ((a.quantity, b.quantity), (b.quantity, a.quantity)):
        words, wider = part.counted.lower().split(), whole.counted.lower().split()
        if not wider or len(words) != len(wider) + 1 or words[1:] != wider or not _narrowing(words[0]):
            continue
        if whole.interval.above(part.interval) and part.interval.ratio(whole.interval) < far:
            return f"“{part.counted}” / “{whole.counted}”"
    return ""


def _of_two_rows(a: Claim, b: Claim) -> str:
    for one, other in zip(*(_said_in(_clause_of(c)) for c in (a, b)), strict=True):
        if sum(map(bool, one)) == sum(map(bool, other)) == 1 and [bool(x) for x in one] != [bool(x) for x in other]:
            return f"“{''.join(one)}” / “{''.join(other)}”"
    return ""


def _graded(a: Claim, b: Claim) -> str:
    """Does one count those hurt so badly, and the other, which is more, all who are hurt, or those hurt otherwise?"""
    if not a.scope.measure or a.scope.measure != b.scope.measure:
        return ""
    one, other = _grade_of(a), _grade_of(b)
    if one and other:
        return f"“{one}” / “{other}”" if one != other else ""
    part, whole = (a, b) if one else (b, a)
    if not (one or other) or part.quantity is None or whole.quantity is None:
        return ""
    return f"“{one or other}” / all" if whole.quantity.interval.above(part.quantity.interval) else ""


def _grade_of(claim: Claim) -> str:
    """The word that says how badly those are hurt whom a figure counts; it stands right before or behind the figure."""
    q = claim.quantity
    if q is None:
        return ""
    start, end = q.start - claim.start, q.end - claim.start
    before, behind = claim.quote[:start].split()[-_GRADE_REACH:], claim.quote[end : end + _BESIDE]
    cut = _ENDS_GRADE.search(behind)
    words = [*before, *behind[: cut.start() if cut else None].split()]
    return next((w for word in words if (w := word.strip(".,;:").lower()) in _words("grades")), "")


def _sure_and_open(a: Claim, b: Claim) -> str:
    """Does one count what is confirmed, and the other take in what is not?"""
    sure, open_, joined = _confirmed()
    for one, other in ((a, b), (b, a)):
        left, right = _clause_of(one), _clause_of(other, whole=True)
        said, taken_in = sure.search(left), open_.search(right)
        if said is None or open_.search(left) or taken_in is None:
            continue
        if joined.search(right[max(0, taken_in.start() - _BESIDE // 2) : taken_in.end() + _BESIDE // 4]):
            return f"“{said[0]}” / “{taken_in[0]}”"
    return ""


def _part_and_whole(a: Claim, b: Claim) -> str:
    """ "Cloud revenue" against "total revenue"."""
    one, other = (_sum_of(c) for c in (a, b))
    if not one[0] or one[0] != other[0]:
        return ""
    wholes = [word in _words("whole") for _, word in (one, other)]
    if wholes[0] == wholes[1] or not (one[1] and other[1]):
        return ""
    return " / ".join(f"“{word} {noun}”" for noun, word in (one, other))


def _clause_of(claim: Claim, whole: bool = False) -> str:
    """The words of the clause of a figure; ``whole``: on to the end of its sentence."""
    q = claim.quantity
    if q is None:
        return ""
    return _clause(claim.quote, q.start - claim.start, max(q.end, q.counted_end) - claim.start, whole)


@lru_cache(maxsize=20_000)
def _clause(text: str, start: int, end: int, whole: bool) -> str:
    before = _CLAUSE.split(text[max(0, start - _LEFT) : start])[-1]
    behind = text[end:] if whole else text[end : end + _BESIDE]
    if not whole:
        cut = _CLAUSE.search(behind)
        behind = behind[: cut.start()] if cut else behind
        figure = _FIGURE.search(behind)  # what stands behind the next figure is that one's
        behind = behind[: figure.start()] if figure and not re.match(r"\s*(?:in|for|of)\s", behind) else behind
    return f"{before}{text[start:end]}{behind}"


@lru_cache(maxsize=20_000)
def _said_in(clause: str) -> tuple[tuple[str, ...], ...]:
    """For each group of qualifiers the words of each row that the clause has, empty for none."""
    return tuple(tuple(m[0] if (m := row.search(clause)) else "" for row in rows) for rows in _groups())


def _sum_of(claim: Claim) -> tuple[str, str]:
    """The noun that a sum of money is one of, as a lemma, and the word before it that narrows it; both may be empty."""
    noun = claim.frame.noun
    return (noun[-1], _narrowing(noun[0]) if len(noun) > 1 else "") if noun else ("", "")


def _narrowing(word: str) -> str:
    """The word where it is one that narrows the noun behind it, and does not only say when or how much."""
    low = word.lower()
    plain = low in _words("plain") or any(row.fullmatch(low) for rows in _groups() for row in rows)
    name = word[:1].isupper() or low.endswith(("'s", "’s", "s'", "s’"))
    small = word_set("subjects", "determiners") | word_set("subjects", "prepositions")
    return "" if name or plain or low.endswith(("ed", "ly")) or {low, lemma_of(low)} & small else low


_words = partial(word_set, "qualifiers")


@cache
def _groups() -> tuple[tuple[re.Pattern[str], ...], ...]:
    return tuple(tuple(_any_of(row) for row in rows) for rows in packaged_table("qualifiers")["groups"].values())


@cache
def _confirmed() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    row = packaged_table("qualifiers")["confirmed"]
    return _any_of(row["sure"]), _any_of(row["open"]), _any_of(row["joined"])


def _any_of(words: list[str]) -> re.Pattern[str]:
    """One of the words, with a blank or a hyphen between its parts."""
    listed = "|".join(re.escape(w).replace(r"\ ", r"[\s-]+") for w in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)
