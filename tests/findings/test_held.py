"""Pairs of sentences that findings hold are those that all pairs of claims of two sides make, and none is kept."""

from __future__ import annotations

import itertools
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.datatypes import (
    VERDICT_ORDER,
    AlignedPair,
    Claim,
    CopyLink,
    Finding,
    LinkKind,
    PairVerdict,
    Scope,
    Side,
    Span,
)
from consistency.findings import HeldPairs, told_pairs

DOCUMENTS, SENTENCES, FIGURES = "abc", 4, 2


def claim(document: str, start: int, figure: int) -> Claim:
    """A claim of a sentence; the claims of its figures stand at one place."""
    return Claim(f"{document}{start}.{figure}", document, start, start + 1, "x", "body", Scope(), "")


CLAIMS = [claim(d, s, f) for d in DOCUMENTS for s in range(SENTENCES) for f in range(FIGURES)]


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    sides = draw(st.lists(st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=5), min_size=2, max_size=4))
    pairs = [
        PairVerdict(a, b, draw(st.sampled_from(VERDICT_ORDER)), "", ())
        for a, b in itertools.combinations(range(len(sides)), 2)
        if draw(st.booleans())
    ]
    made = tuple(Side("", tuple(c.id for c in side), 1) for side in sides)
    return Finding("", None, "number", "conflict", "low", "", made, tuple(pairs))


def by_all_pairs(found: list[Finding]) -> dict[object, frozenset[str]]:
    place = {c.id: (c.document, c.start) for c in CLAIMS}
    held = defaultdict(set)
    for finding in found:
        for pair in finding.pairs:
            for a, b in itertools.product(finding.sides[pair.a].claims, finding.sides[pair.b].claims):
                one, other = sorted((place[a], place[b]))
                if pair.verdict != "agree" and one != other:
                    held[one, other].add(pair.verdict)
    return {pair: frozenset(verdicts) for pair, verdicts in held.items()}


@given(st.lists(findings(), max_size=4), st.sets(st.sampled_from(CLAIMS)))
def test_they_are_those_of_all_pairs(found: list[Finding], some: set[Claim]) -> None:
    expected, held = by_all_pairs(found), HeldPairs(CLAIMS, found)
    assert dict(held) == expected
    assert len(list(held)) == len(expected) == len(held)
    places = {(c.document, c.start) for c in some}
    assert held.among(places) == {(a, b) for a, b in expected if a in places and b in places}
    everywhere = [(d, s) for d in DOCUMENTS for s in range(SENTENCES)]
    for pair in itertools.product(everywhere, everywhere):
        assert held.get(pair, frozenset()) == expected.get(pair, frozenset())
        assert (pair in held) == (pair in expected)


def test_sentences_that_no_finding_names_are_in_no_pair() -> None:
    held = HeldPairs(CLAIMS, [])
    assert (("z", 1), ("z", 2)) not in held
    assert list(held) == []


def link(kind: LinkKind) -> CopyLink:
    """The second document has the sentences of the first, one each."""
    pairs = tuple(AlignedPair(Span(s, s + 1), Span(s, s + 1), 1.0) for s in range(SENTENCES))
    return CopyLink("a", "b", kind, 1.0, "", pairs)


def of_two(one: Claim, other: Claim) -> HeldPairs:
    sides = (Side("", (one.id,), 1), Side("", (other.id,), 1))
    told = PairVerdict(0, 1, "conflict", "", ())
    return HeldPairs(CLAIMS, [Finding("", None, "number", "conflict", "low", "", sides, (told,))])


PLACES = {(c.document, c.start) for c in CLAIMS}


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("verbatim", {(("a", 0), ("c", 0)), (("b", 0), ("c", 0))}),
        ("outlet", {(("a", 0), ("c", 0))}),
        ("passage", {(("a", 0), ("c", 0))}),
    ],
)
def test_what_is_told_of_a_sentence_is_told_of_its_copies(kind: LinkKind, told: set[object]) -> None:
    held = of_two(claim("a", 0, 0), claim("c", 0, 0))
    assert told_pairs(held, PLACES, [link(kind)]) == told
    assert told_pairs(held, {("b", 0), ("c", 0)}, [link(kind)]) == {p for p in told if p[0] == ("b", 0)}


def test_a_sentence_is_not_told_against_its_own_copy() -> None:
    held = of_two(claim("a", 0, 0), claim("a", 1, 0))
    assert told_pairs(held, PLACES, [link("verbatim")]) == {
        (("a", 0), ("a", 1)), (("a", 0), ("b", 1)), (("a", 1), ("b", 0)), (("b", 0), ("b", 1)),
    }  # fmt: skip


@given(st.lists(findings(), max_size=4), st.sets(st.sampled_from(CLAIMS)))
def test_without_copies_they_are_those_that_are_held(found: list[Finding], some: set[Claim]) -> None:
    held, sentences = HeldPairs(CLAIMS, found), {(c.document, c.start) for c in some}
    assert told_pairs(held, sentences, []) == held.among(sentences)
