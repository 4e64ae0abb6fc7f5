"""A text -> blocks: paragraphs, or single lines where every line stands for itself.

A block is a pair of offsets; a sentence never crosses one. Blank lines always separate blocks. Inside a group of lines
without a blank line, a line end is either a real one (title, date and byline on top of each other; text that keeps one
paragraph a line) or only there because the text was wrapped at a column. The second kind is told by the oldest test
there is: the next word would not have fitted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from consistency.datatypes import PassageKind

LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
"""What Python's ``str.splitlines`` calls a line, less the rare separators that news text never holds."""
MARKUP = re.compile(
    r"[\s\ufeff\u200b]*"
    r"(?:(?P<heading>#{1,6})[ \t]+|(?:>[ \t]?)+|(?P<bullet>[•●▪◦‣·*+–-])[ \t]+|\d{1,2}[.)][ \t]+(?=\D))?\s*"
)
"""Leading white space and Markdown signs: heading, block quote, list item."""
WRAP_WIDTHS = range(40, 131)
"""Columns at which plain text is wrapped in practice: from narrow mail (about 40) to wide editors (130)."""
WRAPPED_SHARE = 0.8
"""A text counts as wrapped when this share of its inner line ends pass the test; the others are paragraph ends."""


@dataclass(frozen=True, slots=True)
class Block:
    """Characters ``start`` to ``end`` of the text, without leading or trailing white space or Markdown signs."""

    start: int
    end: int
    heading: bool = False
    """Marked as a heading (``#``)."""
    bullet: bool = False
    """Marked as a list item."""
    alone: bool = True
    """Blank lines (or the ends of the text) on both sides."""
    known: PassageKind | None = None
    """Kind of the passage, where the reader of the document's format knows it."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    marked: str
    """``heading``, ``bullet`` or empty."""


def find_blocks(text: str, start: int = 0) -> list[Block]:
    """The blocks of ``text`` from offset ``start``, in order, never empty, never overlapping. Linear time."""
    groups = _line_groups(text, start)
    width = _wrap_width(text, groups)
    blocks: list[Block] = []
    for group in groups:
        joined: list[list[_Line]] = []
        for line in group:
            if (
                joined
                and not line.marked
                and joined[-1][-1].marked != "heading"
                and _flows_on(text, joined[-1][-1], line, width, alone=len(groups) > 1)
            ):
                joined[-1].append(line)
            else:
                joined.append([line])
        for lines in joined:
            blocks.append(
                Block(
                    lines[0].start,
                    lines[-1].end,
                    heading=lines[0].marked == "heading",
                    bullet=lines[0].marked == "bullet",
                    alone=len(joined) == 1,
                )
            )
    return blocks


def _line_groups(text: str, start: int) -> list[list[_Line]]:
    """Lines that hold a letter or digit, grouped by the blank lines between them."""
    groups: list[list[_Line]] = []
    last_end = -1
    for match in LINE.finditer(text, start):
        raw = match.group()
        signs = MARKUP.match(raw)
        lead = signs.end() if signs else 0
        body = raw[lead:].rstrip(" \t\xa0\u200b\ufeff").rstrip()
        if not body:
            continue
        marked = ""
        if signs and signs["heading"]:
            marked, body = "heading", body.rstrip("#").rstrip() or body
        elif signs and signs["bullet"]:
            marked = "bullet"
        line = _Line(match.start() + lead, match.start() + lead + len(body), marked)
        if last_end < 0 or _blank_between(text, last_end, match.start()):
            groups.append([])
        groups[-1].append(line)
        last_end = match.end()
    return groups


def _blank_between(text: str, end: int, start: int) -> bool:
    """Is there more than one line end between two lines?"""
    gap = text[end:start]
    if gap in ("\n", "\r\n", "\r"):
        return False
    return len(gap.replace("\r\n", "\n").splitlines()) > 1 or "\x0c" in gap


def _wrap_width(text: str, groups: list[list[_Line]]) -> int:
    """The column at which the text is wrapped, or 0 where its line ends are real."""
    pairs = [(a, b) for group in groups for a, b in pairwise(group) if not b.marked]
    width = max((line.end - line.start for group in groups for line in group), default=0)
    if not pairs or width not in WRAP_WIDTHS:
        return 0
    full = sum(_was_full(text, a, b, width) for a, b in pairs)
    return width if full >= WRAPPED_SHARE * len(pairs) else 0


def _was_full(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Would the first word of the following line not have fitted on this one?"""
    word = len(text[following.start : min(following.end, following.start + width)].split(None, 1)[0])
    return line.end - line.start + 1 + word > width


def _flows_on(text: str, line: _Line, following: _Line, width: int, *, alone: bool) -> bool:
    """Does the sentence run on over this line end?

    Yes at the column of a wrapped text, and where a line without closing punctuation is followed by one that begins
    in lower case (Markdown written one clause a line); the latter only in text that has paragraphs.
    """
    if width and _was_full(text, line, following, width):
        return True
    if not alone or line.end - line.start < WRAP_WIDTHS.start:
        return False
    if text.startswith(("http", "www."), following.start):
        return False
    return text[following.start].islower() and text[line.end - 1] not in ".!?…:;”\"'’)]"
