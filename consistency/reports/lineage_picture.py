"""Who copied whom, as a picture: documents as numbered dots, one box for each origin, a line for each link.

Coordinates are pixels of an inline SVG; colours and strokes stand in ``templates/lineage.css``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consistency.datatypes import JOINING, CopyLink, LinkKind, Result
from consistency.reports.copy_cuts import Cut, list_cuts
from consistency.reports.drift_reading import Reading, read_copies
from consistency.reports.view import DocumentView

WIDTH = 960
"""Of the picture; boxes that do not fit stand in the next row."""
STEP, PAD, TALL = 46, 26, 104
"""From dot to dot, from dot to the edge of its box, and the height of a row."""
GROUPS, DOTS, LINKS, CUTS = 60, 16, 80, 80
"""Boxes, dots in a box, links and cuts in the lists; what is more is counted in words."""
NAMES: Mapping[LinkKind, str] = {
    "same content": "the same content",
    "verbatim": "word for word",
    "edited": "touched up",
    "rewritten": "rewritten",
    "outlet": "one publisher",
    "passage": "a passage only",
}


@dataclass(frozen=True, slots=True)
class Dot:
    """A document in the picture."""

    document: DocumentView
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Box:
    """An origin with its documents."""

    label: str
    x: int
    y: int
    width: int
    more: int
    """Documents of this origin for which there is no room."""


@dataclass(frozen=True, slots=True)
class Line:
    """A link between two dots; ``path`` is SVG path data, from the older document where that is known."""

    path: str
    style: str
    title: str
    directed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A link in words."""

    a: DocumentView
    b: DocumentView
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The lineage of all documents: picture, list of links, copies side by side where their meaning differs, and what
    was only cut."""

    height: int
    boxes: tuple[Box, ...]
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    rows: tuple[Row, ...]
    more_rows: int
    alone: int
    """Documents that share no text with any other."""
    kinds: tuple[tuple[str, str], ...]
    summary: str
    readings: tuple[Reading, ...]
    cuts: tuple[Cut, ...]
    more_cuts: int


def draw_lineage(result: Result, documents: Sequence[DocumentView]) -> Picture | None:
    """The picture, or ``None`` where no two documents share a text. ``documents``: as the page names them."""
    views = {v.path: v for v in documents}
    named = {d.id: views[d.path] for d in result.documents if d.path in views}
    links = [x for x in result.lineage if x.a in named and x.b in named]
    if not links:
        return None
    linked = {i for x in links for i in (x.a, x.b)}
    groups = _groups([named[i] for i in linked], documents)
    boxes, dots, height = _place(groups)
    spots = {d.document.number: d for d in dots}
    lines = [_line(x, named, spots) for x in links if {named[x.a].number, named[x.b].number} <= spots.keys()]
    shown = sorted(links, key=lambda x: (x.kind not in JOINING, -x.coverage, named[x.a].number, named[x.b].number))
    cuts = list_cuts(result, named)
    kinds = [k for k in NAMES if any(x.kind == k for x in links)]
    return Picture(
        height=height,
        boxes=boxes,
        dots=dots,
        lines=tuple(lines),
        rows=tuple(_row(x, named) for x in shown[:LINKS]),
        more_rows=max(0, len(shown) - LINKS),
        alone=len(documents) - len(linked),
        kinds=tuple((k.replace(" ", "-"), NAMES[k]) for k in kinds),
        summary=_summary(documents),
        readings=read_copies(result, named),
        cuts=cuts[:CUTS],
        more_cuts=max(0, len(cuts) - CUTS),
    )


def _groups(linked: Iterable[DocumentView], documents: Sequence[DocumentView]) -> list[list[DocumentView]]:
    """Documents that are linked, with all others of their origin, by origin."""
    origins: dict[int, list[DocumentView]] = {d.origin: [] for d in sorted(linked, key=lambda d: d.origin)}
    for d in documents:
        if d.origin in origins:
            origins[d.origin].append(d)
    return list(origins.values())


def _place(groups: Sequence[Sequence[DocumentView]]) -> tuple[tuple[Box, ...], tuple[Dot, ...], int]:
    """Boxes and dots in rows from left to right."""
    boxes, dots = [], []
    x, y = 0, 0
    for group in groups[:GROUPS]:
        shown = group[:DOTS]
        width = max(2 * PAD + STEP * (len(shown) - 1), 110)
        if x and x + width > WIDTH:
            x, y = 0, y + TALL
        boxes.append(Box(f"source {group[0].origin}", x, y, width, len(group) - len(shown)))
        dots += [Dot(d, x + PAD + STEP * k, y + 62) for k, d in enumerate(shown)]
        x += width + 14
    return tuple(boxes), tuple(dots), y + TALL


def _line(link: CopyLink, named: Mapping[str, DocumentView], spots: Mapping[int, Dot]) -> Line:
    """An arc over the dots of one row, or a curve between rows."""
    first, second = (link.b, link.a) if link.older == link.b else (link.a, link.b)
    p, q = spots[named[first].number], spots[named[second].number]
    if p.y == q.y:
        rise = min(12 + abs(q.x - p.x) // 6, 40)
        path = f"M{p.x} {p.y - 13}Q{(p.x + q.x) // 2} {p.y - 13 - rise} {q.x} {q.y - 13}"
    else:
        high = p if p.y < q.y else q
        path = f"M{p.x} {p.y + (13 if p is high else -13)}L{q.x} {q.y + (13 if q is high else -13)}"
    title = f"{named[first].number} and {named[second].number}: {link.reason}"
    return Line(path, link.kind.replace(" ", "-"), title, link.older is not None)


def _row(link: CopyLink, named: Mapping[str, DocumentView]) -> Row:
    words = link.reason
    if link.older:
        words += f"; {named[link.older].number} is the older: {link.direction}"
    return Row(named[link.a], named[link.b], NAMES[link.kind], words)


def _summary(documents: Sequence[DocumentView]) -> str:
    origins = len({d.origin for d in documents})
    return f"{len(documents)} document{'s' * (len(documents) != 1)}, {origins} independent source{'s' * (origins != 1)}"
