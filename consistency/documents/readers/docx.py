"""Word files -> text, by python-docx: paragraphs, lists, tables as statements, footnotes; without what was deleted.

The text is read from the elements and not from python-docx's paragraphs, which leave out what a reviewer inserted and
what stands in content controls.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from consistency.config import Config
from consistency.datatypes import PassageKind
from consistency.documents.extracted import Extracted, Unreadable
from consistency.documents.readers.building import TextBuilder, clean
from consistency.documents.readers.provenance import from_first_lines
from consistency.documents.readers.zips import names_in, open_zip

if TYPE_CHECKING:
    from docx.document import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEFT_OUT = frozenset({f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}instrText", f"{W}rPr", f"{W}pPr", f"{W}tbl"})
"""Elements whose text is no part of the paragraph: deleted, moved away, fields' formulas; tables are read by rows."""
KINDS: dict[str, PassageKind] = {"title": "headline", "heading": "headline", "caption": "caption", "quote": "quote"}
"""First word of a style's name, or the second after "intense", and the kind of passage it marks."""
MADE_UP = ("python-docx", "")
"""Authors that programs write by themselves."""
DEEPEST = 20
"""Tables in tables that are read."""


def reads(head: bytes, suffix: str) -> bool:
    """Does a file that begins so hold a Word document? A zip whose first entries are not Word's is told by its name."""
    return bool(names_in(head)) and (suffix in (".docx", ".docm") or b"word/" in head)


def read(data: bytes, name: str, config: Config) -> Sequence[Extracted]:
    """The one document of a Word file. Raises Unreadable where it is damaged or too large."""
    open_zip(data, config)
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        builder = TextBuilder()
        reader = _Body(document, builder)
        reader.read(document.element.body, 0)
        _add_notes(document, builder)
        said = document.core_properties
        title, author = clean(said.title or ""), clean(said.author or "")
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # lxml, zipfile and python-docx raise what they like for a damaged file
        raise Unreadable("damaged: no Word document that can be opened") from error
    fields = (("title", "Word properties"),) if title.strip() else ()
    if author.strip() in MADE_UP:
        author = ""
    else:
        fields = (*fields, ("author", "Word properties"))
    found = Extracted(
        builder.text,
        "utf-8",
        title=" ".join(title.split()),
        author=" ".join(author.split()),
        metadata_from=fields,
        blocks=builder.blocks,
    )
    return (from_first_lines(found),)


class _Body:
    """One walk over the body of a document."""

    def __init__(self, document: Document, builder: TextBuilder) -> None:
        self.styles = {style.style_id: (style.name or "").casefold() for style in document.styles if style.style_id}
        self.builder = builder
        self.tables = 0

    def read(self, parent: Any, depth: int) -> None:
        """Paragraphs and tables below ``parent``, content controls and the like looked into."""
        for element in parent:
            if element.tag == f"{W}p":
                self._paragraph(element)
            elif element.tag == f"{W}tbl":
                self.tables += 1
                self.builder.add_table(list(_rows(element)), self.tables)
            elif element.tag not in LEFT_OUT and depth < DEEPEST and isinstance(element.tag, str):
                self.read(element, depth + 1)

    def _paragraph(self, element: Any) -> None:
        style = element.find(f"{W}pPr/{W}pStyle")
        name = self.styles.get(style.get(f"{W}val"), "") if style is not None else ""
        listed = element.find(f"{W}pPr/{W}numPr") is not None or name.startswith("list")
        kind = KINDS.get(name.removeprefix("intense ").split(" ")[0]) if name else None
        text = clean(_text(element))
        if text.strip():
            self.builder.add(f"• {text.strip()}" if listed and kind is None else text, kind)


def _text(element: Any) -> str:
    """The words of a paragraph as they stand after all changes."""
    parts: list[str] = []
    for child in element:
        if child.tag in LEFT_OUT:
            continue
        if child.tag == f"{W}t":
            parts.append(child.text or "")
        elif child.tag == f"{W}tab":
            parts.append(" ")
        elif child.tag in (f"{W}cr", f"{W}br"):
            parts.append("\n")
        elif child.tag == f"{W}noBreakHyphen":
            parts.append("-")
        else:
            parts.append(_text(child))
    return "".join(parts)


def _rows(table: Any) -> Iterator[list[str]]:
    """The cells of each row; a cell over several columns is in the first, one over several rows in each."""
    above: list[str] = []
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl")) is not table:
            continue  # a row of a table in a cell
        cells: list[str] = []
        for cell in row.iter(f"{W}tc"):
            if next(cell.iterancestors(f"{W}tr")) is not row:
                continue
            text = clean(" ".join(_text(p).strip() for p in cell.iter(f"{W}p")))
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            if merged is not None and merged.get(f"{W}val") != "restart" and len(cells) < len(above):
                text = above[len(cells)]
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            width = span.get(f"{W}val", "1") if span is not None else "1"
            cells += [text, *[""] * (min(int(width), 40) - 1 if width.isdigit() else 0)]
        above = cells
        yield cells


def _add_notes(document: Document, builder: TextBuilder) -> None:
    """Footnotes and endnotes, behind the text."""
    from docx.oxml import parse_xml

    for part in document.part.package.iter_parts():
        for kind in ("footnote", "endnote"):
            if str(part.partname) == f"/word/{kind}s.xml":
                for note in parse_xml(part.blob).iter(f"{W}{kind}"):
                    if note.get(f"{W}type") is None:  # the others are the rules between text and notes
                        text = clean(" ".join(_text(p).strip() for p in note.iter(f"{W}p")))
                        builder.add(text, "body", place=f"{kind} {note.get(f'{W}id')}")
