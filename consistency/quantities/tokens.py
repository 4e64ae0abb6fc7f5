"""Text to tokens, offset-exact and in one pass: ``text[token.start:token.end] == token.text``, always.

The one regular expression has alternatives that start with different characters and no nested repetition over the
same ones, so it takes time linear in the text.
"""

from __future__ import annotations

import re
from typing import Literal

TokenKind = Literal["word", "number", "symbol", "url", "fraction"]

_TOKEN = re.compile(
    r"""
    (?P<url>(?:https?://|www\.)\S+)
  | (?P<number>(?:[0-9]+(?:[.,][0-9]+)*|(?<![\w.,])\.[0-9]+)(?:[eE][+-]?[0-9]+(?!\w))?)
  | (?P<fraction>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])
  | (?P<word>(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*)
  | (?P<symbol>\S)
    """,
    re.VERBOSE,
)


class Token:
    """One word, number or symbol of the text.

    ``kind`` is ``word`` (letters, inner apostrophes, "U.S."), ``number`` (digits with points and commas inside),
    ``fraction`` ("½"), ``url`` or ``symbol`` (any other single character). ``glued`` says that no space stands before
    it; ``breaks`` that a line break does.
    """

    __slots__ = ("breaks", "end", "glued", "kind", "lower", "start", "text")

    def __init__(self, text: str, start: int, end: int, kind: TokenKind, glued: bool, breaks: bool) -> None:
        self.text = text
        self.lower = text.lower().replace("’", "'")
        self.start = start
        self.end = end
        self.kind = kind
        self.glued = glued
        self.breaks = breaks

    def __repr__(self) -> str:
        return f"Token({self.text!r}, {self.kind})"


def tokenize(text: str) -> list[Token]:
    """All tokens of ``text`` in order. White space is skipped; nothing else is."""
    tokens: list[Token] = []
    append = tokens.append
    previous = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        glued = start == previous and start > 0
        breaks = not glued and "\n" in text[previous:start]
        append(Token(match.group(), start, end, match.lastgroup, glued, breaks))  # type: ignore[arg-type]
        previous = end
    return tokens
