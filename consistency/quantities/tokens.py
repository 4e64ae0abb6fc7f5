"""Text to tokens, offset-exact and in one pass: ``text[token.start:token.end] == token.text``, always.

The alternatives of the one regular expression start with different characters and repeat nothing inside a
repetition, so it takes time linear in the text. Columns are filled with list operations, because most sentences hold
no number and are left after this pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from itertools import accumulate, repeat
from operator import not_
from typing import Literal, NamedTuple

TokenKind = Literal["word", "number", "symbol", "url", "fraction"]
FRACTION_CHARACTERS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"

_LETTER = rf"[^\W\d_{FRACTION_CHARACTERS}]"
_WORD = rf"{_LETTER}(?:\.(?:[A-Za-z]\.)+|{_LETTER}*(?:['’]{_LETTER}+)*)"
_NUMBER = r"(?:[0-9]+(?:[.,][0-9]+)*|(?<![\w.,])\.[0-9]+)(?:[eE][+-]?[0-9]+(?!\w))?"
_COMMON = r"[A-Za-z]++(?=[ ,])"  # nine words of ten, by a shorter way
_SPLIT = re.compile(rf"({_COMMON}|{_WORD}|{_NUMBER}|\S)").split
_SPLIT_LINKS = re.compile(rf"((?i:https?://|www\.)\S+|{_WORD}|{_NUMBER}|\S)").split
_LINK = re.compile(r"https?://|www\.")


class Token(NamedTuple):
    """One word, number or symbol of the text."""

    text: str
    lower: str
    """In lower case, with a straight apostrophe."""
    start: int
    end: int
    kind: TokenKind
    """``word`` (letters, inner apostrophes, "U.S."), ``number`` (digits with points and commas inside), ``fraction``
    ("½"), ``url`` or ``symbol`` (any other single character)."""
    glued: bool
    """No space stands before it."""
    breaks: bool
    """A line break stands before it."""


_KINDS: dict[str, TokenKind] = dict.fromkeys("0123456789", "number")
_KINDS.update(dict.fromkeys(FRACTION_CHARACTERS, "fraction"))
_KINDS.update(dict.fromkeys("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "word"))
_KINDS.update(dict.fromkeys(",-–—:;!?()[]{}'\"’‘“”$€£%&/*+=<>@#~|\\^_`", "symbol"))
_TOKEN_OF = partial(tuple.__new__, Token)
_DIGIT = re.compile(rf"[0-9{FRACTION_CHARACTERS}]")


def _kind(text: str) -> TokenKind:
    """Kind of a token whose first character does not settle it."""
    if text[0] == ".":
        return "number" if len(text) > 1 else "symbol"
    return "word" if text[0].isalpha() else "symbol"


def cut(text: str) -> tuple[list[str], list[str]]:
    """``text`` as gap, token, gap, token … gap, and its tokens in lower case. The gaps are white space or empty."""
    parts = (_SPLIT_LINKS if _may_link(text) else _SPLIT)(text)
    lowers = list(map(str.lower, parts[1::2]))
    if "’" in text:
        lowers = [word.replace("’", "'") for word in lowers]
    return parts, lowers


def _may_link(text: str) -> bool:
    """Does the text hold what every link holds?"""
    return "://" in text or "ww." in text or "WW." in text


def has_digits(text: str) -> bool:
    """Does ``text`` hold a digit or a fraction sign?"""
    return _DIGIT.search(text) is not None


def tokens_of(text: str, parts: list[str], lowers: list[str]) -> tuple[list[Token], list[TokenKind]]:
    """The tokens of ``text``, which was cut into ``parts`` and ``lowers``, and their kinds."""
    if not lowers:
        return [], []
    texts, gaps = parts[1::2], parts[:-1:2]
    known = _KINDS.get
    kinds = [known(word[0]) or _kind(word) for word in texts]
    if _may_link(text):
        kinds = ["url" if _LINK.match(word) else kind for word, kind in zip(lowers, kinds, strict=True)]
    glued = list(map(not_, gaps))
    glued[0] = False
    breaks: Iterable[bool] = repeat(False)
    if "\n" in text:
        breaks = ["\n" in gap for gap in gaps]
    ends = list(accumulate(map(len, parts)))
    return list(map(_TOKEN_OF, zip(texts, lowers, ends[::2], ends[1::2], kinds, glued, breaks, strict=False))), kinds


def tokenize(text: str) -> list[Token]:
    """All tokens of ``text`` in order."""
    return tokens_of(text, *cut(text))[0]
