"""Parts and wholes across documents: what cannot both be true, and what must not be found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.checks.sums import check
from tests.checks.build import corpus

DAY = "2031-05-14"
LISTED = "Four Danes and three Swedes were killed when a bomb went off in Ostro on Monday."
SHARED = "Just 40 of the 80 senators in Ostro voted for the budget on Tuesday."
FOUND = [
    # more than the total
    (LISTED, "Monday's bomb in Ostro killed five people.", "conflict", "4 Danes + 3 Swedes = 7"),
    (LISTED, "Five foreign visitors were killed by the bomb in Ostro on Monday.", "conflict", "= 7"),
    (
        "Monday's bomb in Ostro killed nine soldiers and four civilians.",
        "The bomb in Ostro killed 11 people on Monday.",
        "conflict",
        "9 soldiers + 4 civilians = 13",
    ),
    # fewer than a total of those whom the list names
    (LISTED, "Nine foreign visitors were killed by the bomb in Ostro on Monday.", "conflict", "= 7"),
    # fewer than a total of everybody: the list may leave some out
    (LISTED, "Monday's bomb in Ostro killed nine people.", "unclear", "may leave some out"),
    # a share
    (SHARED, "75 percent of the 80 senators in Ostro voted for the budget on Tuesday.", "conflict", "are 50 %"),
    (SHARED, "75 percent of senators in Ostro voted for the budget on Tuesday.", "conflict", "are 50 %"),
]
MUST_NOT = [
    (LISTED, "Monday's bomb in Ostro killed seven people."),
    (LISTED, "Monday's bomb in Ostro killed at least five people."),
    (LISTED, "Monday's bomb in Ostro killed five people and several others."),
    (LISTED, "Monday's bomb in Ostro wounded five people."),
    (LISTED, "Monday's bomb in Ostro killed five policemen."),
    (LISTED, "Sunday's bomb in Ostro killed five people."),
    (LISTED, "Monday's bomb in Teva killed five people."),
    (LISTED, "A bomb killed five people."),
    (LISTED, "Monday's bomb in Ostro killed five people. Two more people died in hospital."),
    ("At least four Danes and three Swedes were killed by a bomb in Ostro on Monday.", "Monday's bomb in Ostro killed "
     "nine people."),
    ("The dead in Ostro on Monday included four Danes and three Swedes.", "Monday's bomb in Ostro killed nine people."),
    ("Four Danes, three Swedes and several others were killed by a bomb in Ostro on Monday.", "Monday's bomb in Ostro "
     "killed nine people."),
    ("Four Danes and three Swedes were killed in Pakistan on Monday.", "Five people died in Pakistan on Monday."),
    (SHARED, "Half of the 80 senators in Ostro voted for the budget on Tuesday."),
    (SHARED, "50 percent of the 80 senators in Ostro voted for the budget on Tuesday."),
    (SHARED, "About 52 percent of the 80 senators in Ostro voted for the budget on Tuesday."),
    (SHARED, "75 percent of the 80 senators in Ostro voted against the budget on Tuesday."),
    (SHARED, "75 percent of the 80 senators in Ostro wore black on Tuesday."),
    (SHARED, "75 percent of the 120 deputies in Ostro voted for the budget on Tuesday."),
    (SHARED, "75 percent of the 80 senators in Ostro voted for the school law on Monday."),
    (SHARED, "75 percent of the 80 senators in Teva voted for the budget on Tuesday."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "verdict", "said"), FOUND)
def test_found(one, other, verdict, said):
    for texts in ((one, other), (other, one)):
        drafts = check(corpus(*texts, published=DAY))
        assert [(d.kind, d.verdict) for d in drafts] == [("total", verdict)]
        assert said in drafts[0].message


@pytest.mark.parametrize(("one", "other"), MUST_NOT)
def test_must_not(one, other):
    assert check(corpus(one, other, published=DAY)) == []


def test_without_a_date_nobody_knows_that_it_is_one_event():
    assert check(corpus(LISTED, "Monday's bomb in Ostro killed five people.")) == []


def test_a_later_total_replaces_an_earlier_list():
    texts = (LISTED, DAY), ("Monday's bomb in Ostro killed five people.", "2031-05-15")
    assert [d.verdict for d in check(corpus(*texts))] == ["superseded"]


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 40), st.integers(2, 40), st.integers(2, 99))
def test_an_enumeration_is_found_only_where_it_does_not_add_up(one, two, total):
    listed = f"A bomb in Ostro killed {one} Danes and {two} Swedes on Monday."
    drafts = check(corpus(listed, f"Monday's bomb in Ostro killed {total} people.", published=DAY))
    assert [d.verdict for d in drafts] == (
        [] if one + two == total else ["conflict" if one + two > total else "unclear"]
    )
