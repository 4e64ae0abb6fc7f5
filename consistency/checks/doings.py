"""What is done in the clause of a figure, in words: so that "served … months in federal prison" meets its like only.

One person misses games, scores and is sentenced more than once. That two figures are told of one person shows that
they count the same only where what is said of them is the same too.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial

from consistency.checks.copies import CALENDAR
from consistency.config import Config, word_set
from consistency.datatypes import Claim
from consistency.lemmas import lemma_of

LEAST = 3
"""Words that say what was done, the counted noun left out: "served … in federal prison". "had … points" is said of any
game."""
_WORD = re.compile(r"[A-Za-zÀ-ɏ][\w’'-]*|[,;:()—–“”\"!?]")
_CUT = re.compile(r"[,;:()—–“”\"!?]|\.(?:\s|$)|\b(?:for|because|while|as|who|which)\b")
"""Ends what is done: marks, and words that lead on to why or to something else."""
_LEFT = 100
"""Characters left of a figure in which its verb is looked for."""


_row = partial(word_set, "subjects")


def doing_of(claim: Claim) -> frozenset[str]:
    """Lemmas of the verb and of what follows it, without the figure and what it counts; empty where no verb stands in
    the same breath."""
    q = claim.quantity
    if q is None:
        return frozenset()
    start, end = q.start - claim.start, max(q.end, q.counted_end) - claim.start
    return _doing(claim.quote, start, end)


@lru_cache(maxsize=20_000)
def _doing(text: str, start: int, end: int) -> frozenset[str]:
    left: list[str] = []
    for m in reversed(list(_WORD.finditer(text[max(0, start - _LEFT) : start]))):
        if not m[0][0].isalpha():
            return frozenset()
        left.append(m[0])
        if _is_verb(m[0]):
            break
    else:
        return frozenset()
    cut = _CUT.search(text, end)
    right = [m[0] for m in _WORD.finditer(text[end : cut.start() if cut else len(text)])]
    small = _row("determiners") | _row("prepositions")
    return frozenset(lemma_of(w.lower()) for w in (*left, *right) if w.lower() not in small)


def _is_verb(word: str) -> bool:
    low = word.lower()
    known = low in _row("auxiliaries") or low in _row("pasts") or (low.endswith("ed") and len(low) > len("bed"))
    return word[0].islower() and known and low not in _row("not_verbs")


def same_doing(a: Claim, b: Claim) -> bool:
    """Do two claims say the same but for the figure, in as many words as it takes to be one matter?"""
    one = doing_of(a)
    return len(one) >= LEAST and one == doing_of(b)


_TO_THE_LEFT = re.compile(r"[A-Za-zÀ-ɏ][\w’'.-]*|[,;:()—–“”\"!?]")
_CLAUSE = frozenset("that while but and as who which when where because although though if".split())
_GENERAL = frozenset(
    "annual yearly monthly quarterly weekly daily total overall net gross latest new average official current whole"
    " full estimated combined headline preliminary final provisional".split()
)
"""Words that say which reading of one thing it is, and not which thing."""


def things_apart(a: Claim, b: Claim, config: Config) -> str:
    """What the two clauses are about, in words, where these are two things of which the same is said ("Petrol will
    cost …", "Diesel will cost …") or two names; empty where they may be one. Of shares a word more on one side is
    enough: "inflation", "food inflation"."""
    (one, verb), (other, other_verb) = thing_of(a), thing_of(b)
    left, right = (_content(words, a, b, config) for words in (one, other))
    lands = [_lands(words, config) for words in (one, other)]
    if lands[0] and lands[1] and lands[0].isdisjoint(lands[1]):
        return f"“{' '.join(one)}” / “{' '.join(other)}”"
    if not left or not right or left == right:
        return ""
    both = bool(left - right) and bool(right - left)
    share = a.quantity is not None and a.quantity.kind == "share"
    named = _is_name(one) and _is_name(other) and left.isdisjoint(right)
    apart = named or (verb == other_verb and (both or share))
    return f"“{' '.join(one)}” / “{' '.join(other)}”" if apart else ""


def thing_of(claim: Claim) -> tuple[tuple[str, ...], str]:
    """The words before the verb that governs the figure, up to their first preposition, and the lemma of the verb; both
    empty where there is no such verb in the same breath."""
    q = claim.quantity
    return _thing(claim.quote, q.start - claim.start) if q is not None else ((), "")


@lru_cache(maxsize=20_000)
def _thing(text: str, start: int) -> tuple[tuple[str, ...], str]:
    words = [m[0] for m in _TO_THE_LEFT.finditer(text[max(0, start - _LEFT) : start])]
    at = len(words) - 1
    while at >= 0 and words[at][0].isalpha() and words[at].lower() not in _CLAUSE and not _is_verb(words[at]):
        at -= 1
    if at < 0 or not _is_verb(words[at]):
        return (), ""
    verb = lemma_of(words[at].lower())
    while at >= 0 and (_is_verb(words[at]) or words[at].lower() in _row("adverbs") or words[at].endswith("ly")):
        at -= 1
    first = _opening(words, at)
    if first >= 0 and words[first].lower() in _RELATIVE:  # "the blackout that hit Havana lasted"
        at = first - 1
        first = _opening(words, at)
    told = words[first + 1 : at + 1]
    end = next((k for k, w in enumerate(told) if k and w.lower() in _row("prepositions")), len(told))
    return tuple(told[:end]), verb


def _opening(words: list[str], at: int) -> int:
    """Where the mark or word stands that opens the clause of the word at ``at``; -1 where nothing does."""
    while at >= 0 and words[at][0].isalpha() and words[at].lower() not in _CLAUSE:
        at -= 1
    return at


def _lands(words: tuple[str, ...], config: Config) -> frozenset[str]:
    """The countries that a clause is about, where it is about nothing else ("Japan has won …")."""
    said = " ".join(w for w in words if w.lower() not in _row("determiners"))
    found = (
        key
        for key, row in config.populations.items()
        if "nation" in row.get("kind", ()) and said in row.get("land", ())
    )
    return frozenset(found) if said else frozenset()


def _is_name(words: tuple[str, ...]) -> bool:
    """Is it a name: two words with a capital, or one that no sentence begins with?"""
    capitals = [w for w in words if w[0].isupper() and w.lower() not in _row("determiners")]
    return len(capitals) > 1 or (bool(capitals) and words[0].lower() in _row("determiners") and capitals == [words[-1]])


def _content(words: tuple[str, ...], a: Claim, b: Claim, config: Config) -> frozenset[str]:
    """Lemmas that name a thing: no small words, pronouns, days or words of the places of the two and their people."""
    scopes = " ".join(f"{c.scope.place} {dict(c.evidence).get('place', '')}" for c in (a, b)).lower()
    places = set(re.findall(r"\w+", scopes))
    places |= {str(w).lower() for land in places for w in config.populations.get(land, {}).get("words", ())}
    small = _row("determiners") | _row("prepositions") | _row("nobody") | _GENERAL | CALENDAR | _PRONOUNS
    kept = (re.sub(r"[’']s?$", "", w.rstrip(".")).lower() for w in words)
    return frozenset(lemma_of(w) for w in kept if w not in small and w not in places)


_RELATIVE = frozenset({"that", "who", "which"})
_PRONOUNS = frozenset("he she it they him her his its their".split())
