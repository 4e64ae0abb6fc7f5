"""Does text A make text B true? Each figure, score and date of B is held against its counterpart in A."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from consistency.checks.alignment import Context, assign, closeness
from consistency.checks.meeting import THINGS, could_tell, fates_of
from consistency.checks.numbers import (
    are_whole,
    interval_of,
    is_simple_fraction,
    phrase,
    relate,
    rounded_in_own_unit,
    rounds_to,
    widened,
)
from consistency.checks.reading import Reading, as_measure, negated_near
from consistency.checks.worked_out import counts_anybody, rest_of, whole_of, worked_out
from consistency.config import Config
from consistency.datatypes import Quantity, Verdict
from consistency.dates import DateMention
from consistency.intervals import Interval
from consistency.quantities.margins import is_margin

_CONDITION = re.compile(r"\b(?:after|with)\s+$", re.IGNORECASE)
"""A figure that says under which condition the rest holds: "after 53 reviews, …"."""
_NUMBERED = frozenset({"ratio", "count", "share", "multiple"})
"""Kinds whose bare numbers meet where one of the two names no unit and no thing counted ("a rating of 65")."""

Outcome = Literal["fits", "follows", "clashes", "rounds", "open", "beyond", "near", "missing"]
"""How the counterpart in A stands to a figure or date of B.

``fits``: the same; ``follows``: B's bound holds for all that A allows; ``clashes``: both cannot be true; ``rounds``:
only rounding or approximation lets both be true; ``beyond`` and ``near``: A gives a bound whose own figure lies
outside (inside) what B allows; ``open``: some of what A allows makes B true; ``missing``: A has no counterpart.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """One figure or date of B against its counterpart in A."""

    kind: str
    """number, rank, score or date"""
    outcome: Outcome
    verdict: Verdict
    likeness: float
    """How alike the words around the two are, 0 to 1; 0 where A has no counterpart."""
    reasons: tuple[str, ...]
    role: str = ""
    """``condition`` ("after 53 reviews"), ``as of`` (a date at which a count was taken), or empty."""
    bounded: bool = False
    """Does B give a bound or a range, and no single figure?"""
    same_thing: bool = False
    """Do both count the same noun, or measure in the same unit?"""
    given: str = ""
    """Modifier of A's figure; empty for dates and scores."""
    denied: bool = False
    """Does one of the two texts deny what the other says of its part, so that the rest of the whole was compared?"""
    rewritten: bool = False
    """Does B give it in another unit or form than A, or did it have to be worked out?"""
    stretch: bool = False
    """Is it a date held against a stretch of time that A gives with both ends?"""


def parts_of(a: Reading, b: Reading, config: Config) -> list[Part]:
    """Each figure, score and date of B, in this order, with what A says of it."""
    return [*_number_parts(a, b, config), *_score_parts(a, b), *_date_parts(a, b, config)]


@dataclass(frozen=True, slots=True)
class _Said:
    """A figure that may answer one of B: as A writes it, or worked out from what it writes."""

    quantity: Quantity
    context: Context
    fate: str
    """What became of those it counts ("killed"); empty where nothing says so."""
    why: str = ""
    """How it was worked out."""
    margin: bool = False
    """Is it a difference of two counts ("by 216 votes"), which answers no total?"""
    for_anybody: bool | None = None
    """``True``: a sum of a list of people, which answers only figures of people of any sort; ``False``: a member."""


def _said_by(reading: Reading, config: Config, with_worked_out: bool = False) -> list[_Said]:
    fates = fates_of(reading, config)
    said = [
        _Said(q, reading.contexts[i], fates[i], margin=is_margin(q, reading.text))
        for i, q in enumerate(reading.quantities)
    ]
    for made in worked_out(reading, config) if with_worked_out else ():
        context, fate = reading.contexts[made.source], fates[made.source]
        if made.members:
            for i in made.members:
                said[i] = replace(said[i], for_anybody=False)
        margin = is_margin(made.quantity, reading.text)
        said.append(_Said(made.quantity, context, fate, made.why, margin, True if made.members else None))
    return said


def _number_parts(a: Reading, b: Reading, config: Config) -> list[Part]:
    given, asked = _said_by(a, config, with_worked_out=True), _said_by(b, config)
    told = {q.fate for q in asked if q.fate and could_tell(a, q.fate, config)}
    scores = [[_number_score(p, q, told, config) for p in given] for q in asked]
    parts: list[Part] = []
    for j, i in enumerate(assign(scores, config.counterpart)):
        q = b.quantities[j]
        after = _CONDITION.search(b.text[max(0, q.start - 10) : q.start])
        role = "condition" if after and q.modifier == "exact" else ""
        kind = "rank" if q.kind == "ordinal" else "number"
        bounded = q.modifier not in ("exact", "approximate")
        if i is None:
            lacking = f"A has no figure to hold against “{_words(q)}”"
            parts.append(Part(kind, "missing", "unclear", 0.0, (lacking,), role, bounded))
            continue
        p, worked = given[i].quantity, (given[i].why,) if given[i].why else ()
        left = _left_of_the_same(p, a, q, b)
        if left is not None:
            worked = (f"one text denies it: of the whole, {phrase(left)} are left",)
            p = left
        likeness = given[i].context.likeness(asked[j].context)
        outcome, verdict, why = held_against(p, q, config)
        reasons = (*worked, f"A “{_words(p)}”, B “{_words(q)}”", *why)
        same = _same_thing(p, q)
        other_form = bool(given[i].why) or (p.unit, p.per, p.factor) != (q.unit, q.per, q.factor)
        part = Part(kind, outcome, verdict, likeness, reasons, role, bounded, same, p.modifier, left is not None)
        parts.append(replace(part, rewritten=other_form))
    return parts


def _left_of_the_same(p: Quantity, a: Reading, q: Quantity, b: Reading) -> Quantity | None:
    """The rest of A's whole where one text says of a part of it what the other denies of a part of the same whole."""
    if p.part_of is None or q.part_of is None or negated_near(a.text, p) == negated_near(b.text, q):
        return None
    wholes = whole_of(p, a), whole_of(q, b)
    if wholes[0] is None or wholes[1] is None or wholes[0].interval != wholes[1].interval:
        return None
    return rest_of(p, a) if rest_of(q, b) is not None else None


def _same_thing(p: Quantity, q: Quantity) -> bool:
    if q.kind == "count":
        return bool(q.head) and p.head == q.head
    return p.kind == q.kind


def _number_score(said: _Said, wanted: _Said, told: Collection[str], config: Config) -> float:
    """How likely a figure of A answers a figure of B: the words around, what is counted, and the size.

    ``told``: what became of people by A's account; it gives no figure for another fate.
    """
    if wanted.fate == THINGS:
        if said.fate not in ("", THINGS):
            return 0.0
    elif wanted.fate and (wanted.fate not in told or said.fate not in ("", wanted.fate)):
        return 0.0
    if said.margin != wanted.margin:
        return 0.0
    if said.for_anybody is not None and said.for_anybody != counts_anybody(wanted.quantity):
        return 0.0
    p, q = _alike(said.quantity, wanted.quantity)
    against = _turned(p, q)
    if relate(against, q, "", config)[0] == "incomparable":
        return 0.0
    score = said.context.likeness(wanted.context)
    if (p.kind != "count" and said.quantity.kind == wanted.quantity.kind) or (p.head and p.head == q.head):
        score += 0.3
    elif p.head and q.head:
        score -= 0.2
    if against is not p:
        score -= 0.2
    size = closeness(_figure_itself(against), _figure_itself(q))
    return score + 0.4 * size + (0.2 if size > NEARLY_THE_SAME else 0.0) + (0.1 if size == 1.0 else 0.0)


def _turned(p: Quantity, q: Quantity) -> Quantity:
    """``p`` as a change in the direction of ``q`` where the two go opposite ways; else ``p`` itself."""
    return replace(p, change=q.change) if p.change and q.change and p.change != q.change else p


NEARLY_THE_SAME = 0.9
"""``closeness`` of two figures about a tenth apart: most likely the same count, told or taken at another time."""


def _figure_itself(q: Quantity) -> Interval:
    """The number that a bound is given with: 40 of "more than 40"."""
    end = q.low if q.low is not None else q.high
    return replace(q.worked_out(end, end), modifier="exact").interval


def _alike(p: Quantity, q: Quantity) -> tuple[Quantity, Quantity]:
    """The two in one kind, where short texts leave the unit out: "72 out of 100" meets "73 %" and "a score of 73"."""
    p, q = as_measure(p), as_measure(q)
    if p.kind == q.kind or not {p.kind, q.kind} <= _NUMBERED or p.change != q.change:
        return p, q
    if all((x.kind != "count" or not x.head) and not x.is_rate for x in (p, q)):
        return _bare(p), _bare(q)
    return p, q


def _bare(q: Quantity) -> Quantity:
    """The number alone; of a fraction its percent."""
    low, high = (q.base_low, q.base_high) if q.base_unit == "percent" else (q.low, q.high)
    made = replace(q, kind="share", unit="", base_unit="", per="", per_amount=1.0, factor=1.0, offset=0.0)
    return replace(made, low=low, high=high, base_low=low, base_high=high)


def _words(q: Quantity) -> str:
    return f"{'number ' if q.kind == 'ordinal' else ''}{phrase(q)} {q.counted}".strip()


def held_against(p: Quantity, q: Quantity, config: Config) -> tuple[Outcome, Verdict, tuple[str, ...]]:
    """What A's figure ``p`` says of B's figure ``q``: outcome, verdict and reasons."""
    p, q = _alike(p, q)
    if _turned(p, q) is not p:
        rises = "rises" if p.change == "up" else "falls"
        return "clashes", "conflict", (f"in A it {rises}, in B it does the opposite",)
    relation, why = relate(p, q, "", config)
    if relation == "same":
        return "fits", "agree", why
    if relation == "differ":
        return "clashes", "conflict", why
    whole = are_whole(p, q)
    said, allowed = interval_of(p, whole), interval_of(q, whole)
    if allowed.holds(said):
        return "follows", "compatible", (*why, "every number A allows is one that B allows")
    if not said.overlaps(allowed):
        if q.modifier == "approximate" and widened(q, "", config)[0].holds(said):
            return "follows", "compatible", (*why, "B's figure is approximate and covers A's")
        if rounded_in_own_unit(p, q, config) or is_simple_fraction(p) or is_simple_fraction(q):
            return "follows", "compatible", why
        kind: Outcome = "rounds" if rounds_to(p, q, config) or rounds_to(q, p, config) else "open"
        return ("rounds" if p.modifier == "approximate" else kind), "compatible", why
    if p.modifier in ("more_than", "at_least", "less_than", "at_most"):
        value = _figure_itself(p)
        if not q.interval.is_point or not value.same(_figure_itself(q)):
            near = value.overlaps(allowed)
            words = "lies within what B allows" if near else "lies outside what B allows"
            return ("near" if near else "beyond"), "compatible", (*why, f"A's figure itself {words}")
    return "open", "compatible", why


def _score_parts(a: Reading, b: Reading) -> list[Part]:
    """Results and records: the same numbers in either order, or not."""
    parts = []
    for wanted in b.scores:
        same_size = [s for s in a.scores if len(s.values) == len(wanted.values)]
        words = b.text[wanted.start : wanted.end]
        if not same_size:
            parts.append(Part("score", "missing", "unclear", 0.0, (f"A has no result to hold against “{words}”",)))
        elif any(sorted(s.values) == sorted(wanted.values) for s in same_size):
            parts.append(Part("score", "fits", "agree", 1.0, (f"both give the result “{words}”",)))
        else:
            given = a.text[same_size[0].start : same_size[0].end]
            reasons = (f"A “{given}”, B “{words}”", "the results differ")
            parts.append(Part("score", "clashes", "conflict", 0.5, reasons))
    return parts


def _date_parts(a: Reading, b: Reading, config: Config) -> list[Part]:
    scores = [[_date_score(a, i, b, j) for i in range(len(a.dates))] for j in range(len(b.dates))]
    return [_date_part(a, b, j, i) for j, i in enumerate(assign(scores, config.counterpart_date))]


def _date_score(a: Reading, i: int, b: Reading, j: int) -> float:
    """How likely date ``i`` of A answers date ``j`` of B: the words around, the same role, and how far apart."""
    given, wanted = _same_calendar(a.dates[i], b.dates[j])
    if given is None:
        return 0.0
    score = 0.1 + a.date_contexts[i].likeness(b.date_contexts[j])
    if (given.bound == "as of") == (wanted.bound == "as of"):
        score += 0.2
    if given.within(wanted):
        score += 0.15
    return score + 0.3 * _nearness(given, wanted)


def _nearness(given: DateMention, wanted: DateMention) -> float:
    """1 for dates that meet or nearly so, falling to 0 for dates ten years apart. Bounds count with their own end."""
    gap = max(wanted.near_first - given.near_last, given.near_first - wanted.near_last, 0)
    return max(0.0, 1.0 - gap / (10 * 365.25))


def _date_part(a: Reading, b: Reading, j: int, i: int | None) -> Part:
    asked = b.dates[j]
    words = b.text[asked.start : asked.end]
    role = "as of" if asked.bound == "as of" else ""
    bounded = asked.bound not in ("on", "as of")
    if i is None:
        return Part("date", "missing", "unclear", 0.0, (f"A has no date to hold against “{words}”",), role, bounded)
    said = a.dates[i]
    given, wanted = _same_calendar(said, asked)
    assert given is not None  # noqa: S101  (such pairs score 0)
    if said.bound == "as of":
        role = "as of"
    pair = f"A “{a.text[said.start : said.end]}” ({said.bound}), B “{words}” ({asked.bound})"
    lasting = _of_a_stretch(a, said, given, b, j, wanted)
    outcome, verdict, why = lasting or _date_outcome(given, wanted)
    likeness = a.date_contexts[i].likeness(b.date_contexts[j])
    return Part("date", outcome, verdict, likeness, (pair, why), role, bounded, stretch=lasting is not None)


def _same_calendar(given: DateMention, wanted: DateMention) -> tuple[DateMention | None, DateMention]:
    """The two dates, both with or both without a year; ``None`` where they cannot meet."""
    if given.year_known == wanted.year_known:
        return given, wanted
    given, wanted = _yearless(given), _yearless(wanted)
    return (None if given.year_known or wanted.year_known else given), wanted


def _yearless(d: DateMention) -> DateMention:
    """A day or month without its year, where it lies within one; else as it is."""
    first, last = date.fromordinal(d.first), date.fromordinal(d.last)
    if not d.year_known or d.last - d.first > 31 or first.year != last.year:
        return d
    return replace(d, first=first.replace(year=4).toordinal(), last=last.replace(year=4).toordinal(), year_known=False)


_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_TO_ITS_END = re.compile(r"\b(?:until|till|through)\s+(?:the\s+)?$", re.IGNORECASE)
""" "by 2016" is no end: what was done by then was not over then."""
BEGINNINGS = frozenset({"begin", "start", "open", "premiere", "launch", "debut", "join", "elect", "appoint", "become"})
ENDS = frozenset({"end", "finish", "close", "stop", "cease", "resign", "retire", "leave", "conclude", "quit"})


def _of_a_stretch(
    a: Reading, said: DateMention, given: DateMention, b: Reading, j: int, wanted: DateMention
) -> tuple[Outcome, Verdict, str] | None:
    """What lasted "from 2010 to 2018" held in each year of it, began with its first and ended with its last.

    ``None`` where A's date is no such stretch, or B asks something else of it.
    """
    if said.bound != "between" or not (given.year_known and wanted.year_known):
        return None
    dashed = not re.search("[A-Za-z]", a.text[said.start : said.end])
    if not dashed and not _FROM.search(a.text[: said.start]):
        return None
    first, last = date.fromordinal(given.first).year, date.fromordinal(given.last).year
    words = b.date_contexts[j].weights.keys()
    if wanted.bound == "until" and _TO_ITS_END.search(b.text[: b.dates[j].start]):
        if date.fromordinal(wanted.last).year != last:
            return "clashes", "conflict", f"in A it lasted until {last}"
    elif wanted.bound == "since" and date.fromordinal(wanted.first).year != first:
        return "clashes", "conflict", f"in A it began in {first}"
    elif wanted.bound == "on" and wanted.within(given):
        if words & BEGINNINGS and not wanted.first <= given.first:
            return "clashes", "conflict", f"in A it began in {first}"
        if words & ENDS and not given.last <= wanted.last:
            return "clashes", "conflict", f"in A it lasted until {last}"
        return "follows", "compatible", "it lies within the stretch that A gives"
    return None


def _date_outcome(given: DateMention, wanted: DateMention) -> tuple[Outcome, Verdict, str]:
    if given.within(wanted):
        same = (given.first, given.last) == (wanted.first, wanted.last)
        return ("fits" if same else "follows"), "agree", "every day A allows is one that B allows"
    if not given.overlaps(wanted) or (given.season and wanted.season):
        return "clashes", "conflict", "no day fits both"
    return "open", "compatible", "some days fit both"


def count(parts: Sequence[Part], test: Callable[[Part], bool]) -> int:
    """How many parts pass."""
    return sum(1 for p in parts if test(p))
