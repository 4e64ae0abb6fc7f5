"""Files and folders: what becomes a document, what is skipped, what stops the run."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.config import Config, make_config
from consistency.documents import read_documents
from consistency.documents.extracted import Extracted, Unreadable
from consistency.documents.readers import what_is_read
from consistency.documents.readers.plain_text import read
from consistency.errors import DocumentError

TEXT = "The alliance handed over its second base on Tuesday.\n"


def reasons(skipped):
    return {os.path.basename(s.path): s.reason for s in skipped}  # noqa: PTH119 - paths with line ends too


def test_folder_is_read_with_all_that_is_in_it_in_order(tmp_path):
    for name in ("b.txt", "a.md", "sub/c.TXT", "sub/deep/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT + name)
    documents, skipped = read_documents([tmp_path], Config())
    assert [d.path.removeprefix(f"{tmp_path}/") for d in documents] == ["a.md", "b.txt", "sub/c.TXT", "sub/deep/d.txt"]
    assert skipped == []


def test_order_and_repetition_of_paths_do_not_matter(tmp_path):
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(TEXT + name)
    once = read_documents([tmp_path], Config())
    assert read_documents([tmp_path / "b.txt", tmp_path, tmp_path / "a.txt"], Config()) == once


def test_same_content_has_ids_in_path_order(tmp_path):
    for name in ("c.txt", "a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT if name != "b.txt" else TEXT.replace("\n", "\r\n"), newline="")
    documents, _ = read_documents([tmp_path], Config())
    first = documents[0].id
    assert [d.id for d in documents] == [first, first + "-2", first + "-3"]
    assert first == "d" + documents[0].content_hash[:10]
    assert documents[1].text == TEXT.replace("\n", "\r\n")  # line ends are kept, only the hash evens them out


def test_front_matter_is_no_part_of_the_content(tmp_path):
    (tmp_path / "a.txt").write_text(f"---\ntitle: One\n---\n{TEXT}")
    (tmp_path / "b.txt").write_text(f"---\ntitle: Another\nsource: Daily\n---\n{TEXT}")
    a, b = read_documents([tmp_path], Config())[0]
    assert a.content_hash == b.content_hash
    assert (a.title, b.title, b.source) == ("One", "Another", "Daily")
    assert a.text[a.body_start :] == TEXT


HOSTILE = [
    ("empty.txt", b"", "empty file"),
    ("blank.txt", b" \n\t\r\n", "empty: only white space"),
    ("matter.txt", b"---\ntitle: x\n---\n\n", "nothing below the front matter"),
    ("signs.txt", b"*** --- ***", "no letters or digits in it"),
    ("ff.txt", b"\xff" * 99, "no letters or digits in it"),
    ("binary.txt", bytes(range(256)) * 8, "binary file"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "a picture: no text in it"),
    ("controls.txt", b"\x01\x02\x03\x04abc" * 9, "binary file"),
    ("sheet.xyz", b"text", f"format not supported; read are {what_is_read()}"),
    ("noend", b"text", f"format not supported; read are {what_is_read()}"),
    ("broken16.txt", b"\xff\xfea\x00b", "damaged: UTF-16-LE by its byte order mark, but not in its bytes"),
]


@pytest.mark.parametrize(("name", "data", "reason"), HOSTILE)
def test_skipped_with_a_reason(tmp_path, name, data, reason):
    (tmp_path / name).write_bytes(data)
    documents, skipped = read_documents([tmp_path], Config())
    assert documents == []
    assert reasons(skipped) == {name: reason}


def test_too_large_and_too_long_lines(tmp_path):
    config = make_config({"max_bytes": 1000, "max_line": 100})
    (tmp_path / "large.txt").write_text("word " * 300)
    (tmp_path / "line.txt").write_text("word " * 30)
    (tmp_path / "fine.txt").write_text("word\n" * 30)
    documents, skipped = read_documents([tmp_path], config)
    assert len(documents) == 1
    assert reasons(skipped) == {
        "large.txt": "too large: 1,500 bytes, max_bytes is 1,000",
        "line.txt": "a line of 150 characters, max_line is 100",
    }


def test_missing_path_and_empty_folder_stop_the_run(tmp_path):
    with pytest.raises(DocumentError, match="no such file or folder"):
        read_documents([tmp_path / "gone.txt"], Config())
    with pytest.raises(DocumentError, match="no such file or folder"):
        read_documents(["a\0b"], Config())
    with pytest.raises(DocumentError, match="holds no files"):
        read_documents([tmp_path], Config())
    (tmp_path / ".hidden.txt").write_text(TEXT)
    with pytest.raises(DocumentError, match="holds no files"):
        read_documents([tmp_path], Config())
    with pytest.raises(DocumentError, match="no files or folders given"):
        read_documents([], Config())


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_unreadable_file_and_folder(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub").chmod(0)
    _, skipped = read_documents([tmp_path], Config())
    (tmp_path / "sub").chmod(0o700)
    assert reasons(skipped) == {
        "a.txt": "cannot be read (Permission denied)",
        "sub": "folder cannot be listed (Permission denied)",
    }


def test_links(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(TEXT)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / ".kept").mkdir()
    (folder / ".kept" / "b.txt").write_text(TEXT + "b")
    (folder / "again.txt").symlink_to(folder / "a.txt")
    (folder / "b.txt").symlink_to(folder / ".kept" / "b.txt")
    (folder / "out.txt").symlink_to(outside / "secret.txt")
    (folder / "outdir").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    (folder / "nowhere.txt").symlink_to(folder / "gone")
    documents, skipped = read_documents([folder], Config())
    assert [os.path.basename(d.path) for d in documents] == ["a.txt", "b.txt"]  # noqa: PTH119
    assert reasons(skipped) == {
        "out.txt": "symbolic link that leads out of the folder, not followed",
        "outdir": "symbolic link that leads out of the folder, not followed",
        "nowhere.txt": "symbolic link that leads nowhere",
    }


def test_pipes_are_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text(TEXT)
    documents, skipped = read_documents([tmp_path], Config())
    assert len(documents) == 1
    assert reasons(skipped) == {"pipe.txt": "not a regular file"}


def test_odd_names(tmp_path):
    (tmp_path / "<img onerror>.txt").write_text(TEXT)
    (tmp_path / "two\nlines.txt").write_text(TEXT + "2")
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "w") as stream:  # noqa: PTH123
        stream.write(TEXT + "3")
    documents, _ = read_documents([tmp_path], Config())
    names = {os.path.basename(d.path) for d in documents}  # noqa: PTH119
    assert names == {"<img onerror>.txt", "two\nlines.txt", "caf\\xe9.txt"}
    assert all(d.path.encode("utf-8") for d in documents)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_random_bytes_are_text_or_unreadable(data):
    try:
        found = read(data)
    except Unreadable:
        return
    assert isinstance(found, Extracted)
    assert found.text.encode("utf-8") is not None
    assert 0 <= found.body_start <= len(found.text)
