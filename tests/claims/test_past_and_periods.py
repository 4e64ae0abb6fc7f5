"""Events long past, parts of a year, the day of a count, and the hour as of which a figure stands."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.checks.clocks import order_of
from consistency.checks.scopes import period_relation
from consistency.claims import make_claims
from consistency.config import Config
from consistency.datatypes import Document
from consistency.sentences import split_sentences
from consistency.times import event_time, period_near, times_of

CONFIG = Config()


def figures(text):
    document = Document("d", "d.txt", text, "", published="2024-05-14", published_from="front matter")
    return [c for c in make_claims(document, split_sentences(document), CONFIG) if c.quantity]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("A year after a blaze in Lima killed 40 people, traders wait.", ["2023"]),
        ("Traders met on Monday, twenty days late, but two years after a blaze killed 40 people.", ["2022"]),
        ("A decade after a blaze killed 40 people, a quake killed 12 people on Monday.", ["2014", "2024-05-13"]),
        ("A blaze killed 12 people on Monday, a year after a quake killed 40 people.", ["2024-05-13", "2023"]),
        ("On the 10th anniversary of the raid that killed 40 people, crowds met.", ["2014"]),
        ("Months after a blaze killed 40 people in Lima, traders met on Monday.", [None]),
        ("Crowds met on Monday on the anniversary of a raid that killed 40 people.", [None]),
        # of this week
        ("Days after a quake killed 40 people on Monday, aid came.", ["2024-05-13"]),
        ("A quake killed 40 people on Monday after months of calm.", ["2024-05-13"]),
    ],
)
def test_what_is_long_past_is_not_of_this_week(text, dates):
    assert [c.clocks.event for c in figures(text) if c.scope.measure == "killed"] == dates


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The ministry reported 214 new cases on Sunday.", "2024-05-12"),
        ("Ghana recorded 214 new measles cases on Monday.", "2024-05-13"),
        ("The ministry said on Sunday that 214 people fell ill.", None),
    ],
)
def test_a_count_has_the_day_beside_it(text, event):
    assert figures(text)[0].clocks.event == event


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Profit was $1.4 billion in the first quarter of 2024.", "2024-01/2024-03"),
        ("Profit was $1.4 billion in Q3 2023.", "2023-07/2023-09"),
        ("Profit was $1.4 billion in the second half of 2023.", "2023-07/2023-12"),
        ("Profit was $1.4 billion in the first nine months of 2023.", "2023-01/2023-09"),
        ("First-quarter profit was $1.4 billion.", "first quarter"),
        ("Profit for the first quarter was $1.4 billion.", "first quarter"),
        ("Profit was $1.4 billion in Q1.", "first quarter"),
        ("Profit was $1.4 billion in fiscal 2023.", "fiscal 2023"),
        ("Profit was $1.4 billion in financial year 2022-23.", "fiscal 2022-23"),
        ("A quarter of the 20 houses burned.", ""),
        ("The first half dozen came.", ""),
        ("He ate half of the 20 pies.", ""),
    ],
)
def test_parts_of_a_year(text, period):
    assert period_near(text) == period


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("2024-01/2024-03", "2024", "wider"),
        ("2024-01/2024-03", "2024-04/2024-06", "different"),
        ("2024-01/2024-03", "first quarter", "unknown"),
        ("first quarter", "second quarter", "different"),
        ("2024-01/2024-03", "2024-01/2024-06", "wider"),
    ],
)
def test_parts_of_a_year_side_by_side(a, b, relation):
    assert period_relation(a, b) == period_relation(b, a) == relation


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("As of noon, 18 bodies had been found.", "noon on the date of publication"),
        ("By late Tuesday night, 18 bodies had been found.", "late Tuesday night"),
        ("As of 8 p.m. on Monday, 18 bodies had been found.", "8 p.m. on Monday"),
        ("By Tuesday, 18 bodies had been found.", "Tuesday"),
        ("Divers found 18 bodies.", "date of publication"),
    ],
)
def test_the_hour_as_of_which_is_kept(text, words):
    assert dict(figures(text)[0].evidence)["as of"] == words


@pytest.mark.parametrize(
    ("first", "second", "order"),
    [
        ("As of noon, 18 bodies had been found.", "By Tuesday night, 23 bodies had been found.", -1),
        ("By Tuesday morning, 18 bodies had been found.", "By Tuesday afternoon, 23 bodies had been found.", -1),
        ("As of 8 a.m. on Tuesday, 18 people had died.", "As of 9:30 p.m. on Tuesday, 23 people had died.", -1),
        ("By Tuesday evening, 18 bodies had been found.", "By Tuesday night, 23 bodies had been found.", 0),
        ("By Tuesday, 18 bodies had been found.", "By Tuesday night, 23 bodies had been found.", 0),
        ("By Monday night, 18 bodies had been found.", "By Tuesday morning, 23 bodies had been found.", -1),
    ],
)
def test_parts_of_a_day_tell_which_count_is_later(first, second, order):
    a, b = figures(first)[0], figures(second)[0]
    assert (order_of(a, b), order_of(b, a)) == (order, -order)
    assert order_of(a, replace(a, id="x")) == 0


@given(st.integers(1, 99), st.sampled_from(["year", "month", "decade"]))
def test_counting_back_never_fails_and_never_leads_ahead(number, unit):
    text = f"{number} {unit}s after a fire killed 40, traders met."
    found = event_time(times_of(text, "2024-05-14"), text.index("killed"))
    assert found is not None
    assert found.value == "" or found.value <= "2024-05"
