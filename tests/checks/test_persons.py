"""Two ages of one person."""

from dataclasses import replace

import pytest

from consistency.checks.persons import age_ruling
from tests.claims.test_discourse import claims_of


def age(years, published, name="Ray Odo"):
    (claim,) = [c for c in claims_of(f"{name}, {years}, was hurt in Velle.") if c.scope.measure == "age"]
    return replace(claim, clocks=replace(claim.clocks, published=published))


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ((56, "2025-08-02"), (65, "2025-08-02"), "conflict"),
        ((56, "2025-08-02"), (65, "2025-08-05"), "conflict"),
        ((56, "2025-08-02"), (57, "2025-08-02"), "conflict"),
        ((56, "2025-08-02"), (57, "2025-08-09"), "unclear"),
        ((56, None), (57, "2025-08-09"), "unclear"),
        ((56, None), (65, "2025-08-09"), "conflict"),
        ((56, "2015-08-02"), (66, "2025-08-09"), "compatible"),
    ],
)
def test_two_ages(a, b, verdict):
    ruling = age_ruling(age(*a), age(*b))
    assert ruling is not None
    assert ruling[0] == verdict


def test_an_age_without_a_name_is_not_ruled_on():
    (nobody,) = [c for c in claims_of("A 56-year-old man was hurt.") if c.scope.measure == "age"]
    assert age_ruling(nobody, age(65, None)) is None


@pytest.mark.parametrize("title", ["Senator", "Professor", "Captain", "Mrs", "Judge"])
def test_a_title_is_no_part_of_whose_age_it_is(title):
    (claim,) = [c for c in claims_of(f"{title} Ray Odo, 56, was hurt in Velle.") if c.scope.measure == "age"]
    assert claim.scope.subject == age(56, None).scope.subject
