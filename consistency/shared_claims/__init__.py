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
from consistency.progress import Tell, part_of
from consistency.shared_claims.constrained import obey, without_effect
from consistency.shared_claims.evidence import Evidence, Link
from consistency.shared_claims.identity import group_id
from consistency.shared_claims.linkage import cluster

__all__ = ["Group", "group_claims", "without_effect"]

SHOWN = 10
"""Links of a group of statements that are kept, for the reasons."""


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that answer one question, and the links between them, gated pairs left out."""

    id: str
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    """``a`` and ``b`` are indexes into ``claims``."""
    repeats: tuple[tuple[int, int], ...] = ()
    """Indexes of claims that repeat another word for word, and of that other; no link is made for them."""


def group_claims(
    claims: Sequence[Claim],
    vectors: Mapping[str, Vectors],
    stories: Mapping[str, str],
    config: Config,
    constraints: Constraints | None = None,
    tell: Tell | None = None,
) -> list[Group]:
    """Groups of claims of two or more documents, sorted by id. The order of ``claims`` does not matter.

    ``vectors`` holds a row for each ``Claim.question``; ``stories`` a story for each document. A reviewer's
    ``constraints`` win over every score and every gate. ``tell`` hears how many claims have been looked at.
    """
    ordered = sorted(claims, key=lambda c: (c.document, c.start, c.id))
    evidence = Evidence(ordered, vectors, stories, config)
    blocks: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    once: list[Claim] = []
    said: set[tuple[object, ...]] = set()
    tellers: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    repeated: dict[str, list[Claim]] = defaultdict(list)
    for claim in ordered:
        name = _block(claim, stories)
        if (mark := (claim.document, name, _says(claim))) not in said:
            said.add(mark)
            once.append(claim)
            tellers[name, _says(claim)].append(claim)
            if len(tellers[name, _says(claim)]) <= config.same_said:
                blocks[name].append(claim)
            else:
                repeated[tellers[name, _says(claim)][0].id].append(claim)
    clusters: list[list[Claim]] = []
    done, whole = 0, sum(map(len, blocks.values()))
    for _, block in sorted(blocks.items()):
        clusters += cluster(block, evidence, config, part_of(tell, done, len(block), whole))
        done += len(block)
    if constraints:
        clusters = obey(clusters, once, constraints, lambda claim, others: _closeness(claim, others, evidence))
    groups = [_group(members, evidence, repeated) for members in clusters if len({c.document for c in members}) > 1]
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
    unit = "" if q.kind == "money" else q.base_unit or q.unit  # one sum is told in many currencies
    return ("quantity", claim.scope.measure, q.kind, unit, q.change or "", q.per, claim.role)


def _group(members: Sequence[Claim], evidence: Evidence, repeated: Mapping[str, Sequence[Claim]]) -> Group:
    """The group of ``members``, each followed by the claims that repeat it (by its id), which no link is made for."""
    also = {c.id: own.id for own in members for c in repeated.get(own.id, ())}
    chosen = sorted(
        {c.id: c for own in members for c in (own, *repeated.get(own.id, ()))}.values(),
        key=lambda c: (c.document, c.start, c.id),
    )
    place = {c.id: at for at, c in enumerate(chosen)}
    linked = [at for at, c in enumerate(chosen) if c.id not in also]
    pairs = [(a, b) for at, a in enumerate(linked) for b in linked[at + 1 :]]
    if chosen[0].quantity is None and len(pairs) > SHOWN:  # nobody judges statements pair by pair: the best will do
        scores = evidence.matrix([chosen[at] for at in linked], 0, len(linked))
        rank = {at: row for row, at in enumerate(linked)}
        pairs = sorted(pairs, key=lambda p: (-round(float(scores[rank[p[0]], rank[p[1]]]), 5), p))[:SHOWN]
    links = (evidence.link(chosen[a], chosen[b], a, b) for a, b in sorted(pairs))
    repeats = tuple(sorted((place[c], place[own]) for c, own in also.items()))
    return Group(group_id(chosen), tuple(chosen), tuple(x for x in links if x is not None), repeats)


def _closeness(claim: Claim, others: Sequence[Claim], evidence: Evidence) -> float:
    """The mean score of ``claim`` against ``others``; 0 where a gate keeps two apart."""
    links = [evidence.link(claim, other) for other in others]
    return round(sum(x.score for x in links if x is not None) / max(1, len(links)), 5)
