"""Keys: what is said, never where or by whom."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from consistency.datatypes import Claim


def folded(text: str) -> str:
    """The words of a text, lower case, one blank between."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def said(claims: Sequence[Claim]) -> str:
    """What a side says, whoever says it how often."""
    lines = {
        f"{folded(c.quote)}|{c.scope.measure}|" + (f"{c.quantity.low}|{c.quantity.high}" if c.quantity else "")
        for c in claims
    }
    return "\n".join(sorted(lines))


def key(kind: str, parts: Sequence[str]) -> str:
    """Sixteen hexadecimal digits."""
    return hashlib.sha256("\0".join([kind, *parts]).encode()).hexdigest()[:16]
