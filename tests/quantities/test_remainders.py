"""What is left of a whole, and years in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.quantities import extract_quantities

LEFT = {
    "All but 12 of the 40 barns burned.": [(28, 28, "barn"), (40, 40, "barn")],
    "Every one of the 20 barns except two burned.": [(20, 20, "barn"), (18, 18, "barn")],
    "All 20 except two burned.": [(20, 20, ""), (18, 18, "")],
    "All of the 50 barns but four burned.": [(50, 50, "barn"), (46, 46, "barn")],
    "all but at least 3 of the 40 barns": [(None, 37, "barn"), (40, 40, "barn")],
    "all but a handful of the 300 barns": [(288, 297, "barn"), (300, 300, "barn")],
    "All but 5% of the vote is counted.": [(95, 95, "vote")],
    "All but one of the 20 barns burned.": [(19, 19, "barn"), (20, 20, "barn")],
    "All but two burned.": [],
    "He all but won.": [],
    "nothing but 5 barns": [(5, 5, "barn")],
    "All 20 barns burned but four were rebuilt.": [(20, 20, "barn"), (4, 4, "barn")],
}


@pytest.mark.parametrize("text", LEFT)
def test_what_is_left(text: str) -> None:
    assert [(q.low, q.high, q.head) for q in extract_quantities(text)] == LEFT[text]


@given(st.integers(2, 400), st.integers(1, 400))
def test_what_is_left_and_what_is_not_are_the_whole(some: int, more: int) -> None:
    left, whole = extract_quantities(f"all but {some} of the {some + more} barns burned")
    assert left.low == more
    assert left.part_of is not None
    assert whole.low == some + more


YEARS = [
    "in nineteen twenty the war ended",
    "born in nineteen eighty-four",
    "in twenty nineteen the bridge fell",
    "the year two thousand",
    "nineteen oh five",
    "the nineteen-sixties",
    "since nineteen hundred and five",
]
NO_YEARS = {
    "twenty-one barns": [21],
    "in two thousand cases": [2000],
    "nineteen twenty-dollar notes": [19, 20],
    "twenty thirty-minute talks": [20, 30],
    "In twenty twenty 30 barns burned": [30],
}


@pytest.mark.parametrize("text", YEARS)
def test_years_in_words_count_nothing(text: str) -> None:
    assert extract_quantities(text) == []


@pytest.mark.parametrize("text", NO_YEARS)
def test_what_is_no_year(text: str) -> None:
    assert [q.low for q in extract_quantities(text)] == NO_YEARS[text]
