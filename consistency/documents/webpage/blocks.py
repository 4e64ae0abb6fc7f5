"""The tree of a page -> its blocks of text in the order of the page, each with what its elements say of it.

Nothing is judged here but what the browser would not show: scripts, styles, templates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from consistency.config import packaged_table
from consistency.documents.grids import statements

SILENT = frozenset(
    "script style noscript template head title meta link iframe object embed svg math canvas audio video map area"
    " select option datalist button input textarea dialog".split()
)
"""Elements without text of the page: code, controls, what an older browser shows instead."""
BLOCK = frozenset(
    "html body address article aside blockquote center dd details dir div dl dt fieldset figcaption figure footer form"
    " frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup p pre search section summary"
    " table caption colgroup col tbody td tfoot th thead tr ul".split()
)
"""Elements that begin a new block. All others, those of a page's own making too, stand inside a line, as they do in a
browser that is not told otherwise (HTML standard, section 15.3)."""
MARKED_TAGS = {
    "nav": "page", "footer": "page", "aside": "aside", "form": "page", "header": "header", "figure": "figure",
    "figcaption": "caption", "blockquote": "quotation", "article": "article", "main": "main", "fieldset": "page",
}  # fmt: skip
ROLES = {
    "navigation": "page", "contentinfo": "page", "search": "page", "dialog": "page", "alertdialog": "page",
    "complementary": "aside", "banner": "page", "main": "main",
}  # fmt: skip
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
SPACE = re.compile(r"[ \t\r\n\f\xa0\u200b\ufeff]+")
MOST_ROWS = 2_000
LONGEST_CELL = 200
"""Rows of a table, and characters of a cell, beyond which it is no table that an article shows."""


@dataclass(slots=True)
class PageBlock:
    """One block: a paragraph, heading, item or cell."""

    text: str
    tag: str
    """Name of the innermost element that begins a block."""
    marks: frozenset[str]
    """What the elements around it are, by ``tables/webpage.toml`` and by their names."""
    linked: int
    """Characters that stand inside links."""
    parent: Any = field(repr=False)
    """The lxml element that holds the element ``tag``: the same for siblings."""
    signature: str
    """Name and classes of ``tag`` and of the element that holds it: equal for blocks of one make."""
    element: Any = field(repr=False, default=None)
    """The lxml element of ``tag``."""
    statement: str | None = None
    """A row of a table: what it says with the heads of its columns, empty where it says nothing. ``text`` then holds
    its cells as they stand."""
    place: str = ""
    """"table 2, row 3"; empty for all but rows."""

    @property
    def link_share(self) -> float:
        """Share of its characters that stand in links."""
        return self.linked / max(1, len(self.text))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    """(mark, what one attribute holds, what takes that back) for each row of the table."""

    def pattern(entries: list[str]) -> re.Pattern[str]:
        return re.compile("(?<!\\S)(?:" + "|".join(re.escape(e) for e in entries) + ")(?!\\S)")

    rows = packaged_table("webpage")
    return tuple(
        (mark, pattern(row["words"]), pattern(row["not"]) if row.get("not") else None) for mark, row in rows.items()
    )


@cache
def _marks_of_name(name: str) -> frozenset[str]:
    """The marks of one class or id, by its words."""
    words = " ".join(w.casefold() for w in WORD.findall(name))
    found = set()
    for mark, held, taken_back in _patterns():
        if held.search(words) and not (taken_back and taken_back.search(words)):
            found.add(mark)
    return frozenset(found)


def marks_of(element: Any) -> frozenset[str]:
    """What an element is, by its name, role, classes, id and style."""
    found: set[str] = set()
    tag = element.tag
    if tag in MARKED_TAGS:
        found.add(MARKED_TAGS[tag])
    if tag in ("html", "body"):
        return frozenset(found)
    role = element.get("role")
    if role in ROLES:
        found.add(ROLES[role])
    for name in [*(element.get("class") or "").split()[:12], element.get("id") or ""]:
        found |= _marks_of_name(name[:80])
    style = (element.get("style") or "").replace(" ", "").casefold()
    hidden = element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style
    if hidden or (element.get("aria-hidden") == "true" and tag != "time"):
        found.add("hidden")
    if "liveBlogUpdate" in (element.get("itemprop") or ""):
        found.add("live")
    if "comment" in (element.get("itemprop") or ""):
        found.add("comments")
    return frozenset(found)


def is_element(node: Any) -> bool:
    """No comment or processing instruction."""
    return isinstance(node.tag, str)


def rows_of(table: Any) -> list[list[str]]:
    """The cells of a table that holds data, row by row; empty where it only places parts of a page.

    Data: two rows and columns or more, no table inside, short cells, no paragraphs in them, no role that denies it.
    """
    if (
        table.get("role") in ("presentation", "none")
        or next(table.iterdescendants("table", "form", "nav"), None) is not None
    ):
        return []
    rows = []
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if any(len(list(cell.iter("p", "div", "li", "h1", "h2"))) > 1 for cell in cells):
            return []
        rows.append([" ".join(SPACE.sub(" ", "".join(_texts(cell))).split()) for cell in cells])
    wide = sum(sum(map(bool, row)) >= 2 for row in rows)
    if (
        wide < 2
        or wide < 0.5 * len(rows)
        or len(rows) > MOST_ROWS
        or any(len(c) > LONGEST_CELL for r in rows for c in r)
    ):
        return []
    return rows


def _texts(cell: Any) -> Iterator[str]:
    """The text of a cell without what is not shown."""
    for node in cell.iter():
        if is_element(node) and node.tag not in SILENT and node.text:
            yield node.text
        if node is not cell and node.tail:
            yield " " + node.tail if node.tag == "br" else node.tail


class _Cutter:
    """The state of one walk over a page."""

    def __init__(self) -> None:
        self.blocks: list[PageBlock] = []
        self.parts: list[str] = []
        self.linked = 0
        self.stack: list[tuple[Any, frozenset[str]]] = []
        """Elements that are open, with all marks down to them."""
        self.in_link = 0
        self.tables = 0

    def add(self, text: str | None) -> None:
        """Text of the block that is open."""
        if text:
            self.parts.append(text)
            if self.in_link:
                self.linked += len(SPACE.sub(" ", text))

    def add_table(self, table: Any, rows: list[list[str]]) -> None:
        """The rows of a table that holds data."""
        self.tables += 1
        marks = (self.stack[-1][1] if self.stack else frozenset()) | marks_of(table)
        parent = table.getparent()
        signature = (
            f"{'' if parent is None else parent.tag}.{'' if parent is None else parent.get('class') or ''} table"
        )
        for at, (row, said) in enumerate(zip(rows, statements(rows), strict=True), 1):
            text = " | ".join(cell for cell in row if cell)
            if text:
                self.blocks.append(
                    PageBlock(
                        text, "tr", marks, 0, table, signature[:200], table, said, f"table {self.tables}, row {at}"
                    )
                )

    def close(self) -> None:
        """The end of a block."""
        raw = "".join(self.parts)
        linked, self.parts, self.linked = self.linked, [], 0
        if not raw.strip():
            return
        element, marks = next(((e, m) for e, m in reversed(self.stack) if e.tag in BLOCK), self.stack[0])
        inline = frozenset().union(*(m for _, m in self.stack[-4:])) if self.stack[-1][0] is not element else marks
        parent = element.getparent()
        holder = "" if parent is None else f"{parent.tag}.{parent.get('class') or ''}"
        for part in raw.split("\v\v"):
            lines = [" ".join(SPACE.sub(" ", line).split()) for line in part.split("\v")]
            text = "\n".join(line for line in lines if line)
            if text:
                self.blocks.append(
                    PageBlock(
                        text, element.tag, marks | inline, min(linked, len(text)), parent,
                        f"{holder} {element.tag}.{element.get('class') or ''}"[:200], element,
                    )
                )  # fmt: skip


def cut(root: Any) -> list[PageBlock]:
    """The blocks of a page in its order; a table that holds data gives one block a row."""
    cutter = _Cutter()
    for event, node in _walk(root):
        if event == "text":
            cutter.add(node)
        elif event == "table":
            cutter.close()
            cutter.add_table(*node)
        elif event == "start":
            if node.tag == "br":
                cutter.parts.append("\v")
                continue
            if node.tag in BLOCK and cutter.stack:
                cutter.close()
            above = cutter.stack[-1][1] if cutter.stack else frozenset()
            cutter.stack.append((node, above | marks_of(node)))
            cutter.in_link += node.tag == "a"
        elif node.tag != "br":
            if node.tag in BLOCK:
                cutter.close()
            cutter.in_link -= node.tag == "a"
            cutter.stack.pop()
    return cutter.blocks


def _walk(root: Any) -> Iterator[tuple[str, Any]]:
    """("start", element), ("text", str) and ("end", element) in the order of the page; without recursion."""
    waiting: list[tuple[str, Any]] = [("open", root)]
    while waiting:
        event, node = waiting.pop()
        if event != "open":
            yield event, node
            continue
        if not is_element(node) or node.tag in SILENT:
            continue
        if node.tag == "table" and (rows := rows_of(node)):
            yield "table", (node, rows)
            continue
        yield "start", node
        if node.text:
            yield "text", node.text
        waiting.append(("end", node))
        for child in reversed(node):
            if child.tail:
                waiting.append(("text", child.tail))
            waiting.append(("open", child))
