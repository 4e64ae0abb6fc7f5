"""Each piece of evidence in words for a reader, from the table ``tables/evidence.toml``."""

from __future__ import annotations

import math
from collections.abc import Mapping

from consistency.config import packaged_table
from consistency.weighing.differences import COMPARED, RELATIONS, RULINGS, SLOTS, SORTS

NAMED: Mapping[str, Mapping[str, float]] = {
    "sort": SORTS,
    "compared": COMPARED,
    "ruling": RULINGS,
    **{f"{slot}_relation": RELATIONS for slot in SLOTS},
}
"""Evidence whose values stand for names."""


def reason(name: str, value: float, log_odds: float) -> str:
    """What a piece of evidence says, and how much it speaks for showing the difference, or against it."""
    return f"{'for' if log_odds >= 0 else 'against'} showing it ({log_odds:+.2f}): {in_words(name, value)}"


def in_words(name: str, value: float) -> str:
    """The sentence that the table has for ``value``; KeyError where it does not know the evidence."""
    row: str | dict[str, str] = packaged_table("evidence")[name]
    template = row if isinstance(row, str) else row.get(f"{value:g}") or row["more"]
    return template.format(
        n=f"{value:,.0f}" if value == round(value) else f"{value:,.2f}",
        percent=f"{value:.0%}",
        place=f"{value + 1:.0f}",
        times=f"{math.exp(min(value, 700.0)):,.1f}",
        word=_name(name, value),
    )


def _name(evidence: str, value: float) -> str:
    """What ``value`` stands for."""
    return next((n for n, at in NAMED.get(evidence, {}).items() if at == value), "unknown").replace("_", " ")
