"""Which reader reads which file. A new format is one new file beside this one and one more row in ``READERS``.

What a file is read as is decided by how it begins; the end of its name only decides where its first bytes do not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from consistency.config import Config
from consistency.documents.extracted import Extracted, Refused, Unreadable
from consistency.documents.readers import archive, docx, feed, html, mail, pdf, plain_text, tables, unread, warc

__all__ = ["HEAD", "READERS", "Reader", "read_data", "reader_for", "what_is_read"]

HEAD = 4096
"""Bytes at the beginning of a file that its reader is chosen by."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One format. A reader imports what it needs when it reads: ``--help`` and other formats do without."""

    name: str
    suffixes: tuple[str, ...]
    """Ends of file names, in lower case, dot included; for messages and the documentation."""
    reads: Callable[[bytes, str], bool]
    """The first ``HEAD`` bytes and the end of the name in lower case, dot included -> is this the format? Quick, and
    raises nothing, for any bytes."""
    read: Callable[[bytes, str, Config], Iterable[Extracted | Refused]]
    """All bytes, the name of the file and the settings -> its documents, in order. Raises Unreadable, and nothing
    else, for any bytes."""
    alone: bool = True
    """Is it read in a process of its own, which may be stopped? See ``documents.isolation``."""


def _is_plain_text(head: bytes, suffix: str) -> bool:
    """Any text may be plain text, so only the name says that it is meant to be read."""
    return suffix in PLAIN_SUFFIXES


def _read_plain_text(data: bytes, name: str, config: Config) -> Sequence[Extracted]:
    return (plain_text.read(data),)


PLAIN_SUFFIXES = (".txt", ".text", ".md", ".markdown")
READERS: tuple[Reader, ...] = (
    # in order: the first that reads a file has it, so formats that are sure of their first bytes come first
    Reader("PDF", (".pdf",), pdf.reads, pdf.read),
    Reader("Word", (".docx", ".docm"), docx.reads, docx.read),
    Reader("Excel", (".xlsx", ".xlsm"), tables.reads_excel, tables.read_excel),
    Reader("Parquet", (".parquet",), tables.reads_parquet, tables.read_parquet),
    Reader("zip", (".zip",), archive.reads, archive.read),
    Reader("WARC", (".warc", ".warc.gz"), warc.reads, warc.read),
    Reader("RSS and Atom", (".rss", ".atom", ".xml"), feed.reads, feed.read),
    Reader("mail", (".eml",), mail.reads, mail.read),
    Reader("HTML", html.SUFFIXES, html.reads, html.read),
    Reader("JSON and JSON lines", (".json", ".jsonl", ".ndjson"), tables.reads_json, tables.read_json),
    Reader("CSV", (".csv", ".tsv"), tables.reads_csv, tables.read_csv),
    Reader("plain text and Markdown", PLAIN_SUFFIXES, _is_plain_text, _read_plain_text, alone=False),
)


def reader_for(head: bytes, name: str) -> Reader | None:
    """The reader for a file that begins with ``head`` and is called ``name``; ``None`` where there is none."""
    suffix = ".txt" if name == "-" else PurePath(name).suffix.casefold()  # standard input has no name
    return next((reader for reader in READERS if reader.reads(head[:HEAD], suffix)), None)


def read_data(data: bytes, name: str, config: Config) -> Iterable[Extracted | Refused]:
    """The documents in ``data``, the bytes of a file that is called ``name``. Raises Unreadable.

    An archive reads what is in it by this, too.
    """
    reader = reader_for(data[:HEAD], name)
    known = unread.reason_for(data[:HEAD])
    if known and (reader is None or reader.read is archive.read or not reader.alone):
        raise Unreadable(known)
    if reader is None:
        suffix = PurePath(name).suffix.casefold()
        if meant := next((reader.name for reader in READERS if suffix in reader.suffixes), None):
            raise Unreadable(f"named {suffix}, but its first bytes are not those of {meant}")
        raise Unreadable(f"format not supported; read are {what_is_read()}")
    return reader.read(data, name, config)


def what_is_read() -> str:
    """The names of all formats, for messages: "HTML, plain text and Markdown"."""
    return ", ".join(reader.name for reader in READERS)
