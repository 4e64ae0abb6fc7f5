"""Two documents -> the link between them: of which kind, how much of the text, and which is the older."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import NDArray

from consistency.config import Config
from consistency.datatypes import AlignedPair, CopyLink, Document, LinkKind, Sentence, Span, Vectors
from consistency.lineage.alignment import Match, align, shared_words
from consistency.lineage.publishers import Imprint
from consistency.lineage.words import own_words


@dataclass(frozen=True, slots=True)
class Text:
    """What of a document is held against others: the sentences in which it speaks, in order, and its imprint."""

    document: Document
    sentences: tuple[Sentence, ...]
    imprint: Imprint
    matrix: NDArray[np.float32]
    """A row for each sentence; shape (sentences, dimension)."""

    @property
    def words(self) -> tuple[str, ...]:
        """The sentences as text."""
        return tuple(s.text for s in self.sentences)


def make_text(
    document: Document, sentences: Sequence[Sentence], imprint: Imprint, vectors: Mapping[str, Vectors]
) -> Text:
    """``sentences``: those that make claims, in order."""
    matrix = np.stack([vectors[s.text] for s in sentences]) if sentences else np.zeros((0, 1), dtype=np.float32)
    return Text(document, tuple(sentences), imprint, matrix)


def compare(a: Text, b: Text, config: Config) -> CopyLink | None:
    """The link between two documents, or ``None`` where they share no text."""
    if not a.sentences or not b.sentences:
        return None
    cosines = a.matrix @ b.matrix.T
    if not _worthwhile(cosines, config):
        return None
    matches = align(a.words, b.words, cosines, config)
    if not matches:
        return None
    sure = [m for m in matches if m.likeness >= config.copy_sure]
    shared_a, all_a = shared_words(a.words, [m.a for m in sure])
    shared_b, all_b = shared_words(b.words, [m.b for m in sure])
    coverage = shared_a / max(all_a, 1) if all_a <= all_b else shared_b / max(all_b, 1)
    kind = _kind(a, b, sure, coverage, min(shared_a, shared_b), config)
    if kind is None:
        return None
    older, direction = _direction(a, b)
    pairs = tuple(
        AlignedPair(_span(a.sentences[m.a]), _span(b.sentences[m.b]), round(m.likeness, 4), m.moved) for m in matches
    )
    reason = _reason(kind, len(sure), coverage, a.imprint.named)
    return CopyLink(a.document.id, b.document.id, kind, round(coverage, 4), reason, pairs, older, direction)


def same_content(a: Text, b: Text) -> CopyLink:
    """The link between documents of equal content."""
    older, direction = _direction(a, b)
    pairs = tuple(AlignedPair(_span(s), _span(t), 1.0) for s, t in zip(a.sentences, b.sentences, strict=False))
    return CopyLink(a.document.id, b.document.id, "same content", 1.0, "the same content", pairs, older, direction)


def same_outlet(a: Text, b: Text) -> CopyLink:
    """The link between two texts of one publisher on one story."""
    reason = f"both published by {a.imprint.named}"
    if a.imprint.named != b.imprint.named:
        reason = f"{a.imprint.named} and {b.imprint.named} are one house"
    return CopyLink(a.document.id, b.document.id, "outlet", 0.0, reason)


def _worthwhile(cosines: NDArray[np.float32], config: Config) -> bool:
    return bool((cosines >= config.copy_near).any())


def _kind(a: Text, b: Text, matches: Sequence[Match], coverage: float, shared: int, config: Config) -> LinkKind | None:
    """What kind of link the sure matches make; ``None`` where they are too little to make one."""
    if not matches:
        return None
    likeness = [m.likeness for m in matches]
    middle = median(likeness)
    if coverage >= config.copy_share and shared >= config.copy_text:
        if middle >= config.copy_verbatim:
            return "verbatim"
        if middle >= config.copy_edited:
            return "edited"
        in_order = sum(not m.moved for m in matches)
        if in_order >= config.copy_sentences or (in_order > 1 and shared >= config.copy_long):
            return "rewritten"
    close = [m for m in matches if m.likeness >= config.copy_edited and _long(a, b, m, config.copy_words)]
    if close and a.imprint.family and a.imprint.family == b.imprint.family:
        return "outlet"
    if any(_long(a, b, m, config.passage_words) for m in close):
        return "passage"
    return None


def _long(a: Text, b: Text, match: Match, least: int) -> bool:
    return min(own_words(a.sentences[match.a].text), own_words(b.sentences[match.b].text)) >= least


def _reason(kind: LinkKind, count: int, coverage: float, publisher: str) -> str:
    """The link in words."""
    sentences = f"{count} sentence{'s' if count != 1 else ''}"
    how = {
        "verbatim": "the same word for word",
        "edited": "the same but for touches",
        "rewritten": "the same in other words and the same order",
    }.get(kind)
    if how:
        return f"{sentences} ({coverage:.0%} of the shorter text) {'are' if count != 1 else 'is'} {how}"
    if kind == "outlet":
        return f"both published by {publisher}, which uses {sentences} again"
    return f"{sentences} ({coverage:.0%} of the shorter text) in common"


def _direction(a: Text, b: Text) -> tuple[str | None, str]:
    """Which of the two is the older: a credit says it first, then the dates, as far as both are known."""
    for copy, source in ((a, b), (b, a)):
        if source.imprint.family and source.imprint.family in copy.imprint.credits:
            return source.document.id, f"it credits {source.imprint.named}"
    first, second = a.document.published, b.document.published
    if first and second:
        shortest = min(len(first), len(second))
        if first[:shortest] != second[:shortest]:
            older = a if first < second else b
            return older.document.id, f"published {min(first, second)}, the other {max(first, second)}"
    return None, ""


def _span(sentence: Sentence) -> Span:
    return Span(sentence.start, sentence.end)
