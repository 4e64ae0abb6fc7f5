"""A reviewer's decisions over clusters: what must be together is joined, what must not be is parted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from consistency.datatypes import Claim, Constraints
from consistency.shared_claims.identity import claim_key

Closeness = Callable[[Claim, Sequence[Claim]], float]
"""How close a claim is to others, the mean over them; larger is closer."""


def without_effect(claims: Sequence[Claim], constraints: Constraints) -> tuple[str, ...]:
    """A sentence for each key that a constraint names and that no claim has, sorted."""
    named = {key for pair in (*constraints.same, *constraints.different) for key in pair}
    unknown = sorted(named - {claim_key(c) for c in claims} if named else ())
    return tuple(f"a constraint names {key}, which is the key of no claim in these documents" for key in unknown)


def obey(
    clusters: Sequence[Sequence[Claim]], claims: Sequence[Claim], constraints: Constraints, close: Closeness
) -> list[list[Claim]]:
    """``clusters`` after "same" joined some and "different" split others; they may share claims.

    A key stands for all its claims, so claims joined by "same" are one unit: each cluster with one of them takes in
    all of them, and no cut goes through a unit. Of two units that must be apart a cluster keeps both, in two parts;
    the other claims go with the part that they are closer to. ``claims``: all that a constraint may name.
    """
    if not constraints.same and not constraints.different:
        return [list(c) for c in clusters]
    unit_of = _units(constraints)
    joined = {unit_of[key] for pair in constraints.same for key in pair}
    members: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        unit = unit_of.get(claim_key(claim), "")
        if unit in joined:
            members[unit].append(claim)
    apart: dict[str, set[str]] = defaultdict(set)
    for a, b in constraints.different:
        apart[unit_of[a]].add(unit_of[b])
        apart[unit_of[b]].add(unit_of[a])
    parts: list[list[Claim]] = []
    for cluster in [*clusters, *(members[u] for u in sorted(members))]:
        own: dict[str, list[Claim]] = defaultdict(list)
        for claim in cluster:
            own[unit_of.get(claim_key(claim), "")].append(claim)
        free = own.pop("", [])
        units = [(name, members.get(name, own[name])) for name in sorted(own)]
        parts += _parted(units, apart, free, close)
    return _largest(parts)


def _units(constraints: Constraints) -> dict[str, str]:
    """Key -> the least key that "same" joins it with, for every key that a constraint names."""
    unit = {key: key for pair in (*constraints.same, *constraints.different) for key in pair}

    def find(key: str) -> str:
        while unit[key] != key:
            unit[key] = key = unit[unit[key]]  # long ways are made shorter as they are walked
        return key

    for a, b in sorted(constraints.same):
        low, high = sorted((find(a), find(b)))
        unit[high] = low
    return {key: find(key) for key in unit}


def _parted(
    units: Sequence[tuple[str, list[Claim]]],
    apart: Mapping[str, set[str]],
    free: Sequence[Claim],
    close: Closeness,
) -> list[list[Claim]]:
    """The units (with their names) and the free claims of a cluster in parts without two units that must be apart."""
    parts: list[tuple[set[str], list[Claim]]] = []
    for name, own in units:
        for held, part in parts:
            if not held & apart.get(name, set()):
                held.add(name)
                part += own
                break
        else:
            parts.append(({name}, list(own)))
    if not parts:
        return [list(free)]
    fixed = [list(part) for _, part in parts]
    for claim in free:
        best = max(range(len(parts)), key=lambda at: (close(claim, fixed[at]), -at)) if len(parts) > 1 else 0
        parts[best][1].append(claim)
    return [part for _, part in parts]


def _largest(parts: Sequence[list[Claim]]) -> list[list[Claim]]:
    """``parts`` without those that lie inside another, in order."""
    sets = [frozenset(c.id for c in part) for part in parts]
    kept: list[list[Claim]] = []
    seen: set[frozenset[str]] = set()
    holding: dict[str, list[int]] = defaultdict(list)
    for at, ids in enumerate(sets):
        for claim in ids:
            holding[claim].append(at)
    for part, ids in zip(parts, sets, strict=True):
        inside = any(ids < sets[at] for at in holding[next(iter(ids))]) if ids else True
        if not inside and ids not in seen:
            seen.add(ids)
            kept.append(part)
    return kept
