"""Parts and wholes inside one document: what is found, and what must not be."""

import pytest

from consistency.checks.numbers import share_of
from consistency.checks.totals import check, lists_of, share_relation, sum_of
from consistency.config import Config
from consistency.datatypes import Quantity
from tests.checks.build import corpus

FOUND = [
    ("The army left nine of its eight bases.", "a part cannot be more than its whole"),
    ("The storm killed 24 people nationwide: 12 in Matara, 10 in Galle and three in Colombo.", "do not make the whole"),
    ("The storm killed 24 people nationwide: 12 in Matara, 10 in Galle and one in Colombo.", "do not make the whole"),
    ("Of the 24 dead, 12 were found in Matara, 10 in Galle and 3 in Colombo.", "do not make the whole"),
    ("The army left three of its eight bases. Four bases remain.", "what remains does not fit"),
    ("Thirty of the 50 bases (70%) were closed.", "the share is not that of the count"),
]
MUST_NOT = [
    "The army left three of its eight bases.",
    "The army left three of its eight bases. Five bases remain.",
    "The army left three of its eight bases. Five remain.",
    "The army left about nine of its roughly eight dozen bases.",
    "The storm killed 24 people nationwide: 12 in Matara, 10 in Galle and two in Colombo.",
    "The storm killed 24 people, including 12 in Matara and 10 in Galle.",
    "Of the 24 dead, 12 were found in Matara, 10 in Galle and 2 in Colombo.",
    "Thirty of the 50 bases (60%) were closed.",
    "A third of the 50 bases were closed, 17 of the 50 bases (34%) for good.",
    "The rockets killed two Americans and one Briton. Three members of the alliance were killed.",
    "The storm killed 24 people, and 300 people were hurt in Matara and 400 in Galle.",
    "Nine ships and eight planes took part.",
]


@pytest.mark.parametrize(("text", "rule"), FOUND)
def test_found(text, rule):
    drafts = check(corpus(text))
    assert len(drafts) == 1
    assert drafts[0].kind == "total"
    assert drafts[0].verdict == "conflict"
    assert rule in drafts[0].reasons[-1]


@pytest.mark.parametrize("text", MUST_NOT)
def test_must_not(text):
    assert check(corpus(text)) == []


def test_members_of_a_list_know_each_other():
    claims = corpus("The rockets killed two Americans, one Briton and three Danes.").claims
    members = {tuple(sorted(m.quantity.low for m in found)) for found in lists_of(claims).values()}
    assert members == {(1, 2, 3)}


def test_open_ends_have_no_sum():
    claims = corpus("The rockets killed at least two Americans and one Briton.").claims
    found = list(lists_of(claims).values())
    assert not found or sum_of(found[0]) is None


def count(value, kind="count", unit=""):
    return Quantity(value, value, "exact", unit, "", 0, 1, kind=kind)


@pytest.mark.parametrize(
    ("part", "whole", "share", "relation"),
    [
        (30, 50, 60, "same"),
        (1, 3, 33, "compatible"),
        (2, 3, 67, "compatible"),
        (30, 50, 70, "differ"),
        (1, 3, 30, "differ"),
    ],
)
def test_shares_of_a_known_whole(part, whole, share, relation):
    assert share_relation(count(part), count(whole), count(share, "share", "percent"), Config()) == relation


@pytest.mark.parametrize("whole", [count(0), count(5, "money", "euro"), Quantity(None, 50, "at_most", "", "", 0, 1)])
def test_a_whole_that_gives_no_share(whole):
    assert share_of(count(3), whole) is None
