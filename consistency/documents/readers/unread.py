"""What is known and not read, told by how a file begins: the reason says what to do about it."""

from __future__ import annotations

OLD_OFFICE = "an old Word, Excel or PowerPoint file, or an encrypted one; save it as .docx or .xlsx without a password"
PICTURE = "a picture: no text in it"
ARCHIVE = "packed in a way that is not read; unpack it, or pack it as .zip"
BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLD_OFFICE),
    (b"{\\rtf", "RTF is not read; save it as .docx"),
    (b"\x89PNG\r\n\x1a\n", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"Rar!\x1a\x07", ARCHIVE),
    (b"\xfd7zXZ\x00", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"\x28\xb5\x2f\xfd", ARCHIVE),
    (b"\x1f\x8b", ARCHIVE),
    (b"SQLite format 3\x00", "a database; export its table as .csv"),
)
IN_ZIPS: tuple[tuple[bytes, str], ...] = (
    (b"mimetypeapplication/vnd.oasis.opendocument", "OpenDocument is not read; save it as .docx, .xlsx or .csv"),
    (b"mimetypeapplication/epub+zip", "EPUB is not read; save it as .html"),
    (b"ppt/", "PowerPoint is not read; save it as .pdf"),
)
"""Formats that are zips, by the names of their first entries."""


def reason_for(head: bytes) -> str:
    """Why a file that begins so is not read; empty where it is not one of these."""
    if head.startswith(b"PK\x03\x04"):
        return next((reason for mark, reason in IN_ZIPS if mark in head), "")
    return next((reason for mark, reason in BEGINNINGS if head.startswith(mark)), "")
