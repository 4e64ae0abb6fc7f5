"""Blocks -> the kind of passage each one is, by rules that know no single site.

One walk from top to bottom. Before the first prose short lines are headlines, datelines and bylines; between prose
they are sub-headings, captions and furniture; a line such as "Comments" or "Related articles" after enough prose
closes the article, and nothing below it is the source's own claim, however much it reads like an article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from consistency.datatypes import PassageKind
from consistency.sentences.dates import is_date_line
from consistency.sentences.furniture import begins_as, is_label, limit, plain, row, speaks_to_reader
from consistency.sentences.lines import Block

ENDS_AS_SENTENCE = re.compile(r"[.!?…][ ]?['\"”’»)\]]*$")
URL = re.compile(r"^(?:https? ?: ?/ ?/|www ?\.)", re.I)
BYLINE = re.compile(
    r"^(?:(?i:by|from|reported by|words by|text by)):? +[A-Z][\w.,’'-]*"
    r"(?: +(?:and|of|in|for|the|de|van|al|[A-Z(|][\w.,’'()|-]*|[|/&,-])){0,11}$"
)
HANDLE = re.compile(r"(?:^|\s)@\w{2,}|\b[\w.+-]+@[\w-]+\.\w+")
NAME = r"[A-Z][\w.’'-]+(?: (?:[A-Z]\.|[A-Z][\w.’'-]+|de|van|al|bin)){1,3}"
NAME_AND_OFFICE = re.compile(rf"^{NAME}(?:,| \||/| [-–—]) ?(.{{2,60}})$")
PLACE_AND_DATE = re.compile(r"^(?:[A-Z][\w.’'-]+[ ,/]*){1,5}(?:[(|–—,-]|\s)")
CREDIT_LINE = re.compile(
    r"^(?:[A-Z&/|(][\w.&/|()’'-]* ){1,6}(?:[a-z]+ )?(?:[A-Z&/|(][\w.&/|()’'-]* ){0,4}(?:19|20)\d\d\.?$"
)
"""An outlet and a year: "Daily News / Wire Service 2020."."""
MARKER = re.compile(r"^(?:[^\W\d_]+ ){0,2}(?:caption|copyright)$")
GLUED_CAPTION = re.compile(r"^((?:[^\W\d_]+ )?[Cc]aption)(?:: ?| (?=[A-Z“‘])|(?=[A-Z“‘]))(?=\S{1,}\s\S+)")
SOURCE_WORDS = 12
"""A line that names a source or its authors has no more words than this."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a block with its kind; most blocks are one passage, a glued caption label makes two."""

    start: int
    end: int
    kind: PassageKind
    block: int


def find_passages(text: str, blocks: Sequence[Block]) -> list[Passage]:
    """The passages of all blocks, in order."""
    lines = [_line(text, blocks, i) for i in range(len(blocks))]
    return _Walk(text, lines).passages()


@dataclass(frozen=True, slots=True)
class _Line:
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


def _line(text: str, blocks: Sequence[Block], i: int) -> _Line:
    """What the rules ask about block ``i``."""
    block = blocks[i]
    raw = text[block.start : block.end]
    short = len(raw) <= limit("label_characters")
    near = [*blocks[max(0, i - 1) : i], *blocks[i + 1 : i + 2]] if block.bullet else []
    return _Line(
        i,
        block,
        raw,
        plain(raw) if short else "",
        raw.count(" ") + 1,
        bool(ENDS_AS_SENTENCE.search(raw[-6:])),
        block.bullet and not any(b.bullet for b in near),
    )


class _Walk:
    """The state of one walk over the lines of a document."""

    def __init__(self, text: str, lines: list[_Line]) -> None:
        self.text = text
        self.lines = lines
        self.prose = 0
        """Words of prose so far."""
        self.prose_left = sum(line.words for line in lines if _is_prose(line))
        self.tail: PassageKind | None = None
        """Kind of what follows once the article is over."""
        self.caption_next = False
        self.credit_next = False

    def passages(self) -> list[Passage]:
        """One or two passages a line."""
        found: list[Passage] = []
        for line in self.lines:
            kind = self._kind(line)
            label = GLUED_CAPTION.match(line.raw) if kind in ("body", "headline", "caption") else None
            start = line.block.start
            if label:
                found.append(Passage(start, start + label.end(1), "boilerplate", line.index))
                start, kind = start + label.end(), "caption"
            found.append(Passage(start, line.block.end, kind, line.index))
        return found

    def _kind(self, line: _Line) -> PassageKind:
        """The kind of one line, in order of how certain each rule is."""
        caption, self.caption_next = self.caption_next, False
        credit, self.credit_next = self.credit_next, False
        if _is_prose(line):
            self.prose_left -= line.words
        if self.tail:
            return self._tail_kind(line)
        short = line.plain != ""
        if short and self._closes_article(line):
            return "boilerplate"
        if short and (kind := self._marker(line)):
            return kind
        if short and (dated := is_date_line(line.raw)):
            if dated.timed and dated.bare and self._enough() and line.index + 1 < len(self.lines):
                self.tail = "reader_comment"
                return "boilerplate"
            return "dateline"
        if short and not caption and _is_furniture(line):
            return "boilerplate"
        if credit and not _is_prose(line):
            return "boilerplate"
        if caption or (short and _is_caption(line)):
            return "caption"
        return self._own_words(line)

    def _own_words(self, line: _Line) -> PassageKind:
        """Headline, dateline, byline or body."""
        if line.plain and not line.closed:
            if _is_byline(line, in_head=self.prose == 0):
                return "byline"
            if _is_place_and_date(line):
                return "dateline"
        if line.plain and self.prose:
            if CREDIT_LINE.match(line.raw) and ("/" in line.raw or not line.closed):
                return "boilerplate"
            if line.lone_bullet and line.raw[-1] != "." and line.words <= limit("headline_words"):
                return "boilerplate"
        if line.block.heading:
            return "headline"
        if self._is_headline(line):
            return "headline" if self.prose or line.words > limit("kicker_words") else "boilerplate"
        if _is_prose(line):
            self.prose += line.words
        return "body"

    def _is_headline(self, line: _Line) -> bool:
        """A short line that does not end as a sentence: a title above the prose, a sub-heading between it."""
        most = limit("subheading_words") if self.prose else limit("headline_words")
        if not line.plain or line.block.bullet or line.words > most or line.raw[-1] in ".,;:" or line.raw[0].islower():
            return False
        return not line.closed or (line.raw[-1] in "!?" and not self.prose)

    def _enough(self) -> bool:
        """Was there enough prose for the article to be over?"""
        return self.prose >= limit("prose_before_end")

    def _closes_article(self, line: _Line) -> bool:
        """Is the article over with this line? Sets the kind of what follows."""
        enough = self._enough()
        if is_label(line.plain, "comments") or begins_as(line.plain, "comments"):
            if enough:
                self.tail = "boilerplate"
                self._note_comment_list(line)
            return enough or not _is_prose(line)
        offers = begins_as(line.plain, "related") and not line.closed and line.words <= limit("label_words")
        if is_label(line.plain, "related") or offers:
            if enough and self.prose_left <= self.prose:
                self.tail = "boilerplate"
            return True
        return False

    def _note_comment_list(self, line: _Line) -> None:
        """From a comment list on, prose is readers'."""
        if is_label(line.plain, "comment_list") or begins_as(line.plain, "comment_list") or line.plain[:1].isdigit():
            self.tail = "reader_comment"

    def _tail_kind(self, line: _Line) -> PassageKind:
        """Below the end of the article: the page's own words, or its readers'."""
        if line.plain:
            if is_label(line.plain, "related") or begins_as(line.plain, "related"):
                self.tail = "boilerplate"
                return "boilerplate"
            self._note_comment_list(line) if is_label(line.plain, "comment_list") else None
            dated = is_date_line(line.raw)
            if dated:
                self.tail = "reader_comment"
            if dated or _is_furniture(line) or is_label(line.plain, "comments"):
                return "boilerplate"
        return self.tail or "boilerplate"

    def _marker(self, line: _Line) -> PassageKind | None:
        """A label that says what the next line is: "Picture caption", "Image copyright"."""
        if MARKER.match(line.plain) or line.plain in row("caption", "labels"):
            self.credit_next = line.plain.endswith("copyright")
            self.caption_next = not self.credit_next
            return "boilerplate"
        return None


def _is_prose(line: _Line) -> bool:
    """Long enough and closed as a sentence is: running text."""
    return line.words >= limit("prose_words") and (line.closed or not line.plain)


def _is_furniture(line: _Line) -> bool:
    """A label, link or rule of the page."""
    if URL.match(line.raw) or is_label(line.plain, "boilerplate") or not any(c.isalpha() for c in line.plain):
        return True
    if begins_as(line.plain, "boilerplate"):
        return line.words <= limit("headline_words")
    if begins_as(line.plain, "source_line") and line.index:
        return line.words <= SOURCE_WORDS
    return speaks_to_reader(line.plain)


def _is_caption(line: _Line) -> bool:
    """A picture's own words: it ends in a credit, or opens by naming what kind of picture it is."""
    words = line.plain
    if _credit_start().search(words) or (words.endswith(row("caption", "credit_ends")) and not line.block.heading):
        return not (line.words <= 2 and line.closed)
    opening = words.split()[:8]
    at = next((i for i, w in enumerate(opening) if w.strip(",") in row("caption", "pictures")), -1)
    if at < 0 or any(w not in row("caption", "leads") for w in opening[:at]):
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


def _is_byline(line: _Line, *, in_head: bool) -> bool:
    """Who wrote it: "By Jane Doe", "Jane Doe @jdoe", "Jane Doe, Staff Writer"."""
    if line.words > SOURCE_WORDS:
        return False
    if BYLINE.match(line.raw) or (HANDLE.search(line.raw) and line.words <= 8):
        return True
    office = NAME_AND_OFFICE.match(line.raw)
    if not (in_head and office):
        return False
    words = plain(office.group(1))
    return any(re.search(rf"\b{re.escape(w)}\b", words) for w in row("agencies", "words"))


def _is_place_and_date(line: _Line) -> bool:
    """A place and a date alone: "BAGHDAD, March 20, 2020"."""
    place = PLACE_AND_DATE.match(line.raw)
    return bool(place) and any(is_date_line(part) for part in _halves(line.raw))


def _halves(line: str) -> list[str]:
    """What stands behind each of the first separators."""
    return [line[m.end() :].strip() for m in list(re.finditer(r"[,(|–—-]\s*|: ", line))[:3]]
