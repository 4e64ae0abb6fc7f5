"""Clocks of counts: the hours of a day put counts in order, and where they do not nobody can say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.checks.clocks import hour_words, hours_of, hours_unknown, order_of, other_days, series_of
from tests.findings.build import claims_of, document

DAY = "2031-05-14"
PARTS = ["dawn", "morning", "noon", "afternoon", "night"]


def count(text, published=DAY):
    return next(c for c in claims_of(document(text[:9], text, published)) if c.quantity)


def as_of(words, number=18, published=DAY):
    return count(f"As of {words}, {number} bodies had been found in the mine.", published)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("As of noon on Wednesday, 18 bodies had been found.", (12, 12)),
        ("By Wednesday evening 18 bodies had been found.", (18, 22)),
        ("By 6 p.m. on Wednesday, 18 bodies had been found.", (18, 18)),
        ("By 12:30 a.m. 18 bodies had been found.", (0.5, 0.5)),
        ("As of 17:45, 18 bodies had been found.", (17.75, 17.75)),
        ("As of early Wednesday, 18 bodies had been found.", (0, 11.99)),
        ("Up to Wednesday night 18 bodies had been found.", (19, 24)),
        # when somebody spoke, or it happened, is not as of when was counted
        ("The quake killed 18 people, the agency said on Wednesday evening.", None),
        ("A bomb killed 18 people on Wednesday morning.", None),
        ("The quake killed 18 people, and residents must leave by 6 p.m.", None),
        ("As of Wednesday, 18 bodies had been found.", None),
        ("By the bridge 18 bodies had been found.", None),
        ("Up to 18 bodies were found at night.", None),
    ],
)
def test_hours(text, hours):
    assert hours_of(count(text)) == hours


@given(st.sampled_from(PARTS), st.sampled_from(PARTS))
def test_the_parts_of_a_day_follow_each_other(one, other):
    a, b = as_of(one), as_of(other, 23)
    by = PARTS.index(one) - PARTS.index(other)
    assert order_of(a, b) == (by > 0) - (by < 0) == -order_of(b, a)
    assert hours_unknown(a, b) == ""


@given(st.integers(1, 23), st.integers(0, 59), st.integers(1, 23), st.integers(0, 59))
def test_hours_are_in_the_order_of_the_clock(h, m, i, n):
    a, b = as_of(f"{h:02}:{m:02}"), as_of(f"{i:02}:{n:02}", 23)
    assert order_of(a, b) == ((h, m) > (i, n)) - ((h, m) < (i, n))


def test_an_hour_within_a_part_of_the_day_says_nothing():
    a, b = as_of("Wednesday afternoon"), as_of("3 p.m.", 23)
    assert order_of(a, b) == 0
    assert "one as of" in hours_unknown(a, b)
    assert order_of(as_of("Wednesday morning"), as_of("3 p.m.", 23)) == -1


def test_one_hour_alone_says_nothing():
    plain = count("The toll in the mine stood at 23 on Wednesday, the agency said.")
    assert order_of(as_of("noon"), plain) == 0
    assert "without an hour" in hours_unknown(as_of("noon"), plain)
    assert hours_unknown(plain, plain) == ""


def test_days_come_before_hours():
    assert order_of(as_of("night", published="2031-05-13"), as_of("noon", 23)) == -1


def test_a_series_of_one_day_is_in_the_order_of_its_hours():
    said = series_of([as_of("night", 23), as_of("noon", 18)])
    assert said.index(" 18") < said.index(" 23")


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("Teva reported 840 new measles cases on Tuesday.", "Teva reported 910 new measles cases on Wednesday.", True),
        ("Teva reported 840 new measles cases on Tuesday.", "Teva reported 910 new measles cases Tuesday.", False),
        (
            "Teva reported 840 new measles cases on Tuesday.",
            "Teva has 910 measles cases so far, it said on Monday.",
            False,
        ),
        ("Teva reported 840 new measles cases.", "Teva reported 910 new measles cases on Tuesday.", False),
    ],
)
def test_daily_counts_of_two_days(one, other, days):
    assert bool(other_days(count(one), count(other))) == days == bool(other_days(count(other), count(one)))


@pytest.mark.parametrize(
    ("hours", "words"),
    [((12, 12), "noon"), ((10.5, 10.5), "10:30"), ((6.01, 11.99), "the morning"), ((18, 24), "18:00 to 24:00")],
)
def test_hours_in_words(hours, words):
    assert hour_words(hours) == words
