"""What may be named as input: files of any format, archives and tables by their parts, standard input; no addresses."""

import io
import json
import sys
from types import SimpleNamespace

import pytest

from consistency.documents.fetching import Page
from tests.cli.conftest import KNOWN, OTHER
from tests.documents.files import article_pdf, zipped

ADDRESS = "https://daily.example/news/1"


def given(monkeypatch, data):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))


def test_standard_input_is_extracted(consistency, monkeypatch):
    given(monkeypatch, OTHER.encode())
    ran = consistency("extract", "-")
    assert ran.code == 0
    assert {json.loads(line)["path"] for line in ran.out.splitlines()} == {"-"}
    assert "31 people" in ran.out


def test_standard_input_is_checked_and_reported(consistency, world, monkeypatch):
    given(monkeypatch, OTHER.encode())
    ran = consistency("check", "-", "--against", "known")
    assert ran.code == 1
    assert "-:" in ran.out
    given(monkeypatch, zipped({"a.txt": OTHER.encode()}))
    assert consistency("report", "-", "known", "--format", "json").code == 0
    report = json.loads((world / "reports" / "discrepancies.json").read_text(encoding="utf-8"))
    assert "-#a.txt" in [document["path"] for document in report["documents"]]


def test_a_part_of_a_new_file_is_new(consistency, world):
    (world / "new" / "week.zip").write_bytes(zipped({"monday/a.txt": OTHER.encode()}))
    ran = consistency("check", "new/week.zip", "--against", "known")
    assert ran.code == 1
    assert "new/week.zip#monday/a.txt" in ran.out


def test_a_passage_is_named_by_its_page(consistency, world):
    text = OTHER.split("---")[2].strip()
    (world / "new" / "a.pdf").write_bytes(article_pdf(["Blast in the harbour of Lorne", "14 May 2024", text]))
    ran = consistency("check", "new/a.pdf", "--against", "known", "--format", "text")
    assert "new/a.pdf, page 1: A blast in the harbour" in ran.out
    ran = consistency("check", "new/a.pdf", "--against", "known", "--format", "json")
    (read,) = (document for document in json.loads(ran.out)["documents"] if document["path"] == "new/a.pdf")
    assert [block["page"] for block in read["blocks"]] == [1, 1, 1]


@pytest.mark.parametrize("data", [b"", b"  \n"])
def test_empty_standard_input_is_skipped(consistency, monkeypatch, data):
    given(monkeypatch, data)
    ran = consistency("extract", "-")
    assert ran.code == 3
    assert "skipped -: empty" in ran.err


@pytest.mark.parametrize("command", [["extract"], ["report"], ["check", "--against", "known"], ["lineage"]])
def test_an_address_is_no_path_and_keeps_its_slashes(consistency, command):
    ran = consistency(*command, "https://daily.example/news/1")
    assert ran.code == 2
    assert "https://daily.example/news/1: URLs are not read without --fetch; save the page" in ran.err


def test_an_address_is_fetched_where_that_was_asked_for(consistency, monkeypatch):
    page = Page(f"<html><body><p>{OTHER.split('---')[2]}</p></body></html>".encode(), ADDRESS, "a.html", "2024-05-15")
    monkeypatch.setattr(sys.modules["consistency.documents.gather"], "fetch_page", lambda address, config: page)
    ran = consistency("check", ADDRESS, "--against", "known", "--fetch")
    assert ran.code == 1
    assert f"{ADDRESS}:" in ran.out
    ran = consistency("check", "known", "--against", ADDRESS, "--fetch", "--format", "json")
    (read,) = (document for document in json.loads(ran.out)["documents"] if document["path"] == ADDRESS)
    assert read["url"] == ADDRESS
    assert f"Fetched from {ADDRESS} on 2024-05-15." in read["notes"]


@pytest.mark.parametrize("address", ["http://127.0.0.1/", "http://[::1]:8080/", "http://169.254.169.254/latest/"])
def test_nothing_is_fetched_from_inside(consistency, address):
    ran = consistency("extract", address, "--fetch")
    assert ran.code == 3
    assert "which is no public address" in ran.err


def test_what_is_not_read_names_what_is(consistency, world):
    (world / "known" / "a.xyz").write_bytes(b"no format")
    ran = consistency("extract", "known")
    assert ran.code == 3
    assert "known/a.xyz: format not supported; read are PDF, Word," in ran.err


def test_the_settings_name_the_columns_of_a_table(consistency, world):
    (world / "consistency.toml").write_text('[columns]\ntext = "Beitrag"\n', encoding="utf-8")
    text = KNOWN.split("---")[2].strip()
    (world / "new" / "posts.csv").write_text(f'Beitrag,Text\n"{text}",no\n', encoding="utf-8")
    ran = consistency("extract", "new/posts.csv")
    assert ran.code == 0
    assert "12 people" in ran.out


def test_a_file_that_is_called_as_standard_input_is(consistency, world, monkeypatch):
    (world / "-").write_text(OTHER, encoding="utf-8")
    given(monkeypatch, b"Nobody asked for the 77 lines of this.")
    ran = consistency("extract", ".")
    assert ran.code == 0
    assert "31 people" in ran.out
    assert "77" not in ran.out
