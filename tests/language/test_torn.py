"""Parses of what is no sentence: long chains of clauses, heads in a circle, several roots, no token."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.claims.frames import frame_of
from consistency.claims.meant import meant_of
from consistency.datatypes import Attribution
from consistency.language import (
    clause_of,
    clauses,
    conjuncts,
    denial,
    foreseen,
    modality,
    name_of_phrase,
    place_of,
    speaker_span,
    speech,
    speeches,
)
from consistency.parsing import Parse
from consistency.parsing.parses import MOST_TOKENS
from consistency.quantities import extract_quantities

ASKED: list[Callable[[Parse, int], object]] = [
    clause_of, conjuncts, denial, foreseen, modality, name_of_phrase, place_of, speaker_span, speech,
]  # fmt: skip
LABELS = ("conj", "xcomp", "ccomp", "acl", "pcomp", "relcl", "advcl", "appos", "nsubj", "dobj", "poss", "prep")


def parse_of(heads: tuple[int, ...], label: str, word: str, pos: str, tag: str) -> Parse:
    """The same word again and again, all hung by one label."""
    n, step = len(heads), len(word) + 1
    starts = tuple(step * k for k in range(n))
    columns = (starts, tuple(s + len(word) for s in starts), (word,) * n, (pos,) * n, (tag,) * n, ("",) * n)
    return Parse(" ".join([word] * n), *columns, heads, (label,) * n)


TREES = {
    "chain": (0, *range(MOST_TOKENS - 1)),
    "circle": (2, 0, 1),
    "pair": (1, 0, 1),
    "roots": (0, 1, 2),
}


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("tree", TREES)
def test_no_tree_makes_a_question_fail_or_run_for_ever(tree: str, label: str) -> None:
    for word, pos, tag in (
        ("run", "VERB", "VBN"), ("fail", "VERB", "VB"), ("said", "VERB", "VBD"), ("that", "PRON", "WDT"),
        ("Odo", "PROPN", "NNP"), ("from", "ADP", "IN"),
    ):  # fmt: skip
        parse = parse_of(TREES[tree], label, word, pos, tag)
        for token in {0, 1, 2, len(parse) - 1}:
            for ask in ASKED:
                ask(parse, token)


WORDS = (
    ("Odo", "PROPN", "NNP"), ("who", "PRON", "WP"), ("12", "NUM", "CD"), ("people", "NOUN", "NNS"), ("of", "ADP", "IN"),
    ("run", "VERB", "VBG"), ("said", "VERB", "VBD"), ("expected", "VERB", "VBN"), ("not", "PART", "RB"),
)  # fmt: skip
NODES = st.lists(
    st.tuples(st.sampled_from(WORDS), st.integers(0, 11), st.sampled_from(LABELS)), min_size=1, max_size=12
)


@given(NODES)
def test_words_hung_on_each_other_in_any_way_can_be_asked(nodes: list[tuple[tuple[str, str, str], int, str]]) -> None:
    words, pos, tags = zip(*(word for word, _, _ in nodes), strict=True)
    text, n = " ".join(words), len(nodes)
    ends = tuple(len(" ".join(words[: k + 1])) for k in range(n))
    starts = tuple(end - len(word) for end, word in zip(ends, words, strict=True))
    heads, labels = tuple(head % n for _, head, _ in nodes), tuple(label for _, _, label in nodes)
    parse = Parse(text, starts, ends, words, pos, tags, ("",) * n, heads, labels)
    for token in range(n):
        for ask in ASKED:
            ask(parse, token)
    for q in extract_quantities(text):
        meant_of(parse, q, Attribution())
        frame_of(parse, q)


def test_an_empty_parse_says_nothing() -> None:
    assert not clauses(Parse(""))
    assert not speeches(Parse(""))
