"""Keys: what is said, never where or by whom."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from consistency.datatypes import Claim


def folded(text: str) -> str:
    """The words of a text, lower case, one blank between."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _figure(claim: Claim) -> str:
    """The ends of a figure; "up 4 %" is none that "4 %" of the same sentence is."""
    q = claim.quantity
    return "" if q is None else f"{q.low}|{q.high}" + (f"|{q.change}" if q.change else "")


def said(claims: Sequence[Claim]) -> str:
    """What a side says, whoever says it how often."""
    lines = {f"{folded(c.quote)}|{c.scope.measure}|" + _figure(c) for c in claims}
    return "\n".join(sorted(lines))


def key(kind: str, parts: Sequence[str]) -> str:
    """Sixteen hexadecimal digits."""
    return hashlib.sha256("\0".join([kind, *parts]).encode()).hexdigest()[:16]
