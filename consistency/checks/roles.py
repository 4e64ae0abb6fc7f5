"""A verb with its two parties: who did it, and to whom, active or passive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from consistency.checks.copies import CALENDAR, FUNCTION, Token, norm_of
from consistency.checks.mentions import actors, bare, written_alike

BE = frozenset("is are was were be been being got gets get".split())
_AUXILIARIES = BE | frozenset("has have had will would may might could did does do to".split())
_MORE_PREPOSITIONS = frozenset(
    "outside inside behind beside beyond amid despite among toward towards across via".split()
)
"""Those that ``copies.FUNCTION`` leaves out."""
MOST_WORDS = 6
"""Words of a party to a verb; what is longer was read wrongly."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with its two parties. ``by`` did it to ``to``."""

    verb: Token
    by: tuple[Token, ...]
    to: tuple[Token, ...]


@cache
def verbs_of(name: str) -> frozenset[str]:
    """Lemmas of a list of ``[roles]``."""
    return frozenset(norm_of(w) for w in actors("roles", name))


def deeds_of(text: str, tokens: Sequence[Token]) -> tuple[Deed, ...]:
    """The verbs of the table with both parties, active or passive."""
    verbs = verbs_of("one_way") | verbs_of("both_ways")
    found = []
    for at, token in enumerate(tokens):
        if token.norm in verbs and not token.text[:1].isupper():
            deed = _deed(text, tokens, at)
            if deed:
                found.append(deed)
    return tuple(found)


def _deed(text: str, tokens: Sequence[Token], at: int) -> Deed | None:
    before = _skip_back(text, tokens, at)
    left = _phrase_back(text, tokens, before)
    passive = any(t.text.casefold() in BE for t in tokens[before + 1 : at])
    form = tokens[at].text.casefold()
    past = form.endswith("ed") or form in actors("roles", "past")
    if not left:
        return None
    if passive:
        by = next((k for k in (at + 1, at + 2) if k < len(tokens) and tokens[k].text == "by"), None)
        right = _phrase_on(text, tokens, by + 1) if by and not text[tokens[at].end : tokens[by].start].strip() else ()
        return Deed(tokens[at], right, left) if right and past else None
    right = _phrase_on(text, tokens, at + 1) if at + 1 < len(tokens) and beside(text, tokens, at) else ()
    if not right or not (past or (form != tokens[at].norm and left[-1].name and right[0].name)):
        return None
    return Deed(tokens[at], left, right)


def beside(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Is there nothing but a blank between this word and the next?"""
    return at + 1 < len(tokens) and not text[tokens[at].end : tokens[at + 1].start].strip(" ’'")


def _skip_back(text: str, tokens: Sequence[Token], at: int) -> int:
    """The place of the last word before the verb that is no auxiliary and no adverb; -1 where a mark stands between."""
    k = at - 1
    while k >= 0:
        if not beside(text, tokens, k):
            return -1
        low = tokens[k].text.casefold()
        if low == "not" or low == "never" or tokens[k].norm == "not":
            return -1
        if low not in _AUXILIARIES and not low.endswith("ly") and low not in ("also", "then", "later", "just"):
            return k
        k -= 1
    return -1


def _phrase_back(text: str, tokens: Sequence[Token], at: int) -> tuple[Token, ...]:
    """The noun phrase that ends at this word, its content words."""
    found: list[Token] = []
    k = at
    while k >= 0 and len(found) <= MOST_WORDS:
        token = tokens[k]
        low = token.text.casefold()
        if low in FUNCTION and not token.name and low not in ("the", "a", "an", "of", "its", "their", "his", "her"):
            break
        if token.content or token.name:
            found.append(token)
        if low in ("the", "a", "an", "its", "their", "his", "her") or (k and not beside(text, tokens, k - 1)):
            break
        k -= 1
    return tuple(reversed(found)) if len(found) <= MOST_WORDS else ()


def _phrase_on(text: str, tokens: Sequence[Token], at: int) -> tuple[Token, ...]:
    """The noun phrase that begins at this word, its content words."""
    found: list[Token] = []
    for k in range(at, len(tokens)):
        token = tokens[k]
        low = token.text.casefold()
        opens = k == at and low in ("the", "a", "an", "its", "their", "his", "her")
        if not opens:
            small = low in FUNCTION or low in _MORE_PREPOSITIONS
            if low in CALENDAR or (small and not token.name) or low.endswith("ly"):
                break
            found.append(token)
        if not beside(text, tokens, k) or token.text.replace("’", "'").endswith("'s"):
            break
    return tuple(found) if len(found) <= MOST_WORDS else ()


def crossed(x: Deed, y: Deed) -> bool:
    """Are they one deed, the parties of one the other way round?"""
    if x.verb.norm != y.verb.norm and not _same_deed(x.verb.norm, y.verb.norm):
        return False
    straight = _alike(x.by, y.by) or _alike(x.to, y.to) or _alike(x.by, x.to) or _alike(y.by, y.to)
    return not straight and _alike(x.by, y.to) and _alike(x.to, y.by)


def _same_deed(a: str, b: str) -> bool:
    contest = {norm_of(w) for w in ("defeat", "beat", "thrash", "rout", "trounce", "edge", "eliminate")}
    return a in contest and b in contest


def _alike(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Do two parties share a word that is no title?"""
    left, right = heads_of(one), heads_of(other)
    return any(written_alike(x, y) for x in left for y in right)


def heads_of(party: Sequence[Token]) -> set[str]:
    """Its words; titles only where there is nothing else ("the general")."""
    words = {bare(t.text) if t.name else t.norm for t in party} - actors("small")
    return words - actors("titles") or words
