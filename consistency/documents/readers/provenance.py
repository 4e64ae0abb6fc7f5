"""What the first lines of an extracted text say of it, where its format does not."""

from __future__ import annotations

from dataclasses import replace

from consistency.documents.extracted import Extracted
from consistency.documents.first_lines import read_first_lines


def from_first_lines(found: Extracted) -> Extracted:
    """``found`` with title and date of its first lines, as far as it has none."""
    if found.title and found.published:
        return found
    lines = read_first_lines(found.text, found.body_start)
    if not found.title and lines.title:
        found = replace(found, title=lines.title, metadata_from=(*found.metadata_from, ("title", "first lines")))
    if not found.published:
        dated = "first lines" if lines.published else "unknown"
        notes = (*found.notes, *lines.notes)
        found = replace(found, published=lines.published, published_from=dated, notes=notes)
    return found
