"""What docs/sample-corpus.md promises of a report on seeds/, held with the real encoder."""

from pathlib import Path

import pytest

from consistency import check

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def result():
    return check([ROOT / "seeds"])


def finding_of(result, *figures):
    """The finding whose sides say these figures, and its sides by figure."""
    for finding in result.findings:
        labels = [side.label for side in finding.sides]
        if all(any(label.startswith(figure) for label in labels) for figure in figures):
            return finding
    return None


def test_three_origins(result):
    assert len(set(result.origins.values())) == 3


def test_troops_are_one_question_with_three_sides(result):
    finding = finding_of(result, "about 4,000", "up to 4,300", "about 6,500")
    assert finding is not None
    verdicts = {(p.a, p.b): p.verdict for p in finding.pairs}
    assert verdicts == {(0, 1): "compatible", (0, 2): "different_scope", (1, 2): "different_scope"}
    assert [side.origins for side in finding.sides] == [1, 1, 1]


def test_the_wounded_are_the_conflict(result):
    conflicts = [f for f in result.findings if f.verdict == "conflict"]
    assert [f.key for f in conflicts] == [finding_of(result, "14 ", "34 ").key]


def test_the_dead_of_the_camp_were_counted_again(result):
    assert any(f.verdict == "superseded" for f in result.findings)


@pytest.mark.parametrize("value", [2016, 2024, 21, 2300, 10000])
def test_dates_names_and_furniture_are_no_figures(result, value):
    assert not [c.quote for c in result.claims if c.quantity and value in (c.quantity.low, c.quantity.high)]
