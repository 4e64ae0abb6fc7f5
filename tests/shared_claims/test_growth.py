"""Many claims: each is linked with its nearest, what is said again goes with the first, and nothing else changes."""

from dataclasses import replace

import numpy as np
import pytest

from consistency.claims import make_claims
from consistency.config import Config
from consistency.datatypes import Document
from consistency.embeddings import embed
from consistency.pipeline import run
from consistency.sentences import split_sentences
from consistency.shared_claims import group_claims, linkage
from consistency.shared_claims.evidence import Evidence
from tests.support import HashingEncoder

CONFIG = Config()
FORMS = [
    "{} people drowned when the pier of Halvik gave way on 4 June 2021.",
    "The fall of the pier of Halvik on 4 June 2021 drowned {} people.",
    "On 4 June 2021 {} people drowned in Halvik as the pier broke under the crowd.",
]


def documents(figures):
    return [
        Document(id=f"d{k:04}", path=f"{k:04}.txt", text=FORMS[k % 3].format(n), content_hash=str(k))
        for k, n in enumerate(figures)
    ]


def claims_of(rows, config=CONFIG):
    return [c for d in rows for c in make_claims(d, split_sentences(d), config, {}.get)]


def groups(rows, config=CONFIG):
    claims = claims_of(rows, config)
    vectors = embed([c.question for c in claims], HashingEncoder())
    return group_claims(claims, vectors, {d.id: "one" for d in rows}, config)


def test_what_a_hundred_documents_repeat_is_one_finding_with_two_sides():
    result = run(documents([31] * 90 + [44] * 30), [], HashingEncoder(), CONFIG)
    numbers = [f for f in result.findings if f.kind == "number"]
    assert [sorted(s.documents for s in f.sides) for f in numbers] == [[30, 90]]


@pytest.mark.parametrize("same_said", [1, 3, 20])
def test_repeated_claims_change_no_group_and_only_the_number_may_change(same_said):
    config = replace(CONFIG, same_said=same_said)
    rows = documents([31, 31, 31, 44, 44, 44] * 6)
    other = documents([32, 32, 32, 45, 45, 45] * 6)
    found, moved = groups(rows, config), groups(other, config)
    members = [sorted((c.document, c.start) for c in g.claims) for g in found]
    assert sorted(members) == sorted(sorted((c.document, c.start) for c in g.claims) for g in moved)
    assert [(g.id, g.claims) for g in groups(rows[::-1], config)] == [(g.id, g.claims) for g in found]


def test_few_neighbours_find_the_pairs_that_all_pairs_find(monkeypatch):
    rows = documents(list(range(20, 140)))
    claims = [c for c in claims_of(rows) if c.quantity is None]
    vectors = embed([c.question for c in claims], HashingEncoder())
    scores = Evidence(claims, vectors, {d.id: "one" for d in rows}, CONFIG).scores(claims)
    every = linkage._near(scores, CONFIG.same_statement, replace(CONFIG, link_neighbours=1000))
    few = linkage._near(scores, CONFIG.same_statement, replace(CONFIG, link_neighbours=30))
    assert set(zip(*few[:2], strict=True)) <= set(zip(*every[:2], strict=True))
    assert len(few[0]) <= 30 * len(claims)
    monkeypatch.setattr(linkage, "EXACT", 10)
    near = linkage._near(scores, CONFIG.same_statement, replace(CONFIG, link_neighbours=25))
    assert np.isin(near[0] * 1000 + near[1], every[0] * 1000 + every[1]).all()
    assert len(near[0]) >= 20 * len(claims) // 2
