"""Which documents descend from one origin, sentence by sentence; and what changed on the way.

``trace`` reads like a list of contents: what each document says for itself, which pairs are worth comparing, their
links, the origins that the links make. ``drift`` holds the copies against each other; ``edits`` lists what
was only cut.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consistency.config import Config
from consistency.datatypes import CLAIM_PASSAGES, JOINING, CopyLink, Document, Sentence, Vectors
from consistency.lineage.candidates import find_candidates
from consistency.lineage.drift import find_drift
from consistency.lineage.edits import with_edits
from consistency.lineage.links import Text, compare, make_text, same_content, same_outlet
from consistency.lineage.origins import claim_origins, name_origins
from consistency.lineage.publishers import imprint_of
from consistency.progress import Tell, counted

__all__ = ["Lineage", "claim_origins", "find_drift", "trace", "with_edits"]


class Lineage(NamedTuple):
    """Who copied whom. ``origins``: document id -> origin; ``links``: by the ids of their documents."""

    origins: dict[str, str]
    links: tuple[CopyLink, ...]


def trace(
    documents: Sequence[Document],
    sentences: Sequence[Sentence],
    vectors: Mapping[str, Vectors],
    config: Config,
    tell: Tell | None = None,
) -> Lineage:
    """The links between ``documents`` and the origins that follow. Neither their order nor strangers change anything.

    ``vectors`` holds a row for the text of each claim-making sentence. Time is near linear in the documents.
    ``tell`` hears of the pairs that are compared.
    """
    texts = _texts(documents, sentences, vectors, config)
    first, links = _equal(texts)
    pairs = find_candidates([t.words for t in first], vectors, config)
    links += [link for a, b in counted(pairs, tell) if (link := compare(first[a], first[b], config))]
    links += _outlets(texts, {(x.a, x.b) for x in links if x.kind in JOINING}, config)
    links.sort(key=lambda x: (x.a, x.b, x.kind))
    families = {t.document.id: t.imprint.family for t in texts}
    return Lineage(name_origins([t.document.id for t in texts], links, families), tuple(links))


def _texts(
    documents: Sequence[Document], sentences: Sequence[Sentence], vectors: Mapping[str, Vectors], config: Config
) -> list[Text]:
    """The documents by id, each with what it says for itself."""
    own: dict[str, list[Sentence]] = defaultdict(list)
    for s in sentences:
        own[s.document].append(s)
    return [
        make_text(d, [s for s in own[d.id] if s.passage in CLAIM_PASSAGES], imprint_of(d, own[d.id], config), vectors)
        for d in sorted(documents, key=lambda d: d.id)
    ]


def _equal(texts: Sequence[Text]) -> tuple[list[Text], list[CopyLink]]:
    """The first text of each content, and a link from it to every other of the same content."""
    first: dict[str, Text] = {}
    links = []
    for text in texts:
        known = first.setdefault(text.document.content_hash or text.document.id, text)
        if known is not text:
            links.append(same_content(known, text))
    return list(first.values()), links


def _outlets(texts: Sequence[Text], linked: set[tuple[str, str]], config: Config) -> list[CopyLink]:
    """Links between texts of one publisher that tell of the same things: their mean sentences point the same way."""
    houses: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        if text.imprint.family and text.sentences:
            houses[text.imprint.family].append(text)
    links = []
    for own in houses.values():
        if len(own) < 2:
            continue
        means = np.stack([t.matrix.mean(axis=0) for t in own])
        means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
        for a, b in _nearest_before(means, config):
            if (own[a].document.id, own[b].document.id) not in linked:
                links.append(same_outlet(own[a], own[b]))
    return links


def _nearest_before(means: NDArray[np.float32], config: Config) -> Iterator[tuple[int, int]]:
    """For each row the nearest before it, ``copy_neighbours`` of those whose cosine reaches ``outlet_cosine``, and one
    more for each set of rows that nothing else ties to it: what hangs together is as with all pairs."""
    tied = np.arange(len(means))
    for b in range(1, len(means)):
        cosines = np.round(means[:b] @ means[b], 5)
        near = np.flatnonzero(cosines >= config.outlet_cosine)
        near = near[np.argsort(-cosines[near], kind="stable")]
        _, firsts = np.unique(tied[near], return_index=True)
        for a in sorted({*near[: config.copy_neighbours].tolist(), *near[firsts].tolist()}):
            yield a, b
        tied[np.isin(tied[: b + 1], tied[near]).nonzero()] = tied[b]
