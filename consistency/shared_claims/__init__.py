"""Claims and vectors to shared claims: which claims of several documents answer the same question.

Vectors propose, slots decide: claims meet only inside a block (same measure and unit, or one story), a known and
different place, date, status or population keeps them apart, and the score of what is left is a sum of named
evidence, read as log-odds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from consistency.config import Config
from consistency.datatypes import Claim, Constraints, Vectors
from consistency.shared_claims.evidence import Evidence, Link
from consistency.shared_claims.identity import claim_key, group_id
from consistency.shared_claims.linkage import cluster

SHOWN = 10
"""Links of a group of statements that are kept, for the reasons."""


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that answer one question, and the links between them, gated pairs left out."""

    id: str
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    """``a`` and ``b`` are indexes into ``claims``."""


def group_claims(
    claims: Sequence[Claim],
    vectors: Mapping[str, Vectors],
    stories: Mapping[str, str],
    config: Config,
    constraints: Constraints | None = None,
) -> list[Group]:
    """Groups of claims of two or more documents, sorted by id. The order of ``claims`` does not matter.

    ``vectors`` holds a row for each ``Claim.question``; ``stories`` a story for each document. A reviewer's
    ``constraints`` win over every score and every gate.
    """
    ordered = sorted(claims, key=lambda c: (c.document, c.start, c.id))
    evidence = Evidence(ordered, vectors, stories, config)
    blocks: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    said: set[tuple[object, ...]] = set()
    for claim in ordered:
        name = _block(claim, stories)
        if (mark := (claim.document, name, _says(claim))) not in said:
            said.add(mark)
            blocks[name].append(claim)
    clusters: list[list[Claim]] = []
    for _, block in sorted(blocks.items()):
        clusters += cluster(block, evidence, config)
    if constraints:
        grouped = {c.id for members in clusters for c in members}
        clusters = _obey([*clusters, *([c] for c in ordered if c.id not in grouped)], constraints)
    groups = [_group(members, evidence) for members in clusters if len({c.document for c in members}) > 1]
    return sorted(groups, key=lambda g: g.id)


def _says(claim: Claim) -> tuple[object, ...]:
    """What a claim says inside its document: a sentence or a figure repeated word for word is one claim there."""
    q = claim.quantity
    figure = (q.low, q.high, q.modifier, q.counted) if q else ()
    return (claim.question, claim.scope, claim.clocks.event, *figure)


def _block(claim: Claim, stories: Mapping[str, str]) -> tuple[str, ...]:
    """What must be equal for two claims to meet at all."""
    q = claim.quantity
    if q is None:
        return ("statement", stories.get(claim.document, ""))
    return ("quantity", claim.scope.measure, q.kind, q.base_unit or q.unit, q.change or "", q.per, claim.role)


def _group(members: Sequence[Claim], evidence: Evidence) -> Group:
    chosen = sorted(members, key=lambda c: (c.document, c.start, c.id))
    pairs = [(a, b) for a in range(len(chosen)) for b in range(a + 1, len(chosen))]
    if chosen[0].quantity is None and len(pairs) > SHOWN:  # nobody judges statements pair by pair: the best will do
        scores = evidence.matrix(chosen, 0, len(chosen))
        pairs = sorted(pairs, key=lambda p: (-round(float(scores[p]), 5), p))[:SHOWN]
    links = (evidence.link(chosen[a], chosen[b], a, b) for a, b in sorted(pairs))
    return Group(group_id(chosen), tuple(chosen), tuple(x for x in links if x is not None))


def _obey(clusters: list[list[Claim]], constraints: Constraints) -> list[list[Claim]]:
    """``clusters`` after a reviewer's "same" joined some and "not the same" split others."""
    home: dict[str, int] = {}
    joined = [list(c) for c in clusters]
    for at, members in enumerate(joined):
        for claim in members:
            home.setdefault(claim_key(claim), at)
    for a, b in sorted(constraints.same):
        if a in home and b in home and home[a] != home[b]:
            keep, gone = sorted((home[a], home[b]))
            joined[keep] += joined[gone]
            joined[gone] = []
            home.update({claim_key(c): keep for c in joined[keep]})
    return [part for members in joined for part in _parted(members, constraints)]


def _parted(members: list[Claim], constraints: Constraints) -> list[list[Claim]]:
    """``members`` in parts, each free of pairs that must not be together; the first part takes all it can."""
    parts: list[list[Claim]] = []
    for claim in sorted(members, key=lambda c: (c.document, c.start, c.id)):
        for part in parts:
            if not any(constraints.forbids(claim_key(claim), claim_key(other)) for other in part):
                part.append(claim)
                break
        else:
            parts.append([claim])
    return parts
