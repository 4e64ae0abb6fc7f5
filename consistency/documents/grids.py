"""Tables inside a document -> statements: the heads of row and column say what a cell counts.

"Candidate | Votes" over "Voss | 1,204" says "Voss: 1,204 votes." A table without heads is read row by row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from consistency.lemmas import is_known

FIGURE = re.compile(
    r"[^\w\s]{0,2}\s?\d[\d.,\s]*\s?(?:%|[^\w\s]|[a-z]{1,2}|thousand|million|billion|trillion)?[*†]?", re.I
)
"""A cell that holds one figure, with its sign or scale."""
YEAR = re.compile(r"(?:19|20)\d\d(?:[-/–]\d{2,4})?")
NUMBER_OF = re.compile(r"(?:total\s+)?(?:number|no\.?|count|#)\s+(?:of\s+)?", re.I)
PERCENT = re.compile(r"\s*(?:\(\s*%\s*\)|\bin\s+%|%)\s*$|^%\s*(?:of\s+)?")
NOTHING = ("", "-", "–", "—", "n/a", "N/A", "..", "…")
MOST_CELLS = 40
"""Columns of a row that are read; a wider row is data and no part of an article."""


def statements(rows: Sequence[Sequence[str]]) -> list[str]:
    """One line for each row that says something, in order; empty for the row of heads and for empty rows.

    The list is as long as ``rows``. Raises nothing.
    """
    clean = [[" ".join(cell.split()) for cell in row[:MOST_CELLS]] for row in rows]
    heads = _heads(clean)
    if heads is None:
        return [" | ".join(cell for cell in row if cell) for row in clean]
    by_year = all(YEAR.fullmatch(head) for head in heads[1:] if head) and any(heads[1:])
    return ["", *(_statement(row, heads, by_year) for row in clean[1:])]


def is_figure(cell: str) -> bool:
    """Is the cell one figure ("1,204", "44 %", "$3m")?"""
    return bool(FIGURE.fullmatch(cell))


def _heads(rows: Sequence[Sequence[str]]) -> Sequence[str] | None:
    """The first row, where it names what the others hold; ``None`` where it does not."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return None
    first = rows[0]
    named = [cell for cell in first[1:] if cell]
    if not named or not all(not is_figure(cell) or YEAR.fullmatch(cell) for cell in named):
        return None
    figures = any(is_figure(cell) for row in rows[1:] for cell in row)
    return first if figures else None


def _statement(row: Sequence[str], heads: Sequence[str], by_year: bool) -> str:
    """One row: its head, then each cell with the head of its column."""
    if not row or all(cell in NOTHING for cell in row):
        return ""
    if sum(bool(cell) for cell in row) == 1:  # a line between parts of the table
        return next(cell for cell in row if cell)
    named = not is_figure(row[0]) or bool(YEAR.fullmatch(row[0]))
    about = row[0] if named else ""
    first = 1 if named else 0
    cells = [(cell, head) for cell, head in zip(row[first:], heads[first:], strict=False) if cell not in NOTHING]
    if by_year:
        said = [f"{_counted(cell, about)} in {head}" if is_figure(cell) else f"{head}: {cell}" for cell, head in cells]
        return ", ".join(said) + "." if said else about
    said = [_counted(cell, head) if is_figure(cell) else f"{head}: {cell}" if head else cell for cell, head in cells]
    if not said:
        return about
    return f"{about}: {', '.join(said)}." if about else f"{', '.join(said)}."


def _counted(cell: str, head: str) -> str:
    """A figure with what it counts: "1,204" under "Votes" is "1,204 votes", "44" under "Share (%)" "44 % share"."""
    head = NUMBER_OF.sub("", head, count=1)
    if PERCENT.search(head):
        head = PERCENT.sub("", head)
        cell = cell if "%" in cell else f"{cell} %"
    words = head.split(" ")
    if words and words[0][:1].isupper() and words[0][1:].islower() and is_known(words[0].lower()):
        words[0] = words[0].lower()
    return f"{cell} {' '.join(words)}".rstrip()
