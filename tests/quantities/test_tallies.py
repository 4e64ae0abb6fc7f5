"""The two numbers of a vote or game, ranks, and what looks like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.quantities import extract_quantities

TALLIES = {
    "The court ruled 6-3 on Thursday.": [(3, 6)],
    "The court ruled by 6 to 3 that it was lawful.": [(3, 6)],
    "The chamber passed the bill 217-213.": [(213, 217)],
    "The chamber passed it by 52 votes to 48.": [(48, 52)],
    "By 311 to 112 the chamber approved it.": [(112, 311)],
    "In a 5-4 decision, the ban was upheld.": [(4, 5)],
    "Judges split 2-1 over it.": [(1, 2)],
    "Velle beat Tann 3-1.": [(1, 3)],
    "Tann lost 1-3 at home.": [(1, 3)],
    "Velle's 3-1 win over Tann": [(1, 3)],
    "It ended 2-2.": [(2, 2)],
    "Velle led 2-0 but lost 3-2.": [(2, 3)],
    "Velle led 2-0 at half-time.": [],
    "a 15-3 record": [],
    "The Terns are 2-8 since May.": [],
    "The odds were 3-1.": [],
    "beat them 6-4, 6-3": [],
    "The army lost 3-4 tanks.": [],
    "It lost 10 to 20 people a year.": [],
    "In 2020-21 they won.": [],
    "The vote fell from 52 percent to 48 percent.": [],
    "Turn to pages 6-3.": [],
}
RANKS = {
    "Norland ranks 18th of 46 countries.": [18],
    "She ranked second of 46.": [2],
    "She finished third on Sunday.": [3],
    "She came in fifth.": [5],
    "He is No. 3 in the world.": [3],
    "placed 12th out of 30": [12],
    "the third attack": [],
    "the second of three attacks": [],
    "He came for the third time.": [],
    "the No. 3 seed": [],
    "He finished his second book.": [],
}


@pytest.mark.parametrize("text", TALLIES)
def test_tallies(text: str) -> None:
    found = extract_quantities(text, tallies=True)
    assert [(q.low, q.high) for q in found if q.kind == "tally"] == TALLIES[text]
    assert not [q for q in extract_quantities(text) if q.kind == "tally"]


@pytest.mark.parametrize("text", RANKS)
def test_ranks(text: str) -> None:
    assert [q.low for q in extract_quantities(text, tallies=True) if q.kind == "rank"] == RANKS[text]


@given(st.integers(0, 435), st.integers(0, 435))
def test_a_vote_is_one_whichever_side_comes_first(ayes: int, noes: int) -> None:
    votes = [f"The chamber voted {a} to {b} for it." for a, b in ((ayes, noes), (noes, ayes))]
    one, other = ([q.interval for q in extract_quantities(v, tallies=True)] for v in votes)
    assert one == other
    assert len(one) == 1
