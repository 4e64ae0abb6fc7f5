"""Laws of the whole way through, on generated corpora, with the small encoder of the tests."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.config import Config
from consistency.datatypes import Document
from consistency.pipeline import run
from tests.support import HashingEncoder

CONFIG = Config()
PLACES = ("Mali", "Chad", "Peru")
COUNTED = ("French troops", "civilians", "houses", "rockets")
TEMPLATES = (
    "There are {n:,} {what} in {place}.",
    "Officials put the number of {what} in {place} at {n:,}.",
    "About the war: {n:,} {what} were counted in {place} by observers.",
)


def document(name, *sentences):
    text = "\n\n".join(sentences)
    return Document(id=f"d{name}", path=f"{name}.txt", text=text, content_hash=name)


def corpus(rows):
    return [
        document(str(at), TEMPLATES[t].format(n=n, what=COUNTED[w], place=PLACES[p]))
        for at, (t, n, w, p) in enumerate(rows)
    ]


rows = st.lists(
    st.tuples(st.integers(0, 2), st.integers(2, 9999), st.integers(0, 3), st.integers(0, 2)), min_size=2, max_size=6
)


def result_of(documents):
    return run(documents, [], HashingEncoder(1024), CONFIG)


def groups_of(result):
    """Which sentences were put together, without ids."""
    claims = {c.id: c for c in result.claims}
    return {frozenset((claims[i].document, claims[i].start) for i in s.claims) for s in result.shared_claims}


@settings(max_examples=25, deadline=None)
@given(rows, st.randoms(use_true_random=False))
def test_the_order_of_the_documents_changes_nothing(rows, random):
    documents = corpus(rows)
    shuffled = list(documents)
    random.shuffle(shuffled)
    assert result_of(documents) == result_of(shuffled)


@settings(max_examples=25, deadline=None)
@given(rows, st.integers(0, 5), st.integers(2, 9999))
def test_changing_only_a_number_never_changes_the_groups(rows, at, number):
    at %= len(rows)
    template, _, what, place = rows[at]
    changed = [*rows[:at], (template, number, what, place), *rows[at + 1 :]]
    assert groups_of(result_of(corpus(rows))) == groups_of(result_of(corpus(changed)))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2), st.integers(2, 99), st.integers(0, 3), st.integers(0, 3))
def test_swapping_what_is_counted_always_parts_them(template, n, one, other):
    documents = [
        document("a", TEMPLATES[template].format(n=n, what=COUNTED[one], place="Mali")),
        document("b", TEMPLATES[template].format(n=n, what=COUNTED[other], place="Mali")),
    ]
    assert bool(groups_of(result_of(documents))) == (one == other)


@pytest.mark.parametrize("words", [("killed", "wounded"), ("wounded", "arrested"), ("killed", "displaced")])
def test_what_happened_to_people_parts_them(words):
    documents = [document(str(at), f"Twelve people were {w} in Mali on Monday.") for at, w in enumerate(words)]
    assert result_of(documents).shared_claims == ()


@settings(max_examples=15, deadline=None)
@given(rows)
def test_an_unrelated_document_changes_no_id_and_no_group(rows):
    documents = corpus(rows)
    stranger = document("z", "The orchestra opened its season with a quartet.", "Nobody played the harp.")
    before, after = result_of(documents), result_of([*documents, stranger])
    assert before.shared_claims == after.shared_claims
    assert before.findings == after.findings


@settings(max_examples=15, deadline=None)
@given(rows, st.integers(1, 60))
def test_lines_inserted_above_change_no_key(rows, lines):
    documents = corpus(rows)
    moved = [replace(d, text="Nothing happened here at all.\n\n" * lines + d.text) for d in documents[:1]]
    before, after = result_of(documents), result_of([*moved, *documents[1:]])
    keys = {(f.key, tuple(p.key for p in f.pairs)) for f in before.findings}
    assert keys <= {(f.key, tuple(p.key for p in f.pairs)) for f in after.findings}


def test_a_plain_conflict_is_found_and_explained():
    documents = [
        document("a", "The blast in Lima on March 3 killed 14 people, police said."),
        document("b", "The blast in Lima on March 3 killed 34 people, police said."),
    ]
    (finding,) = result_of(documents).findings
    assert (finding.verdict, finding.kind, finding.severity) == ("conflict", "number", "high")
    assert [s.label for s in finding.sides] == ["14 people", "34 people"]
    assert "no number fits both" in finding.pairs[0].reasons


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("In 2014 the army left Mali for good.", "In 2019 the army left Mali for good."),
        ("The K1 base in Mali was hit.", "The K2 base in Mali was hit."),
        ("They met on March 11 in Mali.", "They met on March 14 in Mali."),
        ("She was the 3rd to speak in Mali.", "She was the 5th to speak in Mali."),
    ],
)
def test_dates_and_names_are_never_numbers(a, b):
    found = result_of([document("a", a), document("b", b)])
    assert all(c.quantity is None for c in found.claims)
    assert not [f for f in found.findings if f.kind == "number"]


def test_a_later_toll_replaces_an_earlier_one():
    text = "The quake in Lima killed {} people."
    documents = [
        replace(document("a", text.format(14)), published="2020-03-01"),
        replace(document("b", text.format(34)), published="2020-03-03"),
    ]
    (finding,) = result_of(documents).findings
    assert finding.verdict == "superseded"
    undated = [replace(d, published=None) for d in documents]
    assert result_of(undated).findings[0].verdict != "superseded"


def test_a_copy_is_no_second_source():
    text = "There are 5,000 French troops in Mali, said the ministry in a long statement on the war."
    documents = [document("a", text), document("b", text), document("c", text.replace("5,000", "7,500"))]
    documents = [replace(d, content_hash=d.text) for d in documents]
    (finding,) = result_of(documents).findings
    assert [(s.origins, s.documents) for s in finding.sides] == [(1, 2), (1, 1)]


def test_a_document_that_gives_both_figures_is_not_at_odds_with_another():
    text = "The blast in Lima on March 3 killed {} people, {} said."
    both = document("a", text.format(14, "police"), text.format(34, "doctors"))
    assert {f.verdict for f in result_of([both, document("b", text.format(34, "police"))]).findings} <= {"unclear"}
    plain = document("a", text.format(14, "police"))
    assert [f.verdict for f in result_of([plain, document("b", text.format(34, "police"))]).findings] == ["conflict"]


def test_two_figures_of_one_sentence_are_two_questions():
    text = "There are 3,000 French troops in Mali and 9,000 French troops in Mali with their families."
    found = result_of([document("a", text), document("b", text)])
    claims = {c.id: c for c in found.claims}
    for shared in found.shared_claims:
        figures = [claims[i] for i in shared.claims if claims[i].quantity]
        assert len({(c.document, c.start) for c in figures}) == len(figures)


def test_counts_that_nothing_anchors_are_unclear():
    raid, search = "The navy found 12 magazines in the boat.", "In all 31 magazines were found by the navy so far."
    found = result_of([document("a", raid), document("b", search)])
    assert {f.verdict for f in found.findings} <= {"unclear"}
