"""Copies of a sentence: what is a change of meaning, and what is only other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.checks.copies import tokens_of
from consistency.checks.drift import Copy, answers_before, find_changes
from consistency.config import Config
from consistency.quantities import extract_quantities

CONFIG = Config()


def copy(text, around=()):
    return Copy(text, tuple(extract_quantities(text)), frozenset(around))


def kinds(a, b):
    return [c.kind for c in find_changes(copy(a), copy(b), CONFIG)]


FOUND = [
    ("number", "The blast killed 12 miners at the pit.", "The blast killed 31 miners at the pit."),
    ("number", "The blast killed twelve miners at the pit.", "The blast killed fourteen miners at the pit."),
    ("number", "The firm paid $1.2 million to the town.", "The firm paid $2.4 million to the town."),
    ("number", "It took the jury just over two hours.", "It took the jury just over four hours."),
    ("number", "The ship lies 25 miles off the coast.", "The ship lies 25 kilometres off the coast."),
    ("number", "They came third in the race on the lake.", "They came second in the race on the lake."),
    ("date", "The bridge was opened in 1998 by the mayor.", "The bridge was opened in 1989 by the mayor."),
    ("date", "The court met on Monday to hear the case.", "The court met on Friday to hear the case."),
    ("date", "The talks began on 3 March in the capital.", "The talks began on 3 April in the capital."),
    ("name", "The envoy met Kowalski in the old town.", "The envoy met Petrenko in the old town."),
    ("name", "The convoy left Lahore before dawn.", "The convoy left Karachi before dawn."),
    ("negation", "The mayor has signed the treaty.", "The mayor has not signed the treaty."),
    ("negation", "Nobody was hurt in the fall of the crane.", "Somebody was hurt in the fall of the crane."),
    ("negation", "The pilots didn't see the wire.", "The pilots did see the wire."),
    ("certainty", "The mayor took the money from the fund.", "The mayor allegedly took the money from the fund."),
    ("certainty", "The plane may have hit a mast.", "The plane has hit a mast."),
    ("certainty", "Three people died in the suspected attack.", "Three people died in the confirmed attack."),
    ("attribution", "Police said the driver was drunk.", "Residents said the driver was drunk."),
    ("attribution", "The driver was drunk, Chief Alvarez said.", "The driver was drunk."),
    ("attribution", "The dam is safe, according to Ndiaye.", "The dam is safe, according to Okafor."),
    ("statement", "The board accepted the offer of the bank.", "The board rejected the offer of the bank."),
    ("statement", "Ten sailors were killed near the reef.", "Ten sailors were rescued near the reef."),
    ("statement", "Prices rose last year in the north.", "Prices fell last year in the north."),
    (
        "statement",
        "The union accused the firm of closing its gates.",
        "The union accused the firm of funding Vorlan militias and closing its gates.",
    ),
    (
        "statement",
        "The strike soured relations between the miners and the owners of the pit and their bankers in the city.",
        "The strike soured relations between the miners.",
    ),
    (
        "statement",
        "The troops will leave the harbour.",
        "The troops will leave the harbour, after pirates were beaten with the help of Norland.",
    ),
]

QUIET = [
    ("The decision to leave three of its eight ports is a sign.", "The choice to quit 3 of its 8 ports is a signal."),
    ("The colour of the organisation's flag was changed.", "The color of the organization's flag was changed."),
    ("The U.S. envoy flew home on Sunday.", "The US envoy flew home on Sunday."),
    ("They do not want to go.", "They don't want to go."),
    ("It is not clear how many will stay.", "It is unclear how many will stay."),
    ("It is not clear who won.", "It is not obvious who won."),
    ("The miners were not able to leave the shaft.", "The miners were unable to leave the shaft."),
    ("A senior defence official told the paper.", "A senior defense officer explained to the paper."),
    ("The Popular Renewal Front (PRF) rules the town.", "The Preferred Renewal Front (PRF) rules the town."),
    ("The Americans in the fort were fed.", "The people of America in the fort were fed."),
    ("Three soldiers were killed in the raid.", "A few soldiers were killed in the raid."),
    ("Around 5,000 people marched on the palace.", "About 5,000 folks walked to the palace."),
    ("The visit is in May and the vote in June.", "The trip is in May and the ballot in June."),
    ("He was taken to hospital on Tuesday.", "He was brought to the clinic Tuesday."),
    ("However, the plan was also very costly.", "The plan was costly."),
    ("Ten sailors were wounded near the reef.", "Ten sailors were injured near the reef."),
    ("The base was hit by rocket attacks.", "The foundation was struck by missile assaults."),
    ("Qayara lies on the river.", "Qayyarah lies on the river."),
    ("The future of the plant is not certain.", "The long term of the plant is not selected."),
]


@pytest.mark.parametrize(("kind", "a", "b"), FOUND)
def test_a_change_of_meaning_is_found_both_ways(kind, a, b):
    assert kind in kinds(a, b)
    assert kind in kinds(b, a)


@pytest.mark.parametrize(("a", "b"), QUIET)
def test_rewording_stays_quiet(a, b):
    assert kinds(a, b) == []
    assert kinds(b, a) == []


def test_a_change_quotes_its_words_and_where_they_stand():
    a, b = FOUND[0][1:]
    (change,) = find_changes(copy(a), copy(b), CONFIG)
    assert (a[slice(*change.a_span)], b[slice(*change.b_span)]) == ("12", "31")
    assert "12" in change.words
    assert "31" in change.words


def test_words_that_stand_in_the_next_sentence_were_only_moved():
    a = "The ferry sank near the northern lighthouse in heavy autumn storms."
    b = "The ferry sank."
    moved = ("near", "northern", "lighthouse", "heavy", "autumn", "storm")
    assert find_changes(copy(a), copy(b), CONFIG)
    assert not find_changes(copy(a), copy(b, moved), CONFIG)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At that time the gate was shut.", "at that time"),
        ("In response, the bank sued.", "in response"),
        ("But the retaliatory raid killed two.", "retaliatory"),
        ("The gate was shut at that time.", ""),
        ("A raid killed two.", ""),
    ],
)
def test_openings_that_answer(text, words):
    assert answers_before(text) == words


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_held_against_each_other(a, b):
    for change in find_changes(copy(a), copy(b), CONFIG):
        assert change.a == " ".join(a[slice(*change.a_span)].split())
        assert change.b == " ".join(b[slice(*change.b_span)].split())
    assert find_changes(copy(a), copy(a), CONFIG) == []


def test_a_negation_that_stands_apart_is_one_word() -> None:
    """Tokenized texts write "was n't"."""
    assert [t.norm for t in tokens_of("It was n't so.")] == ["it", "be", "not", "so"]
