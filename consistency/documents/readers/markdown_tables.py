"""Tables in Markdown -> statements, as those of web pages and Word files are read.

A table is what GitHub Flavored Markdown takes for one (its specification, section 4.10): a row of heads, below it a row
of hyphens with as many cells, then rows until a line that is none. Those in fenced code (CommonMark, section 4.5) are
shown as they are written, and stay.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from consistency.datatypes import TextBlock
from consistency.documents.grids import statements

LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n|\Z)")
_HYPHENS = r"[ \t]*+:?-++:?[ \t]*+"
RULE = re.compile(rf"^ {{0,3}}(?:\|{_HYPHENS}(?:\|{_HYPHENS})*+\|?|{_HYPHENS}(?:\|{_HYPHENS})++\|?)[ \t]*+\r?$", re.M)
"""The row of hyphens between heads and rows; at least one sign of a cell's end stands in it."""
FENCE = re.compile(r" {0,3}(`{3,}+|~{3,}+)")
CELL_END = re.compile(r"(?<!\\)\|")
MARKED = re.compile(r"[*_`\[\\<&]")
"""A sign without which a cell holds nothing to take away."""
IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\([^)\n]{0,2000}\)|<br\s*/?>", re.I)
LINK = re.compile(r"\[([^\]\n]{1,500})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])")
SIGNS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3}|`{1,2})(?=\S)(.{1,500}?)(?<=\S)\1(?![\w*])")
"""Bold, italic and code inside a cell."""
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read_tables(text: str, start: int = 0) -> tuple[str, tuple[TextBlock, ...]]:
    """``text`` with each table from offset ``start`` on as its statements, a paragraph a row, and a block for each.

    Everything else stays as it is. Raises nothing; linear time.
    """
    if not RULE.search(text, start):
        return text, ()
    lines = [line for line in LINE.findall(text, start) if line]
    parts, blocks, length, tables, at = [text[:start]], list[TextBlock](), start, 0, 0
    fence = ""
    while at < len(lines):
        fence = _fence_after(lines[at], fence)
        rows = [] if fence else _table_at(lines, at)
        if not rows:
            parts.append(lines[at])
            length += len(lines[at])
            at += 1
            continue
        tables += 1
        at += len(rows) + 1  # the row of hyphens is none of them
        said = [(number, line) for number, line in enumerate(statements(rows), 1) if line]
        for put, number, line in _set_apart(said, "".join(parts[-2:])):
            blocks.append(
                TextBlock(length + put.index(line), length + len(put), "body", None, f"table {tables}, row {number}")
            )
            parts.append(put)
            length += len(put)
        if said:
            parts.append("\n\n")
            length += 2
    return "".join(parts), tuple(blocks)


def _set_apart(said: Sequence[tuple[int, str]], before: str) -> list[tuple[str, int, str]]:
    """Each statement with the empty line above it that makes it a paragraph, its row, and the statement alone."""
    lines_above = [line.strip() for line in before.replace("\r\n", "\n").split("\n")]
    opening = "\n" if before and lines_above[-1] else ""
    opening += "\n" if any(lines_above[-2:]) else ""
    return [((opening if i == 0 else "\n\n") + line, number, line) for i, (number, line) in enumerate(said)]


def _fence_after(line: str, fence: str) -> str:
    """The fence of the code that is open behind ``line``; empty for none. ``fence``: the one that was open before."""
    found = FENCE.match(line)
    if not found:
        return fence
    sign = found[1]
    if not fence:
        return "" if sign[0] == "`" and "`" in line[found.end() :] else sign
    closes = sign[0] == fence[0] and len(sign) >= len(fence) and not line[found.end() :].strip()
    return "" if closes else fence


def _table_at(lines: Sequence[str], at: int) -> list[list[str]]:
    """The rows of the table whose heads stand in line ``at``, heads first; empty where there is none."""
    if at + 1 >= len(lines) or "|" not in lines[at] or not RULE.fullmatch(lines[at + 1].rstrip("\r\n")):
        return []
    heads = _cells(lines[at])
    if len(heads) < 2 or len(heads) != len(_cells(lines[at + 1])):
        return []
    rows = [heads]
    at += 2
    while at < len(lines) and "|" in lines[at] and not FENCE.match(lines[at]):
        rows.append(_cells(lines[at])[: len(heads)])
        at += 1
    return rows


def _cells(line: str) -> list[str]:
    """The cells of one row as plain text."""
    line = line.strip()
    cells = CELL_END.split(line)
    if line.startswith("|"):
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1].strip():
        cells = cells[:-1]
    return [_plain(cell) for cell in cells]


def _plain(cell: str) -> str:
    """The words of a cell without Markdown's signs."""
    if not MARKED.search(cell):
        return " ".join(cell.split())
    cell = LINK.sub(r"\1", IMAGE.sub(" ", cell))
    for _ in range(3):  # bold in italics in code
        cell, changed = SIGNS.subn(r"\2", cell)
        if not changed:
            break
    return " ".join(html.unescape(ESCAPED.sub(r"\1", cell)).split())
