"""A sentence and its copy: what was changed in meaning, what was only cut, and what was only put in other words.

Drift is a number, date or name in the place of another, a negation or hedge on one side only, a word that says the
opposite, an added charge, a cut that turns the meaning round. A clause that was cut, or a speaker, is no drift: it is
an edit, and listed. Other words for the same are neither. The lists are ``tables/drift.toml``.
"""

from __future__ import annotations

from collections.abc import Sequence

from consistency.checks.changes import Change, Copy, Rule, meets, span_of
from consistency.checks.copied_cuts import answers_before, cut_clause, cut_speaker
from consistency.checks.copied_figures import changed_digits, number_changes
from consistency.checks.copied_names import change_places, changed_name, changed_speaker
from consistency.checks.copied_words import certainty, charge, counterpart, negation, opposite, undone
from consistency.checks.copies import Region, regions_of
from consistency.config import Config
from consistency.datatypes import FindingKind

__all__ = ["KIND_ORDER", "Change", "Copy", "answers_before", "find_changes", "find_edits"]

KIND_ORDER: tuple[FindingKind, ...] = ("number", "date", "name", "negation", "attribution", "certainty", "statement")
"""The plainest change first: a finding takes the kind of its first change."""
CHANGES: tuple[Rule, ...] = (
    changed_digits,
    changed_name,
    negation,
    undone,
    changed_speaker,
    certainty,
    opposite,
    counterpart,
    charge,
)
"""Asked in this order of each stretch in which the copies differ; the first that speaks decides."""
EDITS: tuple[Rule, ...] = (cut_speaker, cut_clause)
"""Asked of the stretches in which none of those speaks."""


def find_changes(a: Copy, b: Copy, config: Config) -> list[Change]:
    """The changes of meaning from ``a`` to ``b``, in order of place. None for copies only reworded or cut."""
    found = number_changes(a, b, config)
    regions = regions_of(a.text, b.text)
    swapped = change_places(regions, a, b)
    if swapped:
        said: tuple[FindingKind, str] = ("name", "the two change places")
        found += [_change(said, region, a, b) for region in swapped]
    return sorted(found + _told(CHANGES, found, regions, a, b, config), key=_place)


def find_edits(a: Copy, b: Copy, config: Config) -> list[Change]:
    """What one copy has and the other leaves out, where the meaning stays; in order of place."""
    found = find_changes(a, b, config)
    return sorted(_told(EDITS, found, regions_of(a.text, b.text), a, b, config), key=_place)


def _told(
    rules: Sequence[Rule], known: Sequence[Change], regions: Sequence[Region], a: Copy, b: Copy, config: Config
) -> list[Change]:
    """What the rules say of each stretch that no change in ``known`` touches."""
    found = []
    for region in regions:
        spans = span_of(region.a), span_of(region.b)
        if any(meets(spans[0], c.a_span) or meets(spans[1], c.b_span) for c in known):
            continue
        said = next((said for rule in rules if (said := rule(region, a, b, config))), None)
        if said:
            found.append(_change(said, region, a, b))
    return found


def _change(said: tuple[FindingKind, str], region: Region, a: Copy, b: Copy) -> Change:
    spans = span_of(region.a), span_of(region.b)
    words = [" ".join(copy.text[slice(*span)].split()) for copy, span in zip((a, b), spans, strict=True)]
    return Change(said[0], words[0], words[1], said[1], *spans)


def _place(change: Change) -> tuple[tuple[int, int], tuple[int, int], str]:
    return change.a_span, change.b_span, change.kind
