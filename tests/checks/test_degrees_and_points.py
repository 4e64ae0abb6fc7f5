"""Degrees of a scale that is not said, years in words, points that follow from two levels."""

import pytest

from consistency.checks.numbers import relate
from consistency.config import Config
from consistency.pipeline import compare_texts
from consistency.quantities import extract_quantities
from tests.findings.build import claims_of, document

CONFIG = Config(judge="none")


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("It was minus 12 degrees cold.", "It was -12°C cold.", "same"),
        ("It was 50 degrees warm.", "It was 50°F warm.", "same"),
        ("It was 50 degrees warm.", "It was 10°C warm.", "same"),
        ("It was minus 12 degrees cold.", "It was -20°C cold.", "differ"),
        ("It was 35C hot.", "It was 100F hot.", "differ"),
        ("It was 35C hot.", "It was 95F hot.", "same"),
        ("It was minus 12 degrees cold.", "It was minus 20 degrees cold.", "differ"),
        ("It turned 12 degrees.", "It was 12°C warm.", "incomparable"),
    ],
)
def test_degrees(one, other, relation):
    (a,), (b,) = extract_quantities(one), extract_quantities(other)
    assert relate(a, b, "", CONFIG)[0] == relate(b, a, "", CONFIG)[0] == relation


def test_years_in_words():
    pairs = [
        ("The bank failed in twenty nineteen.", "The bank failed in 2016."),
        ("The law was passed in nineteen twenty.", "The law was passed in nineteen forty."),
        ("The law was passed in nineteen oh five.", "The law was passed in nineteen fifty-five."),
    ]
    assert [c.label for c in compare_texts(pairs, CONFIG)] == ["contradict"] * 3


def test_points_that_follow_from_two_levels():
    claims = claims_of(document("a", "Support for Voss rose from 40% to 52% in March.", "2025-08-02"))
    points = [c for c in claims if c.quantity and c.quantity.unit == "percentage point"]
    assert [(c.quantity.low, c.quantity.change, c.role) for c in points] == [(12, "up", "")]
    one_level = claims_of(document("a", "Support for Voss rose to 52% in March.", "2025-08-02"))
    assert not [c for c in one_level if c.quantity and c.quantity.unit == "percentage point"]
