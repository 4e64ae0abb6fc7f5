"""What the rules of drift look at and what they find: two copies of a sentence, and a change between them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from consistency.checks.copies import Region, Token, tokens_of, word_list
from consistency.config import Config
from consistency.datatypes import FindingKind, Quantity


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between two copies. ``a`` and ``b`` are the words of each; empty where it has none."""

    kind: FindingKind
    a: str
    b: str
    why: str
    a_span: tuple[int, int] = (0, 0)
    """Characters of the sentence, start and end; equal where the copy has no such words."""
    b_span: tuple[int, int] = (0, 0)

    @property
    def words(self) -> str:
        """The change in words that quote both copies."""
        if self.a and self.a.casefold() == self.b.casefold():
            return self.why
        if self.a and self.b:
            return f"“{self.a}” stands where the other has “{self.b}”: {self.why}"
        return f"“{self.a or self.b}” stands in one copy only: {self.why}"


@dataclass(frozen=True, slots=True)
class Copy:
    """One of two copies of a sentence. ``elsewhere``: the norms of each sentence of its document."""

    text: str
    quantities: tuple[Quantity, ...] = ()
    elsewhere: tuple[frozenset[str], ...] = ()

    def knows(self, norm: str) -> bool:
        """Does its document have the word?"""
        return any(norm in sentence for sentence in self.elsewhere)

    def says(self, norms: Collection[str]) -> bool:
        """Does one other sentence of its document have most of these words? Then they were moved, not cut."""
        return any(2 * sum(n in sentence for n in norms) > len(norms) for sentence in self.elsewhere)


Said = tuple[FindingKind, str]
"""The kind of a change, and why it is one."""
Rule = Callable[[Region, Copy, Copy, Config], "Said | None"]


def content_of(tokens: Sequence[Token]) -> list[Token]:
    """The words that say something by themselves."""
    return [t for t in tokens if t.content]


def words_beside(region: Region, left: Sequence[Token], right: Sequence[Token]) -> int:
    """Words of content, beside those looked at, that changed with them: of the copy that has more."""
    return max(sum(t.content and t not in own for t in side) for side, own in ((region.a, left), (region.b, right)))


def span_of(tokens: Sequence[Token]) -> tuple[int, int]:
    """From the first to the last of them, in characters; (0, 0) for none."""
    return (tokens[0].start, tokens[-1].end) if tokens else (0, 0)


def meets(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Do two spans share a character?"""
    return one[0] < other[1] and other[0] < one[1]


def is_figure(token: Token, copy: Copy) -> bool:
    """Does a figure of the copy hold the word ("5 million dollars")?"""
    return any(meets((token.start, token.end), (q.start, q.end)) for q in copy.quantities)


def near_verb(region: Region) -> bool:
    """Does a word of reporting stand beside it?"""
    verbs = word_list("attribution", "verbs")
    return bool(verbs & {*region.before[-1:], *region.after}) or "accord" in region.before[-3:]


def new_words(region: Region, a: Copy, b: Copy) -> tuple[tuple[Token, ...], list[Token], int, Copy]:
    """What one copy says more: the side that has more words of content; those of them that the other copy has
    nowhere in its sentence; by how many they are more than twice those in their place; and the other copy."""
    left, right = content_of(region.a), content_of(region.b)
    if len(left) >= len(right):
        side, words, instead, there = region.a, left, right, b
    else:
        side, words, instead, there = region.b, right, left, a
    known = {t.norm for t in tokens_of(there.text)}
    new = [t for t in words if t.norm not in known]
    return side, new, len(new) - 2 * len(instead), there


def is_inflected(token: Token) -> bool:
    """Is it a form of a word, other than a possessive?"""
    plain = token.text.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
    return not token.text[:1].isupper() and not token.number and token.norm != plain


def is_plural(token: Token) -> bool:
    """Is it such a form in "s": a plural, for most words?"""
    return is_inflected(token) and token.text.casefold().endswith("s")
