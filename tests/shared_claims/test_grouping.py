"""Evidence, linkage, identity and a reviewer's constraints, on hand-made claims."""

from dataclasses import replace

import numpy as np
import pytest

from consistency.config import Config
from consistency.datatypes import Claim, Constraints, Quantity, Scope
from consistency.embeddings import embed
from consistency.shared_claims import group_claims
from consistency.shared_claims.evidence import Evidence, probability
from consistency.shared_claims.identity import claim_key, group_id
from consistency.shared_claims.linkage import _components
from tests.support import HashingEncoder

CONFIG = Config()


def statement(document, text, **slots):
    return Claim(f"c-{document}-{text}", document, 0, len(text), text, "body", Scope(**slots), text)


def figure(document, text, value, **slots):
    q = Quantity(low=value, high=value, modifier="exact", unit="", counted="people", start=0, end=1, head="person")
    return replace(statement(document, text, **slots), id=f"q-{document}-{text}-{value}", quantity=q)


def grouped(claims, constraints=None, stories=None):
    vectors = embed([c.question for c in claims], HashingEncoder(1024))
    stories = stories or {c.document: "one" for c in claims}
    groups = group_claims(claims, vectors, stories, CONFIG, constraints)
    return [{c.id for c in g.claims} for g in groups]


KILLED = {"measure": "killed", "status": "killed"}
TEXT = "# people were killed in the blast at the port"
FILLER = [statement("a", "Trade picked up again some weeks later."), statement("b", "Ships waited outside.")]


def test_the_same_question_is_one_group():
    a, b = figure("a", TEXT, 3, **KILLED), figure("b", TEXT, 5, **KILLED)
    assert grouped([a, b, *FILLER]) == [{a.id, b.id}]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (KILLED, {"measure": "wounded", "status": "wounded"}),
        ({**KILLED, "place": "lima"}, {**KILLED, "place": "oslo"}),
        ({**KILLED, "population": "us"}, {**KILLED, "population": "iraq"}),
    ],
)
def test_a_known_difference_keeps_apart(left, right):
    assert grouped([figure("a", TEXT, 3, **left), figure("b", TEXT, 3, **right), *FILLER]) == []


def test_claims_of_one_document_are_no_shared_claim():
    assert grouped([figure("a", TEXT, 3, **KILLED), figure("a", TEXT + " today", 3, **KILLED)]) == []


def test_statements_meet_inside_a_story_only():
    a, b = (
        statement("a", "The minister denied every word of it."),
        statement("b", "The minister denied every word of it."),
    )
    assert grouped([a, b, *FILLER]) == [{a.id, b.id}]
    assert grouped([a, b, *FILLER], stories={"a": "one", "b": "two"}) == []


def test_statements_whose_figures_count_other_things_stay_apart():
    text = "# people were hit in the blast at the port"
    a, b = statement("a", text, measure="killed"), statement("b", text, measure="wounded")
    assert grouped([a, b, *FILLER]) == []
    assert grouped([a, replace(b, scope=Scope(measure="killed money")), *FILLER]) == [{a.id, b.id}]


def test_not_the_same_wins_over_the_score():
    a, b = figure("a", TEXT, 3, **KILLED), figure("b", TEXT, 5, **KILLED)
    apart = Constraints(different=frozenset({(claim_key(b), claim_key(a))}))
    assert grouped([a, b, *FILLER], apart) == []


def test_the_same_wins_over_every_gate():
    a, b = figure("a", TEXT, 3, **KILLED), figure("b", "# rockets fell", 5, measure="rockets")
    assert grouped([a, b, *FILLER]) == []
    together = Constraints(same=frozenset({(claim_key(a), claim_key(b))}))
    assert grouped([a, b, *FILLER], together) == [{a.id, b.id}]


def test_the_evidence_adds_up_to_the_score():
    a, b = figure("a", TEXT, 3, **KILLED), figure("b", TEXT, 5, **KILLED)
    claims = [a, b, *FILLER]
    evidence = Evidence(claims, embed([c.question for c in claims], HashingEncoder(1024)), {"a": "s", "b": "s"}, CONFIG)
    link, back = evidence.link(a, b), evidence.link(b, a)
    assert link is not None
    assert back is not None
    assert link.score == pytest.approx(probability(sum(v * w for _, v, w in link.evidence)), abs=1e-5)
    assert link.score == back.score


def test_the_matrix_never_misses_a_link():
    claims = [figure("a", TEXT, 3, **KILLED), figure("b", TEXT, 5, **KILLED), figure("c", "# people died", 5, **KILLED)]
    vectors = embed([c.question for c in claims], HashingEncoder(1024))
    evidence = Evidence(claims, vectors, {"a": "s", "b": "s", "c": "s"}, CONFIG)
    most = evidence.matrix(claims, 0, 3)
    for i, a in enumerate(claims):
        for j, b in enumerate(claims):
            link = evidence.link(a, b)
            assert link is None or i == j or link.score <= most[i, j] + 1e-4
    assert np.allclose(most, most.T)


def test_ids_are_made_of_what_is_said():
    a, b = figure("a", TEXT, 3, **KILLED), figure("b", TEXT, 5, **KILLED)
    moved = replace(a, document="z", start=99, end=199)
    assert claim_key(a) == claim_key(moved) != claim_key(b)
    assert group_id([a, b]) == group_id([b, moved])


def test_a_component_above_the_cap_is_cut_at_its_weakest_links():
    links = {(a, b): 0.9 for a in range(4) for b in range(a + 1, 4)}
    links |= {(a, b): 0.9 for a in range(4, 8) for b in range(a + 1, 8)}
    links[3, 4] = 0.5
    assert _components(links, 100) == [list(range(8))]
    assert _components(links, 5) == [[0, 1, 2, 3], [4, 5, 6, 7]]


@pytest.mark.parametrize(("place", "meets"), [("", False), ("lima", True)])
def test_some_dead_meet_all_dead_only_where_both_tell_of_one_event(place, meets):
    a, b = figure("a", TEXT, 0, **KILLED, population="us", place=place), figure("b", TEXT, 25, **KILLED, place=place)
    assert grouped([a, b, *FILLER]) == ([{a.id, b.id}] if meets else [])


def test_a_sentence_repeated_in_a_document_is_one_claim_there():
    repeated = [replace(figure("a", TEXT, 3, **KILLED), id=f"q{n}", start=100 * n, end=100 * n + 9) for n in range(5)]
    other = figure("b", TEXT, 5, **KILLED)
    assert grouped([*repeated, other, *FILLER]) == [{"q0", other.id}]
