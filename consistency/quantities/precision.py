"""How finely a number is written: the digits behind its point."""

from __future__ import annotations

import math
import re

_MARKS = re.compile(r"\D")


_OVER = re.compile(r"/\s*(\d{1,9})$")
FINE = 20
"""A fraction with such a denominator is told in hundredths ("80/100"); a third or 3/4 is a round word for a share."""


def decimals_of(text: str, value: float, scale: float) -> int | None:
    """Digits behind the point of the number that opens ``text``; 0 for whole numbers, ``None`` where it is in words.

    ``value`` is what was read from it and ``scale`` its scale word ("5.0 billion": 5e9 and 1e9). They tell a point from
    a mark between thousands: "1.234" read as 1234 has no digit behind its point.
    """
    if text.isdecimal():
        return 0 if scale == 1.0 or abs(value) >= scale else None
    if text.isalpha():
        return None
    over = _OVER.search(text)
    if over is not None:
        return 2 if abs(value) < 1 and len(over[1]) > 1 and int(over[1]) >= FINE else None
    first = next(
        (at for at, c in enumerate(text) if c.isdecimal() or (c == "." and text[at + 1 : at + 2].isdecimal())), None
    )
    if first is None:
        return None
    written = abs(value) / (scale or 1.0)
    whole, _, rest = _cut(text[first:])
    if rest and math.isclose(float(f"{whole or 0}.{rest}"), written, rel_tol=1e-9):
        return len(rest)
    return 0 if math.isclose(float((whole + rest) or 0), written, rel_tol=1e-9) else None


def _cut(text: str) -> tuple[str, str, str]:
    """The digits before the last mark of the number, the mark, and the digits behind it."""
    number = re.match(r"\d*(?:[ ,.'’·\u00a0\u2009\u202f]?\d+)*", text)
    digits = number[0] if number else ""
    marks = list(_MARKS.finditer(digits))
    if not marks:
        return digits, "", ""
    last = marks[-1]
    return _MARKS.sub("", digits[: last.start()]), last[0], digits[last.end() :]
