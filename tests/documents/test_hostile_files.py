"""Files made to do harm: each is one line among the skipped or is read safely, and the others are read as ever."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from tests.documents.files import article_pdf, assemble, docx, pdf, zipped

TEXT = "The port of Velle lost a tenth of its traffic in spring, its director said."
UPDATE = b"<div><time datetime=2024-01-01>x</time><p>Ships were seen off the port of Velle, an officer said.</p></div>"
TENFOLD = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
XML_BOMB = f'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a0 "aaaaaaaaaa">{TENFOLD}]>'
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def flate_bomb() -> bytes:
    """A PDF whose one page unpacks to 400 MB of spaces."""
    packed = zlib.compress(b" " * 400_000_000, 9)
    head = assemble(
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
         "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"]
    )  # fmt: skip
    body = head[: head.index(b"xref")]
    stream = (
        b"4 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream\nendobj\n"
    )
    return body + stream + b"trailer << /Root 1 0 R >>\n%%EOF\n"


def replaced(data: bytes, name: str, content: bytes) -> bytes:
    """An Office file with one of its parts replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        files = {entry.filename: opened.read(entry) for entry in opened.infolist()}
    return zipped({**files, name: content})


def tables_in_tables(depth: int) -> bytes:
    """The body of a Word file: tables in the cells of tables."""
    opening, closing = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>5 ships</w:t></w:r></w:p>", "<w:p/></w:tc></w:tr></w:tbl>"
    inside = f"{opening * depth}{closing * depth}<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>"
    return f"<w:document {WORD}><w:body>{inside}</w:body></w:document>".encode()


def sheet_of(book: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(book)) as opened:
        return opened.read("xl/worksheets/sheet1.xml")


def workbook(far: bool = False) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["title", "text"])
    book.active.append(["Port", TEXT])
    if far:
        book.active.cell(1_048_576, 16_384).value = "far away"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def damaged_zip() -> bytes:
    """A zip of one text, packed by LZMA, with bytes of it changed."""
    data = bytearray(zipped({"a.txt": (TEXT + "\n").encode() * 50}, zipfile.ZIP_LZMA))
    for at in range(60, 90):
        data[at] ^= 0x5A
    return bytes(data)


def swelling_parquet() -> bytes:
    """Ten thousand rows that all hold the same million letters: a small file."""
    import pyarrow as pa
    import pyarrow.parquet as parquet

    column = pa.DictionaryArray.from_arrays(pa.array([0] * 10_000, pa.int32()), pa.array(["a" * 1_000_000]))
    out = io.BytesIO()
    parquet.write_table(pa.table({"text": column}), out, compression="snappy")
    return out.getvalue()


def hostile() -> dict[str, bytes]:
    """Name -> what is in it."""
    word, book, report = docx([TEXT]), workbook(), article_pdf([TEXT])
    bomb = zipped({"a.txt": b"0" * 150_000_000})
    return {
        "bomb.zip": bomb,
        "bombs.zip": zipped({f"{i}.zip": bomb for i in range(20)}),
        "bomb.docx": replaced(word, "word/document.xml", b" " * 150_000_000),
        "bomb.pdf": flate_bomb(),
        "bomb.parquet": swelling_parquet(),
        "entities.xml": f"{XML_BOMB}<rss><channel><item><title>&a9;</title></item></channel></rss>".encode(),
        "entities.docx": replaced(
            word, "word/document.xml",
            f"{XML_BOMB}<w:document {WORD}><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body>"
            "</w:document>".encode(),
        ),
        "entities.xlsx": replaced(book, "xl/sharedStrings.xml", f"{XML_BOMB}<sst><si><t>&a9;</t></si></sst>".encode()),
        "outside.docx": replaced(
            word, "word/document.xml",
            f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {WORD}><w:body><w:p><w:r><w:t>&x;</w:t>'
            "</w:r></w:p></w:body></w:document>".encode(),
        ),
        "far.xlsx": workbook(far=True),
        "deep.docx": replaced(
            word, "word/document.xml",
            (f"<w:document {WORD}><w:body>" + "<w:p>" * 10_000 + "</w:p>" * 10_000 + "</w:body></w:document>").encode(),
        ),
        "deep.json": b"[" * 1_000_000,
        "deep.xml": b"<rss>" + b"<a>" * 100_000,
        "loop.pdf": assemble(
            ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 99 /Parent 2 0 R >>",
             "<< /Type /Page /Parent 3 0 R /Contents 3 0 R >>"]
        ),
        "many.pdf": assemble(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 2000000000 >>"]),
        **{f"cut{i}.{kind}": data[: len(data) * i // 4] for i in (1, 2, 3)
           for kind, data in (("docx", word), ("xlsx", book), ("pdf", report), ("zip", bomb))},
        "report.txt": report,
        "word.txt": word,
        "text.pdf": TEXT.encode(),
        "text.docx": TEXT.encode(),
        "zip.docx": zipped({"a.txt": TEXT.encode()}),
        "up.zip": zipped({"../../up.txt": TEXT.encode(), "/etc/up.txt": TEXT.encode()}),
        "mixed.csv": b"title,text\nCaf\xe9,Caf\xc3\xa9 and caf\xe9 in one file, which nobody should do.\n",
        "zeros.txt": TEXT.encode() + b"\0\0\0",
        "zeros.json": json.dumps({"text": f"a\0b {TEXT}", "title": "\0", "source": "\ud800"}).encode(),
        "zeros.eml": f"From: a\0 <a@b>\nSubject: \0\nDate: 99\nTo: x\n\n{TEXT}\0".encode(),
        "new\nline.csv": f'text\n"{TEXT}"\n'.encode(),
        "turned\u202efdp.zip": zipped({"in\u202e\nner.txt": TEXT.encode()}),
        "damaged.zip": damaged_zip(),
        "many_heads.csv": f'{",".join(map(str, range(60_000)))},text\n{"x," * 60_000}"{TEXT}"'.encode(),
        "undefined.html": f"<html><meta charset=undefined><body><p>Caf\xe9. {TEXT}</p></body></html>".encode("latin-1"),
        "letters.pdf": pdf([[(10, 10 + i % 800, 4, "ab " * 30) for i in range(10_000)]]),
        "tables.docx": replaced(word, "word/document.xml", tables_in_tables(40)),
        "more_tables.docx": replaced(word, "word/document.xml", tables_in_tables(2_000)),
        "cell.csv": b'title,text\nPort,"' + b"a " * 5_000_000 + b'"\n',
        "wide.xlsx": replaced(
            book, "xl/worksheets/sheet1.xml", sheet_of(book).replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')
        ),
        "deep.jsonl": b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b'\n{"text": "%s"}\n' % TEXT.encode(),
        "items.xml": b"<rss><channel>" + b"<item><title>a</title></item>" * 100_000 + b"</channel></rss>",
        "utf7.html": f"<html><meta charset=utf-7><p>+ADw-script+AD4-alert(1)+ADw-/script+AD4- {TEXT}".encode(),
        "zeros.html": "\0".join(f"<html><body><p>{TEXT}</p></body></html>").encode(),
        "parts.eml": b"From: a@b\nSubject: b\nDate: c\nContent-Type: multipart/mixed; boundary=x\n\n"
        + b"--x\n\na part\n" * 200_000,
        "times.html": b"<html><body><article>" + UPDATE * 20_000,
        "tables.md": b"|a|b|\n|-|-|\n|c|2|\n\n" * 20_000,
        "mail.eml": b"From: a\n" + b"Content-Type: multipart/mixed; boundary=x\n\n--x\n" * 20_000,
        "fields.eml": b"From: a\nSubject: " + b"=?utf-8?q?" * 200_000 + b"\n\ntext",
    }  # fmt: skip


READS = """
import pathlib, re, resource, sys, json
from consistency.config import Config
from consistency.documents import read_documents
documents, skipped = read_documents([sys.argv[1]], Config(max_seconds=20))
used = [resource.getrusage(who).ru_maxrss * 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
own = pathlib.Path("/proc/self/status")  # ru_maxrss of a new process begins with the peak of the one that started it
if own.exists():
    used[0] = int(re.search(r"VmHWM:\\s+(\\d+) kB", own.read_text())[1]) * 1024
print(json.dumps([[d.path for d in documents], [[s.path, s.reason] for s in skipped], max(used)]))
"""


@pytest.mark.slow
def test_a_hostile_folder_costs_nothing_but_itself(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    made = hostile()
    for name, data in made.items():
        (folder / name).write_bytes(data)
    with (folder / "large.txt").open("wb") as stream:
        for _ in range(200):
            stream.write(b"a" * 1_000_000)
    (tmp_path / "secret.pdf").write_bytes(article_pdf([TEXT]))
    (folder / "out.pdf").symlink_to(tmp_path / "secret.pdf")
    good = {"good.pdf": article_pdf([TEXT]), "good.docx": docx([TEXT]), "good.txt": TEXT.encode()}
    for name, data in good.items():
        (folder / name).write_bytes(data)
    root = Path(__file__).resolve().parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", READS, str(folder)], capture_output=True, text=True, check=True, timeout=300,
        env={**os.environ, "PYTHONPATH": str(root)},
    )  # fmt: skip
    documents, skipped, used = json.loads(ran.stdout)
    read = {path.removeprefix(f"{folder}/") for path in documents}
    refused = {path.removeprefix(f"{folder}/"): reason for path, reason in skipped}
    assert set(good) <= read
    assert used < 1_000_000_000
    seen = {path.partition("#")[0] for path in (*read, *refused)}
    assert seen == {*made, *good, "large.txt", "out.pdf"}
    assert not any("bug" in reason for reason in refused.values()), refused
    for name in (
        "bomb.zip",
        "bomb.docx",
        "entities.xml",
        "entities.docx",
        "loop.pdf",
        "text.pdf",
        "out.pdf",
        "large.txt",
    ):
        assert name in refused
    assert refused["damaged.zip#a.txt"] == "damaged: cannot be unpacked"
    assert {"many_heads.csv#1", "undefined.html", "letters.pdf", "tables.docx", "wide.xlsx#2", "deep.jsonl#2"} <= read
    assert {"utf7.html", "zeros.html", "times.html", "tables.md"} <= read
    assert "max_line" in refused["cell.csv#1"]
    assert refused["deep.jsonl#1"] == "nested too deeply"
    assert "max_parts" in refused["items.xml"]
    assert refused["parts.eml"] == "a mail of more than 1,000 parts"
    assert "max_bytes" in refused["large.txt"]
    assert {"report.txt", "up.zip#../../up.txt", "new\nline.csv#1", "zeros.json#1"} <= read
    assert refused["text.pdf"] == "named .pdf, but its first bytes are not those of PDF"
