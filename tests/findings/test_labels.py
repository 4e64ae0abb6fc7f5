"""Labels of sides, as people say them."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.checks.numbers import number
from consistency.config import Config
from consistency.findings.questions import question_words, side_label
from tests.findings.build import claims_of, document, figure, judged


def figures(text, published=None):
    return [c for c in claims_of(document("d", text, published)) if c.quantity]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The mill made a profit of 2.6 billion dollars.", "2.6 billion dollars"),
        ("Rice costs 45 rupees per kilogram.", "45 rupees per kilogram"),
        ("The loan came to 3 million yen.", "3 million Japanese yen"),
        ("The rope is 1 foot long.", "1 foot"),
        ("The rope is 7 feet long.", "7 feet"),
        ("It blew at 12 metres per second.", "12 metres per second"),
        ("It was 31 degrees Celsius in the shade.", "31 degrees Celsius"),
        ("The Greens won 17% of the vote.", "17% of the vote"),
        ("Some 64% of Danes agree.", "about 64% of Danes"),
        ("The death toll rose to 46.", "death toll of 46"),
        ("There were 0 survivors.", "no survivors"),
        ("About 46 miners were hurt.", "about 46 miners"),
    ],
)
def test_labels(text, label):
    assert side_label(figures(text)[:1]) == label


@given(st.floats(-1e15, 1e15) | st.floats(-1, 1))
def test_no_number_has_an_exponent(value):
    assert "e" not in number(value).removesuffix("million").removesuffix("billion").removesuffix("trillion")


def asked(*texts):
    claims = [c for at, (text, day) in enumerate(texts) for c in claims_of(document(str(at), text, day)) if c.quantity]
    return question_words(claims, Config())


def test_a_question_names_no_place_and_day_on_which_its_claims_differ():
    one = ("The quake in Peru on 3 May 2031 killed six people.", None)
    other = ("The quake in Chile on 5 May 2031 killed nine people.", None)
    assert asked(one) == "How many people were killed in Peru on 3 May 2031?"
    assert asked(one, other) == "How many people were killed?"


def test_a_question_asks_for_the_wider_of_two_populations():
    assert asked(("Rockets killed two Danes.", None), ("Rockets killed three coalition members.", None)) == (
        "How many coalition members were killed?"
    )


def test_words_around_a_figure_are_those_of_the_place_that_is_asked_for():
    here = ("In Poland the rate of joblessness was 4.9 percent in all of May.", None)
    assert "joblessness" in asked(here, ("The rate was 4.2 percent.", None))


def statements(*rows):
    made = []
    for at, (passage, text) in enumerate(rows):
        claim = next(c for c in claims_of(document(f"d{at}", text)) if c.quantity is None)
        made.append(replace(claim, passage=passage))
    return made


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("caption", "The gate."), ("body", "The gate of the mill was shut at dawn.")], 1),
        (
            [
                ("headline", "Mill gate shut"),
                ("body", "The mill gate was shut."),
                ("body", "The mill gate was shut at dawn."),
            ],
            1,
        ),
        (
            [
                ("caption", "The mill gate."),
                ("caption", "The mill gate at dawn."),
                ("headline", "Rain falls on the town."),
            ],
            0,
        ),
        (
            [
                ("body", "The entryway of the grindery had been closed."),
                ("body", "The gate of the mill was shut by guards."),
                ("body", "Guards had shut the gate of the mill."),
            ],
            2,
        ),
    ],
)
def test_statements_are_named_by_the_one_that_the_others_are_like(rows, said):
    made = statements(*rows)
    for order in permutations(made):
        assert question_words(order, Config()) == rows[said][1]


def test_a_side_is_named_in_the_words_that_most_use():
    spun = figure("a", "The attack on Sund wounded 34 folks.", 34)
    plain = figure("b", "The attack on Sund wounded 34 people.", 34)
    other = figure("c", "The attack on Sund wounded 14 people.", 14)
    for order in permutations([spun, plain, other]):
        _, found = judged(*order)
        assert [side.label for side in found.sides] == ["14 people", "34 people"]
