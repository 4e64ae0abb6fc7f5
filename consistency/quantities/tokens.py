"""Text to tokens, offset-exact and in one pass: ``text[token.start:token.end] == token.text``, always.

The alternatives of the one regular expression start with different characters and repeat nothing inside a
repetition, so it takes time linear in the text. Columns are filled with list operations, because most sentences hold
no number and are left after this pass.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import chain, repeat
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


class Columns(NamedTuple):
    """The tokens of a text, column by column."""

    texts: list[str]
    lowers: list[str]
    starts: list[int]
    ends: list[int]
    kinds: list[TokenKind]


_KINDS: dict[str, TokenKind] = dict.fromkeys("0123456789", "number")
_KINDS.update(dict.fromkeys(FRACTION_CHARACTERS, "fraction"))
_KINDS.update(dict.fromkeys("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "word"))
_KINDS.update(dict.fromkeys(",-–—:;!?()[]{}'\"’‘“”$€£%&/*+=<>@#~|\\^_`", "symbol"))
_TOKEN_OF = partial(tuple.__new__, Token)


def _kind(text: str) -> TokenKind:
    """Kind of a token whose first character does not settle it."""
    if text[0] == ".":
        return "number" if len(text) > 1 else "symbol"
    return "word" if text[0].isalpha() else "symbol"


def columns(text: str) -> Columns:
    """All tokens of ``text`` in order. White space is skipped; nothing else is."""
    links = ("://" in text or "www." in text) and _LINK.search(text) is not None
    spans = [match.span() for match in (_WITH_LINKS if links else _PLAIN).finditer(text)]
    texts = [text[start:end] for start, end in spans]
    lowers = [word.lower() for word in texts]
    if "’" in text:
        lowers = [word.replace("’", "'") for word in lowers]
    known = _KINDS.get
    kinds = [known(word[0]) or _kind(word) for word in texts]
    if links:
        kinds = ["url" if _LINK.match(word) else kind for word, kind in zip(texts, kinds, strict=True)]
    return Columns(texts, lowers, [span[0] for span in spans], [span[1] for span in spans], kinds)


def tokens_of(text: str, cells: Columns) -> list[Token]:
    """The columns as tokens."""
    glued = [start == end for start, end in zip(cells.starts, chain((-1,), cells.ends), strict=False)]
    breaks: list[bool] | repeat[bool] = repeat(False)
    if "\n" in text:
        breaks = ["\n" in text[end:start] for start, end in zip(cells.starts, chain((0,), cells.ends), strict=False)]
    rows = zip(*cells, glued, breaks, strict=False)
    return list(map(_TOKEN_OF, rows))


def tokenize(text: str) -> list[Token]:
    """All tokens of ``text`` in order."""
    return tokens_of(text, columns(text))
