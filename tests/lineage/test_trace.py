"""Who copied whom: what is a link and what is not; names of origins; direction; laws."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.config import Config
from consistency.datatypes import CLAIM_PASSAGES, Attribution, Claim, Document, Scope
from consistency.embeddings import embed
from consistency.lineage import claim_origins, find_drift, trace
from consistency.pipeline import run
from consistency.sentences import split_sentences
from tests.support import HashingEncoder

CONFIG = Config()
STORY = [
    "The ferry Halcyon ran aground on the Marrow sandbank shortly before midnight in thick fog.",
    "Lifeboats from two villages brought all forty passengers to the harbour within three hours.",
    "The captain had reported trouble with the rudder on the previous crossing from the mainland.",
    "Engineers of the shipping line will examine the hull once the spring tide has lifted it.",
    "Fishermen had asked the county for a second lighthouse on the bank for many years.",
    "The owner promised to pay for hotels and for the journey home of every passenger.",
]
OTHER = [
    "Beekeepers in the valley lost half of their colonies over an unusually warm winter.",
    "A new levy on plastic crates was debated by the council until late on Thursday evening.",
    "The museum has bought a rare clock that once stood in the palace of the bishop.",
    "Runners from eleven clubs took part in the race around the reservoir at the weekend.",
    "Swimming lessons for schools will be moved to the new pool when it opens in autumn.",
    "The bakery on the corner of Mill Lane closes after nearly a century in one family.",
]
REPORT = [
    "A passenger ship got stuck on a sandbank near Marrow last night, and forty people were rescued.",
    "Rescue boats took them off in fog, the coastguard said this morning.",
    "Nobody was hurt, but the vessel's steering is being looked into.",
]


def document(name, sentences, **fields):
    text = "\n\n".join(sentences)
    return Document(id=f"d{name}", path=f"{name}.txt", text=text, content_hash=fields.pop("hash", text), **fields)


def traced(*documents, config=CONFIG):
    sentences = [s for d in documents for s in split_sentences(d)]
    vectors = embed([s.text for s in sentences if s.passage in CLAIM_PASSAGES], HashingEncoder())
    return trace(documents, sentences, vectors, config)


def kinds(*documents):
    return [(x.a, x.b, x.kind) for x in traced(*documents).links]


def reworded(sentences):
    swaps = {"ran": "went", "brought": "carried", "trouble": "problems", "examine": "inspect", "asked": "begged"}
    return [" ".join(swaps.get(w, w) for w in s.split()) for s in sentences]


A = document("a", STORY)
LINKED = [
    ("same content", document("b", STORY, hash=A.content_hash)),
    ("verbatim", document("b", STORY[:4])),
    ("verbatim", document("b", [*OTHER[:3], *STORY[1:4]])),
    ("verbatim", document("b", [STORY[k] for k in (0, 4, 5, 2, 3, 1)])),
    ("edited", document("b", reworded(STORY)[:5])),
]
NOT_LINKED = [
    document("b", OTHER),
    document("b", REPORT),
    document("b", [f"“{s}”" for s in STORY[:2]] + OTHER),
    document("b", [STORY[0][:40] + ".", *OTHER]),
]


@pytest.mark.parametrize(("kind", "b"), LINKED)
def test_copies_are_linked(kind, b):
    result = traced(A, b)
    assert [x.kind for x in result.links] == [kind]
    assert len(set(result.origins.values())) == 1
    for pair in result.links[0].pairs:
        texts = {d.id: d.text for d in (A, b)}
        link = result.links[0]
        assert texts[link.a][pair.a.start : pair.a.end].split()
        assert texts[link.b][pair.b.start : pair.b.end].split()


@pytest.mark.parametrize("b", NOT_LINKED)
def test_other_reports_and_quoted_speech_are_not(b):
    result = traced(A, b)
    assert len(set(result.origins.values())) == 2
    assert not [x for x in result.links if x.kind != "passage"]


def test_a_passage_does_not_make_two_documents_one():
    a, b = document("a", [STORY[1], *OTHER]), document("b", [*STORY[1:2], *REPORT, *STORY[2:]])
    result = traced(a, b)
    assert [x.kind for x in result.links] == ["passage"]
    assert len(set(result.origins.values())) == 2
    assert set(claim_origins([claim("1", "da"), claim("2", "db")], result.links, CONFIG)) == {"1", "2"}


def test_moved_sentences_are_found_and_said_to_be_moved():
    b = document("b", [STORY[k] for k in (0, 2, 3, 4, 1, 5)])
    (link,) = traced(A, b).links
    assert sum(p.moved for p in link.pairs) == 1
    assert len(link.pairs) == 6


def traced_by_topic(config, *documents):
    """With vectors that know two topics only: the story, and all else."""
    sentences = [s for d in documents for s in split_sentences(d)]
    row = {True: np.array([1, 0], dtype=np.float32), False: np.array([0, 1], dtype=np.float32)}
    return trace(documents, sentences, {s.text: row[s.text in (*STORY, *REPORT)] for s in sentences}, config)


def test_one_house_is_one_source_on_a_story_and_two_on_two():
    first = document("a", STORY[:3], source="Marrow Post")
    same = document("b", REPORT, source="Marrow Post")
    far = document("c", OTHER, source="Marrow Post")
    origins = traced_by_topic(CONFIG, first, same, far).origins
    assert origins["da"] == origins["db"] != origins["dc"]


def test_a_family_of_publishers_can_be_extended():
    family = {"names": ["Marrow Post", "Bank Times"], "credits": []}
    config = replace(CONFIG, publishers={**CONFIG.publishers, "x": family})
    a, b = document("a", STORY[:3], source="Marrow Post"), document("b", REPORT, source="Bank Times")
    assert len(set(traced_by_topic(CONFIG, a, b).origins.values())) == 2
    assert len(set(traced_by_topic(config, a, b).origins.values())) == 1


def test_a_house_without_a_stated_source_is_known_by_its_furniture():
    told = "He told Marrow Post that he was glad."
    house = "Marrow Post moderates all comments submitted on our website."
    a = document("a", [*STORY[:3], told, "Comments", house])
    b = document("b", [*REPORT, told, "Comments", house])
    assert len(set(traced_by_topic(CONFIG, a, b).origins.values())) == 1


def test_a_reprint_does_not_tie_two_houses_together():
    wire = document("w", OTHER, source="Reuters")
    reprint = document("r", OTHER[:5], source="Marrow Post")
    own = document("o", [*STORY, OTHER[0]], source="Marrow Post")
    origins = traced(wire, reprint, own).origins
    assert origins["dw"] == origins["dr"]


@pytest.mark.parametrize(
    ("a", "b", "older"),
    [
        ({"published": "2024-05-01"}, {"published": "2024-05-03"}, "da"),
        ({"published": "2024-05-03"}, {"published": "2024-05-01"}, "db"),
        ({"published": "2024"}, {"published": "2024-05-01"}, None),
        ({}, {"published": "2024-05-01"}, None),
    ],
)
def test_dates_give_the_direction_where_both_are_known(a, b, older):
    (link,) = traced(replace(A, **a), replace(document("b", STORY[:5]), **b)).links
    assert link.older == older


def test_a_credit_gives_the_direction():
    a = document("a", STORY, source="Marrow Post")
    b = document("b", [*STORY[:5], "Source: Marrow Post"])
    (link,) = traced(a, b).links
    assert (link.older, link.direction) == ("da", "it credits Marrow Post")


def claim(name, document, speaker=None, quote="Forty died."):
    return Claim(name, document, 0, 5, quote, "body", Scope(), "", attribution=Attribution(speaker, "said"))


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("the Health Ministry", "Health Ministry", True),
        ("Colonel Marsh", "Oda Marsh", True),
        ("officials", "officials", False),
        ("police", "the police", False),
        (None, None, False),
    ],
)
def test_who_quotes_the_same_source_has_one(a, b, one):
    found = claim_origins([claim("1", "da", a), claim("2", "db", b)], [], CONFIG)
    assert (len(found) == 2 and found["1"] == found["2"]) is one


def test_what_an_outlet_was_told_comes_from_it():
    claims = [claim(n, f"d{n}", quote="Forty died, the mayor told Reuters.") for n in "12"]
    assert claim_origins(claims, [], CONFIG) == {"1": "s-reuters", "2": "s-reuters"}


def corpora():
    sentences = st.lists(st.sampled_from([*STORY, *OTHER, *REPORT]), min_size=1, max_size=7, unique=True)
    return st.lists(sentences, min_size=2, max_size=6)


@settings(max_examples=40, deadline=None)
@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_the_documents_changes_nothing(rows, random):
    documents = [document(str(k), row) for k, row in enumerate(rows)]
    shuffled = list(documents)
    random.shuffle(shuffled)
    assert traced(*documents) == traced(*shuffled)


@settings(max_examples=40, deadline=None)
@given(corpora())
def test_a_stranger_changes_no_origin(rows):
    documents = [document(str(k), row) for k, row in enumerate(rows)]
    stranger = document(
        "00", ["Quartz vibrates under electric tension, which watches have used since nineteen sixty-nine."]
    )
    before, after = traced(*documents), traced(stranger, *documents)
    assert before.origins == {d: o for d, o in after.origins.items() if d != "d00"}
    assert before.links == after.links


def test_copies_that_differ_make_a_finding_whose_key_outlives_moves():
    changed = [STORY[0], STORY[1].replace("forty", "ninety"), *STORY[2:]]

    def keys(*documents):
        return [f for f in run(documents, [], HashingEncoder(), CONFIG).findings if f.verdict == "drift"]

    (finding,) = keys(A, document("b", changed))
    assert (finding.kind, finding.severity in ("high", "medium")) == ("number", True)
    assert [(s.documents, s.origins) for s in finding.sides] == [(1, 1), (1, 1)]
    assert "forty" in " ".join(finding.pairs[0].reasons)
    (moved,) = keys(A, document("c", [*OTHER[:1], *changed]), document("x", OTHER[2:]))
    assert moved.key == finding.key


def test_forty_copies_are_one_origin_and_one_finding():
    changed = [STORY[0], STORY[1].replace("forty", "ninety"), *STORY[2:]]
    documents = [
        document(f"{k}", [*(changed if k == 7 else STORY), f"Printed for readers of edition number {k}."])
        for k in range(40)
    ]
    result = run(documents, [], HashingEncoder(), CONFIG)
    assert len(set(result.origins.values())) == 1
    drift = [f for f in result.findings if f.verdict == "drift" and f.kind == "number" and "forty" in f.message]
    assert [[(s.documents, s.origins) for s in f.sides] for f in drift] == [[(39, 1), (1, 1)]]


def test_no_links_no_drift():
    assert find_drift([], [], [], {}, CONFIG) == []
