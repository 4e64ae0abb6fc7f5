"""What a reader hands back."""

from __future__ import annotations

from dataclasses import dataclass

from consistency.datatypes import TextBlock


class Unreadable(Exception):  # noqa: N818 - not a failure of the run: it becomes a Skipped
    """These bytes are no document. The message is the reason, for the list of what was skipped."""


@dataclass(frozen=True, slots=True)
class Refused:
    """One document of a file that holds several, and why it could not be read."""

    part: str
    """As ``Extracted.part``."""
    reason: str


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a document and what its file says of it. Fields as in ``datatypes.Document``."""

    text: str
    encoding: str
    body_start: int = 0
    title: str = ""
    source: str = ""
    author: str = ""
    url: str = ""
    retrieved: str | None = None
    language: str = ""
    published: str | None = None
    published_from: str = "unknown"
    metadata_from: tuple[tuple[str, str], ...] = ()
    blocks: tuple[TextBlock, ...] = ()
    notes: tuple[str, ...] = ()
    part: str = ""
    """Which document of its file it is, where a file holds several ("3" for a row, "inner/a.html" in an archive); the
    path of the document is that of the file, "#" and this. Empty where the file is one document."""
