"""Who is held to have done a deed, as one sentence says it: frames of blame, claim, denial and not knowing.

The words are ``tables/blame.toml``; the turns of phrase are below, as patterns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from consistency.checks.blame_turns import COMPILED, DOUBTED, TRIGGER, Stance, Where
from consistency.checks.copies import CALENDAR, FUNCTION, Token, norm_of, tokens_of
from consistency.checks.mentions import bare
from consistency.checks.roles import party_of
from consistency.checks.statements import Span
from consistency.config import packaged_table
from consistency.language import governor, is_passive, is_predicate, patient, subject
from consistency.parsing import Parse, head_of_span, subtree, token_at, tokens_in


@cache
def blame_words(table: str, name: str = "words") -> frozenset[str]:
    """A list of ``tables/blame.toml``, as lemmas."""
    return frozenset(norm_of(str(w)) for w in packaged_table("blame")[table][name])


def blame_limit(name: str) -> float:
    """A number of ``tables/blame.toml``, with its source there."""
    limits: Any = packaged_table("blame")["limits"]
    return float(limits[name])


@dataclass(frozen=True, slots=True)
class Frame:
    """What one sentence says of who did a deed."""

    stance: Stance
    party: tuple[Token, ...]
    """Empty where nobody is known or has claimed it."""
    groups: frozenset[str]
    """Rows of ``[deeds]`` that the deed may be of."""
    anchors: tuple[Token, ...]
    """Words that tell this deed from others: where, at what, which."""
    bare: bool
    """Is it only "the attack" or "the attacks", that points back?"""
    plural: bool
    answer: bool
    """Is it an answer to another deed?"""
    span: Span
    """The words that say it, in the text."""


INITIAL = 3
"""Letters of a word whose stop ends no clause ("J.", "Col.")."""
_DOUBT_REACH = 60
"""Characters before words of blame in which a doubt is looked for."""
_HEAD_REACH, _BEHIND_REACH = 6, 10
"""Words before and behind a deed that may belong to its noun phrase."""
_ENDS_DEED = frozenset(
    "which that who and but was were is are has have had as while by when remain remains killing wounding".split()
)
_POINTERS = frozenset("the this that these those both such".split())
_ANYBODY = re.compile(r"\b(?:you|if|whether)\s(?:\w+\s)?$", re.IGNORECASE)
"""Before "do not know who": nobody in particular."""
_PHRASE_ENDS = frozenset(
    "for in on at to with from as after before over during since when while because but that which who whom whose is"
    " are was were be been has have had will would if by against into near outside and or not also although though"
    " despite including between".split()
)


@lru_cache(maxsize=50_000)
def frames_of(text: str, parse: Parse | None) -> tuple[Frame, ...]:
    """Who did what, as far as ``text`` says it; without its parse nobody knows."""
    if parse is None or not TRIGGER.search(text):
        return ()
    found: list[Frame] = []
    taken: list[Span] = []
    for stance, party_at, deed_at, pattern in COMPILED:
        for m in pattern.finditer(text):
            if any(m.start() < e and s < m.end() for s, e in taken):
                continue
            frame = _frame(text, parse, m.span(), stance, party_at, deed_at)
            if frame:
                found.append(frame)
                taken.append(m.span())
    return tuple(found)


def _frame(text: str, parse: Parse, at: Span, stance: Stance, party_at: Where, deed_at: Where) -> Frame | None:
    tokens = tokens_of(text)
    party: tuple[Token, ...] = ()
    if party_at == "before":
        party = _before(parse, tokens, at)
    elif party_at == "behind":
        party = _behind(parse, tokens, at[1])
    if party_at != "none" and not party:
        return None
    verb = _verb_of(parse, at)
    if stance == "acted" and party_at == "before" and verb is not None and is_passive(parse, verb):
        return None
    if stance == "unknown" and _ANYBODY.search(text[: at[0]]):
        return None
    if stance in ("blamed", "done", "acted") and DOUBTED.search(text[max(0, at[0] - _DOUBT_REACH) : at[0]]):
        return None
    if party and (
        party[0].norm in blame_words("nobody") or any(t.norm in blame_words("nobody", "unknown") for t in party)
    ):
        if stance == "denied":
            return None
        stance = "unclaimed" if stance == "claimed" else "unknown"
        party = ()
    if stance == "done" and any(t.text.casefold() in packaged_table("blame")["hedges"]["words"] for t in tokens):
        stance = "blamed"
    after = party[-1].end if deed_at == "after" and party else at[1]
    deed = _deed(text, parse, tokens, at, after, deed_at, party)
    if deed is None:
        return None
    groups, anchors, is_bare, plural, answer, definite = deed
    if stance == "done" and not definite:
        stance = "acted"  # "launched rockets": there may be many such deeds
    marks = [*at, *((party[0].start, party[-1].end) if party else ())]
    return Frame(stance, party, groups, anchors, is_bare, plural, answer, (min(marks), max(marks)))


def _before(parse: Parse, tokens: Sequence[Token], at: Span) -> tuple[Token, ...]:
    """Who is the subject of the words from ``at[0]`` to ``at[1]``."""
    verb = _verb_of(parse, at)
    who = None if verb is None else subject(parse, verb)
    if who is None or parse.lemmas[who].lower() in blame_words("questions"):
        return ()  # "no idea who was behind it"
    return party_of(parse, who, tokens, blame_limit("party_words"))


def _verb_of(parse: Parse, at: Span) -> int | None:
    """The verb of a turn of phrase, or that which its words hang on."""
    top = head_of_span(parse, *at)
    return top if top is None or is_predicate(parse, top) else governor(parse, top)


def _behind(parse: Parse, tokens: Sequence[Token], end: int) -> tuple[Token, ...]:
    """The noun phrase that begins behind ``end``."""
    first = next((t for t in range(len(parse)) if parse.starts[t] >= end and parse.pos[t] != "PUNCT"), None)
    if first is None or any(parse.pos[t] == "PUNCT" for t in tokens_in(parse, end, parse.starts[first])):
        return ()
    head = first
    while parse.heads[head] > head and parse.deps[head] in _IN_PHRASE:
        head = parse.heads[head]
    return party_of(parse, head, tokens, blame_limit("party_words")) if parse.pos[head] in ("NOUN", "PROPN") else ()


_IN_PHRASE = ("det", "amod", "compound", "nummod", "nmod", "poss", "case", "predet", "quantmod", "advmod", "npadvmod")
"""By which what stands before the head of a noun phrase depends on it."""


Deed = tuple[frozenset[str], tuple[Token, ...], bool, bool, bool, bool]
"""Rows, anchors, bare, plural and answer as in ``Frame``; and is it "the" deed, one that is known?"""


@cache
def _rows() -> dict[str, frozenset[str]]:
    """Word of a deed -> the rows that it stands in."""
    rows: dict[str, set[str]] = {}
    for name, words in packaged_table("blame")["deeds"].items():
        for word in words:
            rows.setdefault(norm_of(word), set()).add(name)
    return {word: frozenset(names) for word, names in rows.items()}


def _deed(
    text: str, parse: Parse, tokens: Sequence[Token], at: Span, after: int, where: Where, party: Sequence[Token]
) -> Deed | None:
    """The deed that stands behind the match, or the nearest before it; with what tells it from others."""
    own = [k for k, t in enumerate(tokens) if t not in party]
    if where == "inside":
        places = [k for k, t in enumerate(tokens) if at[0] <= t.start < at[1]]
    elif where == "before":
        places = [k for k in own if tokens[k].start < at[0]]
        places.reverse()
    else:
        places = [k for k in own if tokens[k].start >= after]
        places = _up_to_mark(text, tokens, places, after)
        if where == "after" and not places:
            places = [k for k in own if tokens[k].start < at[0]][::-1]
    heads = [k for k in places if _is_deed(tokens, k)]
    if not heads:
        return _pointing_back(text, at, where)
    head = heads[0] if where == "before" else _head(text, tokens, heads)
    groups = frozenset().union(*(_rows()[tokens[k].norm] for k in (head, *_beside(text, tokens, head))))
    anchors, opened = _anchors(text, parse, tokens, head, at if where != "inside" else (0, 0), party)
    is_bare = not anchors and opened
    form = tokens[head].text.casefold()
    plural = form.endswith("s") and form != tokens[head].norm
    near = tokens[max(0, head - 3) : head + 1]
    definite = opened or any(t.text.replace("’", "'").endswith("'s") for t in near[:-1])
    return groups, anchors, is_bare, plural, any(t.norm in blame_words("answer") for t in near), definite


def _head(text: str, tokens: Sequence[Token], heads: Sequence[int]) -> int:
    """The deed itself, where a verb of doing stands before it ("fired the rockets" is rockets)."""
    if len(heads) > 1 and tokens[heads[0]].norm in blame_words("doing"):
        between = text[tokens[heads[0]].end : tokens[heads[1]].start]
        if "," not in between and heads[1] - heads[0] <= 3:
            return heads[1]
    return heads[0]


def _beside(text: str, tokens: Sequence[Token], head: int) -> list[int]:
    """Other words of a deed in the same compound: "rocket attack", "bomb blast"."""
    found = []
    for k in (head - 1, head + 1):
        if 0 <= k < len(tokens) and tokens[k].norm in _rows():
            gap = text[min(tokens[k].end, tokens[head].end) : max(tokens[k].start, tokens[head].start)]
            if not gap.strip(" -"):
                found.append(k)
    return found


def _up_to_mark(text: str, tokens: Sequence[Token], places: Sequence[int], start: int) -> list[int]:
    """The words up to the end of the clause."""
    found: list[int] = []
    last = start
    for k in places:
        gap = text[last : tokens[k].start]
        if found and any(mark in gap for mark in ".;:") and len(tokens[k - 1].text) > INITIAL:
            break
        if len(found) >= blame_limit("deed_words"):
            break
        found.append(k)
        last = tokens[k].end
    return found


def _is_deed(tokens: Sequence[Token], k: int) -> bool:
    return tokens[k].norm in _rows() and not (tokens[k].name and not tokens[k].first)


def _pointing_back(text: str, at: Span, where: Where) -> Deed | None:
    """ "No group has claimed responsibility": the deed is that of the story."""
    rest = text[at[1] :].strip(' .”"')
    if where == "behind" and re.fullmatch(r"(?:(?:so far|yet|immediately|for (?:it|this|that)|it|this)\s?)*", rest):
        return frozenset({"any"}), (), True, False, False, True
    return None


def _anchors(
    text: str, parse: Parse, tokens: Sequence[Token], head: int, at: Span, party: Sequence[Token]
) -> tuple[tuple[Token, ...], bool]:
    """The words in the noun phrase of the deed that tell it from others (of a passive verb: its subject); and whether
    "the" or "this" opens it."""
    left, opened = _left_of(text, parse, tokens, head, at)
    found = [*left, *_right_of(text, tokens, head)]
    kept = [t for t in found if t not in party and t.content and not t.number and bare(t.text) not in CALENDAR]
    return tuple(t for t in kept if t.norm not in _rows() and t.norm not in blame_words("plain")), opened


def _left_of(text: str, parse: Parse, tokens: Sequence[Token], head: int, at: Span) -> tuple[list[Token], bool]:
    found: list[Token] = []
    for k in range(head - 1, max(-1, head - _HEAD_REACH), -1):
        t = tokens[k]
        low = t.text.casefold()
        if text[t.end : tokens[k + 1].start].strip(" -’'") or (t.start >= at[0] and t.end <= at[1]):
            break
        if low in _POINTERS:
            return found, True
        if low in ("was", "were", "been", "is", "are") and _is_past(tokens[head]):
            return [*found, *_undergone_by(parse, tokens, tokens[head])], False
        if low in _PHRASE_ENDS or low in ("a", "an") or low in FUNCTION:
            break
        found.append(t)
    return found, False


def _undergone_by(parse: Parse, tokens: Sequence[Token], deed: Token) -> list[Token]:
    """The words of what a deed in the passive was done to."""
    verb = token_at(parse, deed.start)
    done_to = None if verb is None else patient(parse, verb)
    inside = () if done_to is None else subtree(parse, done_to, without=("relcl", "acl", "appos"))
    spans = [(parse.starts[t], parse.ends[t]) for t in inside]
    return [t for t in tokens if any(start <= t.start < end for start, end in spans)]


def _is_past(token: Token) -> bool:
    return token.text.casefold().endswith("ed") or token.norm in blame_words("doing", "past")


def _right_of(text: str, tokens: Sequence[Token], head: int) -> list[Token]:
    found: list[Token] = []
    for k in range(head + 1, min(len(tokens), head + _BEHIND_REACH)):
        if text[tokens[k - 1].end : tokens[k].start].strip(" -’'") or tokens[k].text.casefold() in _ENDS_DEED:
            break
        found.append(tokens[k])
    return found
