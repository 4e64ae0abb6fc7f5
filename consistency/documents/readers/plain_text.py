"""Reader for plain text and Markdown, with or without front matter."""

from __future__ import annotations

from consistency.documents.decode import decode
from consistency.documents.extracted import Extracted
from consistency.documents.first_lines import read_first_lines
from consistency.documents.front_matter import read_front_matter


def read(data: bytes) -> Extracted:
    """The text and its provenance: front matter first, then the first lines for what that leaves open.

    Raises Unreadable for bytes that are no text.
    """
    decoded = decode(data)
    matter = read_front_matter(decoded.text)
    title, published, published_from, notes = matter.title, matter.published, "front matter", list(matter.notes)
    if not title or not published:
        lines = read_first_lines(decoded.text, matter.body_start)
        title = title or lines.title
        if not published:
            published, published_from = lines.published, "first lines" if lines.published else "unknown"
            notes += lines.notes
    return Extracted(
        text=decoded.text,
        encoding=decoded.encoding,
        body_start=matter.body_start,
        title=title,
        source=matter.source,
        url=matter.url,
        metadata_from=tuple((field, "front matter") for field in ("title", "source", "url") if getattr(matter, field)),
        published=published,
        published_from=published_from,
        notes=(*decoded.notes, *notes),
    )
