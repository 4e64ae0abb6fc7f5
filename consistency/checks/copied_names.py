"""Names in two copies: another name, or the same in another spelling, as an initialism, or inside a longer one."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from consistency.checks.copies import Region, Token, is_common, tokens_of, word_list
from consistency.config import Config
from consistency.datatypes import FindingKind


def changed_name(region: Region, text_a: str, text_b: str, config: Config) -> tuple[FindingKind, str] | None:
    """A name in the place of another."""
    left, right = [t for t in region.a if t.name], [t for t in region.b if t.name]
    if not left or not right or words_beside(region, left, right) > config.drift_swap:
        return None
    words_a, words_b = tokens_of(text_a), tokens_of(text_b)
    left = [t for t in left if not _is_variant(t, words_b)]
    right = [t for t in right if not _is_variant(t, words_a)]
    if not left or not right:
        return None
    common = all(is_common(t.text.casefold()) for t in (*left, *right))
    if common and (_inside_name(left, words_a, words_b) or _inside_name(right, words_b, words_a)):
        return None
    if near_verb(region):
        return "attribution", "another speaker"
    return "name", "another name"


def words_beside(region: Region, left: Sequence[Token], right: Sequence[Token]) -> int:
    """Words of content, beside those looked at, that changed with them: of the copy that has more."""
    return max(sum(t.content and t not in own for t in side) for side, own in ((region.a, left), (region.b, right)))


def _inside_name(tokens: Sequence[Token], own: Sequence[Token], other: Sequence[Token]) -> bool:
    """Does a capitalised word beside them stand in both copies? Then they are part of a longer name, reworded."""
    known = {t.norm for t in other if t.text[:1].isupper()}
    at = [i for i, t in enumerate(own) if t in tokens]
    beside = [own[k] for i in at for k in (i - 1, i + 1) if 0 <= k < len(own)]
    return any(t.text[:1].isupper() and not t.first and t.norm in known for t in beside)


def _is_variant(token: Token, others: Sequence[Token]) -> bool:
    """Does the other copy have it, if in another spelling, as an initialism, or as the adjective of the same land?"""
    word = token.text.casefold().replace(".", "")
    for other in others:
        known = other.text.casefold().replace(".", "")
        if token.norm == other.norm or (len(word) >= 4 and len(known) >= 4 and word[:4] == known[:4]):
            return True
        if not other.name:
            continue
        short, long = sorted((word, known), key=len)
        if len(short) >= 2 and long.startswith(short) and (token.text.isupper() or other.text.isupper()):
            return True
        if _spelled_alike(word, known):
            return True
    if token.text.isupper() and 2 <= len(word) <= 6:
        return word in "".join(t.text[0].casefold() for t in others if t.text[:1].isupper())
    return False


@lru_cache(maxsize=100_000)
def _spelled_alike(word: str, known: str) -> bool:
    return SequenceMatcher(None, word, known).ratio() >= 0.72


def near_verb(region: Region) -> bool:
    """Does a word of reporting stand beside it?"""
    verbs = word_list("attribution", "verbs")
    return bool(verbs & {*region.before[-1:], *region.after}) or "accord" in region.before[-3:]
