"""How things are said: numbers, intervals, dates, questions, verdicts."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.datatypes import (
    Claim,
    Clocks,
    FindingKind,
    Modifier,
    PairVerdict,
    PassageKind,
    Quantity,
    Scope,
    Severity,
    Summary,
    Verdict,
)
from consistency.reports import words
from consistency.reports.plain import gist, why
from consistency.reports.settle import what_would_settle

CLAIM = Claim("c", "d", 0, 1, "x", "body", Scope(), "q")


def quantity(low: float | None, high: float | None, modifier: Modifier = "exact", **other: object) -> Quantity:
    return Quantity(low, high, modifier, **{"unit": "", "counted": "", "start": 0, "end": 0, **other})


def claim(low: float | None, high: float | None, modifier: Modifier = "exact", **scope: str) -> Claim:
    return replace(CLAIM, quantity=quantity(low, high, modifier), scope=Scope(**scope))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"),
        (-0.0, "0"),
        (7, "7"),
        (999, "999"),
        (5200.0, "5,200"),
        (999_999, "999,999"),
        (1e6, "1 million"),
        (1.2e6, "1.2 million"),
        (1.25e9, "1.25 billion"),
        (3.4e12, "3.4 trillion"),
        (1_234_567, "1,234,567"),
        (0.25, "0.25"),
        (2.5, "2.5"),
        (60.75, "60.75"),
        (-12, "−12"),
        (-2.5e6, "−2.5 million"),
        (0.0001234, "0.000123"),
        (123456.75, "123,457"),
    ],
)
def test_figures(value, said):
    assert words.figure(value) == said


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_figure_can_be_said(value):
    assert words.figure(value)


@given(st.integers(min_value=-999_999, max_value=999_999))
def test_whole_numbers_below_a_million_keep_every_digit(value):
    assert int(words.figure(value).replace(",", "").replace("−", "-")) == value


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (quantity(5000, 5000, "approximate"), "about 5,000"),
        (quantity(None, 5200, "at_most"), "up to 5,200"),
        (quantity(25, None, "at_least"), "at least 25"),
        (quantity(160, None, "more_than"), "more than 160"),
        (quantity(None, 40, "less_than"), "fewer than 40"),
        (quantity(4500, 5000, "less_than"), "nearly 5,000"),
        (quantity(20, 30, "range"), "20 to 30"),
        (quantity(24, 99, "vague"), "24 to 99"),
        (quantity(24, 24, "vague"), "24"),
        (quantity(0, 0), "0"),
        (quantity(60, 60, unit="percent", kind="share"), "60%"),
        (quantity(0.5, 0.5, kind="share"), "50%"),
        (quantity(1.2e9, 1.2e9, unit="US dollar", kind="money"), "$1.2 billion"),
        (quantity(2e6, 2e6, "more_than", unit="euro", kind="money"), "more than €2 million"),
        (quantity(90, 90, unit="US dollar", kind="money", per="barrel"), "$90 per barrel"),
        (quantity(60, 60, unit="kilometre", kind="measure"), "60 kilometres"),
        (quantity(1, 1, unit="kilometre", kind="measure"), "1 kilometre"),
        (quantity(6, 6, unit="foot", kind="measure"), "6 feet"),
        (quantity(30, 30, unit="degree Celsius", kind="measure"), "30 degrees Celsius"),
        (quantity(12, 12, unit="percent", kind="share", change="down"), "down by 12%"),
        (quantity(None, None), "an unknown number"),
    ],
)
def test_intervals(made, said):
    assert words.interval(made) == said


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2020-03-20", "20 March 2020"),
        ("2020-03", "March 2020"),
        ("2020", "2020"),
        ("--01-08", "8 January"),
        ("--01", "January"),
        ("2020-03-20T10:00:00Z", "20 March 2020"),
        ("", ""),
        (None, ""),
        ("soon", "soon"),
        ("2020-13-01", "2020-13-01"),
        ("<b>", "<b>"),
    ],
)
def test_dates(iso, said):
    assert words.date(iso) == said


def test_date_ranges():
    assert words.date_range(["2020-03-20", "", "2020-03-17"]) == "17 March 2020 to 20 March 2020"
    assert words.date_range(["2020-03-20", "2020-03-20"]) == "20 March 2020"
    assert words.date_range([""]) == ""


def test_every_word_of_the_contract_has_words_here():
    assert set(words.VERDICTS) == set(get_args(Verdict))
    assert set(words.KINDS) == set(get_args(FindingKind))
    assert set(words.SEVERITIES) == set(get_args(Severity))
    assert set(words.PASSAGES) == set(get_args(PassageKind))


def pairs(*verdicts: tuple[int, int, Verdict]) -> list[PairVerdict]:
    return [PairVerdict(a, b, verdict, "k", ("first", "rule: the last")) for a, b, verdict in verdicts]


@pytest.mark.parametrize(
    ("sides", "judged", "said"),
    [
        (2, [(0, 1, "conflict")], "A and B cannot both be true."),
        (3, [(0, 1, "conflict"), (0, 2, "conflict"), (1, 2, "conflict")], "A, B and C cannot all be true."),
        (
            3,
            [(0, 1, "compatible"), (0, 2, "different_scope"), (1, 2, "different_scope")],
            "C counts other things than A and B. A and B differ, and can both be true.",
        ),
        (
            3,
            [(0, 1, "conflict"), (0, 2, "conflict"), (1, 2, "agree")],
            "A cannot be true together with B or C. B and C say the same.",
        ),
        (
            4,
            [(0, 1, "conflict"), (2, 3, "conflict")],
            "A and B cannot both be true. C and D cannot both be true.",
        ),
        (1, [], ""),
        (
            4,
            [(0, 1, "conflict"), (2, 3, "conflict"), (1, 2, "compatible"), (0, 2, "conflict"), (1, 3, "compatible")],
            "Of 5 pairs of answers, 3 are in conflict and 2 compatible.",
        ),
        (9, [(0, 1, "superseded"), (0, 2, "superseded"), (1, 2, "superseded")], "All 3 pairs of answers are updates."),
        (9, [(0, 1, "conflict"), (0, 2, "unclear")], "Of 2 pairs of answers, 1 is in conflict and 1 possibly at odds."),
    ],
)
def test_what_a_finding_comes_to(sides, judged, said):
    assert gist(pairs(*judged), "ABCDEFGHI"[:sides], "number") == said


@pytest.mark.parametrize("verdict", get_args(Verdict))
@pytest.mark.parametrize("kind", get_args(FindingKind))
def test_every_verdict_of_every_kind_has_a_gist(verdict, kind):
    assert gist(pairs((0, 1, verdict)), "AB", kind).startswith("A and B")
    assert gist(pairs((0, 1, verdict), (0, 2, verdict)), "ABC", kind)


def said(verdict: Verdict, a: Claim, b: Claim, kind: FindingKind = "number") -> str:
    return why(PairVerdict(0, 1, verdict, "k", ("first", "rule: the last")), [a], [b], ("A", "B"), kind)


def test_why_names_what_differs():
    us = replace(claim(5, 5, population="us", place="iraq"), evidence=(("population", "US troops"),))
    foreign = claim(7, 7, population="foreign", place="iraq")
    assert said("different_scope", us, foreign) == (
        "They differ in whom or what they count (“US troops” and “foreign”)."
    )
    about, limit = claim(5000, 5000, "approximate"), claim(None, 5200, "at_most")
    assert said("compatible", about, limit) == (
        "Both can be true: “about 5,000” is approximate and “up to 5,200” is an upper limit."
    )
    assert "rounder figure" in said("compatible", claim(5000, 5000), claim(5200, 5200))
    early, late = (replace(CLAIM, clocks=Clocks(as_of=day)) for day in ("2031-03-17", "2031-03-20"))
    assert said("superseded", early, late).startswith("A is as of 17 March 2031 and B is as of 20 March 2031")


def test_why_names_what_only_one_side_says():
    pair = PairVerdict(0, 1, "unclear", "k", ("first", "rule: only one of the two says the population"))
    known = replace(claim(9, 9, population="navy"), evidence=(("population", "navy ships"),))
    assert why(pair, [claim(3, 3)], [known], ("A", "B"), "number") == (
        "No number fits both, but only B says whom or what it counts (“navy ships”)."
    )
    assert why(pair, [claim(3, 3)], [claim(4, 4)], ("A", "B"), "number") == "Only one of the two says the population."


@pytest.mark.parametrize("verdict", get_args(Verdict))
def test_where_the_slots_say_nothing_the_deciding_rule_speaks(verdict):
    assert said(verdict, CLAIM, CLAIM, "statement") == "The last."
    bare = why(PairVerdict(0, 1, verdict, "k", ()), [], [], ("A", "B"), "number")
    assert bare == words.VERDICTS[verdict].meaning


def test_what_would_settle_it():
    known = replace(claim(5, 5, place="iraq"), clocks=Clocks(published="2031-03-17"))
    assert what_would_settle("conflict", [[known], [CLAIM]], "AB") == "knowing where B counts and as of when B speaks."
    assert what_would_settle("unclear", [[CLAIM], [CLAIM]], "AB") == "knowing as of when A and B speak."
    assert what_would_settle("compatible", [[known], [CLAIM]], "AB") == ""
    assert what_would_settle("conflict", [[known], [known]], "AB") == ""


def test_the_style_guide_says_what_the_page_says():
    guide = (Path(__file__).resolve().parents[2] / "docs" / "report-style.md").read_text(encoding="utf-8")
    for verdict, said in words.VERDICTS.items():
        assert f"| `{verdict}` | {said.name} | {said.meaning} |" in guide


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        (None, ""),
        (Summary(14, None, 14, "", "none", ""), ""),
        (Summary(14, None, 34, "", "none", ""), "Lowest 14, highest 34; no best figure is chosen."),
        (
            Summary(5000, 5200, 7500, "", "most_recent", "as of 20 March"),
            "Lowest 5,000, highest 7,500; best 5,200, by most recent: as of 20 March.",
        ),
    ],
)
def test_low_best_and_high_in_a_sentence(numbers, said):
    assert words.summary(numbers) == said
