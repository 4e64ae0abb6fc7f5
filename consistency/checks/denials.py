"""The negations of one text: what denies, and what is denied. The lists are ``tables/negation.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from consistency.checks.clauses import Parsed, Word, adverb, auxiliary, contents, norm_in_table, parse, word_set
from consistency.config import packaged_table

Kind = Literal["plain", "all", "without", "lexical", "saying", "sentence"]
Tense = Literal["", "past", "present", "future", "able", "modal"]
"""Of a predicate, as far as its auxiliaries tell: "able" for can and could, "modal" for what may or should be."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A negation: its cue (words ``first`` to ``last``, exclusive) and the words it may deny, the likeliest first."""

    first: int
    last: int
    targets: tuple[int, ...]
    kind: Kind
    """``all``: none of what is named ("no troops were hurt"); ``saying``: somebody denies it."""
    tense: Tense
    moment: bool
    """Does it look at one moment only ("not yet", "no longer")?"""


REACH = 4
"""Words before "not" in which its auxiliary stands."""
CONTRAST = 16
"""Words behind "not" in which "but" or "until" turns it."""


@cache
def _phrases(table: str, name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(str(p).split()) for p in packaged_table("negation")[table][name])


@cache
def listed(table: str, name: str) -> frozenset[str]:
    """A list of the table, as words and as lemmas."""
    words = word_set(table, name, "negation")
    return words | {norm_in_table(word) for word in words}


@lru_cache(maxsize=50_000)
def denials_of(text: str) -> tuple[Denial, ...]:
    """The negations of ``text`` that deny something plainly, in order."""
    parsed = parse(text)
    return tuple(_denials(parsed))


def _denials(p: Parsed) -> Iterator[Denial]:
    covered = -1
    for at, word in enumerate(p.words):
        if at <= covered:
            continue
        clause = p.clauses[word.clause]
        if clause.opening == "condition" or clause.question:
            continue
        found = _whole(p, at) or _cue(p, word)
        if not found:
            continue
        covered = found.last - 1
        if found.kind != "sentence" and _doubled(p, found):
            continue
        if found.kind in ("sentence", "saying"):
            behind = p.clause_words(p.words[found.targets[0]].clause)
            if any(w.at > covered and w.norm in listed("unsure", "no") for w in behind):
                covered = behind[-1].at  # denied twice: said
                continue
        yield found


def _doubled(p: Parsed, found: Denial) -> bool:
    """Does something else say no in the same clause ("cannot win without him"), or is it one of two cases?"""
    clause = p.clause_words(p.words[found.first].clause)
    others = [w for w in clause if not found.first <= w.at < found.last and w.low != "nor"]
    return any(w.norm in listed("unsure", "no") or w.low in ("without", "either") for w in others)


def _whole(p: Parsed, at: int) -> Denial | None:
    """ "It is not true that …": all of what follows is denied."""
    for phrase in _phrases("denials", "phrases"):
        if p.words[at].low == phrase[0] and _reads(p, at, phrase):
            last = at + len(phrase)
            rest = [w for w in p.words[last:] if w.clause == p.words[min(last, len(p.words) - 1)].clause]
            targets = _predicates_first(p, rest)
            return Denial(at, last, targets, "sentence", "", False) if targets else None
    return None


def _reads(p: Parsed, at: int, phrase: Sequence[str]) -> bool:
    words = [w.low if w.low != "n't" else "not" for w in p.words[at : at + len(phrase)]]
    return words == list(phrase)


def _cue(p: Parsed, word: Word) -> Denial | None:
    at, low = word.at, word.low
    if word.norm in listed("cues", "plain"):
        return _plain(p, at)
    if low == "no":
        if p.low(at + 1) == "longer":
            return _made(p, at, at + 2, "plain", moment=True)
        if p.low(at + 1) == "one":
            return _made(p, at, at + 2, "all")
        following = p.words[at + 1] if at + 1 < len(p.words) else None
        if following is None or following.clause != word.clause or following.number or _blocked(p, at, at + 1):
            return None
        return _made(p, at, at + 1, "all")
    if low in listed("cues", "nobody"):
        return None if _blocked(p, at, at + 1) else _made(p, at, at + 1, "all")
    if low in listed("cues", "without"):
        return _made(p, at, at + 1, "without")
    return _lexical(p, word)


def _plain(p: Parsed, at: int) -> Denial | None:
    if p.low(at) == "not" and p.low(at + 1) == "to" and not auxiliary_before(p, at):
        return _made(p, at, at + 2, "plain")
    if _blocked(p, at, at + 1) or _contrast(p, at):
        return None
    if p.low(at) == "not" and not any(auxiliary(w) and w.low != "to" for w in p.words[max(0, at - REACH) : at]):
        return None  # "ways to raise it, not lower it"
    return _made(p, at, at + 1, "plain")


def auxiliary_before(p: Parsed, at: int) -> bool:
    """Does an auxiliary stand right before this word ("is not to")?"""
    return at > 0 and auxiliary(p.words[at - 1])


def _blocked(p: Parsed, at: int, after: int) -> bool:
    if p.low(at - 1) in listed("blocked", "before") or (after < len(p.words) and p.words[after].number):
        return True
    return any(
        all(p.low(after + i) == part for i, part in enumerate(phrase)) for phrase in _phrases("blocked", "after")
    )


def _contrast(p: Parsed, at: int) -> bool:
    """ "Not … but …": one thing is put in the place of another. "Not … until …": it happened then."""
    return any(w.low in ("but", "rather", "instead", "until", "till") for w in p.words[at + 1 : at + CONTRAST])


def _lexical(p: Parsed, word: Word) -> Denial | None:
    at, norm = word.at, word.norm
    following = p.words[at + 1] if at + 1 < len(p.words) else None
    if following is None or any(
        w.norm in listed("cues", "plain") or w.low == "no" for w in p.words[max(0, at - 4) : at]
    ):
        return None
    saying = norm in listed("cues", "saying")
    if norm in listed("cues", "to") and following.low == "to":
        return _made(p, at, at + 2, "lexical")
    if norm in listed("cues", "that") and following.low == "that":
        return _made(p, at, at + 2, "saying", far=True)
    if norm in listed("cues", "ing") and following.low.endswith("ing"):
        return _made(p, at, at + 1, "saying" if saying else "lexical")
    if norm in listed("cues", "from") and any(w.low == "from" for w in p.words[at + 1 : at + 6]):
        start = next(w.at for w in p.words[at + 1 : at + 6] if w.low == "from")
        gerund = p.low(start + 1).endswith("ing")
        return _made(p, at, start + 1, "lexical") if gerund else None
    if norm in listed("cues", "noun") and word.norm != word.low and following.low not in ("to", "of"):
        return _made(p, at, at + 1, "saying" if saying else "without")
    return None


def _made(p: Parsed, first: int, last: int, kind: Kind, moment: bool = False, far: bool = False) -> Denial | None:
    """A denial of what follows its cue; ``far``: in the clause that begins there."""
    clause = p.words[min(last, len(p.words) - 1) if far else first].clause
    rest = [w for w in p.words[last:] if w.clause == clause]
    targets = _predicates_first(p, rest) if kind == "saying" and far else tuple(w.at for w in _focus(rest))
    if not targets:
        return None
    looks = moment or any(
        all(p.low(w.at + i) == part for i, part in enumerate(phrase))
        for w in p.words[max(0, first - 2) : targets[-1] + 1]
        for phrase in _phrases("blocked", "moment")
    )
    return Denial(first, last, targets, kind, tense_of(p, targets[0]), looks)


def _predicates_first(p: Parsed, rest: Sequence[Word]) -> tuple[int, ...]:
    """The words of content, those that look like a predicate before the others."""
    words = contents(rest)
    return tuple(w.at for w in sorted(words, key=lambda w: not verbal(p, w)))


def verbal(p: Parsed, word: Word) -> bool:
    """Does it look like a verb: behind an auxiliary, or in a form of the past?"""
    behind = word.at > 0 and auxiliary(p.words[word.at - 1]) and p.low(word.at - 1) != "to"
    return behind or (word.low != word.norm and not word.name and not word.low.endswith(("s", "ing")))


def passive(p: Parsed, word: Word) -> bool:
    """Is it a participle behind a form of "be" ("was hit", "had been hit", "was not hit")?"""
    before = [w for w in p.words[max(0, word.at - 4) : word.at] if w.clause == word.clause and not w.content]
    return (
        any(w.low in _BE for w in before)
        and not word.low.endswith("ing")
        and (word.low != word.norm or word.low.endswith("ed"))
    )


def _focus(rest: Sequence[Word]) -> Sequence[Word]:
    """The first word of content; adverbs in "-ly" and small words may stand before it."""
    for word in rest:
        if word.low in listed("ends", "words"):
            break
        if word.content and not (adverb(word) and word is not rest[-1]):
            return [word]
    return []


_TENSES: tuple[tuple[Tense, frozenset[str]], ...] = (
    ("modal", frozenset({"may", "might", "must", "should"})),
    ("future", frozenset({"will", "shall", "ll", "wo", "would", "going"})),
    ("able", frozenset({"can", "could", "ca", "able"})),
    ("past", frozenset({"did", "was", "were", "had"})),
    ("present", frozenset({"does", "do", "is", "are", "am", "has", "have", "s", "re", "ve"})),
)
"""In this order: "would have been" is no "have been"."""


def tense_of(p: Parsed, at: int) -> Tense:
    """What the auxiliaries before a predicate say of when it is or was."""
    word, before = p.words[at], set[str]()
    for w in reversed(p.words[max(0, at - 6) : at]):
        if w.clause != word.clause or (w.content and not adverb(w)):
            break
        before.add(w.low)
    if before & {"would", "could"} and before & {"have", "ve"}:
        return "modal"  # what would have been if
    for tense, words in _TENSES:
        if before & words:
            return tense
    return "past" if word.low.endswith("ed") else ""


def copular(p: Parsed, word: Word) -> bool:
    """Does it say what somebody or something is ("was not the owner"), and is no participle?"""
    before = [w for w in p.words[max(0, word.at - 4) : word.at] if w.clause == word.clause]
    while before and before[0].content:
        before.pop(0)
    return any(w.low in _BE for w in before) and not passive(p, word) and not word.low.endswith("ing")


def nominal(p: Parsed, word: Word) -> bool:
    """Does it stand behind an article, a possessive or "of", as no verb does?"""
    return p.low(word.at - 1) in _ARTICLES or p.low(word.at - 1).endswith(("'s", "s'"))


_BE = frozenset("is are was were be been being am s re".split())
_ARTICLES = frozenset("a an the his her its their our my your of this these no any some in for".split())
