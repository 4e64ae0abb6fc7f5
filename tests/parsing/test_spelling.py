"""Titles are lowered for the parser as the corpus spells its words; names are names; lengths and texts never change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.parsing import Parses, word
from consistency.parsing.spelling import Spelling, in_capitals, in_title_case, respelled, spelling_of
from tests.support import WordParser

CORPUS = [
    "On Monday the mayor of Orvath said that the White House had called Ada Brill twice.",
    "She painted the house white, and Orvath paid.",
    "The dam above Orvath broke while Brill slept, and the Lirra River rose.",
    "Then the police of the town, with help from NATO, closed the bridges.",
    "Nobody knew what Kesh wanted; the general store in Kesh stayed open.",
    "A general spoke to Vice Admiral Turk, and the turk in the story slept.",
]
SPELLING = spelling_of(CORPUS)

TITLES = [
    ("Police Close Bridges After Dam Breaks Above Orvath", "Police close bridges after dam breaks above Orvath"),
    ("White House Calls Ada Brill", "White House calls Ada Brill"),
    ("Ada Brill Painted White", "Ada Brill painted white"),
    ("POLICE OF ORVATH CLOSE THE LIRRA RIVER BRIDGES", "Police of Orvath close the Lirra River bridges"),
    ("Bridges Closed: Nato Helps Police", "Bridges closed: NATO helps police"),
    ("NATO Helps Police Close Orvath's Bridges", "NATO helps police close Orvath's bridges"),
    ("Kesh Wants What the Mayor’s General Store Sells", "Kesh wants what the mayor’s general store sells"),
    ("What Didn't Break in the Dam", "What didn't break in the dam"),
    ("Zorvath Meets Quillane on Friday", "Zorvath meets Quillane on Friday"),
    ("U.S. Police Close Bridges", "U.S. police close bridges"),
    ("McBrill Closes P2P Network: A Police Story", "McBrill closes P2P network: a police story"),
]

ORDINARY = [
    "Police close bridges after the dam breaks",
    "Ada Brill and Vice Admiral Turk met Orvath.",
    "Ada Brill met the police of Orvath",
    "Orvath: dam broken",
    "NATO",
    "Vice Admiral Turk",
    "",
    "12-4 6.30 9AM",
]


@pytest.mark.parametrize(("title", "running"), TITLES)
def test_titles_are_spelled_as_running_text(title: str, running: str) -> None:
    assert respelled(title, SPELLING) == running


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert respelled(text, SPELLING) == text


def test_what_is_title_case_and_what_is_not() -> None:
    assert in_title_case("Two Men Held Over Fire in Orvath")
    assert not in_title_case("Two Men Held Over Fire in Orvath.")
    assert in_title_case("Two Men Held Over Fire in the U.S.")
    assert in_capitals("TWO MEN HELD: 14 HURT")
    assert not in_capitals("NATO")


def test_without_a_corpus_the_dictionary_decides() -> None:
    assert respelled("Two Men Arrested in London on Friday", Spelling()) == "Two men arrested in London on Friday"
    assert respelled("ZORVATH BURNS IN MAY", Spelling()).startswith("Zorvath burns in ")


@given(st.text(max_size=80) | st.sampled_from([title for title, _ in TITLES]).map(str.upper))
def test_no_length_changes_and_only_case_does(text: str) -> None:
    spelled = respelled(text, SPELLING)
    assert len(spelled) == len(text)
    assert spelled.lower() == text.lower()


@given(st.permutations(CORPUS))
def test_the_order_of_the_corpus_changes_nothing(corpus: list[str]) -> None:
    assert spelling_of([*corpus, *corpus]) == SPELLING


NAMES = [
    ("Vlorak fires three rockets", ["Vlorak left; then Vlorak came back."], True),
    ("Vlorak fires three rockets", ["Vlorak left."], True),
    ("Cheeks spoke on Monday", ["When Cheeks spoke, coach Cheeks laughed."], True),
    ("Cheeks grew red", ["When Cheeks spoke, the cheeks of the coach grew red."], False),
    ("Cheeks grew red", ["Then Cheeks spoke."], False),
    ("Police grew red", ["Police left."], False),
    ("vlorak fires", ["Then Vlorak spoke, and Vlorak left."], False),
]


@pytest.mark.parametrize(("text", "corpus", "name"), NAMES)
def test_what_the_corpus_knows_for_a_name_is_one(text: str, corpus: list[str], name: bool) -> None:
    first = text.split()[0]
    parser = WordParser({first: (first.lower().removesuffix("s"), "NOUN", "NNS")})
    parse = Parses(parser, corpus).of([text])[text]
    read = parse.pos[0], parse.tags[0], parse.lemmas[0]
    assert read == (("PROPN", "NNPS", first) if name else ("NOUN", "NNS", first.lower().removesuffix("s")))


def test_an_adjective_before_its_noun_stays_one() -> None:
    parser = WordParser({"Keshi": ("keshi", "ADJ", "JJ")})
    corpus = ["Then Keshi troops came, and Keshi ships left."]
    first, second = Parses(parser, corpus).of(["Keshi talks", "troops Keshi"]).values()
    assert (first.pos[0], second.pos[1]) == ("PROPN", "ADJ")  # a root is a thing; "dep" is whatever it is


def test_a_parse_keeps_the_text_as_it_stands() -> None:
    title = "Police Close Bridges in Orvath"
    parser = WordParser()
    parse = Parses(parser, CORPUS).of([title])[title]
    assert parser.texts == ["Police close bridges in Orvath"]
    assert (parse.text, parse.respelled) == (title, True)
    assert [word(parse, token) for token in range(5)] == title.split()
    assert parse.lemmas == ("police", "close", "bridges", "in", "Orvath")
    plain = Parses(parser, CORPUS).of([CORPUS[0]])[CORPUS[0]]
    assert not plain.respelled
