"""What the rules ask about one line: is it prose, furniture, a caption, a byline?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from consistency.sentences.dates import is_date_line
from consistency.sentences.furniture import begins_as, is_label, limit, plain, row, speaks_to_reader
from consistency.sentences.lines import Block

ENDS_AS_SENTENCE = re.compile(r"[.!?…。！？][ ]?['\"”’»)\]」』）]*$")
URL = re.compile(r"^(?:https? ?: ?/ ?/|www ?\.)", re.I)
BYLINE = re.compile(
    r"^(?:(?i:by|from|reported by|words by|text by)):? +[A-Z][\w.,’'-]*"
    r"(?: +(?:and|of|in|for|the|de|van|al|[A-Z(|][\w.,’'()|-]*|[|/&,-])){0,11}$"
)
HANDLE = re.compile(r"(?:^|[\s(])@\w{2,}|\b[\w.+-]+@[\w-]+\.\w+")
NAME = r"[A-Z][\w.’'-]+(?: (?:[A-Z]\.|[A-Z][\w.’'-]+|de|van|al|bin)){1,3}"
NAME_AND_OFFICE = re.compile(rf"^{NAME}(?:,| \||/| [-–—]) ?(.{{2,60}})$")
PLACE = re.compile(r"^(?:[A-Z][\w.’'-]*[ ,/]+){1,5}")
CREDIT_LINE = re.compile(
    r"^(?:[A-Z&/|(][\w.&/|()’'-]* ){1,6}(?:[a-z]+ )?(?:[A-Z&/|(][\w.&/|()’'-]* ){0,4}(?:19|20)\d\d\.?$"
)
"""An outlet and a year: "Daily News / Wire Service 2020."."""
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]{2}")
"""Two letters of a script that puts no spaces between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese. Words of
Chinese and Japanese have two signs on average, those of the others more."""
FIGURE = re.compile(r"(?<!\S)[(+-]?\d[\d.,:%]*(?!\S)")
SOURCE_WORDS = 12
"""A line that names a source or its authors has no more words than this."""
CONTACT_WORDS = 40
"""A line that says how its authors are reached, by an address of mail or a handle, has no more words than this."""


@dataclass(frozen=True, slots=True)
class Line:
    """A block with what the rules ask about it."""

    index: int
    block: Block
    raw: str
    plain: str
    """Comparable form; empty for blocks too long to be furniture."""
    words: int
    closed: bool
    """Ends as a sentence does."""
    lone_bullet: bool


def read_line(text: str, blocks: Sequence[Block], i: int) -> Line:
    """What the rules ask about block ``i``."""
    block = blocks[i]
    raw = text[block.start : block.end]
    short = len(raw) <= limit("label_characters")
    near = [*blocks[max(0, i - 1) : i], *blocks[i + 1 : i + 2]] if block.bullet else []
    return Line(
        i,
        block,
        raw,
        plain(raw) if short else "",
        raw.count(" ") + 1 + len(UNSPACED.findall(raw)),
        bool(ENDS_AS_SENTENCE.search(raw[-6:])),
        block.bullet and not any(b.bullet for b in near),
    )


def is_prose(line: Line) -> bool:
    """Long enough and closed as a sentence is: running text."""
    return line.words >= limit("prose_words") and (line.closed or not line.plain)


def is_furniture(line: Line) -> bool:
    """A label, link or rule of the page."""
    if URL.match(line.raw) or is_label(line.plain, "boilerplate") or not any(c.isalpha() for c in line.plain):
        return True
    if begins_as(line.plain, "boilerplate"):
        return line.words <= limit("headline_words")
    if _is_table_row(line):
        return True
    return speaks_to_reader(line.plain)


def _is_table_row(line: Line) -> bool:
    """Mostly figures, with no words to say what they count."""
    figures = len(FIGURE.findall(line.raw)) if not line.closed else 0
    return figures >= limit("row_figures") and figures >= limit("row_share") * line.words


def is_caption(line: Line) -> bool:
    """A picture's own words: it ends in a credit, or opens by naming what kind of picture it is."""
    words = line.plain
    if _credit_start().search(words) or (not line.closed and words.endswith(row("caption", "credit_ends"))):
        return line.words > 1
    opening = words.split(None, 8)[:8]
    at = 0
    while at < len(opening) and opening[at] in row("caption", "leads"):
        at += 1
    if at == len(opening) or opening[at].strip(",") not in row("caption", "pictures"):
        return False
    follows = any(w.strip(",") in row("caption", "verbs") for w in opening[at + 1 :][:2])
    return follows and (not line.closed or at > 0)


@cache
def _credit_start() -> re.Pattern[str]:
    """A credit at the start of a line or behind the end of a sentence."""
    words = "|".join(re.escape(w) for w in row("caption", "credit_starts"))
    return re.compile(rf"(?:^|[.!?)\]|/–—-]['\"]?\s*)(?:{words})")


def is_credit(sentence: str) -> bool:
    """Does a sentence of a caption only say who made the picture?"""
    words = plain(sentence)
    if words.count(" ") >= SOURCE_WORDS or words.startswith(row("caption", "leads_in")):
        return False
    return bool(_credit_start().match(words))


def is_byline(line: Line, *, in_head: bool) -> bool:
    """Who wrote it: "By Jane Doe", "Jane Doe @jdoe", "Jane Doe, Staff Writer"."""
    if line.words <= CONTACT_WORDS and HANDLE.search(line.raw) and begins_as(line.plain, "contact"):
        return True
    if line.words > SOURCE_WORDS:
        return False
    if BYLINE.match(line.raw) or (HANDLE.search(line.raw) and line.words <= 8):
        return True
    office = NAME_AND_OFFICE.match(line.raw)
    if not (in_head and office):
        return False
    words = plain(office.group(1))
    return any(re.search(rf"\b{re.escape(w)}\b", words) for w in row("agencies", "words"))


def is_place_and_date(line: Line) -> bool:
    """A place and a date alone: "BAGHDAD, March 20, 2020"."""
    return bool(PLACE.match(line.raw)) and any(is_date_line(part) for part in _halves(line.raw))


def _halves(line: str) -> list[str]:
    """What stands behind each of the first separators."""
    return [line[m.end() :].strip() for m in list(re.finditer(r"[,(|–—-]\s*|: ", line))[:3]]
