"""Which documents descend from one origin: same content, same outlet, reused or rewritten sentences.

A first version: it finds copies that share sentences word for word or nearly so, and copies rewritten sentence by
sentence in the same order. Drift between copies comes with a later stage.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from consistency.config import Config
from consistency.datatypes import CLAIM_PASSAGES, Document, Sentence, Vectors


@dataclass(frozen=True, slots=True)
class CopyLink:
    """Two documents that share an origin, and why. ``a`` and ``b`` are document ids."""

    a: str
    b: str
    reason: str


def words_of(text: str) -> list[str]:
    """Folded words."""
    return re.findall(r"\w+", text.casefold())


def find_origins(
    documents: Sequence[Document], sentences: Sequence[Sentence], vectors: Mapping[str, Vectors], config: Config
) -> tuple[dict[str, str], list[CopyLink]]:
    """Document id -> origin id ("o1", "o2" … by path), and the links that join documents.

    ``vectors`` holds a row for the text of each claim-making sentence. Time is quadratic in the documents.
    """
    own: dict[str, list[Sentence]] = defaultdict(list)
    for s in sentences:
        if s.passage in CLAIM_PASSAGES and len(words_of(s.text)) >= config.copy_words:
            own[s.document].append(s)
    ordered = sorted(documents, key=lambda d: (d.path, d.id))
    links = []
    for at, a in enumerate(ordered):
        for b in ordered[at + 1 :]:
            reason = _why_copies(a, b, own, vectors, config)
            if reason:
                links.append(CopyLink(a.id, b.id, reason))
    root = {d.id: d.id for d in ordered}

    def find(n: str) -> str:
        while root[n] != n:
            n = root[n]
        return n

    for link in links:
        a_root, b_root = find(link.a), find(link.b)
        if a_root != b_root:
            root[b_root] = a_root
    names: dict[str, str] = {}
    for d in ordered:
        names.setdefault(find(d.id), f"o{len(names) + 1}")
    return {d.id: names[find(d.id)] for d in ordered}, links


def _why_copies(
    a: Document, b: Document, own: Mapping[str, list[Sentence]], vectors: Mapping[str, Vectors], config: Config
) -> str:
    """The words that say why two documents share an origin; empty where nothing says so."""
    if a.content_hash == b.content_hash:
        return "the same content"
    if a.source and a.source.casefold() == b.source.casefold():
        return f"both published by {a.source}"
    left, right = own[a.id], own[b.id]
    if not left or not right:
        return ""
    verbatim = len({" ".join(words_of(s.text)) for s in left} & {" ".join(words_of(s.text)) for s in right})
    near = _near_verbatim(left, right, config)
    if max(verbatim, near) >= config.copy_sentences:
        return f"{max(verbatim, near)} sentences are the same word for word or nearly so"
    aligned = _aligned(left, right, vectors, config)
    share = aligned / min(len(left), len(right))
    if aligned >= 3 and share >= config.copy_share:
        return f"{aligned} sentences ({share:.0%} of the shorter text) say the same in the same order"
    return ""


def _near_verbatim(left: Sequence[Sentence], right: Sequence[Sentence], config: Config) -> int:
    """How many sentences of ``left`` have most of their four-word runs in one sentence of ``right``."""
    shingles = [_shingles(s.text) for s in right]
    return sum(
        any(len(mine & other) >= config.copy_overlap * min(len(mine), len(other)) for other in shingles if other)
        for mine in (_shingles(s.text) for s in left)
        if mine
    )


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = words_of(text)
    return frozenset(tuple(words[i : i + 4]) for i in range(len(words) - 3))


def _aligned(
    left: Sequence[Sentence], right: Sequence[Sentence], vectors: Mapping[str, Vectors], config: Config
) -> int:
    """The longest run of sentence pairs, in the order of both texts, whose cosine reaches ``copy_cosine``."""
    a = np.stack([vectors[s.text] for s in left])
    b = np.stack([vectors[s.text] for s in right])
    cosines = a @ b.T
    best: list[int] = []
    for row in range(len(left)):
        column = int(np.argmax(cosines[row]))
        if cosines[row, column] < config.copy_cosine:
            continue
        at = bisect_left(best, column)
        best[at : at + 1] = [column]
    return len(best)
