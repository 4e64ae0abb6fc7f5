"""Files of all formats, made by script: small PDFs by hand, Word by python-docx, the rest by the standard library."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

WIDTH, HEIGHT = 595, 842
"""A page of A4 in points."""
EM = 0.6
"""Width of each letter of Courier in its size."""

Row = tuple[float, float, float, str]
"""Where a line begins, from the left and from the top of the page, the size of its letters, and its words."""


def pdf(pages: Iterable[Sequence[Row]], info: Mapping[str, str] | None = None) -> bytes:
    """A PDF with these lines on its pages, set in Courier."""
    rows_of = list(pages)
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(rows_of)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(rows_of)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>")
    for i, rows in enumerate(rows_of):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {5 + 2 * i} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        drawn = "\n".join(
            f"BT /F1 {size} Tf 1 0 0 1 {x} {HEIGHT - y} Tm ({_escaped(text)}) Tj ET" for x, y, size, text in rows
        )
        objects.append(f"<< /Length {len(drawn.encode('cp1252', 'replace'))} >>\nstream\n{drawn}\nendstream")
    trailer = "/Root 1 0 R"
    if info:
        objects.append("<< " + " ".join(f"/{key} ({_escaped(value)})" for key, value in info.items()) + " >>")
        trailer += f" /Info {len(objects)} 0 R"
    return assemble(objects, trailer)


def assemble(objects: Sequence[str], trailer: str = "/Root 1 0 R") -> bytes:
    """The objects of a PDF, numbered from 1, with the table of where they stand."""
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252", "replace")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{offset:010d} 00000 n \n" for offset in offsets).encode()
    return out + f"trailer << /Size {len(objects) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def column(text: str, x: float, y: float, letters: int, size: float = 10, step: float = 12) -> list[Row]:
    """A paragraph as lines of at most so many letters, from (x, y) downwards."""
    rows, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > letters:
            rows.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [(x, y + step * i, size, line) for i, line in enumerate([*rows, line])]


def article_pdf(paragraphs: Sequence[str], info: Mapping[str, str] | None = None, letters: int = 80) -> bytes:
    """A PDF of one column: the paragraphs, an empty line between them, over as many pages as they need."""
    pages: list[list[Row]] = [[]]
    y = 72.0
    for paragraph in paragraphs:
        rows = column(paragraph, 50, y, letters)
        if rows[-1][1] > HEIGHT - 72:
            pages.append([])
            y = 72.0
            rows = column(paragraph, 50, y, letters)
        pages[-1] += rows
        y = rows[-1][1] + 24
    return pdf(pages, info)


def docx(paragraphs: Sequence[str | tuple[str, str] | Sequence[Sequence[str]]], title: str = "") -> bytes:
    """A Word file: paragraphs, (style, paragraph), or the rows of a table."""
    from docx import Document

    document = Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        if isinstance(paragraph, str):
            document.add_paragraph(paragraph)
        elif isinstance(paragraph, tuple):
            document.add_paragraph(paragraph[1], style=paragraph[0])
        else:
            table = document.add_table(len(paragraph), len(paragraph[0]))
            for i, row in enumerate(paragraph):
                for j, cell in enumerate(row):
                    table.cell(i, j).text = cell
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as opened:
        for name, data in files.items():
            opened.writestr(name, data)
    return out.getvalue()
