"""Names in two copies: another name, or the same in another spelling, as an initialism, or inside a longer one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from consistency.checks.changes import (
    Copy,
    Said,
    content_of,
    is_figure,
    is_inflected,
    is_plural,
    near_verb,
    words_beside,
)
from consistency.checks.copies import Region, Token, drift_table, is_common, tokens_of, word_list
from consistency.config import Config
from consistency.dates import MONTHS
from consistency.gazetteer import Gazetteer, fold, gazetteer, holds

_TITLED = 0.8
"""Share of capitals among the longer words from which a line is a title, whose capitals name nothing."""
_LONG = 4


def changed_name(region: Region, a: Copy, b: Copy, config: Config) -> Said | None:
    """A name in the place of another."""
    words_a, words_b = tokens_of(a.text), tokens_of(b.text)
    left, right = names_in(region.a, a), names_in(region.b, b)
    if not left or not right or words_beside(region, left, right) > config.drift_swap or _joined(left, right):
        return None
    verbs = word_list("attribution", "verbs")
    if any(t.norm in verbs for t in region.a) != any(t.norm in verbs for t in region.b):
        return None  # a speaker was cut, and a name happens to stand where he stood
    own_a, own_b = _unmatched(words_a, words_b), _unmatched(words_b, words_a)
    left = [t for t in left if t in own_a and not _is_variant(t, own_b) and not _is_title(t, a, words_b)]
    right = [t for t in right if t in own_b and not _is_variant(t, own_a) and not _is_title(t, b, words_a)]
    if not left or not right or _same_land(left, right, config) or _described(region, left, right):
        return None
    if near_verb(region):
        return "attribution", "another speaker"
    if all(b.knows(t.norm) for t in left) and all(a.knows(t.norm) for t in right):
        return None  # both documents have both names: two names of one, as "the Oscars" and "the Academy Awards"
    return "name", "another name"


def _unmatched(words: Sequence[Token], others: Sequence[Token]) -> list[Token]:
    """The words that a copy has more often than the other: a name that both also give elsewhere stands for no other."""
    known = Counter(t.norm for t in others)
    count = Counter(t.norm for t in words)
    return [t for t in words if count[t.norm] > known[t.norm]]


def names_in(tokens: Sequence[Token], copy: Copy) -> list[Token]:
    """The names among these words of the copy: no currency of a figure, and no plain word of a title."""
    titled = _is_titled(copy.text)
    names = [t for t in tokens if t.name and not is_figure(t, copy) and t.text.casefold() not in MONTHS]
    return [t for t in names if not is_common(t.text.casefold())] if titled else names


@lru_cache(maxsize=20_000)
def _is_titled(text: str) -> bool:
    """Are nearly all longer words capitalised?"""
    words = [t.text for t in tokens_of(text)[1:] if len(t.text) >= _LONG]
    return len(words) > 2 and sum(w[:1].isupper() for w in words) >= _TITLED * len(words)


def changed_speaker(region: Region, a: Copy, b: Copy, config: Config) -> Said | None:
    """A speaker of another kind: residents for police."""
    left, right = _speakers(region.a), _speakers(region.b)
    if left and right and not left & right and near_verb(region):
        return "attribution", "another kind of speaker"
    return None


def _speakers(tokens: Sequence[Token]) -> set[str]:
    """The kinds of speaker that these words name."""
    rows = drift_table()["speakers"]
    return {kind for kind in rows for t in tokens if t.norm in rows[kind]}


def is_speaker(token: Token) -> bool:
    """A name, or a word for somebody who can be quoted?"""
    return token.name or bool(_speakers([token]))


def change_places(regions: Sequence[Region], a: Copy, b: Copy) -> tuple[Region, Region] | None:
    """Two names, or nouns, that stand in each other's place with a verb between them: who did it to whom was turned."""
    words_a, words_b = tokens_of(a.text), tokens_of(b.text)
    if sum(t.norm == "by" for t in words_a) != sum(t.norm == "by" for t in words_b):
        return None  # "Moss beat Lund" and "Lund was beaten by Moss"
    alone: list[tuple[Region, Token, Token]] = []
    for region in regions:
        left, right = content_of(region.a), content_of(region.b)
        if len(left) == len(right) == 1:
            alone.append((region, left[0], right[0]))
    for one, x, y in alone:
        named = bool(names_in([x], a) and names_in([y], b))
        for other, z, w in alone:
            between = [t for t in words_a if x.end <= t.start < z.start]
            if (x.norm, y.norm) != (w.norm, z.norm) or {"and", "or", "nor"} & {t.norm for t in between}:
                continue
            if content_of(between) if named else any(is_inflected(t) and not is_plural(t) for t in between):
                return one, other
    return None


def _joined(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Is it one name, written in one word or in two ("La Toya")?"""
    one, other = ("".join(fold(t.text) for t in side) for side in (left, right))
    return len(left) != len(right) and (one == other or _spelled_alike(one, other))


def _is_title(token: Token, copy: Copy, other: Sequence[Token]) -> bool:
    """Does it lead a name that both copies have: the capitalised word right behind it stands in both, and it is a plain
    word ("Captain Moss") or begins as the word in its place ("Mike Moss", "Michael Moss")?"""
    behind = next((t for t in tokens_of(copy.text) if t.start >= token.end), None)
    if not behind or not behind.text[:1].isupper() or copy.text[token.end : behind.start].strip(" .-"):
        return False
    places = [i for i, t in enumerate(other) if t.norm == behind.norm and t.text[:1].isupper()]
    leading = [other[i - 1] for i in places if i]
    return bool(places) and (
        is_common(token.text.casefold()) or any(t.text[:1] == token.text[:1] and t.name for t in leading)
    )


def _described(region: Region, left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Is the one a name, the other plain words for it that happen to be capitalised ("the IE", "the Web browser")?"""
    plain = [all(is_common(t.text.casefold()) for t in side) for side in (left, right)]
    return plain[0] != plain[1] and words_beside(region, left, right) > 0


def _same_land(left: Sequence[Token], right: Sequence[Token], config: Config) -> bool:
    """Is one of two places in the other, or a people of it ("Norfolk" for "England", "Dutch" for "the Netherlands")?"""
    places = gazetteer(config)

    names = [(" ".join(t.text for t in left), " ".join(t.text for t in right))]
    names += [(x.text, y.text) for x in left for y in right]
    return any(_within(x, y, places) or _within(y, x, places) for x, y in names)


def _within(inner: str, outer: str, places: Gazetteer) -> bool:
    """Does the place lie in the other? Of namesakes, the one that does is meant."""
    around = places.demonyms.get(outer) or places.path(outer)
    return holds(around, places.demonyms.get(inner) or places.path(inner, around.split(", ")))


def _is_variant(token: Token, others: Sequence[Token]) -> bool:
    """Does the other copy have it, if in another spelling, as an initialism, or as the adjective of the same land?"""
    word = fold(token.text)
    for other in others:
        known = fold(other.text)
        if word == known or token.norm == other.norm or (len(word) >= _LONG <= len(known) and word[:4] == known[:4]):
            return True
        if not other.name:
            continue
        short, long = sorted((word, known), key=len)
        if len(short) >= 2 and long.startswith(short) and (token.text.isupper() or other.text.isupper()):
            return True
        if _spelled_alike(word, known) or _stands_for(token, other) or _stands_for(other, token):
            return True
    if token.text.isupper() and 2 <= len(word) <= 6:
        return word in "".join(t.text[0].casefold() for t in others if t.text[:1].isupper())
    return False


def _stands_for(short: Token, long: Token) -> bool:
    """May it be initials for a name of which the other is one word ("UNM", "Mexico")? Two initials are too few."""
    letters = fold(short.text)
    return short.text.isupper() and len(letters) > 2 and not long.text.isupper() and long.text[0].casefold() in letters


@lru_cache(maxsize=100_000)
def _spelled_alike(word: str, known: str) -> bool:
    return SequenceMatcher(None, word, known).ratio() >= 0.72
