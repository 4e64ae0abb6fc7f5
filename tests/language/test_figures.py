"""Whose a figure is, and the names that head noun phrases, on sentences that the packaged parser reads."""

import pytest

from consistency.language import name_of_phrase, owner, place_of, runs_of_names
from consistency.parsing import head_of_span, phrase, span, word
from tests.support import parsed

pytestmark = pytest.mark.slow


def place(text, figure):
    parse = parsed(text)
    at = text.index(figure)
    found = place_of(parse, head_of_span(parse, at, at + len(figure)))
    verb, holder = ("" if token is None else word(parse, token) for token in (found.verb, found.holder))
    return verb, holder, found.owned, found.is_subject


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("Brill scored 12 goals.", "12", ("scored", "Brill", False, False)),
        ("Brill was sentenced to 9 years.", "9", ("sentenced", "Brill", False, False)),
        ("Brill was held with a total of 14 rifles and 9 boats.", "9", ("held", "Brill", False, False)),
        ("Brill, who missed three games, came back.", "three", ("missed", "Brill", False, False)),
        ("After missing three games, Brill came back.", "three", ("missing", "Brill", False, False)),
        ("The council promised the town to build 40 homes.", "40", ("build", "council", False, False)),
        ("Brill's 68 boats sank.", "68", ("sank", "Brill", True, False)),
        ("Brill scored 10 of the team's first 17 points.", "17", ("scored", "team", True, False)),
        ("Brill will miss the team's last two games.", "two", ("miss", "Brill", False, False)),
        ("Brill won 12 games and Turk 9.", "9", ("won", "Turk", True, False)),
        ("Police arrested the 36-year-old Brill.", "36", ("arrested", "Brill", True, False)),
        ("12 people were held.", "12", ("held", "", False, True)),
        ("Brill slipped as 30 fans watched.", "30", ("watched", "", False, True)),
        ("There were 30 boats behind Brill.", "30", ("were", "", False, False)),
        ("Brill asked the club to pay 5 million dollars.", "5", ("pay", "", False, False)),
        ("Brill fell four days earlier.", "four", ("", "", False, False)),
    ],
)
def test_whose_a_figure_is(text, figure, expected):
    assert place(text, figure) == expected


@pytest.mark.parametrize(
    ("text", "head", "name"),
    [
        ("The mayor, Ann Brill, left.", "mayor", "Ann Brill"),
        ("Former striker Ray Brill left.", "Brill", "Ray Brill"),
        ("Mr. Brill of the Harriers left.", "Brill", "Brill"),
        ("The Bank of England raised rates.", "Bank", "Bank of England"),
        ("On Monday the Indian Navy seized a boat.", "Navy", "Indian Navy"),
        ("The mayors, Ann Brill and Ray Turk, left.", "mayors", ""),
        ("His lawyer left.", "lawyer", ""),
    ],
)
def test_the_name_that_heads_a_phrase(text, head, name):
    parse = parsed(text)
    found = span(parse, name_of_phrase(parse, next(t for t in range(len(parse)) if word(parse, t) == head)))
    assert text[found.start : found.end] == name


def test_names_and_owners():
    parse = parsed("Ann Brill met Ray Turk in his office.")
    assert [" ".join(word(parse, t) for t in run) for run in runs_of_names(parse)] == ["Ann Brill", "Ray Turk"]
    office = next(t for t in range(len(parse)) if word(parse, t) == "office")
    whose = owner(parse, office)
    assert whose is not None
    assert phrase(parse, whose) == "his"
