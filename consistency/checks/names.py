"""Who did it, and to whom: the same told of two texts with the parties exchanged, or with another name.

Three ways to a clash, the sentences being of one event:

- roles: the same verb with its two parties exchanged ("A defeated B" / "B defeated A", "B was beaten by A");
- another name in the same place of sentences that else say the same ("declared over by Lind" / "by Orte");
- two names where one thing has one ("born in Velle" / "born in Nord", "a Norse film" / "a Danish film").

Quiet are spellings, titles, acronyms and parts of one name, a country and its people, city or government, a more exact
place, lists and examples, and what several people may do alike (attend, say, praise). Words: ``tables/actors.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from consistency.checks.copies import CALENDAR, Region, Token, norm_of, regions_of, tokens_of
from consistency.checks.mentions import (
    Mention,
    actors,
    bare,
    is_land,
    is_place,
    lands_of,
    limit,
    may_be_one,
    mentions_of,
    shouts,
    written_alike,
)
from consistency.checks.roles import BE, MOST_WORDS, Deed, beside, crossed, deeds_of, heads_of, verbs_of
from consistency.checks.statements import Aligned, Clash, Span
from consistency.config import Config, packaged_table
from consistency.datatypes import Verdict
from consistency.gazetteer import gazetteer
from consistency.parsing import Parse
from consistency.quantities import extract_quantities
from consistency.quantities.number_words import UNITS


@dataclass(frozen=True, slots=True)
class Features:
    """What is read once from a text."""

    content: frozenset[str]
    """Lemmas that say something, names, numbers and dates left out."""
    figures: frozenset[str]
    """Numbers, months and days."""
    deeds: tuple[Deed, ...]
    names: tuple[Mention, ...]
    slots: tuple[tuple[str, Mention], ...]
    """Names behind words that have one name each ("bear in"), with these words."""


def find(pair: Aligned, config: Config) -> Clash | None:
    """The parties exchanged, or another name where all else is the same; ``None`` where the two may both be true."""
    if pair.a.text == pair.b.text:
        return None
    a, b = features_of(pair.a.text, pair.a.parse), features_of(pair.b.text, pair.b.parse)
    if not a.content or not b.content or _apart(pair, a, b, config):
        return None
    return _exchanged(pair, a, b, config) or _another(pair, a, b, config) or _one_name(pair, a, b, config)


@lru_cache(maxsize=50_000)
def features_of(text: str, parse: Parse | None) -> Features:
    """The features of ``text``; without its parse nobody knows who does what to whom."""
    tokens = tokens_of(text)
    names = mentions_of(text)
    named = {t.start for m in names for t in m.tokens}
    content = frozenset(t.norm for t in tokens if t.content and not t.number and t.start not in named and _plain(t))
    figures = frozenset(t.norm for t in tokens if t.number or t.text.casefold() in CALENDAR)
    return Features(content, figures, deeds_of(parse, tokens), names, _slots(text, tokens, names))


def _plain(token: Token) -> bool:
    low = token.text.casefold()
    return low not in CALENDAR and bare(token.text) not in actors("titles")


def likeness(a: Features, b: Features) -> float:
    """Share of the content words in common, 0 to 1 (Dice); 0 where they are too few to show an event."""
    common = len(a.content & b.content)
    if common < limit("words"):
        return 0.0
    return 2 * common / (len(a.content) + len(b.content))


def _apart(pair: Aligned, a: Features, b: Features, config: Config) -> bool:
    """Do figures or dates show two events?"""
    if a.figures and b.figures and not (a.figures & b.figures):
        return True
    one, other = pair.a.claim.clocks, pair.b.claim.clocks
    if one.event and other.event and one.event_from == other.event_from == "stated":
        size = min(len(one.event), len(other.event))
        return one.event[:size] != other.event[:size]
    return False


# The parties exchanged


def _exchanged(pair: Aligned, a: Features, b: Features, config: Config) -> Clash | None:
    """The same verb, its parties the other way round."""
    rest = likeness(a, b)
    found = [(x, y) for x in a.deeds for y in b.deeds if crossed(x, y) and _told_alike(pair, x, rest)]
    if not found:
        return None
    x, y = min(
        found, key=lambda f: sorted((f[0].verb.norm, f[1].verb.norm, *(" ".join(sorted(heads_of(d.by))) for d in f)))
    )
    sure = pair.linked and (rest >= limit("near") or _short(pair))
    done = f"“{_said(pair.a.text, x.by)}” did it to “{_said(pair.a.text, x.to)}”"
    return _clash(
        pair,
        "conflict" if sure else "unclear",
        (_span(x.by), _span(x.to)),
        (_span(y.by), _span(y.to)),
        f"rule: in one text {done}, in the other the reverse",
    )


def _told_alike(pair: Aligned, deed: Deed, rest: float) -> bool:
    """Is enough of the two sentences the same for one event? More where both may do it to each other."""
    if deed.verb.norm in verbs_of("one_way"):
        return rest >= limit("swapped") or _short(pair)
    return rest >= limit("same")


def _short(pair: Aligned) -> bool:
    """Do both say little beside the deed?"""
    return max(len(pair.a.tokens), len(pair.b.tokens)) <= 2 * MOST_WORDS


# Another name in the same place


def _another(pair: Aligned, a: Features, b: Features, config: Config) -> Clash | None:
    """A name in the place of another, where all else is the same."""
    rest = likeness(a, b)
    if rest < limit("near") or not a.names or not b.names or shouts(pair.a.text) or shouts(pair.b.text):
        return None
    named_a, named_b = ([n for n in f.names if not _in_a_figure(n, t)] for f, t in ((a, pair.a.text), (b, pair.b.text)))
    fresh_a, fresh_b = _fresh(named_a, pair.b.tokens, b.names, config), _fresh(named_b, pair.a.tokens, a.names, config)
    if not fresh_a or not fresh_b or _figures(pair.a.text) != _figures(pair.b.text):
        return None  # where a figure differs as well, two events are told alike
    found: list[tuple[Mention, Mention]] = []
    for region in regions_of(pair.a.text, pair.b.text):
        swap = _swap(region, fresh_a, fresh_b, pair, config)
        if swap == "other":
            return None
        if isinstance(swap, tuple):
            found.append(swap)
    if len(found) != 1 or len(fresh_a) > 1 or len(fresh_b) > 1:
        return None  # several names differ: two events told alike, most likely
    one, other = found[0]
    sure = pair.linked and rest >= limit("same") and not _may_hold(one, other, config)
    verdict: Verdict = "conflict" if sure else "unclear"
    return _clash(
        pair,
        verdict,
        ((one.start, one.end),),
        ((other.start, other.end),),
        f"rule: another name in the same place, {rest:.0%} of the other words the same",
    )


def _in_a_figure(name: Mention, text: str) -> bool:
    """Is it part of a figure: the "Fahrenheit" of "40 degrees Fahrenheit", the "Swiss" of "5 Swiss francs"?"""
    return any(q.start <= name.start and name.end <= q.end for q in extract_quantities(text))


def _figures(text: str) -> frozenset[str]:
    """The figures of a text, in digits or in one word each."""
    said = re.findall(r"\d[\d.,]*(?<![.,])|[a-z]+", text.lower())
    return frozenset(str(UNITS.get(w, w)) for w in said if w[0].isdigit() or (w in UNITS and w != "one"))


def _may_hold(one: Mention, other: Mention, config: Config) -> bool:
    """May one place lie in the other, or beside it, for all that the gazetteer knows?"""
    if "place" not in (one.kind, other.kind):
        return False
    if is_land(one.words, config) and is_land(other.words, config):
        return False
    left, right = _countries(one, config), _countries(other, config)
    return not left or not right or bool(left & right)


def _countries(name: Mention, config: Config) -> frozenset[str]:
    """The country that a place lies in; those of all its namesakes where the gazetteer is not sure which is meant."""
    path = gazetteer(config).path(" ".join(name.words)).split(", ")
    return frozenset(path[-1:]) if len(path) > 1 else lands_of(name.words, config)


def _fresh(
    names: Sequence[Mention], words: Sequence[Token], others: Sequence[Mention], config: Config
) -> list[Mention]:
    """The names that the other text has in no spelling."""
    there = [bare(t.text) for t in words if t.content or t.name]
    return [
        m
        for m in names
        if not any(written_alike(w, x) for w in m.words for x in there)
        and not any(may_be_one(m, o, config) for o in others)
    ]


def _swap(
    region: Region, fresh_a: Sequence[Mention], fresh_b: Sequence[Mention], pair: Aligned, config: Config
) -> tuple[Mention, Mention] | str | None:
    """The two names of the region, "other" where it holds something else that tells the sentences apart."""
    left = [m for m in fresh_a if any(t in m.tokens for t in region.a)]
    right = [m for m in fresh_b if any(t in m.tokens for t in region.b)]
    beside = [
        [t for t in side if t.content and _plain(t) and not any(t in m.tokens for m in names)]
        for side, names in ((region.a, left), (region.b, right))
    ]
    if len(left) != 1 or len(right) != 1:
        return "other" if left or right else None
    if max(len(beside[0]), len(beside[1])) > 1:
        return "other"
    one, other = left[0], right[0]
    if _beside_name(pair.a.tokens, one) != _beside_name(pair.b.tokens, other):
        return "other"
    if one.kind and other.kind and one.kind != other.kind:
        return "other"
    known = is_place(one.words, config), is_place(other.words, config)
    if "place" in (one.kind, other.kind) and not all(known):
        return "other"  # of villages and districts nobody knows what lies in what
    if known[0] != known[1]:
        return "other"
    if _open(pair.a.tokens, one) or _open(pair.b.tokens, other):
        return "other"
    return one, other


def _beside_name(tokens: Sequence[Token], name: Mention) -> str:
    """What tells the part of a name in its sentence: the preposition or verb before it, or the word behind a name that
    opens the sentence."""
    at = _governor(tokens, name)
    if at >= 0:
        return tokens[at].norm
    return next((t.norm for t in tokens[name.last + 1 :] if t.content), "")


def _open(tokens: Sequence[Token], name: Mention) -> bool:
    """May others be in the same place beside this name: a list, a verb that several may do?"""
    if _in_list(tokens, name):
        return True
    near = [*tokens[max(0, name.first - 3) : name.first], *tokens[name.last + 1 : name.last + 4]]
    passive = name.first and tokens[name.first - 1].text.casefold() == "by"
    return not passive and any(t.norm in _shared_verbs() for t in near)


@cache
def _shared_verbs() -> frozenset[str]:
    return frozenset(norm_of(w) for w in actors("shared"))


def _in_list(tokens: Sequence[Token], name: Mention) -> bool:
    around = [*tokens[max(0, name.first - 2) : name.first], *tokens[name.last + 1 : name.last + 3]]
    return any(t.text.casefold() in actors("shared", "lists") for t in around) or _listed(tokens, name)


def _listed(tokens: Sequence[Token], name: Mention) -> bool:
    """Does "and" or "or" join it to another name?"""
    for joint, start in ((name.first - 1, name.first - 3), (name.last + 1, name.last + 2)):
        if not 0 <= joint < len(tokens) or tokens[joint].text.casefold() not in ("and", "or"):
            continue
        if any(t.text[:1].isupper() for t in tokens[max(0, start) : start + 2]):
            return True
    return False


# Two names where one thing has one


def _slots(text: str, tokens: Sequence[Token], names: Sequence[Mention]) -> tuple[tuple[str, Mention], ...]:
    """The names that stand behind a word of ``[slots]``, or as a people in "is a … film"."""
    found = []
    table = packaged_table("actors")["slots"]
    for name in names:
        at = _governor(tokens, name)
        if at < 1:
            continue
        before = tokens[at].text.casefold()
        if before in table and tokens[at - 1].norm in _slot_words(before) and beside(text, tokens, at - 1):
            found.append((f"{tokens[at - 1].norm} {before}", name))
        elif any(t.text.casefold() in BE for t in tokens[max(0, at - 2) : at + 1]):
            noun = tokens[name.last + 1 : name.last + 2]
            if noun and not noun[0].name and noun[0].content and beside(text, tokens, name.last):
                found.append(("be", name))
    return tuple(found)


def _governor(tokens: Sequence[Token], name: Mention) -> int:
    """The place of the word before a name, its titles and its article; -1 where none stands there."""
    at = name.first - 1
    while at >= 0 and (bare(tokens[at].text) in actors("titles") or tokens[at].text.casefold() in ("the", "a", "an")):
        at -= 1
    return at


@cache
def _slot_words(preposition: str) -> frozenset[str]:
    return frozenset(norm_of(w) for w in actors("slots", preposition))


def _one_name(pair: Aligned, a: Features, b: Features, config: Config) -> Clash | None:
    """Two names behind a word that has one, of something that both texts name."""
    held = _held(a, b)
    if not a.slots or not b.slots or held < limit("told"):
        return None
    met = [
        (slot, one, other)
        for slot, one in a.slots
        for there, other in b.slots
        if slot == there and _two_of_one(pair, slot, (one, other), (a, b), config)
    ]
    if not met:
        return None
    slot, one, other = min(met, key=lambda m: (m[0], sorted((m[1].words, m[2].words))))
    return _clash(
        pair,
        "conflict" if pair.linked and held >= limit("held") else "unclear",
        ((one.start, one.end),),
        ((other.start, other.end),),
        f"rule: “{slot}” has one name, and the texts give two; {held:.0%} of the other words are common",
    )


def _two_of_one(
    pair: Aligned, slot: str, names: tuple[Mention, Mention], both: tuple[Features, Features], config: Config
) -> bool:
    """Are they two names, each in its text alone and in no list, of something that both texts name?"""
    one, other = names
    if may_be_one(one, other, config) or not _common_name(*both, names):
        return False
    if slot == "be" and not (is_land(one.words, config) and is_land(other.words, config)):
        return False
    if slot.endswith((" in", " at", " near")) and _may_hold(one, other, config):
        return False
    if not _fresh([one], pair.b.tokens, both[1].names, config) or not _fresh(
        [other], pair.a.tokens, both[0].names, config
    ):
        return False
    return not _in_list(pair.a.tokens, one) and not _in_list(pair.b.tokens, other)


def _held(a: Features, b: Features) -> float:
    """Share of the content words of the text that has fewer, that the other has too; 0 where none is common."""
    common = len(a.content & b.content)
    return common / min(len(a.content), len(b.content)) if common else 0.0


def _common_name(a: Features, b: Features, but: tuple[Mention, Mention]) -> bool:
    """Do both texts name somebody or something else alike? What they tell is of the same, then."""
    return any(x is not but[0] and y is not but[1] and set(x.words) & set(y.words) for x in a.names for y in b.names)


def _span(tokens: Sequence[Token]) -> Span:
    return tokens[0].start, tokens[-1].end


def _said(text: str, tokens: Sequence[Token]) -> str:
    return text[tokens[0].start : tokens[-1].end]


def _clash(pair: Aligned, verdict: Verdict, a: tuple[Span, ...], b: tuple[Span, ...], rule: str) -> Clash:
    quoted = [" … ".join(f"“{text[s:e]}”" for s, e in spans) for text, spans in ((pair.a.text, a), (pair.b.text, b))]
    return Clash("name", verdict, a, b, (" against ".join(quoted), rule))
