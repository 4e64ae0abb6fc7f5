"""Two copies side by side, sentence for sentence, with only the changes of meaning marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from consistency.checks.drift import Copy, answers_before, find_changes
from consistency.config import Config
from consistency.datatypes import COPIES, AlignedPair, CopyLink, Document, Result
from consistency.quantities import extract_quantities
from consistency.reports.passages import Pieces
from consistency.reports.view import DocumentView

READINGS, SENTENCES = 20, 80
"""Pairs of copies that are shown, and sentences of each; a page is to be read."""


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A sentence and its copy, each in pieces of which the changed ones are marked."""

    a: Pieces
    b: Pieces
    changed: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """Two copies of one text, in the order of the first."""

    a: DocumentView
    b: DocumentView
    rows: tuple[ReadingRow, ...]
    changes: int
    """Rows in which the meaning differs."""


def read_copies(result: Result, named: Mapping[str, DocumentView]) -> tuple[Reading, ...]:
    """The pairs of copies between which drift was found, most changes first."""
    texts = {d.id: d for d in result.documents}
    told = Told(result)
    changed = []
    for link in result.lineage:
        if link.kind in COPIES and texts[link.a].text and texts[link.b].text:
            changes = sum(told.holds(link, pair) for pair in link.pairs[:SENTENCES])
            if changes:
                changed.append((changes, link))
    changed.sort(key=lambda row: (-row[0], named[row[1].a].number, named[row[1].b].number))
    return tuple(
        Reading(
            named[link.a],
            named[link.b],
            tuple(_row(link, pair, texts, told) for pair in link.pairs[:SENTENCES]),
            changes,
        )
        for changes, link in changed[:READINGS]
    )


class Told:
    """Which sentences a finding of drift holds against each other."""

    def __init__(self, result: Result) -> None:
        claims = {c.id: (c.document, c.start) for c in result.claims}
        self._sides: dict[tuple[str, int], set[tuple[int, int]]] = defaultdict(set)
        self._pairs: set[tuple[int, int, int]] = set()
        for number, finding in enumerate(result.findings):
            if finding.verdict == "drift":
                self._pairs |= {(number, min(p.a, p.b), max(p.a, p.b)) for p in finding.pairs}
                for at, side in enumerate(finding.sides):
                    for i in side.claims:
                        if i in claims:
                            self._sides[claims[i]].add((number, at))

    def holds(self, link: CopyLink, pair: AlignedPair) -> bool:
        """Does one hold these two sentences against each other?"""
        left = self._sides.get((link.a, pair.a.start), ())
        right = self._sides.get((link.b, pair.b.start), ())
        both = ((n, min(a, b), max(a, b)) for n, a in left for other, b in right if n == other)
        return any(one in self._pairs for one in both)


def _row(link: CopyLink, pair: AlignedPair, texts: Mapping[str, Document], told: Told) -> ReadingRow:
    a = texts[link.a].text[pair.a.start : pair.a.end]
    b = texts[link.b].text[pair.b.start : pair.b.end]
    if not told.holds(link, pair):
        return ReadingRow(((a, False),), ((b, False),), changed=False)
    changes = find_changes(_copy(a), _copy(b), Config())
    if not changes:  # the sentence is the same, what it answers is not: mark the words that answer
        return ReadingRow(_pieces(a, [_answer(a)]), _pieces(b, [_answer(b)]), changed=True)
    return ReadingRow(_pieces(a, [c.a_span for c in changes]), _pieces(b, [c.b_span for c in changes]), changed=True)


def _copy(text: str) -> Copy:
    return Copy(text, tuple(extract_quantities(text)))


def _answer(text: str) -> tuple[int, int]:
    """Where the words stand by which the sentence answers the one before it; an empty span where there are none."""
    words = answers_before(text)
    at = text.casefold().find(words.casefold()) if words else -1
    return (at, at + len(words)) if at >= 0 else (0, 0)


def _pieces(text: str, spans: list[tuple[int, int]]) -> Pieces:
    """``text`` cut at the spans, those marked."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted(s for s in spans if s[0] < s[1]):
        if start >= at:
            pieces += [(text[at:start], False), (text[start:end], True)]
            at = end
    pieces.append((text[at:], False))
    return tuple(p for p in pieces if p[0])
