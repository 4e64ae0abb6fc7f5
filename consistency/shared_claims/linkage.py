"""Blocks of claims to clusters: links above the threshold, their components, average linkage inside each.

The statements of a story make one cluster more: what happened (``happened``). Its members may be in another as well.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from consistency.checks.told import counts_event
from consistency.config import Config
from consistency.datatypes import Claim
from consistency.progress import Tell, counted
from consistency.shared_claims.evidence import CHUNK, BlockScores, Evidence, Matrix, statements_apart
from consistency.shared_claims.happened import what_happened

APART = 4.0
"""Distance of two claims that a gate keeps apart; others lie between 0 and 1, so average linkage pays for each."""
APART_IN_EVENT = 1.0
"""The same for tolls and magnitudes, which are told of one event in many ways and with many places."""
EXACT = 4096
"""Claims of a block up to which every pair is scored."""
CELLS = 4_000_000
"""Cosines that are held at a time where a block is larger."""
WIDER = 4
"""So many times ``link_neighbours`` claims, the nearest in wording, are scored for each of a larger block."""
Pairs = dict[tuple[int, int], float]
Numbers = NDArray[np.int64]


def cluster(block: Sequence[Claim], evidence: Evidence, config: Config, tell: Tell | None = None) -> list[list[Claim]]:
    """The claims of a block in clusters whose mean score reaches the threshold; single claims are left out.

    None holds more than ``Config.max_group`` claims, and no two hold the same.
    """
    if len({c.document for c in block}) < 2:
        return []
    statements = block[0].quantity is None
    threshold = config.same_statement if statements else config.same_question
    links = _links(block, evidence, threshold, config, tell)
    clusters = []
    for members in _components(links, config.max_component):
        for part in _average_linkage(members, block, links, evidence, threshold, config):
            clusters.append([block[i] for i in part])
    if statements:
        told = what_happened(block, evidence, config)
        if {c.id for c in told} not in [{c.id for c in part} for part in clusters]:
            clusters.append(told)
    return clusters


def _links(
    block: Sequence[Claim], evidence: Evidence, threshold: float, config: Config, tell: Tell | None = None
) -> Pairs:
    """The pairs of the block whose score reaches the threshold and that no gate keeps apart; of each claim the
    ``link_neighbours`` likeliest to."""
    a, b, most = _near(evidence.scores(block), threshold, config)
    links: Pairs = {}
    for i, j, score in counted(list(zip(a.tolist(), b.tolist(), most.tolist(), strict=True)), tell):
        if block[0].quantity is None:  # these are the scores themselves
            if not statements_apart(block[i], block[j], config):
                links[i, j] = score
            continue
        link = evidence.link(block[i], block[j])
        if link is not None and link.score >= threshold:
            links[i, j] = link.score
    return links


def _near(scores: BlockScores, threshold: float, config: Config) -> tuple[Numbers, Numbers, Matrix]:
    """Pairs of rows (the smaller first, in order) whose highest possible score reaches ``threshold``, and that score.

    A pair is kept where it is among the ``link_neighbours`` highest of either row. In blocks of more than ``EXACT``
    rows only the pairs with the nearest wording are scored.
    """
    size, most = len(scores.rows), config.link_neighbours
    keys, values = [np.zeros(0, dtype=np.int64)], [np.zeros(0)]
    step = CHUNK if size <= EXACT else max(1, CELLS // size)
    for start in range(0, size, step):
        stop = min(size, start + step)
        if size <= EXACT:
            found = scores.against(start, stop, slice(None))
            columns = np.broadcast_to(np.arange(size), found.shape)
        else:
            wording = scores.wording(start, stop)
            columns = np.sort(np.argpartition(-wording, WIDER * most, axis=1)[:, : WIDER * most], axis=1)
            rows = np.repeat(np.arange(start, stop), columns.shape[1])
            found = scores.of_pairs(rows, columns.ravel()).reshape(columns.shape)
        found = np.where(columns == np.arange(start, stop)[:, None], 0.0, found)
        like = found >= threshold
        for row in np.flatnonzero(like.sum(axis=1) > most):
            best = np.argsort(-np.round(found[row], 9), kind="stable")[:most]
            like[row] = False
            like[row, best] = True
        at, column = np.nonzero(like)
        left, right = start + at, columns[at, column]
        keys.append(np.minimum(left, right) * size + np.maximum(left, right))
        values.append(found[at, column])
    key, where = np.unique(np.concatenate(keys), return_index=True)
    return key // size, key % size, np.concatenate(values)[where]


def _components(links: Pairs, cap: int) -> list[list[int]]:
    """Connected components of two or more; one above ``cap`` is cut along its weakest links until it fits."""
    done: list[list[int]] = []
    pairs = np.array(list(links), dtype=np.int64).reshape(-1, 2)
    waiting = [(pairs, np.array(list(links.values()), dtype=np.float64))]
    while waiting:
        pairs, scores = waiting.pop()
        names, ends = np.unique(pairs, return_inverse=True)
        ends = ends.reshape(-1, 2)
        ties = sparse.coo_matrix((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(len(names), len(names)))
        _, part_of = connected_components(ties, directed=False)
        order = np.argsort(part_of, kind="stable")
        for part in np.split(order, np.flatnonzero(np.diff(part_of[order])) + 1):
            if len(part) < 2:
                continue
            if len(part) <= cap:
                done.append(names[part].tolist())
                continue
            inside = part_of[ends[:, 0]] == part_of[part[0]]
            kept = _without_the_weakest(scores[inside])
            if kept.any():
                waiting.append((pairs[inside][kept], scores[inside][kept]))
            else:  # all links are equally strong: average linkage has the word
                done.append(names[part].tolist())
    return sorted(done)


def _without_the_weakest(scores: Matrix) -> NDArray[np.bool_]:
    """Which links stay where the weakest quarter goes; those as strong as the strongest always do. None where all are
    equal."""
    ordered = np.sort(scores)
    weaker = ordered[ordered < ordered[-1]]
    if not len(weaker):
        return np.zeros(len(scores), dtype=bool)
    return np.asarray(scores > min(ordered[len(ordered) // 4], weaker[-1]))


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
