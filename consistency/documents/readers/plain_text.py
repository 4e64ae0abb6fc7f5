"""Reader for plain text and Markdown, with or without front matter."""

from __future__ import annotations

from consistency.documents.decode import decode
from consistency.documents.extracted import Extracted
from consistency.documents.first_lines import read_first_lines
from consistency.documents.front_matter import read_front_matter
from consistency.documents.readers.markdown_tables import read_tables


def read(data: bytes) -> Extracted:
    """The text and its provenance: front matter first, then the first lines for what that leaves open. A table in
    Markdown is read as statements; all else stands in the text as in the file.

    Raises Unreadable for bytes that are no text.
    """
    decoded = decode(data)
    matter = read_front_matter(decoded.text)
    text, blocks = read_tables(decoded.text, matter.body_start)
    title, published, published_from, notes = matter.title, matter.published, "front matter", list(matter.notes)
    if not title or not published:
        lines = read_first_lines(text, matter.body_start)
        title = title or lines.title
        if not published:
            published, published_from = lines.published, "first lines" if lines.published else "unknown"
            notes += lines.notes
    return Extracted(
        text=text,
        encoding=decoded.encoding,
        body_start=matter.body_start,
        title=title,
        source=matter.source,
        url=matter.url,
        metadata_from=tuple((field, "front matter") for field in ("title", "source", "url") if getattr(matter, field)),
        published=published,
        published_from=published_from,
        notes=(*decoded.notes, *notes),
        blocks=blocks,
    )
