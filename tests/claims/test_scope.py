"""What a quantity is a count of: measure, status, population and role, read from whole sentences."""

import pytest

from consistency.claims import make_claims
from consistency.config import Config
from consistency.datatypes import Document, Sentence

CONFIG = Config()


def claims_of(text, passage="body"):
    document = Document(id="d", path="d.txt", text=text, content_hash="")
    return make_claims(document, [Sentence("d", 0, len(text), text, passage, 0)], CONFIG)


def said(text):
    """low, measure, population of each claim with a figure."""
    return [(c.quantity.low, c.scope.measure, c.scope.population) for c in claims_of(text) if c.quantity]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There are roughly 5,000 French troops in Mali.", [(5000, "personnel", "france military")]),
        ("Three soldiers were killed.", [(3, "killed", "military")]),
        ("The blast killed three soldiers and wounded five.", [(3, "killed", "military"), (5, "wounded", "military")]),
        ("The blast killed two Canadians and one Dane.", [(2, "killed", "canada"), (1, "killed", "denmark")]),
        ("No Germans were killed.", [(0, "killed", "germany")]),
        ("At least 12 people died.", [(12, "killed", "")]),
        ("The quake left 40 people homeless.", [(40, "displaced", "")]),
        ("Police arrested 17 protesters.", [(17, "arrested", "")]),
        ("At least 25 rocket attacks have hit bases.", [(25, "attacks", "")]),
        ("They fired 17 rockets.", [(17, "rockets", "")]),
        ("The storm destroyed 300 homes.", [(300, "houses", "")]),
        ("The deal is worth $5 million.", [(5e6, "money", "")]),
        ("Two members of the Chilean security forces were wounded.", [(2, "wounded", "chile")]),
        ("Ten civilians were killed.", [(10, "killed", "civilian")]),
        ("A gunman shot three people, killing one.", [(3, "people", ""), (1, "killed", "")]),
        ("The storm flattened six barns, killing 4 people.", [(6, "barn", ""), (4, "killed", "")]),
        ("Two helicopters carried the injured to Lirra.", [(2, "helicopter", "")]),
        ("Two died as thousands of marchers filled the square.", [(2, "killed", ""), (1000, "people", "")]),
        (
            "Strong Storm Kills 6; 40 Hurt and 9 Barns Flattened",
            [(6, "killed", ""), (40, "wounded", ""), (9, "barn", "")],
        ),
        ("Forty people are dying every day.", [(40, "killed", "")]),
    ],
)
def test_measure_and_population(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He died on March 11, 2014.",
        "The K1 base was hit.",
        "Covid-19 has not left Camp 4.",
        "It was one of the oldest stations.",
        "He served 41 / 2 months.",
        "They fell about 2, 000ft.",
    ],
)
def test_no_figure_is_claimed(text):
    assert said(text) == []
    assert len(claims_of(text)) == 1


@pytest.mark.parametrize("passage", ["boilerplate", "reader_comment", "byline", "dateline"])
def test_page_furniture_claims_nothing(passage):
    assert claims_of("Ten people were killed.", passage) == []


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("They will leave three of its eight bases.", ["part", "whole"]),
        ("They will leave two other bases.", ["additional"]),
        ("They fired more than 160 rockets.", [""]),
        ("Another 30 people were hurt.", ["additional"]),
        ("The storm hurt nine people; another 30 were hurt later.", ["", "additional"]),
        ("The storm killed ten people and injured 30 others.", ["", ""]),
        ("The blast killed ten people, wounding other 70.", ["", ""]),
    ],
)
def test_roles(text, roles):
    assert [c.role for c in claims_of(text) if c.quantity] == roles


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("At least 50 injured, officials said.", "wounded"),
        ("Nine hikers were killed and over 50 injured.", "wounded"),
        ("The fire left 12 dead.", "killed"),
        ("The ferry sank with 30 missing.", "missing"),
    ],
)
def test_a_head_that_is_a_fate_is_the_status(text, status):
    last = [c for c in claims_of(text) if c.quantity][-1]
    assert (last.scope.measure, last.scope.status) == (status, status)


def test_offsets_count_from_the_start_of_the_document():
    text = "Early. The blast killed three soldiers."
    document = Document(id="d", path="d.txt", text=text, content_hash="")
    sentence = Sentence("d", 7, len(text), text[7:], "body", 0)
    _, claim = make_claims(document, [sentence], CONFIG)
    assert text[claim.quantity.start : claim.quantity.end] == "three"
    assert text[claim.quantity.counted_start : claim.quantity.counted_end] == "soldiers"


def test_the_date_of_the_sentence_before_is_the_date_of_the_attack():
    text = "Missiles fell on January 8. No Germans were killed in the attack."
    document = Document(id="d", path="d.txt", text=text, content_hash="", published="2020-03-01")
    sentences = [Sentence("d", 0, 27, text[:27], "body", 0), Sentence("d", 28, len(text), text[28:], "body", 0)]
    assert {c.clocks.event for c in make_claims(document, sentences, CONFIG)} == {"2020-01-08"}


def test_changing_only_the_number_never_changes_the_question():
    questions = {
        claims_of(f"There are {n} French troops in Mali.")[0].question for n in ("5,000", "about 7,500", "no", "two")
    }
    assert len(questions) == 1
