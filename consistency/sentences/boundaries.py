"""One block -> its sentences, as pairs of offsets.

sentencex proposes boundaries (linear, exact offsets, one block at a time); the rules here mend what it gets wrong on
news text: "p.m. Friday", "Corps. of", "Gen. McKenzie", sentences that end inside a closing quotation mark or bracket.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from sentencex import get_sentence_boundaries

from consistency.config import packaged_table
from consistency.sentences.quotes import find_quotes

LAST_WORD = re.compile(r"(?:(?<=\s)|(?<=[(\[“\"‘'—–-])|^)((?:[^\W\d_]\. ?)*[^\W\d_]+)\.$")
FIRST_WORD = re.compile(r"[\W_]*?([^\W_]+)")
CLOSERS = "\"'”’»)]}"
EXTRA_BREAK = re.compile(r"(?<=[^\W\d_]{2}|\d[%\w])[.!?…]+[)\]”\"’»]*\s+(?=[“\"‘«(\[]?[A-Z])")
"""A full stop, perhaps behind a closing bracket or quotation mark, before a capital letter."""
NAME_PARTICLES = frozenset("al el de van von bin ibn ben da di le la iphone ebay".split())
"""Lower-case words that open names, and so sentences, as they are written in print."""
QUOTED_WORDS = 3
"""A quotation is cut inside only after this many words: "Stop. Go." on a sign is one thing."""
ENUMERATOR = re.compile(r"(?:^|[.!?:;]\s+)\(?(?:\d{1,2}|[A-Za-z])\.$")
"""The number of a list item, alone at the start of a sentence: "1.", "B."."""
INITIAL = re.compile(r"(?:^|[\s(“\"‘])[A-Z][\w.’'-]*\.? +[A-HJ-Z]\.$")
"""A single capital after a capitalised word: "John F." ("I" is more often the pronoun)."""
TIMES = frozenset({"a.m", "p.m", "a. m", "p. m"})
HALVES = re.compile("[\ud800-\udfff]")
"""Halves of characters: no file holds one, but a text made elsewhere may, and sentencex takes only whole ones."""
WINDOW = 10_000
"""Characters that sentencex is given at a time; paragraphs of news text have 300, and hardly ever 2,000."""
LOOK_BACK = 40
"""Characters that are read back from a boundary; the longest abbreviation with its neighbours is far shorter."""


@cache
def _words(name: str) -> frozenset[str]:
    """A row of the table of abbreviations."""
    return frozenset(packaged_table("abbreviations")[name]["words"])


def split_block(text: str) -> list[tuple[int, int]]:
    """Offsets of the sentences of one block: in order, disjoint, trimmed, never empty."""
    cuts = sorted({*_proposed(text), *_missed(text)})
    spans: list[tuple[int, int]] = []
    start = 0
    for cut in cuts:
        cut = _before_opening_quote(text, cut)
        if cut > start and _is_boundary(text, cut):
            spans.append((start, cut))
            start = cut
    spans.append((start, len(text)))
    trimmed = (_trim(text, a, b) for a, b in spans)
    return [(a, b) for a, b in trimmed if any(c.isalnum() for c in text[a:b])]


def _proposed(text: str) -> list[int]:
    """Boundaries by sentencex, inside the text, in order.

    A longer block is fed in windows, each from the last boundary of the one before: many marks that open and never
    close make sentencex quadratic.
    """
    cuts: list[int] = []
    start = 0
    text = HALVES.sub("\ufffd", text)
    while start < len(text):
        window = text[start : start + WINDOW]
        ends = [start + b["end_index"] for b in get_sentence_boundaries("en", window)]
        if start + len(window) == len(text):
            return cuts + [end for end in ends if end < len(text)]
        cuts += ends[:-1]  # the last one is only the end of the window
        start = max(ends[-2], start + 1) if len(ends) > 1 else start + len(window)
    return cuts


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip()) if part.strip() else start


def _missed(text: str) -> list[int]:
    """Boundaries that sentencex leaves out: after a bracket that holds a sentence, and inside long quotations."""
    if "“" not in text and '"' not in text and ".)" not in text:
        return []
    quotes = find_quotes(text)
    cuts = []
    for match in EXTRA_BREAK.finditer(text):
        cut = match.end()
        at = bisect_right(quotes, (cut, cut)) - 1
        inside = at >= 0 and quotes[at][0] < match.start() and cut < quotes[at][1]
        opening = text[quotes[at][0] : min(match.start(), quotes[at][0] + LOOK_BACK)] if inside else ""
        if not inside or len(opening.split(None, QUOTED_WORDS)) >= QUOTED_WORDS:
            cuts.append(cut)
    return cuts


def _before_opening_quote(text: str, cut: int) -> int:
    """Moves a cut that leaves an opening quotation mark at the end of the sentence before it."""
    if cut > 2 and text[cut - 1] in "'\"“‘" and text[cut - 2].isspace() and not text[cut].isspace():
        return cut - 1
    return cut


def _is_boundary(text: str, cut: int) -> bool:
    """Does a sentence end at ``cut``? ``text[cut]`` is the first character of the next one."""
    before = text[max(0, cut - LOOK_BACK) : cut].rstrip()
    after = text[cut : cut + LOOK_BACK]
    first = FIRST_WORD.match(after)
    if first is None:  # only closing marks follow
        return False
    word = first.group(1)
    if not text[cut - 1].isspace() and not _glued(before, word):
        return False
    if word[0].islower():
        return word.casefold() in NAME_PARTICLES and before.endswith(".") and not _abbreviation(before)
    bare = before.rstrip(CLOSERS)
    if not bare.endswith("."):
        return True
    return _full_stop_ends(bare, word, closed=len(bare) < len(before))


def _glued(before: str, word: str) -> bool:
    """Two sentences run together without a space: "redeployment.Photo", never "U.S.Army" or "example.Com"."""
    stem = before.rstrip(CLOSERS)
    return len(stem) > 3 and stem[-1] in ".!?…" and stem[-4:-1].islower() and word[:1].isupper() and len(word) > 1


def _abbreviation(bare: str) -> str:
    """The abbreviation before the final full stop in lower case, "p.m" or "gen"; else empty."""
    match = LAST_WORD.search(bare)
    if not match:
        return ""
    word = match.group(1)
    last = word.casefold()
    return last if word[0].isupper() or last in _words("any_case") else ""


def _full_stop_ends(bare: str, word: str, *, closed: bool) -> bool:
    """Is the full stop at the end of ``bare`` the end of a sentence, when ``word`` is the next one?

    ``closed``: a closing quotation mark or bracket stands behind the full stop.
    """
    if ENUMERATOR.search(bare):
        return False
    last = _abbreviation(bare)
    if not last:
        return True
    number = word[0].isdigit()
    if last in _words("before_name") and not closed:
        return not (word[0].isupper() or number)
    if number and (last in _words("before_number") or last in _words("months")):
        return False
    if last in TIMES and word.casefold() in _words("after_time"):
        return False
    if not closed and (last in _words("may_end") or INITIAL.search(bare)):
        return word.casefold() in _words("starters")
    return True
