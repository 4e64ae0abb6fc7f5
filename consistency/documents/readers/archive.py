"""Zip files -> the documents of what is in them, each read by its own reader. Nothing is written to the disk."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from consistency.config import Config
from consistency.documents.extracted import Extracted, Refused, Unreadable
from consistency.documents.own_reports import is_own_report
from consistency.documents.readers.building import clean
from consistency.documents.readers.zips import MARK, member, open_zip

EMPTY = b"PK\x05\x06"
"""How a zip without entries begins."""


def reads(head: bytes, suffix: str) -> bool:
    """Is it a zip? Asked after the formats that are zips themselves."""
    return head.startswith((MARK, EMPTY))


def read(data: bytes, name: str, config: Config) -> Iterator[Extracted | Refused]:
    """The documents of all files in the archive, in the order of their names; hidden files are left out.

    Archives in archives are read ``max_nesting`` deep, and share what may be unpacked. Raises Unreadable.
    """
    if config.max_nesting < 1:
        raise Unreadable("an archive in too many others, see max_nesting")
    with open_zip(data, config) as opened:
        entries = sorted((e for e in opened.infolist() if not _is_left_out(e)), key=lambda e: e.filename)
        if not entries:
            raise Unreadable("an archive without files")
        left = config.max_unpacked
        for entry in entries:
            inner = clean(entry.filename)
            try:
                if stat.S_ISLNK(entry.external_attr >> 16):
                    raise Unreadable("symbolic link, not followed")
                held = member(opened, entry, min(config.max_bytes, left))
                left -= len(held)
                yield from read_member(held, inner, replace(config, max_unpacked=max(1, left)))
            except Unreadable as error:
                yield Refused(inner, str(error))


def read_member(data: bytes, inner: str, config: Config) -> Iterator[Extracted | Refused]:
    """The documents of one file of an archive, their parts named behind its own. Raises Unreadable."""
    from consistency.documents.readers import read_data

    if is_own_report(data):
        return
    if not data:
        raise Unreadable("empty file")
    for found in read_data(data, inner, replace(config, max_nesting=config.max_nesting - 1)):
        yield replace(found, part=f"{inner}#{found.part}" if found.part else inner)


def _is_left_out(entry: zipfile.ZipInfo) -> bool:
    """Folders, hidden files, and what a system adds to the archives that it makes."""
    parts = entry.filename.split("/")
    return (
        entry.is_dir()
        or any(part.startswith(".") and part not in (".", "..") for part in parts)
        or parts[0] == "__MACOSX"
    )
