"""What the slots of a sentence say: found, and told from each other. Reads the real parser."""

from dataclasses import replace

import pytest

from consistency.claims import make_claims
from consistency.config import Config
from consistency.datatypes import Document
from consistency.parsers import load_parser
from consistency.parsing import parse_texts
from consistency.sentences import split_sentences
from consistency.weighing.slots import named, read

CONFIG = Config()
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def parser():
    return load_parser(CONFIG)


def told(text, parser, published="2021-06-10"):
    document = Document("d", "d.txt", text, "h", published=published, published_from="front matter")
    claims = make_claims(document, split_sentences(document), CONFIG)
    whole = next(c for c in claims if c.quantity is None)
    return read(whole, parse_texts([whole.quote], parser)[whole.quote], [c for c in claims if c.quantity], CONFIG)


FOUND = [
    ("Divers pulled 14 sailors from the wreck off Brenholm on Tuesday.", "number", "14 sailors"),
    ("Divers pulled 14 sailors from the wreck off Brenholm on Tuesday.", "time", "Tuesday"),
    ("The convoy left the depot at 6:40 a.m. under guard.", "time", "6:40 a.m"),
    ("Governor Ilse Marten opened the bridge in Oslo.", "name", "Ilse Marten"),
    ("Governor Ilse Marten opened the bridge in Oslo.", "name", "Oslo"),
    ("The patrol found the rifle beneath a shed.", "word", "shed"),
    ("The tunnel, built for $40 million, flooded twice.", "number", "$40 million"),
]


@pytest.mark.parametrize(("text", "family", "words"), FOUND)
def test_a_slot_is_found_with_its_span(text, family, words, parser):
    found = [text[s.start : s.end] for s in told(text, parser).slots if s.family == family]
    assert any(words in f for f in found), found


def test_one_value_in_two_units_is_one_value(parser):
    one = told("The pipe is 2 kilometres long.", parser).figures
    assert one == told("The pipe is 2,000 metres long.", parser).figures
    assert one != told("The pipe is 2 miles long.", parser).figures


def test_what_a_figure_covers_is_no_name_and_no_word(parser):
    slots = told("Some 300 miners from Velm struck on Monday.", parser).slots
    spans = sorted((s.start, s.end) for s in slots if s.family != "word")
    words = [(s.start, s.end) for s in slots if s.family == "word"]
    assert not any(a < y and x < b for a, b in spans for x, y in words)


def test_a_passive_and_an_active_clause_have_one_predicate(parser):
    one = told("Police arrested 12 dockers at the gate.", parser).slots
    other = told("In the evening 12 dockers were arrested by police.", parser).slots
    predicates = [{s.predicate for s in slots if s.family == "number"} for slots in (one, other)]
    assert predicates == [{"arrest"}, {"arrest"}]


@pytest.mark.parametrize(
    ("one", "other"), [("the Harbour Board", "Harbour Board"), ("Mr Dahl", "Dahl"), ("Velm's", "Velm")]
)
def test_articles_titles_and_possessives_are_no_part_of_a_name(one, other):
    assert named(one) == named(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Séverin", "Severin"), ("Port-Vell", "Port Vell"), ("Al-Mā’in", "al-Main")]
)
def test_accents_and_hyphens_make_no_other_name(one, other):
    assert named(one) == named(other)


def test_heads_in_a_circle_end_the_clause(parser):
    document = Document("d", "d.txt", "Two men sold 14 boats in Brenholm.", "h")
    claims = make_claims(document, split_sentences(document), CONFIG)
    parse = parse_texts([claims[0].quote], parser)[claims[0].quote]
    circle = replace(parse, heads=tuple((token + 1) % len(parse) for token in range(len(parse))))
    assert "14 boats" in [circle.text[s.start : s.end] for s in read(claims[0], circle, claims[1:], CONFIG).slots]
