"""Whose the counted are, and which capitalised words name nobody."""

import calendar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.claims.populations import population_of
from consistency.config import Config
from consistency.quantities import extract_quantities

CONFIG = Config()
TIMES = [*calendar.day_name, *(name for name in calendar.month_name if name)]


def population(text):
    return population_of(extract_quantities(text, CONFIG)[0], text, CONFIG)[0]


@pytest.mark.parametrize(
    "text",
    [
        "The death toll from Monday's landslide stood at 41.",
        "There were 41 victims of March's floods.",
        "At least 58 deaths from last Tuesday’s quake were confirmed.",
        "Six Monday shoppers were hurt.",
        "Rescuers counted 30 dead from New Year's Eve fires.",
        "Twelve victims of the Christmas Day attack were buried.",
        "Four survivors of Thursday’s derailment have died.",
    ],
)
def test_a_day_or_month_is_no_population(text):
    assert population(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two Calderans were hurt.", "calderan"),
        ("Two Monday Calderans were hurt.", "calderan"),
        ("Two victims of Monday's quake, Danes, were named.", ""),
        ("Two Danish victims of Monday's quake were named.", "denmark"),
    ],
)
def test_names_beside_a_day_still_name_somebody(text, expected):
    assert population(text) == expected


@given(st.sampled_from(TIMES), st.sampled_from(["'s", "’s"]), st.sampled_from(["of", "from"]))
def test_no_day_or_month_names_anybody(name, mark, preposition):
    assert population(f"There were 41 victims {preposition} {name}{mark} storm.") == ""
