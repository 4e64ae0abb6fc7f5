"""Writing reports: all forms, whole or not at all."""

import stat
import tomllib
from pathlib import Path

import pytest

from consistency.config import Config
from consistency.documents import read_documents
from consistency.documents.own_reports import is_own_report
from consistency.errors import DocumentError, ReportError
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


def test_pictures_show_the_tolerance_of_the_run(tmp_path):
    def page(config):
        return write_reports(story().result(), tmp_path, ["html"], config)[0].read_text(encoding="utf-8")

    assert page(Config(tolerance=0.01)) != page(Config(tolerance=0.2))
    assert page(None) == page(Config())


@pytest.mark.parametrize("form", [name for name, _, _ in FORMATS])
def test_a_report_is_never_read_as_a_document(tmp_path, form):
    (written,) = write_reports(story().result(), tmp_path / "out", [form])
    data = written.read_bytes()
    assert is_own_report(data)
    assert not is_own_report(b"A story that names " + data)
    for suffix in (".md", ".txt"):
        (tmp_path / f"{form}{suffix}").write_bytes(data)
    with pytest.raises(DocumentError, match="a report of consistency, not a document"):
        read_documents([tmp_path / f"{form}.md", tmp_path / f"{form}.txt"], Config())
    (tmp_path / "article.txt").write_text("An article.\n", encoding="utf-8")
    documents, skipped = read_documents([tmp_path], Config())
    assert [document.path for document in documents] == [str(tmp_path / "article.txt")]
    assert skipped == []


def test_every_file_that_is_no_code_is_packaged():
    root = Path(__file__).parents[2]
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = settings["tool"]["setuptools"]["package-data"]["consistency"]
    files = [f.relative_to(root / "consistency") for f in (root / "consistency").rglob("*") if f.is_file()]
    data = [f for f in files if f.suffix not in (".py", ".pyc") and "__pycache__" not in f.parts]
    assert [str(f) for f in data if not any(f.match(pattern) for pattern in patterns)] == []
