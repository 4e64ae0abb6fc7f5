"""Margins are no totals, results have two sides, and whose an age is."""

import pytest

from tests.claims.test_discourse import claims_of


def told(text):
    """Measure, value and subject of each figure."""
    return [(c.scope.measure, c.quantity.high, c.scope.subject) for c in claims_of(text) if c.quantity]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Larro beat Ray Odo by 216 votes.", [("margin", 216, "ann larro")]),
        ("Ann Larro has a lead of 216 votes.", [("margin", 216, "ann larro")]),
        ("The Reds won a majority of 12 seats.", [("margin", 12, "reds")]),
        ("The Reds have a 12-seat majority.", [("margin", 12, "reds")]),
        ("Velle won by 12 points.", [("margin", 12, "velle")]),
        ("The Reds won 162 seats.", [("seat", 162, "reds")]),
        ("The shop was visited by 216 people.", [("people", 216, "")]),
        ("Ann Larro rose by 12 places.", [("place", 12, "ann larro")]),
    ],
)
def test_margins(text, expected):
    assert told(text) == expected


def test_a_margin_follows_from_two_totals():
    found = told("Ann Larro won 1,204 votes and Ray Odo 988.")
    assert found == [("vote", 1204, "ann larro"), ("vote", 988, "ray odo"), ("margin", 216, "ann larro")]
    assert len(told("Ann Larro won 1,204 votes and visited 988 towns.")) == 2


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Velle beat Morvale Town 3-1 on Thursday.", "morvale town + velle"),
        ("Morvale Town lost 3-1 to Velle on Thursday.", "morvale town + velle"),
        ("Velle won 3-1 against Morvale Town.", "morvale town + velle"),
        ("Velle won 3-1 on Thursday.", "velle"),
        ("The high court ruled 6-3 on Thursday.", ""),
    ],
)
def test_the_sides_of_a_result(text, sides):
    (result,) = [c for c in claims_of(text) if c.scope.measure == "tally"]
    assert result.scope.subject == sides


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ray Odo, 65, was hurt.", [("age", 65, "ray odo")]),
        ("A 56-year-old man was hurt.", [("age", 56, "")]),
        ("Ray Odo, who is 30, left.", [("age", 30, "ray odo")]),
        ("Ray Odo died at 75.", [("age", 75, "ray odo")]),
        ("At 16, Ray Odo left.", []),
        ("A 20-year-old man and a 35-year-old man were hurt.", []),
        ("People aged 18 to 34 may vote.", []),
    ],
)
def test_whose_age(text, expected):
    assert [row for row in told(text) if row[0] == "age"] == expected
