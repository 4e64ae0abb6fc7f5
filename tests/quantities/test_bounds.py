"""Ranges, bounds and approximations, in the many ways in which they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.quantities import extract_quantities

# text -> (low, high, modifier) of each quantity
INTERVALS = {
    "20-odd to 30 sheep": [(20, 30, "range")],
    "two or three dozen sheep": [(24, 36, "range")],
    "5 or 6,000 sheep": [(5000, 6000, "range")],
    "5 to 6,000 sheep": [(5000, 6000, "range")],
    "from 5 up to 10 sheep": [(5, 10, "range")],
    "from 5 all the way to 10 sheep": [(5, 10, "range")],
    "5 to perhaps 10 sheep": [(5, 10, "range")],
    "5, maybe 6, sheep": [(5, 6, "range")],
    "5 (or even 10) sheep": [(5, 10, "range")],
    "between 10 and 5 sheep": [(5, 10, "range")],
    "-5 to -10 degrees": [(-10, -5, "range")],
    "five- to ten-year terms": [(5, 10, "range")],
    "10- to 12-foot waves": [(10, 12, "range")],
    "a 10-to-12-foot wave": [(10, 12, "range")],
    "a five-to-ten-minute walk": [(5, 10, "range")],
    "a 5- or 6-hour trip": [(5, 6, "range")],
    "five- and ten-year terms": [(5, 5, "exact"), (10, 10, "exact")],
    "two to three times as many": [(2, 3, "range")],
    "5 ± 0.5 kg": [(4.5, 5.5, "range")],
    "40%, plus or minus 3 points": [(37, 43, "range")],
    "400, give or take 30": [(370, 430, "range")],
    "5 < x < 10": [(5, 10, "range")],
    "x > 10 and x < 20": [(10, 20, "range")],
    "at least 5 sheep but no more than 10": [(5, 10, "range")],
    "over 5 but under 10": [(5, 10, "range")],
    "above one quarter and below a half": [(0.25, 0.5, "range")],
    "more than 20 dogs and fewer than 35 cats": [(20, None, "more_than"), (None, 35, "less_than")],
    "at or above 5": [(5, None, "at_least")],
    "equal to or above 5": [(5, None, "at_least")],
    "no smaller than 5": [(5, None, "at_least")],
    "greater than or equals 5": [(5, None, "at_least")],
    "5 or upwards": [(5, None, "at_least")],
    "5 upwards": [(5, None, "at_least")],
    "from 5 up": [(5, None, "at_least")],
    "tickets from $5": [(5, None, "at_least")],
    "5 sheep or over": [(5, None, "at_least")],
    "at or below 5": [(None, 5, "at_most")],
    "lower or equal to 5": [(None, 5, "at_most")],
    "not in excess of 5": [(None, 5, "at_most")],
    "a ceiling of 5": [(None, 5, "at_most")],
    "south of $5 million": [(None, 5e6, "less_than")],
    "far fewer than 50": [(None, 50, "less_than")],
    "considerably more than 50": [(50, None, "more_than")],
    "a whisker under 50": [(45, 50, "less_than")],
    "bordering on 50": [(45, 50, "less_than")],
    "c. 5,000": [(5000, 5000, "approximate")],
    "a ballpark figure of 50": [(50, 50, "approximate")],
    "somewhere in the region of 50": [(50, 50, "approximate")],
    "around the 50 mark": [(50, 50, "approximate")],
    "5,000, give or take": [(5000, 5000, "approximate")],
    "from 5 to less than 10": [(5, 10, "range")],
    "between 5 and, say, 10": [(5, 10, "range")],
    "not less than 5 nor more than 10": [(5, 10, "range")],
    "at most half": [(None, 0.5, "at_most")],
    "5,000 or less than 6,000": [(5000, 5000, "exact"), (None, 6000, "less_than")],
    "5, 6 or 7 sheep": [(5, 5, "exact"), (6, 7, "range")],
    "200 or greater than 190": [(200, 200, "exact"), (190, None, "more_than")],
    "The show starts at 8 places": [(8, 8, "exact")],
    "It lies south of 12 villages": [(12, 12, "exact")],
    "the 18-to-34 bracket": [],
    "rose from 12 to 30": [(12, 12, "exact"), (30, 30, "exact")],
    "from $52,000 at dawn to $49,500 at noon": [(52000, 52000, "exact"), (49500, 49500, "exact")],
    "from 30 to 45 minutes": [(30, 45, "range")],
    "<>30": [],
    "a 0-100 km/h time": [],
    "0 to 60 mph in 4 seconds": [(4, 4, "exact")],
    "winds from 0 to 60 mph": [(0, 60, "range")],
    "a 9-to-5 job": [],
    "two- and four-door cars": [],
    "2- and 4-door cars": [],
    "2-to-1 odds": [],
}


@pytest.mark.parametrize("text", INTERVALS)
def test_intervals(text: str) -> None:
    assert [(q.low, q.high, q.modifier) for q in extract_quantities(text)] == INTERVALS[text]


@given(
    st.integers(2, 99_999),
    st.sampled_from(["more", "greater", "larger", "higher"]),
    st.sampled_from(["{} than or equal to", "{} or equal to", "equal to or {} than", "equal or {} than"]),
)
def test_or_equal_closes_a_bound(number: int, word: str, phrase: str) -> None:
    (quantity,) = extract_quantities(f"{phrase.format(word)} {number:,}")
    assert (quantity.low, quantity.high, quantity.modifier) == (number, None, "at_least")


@given(
    st.integers(2, 500),
    st.integers(1, 500),
    st.sampled_from(["{} to {}", "{}-{}", "between {} and {}", "from {} to {}"]),
)
def test_a_range_holds_both_ends(low: int, more: int, phrase: str) -> None:
    (quantity,) = extract_quantities(f"{phrase.format(low, low + more)} kilometres")
    assert (quantity.low, quantity.high) == (low, low + more)
