"""Which words say the contrary of each other: one reader of the lists for all that ask.

The lists differ, because what asks differs. ``[opposites]`` of ``tables/negation.toml`` are contraries of one another
in any text; ``[opposites]`` of ``tables/drift.toml`` are read beside them, for a word that stands in the place of
another in two copies, and so may name another fate or kind; ``[turned]`` of ``tables/contraries.toml`` is what
people swap when they turn a sentence into its contrary; ``tables/antonyms.toml`` is WordNet's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from consistency.config import packaged_table


def pairs_in(table: str, row: str, column: str = "rows") -> list[tuple[str, str]]:
    """The pairs of a list of a packaged table, each written as two words with a blank between them."""
    return [(one, other) for one, other in map(str.split, packaged_table(table)[row][column])]


def both_ways(pairs: Iterable[Sequence[str]]) -> dict[str, frozenset[str]]:
    """Word -> all that it is paired with."""
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}
