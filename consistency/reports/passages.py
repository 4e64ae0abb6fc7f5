"""A document's text cut into stretches for display: plain text, and passages that make claims, with figures marked.

Cutting loses nothing: the stretches of a document, joined, are its text below the front matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from consistency.datatypes import Claim, Document

Pieces = tuple[tuple[str, bool], ...]
"""Text in order; True where it is the figure (or the words) that a claim rests on."""


@dataclass(frozen=True, slots=True)
class Link:
    """The way from a passage back to where it is compared."""

    anchor: str
    number: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text. With ``anchors`` it is a passage that cards point to; ``links`` lead back to them."""

    pieces: Pieces
    anchors: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


def stretches(
    document: Document, claims: Sequence[Claim], anchors: dict[str, str], links: dict[str, list[Link]]
) -> tuple[Stretch, ...]:
    """The text of ``document`` from ``body_start`` on. ``claims`` are the ones to mark, in any order.

    ``anchors`` and ``links`` go from a claim's id to its anchor in this page and to the cards that use it. Claims
    whose sentences overlap share one passage.
    """
    made: list[Stretch] = []
    at = document.body_start
    for group in _passages(document, claims):
        start = max(at, min(claim.start for claim in group))
        end = max(claim.end for claim in group)
        if start > at:
            made.append(Stretch(((document.text[at:start], False),)))
        back = {link.anchor: link for claim in group for link in links.get(claim.id, ())}
        made.append(
            Stretch(
                pieces=marked(document.text, start, end, group),
                anchors=tuple(dict.fromkeys(anchors[claim.id] for claim in group if claim.id in anchors)),
                links=tuple(back.values()),
            )
        )
        at = end
    if at < len(document.text):
        made.append(Stretch(((document.text[at:], False),)))
    return tuple(made)


def marked(text: str, start: int, end: int, claims: Sequence[Claim]) -> Pieces:
    """``text[start:end]`` in pieces, the spans of the claims' quantities marked."""
    return marked_spans(text, start, end, [(c.quantity.start, c.quantity.end) for c in claims if c.quantity])


def marked_spans(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> Pieces:
    """``text[start:end]`` in pieces, what lies in ``spans`` (offsets in ``text``, any order) marked."""
    pieces: list[tuple[str, bool]] = []
    at = start
    for first, last in sorted(spans):
        first, last = max(first, at), min(last, end)
        if first >= last:
            continue
        if first > at:
            pieces.append((text[at:first], False))
        pieces.append((text[first:last], True))
        at = last
    if at < end:
        pieces.append((text[at:end], False))
    return tuple(pieces)


def marked_words(text: str, marks: Sequence[str]) -> Pieces:
    """``text`` in pieces, the first place of each of ``marks`` marked, whatever its capitals and line breaks."""
    spans = []
    for mark in marks:
        found = re.search(r"\s+".join(map(re.escape, mark.split())), text, re.IGNORECASE)
        if found:
            spans.append(found.span())
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= at:
            pieces += [(text[at:start], False), (text[start:end], True)]
            at = end
    pieces.append((text[at:], False))
    return tuple(piece for piece in pieces if piece[0])


def _passages(document: Document, claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims grouped by the stretch of text they stand in, in the order of the text."""
    groups: list[list[Claim]] = []
    reach = -1
    size = len(document.text)
    inside = [claim for claim in claims if document.body_start <= claim.start < claim.end <= size]
    for claim in sorted(inside, key=lambda claim: (claim.start, claim.end, claim.id)):
        if groups and claim.start < reach:
            groups[-1].append(claim)
        else:
            groups.append([claim])
        reach = max(reach, claim.end)
    return groups
