"""``documents.csv``: what its writer knows of the files beside it, and they say wrongly or not at all.

A row names a file by its path from the folder of the table; a cell that is not empty overrides what was read from the
file. A table without a column of paths is no such table, but documents like any other.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from consistency.datatypes import Document, Skipped
from consistency.documents.decode import decode
from consistency.documents.extracted import Unreadable
from consistency.documents.walk import File, shown
from consistency.sentences.dates import read_date

NAME = "documents.csv"
MOST = 10_000_000
"""Bytes of a table that is read."""
PATHS = ("path", "file", "filename", "document")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "source": ("source", "outlet", "publisher", "site"),
    "author": ("author", "authors", "byline"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
    "published": ("published", "date"),
}
"""Field of a document -> heads of the column that gives it, the first that is there."""


@dataclass(slots=True)
class Sidecar:
    """The rows of one table."""

    file: File
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    """Real path of a file, "#" and the part where a row names one -> field -> what the table says."""
    lines: dict[str, int] = field(default_factory=dict)
    """Number of each row in the table."""


def take_sidecars(files: Sequence[File]) -> tuple[list[File], list[Sidecar]]:
    """The files without those that are tables of others, and these tables read."""
    rest, tables = [], []
    for file in files:
        table = _read(file) if file.path.name.casefold() == NAME else None
        if table is None:
            rest.append(file)
        else:
            tables.append(table)
    return rest, tables


def _read(file: File) -> Sidecar | None:
    """The rows of ``documents.csv``; ``None`` where it names no files, or cannot be read as a table."""
    try:
        with file.path.open("rb") as stream:
            text = decode(stream.read(MOST)).text
        rows = list(csv.reader(text.splitlines()))
    except (OSError, Unreadable, csv.Error):
        return None
    heads = [head.strip().casefold().lstrip("\ufeff") for head in rows[0]] if rows else []
    named = next((heads.index(name) for name in PATHS if name in heads), None)
    if named is None:
        return None
    columns = {name: heads.index(h) for name, known in FIELDS.items() for h in known[::-1] if h in heads}
    table = Sidecar(file)
    for number, row in enumerate(rows[1:], 2):
        path, sign, part = (row[named].strip() if named < len(row) else "").partition("#")
        if not path:
            continue
        key = os.path.realpath(file.path.parent / path) + sign + part
        table.rows[key] = {
            n: " ".join(row[at].split()) for n, at in columns.items() if at < len(row) and row[at].strip()
        }
        table.lines[key] = number
    return table


def laid_over(
    documents: Sequence[Document], real: Mapping[str, Path], tables: Sequence[Sidecar]
) -> tuple[list[Document], list[Skipped]]:
    """The documents with what the tables say of them, and the rows that name none of them.

    ``real``: the path of a document, without its part, -> the file. Of several tables the one nearest to the file has
    the last word.
    """
    used: set[tuple[int, str]] = set()
    made = []
    ordered = sorted(tables, key=lambda table: len(table.file.path.parts))
    for document in documents:
        name = next((name for name in _names(document.path) if name in real), "")
        file, part = os.path.realpath(real[name]) if name else "", document.path[len(name) :]
        for i, table in enumerate(ordered):
            for key in dict.fromkeys((file, file + part)):
                if file and key in table.rows:
                    used.add((i, key))
                    document = _overridden(document, table.rows[key])
        made.append(document)
    missing = [
        Skipped(f"{table.file.name}#{table.lines[key]}", f"names no document here: {shown(Path(key))!r}")
        for i, table in enumerate(ordered)
        for key in table.rows
        if (i, key) not in used
    ]
    return made, missing


def _names(path: str) -> Iterator[str]:
    """What may be the name of the file in the path of a document, the longest first: a part may be one of a part."""
    while path:
        yield path
        path = path.rpartition("#")[0]


def _overridden(document: Document, row: Mapping[str, str]) -> Document:
    """``document`` with the fields of ``row``; a date that cannot be read is told in a note."""
    given = dict(row)
    date = given.pop("published", "")
    origins = {**dict(document.metadata_from), **dict.fromkeys(given, NAME)}
    document = replace(document, **given, metadata_from=tuple(origins.items()))  # type: ignore[arg-type]
    if not date:
        return document
    dated = read_date(date)
    if dated is None or dated.iso is None:
        return replace(document, notes=(*document.notes, f"The date in {NAME} could not be read: {date[:40]!r}."))
    notes = (*document.notes, f"{NAME}: {dated.problem}.") if dated.problem else document.notes
    return replace(document, published=dated.iso, published_from=NAME, notes=notes)
