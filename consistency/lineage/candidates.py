"""Which documents are worth comparing: those that share runs of words, and those with sentences of like meaning.

Two searches, both near linear in the documents. Each looks at a pair alone: what else is in the corpus changes nothing.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from consistency.config import Config
from consistency.datatypes import Vectors
from consistency.lineage.words import words_of

_HUBS = 8
"""Documents that every other of an overfull group is compared with."""
_SEED = 20
"""Of the planes that cut the space; any will do, it only has to stay the same."""
_BLOCK = 2048
"""Sentences compared at a time, for memory: 2048 x 2048 cosines take 16 MB."""

Pairs = set[tuple[int, int]]
"""Pairs of document numbers, the smaller first."""


def find_candidates(
    texts: Sequence[Sequence[str]], vectors: Mapping[str, Vectors], config: Config
) -> list[tuple[int, int]]:
    """Pairs of numbers of documents that may share a text, sorted. ``texts``: the sentences of each document."""
    owners: dict[str, list[int]] = {}
    for at, own in enumerate(texts):
        for text in dict.fromkeys(own):
            owners.setdefault(text, []).append(at)
    return sorted(_by_runs(owners, config) | _by_vectors(owners, vectors, config))


def _by_runs(owners: Mapping[str, list[int]], config: Config) -> Pairs:
    """Documents with at least ``copy_runs`` runs of ``copy_run`` words in common (shingles; Broder 1997)."""
    hashes: list[int] = []
    holders: list[int] = []
    for text, documents in owners.items():
        words = words_of(text)
        runs = {
            zlib.crc32(" ".join(words[i : i + config.copy_run]).encode())
            for i in range(len(words) - config.copy_run + 1)
        }
        for d in documents:
            hashes += runs
            holders += [d] * len(runs)
    if not hashes:
        return set()
    rows = np.unique(np.array([hashes, holders], dtype=np.int64).T, axis=0)
    keys: list[NDArray[np.int64]] = []
    width = int(rows[:, 1].max()) + 1
    for group in _groups(rows[:, 0], rows[:, 1]):
        keys.append(_pair_keys(group, width, config.copy_hub))
    if not keys:
        return set()
    found, counts = np.unique(np.concatenate(keys), return_counts=True)
    return {(int(k) // width, int(k) % width) for k in found[counts >= config.copy_runs]}


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


def _by_vectors(owners: Mapping[str, list[int]], vectors: Mapping[str, Vectors], config: Config) -> Pairs:
    """Documents that own two sentences whose cosine reaches ``copy_cosine``, found by random hyperplanes.

    A plane separates two vectors with the chance of their angle over 180 degrees (Charikar 2002); with 10 bits and 24
    tables a pair at cosine 0.75 is missed by 16 %, at 0.85 by 3 %, and a rewritten text has many such pairs.
    """
    texts = sorted(t for t in owners if len(words_of(t)) >= config.copy_words and t in vectors)
    if len(texts) < 2:
        return set()
    matrix = np.stack([vectors[t] for t in texts]).astype(np.float32)
    rng = np.random.Generator(np.random.PCG64(_SEED))
    powers = 1 << np.arange(config.copy_bits, dtype=np.int64)
    near: set[int] = set()
    for _ in range(config.copy_tables):
        planes = rng.standard_normal((matrix.shape[1], config.copy_bits)).astype(np.float32)
        codes = (matrix @ planes > 0) @ powers
        order = np.argsort(codes, kind="stable")
        for group in _groups(codes[order], order):
            near.update(_near(group, matrix, config.copy_cosine))
    width = len(texts)
    return {pair for key in near for pair in _document_pairs(owners[texts[key // width]], owners[texts[key % width]])}


def _near(group: NDArray[np.int64], matrix: Vectors, least: float) -> Iterable[int]:
    """Pairs of the group with at least this cosine, each as one number."""
    width = len(matrix)
    rows = np.sort(group)
    for start in range(0, len(rows), _BLOCK):
        left = rows[start : start + _BLOCK]
        for other in range(start, len(rows), _BLOCK):
            right = rows[other : other + _BLOCK]
            a, b = np.nonzero(matrix[left] @ matrix[right].T >= least)
            low, high = left[a], right[b]
            keep = low < high
            yield from (low[keep] * width + high[keep]).tolist()


def _document_pairs(left: Sequence[int], right: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Owners of one sentence with owners of the other. Where both have many, the first few stand for all: owners of
    one sentence meet over that sentence."""
    for a in left[:_HUBS]:
        for b in right[:_HUBS]:
            if a != b:
                yield min(a, b), max(a, b)
