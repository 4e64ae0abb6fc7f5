"""The folder that ``report`` writes into: looked at before the work, and fit to be read from as well."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from consistency import pipeline
from tests.cli.conftest import Command

EVERY = "html,json,csv,markdown"


def test_a_second_run_into_a_folder_that_is_also_input(consistency: Command, world: Path) -> None:
    first = consistency("report", ".", "-o", "known", "--format", EVERY)
    kept = {path.name: path.read_bytes() for path in (world / "known").iterdir()}
    second = consistency("report", ".", "-o", "known", "--format", EVERY)
    assert (first.code, second.code) == (0, 0)
    assert {path.name: path.read_bytes() for path in (world / "known").iterdir()} == kept
    assert len(json.loads(kept["discrepancies.json"])["documents"]) == 3
    assert json.loads(kept["discrepancies.json"])["skipped"] == []
    for paths in (["."], [*map(str, sorted((world / "known").iterdir())), "new"]):  # as a shell's * names them
        assert consistency("extract", *paths).code == 0


def test_a_folder_that_holds_nothing_but_reports(consistency: Command, world: Path) -> None:
    assert consistency("report", "known", "--format", EVERY).code == 0
    ran = consistency("report", "reports")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "a report of consistency, not a document, and nothing else is there" in ran.err


def test_forms_of_an_earlier_run_are_named(consistency: Command, world: Path) -> None:
    assert "earlier run" not in consistency("report", "known", "--format", EVERY).err
    assert (
        "of an earlier run: reports/discrepancies.csv, reports/discrepancies.md\n" in consistency("report", "new").err
    )
    assert "earlier" not in consistency("report", "new", "--quiet").err


def _file(world: Path) -> str:
    (world / "out").write_text("a file", encoding="utf-8")
    return "out is not a folder"


def _below_a_file(world: Path) -> str:
    return f"cannot be written ({'known/a.txt'} is not a folder)"


def _folder_in_place_of_a_report(world: Path) -> str:
    (world / "out" / "discrepancies.html").mkdir(parents=True)
    return "a folder of that name is there"


def _not_mine(world: Path) -> str:
    (world / "out").mkdir(mode=0o555)
    return "out may not be written by you"


FOLDERS = [
    ("out", _file),
    ("known/a.txt/deep", _below_a_file),
    ("out", _folder_in_place_of_a_report),
    pytest.param("out", _not_mine, marks=pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")),
]


@pytest.mark.parametrize(("output", "make"), FOLDERS)
def test_a_folder_that_cannot_be_written_is_found_before_the_work(
    consistency: Command, world: Path, monkeypatch: pytest.MonkeyPatch, output: str, make: object
) -> None:
    monkeypatch.setattr(pipeline, "run", lambda *_: pytest.fail("the work was done"))
    said = make(world)  # type: ignore[operator]
    ran = consistency("report", "known", "-o", output)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "cannot be written" in ran.err
    assert said in ran.err
