"""PDF -> text in the order in which it is read, by pypdfium2 (PDFium, the library of Chromium).

What repeats at the top or bottom of pages is left out and said; words that were parted at the end of a line are joined;
a paragraph goes on over columns and pages. Each paragraph knows its page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING

from consistency.config import Config
from consistency.datatypes import TextBlock
from consistency.documents.extracted import Extracted, Unreadable
from consistency.documents.grids import statements
from consistency.documents.readers.building import TextBuilder, clean
from consistency.documents.readers.pdf_layout import Line, Segment, columns, paragraphs, usual_step
from consistency.documents.readers.pdf_words import join_lines, knows_words_of
from consistency.documents.readers.provenance import from_first_lines

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MARK = b"%PDF-"
LOOKED_AT = 1024
"""Bytes in which the mark stands, as readers of PDF accept it."""
MARGIN = 0.15
"""Share of the height of a page, above and below, in which headers and footers stand."""
EDGE_LINES = 3
"""So many lines at the top and at the bottom of a page may be headers and footers."""
PAGE_NUMBER = re.compile(r"\W*(?:page|p\.|seite)?\s*#(?:\s*(?:/|of|von|\|)\s*#)?\W*", re.I)
MADE_UP_TITLE = re.compile(r"untitled|microsoft \w+ -|\w+\.(?:docx?|indd|pdf|qxd|tex)$|^\W*$|document\d*$", re.I)
"""Titles that programs write by themselves."""
LARGE = 1.3
"""A line in letters so much larger than the usual ones of its page is a title and no header."""
NAMED = 3
"""So many of the lines left out are quoted in the note."""


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    height: float
    columns: tuple[tuple[Line, ...], ...]


def reads(head: bytes, suffix: str) -> bool:
    """Does a file that begins so hold a PDF?"""
    return MARK in head[:LOOKED_AT] and head.lstrip()[:1] != b"<"


def read(data: bytes, name: str, config: Config) -> Sequence[Extracted]:
    """The one document of a PDF. Raises Unreadable for one that is damaged, encrypted, too long or a scan."""
    document = _open(data)
    try:
        pages = [page for page in _pages(document, config) if page.columns]
        fields = {
            key: " ".join(clean(said).split())[:500] for key, said in document.get_metadata_dict().items() if said
        }
    finally:
        document.close()
    if not pages:
        raise Unreadable("no text layer: its pages are pictures; run it through a text recognition first")
    left_out = _repeated(pages)
    text, blocks = _text(pages, left_out)
    title = fields.get("Title", "")
    found = Extracted(text, "utf-8", blocks=blocks, title="" if MADE_UP_TITLE.search(title) else title)
    if found.title:
        found = replace(found, metadata_from=(("title", "PDF"),))
    if author := fields.get("Author", ""):
        found = replace(found, author=author, metadata_from=(*found.metadata_from, ("author", "PDF")))
    return (from_first_lines(replace(found, notes=tuple(_notes(left_out, fields)))),)


def _open(data: bytes) -> PdfDocument:
    """The document. Raises Unreadable."""
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise Unreadable("encrypted: it opens with a password only") from error
        raise Unreadable("damaged: no PDF that can be opened") from error


def _pages(document: PdfDocument, config: Config) -> Iterator[_Page]:
    """Each page that can be read. Raises Unreadable where there are too many, or none can be."""
    import pypdfium2 as pdfium

    if len(document) > config.max_pages:
        raise Unreadable(f"too long: {len(document):,} pages, max_pages is {config.max_pages:,}")
    letters, broken = 0, 0
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            broken += 1
            continue
        segments, height = segments_of(page)
        page.close()
        letters += sum(len(segment.text) for segment in segments)
        if letters > config.max_bytes:
            raise Unreadable(f"too large: more than {config.max_bytes:,} characters of text, as max_bytes says")
        yield _Page(index + 1, height, tuple(tuple(lines) for lines in columns(segments)))
    if broken == len(document):
        raise Unreadable("damaged: none of its pages can be opened")


def _repeated(pages: Sequence[_Page]) -> Counter[str]:
    """What stands at the top or bottom of most pages, figures aside, or is a page number: shape -> pages."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_shape(line) for line in _edges(page)})
    least = max(2, min(3, len(pages)), -(-len(pages) // 3)) if len(pages) > 2 else 2
    return Counter(
        {s: n for s, n in seen.items() if n >= least or (PAGE_NUMBER.fullmatch(s) and n >= min(2, len(pages)))}
    )


def _edges(page: _Page) -> list[Line]:
    """The lines in the margins of a page."""
    lines = sorted((line for column in page.columns for line in column), key=lambda line: line.middle)
    usual = median(line.size for line in lines)
    lines = [line for line in lines if line.size <= LARGE * usual]  # a title says the same as the headers below it
    top = [line for line in lines[:EDGE_LINES] if line.middle < MARGIN * page.height]
    bottom = [line for line in lines[-EDGE_LINES:] if line.middle > (1 - MARGIN) * page.height]
    return [*top, *bottom]


def _shape(line: Line) -> str:
    """The line without its figures, by which a header is known again on the next page."""
    return re.sub(r"\d+", "#", " ".join(line.text.split())).casefold()


def _text(pages: Sequence[_Page], left_out: Counter[str]) -> tuple[str, tuple[TextBlock, ...]]:
    """The paragraphs of all pages, an empty line between them, and where each stands."""
    kept: list[tuple[int, list[Line]]] = []
    step = usual_step(column for page in pages for column in page.columns)
    for page in pages:
        edges = {id(line) for line in _edges(page) if _shape(line) in left_out}
        for column in page.columns:
            own = [line for line in column if id(line) not in edges]
            kept += [(page.number, part) for part in paragraphs(own, step)]
    known = knows_words_of(line.text for _, lines in kept for line in lines)
    joined: list[tuple[int, str, str]] = []
    for number, lines, place in _said(kept):
        if joined and not place and not joined[-1][2] and _goes_on(joined[-1][1], lines[0]):
            joined[-1] = (joined[-1][0], join_lines([joined[-1][1], *lines], known), "")
        else:
            joined.append((number, join_lines(lines, known), place))
    builder = TextBuilder()
    for number, paragraph, place in joined:
        builder.add(paragraph, page=number, place=place)
    return builder.text, builder.blocks


def _said(kept: Sequence[tuple[int, list[Line]]]) -> Iterator[tuple[int, list[str], str]]:
    """Page, lines and place of each paragraph; rows of as many cells that stand below each other are a table, and said
    as statements."""
    tables = 0
    for (page, cells), group in groupby(kept, key=lambda part: (part[0], len(part[1][0].segments))):
        parts = [lines for _, lines in group]
        if cells == 1:
            yield from ((page, [line.text for line in lines], "") for lines in parts)
            continue
        tables += 1
        rows = [[segment.text for segment in line.segments] for lines in parts for line in lines]
        for at, line in enumerate(statements(rows), 1):
            if line:
                yield page, [line], f"table {tables}, row {at}"


def _goes_on(before: str, line: str) -> bool:
    """Is ``line`` the rest of a paragraph that the end of a column or page cut?"""
    return bool(re.search(r"[a-z,;\xad\ufffe-]$", before)) and line[:1].islower()


def _notes(left_out: Counter[str], fields: dict[str, str]) -> Iterator[str]:
    if left_out:
        named = ", ".join(f'"{shape[:60]}"' for shape in sorted(left_out)[:NAMED])
        more = f" and {len(left_out) - NAMED} more" if len(left_out) > NAMED else ""
        yield f"Left out, repeated at the top or bottom of pages (# is a figure): {named}{more}."
    made = re.match(r"D:(\d{4})(\d\d)?(\d\d)?", fields.get("CreationDate", ""))
    if made:
        yield f"The file was made {'-'.join(part for part in made.groups() if part)}, by what it says itself."


def segments_of(page: object) -> tuple[list[Segment], float]:
    """The segments of a ``PdfPage``, upright, and the height of the page in points.

    Text that stands across the page (a stamp at its side) is left out; where most of it does, the page is turned.
    """
    from consistency.documents.readers.pdf_letters import letters_of

    letters, turned, width, height = letters_of(page)
    if turned % 2:
        width, height = height, width
    return list(_segments(letters)), height


def _segments(letters: Sequence[tuple[str, float, float, float, float]]) -> Iterator[Segment]:
    """Letters, in the order in which the file has them, as segments of lines."""
    text, space = "", False
    left = right = top = bottom = 0.0
    for character, x0, x1, y0, y1 in letters:
        if character.isspace():
            space = True
            continue
        size = max(bottom - top, y1 - y0)
        beside = abs((y0 + y1) / 2 - (top + bottom) / 2) < 0.5 * size and -0.5 * size <= x0 - right < 1.0 * size
        if text and not beside:
            yield Segment(text, left, right, top, bottom)
            text = ""
        if not text:
            text, left, right, top, bottom = character, x0, x1, y0, y1
        else:
            text += (" " if space else "") + character
            right = max(right, x1)
            if y1 - y0 > bottom - top:
                top, bottom = y0, y1
        space = False
    if text:
        yield Segment(text, left, right, top, bottom)
