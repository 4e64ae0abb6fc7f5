"""What a person at a Python prompt sees: names to complete, a result on one line, a result saved by its name."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import consistency
from consistency.api import read_report
from consistency.datatypes import Result
from consistency.errors import ReportError
from tests.reports.build import hostile, story


def test_the_package_lists_what_it_offers_before_any_of_it_is_used() -> None:
    code = "import consistency; print(*dir(consistency)); import sys; print('consistency.api' in sys.modules)"
    listed, loaded = subprocess.check_output([sys.executable, "-c", code], text=True).strip().splitlines()
    assert set(listed.split()) >= {*consistency.__all__, "__version__"}
    assert {"check", "compare", "extract_quantities", "Config"} <= set(listed.split())
    assert loaded == "False"


def test_a_result_is_one_line() -> None:
    assert repr(Result()) == "<Result: 0 documents, 0 claims, 0 shared claims, 0 findings>"
    text = repr(story().result())
    assert text.startswith("<Result: 5 documents, ")
    assert "conflict" in text
    assert "\n" not in text + repr(hostile())
    assert len(text) < 200


def test_a_result_gives_itself_as_json() -> None:
    result = story().result()
    assert json.loads(result.to_json())["version"] == 1


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("a.html", "<!doctype html>"),
        ("a.JSON", "{"),
        ("new/a.csv", "\ufeffquestion,"),
        ("a.md", "<!-- consistency report -->"),
    ],
)
def test_the_end_of_the_name_says_the_form(name: str, opening: str, tmp_path: Path) -> None:
    path = story().result().save(tmp_path / name)
    assert path == tmp_path / name
    assert path.read_text(encoding="utf-8").lower().startswith(opening)
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_what_was_saved_as_json_is_read_again(tmp_path: Path) -> None:
    result = story().result()
    assert read_report(result.save(str(tmp_path / "a.json"))).findings == result.findings


def test_what_cannot_be_saved_says_why(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"one of \.html, \.json, \.csv, \.md, \.xlsx"):
        Result().save(tmp_path / "a.doc")
    (tmp_path / "a.html").mkdir()
    with pytest.raises(ReportError, match="a folder of that name"):
        Result().save(tmp_path / "a.html")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ReportError, match="cannot be written"):
        Result().save(tmp_path / "file" / "a.html")
