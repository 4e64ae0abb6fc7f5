"""Do two texts give different causes of one thing, or does one deny the cause that the other gives?

What a sentence says of a cause is read as a frame: the words of the effect, the cue ("because of", "led to"), the
words of the cause, and whether it is denied. Frames of different sentences are of one thing where their words are the
same by themselves, so the two sentences need not be alike. The lists and limits are ``tables/cause.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from consistency.checks.clauses import (
    Cue,
    Parsed,
    Word,
    adverb,
    by_first_word,
    contents,
    cover,
    either_way,
    limit,
    matched,
    parse,
    quoted,
    span_of,
    word_set,
)
from consistency.checks.statements import Aligned, Clash, Span
from consistency.config import Config, packaged_table
from consistency.datatypes import Verdict

Strength = Literal["strong", "weak"]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a sentence says of one cause. The words are those of content, in order."""

    effect: tuple[Word, ...]
    cause: tuple[Word, ...]
    cue: Span
    """With the word that denies it, where there is one."""
    denied: bool
    strength: Strength
    hedged: bool
    """Is the cause only a guess?"""
    partial: bool
    """May there be others?"""
    undone: bool = False
    """Is it the cause of something that did not happen?"""
    mutual: bool = False
    """Does the cue bind both ways ("linked to"), so that either may be the cause?"""
    unknown: bool = False
    """Does it say that the cause is not known? Then ``cause`` is empty."""


def find(pair: Aligned, config: Config) -> Clash | None:
    """The gravest clash of causes; ``None`` where there is none.

    A cause that one gives and the other denies is a ``conflict`` where the effects are nearly the same, else
    ``unclear``; different causes of one effect are ``unclear``, since both may have had a part. ``config`` is not read.
    """
    return either_way(pair, _find)


def _find(pair: Aligned) -> Clash | None:
    if pair.a.text == pair.b.text:
        return None
    left, right = frames_of(pair.a.text), frames_of(pair.b.text)
    if not left or not right:
        return None
    found = [c for f in left for g in right for h in _turns(f, g) if (c := _clash(f, h, pair))]
    return max(found, key=lambda c: (c.verdict == "conflict", len(c.reasons[0]), c.reasons)) if found else None


def _turns(f: Frame, g: Frame) -> tuple[Frame, ...]:
    """``g``, and turned round where both may be read either way."""
    if f.mutual and g.mutual and f.denied != g.denied:
        return g, replace(g, effect=g.cause, cause=g.effect)
    return (g,)


# Reading the frames of one text.


def _set(table: str, name: str) -> frozenset[str]:
    return word_set(table, name, "cause")


@cache
def _phrases() -> dict[str, tuple[Cue, ...]]:
    """The cues by their first word: (words, order, strength)."""
    table = packaged_table("cause")
    return by_first_word(
        (tuple(str(phrase).split()), order, strength)
        for order in ("effect_first", "cause_first")
        for strength in ("strong", "weak", "none")
        for phrase in table[order].get(strength, ())
    )


@cache
def _split_phrases(name: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    rows = (str(row).partition("|") for row in packaged_table("cause")[name]["rows"])
    return tuple((tuple(first.split()), tuple(second.split())) for first, _, second in rows)


@lru_cache(maxsize=50_000)
def frames_of(text: str) -> tuple[Frame, ...]:
    """The causes that ``text`` speaks of, in order."""
    p = parse(text)
    if any(c.question for c in p.clauses[-1:]):
        return ()
    return tuple(f for f in (*_frames(p), *_unknown(p)) if f.effect and (f.cause or f.unknown))


def _frames(p: Parsed) -> Iterator[Frame]:
    at = 0
    while at < len(p.words):
        opens = p.low(at) in ("the", "a") and not _is_before(p, at)
        split = _between(p, at + 1 if opens else at)
        if split:
            yield split[0]
            at = split[1]
            continue
        cue = next((row for row in _phrases().get(p.words[at].low, ()) if _reads(p, at, row[0])), None)
        if cue is None:
            at += 1
            continue
        words, order, strength = cue
        last = at + len(words)
        found = _frame(p, at, last, order, strength)
        if found:
            yield found
        at = last


def _reads(p: Parsed, at: int, phrase: Sequence[str]) -> bool:
    return all(p.low(at + i) == part for i, part in enumerate(phrase))


def _frame(p: Parsed, first: int, last: int, order: str, strength: str) -> Frame | None:
    """The frame around the cue of words ``first`` to ``last``; ``None`` where the cue is none."""
    begin = _denial(p, first)
    if begin is None:
        return None
    behind, before = _behind(p, last), _before(p, begin if begin < first else first)
    if order == "effect_first":
        effect, cause = (before, behind)
        if not effect and behind:
            effect = _next_clause(p, behind[-1])
    else:
        if not p.words[first].low.endswith("ing") and p.low(last) == "by":
            return None
        effect, cause = behind, before
    if p.words[first].low in ("the", "a") and order == "cause_first" and not _is_before(p, first):
        return None
    if p.low(last - 2) == "due" and p.low(last) in _set("noun", "planned"):
        return None  # "due to appear"
    if p.low(first - 1) in _set("noun", "before") or (last - first == 1 and p.low(last) in _set("noun", "behind")):
        return None
    if strength == "weak" and begin < first:
        return None
    denied = begin < first or strength == "none" or (strength == "strong" and _rejected(p, first))
    near = {w.low for w in p.words if p.words[first].clause - 1 <= w.clause <= p.words[first].clause}
    return Frame(
        tuple(effect),
        tuple(cause),
        span_of(p.words[begin:last]),
        denied,
        "weak" if strength == "weak" else "strong",
        bool(near & _set("hedged", "words")),
        bool(near & _set("hedged", "partly")),
        _undone(p, begin, effect),
        " ".join(w.low for w in p.words[first:last]) in _set("effect_first", "mutual"),
    )


def _undone(p: Parsed, begin: int, effect: Sequence[Word]) -> bool:
    """Is the effect itself denied ("did not play because of rain")?"""
    clauses = {w.clause for w in effect}
    return any(
        w.clause in clauses and (w.low in _set("denied", "words") or w.low == "n't")
        for w in p.words
        if w.at < begin or (effect and w.at >= effect[0].at - 1 and w.at > begin)
    )


def _is_before(p: Parsed, at: int) -> bool:
    """Does a form of "be", or "as", stand before this word (with "not" between)?"""
    before = [p.low(at - 1), p.low(at - 2) if p.low(at - 1) in ("not", "n't") else ""]
    return bool({"is", "was", "were", "are", "as", "been", "be"} & set(before))


def _denial(p: Parsed, first: int) -> int | None:
    """Where the denial of the cue begins; ``first`` where it is not denied, ``None`` for "not only because of"."""
    for at in range(first - 1, max(-1, first - 6), -1):
        low = "not" if p.low(at) == "n't" else p.low(at)
        if low in _set("denied", "words") or (low == "nothing" and p.low(at + 1) == "to"):
            between = {p.low(i) for i in range(at + 1, first)}
            return None if between & _set("denied", "only") else at
        if low not in _set("denied", "between") and low not in _set("denied", "only"):
            break
    return first


def _rejected(p: Parsed, first: int) -> bool:
    """Does the clause before deny what this one says ("officials denied that the fire was caused by …")?"""
    clause = p.words[first].clause
    lead = [w.low for w in p.words if clause - 1 <= w.clause <= clause and w.at < first]
    return bool(set(lead) & _set("denied", "verbs"))


def _behind(p: Parsed, last: int) -> list[Word]:
    """The words of content from ``last`` to the end of the clause."""
    if last >= len(p.words):
        return []
    return _telling(w for w in p.words[last:] if w.clause == p.words[last].clause)


def _before(p: Parsed, first: int) -> list[Word]:
    """The words of content before ``first``: of its clause; where that has none, of the clauses before."""
    clause = p.words[first].clause if first < len(p.words) else 0
    own = _telling(w for w in p.words[:first] if w.clause == clause)
    if own:
        return own
    found: list[Word] = []
    for number in range(clause - 1, max(-1, clause - 1 - int(limit("back", "cause"))), -1):
        if not p.clauses[number].reporting:
            found = _telling(p.clause_words(number)) + found
    return found


def _next_clause(p: Parsed, word: Word) -> list[Word]:
    """The words of content of the clause behind that of ``word``, for a sentence that begins with its cause."""
    return _telling(p.clause_words(word.clause + 1)) if word.clause + 1 < len(p.clauses) else []


def _telling(words: object) -> list[Word]:
    return [w for w in contents(words) if w.norm not in _set("vague", "words") and not adverb(w)]  # type: ignore[arg-type]


def _between(p: Parsed, at: int) -> tuple[Frame, int] | None:
    """ "Blamed the fall on snow", "the cause of the fall was snow", "ruled out snow as the cause of the fall"."""
    for name in ("between", "outside"):
        for first, second in _split_phrases(name):
            if p.low(at) != first[0] or not _reads(p, at, first):
                continue
            start, clause = at + len(first), p.words[at].clause
            for to in range(start + 1, min(start + 14, len(p.words))):
                if p.words[to].clause != clause:
                    break
                if not _reads(p, to, second):
                    continue
                behind = to + len(second)
                middle = tuple(_telling(p.words[start:to]))
                end = tuple(_behind(p, behind))
                begin = _denial(p, at)
                if not middle or not end or begin is None or (second[-1] in ("was", "is") and _no_cause(p, behind)):
                    return None
                no = p.low(behind) in _set("denied", "words") or p.low(behind) == "n't"
                out = name == "outside"
                near = {w.low for w in p.clause_words(clause)}
                cue = span_of(p.words[to : behind + 1] if no else p.words[begin : at + len(first)])
                hedged, partial = bool(near & _set("hedged", "words")), bool(near & _set("hedged", "partly"))
                effect, cause = (end, middle) if out else (middle, end)
                return Frame(effect, cause, cue, out != (begin < at or no), "strong", hedged, partial), behind
    return None


def _no_cause(p: Parsed, at: int) -> bool:
    """Does what follows "the cause was" name none ("announced", "under study", "not known")?"""
    behind = {w.low for w in p.words[at:] if w.clause == p.words[at].clause}
    if behind & (_set("unknown", "words") | _set("unknown", "known")):
        return True
    return p.low(at) in _set("unknown", "going_on") or p.low(at).endswith("ed")


def _unknown(p: Parsed) -> Iterator[Frame]:
    """ "The cause of the fall is unknown", "it is not clear what caused the fall"."""
    open_words = [w for w in p.words if w.low in _set("unknown", "words") or _not_known(p, w)]
    for word in open_words[:1]:
        for at in range(len(p.words)):
            for phrase in _phrase_list("unknown", "of"):
                if not _reads(p, at, phrase):
                    continue
                effect = [w for w in _behind(p, at + len(phrase)) if w.low not in _set("unknown", "words")]
                yield Frame(tuple(effect), (), span_of([word]), False, "strong", False, False, unknown=True)


def _not_known(p: Parsed, word: Word) -> bool:
    """ "Not known", "n't clear", "do not know"."""
    before = {"not" if p.low(i) == "n't" else p.low(i) for i in range(max(0, word.at - 3), word.at)}
    return word.low in _set("unknown", "known") and "not" in before


@cache
def _phrase_list(table: str, name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(str(phrase).split()) for phrase in packaged_table("cause")[table][name])


# Two frames.


def _clash(f: Frame, g: Frame, pair: Aligned) -> Clash | None:
    effects = matched(f.effect, g.effect)
    if all(x.name and y.name for x, y in effects):
        return None
    if f.unknown or g.unknown:
        return None if f.unknown == g.unknown else _open(f, g, effects, pair)
    if f.undone != g.undone:
        return None
    if f.denied != g.denied:
        return _denied(f, g, effects, pair)
    if f.denied or "weak" in (f.strength, g.strength) or len(effects) < _few(f, g):
        return None
    return _different(f, g, effects, pair)


def _few(f: Frame, g: Frame) -> int:
    """How many words two effects must have in common."""
    return min(len(f.effect), len(g.effect), int(limit("effect", "cause")))


def _denied(f: Frame, g: Frame, effects: Sequence[tuple[Word, Word]], pair: Aligned) -> Clash | None:
    """One gives the cause that the other denies."""
    in_effect = frozenset().union(*(w.wide for one in effects for w in one))
    heads = int(limit("heads", "cause"))
    left = [w for w in f.cause[:heads] if w.wide.isdisjoint(in_effect)]
    right = [w for w in g.cause[:heads] if w.wide.isdisjoint(in_effect)]
    causes = matched(left, right)
    if not causes or _names_apart(f.cause, g.cause):
        return None
    if len(effects) < _few(f, g) and len(causes) < limit("effect", "cause"):
        return None  # one word of the effect will do where two of the cause are the same
    if not pair.linked and len(effects) + len(causes) < limit("total", "cause"):
        return None
    share = cover(len(effects), len(f.effect), len(g.effect))
    guess = f.hedged or g.hedged or "weak" in (f.strength, g.strength)
    verdict: Verdict = "conflict" if share >= limit("sure", "cause") and not guess else "unclear"
    words = tuple(x for x, _ in causes), tuple(y for _, y in causes)
    return _made(f, g, words, pair, verdict, "one denies the cause that the other gives")


def _names_apart(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Are names all that the two causes have to tell them apart, and not one in common?"""
    one, other = {w.norm for w in left[:2] if w.name}, {w.norm for w in right[:2] if w.name}
    return bool(one and other) and one.isdisjoint(other)


def _open(f: Frame, g: Frame, effects: Sequence[tuple[Word, Word]], pair: Aligned) -> Clash | None:
    """One gives a cause, the other says that it is not known."""
    given = g if f.unknown else f
    if len(effects) < _few(f, g):
        return None
    if given.denied or given.hedged or given.partial or given.strength == "weak":
        return None
    if cover(len(effects), len(f.effect), len(g.effect)) < limit("sure", "cause") or not (
        pair.linked or len(effects) > 1
    ):
        return None
    return _made(f, g, (f.cause, g.cause), pair, "unclear", "one gives a cause that the other says is not known")


def _different(f: Frame, g: Frame, effects: Sequence[tuple[Word, Word]], pair: Aligned) -> Clash | None:
    """Both give a cause, and the two have nothing in common."""
    if f.hedged or g.hedged or f.partial or g.partial or not pair.linked:
        return None
    if cover(len(effects), len(f.effect), len(g.effect)) < limit("same_effect", "cause"):
        return None
    if matched(f.cause, g.cause) or matched(f.cause, g.effect) or matched(f.effect, g.cause):
        return None
    return _made(f, g, (f.cause, g.cause), pair, "unclear", "the two give different causes of the same")


Words = tuple[Word, ...]


def _made(f: Frame, g: Frame, causes: tuple[Words, Words], pair: Aligned, verdict: Verdict, rule: str) -> Clash:
    words_a, words_b = _marked(f, causes[0]), _marked(g, causes[1])
    said = f"{quoted(pair.a.text, words_a)} against {quoted(pair.b.text, words_b)}"
    of = f"of {quoted(pair.a.text, [span_of([w]) for w in f.effect[:4]])}"
    return Clash("cause", verdict, words_a, words_b, (said, of, f"rule: {rule}"))


def _marked(f: Frame, causes: Words) -> tuple[Span, ...]:
    """The cue, and the words of the cause that clash."""
    return tuple(sorted({f.cue, *([span_of(sorted(causes, key=lambda w: w.at))] if causes else [])}))
