"""The letters of a page of a PDF and where they stand, upright. The only file that calls PDFium's text functions."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from typing import Any

Letter = tuple[str, float, float, float, float]
"""A character with left, right, top and bottom of its box in points, y counted downwards from the top of the page."""
HYPHEN = "\xad"
"""How the hyphen is written that PDFium knows to have parted a word at the end of a line."""
_HYPHENS = (0x02, 0xFFFE)
"""What PDFium gives for it."""


def letters_of(page: Any) -> tuple[list[Letter], int, float, float]:
    """Letters of a ``PdfPage`` in the order of the file, quarter turns that its text is turned by, width and height.

    Letters that stand in another direction than most are left out: stamps at the side of a page, marks across it.
    """
    from pypdfium2 import raw

    width, height = page.get_mediabox()[2] - page.get_mediabox()[0], page.get_mediabox()[3] - page.get_mediabox()[1]
    left, bottom = page.get_mediabox()[:2]
    text = page.get_textpage()
    handle, box, found = text.raw, raw.FS_RECTF(), []
    pointer = ctypes.byref(box)
    for i in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, i)
        if (code < 0x20 and code not in (*_HYPHENS, 0x09)) or not raw.FPDFText_GetLooseCharBox(handle, i, pointer):
            continue
        character = HYPHEN if code in _HYPHENS else chr(code) if code < 0x110000 else "\ufffd"
        angle = raw.FPDFText_GetCharAngle(handle, i)
        turn = round(angle / (math.pi / 2)) % 4 if math.isfinite(angle) and angle >= 0 else 0
        found.append((character, turn, box.left - left, box.right - left, box.bottom - bottom, box.top - bottom))
    text.close()
    turned = Counter(turn for character, turn, *_ in found if not character.isspace()).most_common(1)
    most = turned[0][0] if turned else 0
    size = (width, height)
    return [_upright(row, most, size) for row in _whole(found) if row[1] == most], most, width, height


def _whole(
    found: list[tuple[str, int, float, float, float, float]],
) -> list[tuple[str, int, float, float, float, float]]:
    """Two halves of a character beyond the first plane, which PDFium gives one by one, as that character."""
    whole: list[tuple[str, int, float, float, float, float]] = []
    for row in found:
        if "\udc00" <= row[0] <= "\udfff" and whole and "\ud800" <= whole[-1][0] <= "\udbff":
            pair = (whole[-1][0] + row[0]).encode("utf-16", "surrogatepass").decode("utf-16")
            whole[-1] = (pair, *whole[-1][1:])
        else:
            whole.append(row)
    return [row if not "\ud800" <= row[0] <= "\udfff" else ("\ufffd", *row[1:]) for row in whole]


def _upright(row: tuple[str, int, float, float, float, float], turn: int, size: tuple[float, float]) -> Letter:
    """The box as a reader sees it who turns the page until its text is upright."""
    character, _, left, right, bottom, top = row
    width, height = size
    if turn == 0:
        return character, left, right, height - top, height - bottom
    if turn == 2:
        return character, width - right, width - left, bottom, top
    # A quarter turn: FPDFText_GetCharAngle counts clockwise or not with the version, so what is read next decides.
    return (
        (character, bottom, top, left, right)
        if turn == 1
        else (character, height - top, height - bottom, width - right, width - left)
    )
