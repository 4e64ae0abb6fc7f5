"""Names for claims and groups made from what is said, so that they outlive positions, paths and other documents."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from consistency.datatypes import Claim


def normalised(claim: Claim) -> str:
    """What a claim says, without where it stands: folded words of the quote, and the figure with what it counts."""
    words = " ".join(re.findall(r"\w+", claim.quote.casefold()))
    q = claim.quantity
    return words if q is None else f"{words}|{claim.scope.measure}|{q.head}|{q.low}|{q.high}"


def claim_key(claim: Claim) -> str:
    """16 hexadecimal digits; equal for claims that say the same in the same words. Constraints name claims by it."""
    return hashlib.sha256(normalised(claim).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def group_id(claims: Sequence[Claim]) -> str:
    """Hash of what is said: documents that have nothing to do with the group do not change it."""
    said = "\n".join(sorted({normalised(c) for c in claims}))
    return "s" + hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:12]
