"""One sum in two currencies: what counts as a text's own conversion, and what does not."""

import pytest

from consistency.checks.conversions import conversions_of
from consistency.checks.pairs import Known, judge
from tests.findings.build import CONFIG, claims_of, document, figure


def amount(interval):
    """Currency and size."""
    return interval.dimension.base, interval.low


def known(text):
    return conversions_of(claims_of(document("c", text)))


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("The haul was worth 3 million euros ($3.9 million).", {("euro", 3e6), ("dollar", 3.9e6)}),
        ("A €3 million (about $3.9-million) robbery shook Lima.", {("euro", 3e6), ("dollar", 3.9e6)}),
        ("The haul was worth 3 million euros (US$3.9 million).", {("euro", 3e6), ("dollar", 3.9e6)}),
        (
            "They took 3m euros (£2.6m; $3.9m) in rings.",
            {("euro", 3e6), ("pound sterling", 2.6e6), ("dollar", 3.9e6)},
        ),
    ],
)
def test_a_text_converts(text, sums):
    found = known(text)
    assert {amount(one) for one in found} == sums
    assert all({amount(s) for s, _ in others} < sums for others in found.values())


@pytest.mark.parametrize(
    "text",
    [
        "It paid 3 million euros in March and $3.9 million in May.",
        "The fund got 3 million euros, $3.9 million less than it asked for.",
        "The haul was worth 3 million euros (2 million in 2019).",
        "The budget is between $3 million and $4 million.",
    ],
)
def test_a_text_does_not_convert(text):
    assert known(text) == {}


EURO = "The robbers took gems worth 3 million euros from the shop in Lima."


@pytest.mark.parametrize(
    ("other", "value", "source", "verdict"),
    [
        ("The robbers took gems worth $3.9 million from the shop in Lima.", 3.9e6, True, "compatible"),
        ("The robbers took gems worth $9 million from the shop in Lima.", 9e6, True, "unclear"),
        ("The robbers took gems worth $3.9 million from the shop in Lima.", 3.9e6, False, "unclear"),
        ("The robbers took gems worth 9 million euros from the shop in Lima.", 9e6, True, "conflict"),
    ],
)
def test_two_currencies_are_never_at_odds(other, value, source, verdict):
    a, b = figure("a", EURO, 3e6), figure("b", other, value)
    said = Known(conversions=known("The haul was worth 3 million euros ($3.9 million).") if source else {})
    for left, right in ((a, b), (b, a)):
        judgement = judge(left, right, 1.0, CONFIG, said)
        assert judgement.verdict == verdict
    assert any("3.9 million" in r for r in judgement.reasons) or not source or verdict == "conflict"
