"""Number lines: everything inside, nothing on top of anything else."""

import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consistency.datatypes import Claim, Clocks, Quantity, Scope
from consistency.reports.numberline import MAX_ROWS, ROW, Value, draw
from consistency.reports.timeline import draw_dates


def value(low: float | None, high: float | None, modifier: str = "exact", side: int = 0) -> Value:
    return Value(side, Quantity(low, high, modifier, "", "", 0, 0), "", "1 independent source")  # type: ignore[arg-type]


def test_the_three_sides():
    line = draw(
        [value(5000, 5000, "approximate"), value(None, 5200, "at_most", 1), value(7500, 7500, "exact", 2)], "ABC", 0.1
    )
    about, limit, plain = line.rows
    assert about.band
    assert about.x1 < about.points[0] < about.x2
    assert limit.open_left
    assert not limit.open_right
    assert limit.x2 == limit.points[0]
    assert not plain.band
    assert about.points[0] < limit.points[0] < plain.points[0]
    assert [tick.label for tick in line.ticks] == ["4,000", "5,000", "6,000", "7,000", "8,000"]
    assert line.description.startswith("A: about 5,000, 1 independent source; B: up to 5,200")


def test_exclusive_bounds_are_hollow():
    line = draw(
        [value(24, None, "more_than"), value(None, 40, "less_than", 1), value(25, None, "at_least", 2)], "ABC", 0.1
    )
    assert [row.hollow for row in line.rows] == [True, True, False]
    assert [row.open_right for row in line.rows] == [True, False, True]


def test_nothing_to_draw():
    assert draw([], "A", 0.1) is None
    assert draw([value(None, None)], "A", 0.1) is None


def test_values_far_apart_get_equal_ratios():
    line = draw([value(12, 12), value(1_200_000, 1_200_000, side=1)], "AB", 0.1)
    assert line.logarithmic
    assert line.ticks[0].label == "10"
    assert not draw([value(0, 0), value(1_200_000, 1_200_000, side=1)], "AB", 0.1).logarithmic


def test_more_values_than_a_picture_holds_are_counted():
    line = draw([value(number, number) for number in range(MAX_ROWS + 5)], "A", 0.1)
    assert len(line.rows) == MAX_ROWS
    assert line.left_out == 5


NUMBERS = st.floats(-1e12, 1e12, allow_nan=False).map(lambda number: round(number, 3))
VALUES = st.one_of(
    NUMBERS.map(lambda number: (number, number, "exact")),
    NUMBERS.map(lambda number: (number, number, "approximate")),
    NUMBERS.map(lambda number: (number, None, "at_least")),
    NUMBERS.map(lambda number: (None, number, "less_than")),
    st.tuples(NUMBERS, NUMBERS).map(lambda pair: (min(pair), max(pair), "range")),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(VALUES, min_size=1, max_size=6))
def test_everything_is_inside_and_rows_do_not_meet(made):
    line = draw([value(*ends, side=side) for side, ends in enumerate(made)], "ABCDEF", 0.1)
    assert [row.y for row in line.rows] == [index * ROW for index in range(len(made))]
    for row in line.rows:
        places = [row.x1, row.x2, row.text_x, *row.points]
        assert all(math.isfinite(place) and 0 <= place <= 100 for place in places)
        assert row.x1 <= row.x2
    places = [tick.x for tick in line.ticks]
    assert places == sorted(places)
    assert 2 <= len(places) <= 8


@given(NUMBERS, NUMBERS)
def test_the_larger_number_never_stands_left_of_the_smaller(one, other):
    line = draw([value(one, one), value(other, other, side=1)], "AB", 0.1)
    left, right = (row.points[0] for row in line.rows)
    assert (left <= right) if one <= other else (left >= right)


@pytest.mark.parametrize("tolerance", [0.0, 0.1, 0.9])
def test_the_band_is_the_tolerance(tolerance):
    line = draw([value(100, 100, "approximate"), value(0, 0, side=1), value(200, 200, side=1)], "AB", tolerance)
    scale = line.rows[2].points[0] - line.rows[1].points[0]
    assert line.rows[0].x2 - line.rows[0].x1 == pytest.approx(scale * tolerance, abs=0.3)


def test_counts_are_whole_on_the_axis():
    line = draw([value(3, 3), value(9, 9, side=1)], "AB", 0.1)
    assert [tick.label for tick in line.ticks] == ["0", "5", "10"]
    line = draw([value(0, 0), value(1, 1, side=1)], "AB", 0.1)
    assert [tick.label for tick in line.ticks] == ["0", "1", "2"]


def dated(figure: float, as_of: str | None, published: str | None) -> Claim:
    quantity = Quantity(figure, figure, "exact", "", "", 0, 0)
    return Claim("c", "d", 0, 1, "x", "body", Scope(), "q", quantity, Clocks(as_of=as_of, published=published))


def test_a_timeline_runs_from_the_first_day_to_the_last():
    line = draw_dates(
        [
            [dated(12, "2031-03-19", "2031-03-20")],
            [dated(18, "2031-03-26", "2031-03-29"), dated(18, None, "2031-03-27")],
        ],
        "AB",
    )
    assert [row.label for row in line.rows] == ["A 12", "B 18", "B 18"]
    assert [(row.documents, row.origins) for row in line.rows] == [
        ("published 20 March 2031", "as of 19 March 2031"),
        ("published 29 March 2031", "as of 26 March 2031"),
        ("", "published 27 March 2031"),
    ]
    assert (line.rows[0].points, line.rows[1].late) == ((3.0,), 97.0)
    assert line.rows[2].late is None
    assert [tick.label for tick in line.ticks][::2] == ["19 March 2031", "29 March 2031"]


@pytest.mark.parametrize(
    "days",
    [[], ["2031-03-19"], ["2031-03-19", "2031-03-19"], ["2031-03", "2031"], ["--03-19", "2031-03-20"], [None, "x"]],
)
def test_no_timeline_without_two_days(days):
    assert draw_dates([[dated(1, day, None) for day in days]], "A") is None


def test_units_of_one_dimension_share_an_axis():
    day, year = 86_400.0, 31_557_600.0
    values = [
        Value(
            side,
            Quantity(n, n, "exact", unit, "", 0, 0, base_low=n * size, base_high=n * size, base_unit="s", factor=size),
            "",
            "",
        )
        for side, (n, unit, size) in enumerate([(15, "day", day), (3, "year", year)])
    ]
    line = draw(values, "AB", 0.1)
    assert line.rows[0].points[0] < 6 < line.rows[1].points[0]
    assert [row.label for row in line.rows] == ["A 15 days", "B 3 years"]
    assert line.ticks[-1].label.endswith(" years")


def test_units_that_do_not_meet_give_no_picture():
    values = [Value(0, Quantity(1, 1, "exact", unit, "", 0, 0, "money"), "", "") for unit in ("euro", "US dollar")]
    assert draw(values, "A", 0.1) is None


def test_shares_are_placed_as_they_are_printed():
    third = Value(0, Quantity(1 / 3, 1 / 3, "exact", "", "", 0, 0, "share"), "", "")
    sixty = Value(1, Quantity(60, 60, "exact", "percent", "", 0, 0, "share"), "", "")
    line = draw([third, sixty], "AB", 0.1)
    assert line.rows[0].points[0] < line.rows[1].points[0]
    assert line.ticks[-1].label == "70%"
