"""Where a copied sentence stands: by name, with the sentence before it and what the rest of its document says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from consistency.checks.changes import Copy
from consistency.checks.copies import tokens_of
from consistency.datatypes import CLAIM_PASSAGES, Quantity, Sentence
from consistency.quantities import extract_quantities


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence in its document, among those that make claims."""

    sentence: Sentence
    before: Sentence | None
    elsewhere: tuple[frozenset[str], ...]
    """The words of each sentence of the document, as norms."""

    @property
    def copy(self) -> Copy:
        """The sentence as the checks of drift take it."""
        return Copy(self.sentence.text, _quantities(self.sentence.text), self.elsewhere)


def name_of(document: str, start: int) -> str:
    """The name of the sentence that begins there."""
    return f"{document}:{start}"


def places_of(sentences: Iterable[Sentence]) -> dict[str, Place]:
    """Each claim-making sentence by name."""
    own: dict[str, list[Sentence]] = defaultdict(list)
    for s in sentences:
        if s.passage in CLAIM_PASSAGES:
            own[s.document].append(s)
    found = {}
    for rows in own.values():
        elsewhere = tuple(_norms(s.text) for s in rows)
        for i, s in enumerate(rows):
            found[name_of(s.document, s.start)] = Place(s, rows[i - 1] if i else None, elsewhere)
    return found


@lru_cache(maxsize=50_000)
def _norms(text: str) -> frozenset[str]:
    return frozenset(t.norm for t in tokens_of(text))


@lru_cache(maxsize=20_000)
def _quantities(text: str) -> tuple[Quantity, ...]:
    return tuple(extract_quantities(text))
