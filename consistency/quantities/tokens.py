"""Text to tokens, offset-exact and in one pass: ``text[token.start:token.end] == token.text``, always.

The alternatives of the one regular expression start with different characters and repeat nothing inside a
repetition, so it takes time linear in the text. Columns are filled with list operations, because most sentences hold
no number and are left after this pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from itertools import repeat
from typing import Literal, NamedTuple

TokenKind = Literal["word", "number", "symbol", "url", "fraction"]
FRACTION_CHARACTERS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"

_LETTER = rf"[^\W\d_{FRACTION_CHARACTERS}]"
_WORD = rf"{_LETTER}(?:\.(?:[A-Za-z]\.)+|{_LETTER}*(?:['’]{_LETTER}+)*)"
_NUMBER = r"(?:[0-9]+(?:[.,][0-9]+)*|(?<![\w.,])\.[0-9]+)(?:[eE][+-]?[0-9]+(?!\w))?"
_PLAIN = re.compile(rf"{_WORD}|{_NUMBER}|\S")
_WITH_LINKS = re.compile(rf"(?:https?://|www\.)\S+|{_WORD}|{_NUMBER}|\S")
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


def spans_and_lowers(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """Where the tokens of ``text`` stand, and what they are in lower case. White space is no token."""
    low = text.lower()
    if len(low) != len(text):
        # A few capitals ("İ") have a longer lower case: offsets must count characters of the text.
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if "’" in low:
        low = low.replace("’", "'")
    links = ("://" in low or "www." in low) and _LINK.search(low) is not None
    spans = [match.span() for match in (_WITH_LINKS if links else _PLAIN).finditer(low)]
    return spans, [low[start:end] for start, end in spans]


def has_digits(text: str) -> bool:
    """Does ``text`` hold a digit or a fraction sign?"""
    return _DIGIT.search(text) is not None


def tokens_of(text: str, spans: list[tuple[int, int]], lowers: list[str]) -> tuple[list[Token], list[TokenKind]]:
    """The tokens that stand at ``spans``, and their kinds."""
    if not spans:
        return [], []
    texts = [text[start:end] for start, end in spans]
    known = _KINDS.get
    kinds = [known(word[0]) or _kind(word) for word in texts]
    if "://" in text or "www." in text.lower():
        kinds = ["url" if _LINK.match(word) else kind for word, kind in zip(lowers, kinds, strict=True)]
    starts, ends = zip(*spans, strict=True)
    glued = [start == end for start, end in zip(starts, (-1, *ends), strict=False)]
    breaks: Iterable[bool] = repeat(False)
    if "\n" in text:
        breaks = ["\n" in text[end:start] for start, end in zip(starts, (0, *ends), strict=False)]
    return list(map(_TOKEN_OF, zip(texts, lowers, starts, ends, kinds, glued, breaks, strict=False))), kinds


def tokenize(text: str) -> list[Token]:
    """All tokens of ``text`` in order."""
    return tokens_of(text, *spans_and_lowers(text))[0]
