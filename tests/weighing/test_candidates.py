"""The nearest sentences: none in the same words, and of several in the same words one."""

import numpy as np

from consistency.datatypes import Claim, Scope
from consistency.weighing.candidates import Space, nearest

FLOOD = "The flood reached the old bridge."
CRESTS = "The river crests below the old bridge."
MARKET = "A market opens beside the river."


def space(*texts):
    claims = [Claim(f"c{i}", f"d{i}", 0, len(t), t, "body", Scope(), t) for i, t in enumerate(texts)]
    rows = np.eye(len(texts), dtype=np.float32) + 0.5
    return Space(claims, {text: rows[i] / np.linalg.norm(rows[i]) for i, text in enumerate(dict.fromkeys(texts))})


def pairs(*texts, neighbours=20):
    return [(near.a, near.b) for near in nearest(space(*texts), neighbours, 1000)]


def test_the_same_words_are_no_neighbours():
    assert pairs(*[FLOOD] * 300) == []
    assert pairs(FLOOD, FLOOD.replace(" ", "\n")) == []


def test_of_several_in_the_same_words_the_first_alone_is_a_neighbour():
    assert pairs(CRESTS, FLOOD, FLOOD, neighbours=1) == [(0, 1), (0, 2)]  # both have it, it has the first
    assert pairs(CRESTS, CRESTS, FLOOD) == [(0, 2), (1, 2)]
    ranks = {(near.a, near.b): near.ranks for near in nearest(space(CRESTS, FLOOD, FLOOD, MARKET), 5, 1000)}
    assert [ranks[0, 1], ranks[0, 2]] == [(0, 0), (0, 5)]


def test_what_says_nothing_is_no_neighbour():
    assert pairs(FLOOD, "Yes.", "It was so.") == []
