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
    quoted,
    read,
    span_of,
    word_set,
)
from consistency.checks.denials import (
    Denial,
    copular,
    denials_of,
    is_open,
    listed,
    nominal,
    passive,
    predicate_of,
    tense_of,
    verbal,
)
from consistency.checks.opposites import both_ways, pairs_in
from consistency.checks.statements import Aligned, Clash, Span
from consistency.checks.states import changed_since
from consistency.config import Config
from consistency.datatypes import Verdict
from consistency.language import denial, modality, patient, speaker_span, speeches
from consistency.language.clauses import is_predicate
from consistency.language.modality import is_infinitive
from consistency.parsing import Parse, ancestors, children, tokens_in


def find(pair: Aligned, config: Config) -> Clash | None:
    """The gravest denial of one statement by the other; ``None`` where there is none.

    ``conflict`` where both are in one shared claim and say nearly the same besides the negation, ``unclear`` where they
    are fairly close. ``config`` is not read: the limits are a table.
    """
    return either_way(pair, _find)


def _find(pair: Aligned) -> Clash | None:
    a, b = read(pair.a), read(pair.b)
    if pair.a.text == pair.b.text or not _could_clash(a, b) or _elsewhere(pair):
        return None
    found = [*_denied(a, b, pair, swap=False), *_denied(b, a, pair, swap=True), *_contrary(a, b, pair)]
    return max(found, key=_weight)[1] if found else None


def _weight(found: tuple[float, Clash]) -> tuple[bool, float, list[str]]:
    """Conflicts before what is unclear, then the closest; the words last, so that the order of the texts is nothing."""
    return found[1].verdict == "conflict", found[0], sorted(found[1].reasons)


def _could_clash(a: Parsed, b: Parsed) -> bool:
    if a.parse is None or b.parse is None or len(a.norms & b.norms) < _COMMON:
        return False
    return bool(denials_of(a) or denials_of(b) or _opposed(a, b))


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
    for found in denials_of(no):
        x = no.words[found.target]
        y = _meeting(found, x, no, yes)
        judged = None if y is None else _judge(found, x, y, no, yes, pair)
        if y is not None and judged:
            share, verdict = judged
            one, other = (pair.b.claim, pair.a.claim) if swap else (pair.a.claim, pair.b.claim)
            days = changed_since(no, x, one, yes, y, other)
            spans = _cue_span(found, no, x), (_said_span(yes, y),)
            yield share, _clash(no, spans[0], yes, spans[1], verdict, swap, days=days)


def _meeting(cue: Denial, x: Word, no: Parsed, yes: Parsed) -> Word | None:
    """The same word where the other text says it undenied, in the likest clause."""
    around = {w.norm for w in contents(no.words)}
    same = [y for y in yes.words if y.content and not x.close.isdisjoint(y.close)]
    for y in sorted(same, key=lambda y: -len(around & {w.norm for w in yes.clause_words(y.clause)})):
        if _asserted(y, yes) and _same_form(cue, x, y, no, yes) and _same_role(cue, x, y, no, yes):
            return y
    return None


def _asserted(y: Word, p: Parsed) -> bool:
    """Is the word said plainly: no question, no condition, and nothing that says no or maybe to it?"""
    parse = p.parse
    verb = None if parse is None else predicate_of(parse, p.tokens[y.at])
    if parse is None:
        return False
    if verb is None:  # a heading or a torn line
        return not any(w.norm in listed("unsure", "no") or _doubts(w) for w in p.clause_words(y.clause) if w.at != y.at)
    if is_open(parse, verb) or modality(parse, verb).kind in ("denied", "conditional"):
        return False
    chain = (verb, *ancestors(parse, verb))
    if any(denial(parse, t) is not None for t in chain if is_predicate(parse, t)):
        return False
    if any(parse.lemmas[t].lower() == "no" for above in chain[1:] for t in children(parse, above, "det")):
        return False  # "no evidence that"
    own = [w for w in p.words if w.at != y.at and predicate_of(parse, p.tokens[w.at]) == verb]
    own = [w for w in own if parse.pos[p.tokens[w.at]] not in ("NOUN", "PROPN")]
    own += [p.words[p.at[t]] for t in chain[1:] if t in p.at and p.at[t] != y.at]
    return not any(_doubts(w) or w.norm in listed("unsure", "no") for w in own)


def _doubts(word: Word) -> bool:
    return not word.dated and (word.norm in listed("unsure", "words") or word.low in listed("unsure", "words"))


def _same_form(cue: Denial, x: Word, y: Word, no: Parsed, yes: Parsed) -> bool:
    """Are both predicates finite or neither, and is the tense of both one that can clash?"""
    x_loose, y_loose = _loose(no, x), _loose(yes, y)
    if cue.kind == "plain" and x_loose:
        return y_loose and _governed_alike(no, x, yes, y)
    if y_loose and not (_done(yes, y) or cue.kind in ("sentence", "all", "without")):
        return False
    if cue.kind in ("all", "without", "sentence"):
        return True
    left, right = cue.tense, tense_of(yes, y.at)
    if "modal" in (left, right) or (left == "future") != (right == "future"):
        return False
    if right == "able" and left != "able":
        return False
    return not (cue.moment and left == "present" and right == "past")


def _loose(p: Parsed, word: Word) -> bool:
    """Is it an infinitive that another word rules ("decided to run")?"""
    parse, token = p.parse, p.tokens[word.at]
    return (
        parse is not None
        and is_predicate(parse, token)
        and is_infinitive(parse, token)
        and not _has_modal(parse, token)
    )


def _has_modal(parse: Parse, verb: int) -> bool:
    return any(parse.tags[t] != "TO" for t in children(parse, verb, "aux"))


def _done(p: Parsed, word: Word) -> bool:
    """Does the ruling word say that the infinitive came about ("managed to", "was able to")?"""
    parse = p.parse
    return parse is not None and parse.lemmas[parse.heads[p.tokens[word.at]]].lower() in listed("narrow", "done")


def _governed_alike(no: Parsed, x: Word, yes: Parsed, y: Word) -> bool:
    """Is "not to" governed by the same word as "to" ("decided not to run", "decided to run")?"""
    if no.parse is None or yes.parse is None:
        return False
    one, other = no.at.get(no.parse.heads[no.tokens[x.at]]), yes.at.get(yes.parse.heads[yes.tokens[y.at]])
    return one is not None and other is not None and not no.words[one].close.isdisjoint(yes.words[other].close)


def _same_role(cue: Denial, x: Word, y: Word, no: Parsed, yes: Parsed) -> bool:
    """Is what is denied said in the same role: of what somebody is, or of what somebody does?"""
    if cue.kind == "all" and not verbal(no, x):
        return _exists_alike(x, y, no, yes)
    if cue.kind in ("without", "lexical"):
        return True
    if copular(no, x):
        return copular(yes, y)
    return not nominal(yes, y) or nominal(no, x)


def _exists_alike(x: Word, y: Word, no: Parsed, yes: Parsed) -> bool:
    """Does the other text say of troops what the one says of "no troops"?"""
    if no.parse is None or yes.parse is None:
        return False
    one, other = predicate_of(no.parse, no.tokens[x.at]), predicate_of(yes.parse, yes.tokens[y.at])
    if one is None or other is None:
        return False
    verbs = {no.parse.lemmas[one].lower(), yes.parse.lemmas[other].lower()}
    left, right = no.at.get(one), yes.at.get(other)
    alike = left is not None and right is not None and not no.words[left].close.isdisjoint(yes.words[right].close)
    return alike or verbs <= listed("narrow", "exist")


def _judge(denial: Denial, x: Word, y: Word, no: Parsed, yes: Parsed, pair: Aligned) -> tuple[float, Verdict] | None:
    """How near the two are besides the negation, and what that makes of them."""
    if _denies_too(x, yes) or any(w.at != x.at and w.content and w.norm == x.norm for w in no.words):
        return None  # both deny it, or the denying text also says it, of another thing
    if denial.kind == "saying" and any(w.norm in listed("unsure", "charge") for w in yes.words if w.at != y.at):
        return None
    cue = {denial.first}
    left = [w for w in contents(no.words) if w.at not in cue | _reports(no)]
    right = [w for w in contents(yes.words) if w.at not in _reports(yes)]
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


def _reports(p: Parsed) -> frozenset[int]:
    """The words that only say who says so."""
    if p.parse is None:
        return frozenset()
    spans = [(speaker_span(p.parse, act.speaker), act.cue) for act in speeches(p.parse)]
    tokens = {token for span, cue in spans for token in (*tokens_in(p.parse, span.start, span.end), cue)}
    return frozenset(p.at[token] for token in tokens if token in p.at)


def _other_time(p: Parsed, q: Parsed) -> bool:
    """Does one text alone set its time against another ("previously", "again")?"""
    one, other = ({w.low for w in text.words} & word_set("times", "words", "negation") for text in (p, q))
    return one != other


def _denies_too(x: Word, yes: Parsed) -> bool:
    """Does the other text, too, deny this word somewhere?"""
    denied = (yes.words[d.target] for d in denials_of(yes))
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
    if passive(p, x) == passive(q, y):
        if _replaced(x, y, near_left, near_right, near):
            return None
    elif _done_to_another(p, x, q, y):
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


_COMMON = 2
"""Words that two texts must share to be looked at."""
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


def _done_to_another(p: Parsed, x: Word, q: Parsed, y: Word) -> bool:
    """Is what it is done to another thing in each, where one is told in the passive?"""
    if p.parse is None or q.parse is None:
        return False
    one, other = patient(p.parse, p.tokens[x.at]), patient(q.parse, q.tokens[y.at])
    left, right = p.at.get(-1 if one is None else one), q.at.get(-1 if other is None else other)
    if left is None or right is None or not (p.words[left].content and q.words[right].content):
        return False
    return p.words[left].wide.isdisjoint(q.words[right].wide)


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
    if contraries_of(a.norms).isdisjoint(b.norms):
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
def contraries_of(norms: frozenset[str]) -> frozenset[str]:
    """What would be the contrary of one of these words."""
    table = _opposites()
    return frozenset(other for norm in norms for other in table.get(norm, ()))


def _contrary(a: Parsed, b: Parsed, pair: Aligned) -> Iterator[tuple[float, Clash]]:
    """Contrary words of the same things, neither of them denied."""
    if denials_of(a) or denials_of(b):
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


def _cue_span(cue: Denial, p: Parsed, x: Word) -> tuple[Span, ...]:
    """The cue with its auxiliary, and what it denies; one span where they stand side by side."""
    first = cue.first
    while first > 0 and auxiliary(p.words[first - 1]) and p.words[first - 1].clause == p.words[first].clause:
        first -= 1
    if 0 <= x.at - cue.last <= 2:
        return (span_of(p.words[first : x.at + 1]),)
    return (span_of(p.words[first : cue.last]), (x.start, x.end))


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
