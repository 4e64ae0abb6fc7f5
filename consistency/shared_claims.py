"""Claims and vectors to shared claims: which claims of several documents answer the same question.

Vectors propose, slots decide: claims meet only inside a block (same measure and unit), a known and different place,
date, status or population keeps them apart, and the score of what is left is a sum of named evidence.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from consistency.checks.scopes import SlotComparison, compare_scopes
from consistency.config import Config, packaged_table
from consistency.datatypes import Claim, Vectors

APART = 4.0
"""Distance of two claims that a gate keeps apart: above any threshold, so that average linkage pays for each."""
_CHUNK = 1024
_SPLITTING = frozenset({"measure", "status", "place", "date", "part"})
"""Slots whose known difference makes another question; population and period may differ in one slot."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims that may answer the same question, with the evidence: (name, value, weight)."""

    a: int
    b: int
    score: float
    evidence: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that answer one question, and the links that hold them together."""

    id: str
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    """``a`` and ``b`` are indexes into ``claims``."""


def group_claims(claims: Sequence[Claim], vectors: Mapping[str, Vectors], config: Config) -> list[Group]:
    """Groups of claims of two or more documents, sorted by id. The order of ``claims`` does not matter.

    ``vectors`` holds a row for each ``Claim.question``.
    """
    blocks: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.document, c.start, c.id)):
        blocks[_block(claim)].append(claim)
    groups: list[Group] = []
    for _, block in sorted(blocks.items()):
        if len({c.document for c in block}) > 1:
            groups += _group_block(block, vectors, config)
    return sorted(groups, key=lambda g: g.id)


def _block(claim: Claim) -> tuple[str, ...]:
    """What must be equal for two claims to meet at all."""
    q = claim.quantity
    if q is None:
        return ("statement",)
    return ("quantity", claim.scope.measure, q.kind, q.base_unit or q.unit, q.change or "", q.per, claim.role)


def _group_block(block: Sequence[Claim], vectors: Mapping[str, Vectors], config: Config) -> list[Group]:
    threshold = config.same_statement if block[0].quantity is None else config.same_question
    proposed = list(_links(block, vectors, threshold, config))
    groups = []
    for members in _components(len(block), proposed, config.max_component):
        scores = _all_links(members, block, vectors, config)
        for cluster in _average_linkage(members, scores, threshold):
            chosen = [block[i] for i in cluster]
            if len({c.document for c in chosen}) < 2:
                continue
            place = {i: at for at, i in enumerate(cluster)}
            kept = tuple(
                Link(place[a], place[b], x.score, x.evidence)
                for (a, b), x in sorted(scores.items())
                if a in place and b in place
            )
            groups.append(Group(group_id(chosen), tuple(chosen), kept))
    return groups


def _all_links(
    members: Sequence[int], block: Sequence[Claim], vectors: Mapping[str, Vectors], config: Config
) -> dict[tuple[int, int], Link]:
    """The evidence for every pair of a component that no gate keeps apart, however low its score."""
    weights = packaged_table("same_question")["weights"]
    found = {}
    for at, a in enumerate(members):
        for b in members[at + 1 :]:
            cosine = round(float(vectors[block[a].question] @ vectors[block[b].question]), 5)
            link = _link(a, b, block[a], block[b], cosine, weights, config)
            if link is not None:
                found[a, b] = link
    return found


def _links(block: Sequence[Claim], vectors: Mapping[str, Vectors], threshold: float, config: Config) -> Iterator[Link]:
    """Every pair of the block whose score reaches the threshold and that no gate keeps apart."""
    weights = packaged_table("same_question")["weights"]
    most = sum(w for name, w in weights.items() if w > 0 and name != "wording")
    floor = threshold - (0.0 if block[0].quantity is None else most)
    matrix = np.stack([vectors[c.question] for c in block])
    for start in range(0, len(block), _CHUNK):
        cosines = np.round(matrix[start : start + _CHUNK] @ matrix.T, 5)
        for row, column in zip(*np.nonzero(cosines >= floor), strict=True):
            a, b = start + int(row), int(column)
            if a >= b:
                continue
            link = _link(a, b, block[a], block[b], float(cosines[row, column]), weights, config)
            if link is not None and link.score >= threshold:
                yield link


def _link(
    a: int, b: int, left: Claim, right: Claim, cosine: float, weights: Mapping[str, float], config: Config
) -> Link | None:
    """The evidence for one pair, or ``None`` where a gate keeps the two apart."""
    slots = compare_scopes(left, right, config)
    if not may_meet(slots, left.quantity is None) or _part_of_all(left, right):
        return None
    evidence = [("wording", cosine, weights["wording"])]
    if left.quantity is not None and right.quantity is not None:
        names = [f"{slot.relation}_{slot.slot}" for slot in slots]
        anchors = [s for s in slots if s.slot in ("place", "date")]
        if left.scope.status == left.scope.measure and not any(
            s.relation in ("same", "finer") and s.a and s.b for s in anchors
        ):
            names.append("no_anchor")
        if left.quantity.head == right.quantity.head:
            names.append("same_head")
        evidence += [(name, 1.0, weights[name]) for name in names if name in weights and not _empty_same(name, slots)]
    return Link(a, b, round(sum(value * weight for _, value, weight in evidence), 5), tuple(evidence))


def _empty_same(name: str, slots: Sequence[SlotComparison]) -> bool:
    """Two texts that both leave a slot open do not agree on it."""
    return any(name == f"same_{s.slot}" and not s.a and not s.b for s in slots)


def may_meet(slots: Sequence[SlotComparison], statement: bool = False) -> bool:
    """Can the two claims answer one question? At most one slot may differ, and only population or period.

    For statements only a known and different date keeps apart.
    """
    different = [s for s in slots if s.relation in ("different", "wider")]
    if statement:
        return not any(s.slot == "date" and s.relation == "different" for s in different)
    if any(s.slot in _SPLITTING and s.relation == "different" for s in different):
        return False
    if any(s.slot == "population" and s.relation == "different" for s in different):
        return False
    return len(different) <= 1


def _part_of_all(a: Claim, b: Claim) -> bool:
    """Is one a member of an enumeration ("three soldiers and one civilian") and the other a count of everybody?"""
    if a.quantity is None or b.quantity is None or a.scope.measure != a.scope.status:
        return False
    member, other = (a, b) if a.quantity.list_span else (b, a)
    assert member.quantity is not None  # noqa: S101
    assert other.quantity is not None  # noqa: S101
    return bool(member.quantity.list_span and not other.quantity.list_span and not other.scope.population)


def _components(size: int, links: Sequence[Link], cap: int) -> list[list[int]]:
    """Connected components of two or more; one above ``cap`` is cut along its weakest links until it fits."""
    done: list[list[int]] = []
    waiting: list[tuple[list[int], list[Link]]] = [(list(range(size)), list(links))]
    while waiting:
        nodes, own = waiting.pop()
        for part in _connected(nodes, own):
            if len(part) < 2:
                continue
            inside = set(part)
            held = [x for x in own if x.a in inside]
            if len(part) <= cap:
                done.append(part)
            else:
                scores = sorted(x.score for x in held)
                limit = scores[len(scores) // 4]
                waiting.append((part, [x for x in held if x.score > limit]))
    return sorted(done)


def _connected(nodes: Sequence[int], links: Sequence[Link]) -> list[list[int]]:
    root = {n: n for n in nodes}

    def find(n: int) -> int:
        while root[n] != n:
            root[n] = root[root[n]]
            n = root[n]
        return n

    for x in links:
        a, b = find(x.a), find(x.b)
        root[max(a, b)] = min(a, b)
    parts: dict[int, list[int]] = defaultdict(list)
    for n in nodes:
        parts[find(n)].append(n)
    return list(parts.values())


def _average_linkage(
    members: Sequence[int], links: Mapping[tuple[int, int], Link], threshold: float
) -> list[list[int]]:
    """``members`` in clusters whose mean score is at least ``threshold``."""
    if len(members) == 2:
        return [list(members)]
    from sklearn.cluster import AgglomerativeClustering

    distances = np.array([[_distance(links, a, b) for b in members] for a in members])
    labels = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=2.0 - threshold + 1e-6
    ).fit_predict(distances)
    clusters: dict[int, list[int]] = defaultdict(list)
    for n, label in zip(members, labels, strict=True):
        clusters[int(label)].append(n)
    return sorted(clusters.values())


def _distance(links: Mapping[tuple[int, int], Link], a: int, b: int) -> float:
    """2 less the score, which is at most about 1.4; 0 for a claim and itself; APART where a gate says no."""
    if a == b:
        return 0.0
    link = links.get((min(a, b), max(a, b)))
    return APART if link is None else max(0.0, 2.0 - link.score)


def normalised(claim: Claim) -> str:
    """What a claim says, without where it stands: folded words of the quote and of what is counted."""
    words = " ".join(re.findall(r"\w+", claim.quote.casefold()))
    q = claim.quantity
    return words if q is None else f"{words}|{claim.scope.measure}|{q.head}|{q.low}|{q.high}"


def group_id(claims: Sequence[Claim]) -> str:
    """Hash of what is said: documents that have nothing to do with the group do not change it."""
    said = "\n".join(sorted({normalised(c) for c in claims}))
    return "s" + hashlib.sha256(said.encode()).hexdigest()[:12]
