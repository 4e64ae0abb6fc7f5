"""What a check of whole documents may look at, and what it hands back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from consistency.config import Config
from consistency.datatypes import Claim, ClashingWords, Document, FindingKind, Vectors, Verdict
from consistency.parsing import Parses
from consistency.unforeseen import LeftOut, all_but, attempt

R = TypeVar("R")


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
    parses: Parses = field(default_factory=lambda: Parses(None))
    """The parse of any sentence, made when it is first asked for; of none where there is no parser."""
    by_document: Mapping[str, Sequence[Claim]] = field(init=False)
    """Document id -> its claims in order of place; every document has an entry."""

    statements: tuple[Claim, ...] = field(init=False)
    """One claim for each sentence: the one without a figure, else the first."""

    def __post_init__(self) -> None:
        grouped: dict[str, list[Claim]] = defaultdict(list)
        for c in sorted(self.claims, key=lambda c: (c.document, c.start, c.id)):
            grouped[c.document].append(c)
        object.__setattr__(self, "by_document", {d.id: grouped[d.id] for d in self.documents})
        first: dict[tuple[str, int], Claim] = {}
        for c in (c for d in self.documents for c in grouped[d.id]):
            at = (c.document, c.start)
            if at not in first or (c.quantity is None and first[at].quantity is not None):
                first[at] = c
        object.__setattr__(self, "statements", tuple(first.values()))

    def of(self, documents: Sequence[Document]) -> Corpus:
        """The same with no other documents, and their claims."""
        if len(documents) == len(self.documents):
            return self
        ids = {d.id for d in documents}
        return replace(self, documents=tuple(documents), claims=tuple(c for c in self.claims if c.document in ids))

    def apart(self, a: Claim, b: Claim) -> bool:
        """Are the two of one origin, or of two stories? Then they are not held against each other."""
        one = self.origins.get(a.document, a.document) == self.origins.get(b.document, b.document)
        return one or self.stories.get(a.document) != self.stories.get(b.document)

    def cosine(self, a: Claim, b: Claim) -> float:
        """How alike the two questions are; 0 where one has no vector."""
        if a.question not in self.vectors or b.question not in self.vectors:
            return 0.0
        return float(self.vectors[a.question] @ self.vectors[b.question])


def spared(corpus: Corpus, work: Callable[[Corpus], list[R]], what: str, left_out: LeftOut | None) -> list[R]:
    """What ``work`` finds in ``corpus``, without the documents that it cannot do with; ``left_out`` is told of them."""
    if left_out is None:
        return work(corpus)
    found = attempt(lambda: all_but(corpus.documents, lambda some: work(corpus.of(some))), what, left_out)
    if found is None:
        return []
    for document, why in found[1]:
        left_out(f"{document.path} from {what}", why)
    return found[0]


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


@dataclass(frozen=True, slots=True)
class Answers:
    """One side of a ``Weighed`` question: the claims that give this answer, and where each gives it.

    ``spans``: first character and the one after the last, counted in the quote of the claim; None for the whole of it.
    """

    claims: tuple[Claim, ...]
    spans: tuple[tuple[int, int] | None, ...]


@dataclass(frozen=True, slots=True)
class WeighedPair:
    """Two sides of a ``Weighed`` question, by index, that were held against each other."""

    a: int
    b: int
    probability: float
    """That an editor wants to see it, 0 to 1."""
    sure: bool
    """Is the probability in the tier of conflicts?"""
    compatible: bool
    """Can both figures be true, by the laws of bounds and rounding?"""
    reasons: tuple[str, ...]
    """The heaviest evidence."""
    words: tuple[ClashingWords, ...] = ()
    """Of two whole sentences those in which they most likely differ, one of each; else those of ``Answers.spans``."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A question that the sources may answer differently, as fitted evidence has it."""

    kind: str
    """``number``, ``time``, ``name``, ``word`` or ``whole``."""
    sides: tuple[Answers, ...]
    """Two or more, those of the likeliest difference first."""
    pairs: tuple[WeighedPair, ...]
    """Those of the sides that were held against each other, the likeliest first."""
