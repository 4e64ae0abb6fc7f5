"""Does one text deny what the other says?

Either one of two sentences of the same content has a negation that the other has not, over the same predicate ("was
hit", "was not hit"), or a word of one has its contrary in the same place in the other ("won", "lost"). Alike wording
is no evidence by itself: what is denied must be found, undenied, in the other text, with the same words around it.
The lists and limits are ``tables/negation.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from consistency.checks.clauses import (
    Parsed,
    Word,
    auxiliary,
    contents,
    cover,
    either_way,
    limit,
    matched,
    norm_in_table,
    parse,
    quoted,
    span_of,
    word_set,
)
from consistency.checks.denials import Denial, copular, denials_of, listed, nominal, passive, tense_of, verbal
from consistency.checks.opposites import both_ways, pairs_in
from consistency.checks.statements import Aligned, Clash, Span
from consistency.checks.states import changed_since
from consistency.config import Config
from consistency.datatypes import Verdict


def find(pair: Aligned, config: Config) -> Clash | None:
    """The gravest denial of one statement by the other; ``None`` where there is none.

    ``conflict`` where both are in one shared claim and say nearly the same besides the negation, ``unclear`` where they
    are fairly close. ``config`` is not read: the limits are a table.
    """
    return either_way(pair, _find)


def _find(pair: Aligned) -> Clash | None:
    a, b = parse(pair.a.text), parse(pair.b.text)
    if pair.a.text == pair.b.text or not _could_clash(a, b) or _elsewhere(pair):
        return None
    found = [*_denied(a, b, pair, swap=False), *_denied(b, a, pair, swap=True), *_contrary(a, b, pair)]
    return max(found, key=_weight)[1] if found else None


def _weight(found: tuple[float, Clash]) -> tuple[bool, float, list[str]]:
    """Conflicts before what is unclear, then the closest; the words last, so that the order of the texts is nothing."""
    return found[1].verdict == "conflict", found[0], sorted(found[1].reasons)


def _could_clash(a: Parsed, b: Parsed) -> bool:
    if not (denials_of(a.text) or denials_of(b.text) or _opposed(a, b)):
        return False
    return len(a.norms & b.norms) > 1


def _elsewhere(pair: Aligned) -> bool:
    """Are place or day of both known, and not the same?"""
    one, other = pair.a.claim, pair.b.claim
    here, there = one.scope.place, other.scope.place
    apart = bool(here and there) and not (f", {here}".endswith(f", {there}") or f", {there}".endswith(f", {here}"))
    day, date = one.clocks.event or "", other.clocks.event or ""
    sure = "unsure" not in (one.clocks.event_from, other.clocks.event_from)
    return apart or (sure and bool(day and date) and not (day.startswith(date) or date.startswith(day)))


# A negation of one text against the other.


def _denied(no: Parsed, yes: Parsed, pair: Aligned, swap: bool) -> Iterator[tuple[float, Clash]]:
    """What ``no`` denies and ``yes`` says; ``swap``: ``no`` is the second text of the pair."""
    for denial in denials_of(no.text):
        for x, y in _meeting(denial, no, yes):
            judged = _judge(denial, x, y, no, yes, pair)
            if judged:
                share, verdict = judged
                one, other = (pair.b.claim, pair.a.claim) if swap else (pair.a.claim, pair.b.claim)
                days = changed_since(no, x, one, yes, y, other)
                spans = _cue_span(denial, no, x), (_said_span(yes, y),)
                yield share, _clash(no, spans[0], yes, spans[1], verdict, swap, days=days)
                break


def _meeting(denial: Denial, no: Parsed, yes: Parsed) -> Iterator[tuple[Word, Word]]:
    """Words that the denial may be about, each with the same word where the other text says it undenied."""
    around = {x.norm for x in contents(no.words)}
    for at in denial.targets:
        x = no.words[at]
        same = [y for y in yes.words if y.content and not x.close.isdisjoint(y.close)]
        for y in sorted(same, key=lambda y: -len(around & {w.norm for w in yes.clause_words(y.clause)})):
            if _asserted(y, yes) and _same_form(denial, x, y, no, yes) and _same_role(denial, x, y, no, yes):
                yield x, y
                break


def _asserted(y: Word, p: Parsed) -> bool:
    """Is the word said plainly: no question, no condition, and nothing that says no or maybe to it?"""
    clause = p.clauses[y.clause]
    if clause.question or clause.opening == "condition":
        return False
    own = [w for w in p.clause_words(y.clause) if w.at != y.at]
    if any(w.norm in listed("unsure", "no") for w in own):
        return False
    if y.clause and p.words[clause.first].low in ("that", "so", "than"):
        ruling = p.clause_words(y.clause - 1)
        if any(w.norm in listed("unsure", "no") for w in ruling):
            return False  # "not deep enough that", "no evidence that"
    lead = [w for w in p.words[max(0, clause.first - 3) : clause.first] if w.clause == y.clause - 1]
    return not any(_doubts(w) for w in [*lead, *(w for w in own if w.at < y.at)])


def _doubts(word: Word) -> bool:
    return not word.dated and (word.norm in listed("unsure", "words") or word.low in listed("unsure", "words"))


def _same_form(denial: Denial, x: Word, y: Word, no: Parsed, yes: Parsed) -> bool:
    """Are both predicates finite or neither, and is the tense of both one that can clash?"""
    x_loose = denial.kind == "plain" and no.low(denial.last - 1) == "to"
    y_loose = yes.low(y.at - 1) == "to" and yes.low(y.at - 2) not in ("able", "managed", "manages", "going", "used")
    if x_loose != y_loose and denial.kind not in ("sentence", "all", "without"):
        return False
    if x_loose and not _governed_alike(no, denial.first, yes, y.at - 1):
        return False
    if denial.kind in ("all", "without", "sentence"):
        return True
    left, right = denial.tense, tense_of(yes, y.at)
    if "modal" in (left, right) or (left == "future") != (right == "future"):
        return False
    if right == "able" and left != "able":
        return False
    return not (denial.moment and left == "present" and right == "past")


def _same_role(denial: Denial, x: Word, y: Word, no: Parsed, yes: Parsed) -> bool:
    """Is what is denied said in the same role: of what somebody is, or of what somebody does?"""
    if denial.kind == "all":
        return _exists_alike(denial, x, y, no, yes)
    if denial.kind in ("without", "lexical"):
        return True
    if copular(no, x):
        return copular(yes, y)
    return not nominal(yes, y) or nominal(no, x)


def _exists_alike(denial: Denial, x: Word, y: Word, no: Parsed, yes: Parsed) -> bool:
    """Has "no troops" something behind or before it that the other text says of troops?"""
    if no.low(denial.first) not in ("no", "none", "neither") or no.low(denial.last - 1) == "one":
        return True
    behind = [w for w in contents(no.clause_words(x.clause)) if w.at > x.at and not w.name]
    verbs = [w for w in behind if verbal(no, w)] or behind
    if verbs:
        return bool(matched(verbs, [w for w in contents(yes.words) if w.at != y.at]))
    lead = [w for w in contents(no.clause_words(x.clause)) if w.at < denial.first][-1:]
    return bool(lead) and bool(matched(lead, [w for w in contents(yes.clause_words(y.clause)) if w.at < y.at]))


def _governed_alike(no: Parsed, first: int, yes: Parsed, at: int) -> bool:
    """Is "not to" governed by the same word as "to" ("decided not to run", "decided to run")?"""
    one = [w for w in no.words[max(0, first - 3) : first] if w.content]
    other = [w for w in yes.words[max(0, at - 3) : at] if w.content]
    return bool(one and other) and not one[-1].close.isdisjoint(other[-1].close)


def _judge(denial: Denial, x: Word, y: Word, no: Parsed, yes: Parsed, pair: Aligned) -> tuple[float, Verdict] | None:
    """How near the two are besides the negation, and what that makes of them."""
    if _denies_too(x, yes) or any(w.at != x.at and w.content and w.norm == x.norm for w in no.words):
        return None  # both deny it, or the denying text also says it, of another thing
    if denial.kind == "saying" and any(w.norm in listed("unsure", "charge") for w in yes.words if w.at != y.at):
        return None
    cue = {denial.first}
    reports = {w.at for c in no.clauses if c.reporting for w in no.words[c.first : c.last]}
    left = [w for w in contents(no.words) if w.at not in cue | reports]
    reports = {w.at for c in yes.clauses if c.reporting for w in yes.words[c.first : c.last]}
    right = [w for w in contents(yes.words) if w.at not in reports]
    return compared(
        left,
        x,
        no,
        right,
        y,
        yes,
        pair,
        denial.moment or denial.kind == "saying" or _other_time(no, yes),
        limit("close", "negation"),
        range(denial.first, denial.last),
    )


def _other_time(p: Parsed, q: Parsed) -> bool:
    """Does one text alone set its time against another ("previously", "again")?"""
    one, other = ({w.low for w in text.words} & word_set("times", "words", "negation") for text in (p, q))
    return one != other


def _denies_too(x: Word, yes: Parsed) -> bool:
    """Does the other text, too, deny this word somewhere?"""
    denied = (yes.words[at] for d in denials_of(yes.text) for at in d.targets)
    return any(not x.close.isdisjoint(w.close) for w in denied)


def compared(
    left: Sequence[Word], x: Word, p: Parsed, right: Sequence[Word], y: Word, q: Parsed, pair: Aligned, soft: bool,
    close: float, cue: range,
) -> tuple[float, Verdict] | None:  # fmt: skip
    """Share of words in common and verdict, for two predicates that are at odds; ``None`` where another thing is
    said of them. ``soft``: never a conflict."""
    rest = matched([w for w in left if w.at != x.at], [w for w in right if w.at != y.at])
    near_left = [w for w in left if w.clause == x.clause and w.at != x.at]
    near_right = [w for w in right if w.clause == y.clause and w.at != y.at]
    near = matched(near_left, near_right)
    whole = cover(len(rest) + 1, len(left), len(right))
    part = cover(len(near) + 1, len(near_left) + 1, len(near_right) + 1)
    share = max(whole, part)
    if share < close or not rest or _swapped(p, q, x, y, rest, cue) or _turned(x, y, near, p, q):
        return None
    if near_left and near_right and not near and whole < limit("same", "negation"):
        return None
    if passive(p, x) == passive(q, y) and _replaced(x, y, near_left, near_right, near):
        return None
    alone = p.clauses[x.clause].opening != "relative" and q.clauses[y.clause].opening != "relative"
    enough = len(near) + 1 >= limit("clause_words", "negation")
    same = whole >= limit("same", "negation") or (alone and enough and part >= limit("clause", "negation"))
    closed = alone and bool(near) and part >= limit("whole_clause", "negation")
    if not (same or whole >= close or (alone and enough) or (closed and pair.linked)):
        return None
    firm = pair.linked and same and not soft and pair.cosine >= limit("cosine", "negation")
    if not firm and not (pair.linked or same):
        return None
    return share, "conflict" if firm else "unclear"


_COUNTS = frozenset({"no", "none", "nobody", "neither"})
"""Cues that count: "none of the 34" and "eleven of them" are no two things."""


def _swapped(p: Parsed, q: Parsed, x: Word, y: Word, pairs: Sequence[tuple[Word, Word]], cue: range) -> bool:
    """Do both clauses have a name, figure or day that the other text has not? Then each speaks of its own."""
    for sort in ("name", "number", "dated") if p.low(cue.start) not in _COUNTS else ("name", "dated"):
        left = {w.norm for w in p.clause_words(x.clause) if getattr(w, sort) and w.at not in cue}
        right = {w.norm for w in q.clause_words(y.clause) if getattr(w, sort)}
        met = {w.norm for one in pairs for w in one}
        if left - q.norms - met and right - p.norms - met:
            return True
    return False


def _replaced(x: Word, y: Word, left: Sequence[Word], right: Sequence[Word], near: Sequence[tuple[Word, Word]]) -> bool:
    """Does another word stand in the place of the one right before or right after the predicate?"""
    met_left, met_right = {w.at for w, _ in near}, {w.at for _, w in near}
    for side in (-1, 1):
        one = min((w.at * side for w in left if (w.at - x.at) * side > 0), default=None)
        other = min((w.at * side for w in right if (w.at - y.at) * side > 0), default=None)
        if one is not None and other is not None and one * side not in met_left and other * side not in met_right:
            return True
    return False


def _turned(x: Word, y: Word, near: Sequence[tuple[Word, Word]], p: Parsed, q: Parsed) -> bool:
    """Do the words around the predicate stand on the other side of it, so that who did it to whom is turned round?"""
    crossed = sum((v.at < x.at) != (w.at < y.at) for v, w in near)
    other_voice = passive(p, x) != passive(q, y)
    return bool(near) and crossed >= len(near) / 2 and not other_voice


# Contraries.


@cache
def _opposites() -> dict[str, frozenset[str]]:
    return both_ways((norm_in_table(x), norm_in_table(y)) for x, y in pairs_in("negation", "opposites"))


def _opposed(a: Parsed, b: Parsed) -> list[tuple[Word, Word]]:
    """Words of ``a`` with their contrary in ``b``, where neither text has both."""
    if contraries_of(a.text).isdisjoint(b.norms):
        return []
    table = _opposites()
    return [
        (x, y)
        for x in a.words
        if x.norm in table and x.norm not in b.norms
        for y in b.words
        if y.norm in table[x.norm] and y.norm not in a.norms
    ]


@lru_cache(maxsize=50_000)
def contraries_of(text: str) -> frozenset[str]:
    """What would be the contrary of some word of ``text``."""
    table = _opposites()
    return frozenset(other for norm in parse(text).norms for other in table.get(norm, ()))


def _contrary(a: Parsed, b: Parsed, pair: Aligned) -> Iterator[tuple[float, Clash]]:
    """Contrary words of the same things, neither of them denied."""
    if denials_of(a.text) or denials_of(b.text):
        return
    for x, y in _opposed(a, b):
        if not (_asserted(x, a) and _asserted(y, b)) or not _same_time(a, x, b, y):
            continue
        left, right = contents(a.words), contents(b.words)
        judged = compared(left, x, a, right, y, b, pair, _other_time(a, b), limit("opposites", "negation"), range(0))
        if judged:
            share, verdict = judged
            days = changed_since(a, x, pair.a.claim, b, y, pair.b.claim)
            yield share, _clash(a, ((x.start, x.end),), b, ((y.start, y.end),), verdict, False, "contrary", days)


def _same_time(a: Parsed, x: Word, b: Parsed, y: Word) -> bool:
    left, right = tense_of(a, x.at), tense_of(b, y.at)
    return ("future" in (left, right)) <= (left == right) and ("modal" in (left, right)) <= (left == right)


# What is handed back.


def _cue_span(denial: Denial, p: Parsed, x: Word) -> tuple[Span, ...]:
    """The cue with its auxiliary, and what it denies; one span where they stand side by side."""
    first = denial.first
    while first > 0 and auxiliary(p.words[first - 1]) and p.words[first - 1].clause == p.words[first].clause:
        first -= 1
    cue = p.words[first : denial.last]
    if 0 <= x.at - denial.last <= 2:
        return (span_of(p.words[first : x.at + 1]),)
    return (span_of(cue), (x.start, x.end))


def _said_span(p: Parsed, y: Word) -> Span:
    first = y.at
    while first > 0 and auxiliary(p.words[first - 1]) and p.words[first - 1].clause == y.clause:
        first -= 1
    return (p.words[first].start, y.end)


_RULES = {
    "denied": "one text denies what the other says, in nearly the same words",
    "contrary": "the two say the contrary of the same thing",
}


def _clash(
    one: Parsed,
    spans: tuple[Span, ...],
    other: Parsed,
    others: tuple[Span, ...],
    verdict: Verdict,
    swap: bool,
    rule: str = "denied",
    days: str = "",
) -> Clash:
    """``days``: the two days as of which the two texts speak, where what they say may have changed between them."""
    said = f"{quoted(one.text, spans)} against {quoted(other.text, others)}"
    words = (others, spans) if swap else (spans, others)
    if days:
        return Clash("negation", "superseded", *words, (said, days, "rule: it may have changed between the two days"))
    return Clash("negation", verdict, *words, (said, f"rule: {_RULES[rule]}"))
