"""Pairs of texts to probabilities, behind a one-method protocol; the models themselves live in ``judges``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from consistency import unforeseen
from consistency.datatypes import Opinion, Vectors
from consistency.unforeseen import LeftOut

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


def judge_pairs(pairs: Iterable[Pair], judge: Judge | None, left_out: LeftOut | None = None) -> dict[Pair, Opinion]:
    """An opinion for each distinct pair; none at all without a judge.

    Pairs are judged shortest first and in alphabetical order, so that neither order nor repetition changes a bit. A
    pair that the judge cannot do with gets no opinion, and ``left_out`` is told of it.
    """
    distinct = sorted(set(pairs), key=lambda p: (len(p[0]) + len(p[1]), p))
    if judge is None or not distinct:
        return {}
    if left_out is None:
        return _opinions(distinct, judge)
    return _spared(distinct, judge, left_out)


_SHOWN = 60
"""Characters of a text by which a reader knows it again."""


def _opinions(pairs: Sequence[Pair], judge: Judge) -> dict[Pair, Opinion]:
    return {pair: Opinion(*map(float, row)) for pair, row in zip(pairs, judge.judge(list(pairs)), strict=True)}


def _spared(pairs: Sequence[Pair], judge: Judge, left_out: LeftOut) -> dict[Pair, Opinion]:
    """As ``_opinions``, in halves where it fails, down to the pairs to blame. A judge that can do with none at all is
    broken: that is no fault of a pair, and raises."""
    try:
        return _opinions(pairs, judge)
    except unforeseen.PASSES:
        raise
    except Exception as error:  # what a model raises is not foreseeable
        judge.judge([_PLAIN])
        if len(pairs) == 1:
            unforeseen.LOG.debug("left out", exc_info=error)
            left_out(
                " against ".join(f"“{text[:_SHOWN]}”" for text in pairs[0]) + " from the judge",
                unforeseen.reason_of(error),
            )
            return {}
        half = len(pairs) // 2
        return _spared(pairs[:half], judge, left_out) | _spared(pairs[half:], judge, left_out)


_PLAIN = ("It rained.", "It was dry.")
"""What every judge can do with."""
