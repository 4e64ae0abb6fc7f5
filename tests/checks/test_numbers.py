"""What two figures let be true, against an independent reading that tries every whole number."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.checks.numbers import bounds, interval_of, number, phrase, relate
from consistency.config import Config
from consistency.datatypes import Quantity

CONFIG = Config()
PLAIN = Config(rounding=False)
TOP = 400
"""The brute-force reading tries every whole number below this; the figures of its table stay well below."""


def q(low, high, modifier="exact", **more):
    return Quantity(
        low=low, high=high, modifier=modifier, unit=more.pop("unit", ""), counted="", start=0, end=1, **more
    )


def make(modifier, value):
    """A count of ``value`` with a modifier, as the grammar gives it."""
    ends = {
        "at_least": (value, None),
        "more_than": (value, None),
        "at_most": (None, value),
        "less_than": (None, value),
        "range": (value, value + 10),
    }
    low, high = ends.get(modifier, (value, value))
    return q(low, high, modifier)


def true_numbers(modifier, value):
    """Every whole number that the words allow, said without intervals."""
    allowed = {
        "exact": lambda n: n == value,
        "approximate": lambda n: abs(n - value) * 10 <= value,
        "at_least": lambda n: not n < value,
        "more_than": lambda n: n > value,
        "at_most": lambda n: not n > value,
        "less_than": lambda n: n < value,
        "range": lambda n: value <= n <= value + 10,
    }[modifier]
    return {n for n in range(TOP) if allowed(n)}


MODIFIERS = ("exact", "approximate", "at_least", "more_than", "at_most", "less_than", "range")
TABLE = [
    (one, other, a, b)
    for one, other in product(MODIFIERS, MODIFIERS)
    for a, b in ((40, 40), (40, 43), (40, 60), (60, 40))
]


@pytest.mark.parametrize(("one", "other", "a", "b"), TABLE)
def test_relation_equals_brute_force(one, other, a, b):
    left, right = true_numbers(one, a), true_numbers(other, b)
    relation, reasons = relate(make(one, a), make(other, b), "", PLAIN)
    assert reasons
    if not left & right:
        assert relation == "differ"
    elif "approximate" not in (one, other) and left == right:
        assert relation == "same"
    else:
        assert relation in ("compatible", "same")


VAGUE_WORDS = {"dozens": (24, 99), "several": (3, 12), "scores": (40, 99), "hundreds": (200, 999)}
"""Ends of vague words as the grammar's range policy gives them; the reading below needs no more than two ends."""
VAGUE_TABLE = [
    (word, policy, modifier, value)
    for word in VAGUE_WORDS
    for policy in ("range", "floor")
    for modifier in MODIFIERS
    for value in (2, 12, 40, 150)
]


def vague(word, policy):
    low, high = VAGUE_WORDS[word]
    return q(low, high if policy == "range" else None, "vague")


@pytest.mark.parametrize(("word", "policy", "modifier", "value"), VAGUE_TABLE)
def test_vague_words_equal_brute_force(word, policy, modifier, value):
    low, high = VAGUE_WORDS[word]
    left = {n for n in range(TOP) if n >= low and (policy == "floor" or n <= high)}
    right = true_numbers(modifier, value)
    open_ended = policy == "floor" and modifier in ("at_least", "more_than")
    relation, reasons = relate(vague(word, policy), make(modifier, value), "", PLAIN)
    assert reasons
    assert (relation == "differ") == (not left & right and not open_ended)
    assert relate(make(modifier, value), vague(word, policy), "", PLAIN)[0] == relation


SHARE_TABLE = [(one, other, a, b) for one, other in product(MODIFIERS, MODIFIERS) for a, b in ((40, 40), (40, 60))]


@pytest.mark.parametrize(("one", "other", "a", "b"), SHARE_TABLE)
def test_shares_equal_brute_force_over_tenths(one, other, a, b):
    """A share is no whole number: more than 40 % allows 40.1 %. Tried on every tenth of a percent."""

    def allowed(modifier, value):
        tenths = range(TOP * 10)
        return {
            "exact": lambda n: n == 10 * value,
            "approximate": lambda n: abs(n - 10 * value) * 10 <= 10 * value,
            "at_least": lambda n: n >= 10 * value,
            "more_than": lambda n: n > 10 * value,
            "at_most": lambda n: n <= 10 * value,
            "less_than": lambda n: n < 10 * value,
            "range": lambda n: 10 * value <= n <= 10 * (value + 10),
        }[modifier], tenths

    left_test, tenths = allowed(one, a)
    right_test, _ = allowed(other, b)
    possible = any(left_test(n) and right_test(n) for n in tenths)
    left = replace(make(one, a), kind="share", unit="percent")
    right = replace(make(other, b), kind="share", unit="percent")
    assert (relate(left, right, "", PLAIN)[0] == "differ") == (not possible)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (q(68.57, 68.57, "approximate"), q(58.57, 58.57, "approximate"), "differ"),  # given to the hundredth
        (q(1369, 1369, "approximate"), q(1375, 1375), "compatible"),
        (q(1369, 1369, "approximate"), q(1450, 1450), "differ"),
        (q(20.44, 20.44), q(None, 21, "less_than"), "compatible"),  # a rating, no count
        (q(21.24, 21.24), q(21, None, "more_than"), "compatible"),
        (q(5000, 5000, "approximate"), q(None, 5200, "at_most"), "compatible"),
        (q(7500, 7500, "approximate"), q(None, 5200, "at_most"), "differ"),
        (q(25, None, "at_least"), q(24, None, "more_than"), "same"),
        (q(5000, None, "at_least"), q(7500, 7500), "compatible"),
        (q(5200, 5200), q(5000, 5000), "compatible"),
        (q(5600, 5600), q(5000, 5000), "differ"),
        (q(12, 12), q(10, 10), "differ"),
        (q(140, 140), q(100, 100), "differ"),
        (q(1_234_567, 1_234_567), q(1_200_000, 1_200_000), "compatible"),
        (q(60, 60, unit="percent", kind="share"), q(60.4, 60.4, unit="percent", kind="share"), "compatible"),
        (q(60, 60, unit="percent", kind="share"), q(62, 62, unit="percent", kind="share"), "differ"),
        (q(3, 3), q(3, 9, "vague"), "compatible"),
        (q(0, 0), q(2, 2), "differ"),
        (q(20, 30, "range"), q(25, 25), "compatible"),
        (q(20, 30, "range"), q(31, 40, "range"), "differ"),
    ],
)
def test_relations_of_news_figures(a, b, relation):
    assert relate(a, b, "", CONFIG)[0] == relation
    assert relate(b, a, "", CONFIG)[0] == relation


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (q(5, 5, unit="US dollar", kind="money"), q(5, 5, unit="euro", kind="money")),
        (q(5, 5), q(5, 5, unit="percent", kind="share")),
        (q(12, 12, change="down"), q(12, 12)),
        (q(12, 12, change="down"), q(12, 12, change="up")),
        (q(90, 90, unit="US dollar", kind="money", per="barrel"), q(90, 90, unit="US dollar", kind="money")),
    ],
)
def test_unlike_things_are_never_compared(a, b):
    assert relate(a, b, "", CONFIG)[0] == "incomparable"


def test_units_meet_in_their_base_unit():
    km = q(5, 5, unit="kilometre", kind="measure", base_low=5000.0, base_high=5000.0, base_unit="metre", factor=1000)
    m = q(5000, 5000, unit="metre", kind="measure", base_low=5000.0, base_high=5000.0, base_unit="metre")
    assert relate(km, m, "metre", CONFIG)[0] == "same"


def metres(value, unit, factor):
    low = value * factor
    return q(value, value, unit=unit, kind="measure", base_low=low, base_high=low, base_unit="metre", factor=factor)


@pytest.mark.parametrize(
    ("miles", "kilometres", "relation"),
    [(4, 7, "compatible"), (35, 56, "compatible"), (930, 1500, "compatible"), (4, 9, "differ"), (35, 60.5, "differ")],
)
def test_each_unit_is_rounded_by_itself(miles, kilometres, relation):
    a, b = metres(miles, "mile", 1609.344), metres(kilometres, "kilometre", 1000.0)
    assert relate(a, b, "metre", CONFIG)[0] == relation
    assert relate(b, a, "metre", CONFIG)[0] == relation


def test_nearly_reached_is_often_given_as_reached():
    assert relate(q(4500, 5000, "less_than"), q(5000, 5000), "", CONFIG)[0] == "compatible"
    assert relate(q(4500, 5000, "less_than"), q(5200, 5200), "", CONFIG)[0] == "differ"


def test_tolerance_is_settable_by_measure():
    a, b = q(100, 100, "approximate"), q(115, 115)
    assert relate(a, b, "troops", CONFIG)[0] == "differ"
    assert relate(a, b, "troops", replace(CONFIG, tolerances={"troops": 0.2}))[0] == "compatible"


quantities = st.builds(make, st.sampled_from(MODIFIERS), st.integers(1, 10**6))


@given(quantities, quantities)
def test_order_of_the_two_never_matters(a, b):
    assert relate(a, b, "", CONFIG)[0] == relate(b, a, "", CONFIG)[0]


@given(quantities)
def test_a_figure_agrees_with_itself(a):
    assert relate(a, a, "", CONFIG)[0] == "same"


@given(quantities, quantities, st.integers(1, 1000))
def test_widening_a_bound_never_makes_a_difference(a, b, more):
    if relate(a, b, "", PLAIN)[0] != "differ" and b.modifier in ("range", "at_most") and b.high is not None:
        assert relate(a, replace(b, high=b.high + more), "", PLAIN)[0] != "differ"


@given(st.sampled_from(MODIFIERS), st.sampled_from(MODIFIERS), st.integers(1, 10**5), st.integers(1, 10**5))
def test_scaling_both_by_ten_changes_nothing_without_rounding(one, other, a, b):
    strict = {"more_than", "less_than"}
    if strict & {one, other} or "range" in (one, other):
        return  # counts are whole numbers: more than 2 is at least 3, but more than 20 is at least 21
    assert (
        relate(make(one, a), make(other, b), "", PLAIN)[0]
        == relate(make(one, 10 * a), make(other, 10 * b), "", PLAIN)[0]
    )


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (q(5000, 5000, "approximate"), "about 5,000"),
        (q(None, 5200, "at_most"), "up to 5,200"),
        (q(24, None, "more_than"), "more than 24"),
        (q(20, 30, "range"), "20 to 30"),
        (q(4500, 5000, "less_than"), "nearly 5,000"),
        (q(1.2e9, 1.2e9, unit="US dollar", kind="money"), "1.2 billion US dollar"),
        (q(60, 60, unit="percent", kind="share"), "60%"),
        (q(12, 12, unit="percent", kind="share", change="down"), "down 12%"),
    ],
)
def test_figures_in_words(quantity, words):
    assert phrase(quantity) == words


def test_numbers_and_bounds_in_words():
    assert number(1_234_567) == "1,234,567"
    assert number(0.25) == "0.25"
    assert bounds(interval_of(q(25, None, "at_least"))) == "at least 25"
    assert bounds(interval_of(q(0, 0))) == "exactly 0"
