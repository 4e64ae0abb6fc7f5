"""Texts in pieces: nothing lost, nothing doubled, figures marked."""

from hypothesis import given
from hypothesis import strategies as st

from consistency.datatypes import Claim, Document, Quantity, Scope
from consistency.reports.passages import Link, marked, stretches

TEXT = "Front.\nTwelve died, 3 of them at sea. Nobody else. More than 40 fled."
DOCUMENT = Document("d", "d.txt", TEXT, "", body_start=7)


def claim(name: str, start: int, end: int, figure: tuple[int, int] | None = None) -> Claim:
    quantity = Quantity(1, 1, "exact", "", "", *figure) if figure else None
    return Claim(name, "d", start, end, TEXT[start:end], "body", Scope(), "", quantity)


def test_claims_of_one_sentence_share_a_passage():
    twelve = claim("a", 7, 37, (7, 13))
    three = claim("b", 7, 37, (20, 21))
    forty = claim("c", 50, len(TEXT), (50, 62))
    links = {"a": [Link("f-1", "1")], "b": [Link("f-1", "1"), Link("f-2", "2")]}
    made = stretches(DOCUMENT, [forty, three, twelve], {"a": "c1", "b": "c2", "c": "c3"}, links)
    assert [part.anchors for part in made] == [("c1", "c2"), (), ("c3",)]
    assert [text for text, mark in made[0].pieces if mark] == ["Twelve", "3"]
    assert [link.number for link in made[0].links] == ["1", "2"]
    assert made[2].links == ()


def test_claims_outside_the_text_are_left_out():
    outside = [claim("a", 3, 9), claim("b", 60, 9000), claim("c", 20, 20)]
    (only,) = stretches(DOCUMENT, outside, {}, {})
    assert only.pieces == ((TEXT[7:], False),)


SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)


@given(st.lists(st.tuples(SPANS, SPANS), max_size=8))
def test_cutting_loses_nothing(spans):
    claims = [claim(str(index), *sentence, tuple(figure)) for index, (sentence, figure) in enumerate(spans)]
    made = stretches(DOCUMENT, claims, {made.id: f"c{made.id}" for made in claims}, {})
    assert "".join(text for part in made for text, _ in part.pieces) == TEXT[7:]


@given(SPANS, st.lists(SPANS, max_size=6))
def test_marking_loses_nothing(span, figures):
    start, end = span
    claims = [claim(str(index), start, end, tuple(figure)) for index, figure in enumerate(figures)]
    assert "".join(text for text, _ in marked(TEXT, start, end, claims)) == TEXT[start:end]
