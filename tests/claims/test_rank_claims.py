"""Ranks of one that the parser gives no subject for."""

import pytest

from tests.claims.test_contests import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland ranks third of 46 countries.", [("rank", 3, "norland")]),
        ("Norland is now ranked 12th in the world.", [("rank", 12, "norland")]),
        ("It ranks third of 46 countries.", []),
    ],
)
def test_who_is_ranked(text, expected):
    assert [row for row in told(text) if row[0] == "rank"] == expected
