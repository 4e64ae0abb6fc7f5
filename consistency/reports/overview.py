"""The tables at the top of the page: who says what in each finding, and which sources are at odds how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from consistency.datatypes import Verdict
from consistency.reports.view import Card, DocumentView, Matrix, MatrixRow, OddsRow

MATRIX_DOCUMENTS = 24
"""A table with more columns than this is wider than any page; the findings then stand alone."""
MATRIX_OPEN = 12
"""Rows of the table that stand open; the next ones are folded."""
MATRIX_FINDINGS = 60
"""Rows of the table; the rest follows below as cards."""
ODDS_SOURCES = (3, 12)
"""Two sources need no table; more than twelve make one that nobody reads."""
AT_ODDS: frozenset[Verdict] = frozenset({"conflict", "drift"})
"""Verdicts that put two sources at odds; all others leave room for both to be right. Copies of one original that differ
are one source, and have no place in a table of sources."""


def who_says_what(findings: Sequence[Card], documents: Sequence[DocumentView]) -> Matrix | None:
    """The sides of the first findings by document; None where a table would not help.

    Documents that take part in none of these findings have no column.
    """
    rows = findings[:MATRIX_FINDINGS]
    speaking = {number for card in rows for side in card.sides for number in side.documents}
    columns = tuple(document for document in documents if document.number in speaking)
    if not 2 <= len(columns) <= MATRIX_DOCUMENTS:
        return None
    made = tuple(
        MatrixRow(
            card,
            tuple(
                tuple((side.letter, side.index) for side in card.sides if document.number in side.documents)
                for document in columns
            ),
        )
        for card in rows
    )
    return Matrix(columns, made[:MATRIX_OPEN], made[MATRIX_OPEN:])


def at_odds(findings: Sequence[Card], origins: Sequence[Sequence[DocumentView]]) -> tuple[OddsRow, ...]:
    """In how many findings each two independent sources stand on sides that cannot both be right.

    Empty where there are too few or too many sources for a table, or none are at odds.
    """
    if not ODDS_SOURCES[0] <= len(origins) <= ODDS_SOURCES[1]:
        return ()
    origin_of = {document.number: index for index, group in enumerate(origins) for document in group}
    met: Counter[tuple[int, int]] = Counter()
    for card in findings:
        found = set()
        for pair in card.pairs:
            if pair.verdict in AT_ODDS:
                for a in pair.a.documents:
                    for b in pair.b.documents:
                        one, other = sorted((origin_of[a], origin_of[b]))
                        if one != other:
                            found.add((one, other))
        met.update(found)
    if not met:
        return ()
    return tuple(
        OddsRow(
            number=index + 1,
            names=tuple(dict.fromkeys(document.name for document in group)),
            cells=tuple(met[min(index, other), max(index, other)] for other in range(len(origins))),
        )
        for index, group in enumerate(origins)
    )
