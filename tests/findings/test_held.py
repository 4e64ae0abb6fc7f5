"""Pairs of sentences that findings hold are those that all pairs of claims of two sides make, and none is kept."""

from __future__ import annotations

import itertools
from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from consistency.datatypes import VERDICT_ORDER, Claim, Finding, PairVerdict, Scope, Side
from consistency.findings import HeldPairs

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
