"""Views of a parse, on one sentence parsed by hand."""

from __future__ import annotations

import pytest

from consistency.datatypes import Span
from consistency.parsing import (
    Entity,
    Parse,
    Parses,
    ancestors,
    child,
    children,
    children_of,
    entity_at,
    head_of_span,
    parse_texts,
    phrase,
    phrase_span,
    root,
    roots,
    span,
    subtree,
    token_at,
    tokens_in,
    word,
)
from consistency.parsing.parses import MOST_TOKENS
from tests.support import WordParser

TEXT = "The mayor of Orvath , Ada Brill , closed two  bridges."
#       0   1     2  3      4 5   6     7 8      9    10     11
ROWS = (
    ("The", "DET", "DT", 1, "det"),
    ("mayor", "NOUN", "NN", 8, "nsubj"),
    ("of", "ADP", "IN", 1, "prep"),
    ("Orvath", "PROPN", "NNP", 2, "pobj"),
    (",", "PUNCT", ",", 1, "punct"),
    ("Ada", "PROPN", "NNP", 6, "compound"),
    ("Brill", "PROPN", "NNP", 1, "appos"),
    (",", "PUNCT", ",", 1, "punct"),
    ("closed", "VERB", "VBD", 8, "ROOT"),
    ("two", "NUM", "CD", 10, "nummod"),
    ("bridges", "NOUN", "NNS", 8, "dobj"),
    (".", "PUNCT", ".", 8, "punct"),
)


def by_hand() -> Parse:
    starts, at = [], 0
    for row in ROWS:
        at = TEXT.index(row[0], at)
        starts.append(at)
        at += len(row[0])
    return Parse(
        TEXT,
        tuple(starts),
        tuple(start + len(row[0]) for start, row in zip(starts, ROWS, strict=True)),
        tuple(row[0].lower() for row in ROWS),
        tuple(row[1] for row in ROWS),
        tuple(row[2] for row in ROWS),
        ("",) * len(ROWS),
        tuple(row[3] for row in ROWS),
        tuple(row[4] for row in ROWS),
        (Entity(3, 4, "GPE"), Entity(5, 7, "PERSON")),
    )


PARSE = by_hand()


def test_words_and_spans() -> None:
    assert [word(PARSE, token) for token in range(len(PARSE))] == [row[0] for row in ROWS]
    assert span(PARSE, ()) == Span(0, 0)
    assert TEXT[slice(*_ends(span(PARSE, (9, 10))))] == "two  bridges"


def test_up_and_down_the_tree() -> None:
    assert roots(PARSE) == (8,)
    assert root(PARSE) == 8
    assert children(PARSE, 8) == (1, 10, 11)
    assert children(PARSE, 8, "dobj", "punct") == (10, 11)
    assert child(PARSE, 8, "nsubj") == 1
    assert child(PARSE, 8, "agent") is None
    assert children_of(PARSE)[1] == (0, 2, 4, 6, 7)
    assert ancestors(PARSE, 3) == (2, 1, 8)
    assert ancestors(PARSE, 8) == ()
    assert subtree(PARSE, 1) == tuple(range(8))
    assert subtree(PARSE, 1, without=("appos", "punct")) == (0, 1, 2, 3)


def test_phrases_end_in_words() -> None:
    assert phrase(PARSE, 1) == "The mayor of Orvath , Ada Brill"
    assert phrase(PARSE, 1, without=("appos",)) == "The mayor of Orvath"
    assert phrase(PARSE, 11) == "."
    assert phrase_span(PARSE, 10) == span(PARSE, (9, 10))


@pytest.mark.parametrize(("offset", "token"), [(0, 0), (2, 0), (3, None), (4, 1), (len(TEXT) - 1, 11), (999, None)])
def test_token_at(offset: int, token: int | None) -> None:
    assert token_at(PARSE, offset) == token


def test_spans_of_characters_find_their_tokens_and_head() -> None:
    start = TEXT.index("Ada")
    assert tokens_in(PARSE, start, start + 9) == (5, 6)
    assert tokens_in(PARSE, start + 1, start + 2) == (5,)
    assert head_of_span(PARSE, start, start + 9) == 6
    assert head_of_span(PARSE, 0, len(TEXT)) == 8
    assert head_of_span(PARSE, 3, 4) is None
    assert entity_at(PARSE, 6) == Entity(5, 7, "PERSON")
    assert entity_at(PARSE, 8) is None


def test_a_text_without_words() -> None:
    empty = Parse("  ")
    assert (len(empty), roots(empty), root(empty), token_at(empty, 0)) == (0, (), None, None)


def test_columns_are_of_one_length() -> None:
    with pytest.raises(ValueError, match="differ in length"):
        Parse("a", (0,), (1,))


def test_each_distinct_text_is_parsed_once_in_one_order() -> None:
    parser = WordParser()
    first = parse_texts(["bb cc", "a", "bb cc", "b"], parser)
    assert parser.texts == ["a", "b", "bb cc"]
    assert first == parse_texts(["b", "a", "bb cc"], WordParser())
    assert parse_texts([], parser) == {}


def test_nothing_is_parsed_before_it_is_asked_for_or_twice() -> None:
    parser = WordParser()
    parses = Parses(parser)
    assert parser.texts == []
    assert list(parses.of(["b", "a", "b"])) == ["b", "a"]
    assert list(parses.of(["c", "a"])) == ["c", "a"]
    assert parser.texts == ["a", "b", "c"]
    assert Parses(None).of(["a"]) == {}


def _ends(found: Span) -> tuple[int, int]:
    return found.start, found.end


def test_a_line_longer_than_any_sentence_has_no_tokens() -> None:
    short, long = " ".join(["ran"] * MOST_TOKENS), " ".join(["ran"] * (MOST_TOKENS + 1))
    made = parse_texts([short, long], WordParser())
    assert (len(made[short]), len(made[long]), made[long].text) == (MOST_TOKENS, 0, long)


def test_two_parses_of_one_text_are_two() -> None:
    one = Parse("Odo", (0,), (3,), ("Odo",), ("PROPN",), ("NNP",), ("",), (0,), ("ROOT",))
    assert hash(one) == hash(Parse("Odo"))
    assert len({one, Parse("Odo"), Parse("Odo")}) == 2
