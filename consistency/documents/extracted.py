"""What a reader hands back."""

from __future__ import annotations

from dataclasses import dataclass


class Unreadable(Exception):  # noqa: N818 - not a failure of the run: it becomes a Skipped
    """These bytes are no document. The message is the reason, for the list of what was skipped."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a file and what the file says of itself. Fields as in ``datatypes.Document``."""

    text: str
    encoding: str
    body_start: int = 0
    title: str = ""
    source: str = ""
    published: str | None = None
    published_from: str = "unknown"
    notes: tuple[str, ...] = ()
