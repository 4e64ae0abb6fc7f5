"""Where words stand on a page -> the order in which they are read.

Pure geometry, in points with y counted downwards. Columns are read one after the other, what runs over all of them
(a headline, a rule of a table) parts what stands above from what stands below. A row of short cells is no line of
columns: it is read as a row. The order in which a program wrote the words into the file is not relied upon.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

GAP = 1.0
"""A wider space than this between two letters of a line, in heights of a letter, ends a segment: a cell, a gutter."""
LEAST_LINES = 3
"""Columns have at least so many lines on each side of their gutter."""
MOST_CROSSING = 0.3
"""Share of the lines that may run over a gutter: headlines, captions, rules."""
GUTTER = 0.7
"""Least width of a gutter in heights of a letter."""
CELL = 16
"""Median letters of a segment below which a column holds the cells of a table and no running text."""
STEP = 1.35
"""A line that stands further below than this times the usual step begins a paragraph."""
MOST_STEP = 2.2
"""Lines of a text that is set wide stand no further apart, in heights of a letter."""
ANOTHER_SIZE = 1.12
"""Letters larger or smaller by this factor begin a block of another kind: a headline, a note."""
INDENT = 0.9
"""A first line that is set in by so many heights of a letter begins a paragraph."""
SHORT = 0.8
"""A line that ends before this share of the width of its column, at the end of a sentence, ends a paragraph."""
ENDS = (".", "!", "?", ":", "”", '"', "’")


@dataclass(frozen=True, slots=True)
class Segment:
    """Letters of one line that stand together."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def size(self) -> float:
        """Height of its letters."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half-way between top and bottom."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """Segments side by side, from left to right; more than one in a row of a table."""

    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """The words, cells parted by a bar."""
        return " | ".join(segment.text for segment in self.segments)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.segments[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.segments[-1].right

    @property
    def top(self) -> float:
        """Its upper edge."""
        return min(segment.top for segment in self.segments)

    @property
    def middle(self) -> float:
        """Where it stands, between top and bottom of its first segment."""
        return self.segments[0].middle

    @property
    def size(self) -> float:
        """Height of its tallest letters."""
        return max(segment.size for segment in self.segments)


def columns(segments: Sequence[Segment]) -> Iterator[list[Line]]:
    """The columns of a page in the order in which they are read, each with its lines from top to bottom."""
    gutter = _gutter(segments)
    if gutter is None:
        if segments:
            yield _lines(segments)
        return
    across = sorted((s for s in segments if s.left < gutter < s.right), key=lambda s: s.middle)
    rest = [s for s in segments if not s.left < gutter < s.right]
    for heading, band in _bands(across, rest):
        if heading:
            yield _lines(heading)
        for side in ([s for s in band if s.right <= gutter], [s for s in band if s.left >= gutter]):
            if side:
                yield from columns(side)


def _bands(across: Sequence[Segment], rest: Sequence[Segment]) -> Iterator[tuple[list[Segment], list[Segment]]]:
    """What runs over the gutter, each with the rest between it and the next; the first has nothing above it."""
    edges = [float("-inf"), *(s.middle for s in across), float("inf")]
    pending: list[Segment] = []
    for i, (above, below) in enumerate(pairwise(edges)):
        if i:
            pending.append(across[i - 1])
        band = [s for s in rest if above <= s.middle < below]
        if band:
            yield pending, band
            pending = []
    if pending:
        yield pending, []


def _gutter(segments: Sequence[Segment]) -> float | None:
    """Where a strip without text runs down between two columns of running text, or ``None``."""
    if len(segments) < 2 * LEAST_LINES:
        return None
    left, right = min(s.left for s in segments), max(s.right for s in segments)
    size = median(s.size for s in segments)
    step = max(size / 4, (right - left) / 400, 0.1)
    bins = int((right - left) / step) + 1
    crossing = [0] * (bins + 1)
    for s in segments:  # how many segments stand over each strip: a running sum of beginnings and ends
        crossing[int((s.left - left) / step)] += 1
        crossing[min(bins, int((s.right - left) / step) + 1)] -= 1
    for i in range(1, bins):
        crossing[i] += crossing[i - 1]
    least = max(1, round(GUTTER * size / step))
    best: tuple[float, float] | None = None
    for i in range(bins // 8, bins - bins // 8 - least + 1):
        most = max(crossing[i : i + least])
        if most > MOST_CROSSING * len(segments):
            continue
        at = left + (i + least / 2) * step
        if (best is None or most < best[0]) and _are_columns(segments, at):
            best = (most, at)
    return best[1] if best else None


def _are_columns(segments: Sequence[Segment], at: float) -> bool:
    """Does running text stand on both sides of ``at``, side by side?"""
    sides = [s for s in segments if s.right <= at], [s for s in segments if s.left >= at]
    if min(len(side) for side in sides) < LEAST_LINES:
        return False
    if any(median(len(s.text) for s in side) < CELL for side in sides):
        return False
    top = max(min(s.top for s in side) for side in sides)
    bottom = min(max(s.bottom for s in side) for side in sides)
    beside = [sum(top <= s.middle <= bottom for s in side) for side in sides]
    return min(beside) >= LEAST_LINES - 1


def _lines(segments: Sequence[Segment]) -> list[Line]:
    """Segments of one column as lines. A segment is in the line whose letters it stands beside."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: (s.middle, s.left)):
        if rows and abs(segment.middle - rows[-1][0].middle) < 0.5 * min(segment.size, rows[-1][0].size):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [Line(tuple(_joined(sorted(row, key=lambda s: s.left)))) for row in rows]


def _joined(row: list[Segment]) -> Iterator[Segment]:
    """Segments that a wide space of justified text, a font or a raised letter parted, as one."""
    held = row[0]
    for segment in row[1:]:
        gap = segment.left - held.right
        if gap < GAP * max(held.size, segment.size):
            space = " " if gap > 0.15 * held.size else ""
            bounds = max(held.right, segment.right), min(held.top, segment.top), max(held.bottom, segment.bottom)
            held = Segment(held.text + space + segment.text, held.left, *bounds)
        else:
            yield held
            held = segment
    yield held


def usual_step(lines: Iterable[Sequence[Line]]) -> float:
    """How far apart lines of one paragraph stand, in heights of a letter; ``lines``: those of each column.

    The lower quartile: in a text of short paragraphs most steps lead from one to the next.
    """
    steps = sorted(
        (b.middle - a.middle) / a.size
        for column in lines
        for a, b in pairwise(column)
        if a.size > 0 and b.middle > a.middle and b.size < ANOTHER_SIZE * a.size < ANOTHER_SIZE**2 * b.size
    )
    return min(steps[len(steps) // 4], MOST_STEP) if steps else MOST_STEP / STEP


def paragraphs(lines: Sequence[Line], step: float) -> Iterator[list[Line]]:
    """The lines of one column, parted where a paragraph ends. A row of cells is one by itself.

    ``step``: as ``usual_step`` gives it.
    """
    if not lines:
        return
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    held = [lines[0]]
    for before, line in pairwise(lines):
        if _begins(before, line, step * max(before.size, line.size), left, right):
            yield held
            held = []
        held.append(line)
    yield held


def _begins(before: Line, line: Line, usual: float, left: float, right: float) -> bool:
    """Does a paragraph begin with ``line``?"""
    if len(before.segments) > 1 or len(line.segments) > 1:
        return True
    sizes = sorted((before.size, line.size))
    if sizes[1] > ANOTHER_SIZE * sizes[0] or line.middle - before.middle > STEP * usual:
        return True
    if line.segments[0].text[:1] in "•‣▪●–" and line.segments[0].text[1:2] == " ":
        return True
    ended = before.text.rstrip().endswith(ENDS)
    if ended and before.right - left < SHORT * (right - left):
        return True
    return ended and line.left - before.left > INDENT * line.size and before.left - left < INDENT * line.size
