"""The unit and the digits of a figure decide: whole texts to verdicts, and short texts to labels."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency import extract_quantities
from consistency.checks.numbers import phrase, relate
from consistency.checks.worked_out import change_between
from consistency.config import Config
from consistency.pipeline import compare_texts

CONFIG = Config()


def only(text):
    (q,) = extract_quantities(text)
    return q


def related(a, b):
    one, other = only(a), only(b)
    there = relate(one, other, "", CONFIG)[0]
    assert relate(other, one, "", CONFIG)[0] == there
    return there


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("It is 10 miles away.", "It is 10 kilometres away.", "differ"),
        ("It is 10 miles away.", "It is 16 kilometres away.", "compatible"),
        ("They found 40 tonnes of rice.", "They found 40 kilograms of rice.", "differ"),
        ("They found 40 tonnes of rice.", "They found 40,000 kilograms of rice.", "same"),
        ("It lasted 30 minutes.", "It lasted 30 hours.", "differ"),
        ("It lasted 90 minutes.", "It lasted 1.5 hours.", "same"),
        ("It burned 20,000 acres.", "It burned 20,000 square kilometres.", "differ"),
        ("It cost $5.2 billion.", "It cost $5.2 million.", "differ"),
        ("It cost $5.0 billion.", "It cost $5.4 billion.", "differ"),
        ("It cost $5 billion.", "It cost $5.2 billion.", "compatible"),
        ("It cost $5.0 billion.", "It cost $5.04 billion.", "compatible"),
        ("Prices rose 5.0 percent.", "Prices rose 5.4 percent.", "differ"),
        ("Prices rose 5 percent.", "Prices rose 5.4 percent.", "compatible"),
        ("A magnitude 7.0 quake struck.", "A magnitude 6.7 quake struck.", "differ"),
        ("A magnitude 7 quake struck.", "A magnitude 6.7 quake struck.", "compatible"),
        ("She won 11,500 votes.", "She won 11,496 votes.", "differ"),
        ("She won about 11,500 votes.", "She won 11,496 votes.", "compatible"),
        ("She won 11,000 votes.", "She won 11,496 votes.", "compatible"),
        ("She won 1.2 million votes.", "She won 1,204,316 votes.", "compatible"),
        ("It drew 11,500 people.", "It drew 11,496 people.", "compatible"),
        ("Half of the voters agree.", "60 percent of the voters agree.", "differ"),
        ("Half of the voters agree.", "50 percent of the voters agree.", "same"),
        ("A third of the voters agree.", "33 percent of the voters agree.", "compatible"),
        ("A third of the voters agree.", "20 percent of the voters agree.", "differ"),
        ("Two in five voters agree.", "40 percent of the voters agree.", "same"),
        ("Half of the voters agree.", "500 voters agree.", "incomparable"),
        ("There were 9 robberies per 100,000 people.", "There were 9 robberies.", "incomparable"),
        ("There were 9 robberies per 100,000 people.", "There were 90 robberies per million people.", "same"),
        ("There were 9 robberies per 100,000 people.", "There were 9 robberies per million people.", "differ"),
        ("It was 40 degrees Celsius.", "It was 104 degrees Fahrenheit.", "same"),
        ("It was 40 degrees Celsius.", "It was 40 degrees Fahrenheit.", "differ"),
        ("It is 800 yards long.", "It is 800 metres long.", "differ"),
        ("They moved 30 tons.", "They moved 30 tonnes.", "compatible"),
        ("Prices rose by 12 percentage points.", "Prices rose by 12 percent.", "incomparable"),
        ("Prices rose by 12 percent.", "Prices are 12 percent.", "incomparable"),
    ],
)
def test_relations(a, b, relation):
    assert related(a, b) == relation


@given(st.integers(2, 5000), st.sampled_from([("miles", "kilometres"), ("tonnes", "kilograms"), ("acres", "hectares")]))
def test_changing_a_unit_changes_the_verdict(amount, units):
    one, other = (f"They counted {amount} {unit} of it." for unit in units)
    assert related(one, other) == "differ"
    assert related(one, one) == "same"


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("It was 40 percent.", "It was 52 percent.", ["up 12 percentage point", "up 30%"]),
        ("It was 52 percent.", "It was 40 percent.", ["down 12 percentage point", "down 23.1%"]),
        ("It was $40 million.", "It was $52 million.", ["up 12 million dollar", "up 30%"]),
        ("It was 40 miles.", "It was 40 miles.", []),
        ("It was 40 miles.", "It was 52 tonnes.", []),
    ],
)
def test_changes_are_worked_out(before, after, changes):
    found = change_between(only(before), only(after))
    assert [phrase(replace(q, low=round(q.low, 1), high=round(q.high, 1), decimals=None)) for q in found] == changes


@pytest.mark.parametrize(
    ("a", "b", "label"),
    [
        ("Support rose from 40 percent to 52 percent.", "Support rose by 12 percentage points.", "entail"),
        ("Support rose from 40 percent to 52 percent.", "Support rose by 30 percent.", "entail"),
        ("Support rose from 40 percent to 52 percent.", "Support rose by 20 percentage points.", "contradict"),
        ("Support rose from 40 percent to 52 percent.", "Support rose by 12 percent.", "contradict"),
        ("Sales rose from $40 million to $52 million.", "Sales rose by $12 million.", "entail"),
        ("Support rose by 12 percentage points.", "Support rose by 12 percent.", "neutral"),
        ("Support rose by 12 percent.", "Support rose by 12 percentage points.", "neutral"),
        ("The depot is 10 miles away.", "The depot is 16 kilometres away.", "entail"),
        ("The depot is 10 miles away.", "The depot is 10 kilometres away.", "contradict"),
        ("Half of the voters agree.", "60 percent of the voters agree.", "contradict"),
        ("A third of the voters agree.", "33 percent of the voters agree.", "entail"),
        ("There were 9 robberies per 100,000 people.", "There were 9 robberies.", "neutral"),
        ("There were 9 robberies.", "There were 9 robberies per 100,000 people.", "neutral"),
        ("There were 9 robberies per 100,000 people.", "There were 90 robberies per million people.", "entail"),
        ("It fell to -8C on Friday.", "It fell to 8C on Friday.", "contradict"),
        ("It reached 95°F on Friday.", "It reached 30°C on Friday.", "contradict"),
        ("It reached 95°F on Friday.", "It reached 35°C on Friday.", "entail"),
        ("The field is 800 yards long.", "The field is 800 metres long.", "contradict"),
        ("The field is 800 yards long.", "The field is 730 metres long.", "entail"),
        ("Odo won $5 million.", "Odo won £5 million.", "neutral"),
        ("Odo won Rs 5 lakh.", "Odo won 500,000 rupees.", "entail"),
        ("Odo was jailed for half a year.", "Odo was jailed for two and a half years.", "contradict"),
        ("Odo was jailed for half a year.", "Odo was jailed for six months.", "entail"),
        ("The bank cut rates by 25 basis points.", "The bank cut rates by a quarter of a percentage point.", "entail"),
        ("Temperatures fell to 10 below zero.", "Temperatures fell to 10 degrees.", "contradict"),
        ("Odo weighs 12 stone.", "Odo weighs 168 pounds.", "entail"),
        ("Turnout fell from 61% to 55% in July.", "Turnout fell by six points in July.", "entail"),
        ("The low was minus 5 degrees.", "The low was 5 degrees.", "contradict"),
        ("The party won 162 seats.", "The party won a majority of 12 seats.", "neutral"),
        ("The party won a majority of 12 seats.", "The party won 162 seats.", "neutral"),
        ("Ray Odo won 1,350 votes on Sunday.", "Ray Odo won by 150 votes on Sunday.", "neutral"),
        ("Odo won 1,350 votes and Ada Roe 1,200.", "Odo won by 150 votes.", "entail"),
        ("Roe beat Odo by 150 votes.", "Roe beat Odo by 190 votes.", "contradict"),
        ("Norland ranks second in the index.", "Norland is ranked No. 2 in the index.", "entail"),
    ],
)
def test_compare_says_the_same(a, b, label):
    (comparison,) = compare_texts([(a, b)], CONFIG)
    assert comparison.label == label
