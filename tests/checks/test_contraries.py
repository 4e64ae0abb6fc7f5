"""Two texts that one word parts: what excludes what, and what only looks so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.api import compare
from consistency.checks.combined import _reading as reading
from consistency.checks.contraries import contrary_in, opposed
from consistency.config import Config, packaged_table

RULES = Config(judge="none")

FOUND = [
    # antonyms
    ("The bridge is open.", "The bridge is closed."),
    ("The vote was legal.", "The vote was illegal."),
    ("The witness was asleep.", "The witness was awake."),
    ("The plant stands indoors.", "The plant stands outdoors."),
    ("The judge accepted the plea.", "The judge rejected the plea."),
    ("Prices rose sharply.", "Prices fell sharply."),
    ("The talks succeeded.", "The talks failed."),
    ("The talks began in Lorne.", "The talks ended in Lorne."),
    ("The fleet sailed north.", "The fleet sailed south."),
    # two sides of a scale
    ("The team won at home.", "The team won away."),
    ("Relief operations are going smoothly.", "Relief operations are slow."),
    ("Aid is reaching the valley slowly.", "Aid is reaching the valley quickly."),
    ("The square was packed.", "The square was empty."),
    ("The march was peaceful.", "The march was violent."),
    ("The driver was unhurt.", "The driver was injured."),
    # one place, means or attribute
    ("The rifle was hidden on the roof.", "The rifle was hidden in the kitchen."),
    ("Guards found the rifle in the attic of the house.", "Guards found the rifle in the cellar of the house."),
    ("He came by train.", "He came by bus."),
    ("The guard was killed with a knife.", "The guard was killed with a hammer."),
    ("The getaway car was red.", "The getaway car was blue."),
    ("The patient was taken from the school.", "The patient was taken from the hospital."),
]

NOT_FOUND = [
    # denied
    ("The team did not win at home.", "The team won away."),
    ("The team did not win at home.", "The team did not win away."),
    ("The bridge is not open.", "The bridge is closed."),
    ("Nobody was hurt on the bus.", "Nobody was hurt on the train."),
    # A says both, or B says more
    ("The rifle was found in the kitchen, under the roof.", "The rifle was found in the kitchen."),
    ("The home side beat the away side.", "The away side beat the home side."),
    ("The team won at home in spring.", "The team won away in the final."),
    # other words of the sentence differ as well
    ("The old bridge was closed.", "The young mayor closed the bridge."),
    ("The minister opened the school.", "The strike closed the school and the mine."),
    ("He flew to Lorne and took a bus.", "He took a train."),
    # no place: what was done to them
    ("Workers painted the roof.", "Workers painted the kitchen."),
    ("The school lies near the hospital.", "The school lies near the river."),
    # both can be so
    ("All guards left the hall.", "Some guards left the hall."),
    ("The shop in the hotel burned.", "The bar in the hotel burned."),
    ("He was found in the taxi.", "He was found in the car."),
    ("It fell on the roof.", "It fell on the rooftop."),
    ("The bridge is open.", "The bridge is open."),
    ("", "The bridge is open."),
]


@pytest.mark.parametrize(("a", "b"), FOUND)
def test_found_either_way_round(a: str, b: str) -> None:
    for x, y in ((a, b), (b, a)):
        assert contrary_in(reading(x), reading(y)) is not None
        found = compare(x, y, RULES)
        assert (found.label, found.verdict) == ("contradict", "conflict")
        assert "of the same" in found.why or "is not" in found.why


@pytest.mark.parametrize(("a", "b"), NOT_FOUND)
def test_not_found(a: str, b: str) -> None:
    assert contrary_in(reading(a), reading(b)) is None
    assert contrary_in(reading(b), reading(a)) is None


def test_a_figure_that_does_not_hold_is_another_matter() -> None:
    found = compare("The team won at home on Monday, 6 May 2024.", "The team won away on Friday, 10 May 2024.", RULES)
    assert "of the same" not in found.why


WORDS = sorted({word for row in packaged_table("antonyms")["adj"]["pairs"][:400] for word in row.split()})


@given(st.sampled_from(WORDS), st.sampled_from(WORDS))
def test_to_be_opposed_is_mutual_and_never_to_oneself(a: str, b: str) -> None:
    assert opposed(a, b, a, b) == opposed(b, a, b, a)
    assert not opposed(a, a, a, a)


def test_no_word_of_the_tables_is_its_own_contrary() -> None:
    table = packaged_table("contraries")
    for scale in table.values():
        assert not set(scale.get("one", ())) & set(scale.get("other", ()))
    for kind in table["kinds"].values():
        words = [word for entry in kind["words"] for word in entry.split("|")]
        assert len(words) == len(set(words))
