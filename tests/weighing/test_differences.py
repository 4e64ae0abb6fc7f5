"""Evidence between two sentences: the same whichever comes first, and with words for each piece. Uses the parser."""

from collections import Counter

import pytest

from consistency.checks.corpus import Corpus
from consistency.claims import make_claims
from consistency.config import Config, packaged_table
from consistency.datatypes import Document
from consistency.embeddings import embed
from consistency.parsers import load_parser
from consistency.parsing import Parses
from consistency.sentences import split_sentences
from consistency.weighing.candidates import Near, Space
from consistency.weighing.differences import Opinions, differences
from consistency.weighing.slots import read
from consistency.weighing.wording import in_words
from tests.support import HashingEncoder

CONFIG = Config()
pytestmark = pytest.mark.slow
PAIRS = [
    ("Divers pulled 14 sailors from the wreck.", "Only 12 sailors did not reach the shore, Ada Brill said."),
    ("The tunnel cost $40 million.", "The tunnel, according to Odo Turk, may have cost $45 million in March."),
    ("Police freed 30% of the captives at 6:40 a.m.", "Half of the captives were freed by soldiers at 7:15 a.m."),
    ("The pipe is 2 kilometres long.", "The pipe is 3 kilometres long and leaks."),
    ("Ilse Marten, 44, opened the bridge in Oslo.", "Ilse Dahl, 45, shut the bridge in Bergen."),
    ("Sales doubled in Velm.", "Sales tripled in Velm."),
]


@pytest.fixture(scope="module")
def parser():
    return load_parser(CONFIG)


def found(one, other, parser, swapped=False):
    """All differences of two articles of one sentence."""
    documents = [Document(f"d{i}", f"d{i}.txt", t, f"h{i}", published="2021-06-10") for i, t in enumerate((one, other))]
    claims = [c for d in documents for c in make_claims(d, split_sentences(d), CONFIG)]
    vectors = embed([c.question for c in claims], HashingEncoder())
    corpus = Corpus(tuple(documents), tuple(claims), {}, CONFIG, vectors, {}, Parses(parser))
    space = Space(corpus.statements, vectors)
    parses = corpus.parses.of(c.quote for c in space.claims)
    told = {
        i: read(c, parses[c.quote], [f for f in claims if f.quantity and f.document == c.document], CONFIG)
        for i, c in enumerate(space.claims)
    }
    near = Near(1, 0, 0.5, 0.5, 0.5, (0, 2)) if swapped else Near(0, 1, 0.5, 0.5, 0.5, (0, 2))
    return list(differences(space, [near], told, corpus, Opinions()))


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_which_sentence_comes_first_changes_no_evidence(one, other, parser):
    first, second = found(one, other, parser), found(one, other, parser, swapped=True)
    assert Counter((d.kind, d.evidence) for d in first) == Counter((d.kind, d.evidence) for d in second)
    assert len(first) > 1


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_every_piece_of_evidence_has_words(one, other, parser):
    assert {n for d in found(one, other, parser) for n, _ in d.evidence} <= set(packaged_table("evidence"))


def test_no_figure_is_too_large_for_words(parser):
    """One whose ratio no float holds would drop all weighing of a run."""
    differing = [
        d for d in found("The pipe is 0 metres long.", "The pipe is 1e308 metres long.", parser) if d.kind == "number"
    ]
    assert differing
    for name, value in (each for d in differing for each in d.evidence):
        assert in_words(name, value)


def slots(one, other, parser, kind):
    """The words that differ, of one kind."""
    return {
        frozenset((one[d.slot_a.start : d.slot_a.end], other[d.slot_b.start : d.slot_b.end]))
        for d in found(one, other, parser)
        if d.kind == kind
    }


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        ("The blast killed 9 people.", "The blast killed 11 people.", {frozenset({"9 people", "11 people"})}),
        ("The blast killed 9 people.", "The blast wounded 37 people.", set()),
        ("The blast wounded 36 people.", "The blast wounded 37 people.", {frozenset({"36 people", "37 people"})}),
    ],
)
def test_the_dead_never_meet_the_wounded(one, other, met, parser):
    assert slots(one, other, parser, "number") == met


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        ("Ilse Marten left Oslo.", "Inga Marten left Oslo.", {frozenset({"Ilse Marten", "Inga Marten"})}),
        ("Ilse Marten left Oslo.", "Marten left Oslo.", set()),
        ("The Harbour Board paid.", "Harbour Boards paid.", set()),
    ],
)
def test_a_name_never_meets_a_part_of_it(one, other, met, parser):
    assert slots(one, other, parser, "name") == met


@pytest.mark.parametrize(("figures", "met"), [(12, True), (13, False)])
def test_the_figures_of_a_table_are_not_held_one_by_one(figures, met, parser):
    one, other = (" and ".join(f"{n + more} men" for n in range(20, 20 + figures)) + " came." for more in (0, 100))
    assert bool(slots(one, other, parser, "number")) == met
    assert "whole" in {d.kind for d in found(one, other, parser)}
