"""Blocks of claims to clusters: links above the threshold, their components, average linkage inside each.

The statements of a story make one cluster more: what happened (``happened``). Its members may be in another as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from consistency.checks.told import counts_event
from consistency.config import Config
from consistency.datatypes import Claim
from consistency.shared_claims.evidence import CHUNK, Evidence, Matrix, statements_apart
from consistency.shared_claims.happened import what_happened

APART = 4.0
"""Distance of two claims that a gate keeps apart; others lie between 0 and 1, so average linkage pays for each."""
APART_IN_EVENT = 1.0
"""The same for tolls and magnitudes, which are told of one event in many ways and with many places."""
Pairs = dict[tuple[int, int], float]


def cluster(block: Sequence[Claim], evidence: Evidence, config: Config) -> list[list[Claim]]:
    """The claims of a block in clusters whose mean score reaches the threshold; single claims are left out.

    None holds more than ``Config.max_group`` claims, and no two hold the same.
    """
    if len({c.document for c in block}) < 2:
        return []
    statements = block[0].quantity is None
    threshold = config.same_statement if statements else config.same_question
    links = {(a, b): score for a, b, score in _links(block, evidence, threshold, config)}
    clusters = []
    for members in _components(range(len(block)), links, config.max_component):
        for part in _average_linkage(members, block, links, evidence, threshold, config):
            clusters.append([block[i] for i in part])
    if statements:
        told = what_happened(block, evidence, config)
        if {c.id for c in told} not in [{c.id for c in part} for part in clusters]:
            clusters.append(told)
    return clusters


def _links(
    block: Sequence[Claim], evidence: Evidence, threshold: float, config: Config
) -> Iterator[tuple[int, int, float]]:
    """Every pair of the block whose score reaches the threshold and that no gate keeps apart."""
    for start in range(0, len(block), CHUNK):
        most = evidence.matrix(block, start, min(len(block), start + CHUNK))
        for row, column in zip(*np.nonzero(most >= threshold), strict=True):
            a, b = start + int(row), int(column)
            if a >= b:
                continue
            if block[0].quantity is None:  # the matrix holds the scores themselves
                if not statements_apart(block[a], block[b], config):
                    yield a, b, float(most[row, column])
                continue
            link = evidence.link(block[a], block[b])
            if link is not None and link.score >= threshold:
                yield a, b, link.score


def _components(nodes: Sequence[int], links: Pairs, cap: int) -> list[list[int]]:
    """Connected components of two or more; one above ``cap`` is cut along its weakest links until it fits."""
    done: list[list[int]] = []
    waiting = [(list(nodes), links)]
    while waiting:
        some, own = waiting.pop()
        for part in _connected(some, own):
            if len(part) < 2:
                continue
            if len(part) <= cap:
                done.append(part)
                continue
            inside = set(part)
            held = {pair: score for pair, score in own.items() if pair[0] in inside}
            kept = _without_the_weakest(held)
            if kept:
                waiting.append((part, kept))
            else:  # all links are equally strong: average linkage has the word
                done.append(part)
    return sorted(done)


def _without_the_weakest(links: Pairs) -> Pairs:
    """The links without the weakest quarter; those as strong as the strongest always stay. Empty if all are equal."""
    scores = sorted(links.values())
    if scores[0] == scores[-1]:
        return {}
    limit = min(scores[len(scores) // 4], max(s for s in scores if s < scores[-1]))
    return {pair: score for pair, score in links.items() if score > limit}


def _connected(nodes: Sequence[int], links: Pairs) -> list[list[int]]:
    root = {n: n for n in nodes}

    def find(n: int) -> int:
        while root[n] != n:
            root[n] = root[root[n]]
            n = root[n]
        return n

    for pair in links:
        a, b = find(pair[0]), find(pair[1])
        root[max(a, b)] = min(a, b)
    parts: dict[int, list[int]] = defaultdict(list)
    for n in nodes:
        parts[find(n)].append(n)
    return list(parts.values())


def _average_linkage(
    members: Sequence[int], block: Sequence[Claim], links: Pairs, evidence: Evidence, threshold: float, config: Config
) -> list[list[int]]:
    """``members`` in clusters whose mean score, over all pairs, is at least ``threshold``; larger ones than
    ``Config.max_group`` come in the parts that they were made from."""
    if len(members) == 2:
        return [list(members)]
    from sklearn.cluster import AgglomerativeClustering

    distances = _distances(members, block, links, evidence, config)
    tree = AgglomerativeClustering(n_clusters=None, metric="precomputed", linkage="average", distance_threshold=0.0)
    tree.fit(distances)
    parts: list[list[int]] = [[n] for n in members]
    whole = [True] * len(members)
    done: list[list[int]] = []
    for (a, b), distance in zip(tree.children_, tree.distances_, strict=True):
        joined = [*parts[a], *parts[b]]
        fits = whole[a] and whole[b] and distance <= 1.0 - threshold + 1e-6 and len(joined) <= config.max_group
        if not fits:
            done += [parts[x] for x in (a, b) if whole[x]]
        parts.append(joined)
        whole.append(fits)
    if whole[-1]:
        done.append(parts[-1])
    return sorted(sorted(part) for part in done if len(part) > 1)


def _distances(
    members: Sequence[int], block: Sequence[Claim], links: Pairs, evidence: Evidence, config: Config
) -> Matrix:
    """1 less the score for each pair, APART where a gate keeps it apart; shape (members, members), symmetric.

    ``links``: scores of figures that are known already.
    """
    claims = [block[i] for i in members]
    if claims[0].quantity is None:
        distances = 1.0 - np.round(evidence.matrix(claims, 0, len(claims)), 5)
        distances = np.minimum(distances, distances.T)
        for i, a in enumerate(claims):
            for j in range(i + 1, len(claims)):
                if statements_apart(a, claims[j], config):
                    distances[i, j] = distances[j, i] = APART
    else:
        apart = APART_IN_EVENT if counts_event(claims[0], config) else APART
        distances = np.full((len(claims), len(claims)), apart)
        for i, a in enumerate(claims):
            for j in range(i + 1, len(claims)):
                score = links.get((members[i], members[j]))
                if score is None:
                    link = evidence.link(a, claims[j])
                    score = None if link is None else link.score
                if score is not None:
                    distances[i, j] = distances[j, i] = 1.0 - score
    np.fill_diagonal(distances, 0.0)
    return distances
