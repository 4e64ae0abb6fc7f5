"""Which sentences may answer one question: the nearest of each, by meaning and by rare words, never all pairs."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from consistency.checks.copies import tokens_of
from consistency.datatypes import Claim, Vectors

RARE_WORDS = 0.5
"""Weight of the likeness of rare words against that of meaning. On the editors' development lists 81 % of what must be
flagged then stands among the ten nearest sentences, 90 % among twenty; by meaning alone 75 and 86."""
_CHUNK = 512
"""Rows of the matrix of likeness that are held at a time."""
_LOOKED_AT = 4
"""So many times more than is asked for are looked at, since some say the same and are passed over."""
_CONTENT = 2
"""Words of content that a sentence needs to say anything."""
Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Near:
    """Two sentences that may answer one question, by index into the statements of ``Space``, ``a`` before ``b``.

    ``likeness``: cosine of the sentences; ``masked``: of their questions; ``rare_words``: of their words, weighed by
    rarity. ``ranks``: how near each is among the neighbours of the other, the nearer first (0: the nearest).
    """

    a: int
    b: int
    likeness: float
    masked: float
    rare_words: float
    ranks: tuple[int, int]


class Space:
    """The statements of one story with their vectors and words.

    Rarity is counted inside the story, so that documents about something else change nothing.
    """

    def __init__(self, claims: Sequence[Claim], vectors: Mapping[str, Vectors]) -> None:
        """``claims``: one for each sentence, in order of document and place; ``vectors``: a row for each question."""
        self.claims = list(claims)
        tokens = [tokens_of(c.quote) for c in self.claims]
        self.bags = [Counter(t.norm for t in own if t.content and t.norm.isalnum()) for own in tokens]
        self.folded = [" ".join(t.norm for t in own) for own in tokens]
        numbers = {text: at for at, text in enumerate(dict.fromkeys(self.folded))}
        says_anything = [len(bag) >= _CONTENT for bag in self.bags]
        self.said = np.array([numbers[t] if says else -1 for t, says in zip(self.folded, says_anything, strict=True)])
        """A number for the words of each; -1 where they say nothing."""
        seen = Counter(word for bag in self.bags for word in bag)
        self.rarity = {word: math.log(1 + len(self.claims) / count) for word, count in seen.items()}
        questions = [vectors[c.question] for c in self.claims]
        sentences = [vectors.get(c.quote, q) for c, q in zip(self.claims, questions, strict=True)]
        self.questions = np.stack(questions)
        self.sentences = np.stack(sentences)
        self.words = self._rows()

    def _rows(self) -> sparse.csr_matrix:
        """Shape (statements, words): words by rarity, rows of length 1."""
        columns = {word: at for at, word in enumerate(sorted(self.rarity))}
        data, indices, starts = [], [], [0]
        for bag in self.bags:
            row = {columns[w]: count * self.rarity[w] for w, count in bag.items()}
            length = math.sqrt(sum(x * x for x in row.values())) or 1.0
            indices += sorted(row)
            data += [row[at] / length for at in sorted(row)]
            starts.append(len(indices))
        return sparse.csr_matrix(
            (data, indices, starts), shape=(len(self.bags), max(1, len(columns))), dtype=np.float32
        )


def nearest(space: Space, neighbours: int, most: int) -> list[Near]:
    """For each statement its nearest in any document, its own included: at most ``most`` pairs, the likest first kept,
    in the order of the statements.

    The same words are no neighbours, and of several that say the same in the same words the first alone is.
    """
    ranks: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
    close: dict[tuple[int, int], tuple[float, float, float]] = {}
    for start in range(0, len(space.claims), _CHUNK):
        rows = slice(start, start + _CHUNK)
        meaning = np.round(space.sentences[rows] @ space.sentences.T, 5)
        rare = np.round(np.asarray((space.words[rows] @ space.words.T).todense()), 5)
        for at, near in enumerate(meaning + RARE_WORDS * rare):
            i = start + at
            for rank, j in enumerate(_distinct(space, i, near, neighbours)):
                pair = (min(i, j), max(i, j))
                ranks[pair][i] = rank
                close[pair] = (float(meaning[at, j]), _masked(space, i, j), float(rare[at, j]))
    likest = sorted(close, key=lambda p: (-(close[p][0] + RARE_WORDS * close[p][2]), p))[:most]
    return [Near(a, b, *close[a, b], _ranked(ranks[a, b], neighbours)) for a, b in sorted(likest)]


def _distinct(space: Space, i: int, near: Matrix, count: int) -> list[int]:
    """The nearest statements that say something of their own, at most ``count``; ``near``: how near each is."""
    if space.said[i] < 0:
        return []
    ordered = _nearest_first(near, _LOOKED_AT * count)
    said = space.said[ordered]
    others = (said >= 0) & (said != space.said[i])
    _, first = np.unique(said[others], return_index=True)
    return [int(j) for j in ordered[others][np.sort(first)][:count]]


def _nearest_first(near: Matrix, most: int) -> NDArray[np.intp]:
    """The nearest, then by number: at least ``most`` where there are so many, and all that are as near as the last."""
    if len(near) > most:
        least = np.partition(near, len(near) - most)[len(near) - most]
        among = np.flatnonzero(near >= least)
    else:
        among = np.arange(len(near))
    return among[np.argsort(-near[among], kind="stable")]


def _masked(space: Space, i: int, j: int) -> float:
    return round(float(space.questions[i] @ space.questions[j]), 5)


def _ranked(ranks: dict[int, int], neighbours: int) -> tuple[int, int]:
    """The two ranks, the nearer first; one that is not among the neighbours of the other stands behind all."""
    both = [*ranks.values(), *[neighbours] * (2 - len(ranks))]
    return min(both), max(both)
