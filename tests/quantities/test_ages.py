"""Whose age is told, and what is none."""

import pytest

from consistency.quantities import extract_quantities

AGES = {
    "a 56-year-old man": [(56, "man", "man")],
    "Ada Roe, 65, was hurt.": [(65, "Ada Roe", "")],
    "The dead man is Ben Okri Jr., 49, of Velle.": [(49, "Ben Okri Jr.", "")],
    "a boy aged 12": [(12, "boy", "boy")],
    "Ada Roe is 65 years old.": [(65, "Ada Roe", "")],
    "Ada Roe, who is 30, left.": [(30, "Ada Roe", "")],
    "The girl, 7, and her brother, 5, were found.": [(7, "girl", "girl"), (5, "brother", "brother")],
    "Ada Roe turned 40 on Monday.": [(40, "Ada Roe", "")],
    "The teenager, 16, fled.": [(16, "teenager", "teenager")],
    "She was 41 when the war began.": [(41, "", "")],
}
NO_AGES = [
    "his 22 half-brothers",
    "He was 12 points ahead.",
    "The score was 40, the coach said.",
    "They turned 40 people away.",
    "anger over 12 children",
    "the 18-34 group",
    "the over-65s",
    "ages 5 to 10",
    "the 18-to-34 age group",
    "killed a driver, 12 passengers and a guard",
]


@pytest.mark.parametrize("text", AGES)
def test_ages(text: str) -> None:
    found = [(q.low, q.counted, q.head) for q in extract_quantities(text) if q.kind == "age"]
    assert found == AGES[text]


@pytest.mark.parametrize("text", NO_AGES)
def test_no_ages(text: str) -> None:
    assert [q for q in extract_quantities(text) if q.kind == "age"] == []


def test_the_age_of_a_group_is_a_bound() -> None:
    found = [(q.low, q.high, q.head) for q in extract_quantities("adults over 65 and children under 5")]
    assert found == [(65, None, "adult"), (None, 5, "child")]
