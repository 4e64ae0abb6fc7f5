"""Inputs that would break a run, forge a line or drive a terminal."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from consistency.cli.terminal import plain, quoted
from tests.cli.conftest import OTHER, Command

ESCAPED = [
    ("a.txt", "a.txt"),
    ("two words.txt", "two words.txt"),
    ("Müller-Страница.txt", "Müller-Страница.txt"),
    ("a\nskipped b.txt", "'a\\nskipped b.txt'"),
    ("a\r.txt", "'a\\r.txt'"),
    ("a\x1b[2J.txt", "'a\\x1b[2J.txt'"),
    ("a\x9b.txt", "'a\\x9b.txt'"),
    ("a\u202etxt.exe", "'a\\u202etxt.exe'"),
    ("a\u2028b", "'a\\u2028b'"),
    ("a\udcff.txt", "'a\\udcff.txt'"),
    (" a.txt", "' a.txt'"),
    ("", "''"),
]


@pytest.mark.parametrize(("name", "shown"), ESCAPED)
def test_names_are_safe_to_print(name: str, shown: str) -> None:
    assert quoted(name) == shown
    assert plain(plain(name)) == plain(name)


def test_names_that_are_markup_or_lines(consistency: Command, world: Path) -> None:
    (world / "new" / "c.txt").rename(world / "new" / "<img onerror=alert(1)>.txt")
    (world / "new" / "d\nskipped all.txt").write_text(OTHER, encoding="utf-8")
    (world / "new" / "e\x1b]0;owned\x07.txt").write_bytes(b"\x00\x01\x02" * 99)
    ran = consistency("check", "new", "--against", "known")
    assert ran.code == 1
    assert "new/<img onerror=alert(1)>.txt:6: " in ran.out
    assert "'new/d\\nskipped all.txt':6: " in ran.out
    assert "skipped 'new/e\\x1b]0;owned\\x07.txt': " in ran.err
    assert not set("\x1b\x07") & set(ran.out + ran.err)
    assert consistency("report", "known", "new").code == 3
    page = (world / "reports" / "discrepancies.html").read_text(encoding="utf-8")
    assert "<img onerror" not in page
    assert "&lt;img onerror" in page


SKIPPED = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\n\t \n", "white space"),
    ("binary.txt", bytes(range(256)) * 20, "binary"),
    ("line.txt", b"word " * 10_000_000, "large"),
    ("long.txt", b"word " * 400_000, "line of 2,000,000 characters"),
    ("picture.png", b"\x89PNG\r\n\x1a\n", "a picture"),
]


@pytest.mark.parametrize(("name", "content", "reason"), SKIPPED)
def test_what_cannot_be_read_is_skipped_with_its_reason(
    consistency: Command, world: Path, name: str, content: bytes, reason: str
) -> None:
    (world / "known" / name).write_bytes(content)
    ran = consistency("report", "known")
    (line,) = (line for line in ran.err.splitlines() if line.startswith("skipped"))
    assert ran.code == 3
    assert line.startswith(f"skipped known/{name}: ")
    assert reason in line
    saved = json.loads((world / "reports" / "discrepancies.json").read_text(encoding="utf-8"))
    assert [row["path"] for row in saved["skipped"]] == [f"known/{name}"]
    assert len(saved["documents"]) == 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32", "cp1252"])
def test_other_encodings_are_read(consistency: Command, world: Path, encoding: str) -> None:
    text = OTHER.replace("mayor", "mayor’s café")
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    (world / "new" / "c.txt").write_bytes((mark + text).encode(encoding))
    ran = consistency("extract", "new")
    assert ran.code == 0
    assert "31 people on Tuesday, 14 May 2024, the mayor’s café said." in ran.out


def test_an_empty_folder_is_refused(consistency: Command, world: Path) -> None:
    (world / "empty").mkdir()
    ran = consistency("report", "empty")
    assert ran.code == 2
    assert "empty" in ran.err
    assert not (world / "reports").exists()


def test_links_out_of_a_folder_are_not_followed(consistency: Command, world: Path) -> None:
    (world / "known" / "link.txt").symlink_to(world / "new" / "c.txt")
    (world / "known" / "loop").symlink_to(world / "known")
    ran = consistency("report", "known")
    assert ran.code == 3
    assert "skipped known/link.txt: symbolic link" in ran.err


@pytest.mark.skipif(os.name != "posix", reason="other systems refuse such names")
def test_names_that_are_no_text(consistency: Command, world: Path) -> None:
    (world / "new" / "c.txt").rename(world / "new" / os.fsdecode(b"c\xff.txt"))
    ran = consistency("check", "new", "--against", "known")
    assert ran.code == 1
    assert "new/c\\xff.txt:6: " in ran.out
    assert consistency("report", "known", "new").code == 0


def test_a_report_folder_that_cannot_be_made(consistency: Command, world: Path) -> None:
    (world / "reports").write_text("a file", encoding="utf-8")
    ran = consistency("report", "known")
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "cannot be written" in ran.err


def test_texts_that_are_hard_to_compare(consistency: Command) -> None:
    for text in ("", " ", "\x00", "\ud800", "9" * 5000, "1" + ",000" * 500, "killed " * 3000):
        assert consistency("compare", text, "12 people were killed.").code == 0


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2024-05-14", "East- and west-bound trams hit a lorry in Lorne, killing 4 people."),
        ("2024-05-14", "Early- to mid-April was dry. Pre- and post-strike talks took 9 days."),
        ("2024-05-00", "On Monday 4 people were killed in Lorne."),
        ("2024-00-00", "Two years ago, on Monday, 4 people were killed in Lorne."),
        ("0000-00-00", "On Monday 4 people were killed in Lorne."),
    ],
)
def test_half_words_and_half_dates_end_no_run(date: str, text: str, consistency: Command, world: Path) -> None:
    (world / "known" / "odd.txt").write_text(f"---\nsource: Odd\ndate: {date}\n---\n\n{text}\n", encoding="utf-8")
    ran = consistency("report", "known", "--judge", "none")
    assert (ran.code, "skipped" in ran.err) == (0, False)
