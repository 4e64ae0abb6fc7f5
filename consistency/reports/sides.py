"""Pairs of answers as a card shows them: the gravest first, those that stand alike together."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.datatypes import Claim, FindingKind, PairVerdict, Verdict
from consistency.reports import words
from consistency.reports.plain import why
from consistency.reports.view import PairGroup, PairView, SideView


def gravest_first(pairs: Sequence[PairVerdict], sides: int) -> list[PairVerdict]:
    """The pairs between two of ``sides`` sides; a report that was tampered with may name others."""
    order = list(words.VERDICTS)
    known = [pair for pair in pairs if min(pair.a, pair.b) >= 0 and max(pair.a, pair.b) < sides]
    return sorted(known, key=lambda pair: (order.index(pair.verdict), pair.a, pair.b))


def view_pair(
    pair: PairVerdict, sides: tuple[SideView, ...], groups: Sequence[Sequence[Claim]], kind: FindingKind
) -> PairView:
    """A pair in words. ``groups``: the claims of each side."""
    a, b = sides[pair.a], sides[pair.b]
    said = why(pair, groups[pair.a], groups[pair.b], (a.letter, b.letter), kind)
    return PairView(a, b, pair.verdict, words.with_dates(said), tuple(map(words.with_dates, pair.reasons)))


def weight_of(documents: int, origins: int) -> str:
    """How many stand behind an answer, in words that say why several documents may count as one."""
    said = words.count(origins, "independent source")
    if documents <= origins:
        return said
    if origins == 1:
        return f"{said} ({documents:,} documents go back to one original)"
    return f"{said} ({documents:,} documents)"


def grouped(pairs: Sequence[PairView]) -> tuple[PairGroup, ...]:
    """The pairs, those with one verdict for one reason together, in the order of the first of each."""
    found: dict[tuple[Verdict, str], list[PairView]] = {}
    for pair in pairs:
        found.setdefault((pair.verdict, pair.why), []).append(pair)
    return tuple(PairGroup(verdict, said, tuple(alike)) for (verdict, said), alike in found.items())
