"""Writing reports: all forms, whole or not at all."""

import stat

import pytest

from consistency.errors import ReportError
from consistency.reports import FORMATS, write_reports
from tests.reports.build import story


def test_every_form_is_written_under_its_name(tmp_path):
    paths = write_reports(story().result(), tmp_path / "a" / "b", [name for name, _, _ in FORMATS])
    assert [path.name for path in paths] == [
        "discrepancies.html",
        "discrepancies.json",
        "discrepancies.csv",
        "discrepancies.md",
    ]
    assert sorted(path.name for path in (tmp_path / "a" / "b").iterdir()) == sorted(path.name for path in paths)
    assert all(stat.S_IMODE(path.stat().st_mode) & 0o400 for path in paths)


def test_twice_gives_the_same_bytes(tmp_path):
    forms = [name for name, _, _ in FORMATS]
    first = [path.read_bytes() for path in write_reports(story().result(), tmp_path, forms)]
    assert first == [path.read_bytes() for path in write_reports(story().result(), tmp_path, forms)]


def test_a_form_asked_for_twice_is_written_once(tmp_path):
    assert len(write_reports(story().result(), tmp_path, ["json", "json"])) == 1


def test_an_unknown_form_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(ReportError, match="no report form 'pdf'; there are html, json"):
        write_reports(story().result(), tmp_path / "out", ["json", "pdf"])
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_an_expected_failure(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(ReportError, match="cannot be written"):
        write_reports(story().result(), tmp_path / "file", ["json"])


def test_an_earlier_report_stays_when_the_new_one_fails(tmp_path, monkeypatch):
    (path,) = write_reports(story().result(), tmp_path, ["json"])
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(ReportError, match="No space left"):
        write_reports(story().result(), tmp_path, ["json"])
    assert path.read_bytes() == before
    assert [left.name for left in tmp_path.iterdir()] == ["discrepancies.json"]
