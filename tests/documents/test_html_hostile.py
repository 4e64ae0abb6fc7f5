"""Hostile pages: read safely or refused in one line, never run, never followed, never slow."""

from __future__ import annotations

from pathlib import Path

import pytest

from consistency.config import Config, make_config
from consistency.documents import read_documents
from consistency.documents.readers import reader_for

TEXT = b"<p>The alliance handed over its second base on Tuesday, officials said in a statement.</p>"
START = b"<!DOCTYPE html><html><head><title>Base handed over</title></head><body>"
ENTITIES = (
    b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "%s">]><html><body>'
)

READ = [
    ("script", START + b"<script>alert(99)</script>" + TEXT + b"<p onclick='alert(1)'>Two more will follow.</p>"),
    ("open tags", START + b"<b><i><p><table>" + TEXT),
    ("zero bytes", START + b"\0" + TEXT + b"\0\0<p>Two \0 more bases will follow in May.</p>"),
    ("one letter", START + TEXT + b"<p>" + b"a" * 2_000_000),
    ("links in links", START + b"<a href='x'>" * 20_000 + TEXT),
    ("broken JSON-LD", START + b"<script type='application/ld+json'>" + b"[" * 50_000 + b"</script>" + TEXT),
    ("attributes", START + b"<p " + b"a=b " * 100_000 + b"></p>" + TEXT),
    ("deep", START + b"<div>" * 100 + TEXT + b"</div>" * 100),
    ("wrong charset", START.replace(b"<title>", b"<meta charset='no-such-thing'><title>") + TEXT + b"<p>Caf\xe9"),
    ("many paragraphs", START + TEXT * 30_000),
]  # fmt: skip

REFUSED = [
    ("nested", START + b"<div>" * 10_000 + TEXT + b"</div>" * 10_000, "nested too deeply"),
    ("empty", b"<!DOCTYPE html><html></html>", "no text in the page"),
    ("only code", b"<html><body><script>let dead = 99</script></body></html>", "no text in the page"),
    ("binary", b"<html>" + bytes(range(256)) * 20, "binary file, or text in an unknown encoding"),
]


@pytest.mark.parametrize(("name", "data"), READ)
def test_read_safely(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / "page.html").write_bytes(data)
    documents, skipped = read_documents([tmp_path], make_config({"max_line": 10_000_000}))
    assert skipped == []
    assert "The alliance handed over its second base on Tuesday" in documents[0].text
    assert "alert" not in documents[0].text
    assert "\0" not in documents[0].text
    documents[0].text.encode("utf-8")


@pytest.mark.parametrize(("name", "data", "reason"), REFUSED)
def test_refused_in_one_line(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / "page.html").write_bytes(data)
    documents, skipped = read_documents([tmp_path], Config())
    assert (documents, [s.reason for s in skipped]) == ([], [reason])


def test_entities_are_not_expanded_and_files_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the password is swordfish")
    page = tmp_path / "page.html"
    page.write_bytes(ENTITIES.replace(b"%s", str(secret).encode()) + TEXT + b"<p>&b;&b;&x;</p></body></html>")
    (document,), _ = read_documents([page], Config())
    assert "swordfish" not in document.text
    assert "aaaaaaaaaa" not in document.text


def test_too_many_bytes_are_refused_by_the_settings(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(START + b"a" * 5_000)
    _, skipped = read_documents([tmp_path], make_config({"max_bytes": 4_000}))
    assert "max_bytes is 4,000" in skipped[0].reason


def test_what_a_browser_saves_beside_a_page_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "Base.html").write_bytes(START + TEXT)
    for folder in ("Base_files", "Other_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "frame.html").write_bytes(START + TEXT)
        (tmp_path / folder / "code.js").write_text("let dead = 99")
    documents, skipped = read_documents([tmp_path], Config())
    assert [Path(d.path).relative_to(tmp_path).as_posix() for d in documents] == ["Base.html", "Other_files/frame.html"]
    assert [Path(s.path).name for s in skipped] == ["code.js"]


CHOSEN = [
    # first bytes, name, format
    (b"<!doctype HTML><p>x", "page.txt", "HTML"),
    (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!DOCTYPE html><html>", "page", "HTML"),
    (b"<!-- saved from url=(0014)about:internet -->\n<html>", "page.dat", "HTML"),
    (b"<p>A fragment.</p>", "page.HTM", "HTML"),
    (b"<p> begins a paragraph in HTML.", "notes.txt", "plain text and Markdown"),
    (b"A text.", "notes.md", "plain text and Markdown"),
    (b"\x89PNG\r\n", "picture.png", None),
]


@pytest.mark.parametrize(("head", "name", "expected"), CHOSEN)
def test_the_first_bytes_choose_the_reader(head: bytes, name: str, expected: str | None) -> None:
    reader = reader_for(head, name)
    assert (reader.name if reader else None) == expected


ENCODED = [
    ("windows-1251", "<p>Мост через реку закрыт до конца месяца, сообщила мэрия города во вторник.</p>"),
    ("iso-8859-1", "<p>Le café “Chez Léa” a brûlé mardi soir, selon les pompiers de la ville voisine.</p>"),
    ("shift_jis", "<p>市は火曜日、橋を月末まで閉鎖すると発表した。修理には三か月かかる見込みだ。</p>"),
    ("utf-16", "<p>The bridge over the river will stay closed until the end of the month, the city said.</p>"),
]


@pytest.mark.parametrize(("charset", "text"), ENCODED)
def test_a_page_is_read_as_it_says(tmp_path: Path, charset: str, text: str) -> None:
    whole = f"<!DOCTYPE html><html><head><meta charset='{charset}'></head><body>{text}</body></html>"
    (tmp_path / "page.html").write_bytes(whole.encode("cp1252" if charset == "iso-8859-1" else charset))
    (document,), _ = read_documents([tmp_path], Config())
    assert text.removeprefix("<p>").removesuffix("</p>") in document.text
    assert document.notes


@pytest.mark.parametrize("charset", ["undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "hex"])
def test_a_page_cannot_name_an_encoding_that_is_none_of_texts(tmp_path: Path, charset: str) -> None:
    whole = START.replace(b"<title>", f"<meta charset={charset}><title>".encode()) + TEXT + b"<p>Caf\xe9 \\u0041.</p>"
    (tmp_path / "page.html").write_bytes(whole)
    (document,), skipped = read_documents([tmp_path], Config())
    assert (document.encoding, skipped) == ("cp1252", [])
    assert "Caf\xe9 \\u0041." in document.text
