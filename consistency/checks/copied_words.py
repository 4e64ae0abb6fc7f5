"""Words in two copies that turn the meaning: a negation, a hedge, an opposite, a charge, a counterpart that was cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import combinations, pairwise

from consistency.checks.changes import Copy, Said, content_of, is_inflected, is_plural, new_words, words_beside
from consistency.checks.copied_names import names_in
from consistency.checks.copies import CALENDAR, Region, Token, drift_table, is_common, tokens_of, word_list
from consistency.checks.opposites import both_ways, pairs_in
from consistency.config import Config

_NEAR = 3
"""Words between a charge and the name that it is laid to; further away, the name belongs to something else."""
CHARGE = "a charge that the other copy does not make"
"""How a change that adds an accusation is told."""


def negation(region: Region, a: Copy, b: Copy, config: Config) -> Said | None:
    """A negation that only one copy has, of what both copies say."""
    words = word_list("negation", "words")
    left, right = [t for t in region.a if t.norm in words], [t for t in region.b if t.norm in words]
    if bool(left) == bool(right) or words_beside(region, left, right) > config.drift_swap:
        return None
    if len(_negators(a)) == len(_negators(b)):
        return None
    own, side, other, there = (a, region.a, region.b, b) if left else (b, region.b, region.a, a)
    stems = {t.norm for t in side} | set(region.after) | set(region.before[-2:])
    if any(t.norm in word_list("negation", "lexical") or _negates(t.norm, stems) for t in other):
        return None
    if any(p in _low(there) and p not in _low(own) for p in word_list("negation", "phrases")):
        return None
    if not content_of(other) and not _denies_shared((left or right)[0], side):
        return None
    return "negation", "one copy says no to it"


def _negators(copy: Copy) -> list[Token]:
    return [t for t in tokens_of(copy.text) if t.norm in word_list("negation", "words")]


def _low(copy: Copy) -> str:
    return " ".join(copy.text.casefold().split())


def _denies_shared(no: Token, side: Sequence[Token]) -> bool:
    """Does the negation deny what both copies say, rather than a clause or phrase that only its own has?"""
    opens = word_list("negation", "opens_clause")
    at = side.index(no)
    return not content_of(side[at + 1 :]) and not any(t.norm in opens for t in side)


def _negates(word: str, stems: set[str]) -> bool:
    """Is it one of ``stems`` with a prefix that says no ("unable" beside "able")?"""
    cut = re.sub(r"^(?:un|in|im|ir|il|non|dis)", "", word)
    return cut != word and (cut in stems or (len(cut) > 3 and is_common(cut)))


def undone(region: Region, a: Copy, b: Copy, config: Config) -> Said | None:
    """A verb by which it did not come about, or was only meant to ("denied that", "tried to"), in one copy only."""
    for side, other, there in ((region.a, region.b, b), (region.b, region.a, a)):
        if not region.after or not {t.norm for t in other} <= word_list("undone", "plain"):
            continue
        for name, kind, why in (
            ("denying", "negation", "in the other copy it did happen"),
            ("meaning", "statement", "in the other copy it was done, not only meant"),
        ):
            verbs = [t for t in side if t.norm in word_list("undone", name)]
            if not verbs or any(t.norm == verbs[0].norm for t in tokens_of(there.text)):
                continue
            rest = side[side.index(verbs[0]) + 1 :]
            leads = rest and rest[0].norm in word_list("undone", "leads")
            if leads and not content_of(rest) and len(content_of(side)) <= 1 + config.drift_swap:
                return ("negation", why) if kind == "negation" else ("statement", why)
    return None


def certainty(region: Region, a: Copy, b: Copy, config: Config) -> Said | None:
    """A hedge, or a word of certainty, that only one copy has, where nearly nothing else was changed with it."""
    weak = word_list("certainty", "weak")
    for name, why in (("hedges", "one copy is less sure"), ("certain", "one copy is surer")):
        words = word_list("certainty", name)
        left, right = [t for t in region.a if _has(t, words)], [t for t in region.b if _has(t, words)]
        if bool(left) == bool(right):
            continue
        most = config.drift_swap if _is_grave(a) or _is_grave(b) else 0
        if words_beside(region, left, right) > most:
            continue
        there, here = (b, region.b) if left else (a, region.a)
        if any(_has(t, words) for t in tokens_of(there.text)) or any(_has(t, weak) for t in here):
            continue
        return "certainty", why
    return None


def _is_grave(copy: Copy) -> bool:
    """Does the sentence speak of death or of a crime? There a hedge weighs more than style."""
    return any(_is(t, name) for t in tokens_of(copy.text) for name in ("accusing", "deeds", "grave"))


def _has(token: Token, words: frozenset[str]) -> bool:
    """Is the token one of ``words``, as written or by its lemma? The month May is no hedge."""
    if token.text[:1].isupper() and token.text.casefold() in CALENDAR:
        return False
    return token.text.casefold() in words or token.norm in words


def opposite(region: Region, a: Copy, b: Copy, config: Config) -> Said | None:
    """A word in the place of its opposite."""
    left, right = {t.norm for t in region.a}, {t.norm for t in region.b}
    negators = word_list("negation", "words")
    if bool(left & negators) != bool(right & negators):
        return None  # "did not accept" for "rejected"
    for x in left - right:
        for y in _opposites().get(x, frozenset()) & (right - left):
            beside = words_beside(region, [t for t in region.a if t.norm == x], [t for t in region.b if t.norm == y])
            if beside <= config.drift_swap:
                return "statement", f"“{x}” is not “{y}”"
    return None


@cache
def _opposites() -> dict[str, frozenset[str]]:
    """Lemma -> the lemmas that say the contrary, or another fate; those of ``tables/negation.toml`` with our own."""
    table = drift_table()["opposites"]
    same = {frozenset(str(p).split("|")) for p in table["fate_same"]}
    rows = [row for name, row in table.items() if name not in ("fate_same", "pairs")]
    pairs = [pair for row in rows for pair in combinations(row, 2) if frozenset(pair) not in same]
    return both_ways(pairs + pairs_in("drift", "opposites", "pairs") + pairs_in("negation", "opposites"))


def charge(region: Region, a: Copy, b: Copy, config: Config) -> Said | None:
    """A charge, or a part in the deed that somebody is given, which the other document makes nowhere."""
    side, new, extra, there = new_words(region, a, b)
    if extra < 1 or there.says([t.norm for t in new]):
        return None
    phrases = word_list("allegation", "accusing_phrases")
    hushed = any(f"{t.norm} {after.norm}" in phrases for t, after in pairwise(side))
    names = names_in(side, a if side is region.a else b)
    if (
        hushed
        or any(_is(t, "accusing") for t in side)
        or any(_laid_to(t, names, side) for t in side if _is(t, "deeds"))
    ):
        return "statement", CHARGE
    return None


def _is(token: Token, name: str) -> bool:
    """Is the word one of that list of deeds, in any form?"""
    stem = token.norm.removesuffix("ing")
    return bool({token.norm, token.text.casefold(), stem, stem + "e"} & word_list("allegation", name))


def _laid_to(deed: Token, names: Sequence[Token], side: Sequence[Token]) -> bool:
    """Does one of the names stand near the deed?"""
    at = side.index(deed)
    return any(t in names for t in side[max(0, at - _NEAR) : at + _NEAR + 1] if t is not deed)


def counterpart(region: Region, a: Copy, b: Copy, config: Config) -> Said | None:
    """The second of two that a word announces ("between … and"), cut so that the word has only one."""
    for side, other, own, there in ((region.a, region.b, a, b), (region.b, region.a, b, a)):
        joins = [t for t in side if t.norm in word_list("pairs", "joins")]
        if content_of(other) or not joins or not content_of(side):
            continue
        for word in word_list("pairs", "announces"):
            here, beyond = _behind(word, own), _behind(word, there)
            first = [t for t in here if t.start < joins[0].start]
            joined = any(t.norm in word_list("pairs", "joins") for t in (*first, *beyond))
            if first and len(first) < len(here) and beyond and not joined and not _is_whole(word, first, side):
                return "statement", f"“{word}” is left with one of two"
    return None


def _behind(word: str, copy: Copy) -> tuple[Token, ...]:
    """What follows the last of these words; nothing where there is none."""
    tokens = tokens_of(copy.text)
    at = max((i for i, t in enumerate(tokens) if t.norm == word), default=len(tokens))
    return tokens[at + 1 :]


def _is_whole(word: str, first: Sequence[Token], side: Sequence[Token]) -> bool:
    """Is the phrase over before the two are joined: a verb follows it, or what is joined has a verb of its own, or what
    is announced is several ("both men")?"""
    if any(is_inflected(t) and not is_plural(t) for t in (*first, *side)):
        return True
    return word in word_list("pairs", "of_several") and any(is_plural(t) for t in first[:2])
