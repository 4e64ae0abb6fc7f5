"""Whatever a file of any format holds, its reader gives documents or the one expected error.

Files that are sound are taken and bytes of them are changed, cut and put in twice; of archives also the files inside.
"""

from __future__ import annotations

import io
import json
import zipfile
from functools import cache

import pytest
from hypothesis import strategies as st

from consistency.config import Config
from consistency.documents.extracted import Extracted, Unreadable
from consistency.documents.readers import READERS, read_data
from tests.documents.files import article_pdf, docx, zipped
from tests.fuzz.box import fuzz
from tests.fuzz.soups import TEXTS

pytestmark = pytest.mark.fuzz
TEXT = "The port of Velle lost a tenth of its traffic in spring, its director said."
ROWS = [{"title": "Port", "text": TEXT, "source": {"name": "The Daily"}, "date": "2021-05-14"}] * 2
MAIL = (
    "From: The Daily <a@b.example>\r\nTo: c\r\nSubject: =?utf-8?q?Port?=\r\nDate: Fri, 14 May 2021 10:00:00 +0000\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n'
    f"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>{TEXT}</p>\r\n"
    "--x--\r\n"
)
FEED = (
    f'<?xml version="1.0"?><rss version="2.0"><channel><title>D</title><item><title>P</title><link>https://a.example'
    f"</link><pubDate>Fri, 14 May 2021 10:00:00 +0000</pubDate><description>&lt;p&gt;{TEXT}</description>"
    "</item></channel></rss>"
)
PAGE = (
    f"<!DOCTYPE html><html><head><title>P</title></head><body><article><h1>P</h1><p>{TEXT}</p></article></body></html>"
)
WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    "WARC-Date: 2021-05-14T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n"
    "\r\n{}\r\n\r\n"
)
HTTP = f"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n{TEXT}"


@cache
def sound() -> tuple[tuple[str, bytes], ...]:
    """A name and a sound file of every format."""
    import pandas as pd

    frame, book, column = pd.DataFrame([{**ROWS[0], "source": "D"}]), io.BytesIO(), io.BytesIO()
    frame.to_excel(book, index=False)
    frame.to_parquet(column)
    word = docx([("Title", "Port"), TEXT, [["Town", "Ships"], ["Velle", "4,210"]]])
    report = article_pdf(["Port", TEXT, TEXT], {"Title": "Port", "CreationDate": "D:20210514"})
    return (
        ("a.pdf", report), ("a.docx", word), ("a.xlsx", book.getvalue()), ("a.parquet", column.getvalue()),
        ("a.eml", MAIL.encode()), ("a.xml", FEED.encode()), ("a.html", PAGE.encode()),
        ("a.json", json.dumps(ROWS).encode()), ("a.jsonl", "\n".join(map(json.dumps, ROWS)).encode()),
        ("a.csv", f'title,text,date\nPort,"{TEXT}",2021-05-14\n'.encode()),
        ("a.warc", WARC.format(len(HTTP), HTTP).encode()), ("a.zip", zipped({"a.txt": TEXT.encode(), "b.pdf": report})),
    )  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """``data`` with one to four changes."""
    for _ in range(draw(st.integers(1, 4))):
        at, length = draw(st.integers(0, len(data))), draw(st.integers(0, 20))
        change = draw(st.sampled_from(["replace", "cut", "remove", "twice"]))
        if change == "cut":
            data = data[:at]
        elif change == "twice":
            data = data[: at + length] + data[at:]
        else:
            put = draw(st.one_of(st.binary(max_size=20), TEXTS.map(lambda text: text.encode("utf-8", "replace"))))
            data = data[:at] + (put if change == "replace" else b"") + data[at + length :]
    return data


@st.composite
def files(draw: st.DrawFn) -> tuple[str, bytes]:
    """A damaged file of some format, now and then under the name of another."""
    name, data = draw(st.sampled_from(sound()))
    if data.startswith(b"PK") and draw(st.integers(0, 3)):  # a sound zip of a damaged file
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            held = {entry.filename: opened.read(entry) for entry in opened.infolist()}
        inner = draw(st.sampled_from(sorted(held)))
        data = zipped({**held, inner: draw(damaged(held[inner]))})
    else:
        data = draw(damaged(data))
    return draw(st.sampled_from([name, name, name, draw(st.sampled_from(sound()))[0], "a"])), data


def test_sound_files_are_read() -> None:
    for name, data in sound():
        assert all(isinstance(found, Extracted) for found in read_data(data, name, Config())), name
    read = {suffix for reader in READERS for suffix in reader.suffixes}
    assert {name[1:] for name, _ in sound()} <= read


def test_readers() -> None:
    config = Config()

    def examine(file: tuple[str, bytes]) -> None:
        name, data = file
        try:
            documents = list(read_data(data, name, config))
        except Unreadable as error:
            assert str(error)
            return
        for found in documents:
            if not isinstance(found, Extracted):
                assert found.reason
                continue
            said = (found.text, found.title, found.source, found.author, found.url, found.part, *found.notes)
            assert "\0" not in "".join(said)
            for text in said:
                text.encode("utf-8")
            assert not any("\n" in text for text in (found.title, found.source, found.author, *found.notes))
            end = 0
            for block in found.blocks:
                assert end <= block.start < block.end <= len(found.text)
                end = block.end

    fuzz(files(), examine, few=60)
