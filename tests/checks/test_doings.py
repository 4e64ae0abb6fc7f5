"""Figures of one person or of several: which are at odds, which are two counts, and which nobody can tell."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.checks.doings import same_doing, things_apart
from consistency.checks.pairs import judge
from consistency.config import Config
from consistency.shared_claims.evidence import Evidence
from tests.findings.build import claims_of, document

CONFIG = Config()
SCORE = 0.95
"""Sure of the question, not so sure that wording alone would anchor it."""


def figure(name, text):
    return next(c for c in claims_of(document(name, text)) if c.quantity)


def verdict(left, right):
    a, b = figure("a", left), figure("b", right)
    one, other = judge(a, b, SCORE, CONFIG), judge(b, a, SCORE, CONFIG)
    assert one.verdict == other.verdict
    return one


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ray Odo served four months in federal prison for lying.", "Odo served five months in federal prison."),
        ("Odo died on Friday. He served four months in federal prison.", "Odo served five months in federal prison."),
    ],
)
def test_one_person_and_the_same_doing_is_at_odds(left, right):
    found = verdict(left, right)
    assert found.verdict == "conflict"
    assert any(r.startswith("subject: the same") and "Odo" in r for r in found.reasons)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Odo scored 12 goals.", "Odo scored 30 goals."),  # of one game or of all
        ("Odo missed four games after an operation.", "Odo missed nine games against the Terns."),
        ("Odo served four months in federal prison.", "Odo served most of a six-month sentence."),
        ("Odo served four months in federal prison.", "Odo served five months in federal prison in Lima."),
        ("He served four months in federal prison.", "He served five months in federal prison."),
        ("The man served four months in federal prison.", "Odo served five months in federal prison."),
    ],
)
def test_one_person_does_more_than_one_thing(left, right):
    assert verdict(left, right).verdict == "unclear"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Odo served four months in federal prison.", "Tann served five months in federal prison."),
        ("The Harriers won 8 games.", "The Terns won 3 games."),
    ],
)
def test_figures_of_two_people_are_two_counts(left, right):
    found = verdict(left, right)
    assert found.verdict == "different_scope"
    assert any(r.startswith("subject: not the same (“") for r in found.reasons)
    assert "another subject" in found.reasons[-1]


def linked(left, right):
    a, b = figure("a", left), figure("b", right)
    vectors = {a.question: _unit(), b.question: _unit()}
    return Evidence([a, b], vectors, {a.document: "s", b.document: "s"}, CONFIG).link(a, b)


def _unit():
    return np.array([1.0, 0.0], dtype=np.float32)


def test_two_people_never_share_a_question():
    assert linked("Odo scored 12 goals.", "Tann scored 14 goals.") is None
    assert linked("Odo scored 12 goals.", "Ray Odo scored 14 goals.") is not None
    assert linked("Odo scored 12 goals.", "The striker scored 14 goals.") is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Odo served four months in federal prison for lying.", {"serve", "federal", "prison"}),
        ("Odo served 4 months in federal prison, and paid.", {"serve", "federal", "prison"}),
        ("Odo has 12 goals.", {"have"}),
        ("Odo, with 12 goals in all, left.", set()),
    ],
)
def test_what_is_done(text, expected):
    assert set(figure("a", text).frame.done) == expected


numbers = st.integers(2, 900)


@given(numbers, numbers)
def test_the_number_is_no_part_of_what_is_done(x, y):
    text = "Odo served {} months in federal prison."
    assert same_doing(figure("a", text.format(x)), figure("b", text.format(y)))


@given(numbers, numbers, st.sampled_from(["at_least", "at_most", "approximate"]))
def test_a_wider_bound_never_makes_a_conflict(x, y, modifier):
    text = "Odo served {} months in federal prison."
    a, b = figure("a", text.format(x)), figure("b", text.format(y))
    q = a.quantity
    low, high = modifier != "at_most", modifier != "at_least"
    ends = {"low": q.low, "base_low": q.base_low} if low else {"low": None, "base_low": None}
    ends |= {"high": q.high, "base_high": q.base_high} if high else {"high": None, "base_high": None}
    wide = replace(a, quantity=replace(q, modifier=modifier, **ends))
    exact = Config(rounding=False)  # a plain 500 may be 450, rounded; "at least 500" is not
    if judge(a, b, SCORE, exact).verdict != "conflict":
        assert judge(wide, b, SCORE, exact).verdict != "conflict"


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Petrol will cost 95 rupees a litre.", "Diesel will cost 80 rupees a litre.", True),
        ("Northern crude settled at $83.", "Southern crude settled at $79.", True),
        ("Inflation in Chile reached 6.1 percent.", "Food inflation in Chile reached 4.1 percent.", True),
        ("The Reform Party won 24 percent of the vote.", "The Green Union sank to 13 percent of the vote.", True),
        ("Japan has won 20 medals.", "Chile has won 33 medals.", True),
        ("Orlo Energy reported a net profit of $3 billion.", "Tanner Oil reported a net profit of $2 billion.", True),
        # one thing, or nobody knows
        ("Inflation in Chile reached 6.1 percent.", "Annual inflation in Chile reached 4.1 percent.", False),
        ("Petrol will cost 95 rupees a litre.", "A litre of petrol went up to 80 rupees.", False),
        ("Chilean customs seized 8 tonnes.", "Customs officers in Chile seized 3 tonnes.", False),
        ("The strike that hit Lima lasted 14 hours.", "The strike in Lima lasted 18 hours.", False),
        ("The central bank cut its rate to 5 percent.", "The Bank of Chile lowered its rate to 4 percent.", False),
        ("It will cost 95 rupees.", "Diesel will cost 80 rupees.", False),
        ("Mara Odo scored 12 points.", "Odo scored 14 points.", False),
        ("About 95 rupees a litre, officials said.", "Diesel will cost 80 rupees.", False),
    ],
)
def test_two_things_of_which_the_same_is_said(one, other, apart):
    a, b = figure("a", one), figure("b", other)
    assert bool(things_apart(a, b, CONFIG)) == bool(things_apart(b, a, CONFIG)) == apart
