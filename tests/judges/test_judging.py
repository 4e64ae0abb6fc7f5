"""Pairs to opinions: each distinct pair once, in an order of its own; nothing without a judge."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from consistency.judging import judge_pairs


class Counting:
    """A judge that counts what it is asked; its rows follow from the lengths of the texts."""

    name = "counting"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def judge(self, pairs):
        """Shape (pairs, 3)."""
        self.asked.extend(pairs)
        rows = np.array([[1 + len(a), 1 + len(b), 1] for a, b in pairs], dtype=np.float32)
        return rows / rows.sum(axis=1, keepdims=True)


def test_without_a_judge_there_is_no_opinion() -> None:
    assert judge_pairs([("a", "b")], None) == {}


def test_a_judge_is_not_asked_about_nothing() -> None:
    judge = Counting()
    assert judge_pairs([], judge) == {}
    assert judge.asked == []


@given(st.lists(st.tuples(st.text(max_size=5), st.text(max_size=5)), max_size=12), st.randoms())
def test_order_and_repetition_change_nothing(pairs, random) -> None:
    first, second = Counting(), Counting()
    shuffled = pairs + pairs
    random.shuffle(shuffled)
    assert judge_pairs(pairs, first) == judge_pairs(shuffled, second)
    assert first.asked == second.asked
    assert len(first.asked) == len(set(pairs))
