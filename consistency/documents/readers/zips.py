"""Zip files, opened with care: sizes are looked at before anything is unpacked, and never believed while it is."""

from __future__ import annotations

import io
import zipfile

from consistency.config import Config
from consistency.documents.extracted import Unreadable

MARK = b"PK\x03\x04"
SMALL = 1_000_000
"""Bytes that may be unpacked whatever the ratio: a short text of one word packs well."""


def open_zip(data: bytes, config: Config) -> zipfile.ZipFile:
    """The zip in ``data``. Raises Unreadable where it is damaged, or would unpack to more than the settings allow."""
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
        entries = opened.infolist()
    except MemoryError:
        raise
    except Exception as error:  # zipfile's own, struct's, those of text in no encoding
        raise Unreadable("damaged: no zip file that can be opened") from error
    if len(entries) > config.max_parts:
        raise Unreadable(f"too many files in it: {len(entries):,}, max_parts is {config.max_parts:,}")
    size = sum(entry.file_size for entry in entries)
    if size > config.max_unpacked:
        raise Unreadable(f"too large: unpacks to {size:,} bytes, max_unpacked is {config.max_unpacked:,}")
    if size > SMALL and size > config.max_ratio * len(data):
        raise Unreadable(f"unpacks to {size // len(data):,} times its size, max_ratio is {config.max_ratio:,}")
    return opened


def member(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """The bytes of one entry. Raises Unreadable where it is damaged, encrypted or longer than ``most``."""
    if entry.flag_bits & 1:
        raise Unreadable("encrypted: it opens with a password only")
    try:
        with opened.open(entry) as stream:
            data = stream.read(most + 1)
    except MemoryError:
        raise
    except Exception as error:  # each way of packing has an error of its own, one that is not known NotImplementedError
        raise Unreadable("damaged: cannot be unpacked") from error
    if len(data) > most:
        raise Unreadable(f"too large: more than {most:,} bytes, as max_bytes says")
    return data


def names_in(head: bytes) -> bytes:
    """The first bytes of a zip, where the names of its first entries stand as they are."""
    return head if head.startswith(MARK) else b""
