"""The one reason that ``compare`` gives: it names the words or figures that decided."""

from __future__ import annotations

import pytest

from consistency.api import compare
from consistency.config import Config

CASES = [
    ("About 5,000 people came.", "Some 7,500 people came.", "contradict", ["5,000 people", "no number fits both"]),
    ("At least 40 people came.", "More than three dozen people came.", "entail", ["at least 40", "more than 36"]),
    ("At least 40 people came.", "At least 60 people came.", "neutral", ["some of what A allows makes B true"]),
    ("The blast killed 12 people.", "The ferry carried 4,100 cars.", "neutral", ["no figure to hold against", "4,100"]),
    ("The bridge was closed.", "The bridge was closed.", "entail", ["in the same words"]),
    ("The rifle lay in the kitchen.", "The rifle lay in the attic.", "contradict", ["“kitchen”", "“attic”"]),
    ("The mayor spoke.", "The mayor spoke in Lorne after the storm.", "neutral", ["A does not say", "“storm”"]),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "label", "named"), CASES)
def test_the_reason_names_what_decided(a: str, b: str, label: str, named: list[str]) -> None:
    found = compare(a, b, Config(judge="none"))
    assert found.label == label
    assert all(words in found.why for words in named), found.why
    assert "\n" not in found.why


@pytest.mark.slow
@pytest.mark.judge
def test_the_model_is_named_where_it_decided() -> None:
    found = compare("Ann Mori led the team to the final.", "Bea Lund led the team to the final.")
    assert "“Bea”, “Lund”" in found.why
    assert "contradiction model" in found.why
