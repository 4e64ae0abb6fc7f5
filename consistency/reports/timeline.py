"""Claims with dates -> the geometry of a timeline: when each count was true, and when it was published.

For counts that grow while events unfold. A row for each count, in the order of its dates; a filled dot is the day for
which it is given, a ring the day on which it was published. Drawn like a number line, with days for numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from consistency.datatypes import Claim
from consistency.reports import words
from consistency.reports.numberline import AXIS, LEFT, MARGIN, MAX_ROWS, RIGHT, ROW, NumberLine, Row, Tick

_STEPS = 2
"""Stretches between the dates on the axis; on a narrow page only the first and the last date are shown."""


def draw_dates(sides: Sequence[Sequence[Claim]], letters: Sequence[str]) -> NumberLine | None:
    """A timeline of the claims of all sides, or None where fewer than two days are known.

    Only claims with a figure and a whole date (day, month and year) take part.
    """
    seen = sorted(
        {
            (day, published, index, words.interval(claim.quantity))
            for index, claims in enumerate(sides)
            for claim in claims
            if claim.quantity and (day := _day(claim.clocks.as_of) or _day(claim.clocks.published))
            for published in [_day(claim.clocks.published) or day]
        }
    )
    days = [day for day, published, _, _ in seen] + [published for _, published, _, _ in seen]
    if len({day for day, *_ in seen}) < 2:
        return None
    first, last = min(days), max(days)
    shown = seen[:MAX_ROWS]
    rows = tuple(
        _row(index, side, f"{letters[side]} {said}", (day, published), (first, last))
        for index, (day, published, side, said) in enumerate(shown)
    )
    axis = len(rows) * ROW + 8
    return NumberLine(
        rows=rows,
        ticks=_ticks(first, last),
        height=axis + AXIS,
        axis=axis,
        description="; ".join(", ".join(filter(None, (row.label, row.documents, row.origins))) for row in rows),
        logarithmic=False,
        left_out=len(seen) - len(shown),
    )


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def _x(day: date, first: date, last: date) -> float:
    return round(LEFT + (RIGHT - LEFT) * ((day - first).days / (last - first).days), 1)


def _row(index: int, side: int, label: str, dates: tuple[date, date], span: tuple[date, date]) -> Row:
    day, published = dates
    x, later = _x(day, *span), _x(published, *span)
    row = Row(
        side=side,
        y=index * ROW,
        label=label,
        documents=f"published {words.date(published.isoformat())}" if published != day else "",
        origins=f"{'as of' if published != day else 'published'} {words.date(day.isoformat())}",
        text_x=round(min(max(x - 5, LEFT), MARGIN), 1),
        anchor="start",
        x1=min(x, later),
        x2=max(x, later),
        points=(x,),
        open_left=False,
        open_right=False,
        hollow=False,
        band=False,
        late=later if published != day else None,
    )
    if x >= 50:
        return replace(row, text_x=round(max(min(x + 5, RIGHT), 100 - MARGIN), 1), anchor="end")
    return row


def _ticks(first: date, last: date) -> tuple[Tick, ...]:
    length = (last - first).days
    steps = min(_STEPS, length)
    days = [first + timedelta(days=round(length * index / steps)) for index in range(steps + 1)]
    return tuple(Tick(_x(day, first, last), words.date(day.isoformat())) for day in days)
