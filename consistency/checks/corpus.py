"""What a check of whole documents may look at, and what it hands back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from consistency.config import Config
from consistency.datatypes import Claim, Document, FindingKind, Vectors, Verdict


@dataclass(frozen=True, slots=True)
class Corpus:
    """All documents and claims of a run. ``origins``: document id -> origin id; ``stories``: -> story id."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    origins: Mapping[str, str]
    config: Config
    vectors: Mapping[str, Vectors] = field(default_factory=dict)
    """A row for each ``Claim.question``."""
    stories: Mapping[str, str] = field(default_factory=dict)
    by_document: Mapping[str, Sequence[Claim]] = field(init=False)
    """Document id -> its claims in order of place; every document has an entry."""

    def __post_init__(self) -> None:
        grouped: dict[str, list[Claim]] = defaultdict(list)
        for c in sorted(self.claims, key=lambda c: (c.document, c.start, c.id)):
            grouped[c.document].append(c)
        object.__setattr__(self, "by_document", {d.id: grouped[d.id] for d in self.documents})


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding that no shared claim holds: two sides, their labels, one verdict and its reasons."""

    kind: FindingKind
    sides: tuple[tuple[Claim, ...], tuple[Claim, ...]]
    labels: tuple[str, str]
    verdict: Verdict
    reasons: tuple[str, ...]
    message: str
    weighty: bool = False
    """Does more hang on it than on the one claim (a date that every relative date of a document rests on)?"""
