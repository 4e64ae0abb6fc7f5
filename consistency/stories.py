"""Documents to stories: which documents tell of one event.

Two articles about two earthquakes in one country share most of their words, so no threshold on a similarity tells
them apart. What does is the company they keep: a document is like its own story and unlike the other one in the same
way as its neighbours are. So documents are split in two by how alike their *rows* of similarities are, and those that
are nearer to the other side move there. The split stands only where the nearest documents of nearly every document lie
on its own side; then each half is looked at again, with the weight of words counted anew inside it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from consistency.config import Config
from consistency.datatypes import Claim, Document, Sentence, Vectors

_WORD = re.compile(r"[A-Za-z][\w'-]+|\d+")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w'-]+|\b\d[\d,.]*\b")
"""Names inside a sentence and the figures of dates: who, where and when tell like events apart."""
_HEAD_LINES = frozenset({"dateline", "byline"})
LEAD = 4
"""Sentences at the top of a document that say what it is about: the lead of a news story."""
NEIGHBOURS = 4
WORDS = 1.5
"""Weight of the likeness of words against that of leads; measured on development data, a plateau."""
NAMES = 3.0
"""Weight of a name against that of another word as rare; measured on development data, a plateau from 2 to 6."""
NEAREST = 3
"""Documents of a side that one is held against, to see where it belongs; measured, the same from 2 to 5."""
ROUNDS = 5
"""So often all documents are asked again where they belong."""
_CHUNK = 1024
Matrix = NDArray[np.float64]


def find_stories(
    documents: Sequence[Document],
    sentences: Sequence[Sentence],
    claims: Sequence[Claim],
    vectors: Mapping[str, Vectors],
    config: Config,
) -> dict[str, str]:
    """Document id -> story id (the least document id in it). The order of the input does not matter.

    Read from the questions of the statement ``claims``, whose figures are masked, so that changing a number moves no
    document; ``vectors`` holds a row for each. ``sentences`` add the dates that stand above a text. Fewer than
    ``config.story_documents`` documents are one story, less those that have nothing in common with any other.
    """
    texts: dict[str, list[str]] = {d.id: [] for d in documents}
    words: dict[str, Counter[str]] = {d.id: Counter() for d in documents}
    seen: dict[str, set[str]] = {d.id: set() for d in documents}
    for claim in sorted(claims, key=lambda c: (c.document, c.start, c.id)):
        if claim.quantity is None:
            if claim.question in seen[claim.document]:
                continue  # a sentence said twice in a document says nothing new of it
            seen[claim.document].add(claim.question)
            texts[claim.document].append(claim.question)
            _count(claim.question, words[claim.document])
    for s in sentences:
        if s.passage in _HEAD_LINES:
            _count(s.text, words[s.document])
    ordered = sorted(texts)
    speaking = [d for d in ordered if texts[d]]
    leads = {d: _lead(texts[d], vectors) for d in speaking}
    stories = {d: d for d in ordered}
    alone, together = _apart(speaking, texts, vectors, config)
    for group in [*([d] for d in alone), *_split(together, words, leads, config)]:
        for d in group:
            stories[d] = group[0]
    return stories


def _count(text: str, words: Counter[str]) -> None:
    """Add the words of ``text``, and its names once more."""
    words.update(w.lower() for w in _WORD.findall(text))
    words.update(f"name {w}" for w in _NAME.findall(text))


def _lead(texts: Sequence[str], vectors: Mapping[str, Vectors]) -> Vectors:
    mean = np.mean([vectors[t] for t in texts[:LEAD]], axis=0)
    return np.asarray(mean / (np.linalg.norm(mean) or 1.0), dtype=np.float32)


def _split(
    group: list[str], words: Mapping[str, Counter[str]], leads: Mapping[str, Vectors], config: Config
) -> list[list[str]]:
    """``group`` in stories: halved for as long as the halves keep to themselves."""
    waiting, done = [group], []
    while waiting:
        members = waiting.pop()
        if not members:
            continue
        if len(members) < config.story_documents:
            done.append(members)
            continue
        by_words, by_lead = _word_rows(members, words), np.stack([leads[d] for d in members])
        if len(members) > config.story_exact:
            side = _halve_many(by_words, by_lead)
        else:
            likeness = np.asarray((by_words @ by_words.T).todense()) + by_lead @ by_lead.T
            side = _settled(likeness, _halve(likeness))
            if min(side.sum(), len(side) - side.sum()) < 2 or _kept_to_themselves(likeness, side) < config.story_purity:
                done.append(members)
                continue
        waiting += [[d for d, s in zip(members, side, strict=True) if s == which] for which in (False, True)]
    return sorted(done)


def _apart(
    members: Sequence[str], texts: Mapping[str, Sequence[str]], vectors: Mapping[str, Vectors], config: Config
) -> tuple[list[str], list[str]]:
    """The documents of which no sentence is like any sentence of another, and all others.

    Held sentence against sentence, so that what else a document says never makes it a stranger. Not asked of more
    than ``config.story_strangers`` documents: among many, each has its like.
    """
    if not 1 < len(members) <= config.story_strangers:
        return [], list(members)
    rows = np.stack([vectors[t] for d in members for t in texts[d]])
    owner = np.repeat(np.arange(len(members)), [len(texts[d]) for d in members])
    nearest = np.full(len(members), -1.0)
    for start in range(0, len(rows), _CHUNK):
        cosines = np.round(rows[start : start + _CHUNK] @ rows.T, 5)
        cosines[owner[start : start + _CHUNK, None] == owner[None, :]] = -1.0
        np.maximum.at(nearest, owner[start : start + _CHUNK], cosines.max(axis=1))
    alone = [d for d, cosine in zip(members, nearest, strict=True) if cosine < config.story_alone]
    lonely = set(alone)
    return alone, [d for d in members if d not in lonely]


def _word_rows(members: Sequence[str], words: Mapping[str, Counter[str]]) -> sparse.csr_matrix:
    """Tf-idf rows, shape (documents, words), so that the product of two is WORDS times their cosine.

    A word's weight is counted inside the group; a word of one document alone joins it to nobody and is left out.
    """
    number_of = Counter(w for d in members for w in words[d])
    names = {w: at for at, w in enumerate(sorted(w for w, n in number_of.items() if n > 1))}
    rows, columns, values = [], [], []
    for at, d in enumerate(members):
        for w, n in sorted((w, n) for w, n in words[d].items() if w in names):
            rows.append(at)
            columns.append(names[w])
            weight = NAMES if w.startswith("name ") else 1.0
            values.append(weight * (1 + math.log(n)) * max(0.0, math.log((len(members) + 1) / (number_of[w] + 0.5))))
    matrix = sparse.csr_matrix((values, (rows, columns)), shape=(len(members), max(1, len(names))), dtype=np.float64)
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1))).ravel()
    return sparse.csr_matrix(sparse.diags(math.sqrt(WORDS) / np.maximum(lengths, 1e-9)) @ matrix)


def _halve(likeness: Matrix) -> NDArray[np.bool_]:
    """Two sides by average linkage over the correlations of the rows of ``likeness``, shape (n, n)."""
    from sklearn.cluster import AgglomerativeClustering

    rows = likeness.copy()
    np.fill_diagonal(rows, 1.0)
    rows -= rows.mean(axis=0, keepdims=True)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
    distances = np.round(1 - rows @ rows.T, 9)
    np.fill_diagonal(distances, 0.0)
    linked = AgglomerativeClustering(n_clusters=2, metric="precomputed", linkage="average").fit_predict(distances)
    return np.asarray(linked == 1)


def _settled(likeness: Matrix, side: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """``side`` after each document moved to where its nearest are nearer; never to a side of fewer than two."""
    others = np.round(likeness, 9)
    np.fill_diagonal(others, -np.inf)
    for _ in range(ROUNDS):
        if min(side.sum(), len(side) - side.sum()) <= 1:
            break
        near = []
        for members in (side, ~side):
            best = -np.sort(-np.where(members[None, :], others, -np.inf), axis=1)[:, :NEAREST]
            there = np.isfinite(best)
            near.append(np.where(there, best, 0.0).sum(axis=1) / np.maximum(there.sum(axis=1), 1))
        moved = np.asarray(np.round(near[0] - near[1], 9) > 0)
        if min(moved.sum(), len(side) - moved.sum()) <= 1 or bool((moved == side).all()):
            break
        side = moved
    return side


def _halve_many(by_words: sparse.csr_matrix, by_lead: Vectors) -> NDArray[np.bool_]:
    """Two sides of many documents, by the sign of the leading eigenvector of the centred likeness.

    Power iteration over the factors: linear in the documents. Always splits; the halves are looked at later.
    """
    lead = by_lead.astype(np.float64)
    direction = np.cos(np.arange(by_words.shape[0], dtype=np.float64))
    for _ in range(40):
        direction = direction - direction.mean()
        direction = by_words @ (by_words.T @ direction) + lead @ (lead.T @ direction)
        direction = direction - direction.mean()
        direction /= np.linalg.norm(direction) or 1.0
    side = direction > 0
    return side if 0 < side.sum() < len(side) else np.asarray(direction > np.median(direction))


def _kept_to_themselves(likeness: Matrix, side: NDArray[np.bool_]) -> float:
    """How far the nearest neighbours of each document lie on its own side, above chance: 1 always, 0 by chance."""
    others = likeness - np.diag(np.full(len(side), np.inf))
    nearest = np.argsort(-np.round(others, 9), axis=1, kind="stable")[:, :NEIGHBOURS]
    own = (side[nearest] == side[:, None]).mean()
    chance = np.where(side, side.sum() - 1, len(side) - side.sum() - 1).mean() / (len(side) - 1)
    return float((own - chance) / (1 - chance)) if chance < 1 else 0.0
