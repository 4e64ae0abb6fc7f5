"""Pairs of answers as a card shows them: the gravest first, those that stand alike together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from consistency.datatypes import Claim, FindingKind, PairVerdict, Verdict
from consistency.intervals import spread
from consistency.reports import words
from consistency.reports.plain import why
from consistency.reports.view import AnswerRow, Cite, PairGroup, PairView, SideView


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


def open_pairs(
    pairs: Sequence[PairVerdict], groups: Sequence[Sequence[Claim]], origins: Sequence[int]
) -> dict[tuple[int, int], str]:
    """The pairs that matter among many, each with why: the largest gap, the two latest answers, and the two answers of
    one day that most independent sources stand behind.

    ``groups``, ``origins``: the claims and the independent sources of each side. Of answers that go well together
    nothing is told while others do not.
    """
    told = [pair for pair in pairs if pair.verdict not in ("agree", "compatible")] or list(pairs)
    days = [max((c.clocks.as_of or c.clocks.published or "" for c in group), default="") for group in groups]
    found: dict[tuple[int, int], str] = {}

    def gap(pair: PairVerdict) -> float:
        return spread([c.quantity.interval for i in (pair.a, pair.b) for c in groups[i] if c.quantity])

    wide = max(told, key=lambda p: (gap(p), -p.a, -p.b), default=None)
    if wide and gap(wide) > 1:
        found[wide.a, wide.b] = "largest gap"
    dated = [pair for pair in told if days[pair.a] and days[pair.b]]
    if dated:
        late = max(dated, key=lambda p: (sorted((days[p.a], days[p.b])), -p.a, -p.b))
        found.setdefault((late.a, late.b), "the two latest")
    same = [pair for pair in dated if days[pair.a] == days[pair.b]]
    if same:
        strong = max(same, key=lambda p: (sorted((origins[p.a], origins[p.b])), -p.a, -p.b))
        found.setdefault((strong.a, strong.b), "two of one day")
    return found


def answer_rows(
    sides: Sequence[SideView], groups: Sequence[Sequence[Claim]], cite: Callable[[Claim], Cite], by_time: bool
) -> tuple[AnswerRow, ...]:
    """The answers as rows, those in the same words as one; in order of time, or as the sides are, low figures first."""
    alike: dict[str, list[int]] = {}
    for index, side in enumerate(sides):
        alike.setdefault(side.label.casefold(), []).append(index)
    made = []
    for own in alike.values():
        claims = [claim for index in own for claim in groups[index]]
        once = {claim.document: claim for claim in reversed(claims)}
        as_of = sorted({claim.clocks.as_of or claim.clocks.published or "" for claim in claims} - {""})
        speakers = dict.fromkeys(claim.attribution.speaker for claim in claims if claim.attribution.speaker)
        row = AnswerRow(
            sides=tuple(sides[index] for index in own),
            answer=sides[own[0]].label,
            when=words.date_range(as_of),
            said_by=tuple(speakers),
            cites=tuple(cite(claim) for claim in reversed(once.values())),
            weight="; ".join(dict.fromkeys(sides[index].weight for index in own)),
        )
        made.append((as_of[0] if as_of else "~", row))
    if by_time:
        made.sort(key=lambda item: item[0])
    return tuple(row for _, row in made)


def grouped(pairs: Sequence[PairView], matters: Mapping[tuple[int, int], str] | None = None) -> tuple[PairGroup, ...]:
    """The pairs, those with one verdict for one reason together, in the order of the first of each.

    ``matters``: pairs that stand alone and first, each with why.
    """
    found: dict[tuple[Verdict, str, str], list[PairView]] = {}
    alone = matters or {}
    for pair in sorted(pairs, key=lambda p: (p.a.index, p.b.index) not in alone):
        found.setdefault((pair.verdict, pair.why, alone.get((pair.a.index, pair.b.index), "")), []).append(pair)
    return tuple(PairGroup(verdict, said, tuple(alike), why) for (verdict, said, why), alike in found.items())
