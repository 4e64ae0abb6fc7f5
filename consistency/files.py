"""EDGE  the one way in which a file of settings, decisions or a saved report is read: whole, bounded, never waiting."""

from __future__ import annotations

import errno
import os
import stat
import sys
from io import BufferedReader
from pathlib import Path

MOST_BYTES = 2_000_000_000
"""No file that this tool reads as a whole is longer; the largest are saved reports."""
_CHUNK = 1 << 20


def read_text(path: Path, *, encoding: str = "utf-8", most: int = MOST_BYTES) -> str:
    """The text of a regular file with universal line ends.

    A pipe or a device is not opened: one that nobody writes to would be waited for without end, and one that never
    ends would fill the memory. Raises OSError, whose ``strerror`` says why, and UnicodeDecodeError.
    """
    return read_bytes(path, most).decode(encoding).replace("\r\n", "\n").replace("\r", "\n")


def open_file(path: Path) -> BufferedReader:
    """A regular file, to be read; a pipe or device would never end. Raises OSError, as ``read_text`` does."""
    try:
        _check_regular(path.stat().st_mode)
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError as error:  # a zero byte in the name
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)) from error
    try:
        _check_regular(os.fstat(handle).st_mode)  # it may have been replaced since
        return os.fdopen(handle, "rb")
    except OSError:
        os.close(handle)
        raise


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a regular file of at most ``most`` bytes. Raises OSError, as ``read_text`` does."""
    with open_file(path) as stream:
        parts, left = [], most + 1  # the size that the folder states is not trusted
        while left > 0 and (part := stream.read(min(_CHUNK, left))):
            parts.append(part)
            left -= len(part)
    if left <= 0:
        raise OSError(errno.EFBIG, f"it is longer than {most:,} bytes")
    return b"".join(parts)


def read_standard_input(most: int) -> bytes:
    """At most so many bytes of standard input; nothing where it is closed. Raises OSError."""
    return b"" if sys.stdin is None else sys.stdin.buffer.read(most)


def _check_regular(mode: int) -> None:
    """Raises OSError unless ``mode`` is that of a regular file."""
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is a pipe or a device, not a regular file")
