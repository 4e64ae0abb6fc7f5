"""A verb with its two parties: who did it, and to whom, as the parse has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from consistency.checks.copies import Token, norm_of
from consistency.checks.mentions import actors, bare, written_alike
from consistency.language import clause_of, denial, is_predicate, modality
from consistency.parsing import Parse, children, span, subtree, token_at

BE = frozenset("is are was were be been being got gets get".split())
_TOLD_OF = ("relcl", "acl", "appos", "advcl", "conj", "cc", "punct", "prep")
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


def deeds_of(parse: Parse | None, tokens: Sequence[Token]) -> tuple[Deed, ...]:
    """The verbs of the table with both parties, as the parse has them; none without a parse, and none that is denied,
    only planned or possible."""
    found = []
    for token in tokens:
        at = None if parse is None else token_at(parse, token.start)
        if parse is not None and at is not None and _is_deed(parse, at, token):
            clause = clause_of(parse, at)
            by, to = (party_of(parse, head, tokens) for head in (clause.agent, clause.patient))
            if by and to:
                found.append(Deed(token, by, to))
    return tuple(found)


def _is_deed(parse: Parse, at: int, token: Token) -> bool:
    verbs = verbs_of("one_way") | verbs_of("both_ways")
    told = modality(parse, at).kind in ("fact", "alleged") and denial(parse, at) is None
    return token.norm in verbs and is_predicate(parse, at) and told


def party_of(parse: Parse, head: int | None, tokens: Sequence[Token], most: float = MOST_WORDS) -> tuple[Token, ...]:
    """The words of the noun phrase of ``head`` that say something, what is only told of it left out; none of a pronoun
    or of more than ``most``."""
    if head is None or parse.pos[head] == "PRON":
        return ()
    of = [t for t in children(parse, head, "prep") if parse.lemmas[t] == "of"]
    inside = span(
        parse, [t for top in (head, *of) for t in subtree(parse, top, without=_TOLD_OF if top == head else ())]
    )
    found = [t for t in tokens if inside.start <= t.start < inside.end and (t.content or t.name)]
    return tuple(found) if len(found) <= most else ()


def beside(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Is there nothing but a blank between this word and the next?"""
    return at + 1 < len(tokens) and not text[tokens[at].end : tokens[at + 1].start].strip(" ’'")


def crossed(x: Deed, y: Deed) -> bool:
    """Are they one deed, the parties of one the other way round?"""
    if x.verb.norm != y.verb.norm and not _same_deed(x.verb.norm, y.verb.norm):
        return False
    straight = _alike(x.by, y.by) or _alike(x.to, y.to) or _alike(x.by, x.to) or _alike(y.by, y.to)
    return not straight and _alike(x.by, y.to) and _alike(x.to, y.by)


def _same_deed(a: str, b: str) -> bool:
    return {a, b} <= verbs_of("contests")


def _alike(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Do two parties share a word that is no title?"""
    left, right = heads_of(one), heads_of(other)
    return any(written_alike(x, y) for x in left for y in right)


def heads_of(party: Sequence[Token]) -> set[str]:
    """Its words; titles only where there is nothing else ("the general")."""
    words = {bare(t.text) if t.name else t.norm for t in party} - actors("small")
    return words - actors("titles") or words
