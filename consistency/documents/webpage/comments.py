"""Comments of readers that stand among the paragraphs of the article, in elements that do not say so.

Told by what people read as well: a line such as "3 comments" behind the article, and below it names, dates and "Reply"
again and again. A line alone is little: "Comments" also stands on buttons, and "Discussion" above the last part of a
study. So is a structure alone, as interviews have one; but nothing other than comments is replied to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from consistency.documents.webpage.blocks import PageBlock
from consistency.sentences.dates import is_date_line
from consistency.sentences.furniture import begins_as, is_label, plain

ENOUGH = 200
"""Letters and digits of an article that must stand above."""
LONGEST_LABEL = 60
LONGEST_MARK = 80
"""Characters of a line that names who wrote a comment, and when, or of a button below it."""
FEWEST, FEWEST_REPLIES = 2, 3
"""Marks of comments below a line that announces them; buttons to reply where no line does."""
COUNTED = re.compile(r"^\(?([1-9]\d*)\b|\b([1-9]\d*)\)?$")
SPEAKS = re.compile(r"^\S.{0,60}?\b(?:says|said|wrote|writes|replied|commented)\b.{0,40}:")
DATED = re.compile(
    r"\b\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b)?|\b(?:\d+|an?|one) ?(?:minute|min|hour|hr|day|week|month|year)s? ago\b|\bago$",
    re.I,
)
LISTS = frozenset({"comments", "responses", "replies", "thoughts"})
"""Words of a line that a list of comments stands below."""
SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")
END = frozenset({"page", "related", "hidden"})
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
LINK_ONLY = 0.8


def reader_comments(
    blocks: Sequence[PageBlock], keys: Sequence[str], chosen: Sequence[bool], marks: Sequence[frozenset[str]]
) -> range:
    """The numbers of the blocks that readers wrote, with their names, dates and buttons; empty where there are none.

    ``keys``: letters and digits of each block, ``chosen``: is it taken for the article, ``marks``: what its elements
    say of it. Linear in the page.
    """
    above = 0
    for i, block in enumerate(blocks):
        if above >= ENOUGH and _announces(block, marks[i]):
            end = _end(blocks, marks, i + 1)
            if _are_comments(blocks, keys, chosen, i, end, above):
                return range(i, end)
        above += len(keys[i]) * chosen[i]
    return _replied_to(blocks, keys, chosen, marks)


def closed_at(
    blocks: Sequence[PageBlock], keys: Sequence[str], chosen: Sequence[bool], marks: Sequence[frozenset[str]]
) -> int:
    """The number of the first block behind a line about comments that the article may end with; that of all blocks
    where there is none. Whether it does is for the words to say: what stands below makes no running text by its looks.
    """
    above, whole = 0, sum(len(key) for key, c in zip(keys, chosen, strict=True) if c)
    for i, block in enumerate(blocks):
        named = not {"comment", "comments"}.isdisjoint(plain(block.text[:LONGEST_LABEL]).split())
        if above >= ENOUGH and named and 2 * above >= whole and _announces(block, marks[i]):
            headed = any(blocks[j].tag in HEADINGS and chosen[j] for j in range(i + 1, len(blocks)))
            return len(blocks) if headed else i + 1
        above += len(keys[i]) * chosen[i]
    return len(blocks)


def _announces(block: PageBlock, marks: frozenset[str]) -> bool:
    """Is it a line that comments may stand below?"""
    if len(block.text) > LONGEST_LABEL or block.link_share >= LINK_ONLY or END & marks:
        return False
    words = plain(block.text)
    return any(is_label(words, table) or begins_as(words, table) for table in ("comments", "comment_list"))


def _end(blocks: Sequence[PageBlock], marks: Sequence[frozenset[str]], start: int) -> int:
    """Where the comments that begin at ``start`` end: at furniture, other articles, or the end of the page."""
    for i in range(start, len(blocks)):
        block = blocks[i]
        if END & marks[i] and not is_mark(block):
            return i
        if len(block.text) <= LONGEST_LABEL and is_label(plain(block.text), "related"):
            return i
    return len(blocks)


def _are_comments(
    blocks: Sequence[PageBlock], keys: Sequence[str], chosen: Sequence[bool], label: int, end: int, above: int
) -> bool:
    """Does what stands below the line ``label`` look like comments?"""
    below = range(label + 1, end)
    words = plain(blocks[label].text)
    listed = not LISTS.isdisjoint(words.split())  # else "join the conversation", above the updates of a live blog too
    if sum(is_mark(blocks[i]) and (listed or not _is_time(blocks[i].text)) for i in below) >= FEWEST:
        return True
    named = "comments" in words.split() or bool(COUNTED.search(words))
    announced = blocks[label].tag in HEADINGS or bool(COUNTED.search(words))
    headed = any(blocks[i].tag in HEADINGS and chosen[i] for i in below)
    return named and announced and not headed and sum(len(keys[i]) for i in below if chosen[i]) <= above


def is_mark(block: PageBlock) -> bool:
    """Does the block say who wrote a comment or when, or is it a button below one?"""
    text = block.text
    if SPEAKS.match(text[:120]):
        return True
    if len(text) > LONGEST_MARK:
        return False
    if is_label(plain(text), "comment_marks"):
        return True
    return _is_time(text)


def _is_time(text: str) -> bool:
    """Is it a short line that says when?"""
    return len(text) <= LONGEST_MARK and not SENTENCE.search(text) and bool(is_date_line(text) or DATED.search(text))


def _replied_to(
    blocks: Sequence[PageBlock], keys: Sequence[str], chosen: Sequence[bool], marks: Sequence[frozenset[str]]
) -> range:
    """Comments that no line announces: from the name or date above the first that has a button to reply below it."""
    buttons = [i for i, block in enumerate(blocks) if len(block.text) <= 20 and plain(block.text) == "reply"]
    if len(buttons) < FEWEST_REPLIES:
        return range(0)
    between = [sum(len(keys[i]) for i in range(a + 1, b)) for a, b in pairwise(buttons)]
    if sum(bool(size) for size in between) < FEWEST_REPLIES - 1:
        return range(0)
    first = next((i for i in range(buttons[0] - 1, -1, -1) if is_mark(blocks[i])), None)
    if first is None:
        return range(0)
    while first and len(blocks[first - 1].text) <= LONGEST_LABEL and not SENTENCE.search(blocks[first - 1].text):
        first -= 1  # the name above the date
    above = sum(len(keys[i]) for i in range(first) if chosen[i])
    return range(first, _end(blocks, marks, buttons[-1] + 1)) if above >= ENOUGH else range(0)
