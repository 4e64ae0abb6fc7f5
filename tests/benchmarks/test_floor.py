"""No score on the development data falls below its floor; the page and the floor know the same measures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import accuracy

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.skipif(not (ROOT.parent / "shared" / "data").is_dir(), reason="the development data is not there")
@pytest.mark.parametrize("area", [area.name for area in accuracy.AREAS if area.in_tests])
def test_scores_hold(area: str) -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "accuracy.py"), area, "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("area", accuracy.AREAS, ids=[area.name for area in accuracy.AREAS])
def test_floor_and_page_know_every_measure(area: accuracy.Area) -> None:
    page = accuracy.PAGE.read_text(encoding="utf-8")
    assert set(accuracy.read_floor()[area.name]) == {measure.name for measure in area.measures}
    assert f"## {area.title}" in page
    for measure in area.measures:
        assert f"| {measure.label} |" in page


def test_every_floor_has_an_area() -> None:
    assert set(accuracy.read_floor()) == {area.name for area in accuracy.AREAS}


def test_a_lower_score_and_a_missing_floor_are_named() -> None:
    area = accuracy.Area("x", "X", "", (accuracy.Measure("a", "A"), accuracy.Measure("b", "B")))
    assert accuracy.below(area, {"a": 1.0, "b": 2.0}, {"a": 1.1}) == [
        "x.a: 1.0 is below 1.1",
        "x.b: no floor in floor.toml",
    ]
    assert accuracy.below(area, {"a": 1.1, "b": 2.0}, {"a": 1.1, "b": 2.0}) == []
