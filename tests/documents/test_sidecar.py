"""``documents.csv`` beside files: what it says wins, and what it names must be there."""

from __future__ import annotations

from pathlib import Path

from consistency.config import Config
from consistency.documents import read_documents
from tests.documents.files import zipped

TEXT = "---\nsource: Wrong\ntitle: Kept\ndate: 2020-01-01\n---\n\nThe mill will close in May, its owner said."


def folder_with(tmp_path: Path, table: str) -> Path:
    for name in ("a.txt", "b.txt", "sub/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT + name)
    (tmp_path / "documents.csv").write_text(table, encoding="utf-8")
    return tmp_path


def test_the_table_wins_over_the_file(tmp_path: Path) -> None:
    table = "path,outlet,published,url\na.txt,Bay Post,14 May 2024,https://bay.example/1\nsub/c.txt,Coast,,\n"
    documents, skipped = read_documents([folder_with(tmp_path, table)], Config())
    a, b, c = documents
    assert skipped == []
    assert (a.source, a.title, a.published, a.published_from) == ("Bay Post", "Kept", "2024-05-14", "documents.csv")
    assert a.url == "https://bay.example/1"
    assert dict(a.metadata_from)["source"] == "documents.csv"
    assert a.surely_dated
    assert (b.source, b.published, b.published_from) == ("Wrong", "2020-01-01", "front matter")
    assert (c.source, c.published) == ("Coast", "2020-01-01")


def test_a_row_without_its_file_and_an_unreadable_date_are_told(tmp_path: Path) -> None:
    table = "file,source,date\ngone.txt,X,2024-01-02\na.txt,,sometime\n"
    documents, skipped = read_documents([folder_with(tmp_path, table)], Config())
    assert [(Path(s.path).name, "gone.txt" in s.reason) for s in skipped] == [("documents.csv#2", True)]
    assert documents[0].published == "2020-01-01"
    assert "The date in documents.csv could not be read: 'sometime'." in documents[0].notes


def test_a_table_of_documents_by_that_name_is_read_as_one(tmp_path: Path) -> None:
    (tmp_path / "documents.csv").write_text("text,source\nThe mill will close in May.,Bay Post\n")
    (document,), skipped = read_documents([tmp_path], Config())
    assert (document.source, skipped) == ("Bay Post", [])


def test_the_nearest_table_has_the_last_word(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "path,source\nsub/c.txt,Far\na.txt,Far\n")
    (folder / "sub" / "documents.csv").write_text("path,source\nc.txt,Near\n")
    documents, _ = read_documents([folder], Config())
    assert [d.source for d in documents] == ["Far", "Wrong", "Near"]


def test_a_row_names_a_document_of_an_archive_in_an_archive(tmp_path: Path) -> None:
    inner = zipped({"a#1.txt": TEXT.encode(), "b.txt": (TEXT + "b").encode()})
    (tmp_path / "all.zip").write_bytes(zipped({"inner.zip": inner}))
    (tmp_path / "documents.csv").write_text("path,source,author\nall.zip,Coast,\nall.zip#inner.zip#a#1.txt,,Mia Roe\n")
    (a, b), skipped = read_documents([tmp_path], Config())
    assert skipped == []
    assert (a.source, a.author) == ("Coast", "Mia Roe")
    assert (b.source, b.author) == ("Coast", "")
