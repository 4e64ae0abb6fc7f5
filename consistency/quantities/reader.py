"""Text to quantities: the steps in their order, and the step from working drafts to records."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import compress, count

from consistency.config import Config
from consistency.datatypes import Quantity, QuantityKind, Span
from consistency.quantities.ages import attach_ages
from consistency.quantities.bounds import join_bounds, read_tolerances
from consistency.quantities.changes import attach_changes
from consistency.quantities.counted import attach_counted, attach_counted_again
from consistency.quantities.dates import mask_spoken_years
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
from consistency.quantities.precision import decimals_of
from consistency.quantities.ranges import join_ranges, lend_scales
from consistency.quantities.rates import read_rates
from consistency.quantities.remainders import all_but
from consistency.quantities.tokens import cut, has_digits, tokens_of
from consistency.quantities.unit_rules import attach_units
from consistency.quantities.units import PERCENT

STEPS: tuple[Callable[[Reading], None], ...] = (
    find_habit,
    mask_shapes,
    mask_spoken_years,
    read_numbers,
    attach_units,
    read_ratings,
    read_ratios,
    read_tolerances,
    join_ranges,
    lend_scales,
    attach_modifiers,
    join_bounds,
    attach_ages,
    attach_changes,
    attach_counted,
    read_rates,
    link_parts,
    all_but,
    drop_names,
    attach_counted_again,
    modifiers_after_nouns,
    add_single_members,
    fill_ellipsis,
    fill_units,
    link_lists,
)
"""Every rule of the room, in the order in which it runs."""


PAIR_STEPS = frozenset(
    (
        read_ratios,
        read_tolerances,
        join_ranges,
        lend_scales,
        join_bounds,
        link_parts,
        fill_ellipsis,
        fill_units,
        link_lists,
    )
)
"""Steps that hold two quantities against each other: nothing for them to do where there is one."""
_AFTER_NUMBERS = tuple((step, 2 if step in PAIR_STEPS else 0) for step in STEPS[STEPS.index(read_numbers) + 1 :])
"""The steps behind the number parser, each with the least number of drafts that it is run for."""


def read(text: str, config: Config) -> Reading:
    """Run all steps over ``text``; the drafts that are left are its quantities (and ordinals)."""
    reading = open_text(text, config)
    if not reading.anchors:
        return reading
    for step in STEPS[: -len(_AFTER_NUMBERS)]:
        step(reading)
    if reading.drafts:
        for step, least in _AFTER_NUMBERS:
            if len(reading.drafts) >= least:
                step(reading)
    return reading


def open_text(text: str, config: Config) -> Reading:
    """``text`` cut into tokens. Without an anchor there are no quantities, and no tokens are made."""
    parts, lowers = cut(text)
    words, digits = list(compress(count(), map(NUMBER_STARTS.__contains__, lowers))), has_digits(text)
    if " or so" in text:
        words = [k for k, word in enumerate(lowers) if word in NUMBER_STARTS or word == "so"]  # "a week or so"
    if not (digits or words):
        return Reading(text, config, [], [], _NO_WORDS.__getitem__, [], [])
    tokens, kinds = tokens_of(text, parts, lowers)
    numbers = list(compress(count(), map("number".__eq__, kinds))) if digits else []
    fractions = list(compress(count(), map("fraction".__eq__, kinds))) if digits and "fraction" in kinds else []
    anchors = sorted(words + numbers + fractions)
    lowers += _NO_WORDS
    return Reading(text, config, tokens, lowers, lowers.__getitem__, numbers, anchors)


_NO_WORDS = [""] * PADDING


def to_quantities(reading: Reading, ordinals: bool) -> list[Quantity]:
    """The drafts as records, in the order of the text, spans not overlapping."""
    tokens, ignored = reading.tokens, reading.config.vague == "ignore"
    kept: list[Draft] = []
    linked = False
    last = 0
    for draft in reading.drafts:
        if (draft.ordinal and not ordinals) or (ignored and draft.vague is not None):
            continue
        draft.first = max(draft.first, last)
        if draft.i < draft.first or not math.isfinite(draft.value):
            continue
        draft.last = last = max(draft.last, draft.j)
        linked = linked or draft.whole is not None or draft.members is not None
        kept.append(draft)
    spans = {id(d): Span(tokens[d.first].start, tokens[d.last - 1].end) for d in kept} if linked else {}
    lists = _list_spans(reading, kept, spans) if linked else {}
    return [_record(reading, draft, spans, lists) for draft in kept]


def _interval(reading: Reading, draft: Draft) -> tuple[float | None, float | None]:
    if draft.vague is not None:
        low, high = draft.vague
        return low, None if reading.config.vague == "floor" or math.isinf(high) else high
    if draft.low is None and draft.high is None:
        return draft.value, draft.value
    return draft.low, draft.high


def _record(reading: Reading, draft: Draft, spans: dict[int, Span], lists: dict[int, Span]) -> Quantity:
    tokens = reading.tokens
    low, high = _interval(reading, draft)
    unit = draft.unit
    counted = (tokens[draft.ci].start, tokens[draft.cj - 1].end) if draft.cj > draft.ci else (0, 0)
    kind: QuantityKind = "share" if draft.fraction and draft.kind == "count" else draft.kind
    base_unit = unit.base if unit else ""
    offset = unit.offset if unit and draft.change is None else 0.0
    factor = (unit.factor if unit else 1.0) / draft.per_amount
    if kind == "share" and unit is None:
        factor, base_unit = 100.0, PERCENT.base
    base_low, base_high = (None if end is None else end * factor + offset for end in (low, high))
    number_start, number_end = tokens[draft.i].start, tokens[draft.j - 1].end
    return Quantity(
        low=low,
        high=high,
        modifier="vague" if draft.vague is not None else draft.modifier,
        unit=unit.name if unit else "",
        counted=reading.text[counted[0] : counted[1]],
        start=tokens[draft.first].start,
        end=tokens[draft.last - 1].end,
        kind=kind,
        head=draft.head,
        change=draft.change,
        per=draft.per,
        base_low=base_low,
        base_high=base_high,
        base_unit=base_unit,
        counted_start=counted[0],
        counted_end=counted[1],
        part_of=spans.get(id(draft.whole)),
        list_span=lists.get(id(draft.members)),
        rules=tuple(draft.rules),
        number_start=number_start,
        number_end=number_end,
        per_amount=draft.per_amount,
        factor=factor,
        offset=offset,
        scale=draft.scale,
        decimals=decimals_of(reading.text[number_start:number_end], draft.value, draft.scale),
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
