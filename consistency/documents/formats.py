"""Which reader reads which file. A new format is one new file and one more row in ``READERS``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from consistency.documents import plain_text
from consistency.documents.extracted import Extracted, Unreadable

__all__ = ["READERS", "Extracted", "Reader", "Unreadable", "reader_for"]


@dataclass(frozen=True, slots=True)
class Reader:
    """One format."""

    name: str
    suffixes: tuple[str, ...]
    """Ends of file names, in lower case, dot included."""
    read: Callable[[bytes], Extracted]
    """The bytes of a file -> its text and provenance. Raises Unreadable, and nothing else, for any bytes."""


READERS: tuple[Reader, ...] = (
    Reader("plain text", (".txt", ".text"), plain_text.read),
    Reader("Markdown", (".md", ".markdown"), plain_text.read),
)


def reader_for(path: Path) -> Reader | None:
    """The reader for the end of the file's name, however that is written; ``None`` where there is none."""
    suffix = path.suffix.casefold()
    return next((reader for reader in READERS if suffix in reader.suffixes), None)
