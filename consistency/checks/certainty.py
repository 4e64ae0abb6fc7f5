"""Do two texts say the same with another strength?

Orders against requests, what is confirmed against what is denied or only alleged, what is known against what nobody
knows, what will be against what may be, all against some. Words of one scale at two levels clash where what stands
around them is the same. Another strength is no contradiction, so such a clash is ``unclear``, but for what one
confirms, knows or says of all, and the other denies, does not know or says of none. The lists are
``tables/certainty.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from consistency.checks.clauses import (
    Cue,
    Parsed,
    Word,
    by_first_word,
    contents,
    cover,
    either_way,
    limit,
    matched,
    quoted,
    read,
    span_of,
    word_set,
)
from consistency.checks.denials import complement_of, is_open, predicate_of
from consistency.checks.statements import Aligned, Clash
from consistency.config import Config, packaged_table
from consistency.datatypes import Verdict
from consistency.language import denial
from consistency.parsing import Parse, child

SCALES = ("force", "fact", "knowledge", "chance", "amount")


@dataclass(frozen=True, slots=True)
class Strength:
    """A word, or a few, that say how strongly something is said: ``first`` to ``last`` (exclusive).

    ``before`` and ``behind``: the words of content around it that say of what.
    """

    scale: str
    level: str
    first: int
    last: int
    before: tuple[Word, ...]
    behind: tuple[Word, ...]


def find(pair: Aligned, config: Config) -> Clash | None:
    """The gravest clash of strength; ``None`` where there is none.

    Two sentences that stand in no shared claim are only asked about orders and requests, whose words must then be the
    same by themselves. ``config`` is not read: the limits are a table.
    """
    return either_way(pair, _find)


def _find(pair: Aligned) -> Clash | None:
    if pair.a.text == pair.b.text:
        return None
    a, b = read(pair.a), read(pair.b)
    left, right = strengths_of(a), strengths_of(b)
    if not left or not right:
        return None
    levels = [{(s.scale, s.level) for s in side} for side in (left, right)]
    found = [
        clash
        for s in left
        for t in right
        if (s.scale, s.level) not in levels[1]
        and (t.scale, t.level) not in levels[0]
        and (clash := _clash(s, a, t, b, pair))
    ]
    return max(found, key=lambda c: (c[1].verdict == "conflict", c[0], c[1].reasons))[1] if found else None


# Reading one text.


def _set(table: str, name: str) -> frozenset[str]:
    return word_set(table, name, "certainty")


@cache
def _phrases() -> dict[str, tuple[Cue, ...]]:
    """The cues by their first word: (words, scale, level)."""
    return by_first_word(
        (tuple(str(phrase).split()), scale, level)
        for scale in SCALES
        for level, phrases in packaged_table("certainty")[scale].items()
        for phrase in phrases
    )


@cache
def _flips() -> dict[str, str]:
    rows = (str(row).partition("|") for row in packaged_table("certainty")["flipped"]["rows"])
    return {level: other for level, _, other in rows}


@lru_cache(maxsize=50_000)
def strengths_of(p: Parsed) -> tuple[Strength, ...]:
    """The words of strength in a text, in order; none is known without a parse."""
    return () if p.parse is None else tuple(_strengths(p, p.parse))


def _strengths(p: Parsed, parse: Parse) -> Iterator[Strength]:
    covered = -1
    for word in p.words:
        verb = predicate_of(parse, p.tokens[word.at])
        if word.at <= covered or (verb is not None and is_open(parse, verb)):
            continue
        for words, scale, level in _phrases().get(word.low, ()):
            if not all(p.low(word.at + i) == part for i, part in enumerate(words)) or word.dated:
                continue
            covered = word.at + len(words) - 1
            found = _strength(p, word.at, covered + 1, scale, level)
            if found:
                yield found
            break


def _strength(p: Parsed, first: int, last: int, scale: str, level: str) -> Strength | None:
    if _idle(p, first, last):
        return None
    begin = _negated(p, first)
    if begin < first:
        if level not in _flips():
            return None
        level = _flips()[level]
        if not level:
            return None
    before = [w for w in p.clause_words(p.words[first].clause) if w.at < begin]
    behind = [w for w in p.clause_words(p.words[first].clause) if w.at >= last]
    clause = p.words[first].clause
    if not contents(before) and clause and not p.clauses[clause - 1].reporting:
        before = [*p.clause_words(clause - 1), *before]
    if not contents(behind) and clause + 1 < len(p.clauses):
        behind = [*behind, *p.clause_words(clause + 1)]
    return Strength(scale, level, begin, last, _telling(before), _telling(behind))


def _telling(words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(w for w in contents(words) if w.low not in _phrases())


def _idle(p: Parsed, first: int, last: int) -> bool:
    """Is the mark none here ("after all", "asked whether", "some 40 people")?"""
    low, before, behind = p.low(first), p.low(first - 1), p.low(last)
    if low in _set("idle", "before_of") and before in _set("idle", "before"):
        return True
    if low in _set("idle", "behind_of") and behind in _set("idle", "behind"):
        return not (behind == "of" and low in _set("idle", "with_of"))
    return low in ("some", "all", "both", "every") and last < len(p.words) and p.words[last].number


def _negated(p: Parsed, first: int) -> int:
    """Where the denial of the mark begins, of its own or of the clause that it is the heart of; ``first`` for none."""
    parse, token = p.parse, p.tokens[first]
    if parse is None:
        return first
    cue = child(parse, token, "neg")
    if cue is None and parse.deps[token] in ("det", "predet"):
        cue = child(parse, parse.heads[token], "neg")  # "not all parties"
    verb = predicate_of(parse, token)
    if cue is None and verb is not None:
        heart = complement_of(parse, verb)
        if token in (verb, heart) or (parse.deps[token] == "amod" and parse.heads[token] == heart):
            narrow = child(parse, verb, "neg")  # "not immediately clear" is not clear
            cue = narrow if narrow is not None else denial(parse, verb)
    at = None if cue is None else p.at.get(cue)
    return at if at is not None and at < first else first


# Two strengths.


@cache
def _clashes() -> dict[tuple[str, str, str], Verdict]:
    """(scale, level, level) -> the gravest verdict, in either order."""
    found: dict[tuple[str, str, str], Verdict] = {}
    for row in packaged_table("certainty")["clashes"]["rows"]:
        scale, one, other, verdict = str(row).split("|")
        worst: Verdict = "conflict" if verdict == "conflict" else "unclear"
        found[scale, one, other] = found[scale, other, one] = worst
    return found


def _clash(s: Strength, a: Parsed, t: Strength, b: Parsed, pair: Aligned) -> tuple[float, Clash] | None:
    """The clash and how near the two are; ``None`` where they do not speak of the same."""
    worst = _clashes().get((s.scale, s.level, t.level)) if s.scale == t.scale else None
    if worst is None or (not pair.linked and s.scale != "force"):
        return None
    left, right = (*s.before, *s.behind), (*t.before, *t.behind)
    common = matched(left, right)
    things = [x for x, y in common if not (x.name and y.name)]
    share = cover(len(common), len(left), len(right))
    least = limit("words" if pair.linked else "words_apart", "certainty")
    if not things or len(common) < least or share < limit("close" if pair.linked else "apart", "certainty"):
        return None
    met = {id(w) for one in common for w in one}
    if s.before and t.before and id(s.before[-1]) not in met and id(t.before[-1]) not in met:
        return None
    if _apart(left, right) or not _same_head(s, t, pair):
        return None
    verdict: Verdict = (
        "conflict" if worst == "conflict" and pair.linked and share >= limit("same", "certainty") else "unclear"
    )
    words_a = (span_of(a.words[s.first : s.last]),)
    words_b = (span_of(b.words[t.first : t.last]),)
    said = f"{quoted(pair.a.text, words_a)} against {quoted(pair.b.text, words_b)}"
    of = f"of {quoted(pair.a.text, [span_of([x]) for x, _ in common[:4]])}"
    return share, Clash("certainty", verdict, words_a, words_b, (said, of, f"rule: {_RULES[s.scale]}"))


_RULES = {
    "force": "an order or demand is not a request",
    "fact": "what is confirmed is not denied, and more than alleged",
    "knowledge": "one knows what the other does not know",
    "chance": "what will be is more than what may be",
    "amount": "all are more than some, and some more than none",
}


def _apart(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Has each a name that the other has not, and none in common?"""
    one, other = {w.norm for w in left if w.name}, {w.norm for w in right if w.name}
    return bool(one - other) and bool(other - one)


def _same_head(s: Strength, t: Strength, pair: Aligned) -> bool:
    """Do both marks stand at the same word: what may be or will be, whose all or some?"""
    if s.scale == "chance":
        return bool(s.behind and t.behind) and not s.behind[0].close.isdisjoint(t.behind[0].close)
    if s.scale == "amount":
        return bool(s.behind and t.behind) and not s.behind[0].wide.isdisjoint(t.behind[0].wide)
    return True
