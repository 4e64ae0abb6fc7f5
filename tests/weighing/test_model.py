"""Steps, sums and tiers."""

import math

import pytest

from consistency.weighing import Difference, read_weights
from consistency.weighing.differences import KINDS
from consistency.weighing.model import Steps, make_weights

TABLE = {
    "about": {"corpora": 2},
    "tiers": {"number": {"shown": 0.5, "conflict": 0.9}},
    "number": {"bias": -1.0, "ratio": {"edges": [0.5, 2.0], "values": [0.0, 1.0, 3.0]}},
}


def difference(kind="number", **evidence):
    return Difference(kind, ("a", 0), ("b", 0), None, None, tuple(evidence.items()))


@pytest.mark.parametrize(("x", "value"), [(-5, 0.0), (0.5, 0.0), (0.51, 1.0), (2.0, 1.0), (2.01, 3.0), (1e9, 3.0)])
def test_a_step_holds_up_to_its_edge(x, value):
    assert Steps((0.5, 2.0), (0.0, 1.0, 3.0)).at(x) == value


def test_probability_is_the_logistic_of_bias_and_steps():
    weights = make_weights(TABLE)
    assert weights.probability(difference(ratio=1.0)) == 0.5
    assert weights.probability(difference(ratio=3.0)) == pytest.approx(1 / (1 + math.exp(-2)), abs=1e-5)
    assert weights.probability(difference(unheard_of=3.0)) == pytest.approx(1 / (1 + math.e), abs=1e-5)
    assert weights.terms(difference(ratio=3.0, other=1.0)) == [("ratio", 3.0, 3.0)]


def test_a_kind_without_weights_or_tiers_is_never_shown():
    weights = make_weights(TABLE)
    assert weights.probability(difference("name", ratio=3.0)) == 0.0
    assert weights.strength(difference("name"), 1.0) < 1
    assert weights.strength(difference(), 0.5) == 1.0


def test_the_packaged_weights_know_each_kind_and_have_values_between_their_edges():
    weights = read_weights()
    assert set(weights.sums) <= set(KINDS)
    assert {"number", "name", "whole"} <= set(weights.sums)
    for kind in weights.sums.values():
        for steps in kind.terms.values():
            assert len(steps.values) == len(steps.edges) + 1
            assert list(steps.edges) == sorted(set(steps.edges))
