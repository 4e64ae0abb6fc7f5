"""What the clause of a figure says besides it: verb, subject, what is done, what a sum is one of."""

import pytest

from consistency.claims import make_claims
from consistency.config import Config
from consistency.datatypes import Frame
from consistency.sentences import split_sentences
from tests.claims.test_discourse import claims_of
from tests.findings.build import document


def frame(text):
    return next(c.frame for c in claims_of(text) if c.quantity)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Odo served four months in federal prison.", Frame("serve", ("Odo",), ("federal", "prison", "serve"))),
        ("Odo, who was ill, served 4 months, and paid.", Frame("serve", ("Odo",), ("serve",))),
        ("The strike that hit Lima lasted 14 hours.", Frame("last", ("The", "strike"), ("last",))),
        ("The mill was sold for $3 million.", Frame("sell", ("The", "mill"), ("sell",))),
        ("12 mills were sold.", Frame()),
        ("About 95 mills, officials said.", Frame()),
    ],
)
def test_what_a_clause_says(text, expected):
    assert frame(text) == expected


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Cloud revenue rose to $3 billion.", ("cloud", "revenue")),
        ("Orlo reported a quarterly profit of $3 billion.", ("quarterly", "profit")),
        ("Orlo had $3 billion in cloud revenue.", ("cloud", "revenue")),
        ("One-off costs were $2 million.", ("one-off", "cost")),
        ("Orlo's revenue was $2 million.", ("revenue",)),
        ("The bridge cost $2 million.", ()),
        ("The mill was sold for $3 million.", ()),
    ],
)
def test_what_a_sum_is_one_of(text, noun):
    assert frame(text).noun == noun


def test_without_a_parse_there_is_none():
    doc = document("a", "Odo served four months in federal prison.")
    claims = make_claims(doc, split_sentences(doc), Config())
    assert {c.frame for c in claims} == {Frame()}
    assert {c.scope.subject for c in claims} == {""}
