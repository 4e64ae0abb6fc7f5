"""The words of a sentence as its subjects are read: names, figures, marks, and which word may be a finite verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from consistency.checks.copies import CALENDAR
from consistency.config import word_set
from consistency.language import is_reporting
from consistency.lemmas import is_known

_TOKEN = re.compile(
    r"(?P<poss>\s?[’']\s?s\b|(?<=s)\s?[’'](?=\s))|(?P<number>[$€£]?\d[\d.,]*\d|\d)"
    r"|(?P<word>(?:[A-Z]\.){2,}|[A-Za-zÀ-ɏ](?:[\w\-]|\.(?=\w)|[’'](?!s\b)(?=\w)){0,60}\.?)"
    r"|(?P<mark>--|- -|[,;:()—–“”\"!?\[\]])"
)
_OPENING_MARKS = frozenset('“":;—–?!')
_CAPITAL = re.compile(r"\s[A-Z][\w’'-]*[a-z]")
_ABBREVIATED = 5
"""Letters of the longest title whose stop belongs to it ("Capt.")."""
HE = frozenset({"he", "she"})
PRONOUNS = frozenset({"he", "she", "it", "they"})
OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}


words_of = partial(word_set, "subjects")
"""A list of ``tables/subjects.toml``, by row."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, figure, mark or possessive ending. Offsets count from the start of the sentence."""

    start: int
    end: int
    text: str
    low: str
    kind: str
    """``word``, ``name``, ``number``, ``mark`` or ``poss``."""


def tokens_of(text: str, names: frozenset[str], lowered: bool = False) -> list[Token]:
    """The tokens of a sentence. ``names``: words that the document writes with a capital inside sentences;
    ``lowered``: the sentence is a headline in which every word has a capital, so that a capital alone names nobody."""
    found: list[Token] = []
    for m in _TOKEN.finditer(text):
        kind = m.lastgroup or "mark"
        word, end = m[0], m.end()
        plain = word.endswith(".") and word.count(".") == 1
        if plain and (len(word) > _ABBREVIATED or word[0].islower() or end == len(text)):
            word, end = word[:-1], end - 1
        low = word.lower().replace("’", "'")
        if kind == "word" and (low in words_of("numbers") or low.partition("-")[0] in words_of("numbers")):
            kind = "number"
        opens = not found or found[-1].text in _OPENING_MARKS
        if kind == "word" and word[0].isupper() and _may_name(word, low, opens):
            followed = opens and bool(_CAPITAL.match(text, end))
            known = is_known(low)
            if (not (opens or lowered) or word in names) or (not lowered and (followed or not known)):
                kind = "name"
        found.append(Token(m.start(), end, word, low, kind))
    return found


def _may_name(word: str, low: str, opens: bool) -> bool:
    """Can a capitalised word be part of a name: no month, no title, no small word at the start of a sentence?"""
    if low in CALENDAR or low.rstrip(".") in ("i", "mr", "mrs", "ms", "dr", "jr", "sr"):
        return False
    if word.isupper() and len(word) > 1:
        return True
    low = low.partition("'")[0] or low  # "I've"
    small = words_of("nobody") | words_of("adverbs") | words_of("auxiliaries") | PRONOUNS
    if opens:
        small |= words_of("openers")
    if low.partition("-")[0] in small or is_small(low.partition("-")[0]):
        return False  # "All-Star"
    return not (low in OWNERS or is_small(low) or low.endswith("ly"))


def is_finite(tokens: Sequence[Token], at: int) -> bool:
    """Is the word a finite verb or a participle that could be one? What stands before it decides which."""
    token = tokens[at]
    if token.kind == "poss":
        return at > 0 and tokens[at - 1].low in PRONOUNS and token.text.strip()[-1:] == "s"
    if token.kind != "word" or token.low in words_of("not_verbs"):
        return False
    low = token.low
    if low in words_of("auxiliaries") or low in words_of("pasts") or is_reporting(low):
        return True
    if low.endswith("ed") and len(low) > 3:
        return True
    before = skip_back(tokens, at - 1)
    if before >= 0 and tokens[before].low in PRONOUNS | {"who"}:
        return low not in words_of("adverbs") and low not in words_of("prepositions") and not is_small(low)
    if (
        before == at - 1
        and before >= 0
        and tokens[before].kind == "name"
        and at + 1 < len(tokens)
        and not is_small(low)
    ):
        behind = tokens[at + 1]
        follows = behind.kind == "number" or behind.low in words_of("determiners")
        if low.endswith("s") and not low.endswith(("ss", "us", "is")):
            return follows
        plural = tokens[before].low.endswith("s") and low not in words_of("openers") and low not in CALENDAR
        return follows and plural
    return False


def is_small(low: str) -> bool:
    """Is it a preposition, a determiner or a word that joins or opens clauses?"""
    rows = (
        ("prepositions", "words"),
        ("determiners", "words"),
        *(("openings", x) for x in ("joins", "clauses", "relative")),
    )
    return any(low in words_of(row, column) for row, column in rows)


def skip_back(tokens: Sequence[Token], at: int) -> int:
    """The last place at or before ``at`` that holds no adverb and no auxiliary; -1 where there is none."""
    while at >= 0:
        token = tokens[at]
        skipped = (
            token.low in words_of("adverbs")
            or token.low in words_of("auxiliaries")
            or token.low in ("been", "being", "be")
        )
        if (
            token.kind != "word"
            or not (skipped or (token.low.endswith("ly") and len(token.low) > 4))
            or token.low == "who"
        ):
            return at
        at -= 1
    return at
