"""A text that was copied very often: each copy is held against its nearest, and the origins are those of all pairs."""

from dataclasses import replace

import pytest

from consistency.datatypes import JOINING
from consistency.pipeline import run
from tests.lineage.test_trace import CONFIG, OTHER, REPORT, STORY, document, traced, traced_by_topic
from tests.support import HashingEncoder

ALL_PAIRS = replace(CONFIG, copy_neighbours=10_000)


def copies(count):
    """Copies of one text, each with a sentence of its own, and as many of another text."""
    rows = []
    for k in range(count):
        text = STORY if k % 2 else OTHER
        own = f"Printed for the readers of edition number {k} on the {k % 7} day of the fair in Marrow."
        rows.append(document(f"{k:03}", [s for at, s in enumerate(text) if at != k % 5] + [own]))
    return rows


def test_many_copies_are_few_links_and_the_same_origins():
    rows = copies(90)
    near, every = traced(*rows), traced(*rows, config=ALL_PAIRS)
    assert near.origins == every.origins
    assert len(set(near.origins.values())) == 2
    joining = [x for x in near.links if x.kind in JOINING]
    assert len(joining) <= 3 * CONFIG.copy_neighbours * len(rows)
    assert len(joining) < len([x for x in every.links if x.kind in JOINING])


def test_a_sentence_that_all_have_stays_one_passage():
    rows = [document(f"{k:03}", [STORY[1], *OTHER[k % 6 :][:1], f"Edition {k} was sold out."]) for k in range(70)]
    spans = {(x.a, x.b) for x in traced(*rows).links}
    assert all(any("d000" in pair and f"d{k:03}" in pair for pair in spans) for k in range(1, 70))


@pytest.mark.parametrize("count", [3, 40])
def test_texts_of_one_house_hang_together_as_with_all_pairs(count):
    rows = [document(f"{k:03}", (STORY, REPORT)[k % 2][: 2 + k % 2], source="Marrow Post") for k in range(count)]
    rows.append(document("x", OTHER, source="Marrow Post"))
    near, every = traced_by_topic(CONFIG, *rows), traced_by_topic(ALL_PAIRS, *rows)
    assert near.origins == every.origins
    assert len(near.links) <= 3 * CONFIG.copy_neighbours * len(rows)


def test_a_line_said_again_and_again_is_matched_in_its_place():
    a, b = document("a", [STORY[0]] * 150), document("b", [STORY[0]] * 150)
    (link,) = traced(a, b).links
    assert len(link.pairs) == 150
    assert not any(pair.moved for pair in link.pairs)


def test_a_change_made_again_and_again_is_one_finding():
    changed = STORY[1].replace("forty", "ninety")
    result = run([document("a", [STORY[1]] * 12), document("b", [changed] * 12)], [], HashingEncoder(), CONFIG)
    drift = [f for f in result.findings if f.verdict == "drift"]
    assert [[len(side.claims) for side in f.sides] for f in drift] == [[12, 12]]
