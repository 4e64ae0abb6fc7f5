"""Does A make B true? Figures and dates of short texts, in rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.checks.alignment import assign, closeness
from consistency.config import Config
from consistency.intervals import Interval
from consistency.pipeline import compare_texts


def label(a, b):
    (comparison,) = compare_texts([(a, b)], Config())
    assert comparison.reasons
    return comparison.label


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The film holds 42% from 90 reviews.", "The film holds more than 40%.", "entail"),
        ("The film holds 42% from 90 reviews.", "The film holds less than 40%.", "contradict"),
        ("The film holds 42% from 90 reviews.", "The film has fewer than 80 reviews.", "contradict"),
        ("She was born on 3 May 1970.", "She was born before 1980.", "entail"),
        ("She was born on 3 May 1970.", "She was born after 1980.", "contradict"),
        ("She was born on 3 May 1970.", "She was born in May 1970.", "entail"),
        ("She was born in 1970.", "She was born on 3 May 1970.", "neutral"),
        ("It sold over 15 million copies.", "It sold more than 10 million copies.", "entail"),
        # Readers often take the figure of a bound for nearly the count, but 21 million are over 15 million too.
        ("It sold over 15 million copies.", "It sold more than 20 million copies.", "neutral"),
        ("It sold over 15 million copies.", "It sold fewer than 10 million copies.", "contradict"),
        ("It earned $181 million at home and $268 million abroad.", "It earned over $260 million abroad.", "entail"),
        (
            "It earned $181 million at home and $268 million abroad.",
            "It earned under $260 million abroad.",
            "contradict",
        ),
        ("At least 25 attacks hit the base.", "More than two dozen attacks hit the base.", "entail"),
        ("Twelve people died in the fire.", "Nobody knows the cause.", "neutral"),
        ("Twelve people died in the fire.", "The fire cost $3 million.", "neutral"),
        ("It has 74% after 53 reviews.", "After 60 reviews it had 75%.", "neutral"),
    ],
)
def test_labels(a, b, expected):
    assert label(a, b) == expected


def test_labels_do_not_depend_on_company():
    pairs = [("It sold 15 copies.", "It sold 10 copies."), ("It sold 15 copies.", "It sold 15 copies.")]
    assert [c.label for c in compare_texts(pairs, Config())] == [label(*p) for p in pairs]


@given(st.integers(1, 10**6))
def test_a_figure_makes_itself_true(n):
    text = f"It sold {n:,} copies."
    assert label(text, text) == "entail"


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_get_a_label(a, b):
    assert label(a, b) in ("entail", "contradict", "neutral")


def test_a_column_serves_one_row_best_first():
    assert assign([[0.9, 0.8], [0.95, 0.1]], 0.3) == [1, 0]
    assert assign([[0.9], [0.95]], 0.3) == [None, 0]
    assert assign([[0.1]], 0.3) == [None]


@given(st.floats(0.1, 1e9), st.floats(0.1, 1e9))
def test_closeness_is_symmetric_and_between_0_and_1(a, b):
    one, other = Interval(a, a), Interval(b, b)
    assert closeness(one, other) == pytest.approx(closeness(other, one))
    assert 0 <= closeness(one, other) <= 1
