"""Which documents are worth comparing: those that share runs of words, and those with sentences of like meaning.

Two searches, both near linear in the documents. Of many candidates each document keeps its nearest, and the nearest
of those before it, so that a text that was copied a thousand times is a chain of copies and not a million pairs.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from consistency.config import Config
from consistency.datatypes import Vectors
from consistency.lineage.words import words_of

_HUBS = 8
"""Documents that every other of an overfull group is compared with."""
_SEED = 20
"""Of the planes that cut the space; any will do, it only has to stay the same."""
_CELLS = 4_000_000
"""Cosines that are held at a time, for memory: they take 16 MB."""
_BUCKET = 4096
"""Sentences with one code that are compared with each other; a larger bucket is cut by further planes."""

Keys = NDArray[np.int64]
"""Pairs of numbers below ``width``, each as ``smaller * width + larger``."""


def find_candidates(
    texts: Sequence[Sequence[str]], vectors: Mapping[str, Vectors], config: Config
) -> list[tuple[int, int]]:
    """Pairs of numbers of documents that may share a text, sorted. ``texts``: the sentences of each document.

    A document keeps ``copy_neighbours`` of its candidates: those with most runs and like sentences in common. It also
    keeps the nearest of those before it, and the first document with the same sentence where many have it, so that
    copies stay tied together.
    """
    owners: dict[str, list[int]] = {}
    for at, own in enumerate(texts):
        for text in dict.fromkeys(own):
            owners.setdefault(text, []).append(at)
    width = max(1, len(texts))
    keys, weights = _counted([_by_runs(owners, width, config), _by_vectors(owners, vectors, width, config)])
    kept = keys[_nearest(keys // width, keys % width, weights, config.copy_neighbours)]
    first = [own[0] * width + other for own in owners.values() if len(own) > config.copy_hub for other in own[1:]]
    tied = np.array(first, dtype=np.int64)
    tied = tied[np.searchsorted(keys, tied) < np.searchsorted(keys, tied, side="right")]
    return [(int(k) // width, int(k) % width) for k in _distinct([kept, tied])]


def _distinct(found: Sequence[Keys]) -> Keys:
    """The distinct numbers of all of ``found``, sorted.

    ``numpy.unique`` hashes what is asked for without counts, and keys of pairs, which are multiples of one width,
    collide there: of 3,200 documents it took half the time.
    """
    keys = np.sort(np.concatenate(found))
    return np.asarray(keys[np.diff(keys, prepend=-1) != 0])


def _counted(found: Sequence[tuple[Keys, Keys]]) -> tuple[Keys, Keys]:
    """Distinct keys, sorted, each with the sum of its weights."""
    every = np.concatenate([keys for keys, _ in found])
    weights = np.concatenate([weights for _, weights in found])
    keys, where = np.unique(every, return_inverse=True)
    return keys, np.bincount(where, weights, minlength=len(keys)).astype(np.int64)


def _nearest(a: Keys, b: Keys, weights: Keys, most: int) -> NDArray[np.bool_]:
    """Which pairs to keep: those among the ``most`` heaviest of either document, and the heaviest to one before it."""
    own, others = np.concatenate((a, b)), np.concatenate((b, a))
    of_all = _ranks(own, others, np.concatenate((weights, weights)))
    before = _ranks(b, a, weights)
    return np.asarray((of_all[: len(a)] < most) | (of_all[len(a) :] < most) | (before == 0))


def _ranks(own: Keys, others: Keys, weights: Keys) -> Keys:
    """The place of each pair among those of its own document: the heaviest 0, of equal ones the smaller number."""
    order = np.lexsort((others, -weights, own))
    starts = np.flatnonzero(np.diff(own[order], prepend=-1))
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
    return ranks


def _by_runs(owners: Mapping[str, list[int]], width: int, config: Config) -> tuple[Keys, Keys]:
    """Documents with at least ``copy_runs`` runs of ``copy_run`` words in common, and how many (Broder 1997)."""
    held = [np.zeros(0, dtype=np.int64)]
    for text, documents in owners.items():
        words = words_of(text)
        runs = np.fromiter(
            {
                zlib.crc32(" ".join(words[i : i + config.copy_run]).encode())
                for i in range(len(words) - config.copy_run + 1)
            },
            dtype=np.int64,
        )
        held.append(np.add.outer(runs * width, np.array(documents)).ravel())
    rows = _distinct(held)
    keys = [np.zeros(0, dtype=np.int64)]
    keys += [_pair_keys(group, width, config.copy_hub) for group in _groups(rows // width, rows % width)]
    found, counts = np.unique(np.concatenate(keys), return_counts=True)
    enough = counts >= config.copy_runs
    return found[enough], counts[enough]


def _groups(keys: NDArray[np.int64], values: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """Runs of ``values`` with the same key, those of two or more; ``keys`` are sorted."""
    ends = np.flatnonzero(np.diff(keys)) + 1
    for start, end in zip(np.concatenate(([0], ends)), np.concatenate((ends, [len(keys)])), strict=True):
        if end - start > 1:
            yield values[start:end]


def _pair_keys(group: NDArray[np.int64], width: int, most: int) -> NDArray[np.int64]:
    """Each pair of the sorted ``group`` as one number; of an overfull group each member with the first few."""
    if len(group) <= most:
        a, b = np.triu_indices(len(group), 1)
        return np.asarray(group[a] * width + group[b])
    hubs = [group[i] * width + group[i + 1 :] for i in range(_HUBS)]
    return np.concatenate(hubs)


def _by_vectors(
    owners: Mapping[str, list[int]], vectors: Mapping[str, Vectors], width: int, config: Config
) -> tuple[Keys, Keys]:
    """Documents that own two sentences whose cosine reaches ``copy_cosine``, and how many such; by random hyperplanes.

    A plane separates two vectors with the chance of their angle over 180 degrees (Charikar 2002); with 10 bits and 24
    tables a pair at cosine 0.75 is missed by 16 %, at 0.85 by 3 %, and a rewritten text has many such pairs. A sentence
    with more than ``copy_hub`` like ones keeps the nearest.
    """
    texts = sorted(t for t in owners if len(words_of(t)) >= config.copy_words and t in vectors)
    near = np.zeros(0, dtype=np.int64)
    if len(texts) > 1:
        matrix = np.stack([vectors[t] for t in texts]).astype(np.float32)
        rng = np.random.Generator(np.random.PCG64(_SEED))
        for _ in range(config.copy_tables):
            planes = rng.standard_normal((matrix.shape[1], config.copy_bits)).astype(np.float32)
            buckets = _buckets(np.arange(len(texts)), matrix, planes)
            near = _distinct([near, *(_near(b, matrix, config) for b in buckets)])
    owned = np.full((len(texts), _HUBS), -1, dtype=np.int64)
    for at, text in enumerate(texts):
        own = owners[text][:_HUBS]
        owned[at, : len(own)] = own
    return _document_pairs(owned[near // len(texts)], owned[near % len(texts)], width) if len(near) else (near, near)


def _buckets(rows: Keys, matrix: Vectors, planes: Vectors) -> Iterator[Keys]:
    """``rows`` of two or more on the same side of each plane; where these are many, of some of the planes anew, turned
    to the middle of the bucket."""
    codes = (matrix[rows] @ planes > 0) @ (1 << np.arange(planes.shape[1], dtype=np.int64))
    order = np.argsort(codes, kind="stable")
    for group in _groups(codes[order], rows[order]):
        if len(group) <= _BUCKET:
            yield group
            continue
        middle = matrix[group].mean(axis=0)
        bits = max(1, (len(group) // _BUCKET).bit_length())
        far = (matrix[group] @ planes[:, :bits] > middle @ planes[:, :bits]) @ (1 << np.arange(bits, dtype=np.int64))
        order = np.argsort(far, kind="stable")
        yield from _groups(far[order], group[order])


def _near(rows: Keys, matrix: Vectors, config: Config) -> Keys:
    """Pairs of ``rows`` with a cosine of at least ``copy_cosine``, those of a row the nearest ``copy_hub``."""
    width, found = len(matrix), [np.zeros(0, dtype=np.int64)]
    rows = np.sort(rows)
    step = max(1, _CELLS // len(rows))
    for start in range(0, len(rows), step):
        left = rows[start : start + step]
        cosines = matrix[left] @ matrix[rows].T
        cosines[np.arange(len(left)), np.arange(start, start + len(left))] = -1.0
        like = cosines >= config.copy_cosine
        for row in np.flatnonzero(like.sum(axis=1) > config.copy_hub):
            best = np.lexsort((np.arange(len(rows)), -np.round(cosines[row], 5)))[: config.copy_hub]
            like[row] = False
            like[row, best] = True
        a, b = np.nonzero(like)
        one, other = left[a], rows[b]
        found.append(np.minimum(one, other) * width + np.maximum(one, other))
    return _distinct(found)


def _document_pairs(left: Keys, right: Keys, width: int) -> tuple[Keys, Keys]:
    """Owners of one sentence with owners of the other, and by how many sentences. ``left`` and ``right``: shape
    (pairs, owners), -1 for none. Where both have many, the first few stand for all: owners of one sentence meet over
    that sentence."""
    found = []
    for i in range(left.shape[1]):
        owned = left[:, i] >= 0
        one, others = left[owned, i], right[owned]
        for j in range(right.shape[1]):
            valid = (others[:, j] >= 0) & (others[:, j] != one)
            a, b = one[valid], others[valid, j]
            found.append(np.minimum(a, b) * width + np.maximum(a, b))
    keys, counts = np.unique(np.concatenate(found), return_counts=True)
    return keys, counts
