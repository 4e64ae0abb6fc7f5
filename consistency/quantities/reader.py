"""Text to quantities: the steps in their order, and the step from working drafts to records."""

from __future__ import annotations

import math
from collections.abc import Callable

from consistency.config import Config
from consistency.datatypes import Quantity, Span
from consistency.quantities.ages import attach_ages
from consistency.quantities.changes import attach_changes
from consistency.quantities.counted import attach_counted, attach_counted_again
from consistency.quantities.digits import find_habit
from consistency.quantities.draft import PADDING, Draft, Reading
from consistency.quantities.lists import (
    add_single_members,
    fill_ellipsis,
    fill_units,
    link_lists,
    link_parts,
    read_ratings,
    read_ratios,
)
from consistency.quantities.marks import drop_names
from consistency.quantities.masks import mask_shapes
from consistency.quantities.modifiers import attach_modifiers, modifiers_after_nouns
from consistency.quantities.number_words import NUMBER_STARTS
from consistency.quantities.numbers import read_numbers
from consistency.quantities.ranges import join_bounds, join_ranges
from consistency.quantities.tokens import has_digits, spans_and_lowers, tokens_of
from consistency.quantities.unit_rules import attach_units

STEPS: tuple[Callable[[Reading], None], ...] = (
    find_habit,
    mask_shapes,
    read_numbers,
    attach_units,
    read_ratings,
    read_ratios,
    join_ranges,
    attach_modifiers,
    join_bounds,
    attach_ages,
    attach_changes,
    attach_counted,
    link_parts,
    drop_names,
    attach_counted_again,
    modifiers_after_nouns,
    add_single_members,
    fill_ellipsis,
    fill_units,
    link_lists,
)
"""Every rule of the room, in the order in which it runs."""


PAIR_STEPS = frozenset((read_ratios, join_ranges, join_bounds, link_parts, fill_ellipsis, fill_units, link_lists))
"""Steps that hold two quantities against each other: nothing for them to do where there is one."""


def read(text: str, config: Config) -> Reading:
    """Run all steps over ``text``; the drafts that are left are its quantities (and ordinals)."""
    reading = open_text(text, config)
    if not reading.anchors:
        return reading
    for step in STEPS:
        if step in PAIR_STEPS and len(reading.drafts) < 2:
            continue
        step(reading)
        if step is read_numbers and not reading.drafts:
            break
    return reading


def open_text(text: str, config: Config) -> Reading:
    """``text`` cut into tokens. Without an anchor there are no quantities, and no tokens are made."""
    spans, lowers = spans_and_lowers(text)
    digits = has_digits(text)
    if not digits and NUMBER_STARTS.isdisjoint(lowers):
        return Reading(text, config, [], [], _NO_WORDS.__getitem__, [], [])
    tokens, kinds = tokens_of(text, spans, lowers)
    numbers = [i for i, kind in enumerate(kinds) if kind == "number"] if digits else []
    anchors = [i for i, kind in enumerate(kinds) if kind in _DIGIT_KINDS] if "fraction" in kinds else numbers
    if not NUMBER_STARTS.isdisjoint(lowers):
        anchors = sorted(anchors + [i for i, word in enumerate(lowers) if word in NUMBER_STARTS])
    lowers += _NO_WORDS
    return Reading(text, config, tokens, lowers, lowers.__getitem__, numbers, anchors)


_NO_WORDS = [""] * PADDING
_DIGIT_KINDS = ("number", "fraction")


def to_quantities(reading: Reading, ordinals: bool) -> list[Quantity]:
    """The drafts as records, in the order of the text, spans not overlapping."""
    spans: dict[int, Span] = {}
    kept: list[Draft] = []
    last = 0
    for draft in reading.drafts:
        if draft.ordinal and not ordinals:
            continue
        if draft.vague is not None and reading.config.vague == "ignore":
            continue
        draft.first = max(draft.first, last)
        if draft.i < draft.first or not math.isfinite(draft.value):
            continue
        draft.last = max(draft.last, draft.j)
        last = draft.last
        spans[id(draft)] = Span(reading.tokens[draft.first].start, reading.tokens[draft.last - 1].end)
        kept.append(draft)
    lists = _list_spans(reading, kept, spans)
    return [_record(reading, draft, spans, lists.get(id(draft.members))) for draft in kept]


def _interval(reading: Reading, draft: Draft) -> tuple[float | None, float | None]:
    if draft.vague is not None:
        low, high = draft.vague
        return low, None if reading.config.vague == "floor" or math.isinf(high) else high
    if draft.low is None and draft.high is None:
        return draft.value, draft.value
    return draft.low, draft.high


def _record(reading: Reading, draft: Draft, spans: dict[int, Span], list_span: Span | None) -> Quantity:
    tokens, span = reading.tokens, spans[id(draft)]
    low, high = _interval(reading, draft)
    unit = draft.unit
    counted = (tokens[draft.ci].start, tokens[draft.cj - 1].end) if draft.cj > draft.ci else (0, 0)
    offset = unit.offset if unit and draft.change is None else 0.0
    base_low, base_high = low, high
    if unit is not None:
        base_low = None if low is None else low * unit.factor + offset
        base_high = None if high is None else high * unit.factor + offset
    return Quantity(
        low=low,
        high=high,
        modifier="vague" if draft.vague is not None else draft.modifier,
        unit=unit.name if unit else "",
        counted=reading.text[counted[0] : counted[1]],
        start=span.start,
        end=span.end,
        kind="share" if draft.fraction and draft.kind == "count" else draft.kind,
        head=draft.head,
        change=draft.change,
        per=draft.per,
        base_low=base_low,
        base_high=base_high,
        base_unit=unit.base if unit else "",
        counted_start=counted[0],
        counted_end=counted[1],
        part_of=spans.get(id(draft.whole)),
        list_span=list_span,
        rules=tuple(draft.rules),
        number_start=tokens[draft.i].start,
        number_end=tokens[draft.j - 1].end,
    )


def _list_spans(reading: Reading, kept: list[Draft], spans: dict[int, Span]) -> dict[int, Span]:
    """Identity of a list of members -> from its first expression to its last counted noun."""
    found: dict[int, Span] = {}
    for draft in kept:
        if draft.members is None:
            continue
        end = max(spans[id(draft)].end, reading.tokens[draft.cj - 1].end if draft.cj > draft.ci else 0)
        first = found.get(id(draft.members), spans[id(draft)])
        found[id(draft.members)] = Span(first.start, end)
    return found
