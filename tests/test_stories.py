"""Which documents tell of one event: what must be put together, and what must not be cut in two."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.config import Config
from consistency.datatypes import Claim, Document, Scope
from consistency.embeddings import embed
from consistency.stories import _settled, find_stories
from tests.support import HashingEncoder

CONFIG = Config()
LIMA = (
    "A strong quake struck Lima before dawn and brought down houses.",
    "Rescue teams from Callao dug through rubble with bare hands.",
    "The quake in Lima measured 6.1 and was felt in Callao.",
    "Hospitals in Lima were full of people hurt by the quake.",
)
OSLO = (
    "A ferry sank off Oslo in heavy fog late in the evening.",
    "Divers from Bergen searched the hull of the ferry for days.",
    "The ferry off Oslo carried cars and passengers from Bergen.",
    "Harbour police in Oslo questioned the captain of the ferry.",
)


def documents(*stories, copies=5):
    """``copies`` documents for each story, each with its sentences turned round by one more place."""
    made = []
    for name, story in enumerate(stories):
        for turn in range(copies):
            at = turn % len(story)
            text = "\n\n".join((*story[at:], *story[:at], f"Report number {turn} by desk {name}."))
            made.append(Document(id=f"d{name}{turn}", path=f"{name}{turn}.txt", text=text, content_hash=text))
    return made


def claims_of(document):
    found, at = [], 0
    for text in document.text.split("\n\n"):
        found.append(Claim(f"c{document.id}{at}", document.id, at, at + len(text), text, "body", Scope(), text))
        at += len(text) + 2
    return found


def stories_of(docs, config=CONFIG):
    claims = [c for d in docs for c in claims_of(d)]
    return find_stories(docs, [], claims, embed([c.question for c in claims], HashingEncoder(1024)), config)


def partition(stories):
    return {frozenset(d for d, s in stories.items() if s == name) for name in stories.values()}


def test_two_events_are_two_stories():
    docs = documents(LIMA, OSLO)
    assert partition(stories_of(docs)) == {frozenset(d.id for d in docs[:5]), frozenset(d.id for d in docs[5:])}


@pytest.mark.parametrize("copies", [2, 5, 8, 12])
def test_one_event_is_never_cut_in_two(copies):
    assert len(set(stories_of(documents(LIMA, copies=copies)).values())) == 1


def test_few_documents_are_one_story_but_a_stranger_stands_alone():
    text = "\n\n".join(OSLO)
    docs = [*documents(LIMA, copies=3), Document(id="z", path="z.txt", text=text, content_hash=text)]
    stories = stories_of(docs, replace(CONFIG, story_alone=0.6))  # a bag of words finds "the" and "of" in common
    assert len({stories[d.id] for d in docs[:3]}) == 1
    assert stories["z"] != stories[docs[0].id]


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(10)))
def test_the_order_of_documents_changes_nothing(order):
    docs = documents(LIMA, OSLO)
    assert stories_of([docs[i] for i in order]) == stories_of(docs)


def test_many_documents_are_first_halved_roughly():
    docs = documents(LIMA, OSLO, copies=8)
    assert partition(stories_of(docs, replace(CONFIG, story_exact=10))) == partition(stories_of(docs))


def test_a_document_without_claims_is_a_story_of_its_own():
    docs = documents(LIMA, copies=2)
    silent = Document(id="s", path="s.txt", text="", content_hash="")
    claims = [c for d in docs for c in claims_of(d)]
    vectors = embed([c.question for c in claims], HashingEncoder(1024))
    stories = find_stories([*docs, silent], [], claims, vectors, CONFIG)
    assert stories["s"] == "s"
    assert find_stories([], [], [], {}, CONFIG) == {}


def test_a_document_on_the_wrong_side_moves_to_its_own():
    own = np.array([True] * 5 + [False] * 5)
    likeness = np.where(own[:, None] == own[None, :], 0.8, 0.2)
    wrong = own.copy()
    wrong[[1, 7]] = ~wrong[[1, 7]]
    assert (_settled(likeness, wrong) == own).all()
    assert (_settled(likeness, own) == own).all()
    assert (_settled(np.full((10, 10), 0.5), own) == own).all()  # nothing tells them apart: nobody moves
