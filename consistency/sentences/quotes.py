"""Where a block quotes: spans between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right

DOUBLE = re.compile(r"[“”„«»]|\"")
SINGLE = re.compile(r"(?:(?<=[\s(\[—–-])|^)[‘'](?=\w)|(?<=[.,!?;:…\w])[’'](?=[\s)\],.;:!?—–-]|$)")
"""Single marks that open (after a space, before a letter) or close (before a space); apostrophes inside words do not
match. "the soldiers' pay" matches as closing, which matters only where a mark was opened before."""


def find_quotes(block: str) -> list[tuple[int, int]]:
    """Spans between quotation marks, marks included, in order and disjoint.

    A mark that is never closed quotes to the end of the block (a quotation that goes on in the next paragraph); a
    closing mark that was never opened quotes from the start. Single marks are looked at only where there is no
    double one, as they are also apostrophes.
    """
    marks = [(m.start(), m.group()) for m in DOUBLE.finditer(block)]
    if not marks:
        singles = [(m.start(), m.group()) for m in SINGLE.finditer(block)] if "‘" in block or "'" in block else []
        return _pairs(block, singles, strict=True)
    return _pairs(block, marks, strict=False)


def _pairs(block: str, marks: list[tuple[int, str]], *, strict: bool) -> list[tuple[int, int]]:
    """Opening and closing marks put together; ``strict`` drops what is never closed or never opened."""
    spans: list[tuple[int, int]] = []
    opened = -1
    for at, mark in marks:
        if strict:
            opens = mark == "‘" or (mark == "'" and (at == 0 or block[at - 1] in " \t\n([—–-"))
        else:
            opens = mark in "“„«" or (mark == '"' and opened < 0)
        if opens:
            if opened < 0:
                opened = at
        elif opened >= 0:
            spans.append((opened, at + 1))
            opened = -1
        elif not strict and not spans and mark in "”»":
            spans.append((0, at + 1))
    if opened >= 0 and not strict:
        spans.append((opened, len(block)))
    return spans


def quoted_share(spans: list[tuple[int, int]], start: int, end: int) -> float:
    """Share of the characters from ``start`` to ``end`` that stand inside one of ``spans``; 0 to 1."""
    if not spans or end <= start:
        return 0.0
    first = max(0, bisect_right(spans, (start, start)) - 1)
    inside = 0
    for a, b in spans[first:]:
        if a >= end:
            break
        inside += max(0, min(b, end) - max(a, start))
    return inside / (end - start)
