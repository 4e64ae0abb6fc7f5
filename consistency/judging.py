"""Pairs of texts to probabilities, behind a one-method protocol; the models themselves live in ``judges``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from consistency.datatypes import Opinion, Vectors

Pair = tuple[str, str]
"""Two texts: A, and B of which is asked whether A makes it true."""


class Judge(Protocol):
    """Anything that tells how one text stands to another."""

    name: str

    def judge(self, pairs: list[Pair]) -> Vectors:
        """Shape (pairs, 3): the probabilities of entail, contradict and neutral, each row summing to 1.

        The same pair always gets the same row, whatever the company it keeps.
        """
        ...


def judge_pairs(pairs: Iterable[Pair], judge: Judge | None) -> dict[Pair, Opinion]:
    """An opinion for each distinct pair; none at all without a judge.

    Pairs are judged shortest first and in alphabetical order, so that neither order nor repetition changes a bit.
    """
    distinct = sorted(set(pairs), key=lambda p: (len(p[0]) + len(p[1]), p))
    if judge is None or not distinct:
        return {}
    return {pair: Opinion(*map(float, row)) for pair, row in zip(distinct, judge.judge(distinct), strict=True)}
