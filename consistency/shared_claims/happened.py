"""What happened, in the words of each source: the statements of a story that its leads agree on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from consistency.config import Config
from consistency.datatypes import Claim
from consistency.shared_claims.evidence import CHUNK, Evidence, Matrix, statements_apart

MOST_LEADS = 1000
"""Leads of a story that its statements are held against."""


def what_happened(block: Sequence[Claim], evidence: Evidence, config: Config) -> list[Claim]:
    """The statements of a story whose mean score against the leads of its other documents reaches
    ``Config.same_lead``; of many those nearest to the top of their document, up to ``Config.max_group``.

    News says first what happened, and says it in many ways: no two of these sentences need be alike, but each is like
    the leads. ``block``: the statements of one story, those of a document in their order.
    """
    place, seen = [], Counter[str]()
    for claim in block:
        place.append(seen[claim.document])
        seen[claim.document] += 1
    scores = _against_leads(block, [at for at, p in enumerate(place) if p < config.leads], evidence)
    near = [at for at in range(len(block)) if scores[at] >= config.same_lead]
    near.sort(key=lambda at: (place[at], block[at].question, block[at].document, block[at].start))
    chosen: list[Claim] = []
    for at in near:
        if len(chosen) == config.max_group:
            break
        if not any(statements_apart(block[at], other, config) for other in chosen):
            chosen.append(block[at])
    return chosen


def _against_leads(block: Sequence[Claim], leads: Sequence[int], evidence: Evidence) -> Matrix:
    """For each statement its mean score against the ``leads`` of other documents; 0 where there are none."""
    numbers = {name: at for at, name in enumerate(dict.fromkeys(c.document for c in block))}
    document = np.array([numbers[c.document] for c in block])
    leads = _spread(leads, block)
    means = np.zeros(len(block))
    scores = evidence.scores(block)
    for start in range(0, len(block), CHUNK):
        stop = min(len(block), start + CHUNK)
        against = scores.against(start, stop, np.array(leads))
        other = document[start:stop, None] != document[leads][None, :]
        means[start:stop] = (against * other).sum(axis=1) / np.maximum(other.sum(axis=1), 1)
    return np.round(means, 5)


def _spread(leads: Sequence[int], block: Sequence[Claim]) -> list[int]:
    """``leads``, of more than ``MOST_LEADS`` every so many in the order of their masked words: a mean needs no more."""
    if len(leads) <= MOST_LEADS:
        return list(leads)
    ordered = sorted(leads, key=lambda at: (block[at].question, block[at].document, block[at].start))
    return sorted(ordered[at * len(ordered) // MOST_LEADS] for at in range(MOST_LEADS))
