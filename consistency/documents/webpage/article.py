"""The blocks of a page -> what kind of passage each is, and which of them are the article.

trafilatura says which text is the article; what it says is looked up among the blocks of the page, so that every block
keeps its place and nothing is lost. Then the page itself is heard: what its elements call furniture, comments and
captions is that, paragraphs made like those of the article belong to it, and a line that is nothing but a link is none
of its sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from consistency.datatypes import PassageKind
from consistency.documents.webpage.blocks import PageBlock
from consistency.documents.webpage.comments import LONGEST_MARK, SENTENCE, closed_at, is_mark, reader_comments
from consistency.documents.webpage.updates import update_times
from consistency.sentences.dates import is_date_line
from consistency.sentences.furniture import begins_as, is_label, plain, speaks_to_reader

SURE_LENGTH = 24
"""Letters and digits of a block that is found in the article wherever it stands; a shorter one must be a line of it."""
PROSE_LENGTH = 60
"""Letters and digits of a paragraph that may be added to the article."""
COMMON = 0.5
"""A mark that so large a share of the article carries is one of its containers and says nothing of its parts."""
SAME_MAKE = 0.25
"""Paragraphs are made like the article where so large a share of it is made like them."""
LINK_ONLY = 0.8
"""Share of a block's characters in links from which it is a link and no sentence."""
ENDS = re.compile(r"[.!?…。！？:;][\"'”’»)\]]*$")
ENOUGH = 200
"""Letters and digits of an article that must stand above a line for it to close the article."""
SPEAKS_OF_ITSELF = ("boilerplate", "source_line", "credits", "contact", "comments", "related")
"""Rows of the table of page furniture whose beginnings no running text has."""
FURNITURE = frozenset({"page", "related", "hidden"})
LABEL = 40
"""Characters up to which a line among comments that ends as no sentence is a name, a date or a button."""
NEAR_TITLE = 25
"""So many blocks may stand between the title and the text: standfirst, byline, dates, buttons, a picture."""
LONGEST_CAPTION = 400
"""Characters."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Part:
    """One block with its kind; ``None`` leaves the kind to the words. ``inside``: does it stand in the article?"""

    block: PageBlock
    kind: PassageKind | None
    inside: bool
    published: str | None = None
    """A time of its own: an update of a live blog."""

    @property
    def text(self) -> str:
        """What is read: the statement of a row of a table of the article, else the text as it stands."""
        said = self.block.statement
        return self.block.text if said is None or self.kind == "boilerplate" else said


def squeezed(text: str) -> str:
    """Letters and digits alone, in lower case: what is equal however white space and signs were treated."""
    return "".join(filter(str.isalnum, text)).casefold()


def tell_apart(blocks: Sequence[PageBlock], article: str, title: str) -> list[Part]:
    """Each block with its kind, in the order of the page. ``article``: the text as trafilatura gives it.

    Linear in the page but for the look-up of each block in the article.
    """
    keys = [squeezed(block.text) for block in blocks]
    chosen = _found_in(keys, article)
    if not any(chosen):
        chosen = [
            _is_prose(block, key) and not FURNITURE & block.marks for block, key in zip(blocks, keys, strict=True)
        ]
    marks = _own_marks(blocks, keys, chosen)
    chosen = _with_like_made(blocks, keys, chosen, marks)
    heading = _heading(blocks, keys, chosen, marks, squeezed(title))
    chosen = _of_this_article(blocks, keys, chosen, heading)
    chosen = _with_rows(blocks, _with_headings(blocks, chosen, marks), marks)
    spoken = reader_comments(blocks, keys, chosen, marks)
    chosen = [c and i not in spoken for i, c in enumerate(chosen)]
    open_to = closed_at(blocks, keys, chosen, marks)
    decks, made = _decks(blocks, keys, chosen, heading), _made(blocks, keys, chosen)
    updates = update_times(blocks, chosen)
    where = [i for i, c in enumerate(chosen) if c]
    first, last = (where[0], where[-1]) if where else (0, -1)
    first = first if heading is None else min(first, heading)
    parts = []
    for i, block in enumerate(blocks):
        inside = first <= i <= last and i not in spoken
        own = marks[i] | {"comments"} if i in spoken else marks[i]
        kind = _kind(block, own, chosen[i], inside=inside)
        if i == heading or (i in decks and kind is None):
            kind = "headline"
        elif kind is None and "pullquote" in marks[i]:
            kind = "boilerplate" if any(keys[i] in k for j, k in enumerate(keys) if j != i and chosen[j]) else None
        elif kind is None and (
            block.statement or (i < open_to and block.statement is None and _is_running_text(block, keys[i], made))
        ):
            kind = "body"
        parts.append(Part(block, kind, inside, updates.get(i) if inside else None))
    return parts


def _made(blocks: Sequence[PageBlock], keys: Sequence[str], chosen: Sequence[bool]) -> Counter[str]:
    """Letters and digits of the article by the make of its blocks."""
    made: Counter[str] = Counter()
    for block, key, c in zip(blocks, keys, chosen, strict=True):
        made[block.signature] += len(key) * c
    return made


def _is_running_text(block: PageBlock, key: str, made: Counter[str]) -> bool:
    """A paragraph made like most of the article, which says nothing that only a page says to its reader."""
    if made[block.signature] < SAME_MAKE * sum(made.values()) or not _is_prose(block, key):
        return False
    words = plain(block.text)
    if speaks_to_reader(words) or any(begins_as(words, table) for table in SPEAKS_OF_ITSELF):
        return False
    return "\n" not in block.text


def _of_this_article(
    blocks: Sequence[PageBlock], keys: Sequence[str], chosen: Sequence[bool], heading: int | None
) -> list[bool]:
    """The chosen blocks without those of other articles that the page shows below: in another ``article`` element, or
    behind a line such as "Related links" and made unlike all that stands before it."""
    kept = list(chosen)
    own = None if heading is None else _article_of(blocks[heading])
    if own is not None:
        under = [c and any(e is own for e in _lineage(block)) for c, block in zip(kept, blocks, strict=True)]
        if sum(len(k) for k, u in zip(keys, under, strict=True) if u) >= SURE_LENGTH:
            kept = under
    before: Counter[str] = Counter()
    closed = False
    for i, block in enumerate(blocks):
        short = len(block.text) <= 60
        if short and sum(before.values()) >= ENOUGH and is_label(plain(block.text), "related"):
            closed = True
        if closed and kept[i] and not before[block.signature]:
            kept[i] = False
        elif kept[i] and not closed:
            before[block.signature] += len(keys[i])
    return kept


def _article_of(block: PageBlock) -> Any:
    """The innermost ``article`` element around a block, or ``None``."""
    return next((e for e in _lineage(block) if e.tag == "article"), None)


def _lineage(block: PageBlock) -> list[Any]:
    """The element of a block and all that hold it."""
    return [block.element, *block.element.iterancestors()] if block.element is not None else []


def _found_in(keys: Sequence[str], article: str) -> list[bool]:
    """Which blocks stand in the article: long ones anywhere, short ones as a line of it between long ones."""
    lines = {squeezed(line) for line in re.split(r"[\n|]", article)}
    whole = squeezed(article)
    found = [len(key) >= SURE_LENGTH and key in whole for key in keys]
    where = [i for i, f in enumerate(found) if f]
    if where:
        for i in range(where[0], min(where[-1] + 3, len(keys))):
            found[i] = found[i] or (keys[i] in lines and keys[i] != "")
    return found


def _own_marks(blocks: Sequence[PageBlock], keys: Sequence[str], chosen: Sequence[bool]) -> list[frozenset[str]]:
    """The marks of each block without those that the article as a whole carries."""
    weights: Counter[str] = Counter()
    total = 0
    for block, key, c in zip(blocks, keys, chosen, strict=True):
        if c:
            total += len(key)
            for mark in block.marks:
                weights[mark] += len(key)
    common = {mark for mark, weight in weights.items() if weight >= COMMON * total}
    return [block.marks - common for block in blocks]


def _is_prose(block: PageBlock, key: str) -> bool:
    return len(key) >= PROSE_LENGTH and bool(ENDS.search(block.text)) and block.link_share < 0.5


def _with_like_made(
    blocks: Sequence[PageBlock], keys: Sequence[str], chosen: Sequence[bool], marks: Sequence[frozenset[str]]
) -> list[bool]:
    """The chosen blocks, and paragraphs made like most of them: extractors stop at an advertisement."""
    made = _made(blocks, keys, chosen)
    total = sum(made.values())
    return [
        c
        or (
            made[block.signature] >= SAME_MAKE * total > 0
            and _is_prose(block, key)
            and not (FURNITURE | {"comments", "caption", "aside"}) & own
        )
        for block, key, c, own in zip(blocks, keys, chosen, marks, strict=True)
    ]


def _heading(
    blocks: Sequence[PageBlock],
    keys: Sequence[str],
    chosen: Sequence[bool],
    marks: Sequence[frozenset[str]],
    title: str,
) -> int | None:
    """The block that is the title: the last one before the article's prose with its words, best a heading."""
    prose = next((i for i, c in enumerate(chosen) if c and _is_prose(blocks[i], keys[i])), len(blocks))
    same = [
        i for i, key in enumerate(keys[: prose + 1])
        if len(key) > 5
        and (key == title or (SURE_LENGTH <= len(key) <= 2 * len(title) and (key in title or title in key)))
    ]  # fmt: skip
    headings = [i for i in same if blocks[i].tag == "h1"] or [i for i in same if blocks[i].tag in HEADINGS] or same
    if headings:
        return headings[-1]
    first = [i for i in range(prose) if blocks[i].tag == "h1" and not FURNITURE & marks[i]]
    return first[-1] if first else None


def _beside_picture(block: PageBlock) -> bool:
    """Does the element hold a picture, or stand in one with little else?"""
    if block.element is None or block.tag in HEADINGS:
        return False
    for element in (block.element, block.element.getparent()):
        if element is None or element.tag in ("body", "article", "main", "section") or len(element) > 6:
            return False
        if next(element.iter("img", "picture", "amp-img", "video"), None) is not None:
            return len(" ".join(element.itertext())) <= 3 * LONGEST_CAPTION
    return False


def _with_headings(blocks: Sequence[PageBlock], chosen: Sequence[bool], marks: Sequence[frozenset[str]]) -> list[bool]:
    """The chosen blocks, and the sub-headings that stand right above one of them in the same element."""
    kept = list(chosen)
    for i in range(len(blocks) - 2, -1, -1):
        block = blocks[i]
        above = kept[i + 1] and block.parent == blocks[i + 1].parent
        if above and block.tag in HEADINGS - {"h1"} and not FURNITURE & marks[i] and block.link_share < LINK_ONLY:
            kept[i] = True
    return kept


def _with_rows(blocks: Sequence[PageBlock], chosen: Sequence[bool], marks: Sequence[frozenset[str]]) -> list[bool]:
    """The chosen blocks, and all rows of a table that stands in the same element as paragraphs of the article."""
    kept = list(chosen)
    holders = {block.parent for block, c in zip(blocks, chosen, strict=True) if c and block.statement is None}
    for i, block in enumerate(blocks):
        if block.statement is None or block.element is None or (FURNITURE | {"aside"}) & marks[i]:
            continue
        above = [block.element.getparent()]
        if above[0] is not None and above[0].tag in ("div", "figure"):  # a frame that lets a wide table be moved
            above.append(above[0].getparent())
        kept[i] = kept[i] or any(e in holders for e in above)
    return kept


def _decks(
    blocks: Sequence[PageBlock], keys: Sequence[str], chosen: Sequence[bool], heading: int | None
) -> frozenset[int]:
    """The lines of the article between its title and its text that are made unlike the text: its standfirst.

    Only the first ones, and only where the text begins behind them with another element.
    """
    if heading is None:
        return frozenset()
    made = _made(blocks, keys, chosen)
    if not made:
        return frozenset()
    (text, _), *_ = made.most_common(1)
    begin = next((i for i, c in enumerate(chosen) if c and i > heading and blocks[i].signature == text), heading)
    between = [i for i in range(heading + 1, begin) if chosen[i]]
    beside = blocks[begin].parent in {blocks[i].parent for i in range(heading + 1, begin)}
    if beside:
        return frozenset(i for i in between if blocks[i].parent != blocks[begin].parent)
    return frozenset(between) if begin - heading <= NEAR_TITLE else frozenset()


def _kind(block: PageBlock, marks: frozenset[str], chosen: bool, *, inside: bool) -> PassageKind | None:
    """The kind of one block, in order of how certain each rule is."""
    if "comments" in marks:
        spoken = not FURNITURE & marks and not speaks_to_reader(plain(block.text))
        spoken = spoken and (len(block.text) > LABEL or bool(SENTENCE.search(block.text)))
        spoken = spoken and (len(block.text) > LONGEST_MARK or not is_mark(block))
        return "reader_comment" if spoken else "boilerplate"
    if inside and "caption" in marks and ("figure" in marks or not _is_prose(block, squeezed(block.text))):
        return "caption"
    if inside and "embed" in marks and "hidden" not in marks:
        return "quote"
    if FURNITURE & marks:
        return "boilerplate"
    if not chosen and not (inside and "quotation" in marks):
        if inside and is_date_line(block.text):
            return "dateline"
        if inside and "byline" in marks:
            return "byline"
        if inside and len(block.text) <= LONGEST_CAPTION and block.link_share < LINK_ONLY and _beside_picture(block):
            return "caption"
        return "boilerplate"
    if block.link_share >= LINK_ONLY and not ENDS.search(block.text):
        return "boilerplate"
    return None
