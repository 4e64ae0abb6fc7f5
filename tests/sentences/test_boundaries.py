"""Where sentences end, and where they do not."""

import pytest

from consistency.sentences.boundaries import split_block


def parts(text):
    return [text[a:b] for a, b in split_block(text)]


TWO = [
    ("He left at 7 p.m.", "She stayed."),
    ("They met at 9 a.m.", "The talks failed."),
    ("It happened in the U.S.", "The army left."),
    ("We asked the Acme Corp.", "It said nothing."),
    ("He joined the Marine Corps.", "He left in 2003."),
    ("“It was good.”", "He left."),
    ('"It was good."', "He left."),
    ("“We won the war at last.", "We did it well,” she said."),
    ("He shouted “Stop!”", "Nobody did."),
    ("(He left at once.)", "She came."),
    ("The troops moved.", "“They” went on."),
    ("They are ready for redeployment.", "Photo: Agency"),
    ("It costs 5.5 million.", "That is much."),
    ("What now?", "Nobody knows."),
    ("They come from the hills.", "al-Amiri said so."),
    ("Some 😀 people left.", "Others stayed."),
]
ONE = [
    "He left at 7 p.m. Friday for home.",
    "Talks began at 9:30 a.m. EST in the capital.",
    "At 8 p. m. Saturday, Jan. 15 the doors open.",
    "The Islamic Guard Corps. of the country left.",
    "Gen. McKenzie told the committee.",
    "Maj. Gen. Ann Smith, spokeswoman, said so.",
    "Lt. Col. Smith met Sen. Jones.",
    "U.S. troops left the base.",
    "The U.S. Army left the base.",
    "John F. Kennedy spoke there.",
    "Mr. W. Mark Felt Sr. Smith spoke.",
    "There are 3.5 million of them.",
    "No. 10 Downing Street said nothing.",
    "On Feb. 28 he left.",
    "We worked hard to eliminate...we have all tried.",
    "But our partners here..are sharing information.",
    "“Stop!” he cried.",
    "“Why?” asked Bob.",
    "See www.example.com for more.",
    "The U.S.-led coalition left.",
    "The sign said “Stop. Go.” in red.",
    "He bought a.45-caliber handgun.",
    "1. The first item of a list.",
    "Acme Inc. Chairman Bill Smith left.",
    "He was one of the best, Dr. Brown said.",
]


@pytest.mark.parametrize(("first", "second"), TWO)
def test_two_sentences(first, second):
    glue = "" if second.startswith("Photo") else " "
    assert parts(first + glue + second) == [first, second]


@pytest.mark.parametrize("text", ONE)
def test_one_sentence(text):
    assert parts(text) == [text]


@pytest.mark.parametrize("text", ["", "   ", "***", "—", "”", "..."])
def test_nothing_to_read(text):
    assert parts(text) == []


def test_long_block_is_read_in_windows(monkeypatch):
    text = " ".join(f"Sentence number {i} tells the same." for i in range(400))
    whole = parts(text)
    monkeypatch.setattr("consistency.sentences.boundaries.WINDOW", 500)
    assert parts(text) == whole
    assert len(whole) == 400
