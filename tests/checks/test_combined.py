"""Rules and model together: who decides what, and which verdict goes with the label."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.checks.combined import decide_together, features, joined, joined_texts
from consistency.checks.entailment import parts_of
from consistency.checks.evidence import decide
from consistency.checks.reading import Reading
from consistency.checks.rulings import ruling_on
from consistency.config import Config
from consistency.datatypes import Opinion
from consistency.lemmas import lemma_of
from consistency.quantities import extract_quantities

CONFIG = Config()
SAYS_NO, SAYS_YES, SAYS_NOTHING = Opinion(0.01, 0.98, 0.01), Opinion(0.98, 0.01, 0.01), Opinion(0.01, 0.01, 0.98)
OPINIONS = st.tuples(*[st.floats(0.001, 1)] * 3).map(lambda v: Opinion(*(x / sum(v) for x in v)))


def read(text: str) -> Reading:
    """A text with its figures."""
    return Reading(text, tuple(extract_quantities(text)), lemma_of)


def together(a: str, b: str, opinion: Opinion | None):
    """The comparison of two texts."""
    one, other = read(a), read(b)
    return decide_together(one, other, parts_of(one, other, CONFIG), opinion, CONFIG)


def test_without_an_opinion_the_rules_decide_alone() -> None:
    a, b = read("12 people died."), read("15 people died.")
    parts = parts_of(a, b, CONFIG)
    assert together(a.text, b.text, None) == decide(a, b, parts, ruling_on(a, b, parts, CONFIG))


def test_an_open_bound_stays_open_whatever_the_model_says() -> None:
    for opinion in (SAYS_NO, SAYS_YES, SAYS_NOTHING, None):
        assert together("At least 40 people died.", "Exactly 45 people died.", opinion).label == "neutral"


@pytest.mark.parametrize(
    ("a", "b", "opinion", "label", "verdict"),
    [
        ("The dam held.", "The dam burst.", SAYS_NO, "contradict", "conflict"),
        ("The dam held.", "The dam stood.", SAYS_YES, "entail", "unclear"),
        ("The dam held.", "Apples were sold.", SAYS_NOTHING, "neutral", "unclear"),
        ("The storm killed 12 people.", "The storm killed 15 people.", SAYS_NO, "contradict", "conflict"),
        ("The storm killed 12 people.", "The storm killed 12 people.", SAYS_YES, "entail", "agree"),
        ("The storm killed 12 people.", "The storm killed 15 people.", SAYS_NOTHING, "neutral", "unclear"),
    ],
)
def test_label_and_verdict(a: str, b: str, opinion: Opinion, label: str, verdict: str) -> None:
    found = together(a, b, opinion)
    assert (found.label, found.verdict) == (label, verdict)


def test_a_contradiction_that_is_not_sure_is_unclear() -> None:
    found = together("The dam held.", "The dam burst.", Opinion(0.2, 0.55, 0.25))
    assert (found.label, found.verdict) == ("contradict", "unclear")


def test_rules_are_only_asked_where_both_texts_have_figures() -> None:
    a, b = read("The dam held 12 days."), read("The dam held.")
    assert not any("rules" in name for name in features(a, b, parts_of(a, b, CONFIG), SAYS_NO))


@given(OPINIONS, st.text(max_size=30), st.text(max_size=30))
def test_probabilities_sum_to_one_for_any_text(opinion: Opinion, a: str, b: str) -> None:
    one, other = read(a), read(b)
    both = joined(one, other, parts_of(one, other, CONFIG), opinion)
    assert math.isclose(both.entail + both.contradict + both.neutral, 1)
    assert joined_texts(a, b, opinion, CONFIG) == both


@given(st.floats(0.05, 0.9), st.floats(0.05, 0.9))
def test_more_doubt_of_the_model_never_makes_a_contradiction_less_likely(first: float, second: float) -> None:
    low, high = sorted((first, second))
    a, b = read("The dam above the town held."), read("The dam above the town burst.")
    parts = parts_of(a, b, CONFIG)
    shares = [joined(a, b, parts, Opinion((1 - p) / 2, p, (1 - p) / 2)).contradict for p in (low, high)]
    assert shares[0] <= shares[1]
