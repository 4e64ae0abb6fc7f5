"""Blocks -> the kind of passage each one is, by rules that know no single site.

One walk from top to bottom. Before the first prose short lines are headlines, datelines and bylines; between prose
they are sub-headings, captions and furniture; a line such as "Comments" or "Related articles" after enough prose
closes the article, and nothing below it is the source's own claim, however much it reads like an article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from consistency.datatypes import PassageKind
from consistency.sentences.dates import is_date_line
from consistency.sentences.furniture import begins_as, is_label, limit, row
from consistency.sentences.line_rules import (
    CREDIT_LINE,
    SOURCE_WORDS,
    Line,
    is_byline,
    is_caption,
    is_furniture,
    is_place_and_date,
    is_prose,
    read_line,
)
from consistency.sentences.lines import Block

MARKER = re.compile(r"^(?:[^\W\d_]+ ){0,2}(?:caption|copyright)$")
GLUED_CAPTION = re.compile(r"^((?:[^\W\d_]+ )?[Cc]aption)(?:: ?| (?=[A-Z“‘])|(?=[A-Z“‘]))(?=\S{1,}\s\S+)")
CREDIT_WORDS = 60
"""Names of an agency's desk, at most."""
LINK_WORDS = 4
"""A title of another article has at least so many words; a shorter line is an item of a list of facts."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a block with its kind; most blocks are one passage, a glued caption label makes two."""

    start: int
    end: int
    kind: PassageKind
    block: int


def find_passages(text: str, blocks: Sequence[Block]) -> list[Passage]:
    """The passages of all blocks, in order."""
    lines = [read_line(text, blocks, i) for i in range(len(blocks))]
    return _Walk(text, lines).passages()


class _Walk:
    """The state of one walk over the lines of a document."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self.text = text
        self.lines = lines
        self.prose = 0
        """Words of prose so far."""
        self.prose_left = sum(line.words for line in lines if is_prose(line))
        self.tail: PassageKind | None = None
        """Kind of what follows once the article is over."""
        self.caption_next = False
        self.credit_next = False

    def passages(self) -> list[Passage]:
        """One or two passages a line."""
        found: list[Passage] = []
        for line in self.lines:
            if line.block.known:
                self._take_known(line, line.block.known)
                found.append(Passage(line.block.start, line.block.end, line.block.known, line.index))
                continue
            kind = self._kind(line)
            label = GLUED_CAPTION.match(line.raw) if kind in ("body", "headline", "caption") else None
            start = line.block.start
            if label:
                found.append(Passage(start, start + label.end(1), "boilerplate", line.index))
                start, kind = start + label.end(), "caption"
            found.append(Passage(start, line.block.end, kind, line.index))
        return _without_links_at_the_end(self.text, found)

    def _take_known(self, line: Line, kind: PassageKind) -> None:
        """A line whose kind the format says: the rules for the others go on behind it."""
        self.caption_next = self.credit_next = False
        if kind == "body":
            self.tail = None  # the article goes on
        if is_prose(line):
            self.prose_left -= line.words
            self.prose += line.words if kind in ("body", "quote") else 0

    def _kind(self, line: Line) -> PassageKind:
        """The kind of one line, in order of how certain each rule is."""
        caption, self.caption_next = self.caption_next, False
        credit, self.credit_next = self.credit_next, False
        if is_prose(line):
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
        if short and not caption and is_furniture(line):
            return "boilerplate"
        if credit and not is_prose(line):
            return "boilerplate"
        if caption or (short and is_caption(line)):
            return "caption"
        return self._own_words(line)

    def _own_words(self, line: Line) -> PassageKind:
        """Headline, dateline, byline or body."""
        if line.plain and begins_as(line.plain, "credits") and line.words <= CREDIT_WORDS:
            return "byline"
        if line.plain and begins_as(line.plain, "contact") and is_byline(line, in_head=False):
            return "byline"
        if line.plain and not line.closed:
            if is_byline(line, in_head=self.prose == 0):
                return "byline"
            if is_place_and_date(line):
                return "dateline"
        if line.plain and self.prose:
            if CREDIT_LINE.match(line.raw) and ("/" in line.raw or not line.closed):
                return "boilerplate"
            if begins_as(line.plain, "source_line") and line.words <= SOURCE_WORDS:
                return "boilerplate"
            if line.lone_bullet and line.raw[-1] != "." and line.words <= limit("headline_words"):
                return "boilerplate"
        if line.block.heading:
            return "headline"
        if self._is_headline(line):
            return "headline" if self.prose or line.words > limit("kicker_words") else "boilerplate"
        if is_prose(line):
            self.prose += line.words
        return "body"

    def _is_headline(self, line: Line) -> bool:
        """A short line that does not end as a sentence: a title above the prose, a sub-heading between it."""
        most = limit("subheading_words") if self.prose else limit("headline_words")
        if not line.plain or line.block.bullet or line.words > most or line.raw[-1] in ".,;:" or line.raw[0].islower():
            return False
        return not line.closed or (line.raw[-1] in "!?" and not self.prose)

    def _enough(self) -> bool:
        """Was there enough prose for the article to be over?"""
        return self.prose >= limit("prose_before_end")

    def _closes_article(self, line: Line) -> bool:
        """Is the article over with this line? Sets the kind of what follows."""
        enough = self._enough()
        if is_label(line.plain, "comments") or begins_as(line.plain, "comments"):
            if enough:
                self.tail = "boilerplate"
                self._note_comment_list(line)
            return enough or not is_prose(line)
        offers = begins_as(line.plain, "related") and not line.closed and line.words <= limit("label_words")
        if is_label(line.plain, "related") or offers:
            if enough and self.prose_left <= self.prose:
                self.tail = "boilerplate"
            return True
        return False

    def _note_comment_list(self, line: Line) -> None:
        """From a comment list on, prose is readers'."""
        if is_label(line.plain, "comment_list") or begins_as(line.plain, "comment_list") or line.plain[:1].isdigit():
            self.tail = "reader_comment"

    def _tail_kind(self, line: Line) -> PassageKind:
        """Below the end of the article: the page's own words, or its readers'."""
        if line.plain:
            if is_label(line.plain, "related") or begins_as(line.plain, "related"):
                self.tail = "boilerplate"
                return "boilerplate"
            self._note_comment_list(line) if is_label(line.plain, "comment_list") else None
            dated = is_date_line(line.raw)
            if dated:
                self.tail = "reader_comment"
            if dated or is_furniture(line) or is_label(line.plain, "comments"):
                return "boilerplate"
        return self.tail or "boilerplate"

    def _marker(self, line: Line) -> PassageKind | None:
        """A label that says what the next line is: "Picture caption", "Image copyright"."""
        if MARKER.match(line.plain) or line.plain in row("caption", "labels"):
            self.credit_next = line.plain.endswith("copyright")
            self.caption_next = not self.credit_next
            return "boilerplate"
        return None


def _without_links_at_the_end(text: str, passages: list[Passage]) -> list[Passage]:
    """Two or more sub-headings with nothing below them are links to other articles.

    Unless one of them is too short for a title, or holds a bracket: then it is a list of facts.
    """
    last = max((i for i, p in enumerate(passages) if p.kind in ("body", "caption")), default=len(passages))
    links = [i for i in range(last + 1, len(passages)) if passages[i].kind == "headline"]
    titles = [text[passages[i].start : passages[i].end] for i in links]
    if len(links) < 2 or any("(" in title or title.count(" ") + 1 < LINK_WORDS for title in titles):
        return passages
    return [
        replace(p, kind="boilerplate") if i >= links[0] and p.kind == "headline" else p for i, p in enumerate(passages)
    ]
