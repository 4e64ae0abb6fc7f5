"""Dates as intervals of days: what is one, what is not, and what the words before it do to it."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.checks.clocks import days_of
from consistency.dates import FIRST_DAY, LAST_DAY, date_words, find_dates
from consistency.times import times_of


def said(text):
    def iso(day):
        return "" if day in (FIRST_DAY, LAST_DAY) else date.fromordinal(day).isoformat()

    return [(text[d.start : d.end], iso(d.first), iso(d.last), d.bound) for d in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened in 2013.", [("2013", "2013-01-01", "2013-12-31", "on")]),
        ("He left before 2015.", [("2015", "", "2014-12-31", "before")]),
        ("She was born after May 1397.", [("May 1397", "1397-06-01", "", "after")]),
        ("It ended on 3 January 2019.", [("3 January 2019", "2019-01-03", "2019-01-03", "on")]),
        ("It ended on January 3, 2019.", [("January 3, 2019", "2019-01-03", "2019-01-03", "on")]),
        ("It ended on 2019-01-03.", [("2019-01-03", "2019-01-03", "2019-01-03", "on")]),
        ("Between 2010 and 2014 it grew.", [("2010 and 2014", "2010-01-01", "2014-12-31", "between")]),
        ("It has run since October 2019.", [("October 2019", "2019-10-01", "", "since")]),
        ("It ran until 1999.", [("1999", "", "1999-12-31", "until")]),
        ("In the 1990s it grew.", [("1990s", "1990-01-01", "1999-12-31", "on")]),
        ("Some years after 1955 it came.", [("1955", "1956-01-01", "", "after")]),
        ("It was built in the 19th century.", [("19th century", "1801-01-01", "1900-12-31", "on")]),
        ("It stood in the nineteenth century.", [("nineteenth century", "1801-01-01", "1900-12-31", "on")]),
        ("In the late 18th century it fell.", [("late 18th century", "1751-01-01", "1800-12-31", "on")]),
        ("By the early 20th century it stood.", [("early 20th century", "", "1950-12-31", "until")]),
        ("It has stood since the mid-17th century.", [("mid-17th century", "1626-01-01", "", "since")]),
        ("before the 12th century", [("12th century", "", "1100-12-31", "before")]),
        ("after the twenty-first century", [("twenty-first century", "2101-01-01", "", "after")]),
        ("It fell at the end of the 15th century.", [("15th century", "1401-01-01", "1500-12-31", "on")]),
        ("In February 2020 it came.", [("February 2020", "2020-02-01", "2020-02-29", "on")]),
    ],
)
def test_found(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It may 2 of us help.",
        "It cost $2000.",
        "Some 2,015 people came.",
        "Call 2015-555-1234.",
        "It rose to 2015.5 points.",
        "February 31 does not exist, nor does 31 February.",
        "The 747 flew.",
        "It is a 19th-century house.",
        "The 19th-century house fell.",
        "It took half a century.",
        "It was the longest strike of the 20th century.",
        "In the 3rd century BC it was built.",
        "The 18th and 19th centuries were cold.",
        "He scored the 19th century's best goal.",
    ],
)
def test_not_found(text):
    assert said(text) == []


def test_a_day_without_a_year_is_marked():
    (mention,) = find_dates("It was hit on March 11.")
    assert not mention.year_known


@given(
    st.dates(min_value=date(1000, 1, 1), max_value=date(2099, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d"]),
)
def test_a_written_date_reads_back(day, form):
    (mention,) = find_dates(f"It was on {day.strftime(form)} that it came.")
    assert (mention.first, mention.last) == (day.toordinal(), day.toordinal())


@given(st.integers(1, 21), st.sampled_from(["", "early ", "mid-", "late "]))
def test_a_century_holds_its_parts(number, part):
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number if number < 20 else number % 10, "th")
    (whole,) = find_dates(f"It came in the {number}{suffix} century.")
    (found,) = find_dates(f"It came in the {part}{number}{suffix} century.")
    assert found.within(whole)
    assert found.year_known
    assert date.fromordinal(whole.last).year == 100 * number


@given(st.text(max_size=200))
def test_any_text_is_read_and_spans_are_ordered(text):
    mentions = find_dates(text)
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@pytest.mark.parametrize("iso", ["2021-06-00", "2021-00-00", "2021-00", "2021-13-01", "2021-06-32", "--00-01"])
def test_no_words_for_a_day_that_is_none(iso):
    assert date_words(iso) == iso


@pytest.mark.parametrize("iso", ["2021-06-00", "2021-00-00", "2021-00", "2021-13-01", "2021-02-30", "0000", "9999-12"])
def test_no_days_for_a_date_that_is_none(iso):
    assert days_of(iso) is None


@pytest.mark.parametrize("published", ["9999-12-31", "9999-12-27", "9999-12-01", "0001-01-01", "0001-01-06"])
@pytest.mark.parametrize(
    "said", ["tomorrow", "yesterday", "on Monday", "next Friday", "last Sunday", "last week", "this weekend",
             "next month", "next year", "a year ago", "3 days ago",
             "the past 30 years", "9999 years ago", "99999 months ago"]
)  # fmt: skip
def test_the_ends_of_the_calendar_stop_nothing(published: str, said: str) -> None:
    for text in (f"He said {said} that 3 people died.", f"Three people will die {said}."):
        for time in times_of(text, published):
            assert not time.relative or time.value == ""


@pytest.mark.parametrize(("ago", "value"), [("2 years ago", "2022"), ("14 months ago", "2023-03")])
def test_so_long_ago_is_a_year_or_a_month(ago: str, value: str) -> None:
    assert [t.value for t in times_of(f"Three people died {ago}.", "2024-05-14")] == [value]
