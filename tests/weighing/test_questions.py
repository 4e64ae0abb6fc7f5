"""Differences about one thing are told once; the order that they come in changes nothing."""

import itertools
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.config import Config
from consistency.datatypes import Claim, Scope
from consistency.quantities import extract_quantities
from consistency.weighing import Difference, at_odds
from consistency.weighing.model import make_weights
from consistency.weighing.slots import Slot
from consistency.weighing.weigh import Weighing, questions_of, weigh

SLOT = Slot("number", "count", 5, 3, 4, "nummod", "men", "die", "men", frozenset(), frozenset())


def number(a, b, x, y):
    return Difference("number", (a, 0), (b, 0), replace(SLOT, value=x), replace(SLOT, value=y), ())


def whole(a, b):
    return Difference("whole", (a, 0), (b, 0), None, None, ())


def test_answers_of_one_sentence_stand_in_one_question():
    found = at_odds([(3.0, 0.6, number("a", "b", 5, 7)), (2.0, 0.4, number("a", "c", 5, 9))], set(), 8, 0.3)
    assert [list(q.sides) for q in found] == [[5, 7, 9]]


def test_one_answer_of_two_sentences_is_one_side():
    found = at_odds([(3.0, 0.6, number("a", "b", 5, 7)), (2.0, 0.4, number("a", "c", 5, 7))], set(), 8, 0.3)
    assert [list(q.sides.values()) for q in found] == [[[("a", 0)], [("b", 0), ("c", 0)]]]


def test_a_weak_difference_does_not_join_a_strong_question():
    found = at_odds([(3.0, 0.9, whole("a", "b")), (0.5, 0.1, whole("a", "c"))], set(), 8, 0.3)
    assert len(found) == 2


def test_no_more_sides_than_allowed():
    found = at_odds([(1.0, 0.5, whole("a", other)) for other in "bcdefgh"], set(), 3, 0.0)
    assert max(len(q.sides) for q in found) == 3


def test_what_a_finding_holds_is_not_told_again():
    assert at_odds([(3.0, 0.6, whole("a", "b"))], {(("a", 0), ("b", 0))}, 8, 0.3) == []


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("ghijkl"), st.floats(0.1, 3)), max_size=20),
    st.integers(),
)
def test_the_order_of_differences_changes_nothing(rows, seed):
    weighed = [(s, s / 3, whole(a, b)) for a, b, s in rows]
    shuffled = random.Random(seed).sample(weighed, len(weighed))
    one, other = (at_odds(w, set(), 4, 0.3) for w in (weighed, shuffled))
    assert [(q.strength, list(q.sides.values())) for q in one] == [(q.strength, list(q.sides.values())) for q in other]


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("ghijkl"), st.floats(0.1, 3)), max_size=20))
def test_every_difference_stands_in_one_question_and_no_pair_in_two(rows):
    found = at_odds([(s, s / 3, whole(a, b)) for a, b, s in rows], set(), 4, 0.3)
    told = [(d.a, d.b) for q in found for _, d in q.told]
    assert len(told) == len(set(told))
    joined = [pair for q in found for pair in q.held]
    assert len(joined) == len(set(joined))
    assert {((a, 0), (b, 0)) for a, b, _ in rows} <= set(joined)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), *[st.integers(0, 4)] * 2), max_size=20))
def test_a_question_knows_the_pairs_of_sentences_on_two_of_its_sides(rows):
    weighed = [(3.0, 0.6, number(min(a, b), max(a, b), x, y)) for a, b, x, y in rows if a != b]
    for question in at_odds(weighed, set(), 4, 0.0):
        sides = itertools.combinations(question.sides.values(), 2)
        apart = [(i, j) for one, other in sides for i in one for j in other if i != j]
        assert question.held == {(min(pair), max(pair)) for pair in apart}


def test_a_thousand_sentences_on_one_question_are_put_together_one_by_one():
    """Each difference looks at what it brings, not at all pairs that stand there: a million of them."""
    weighed = [(3.0, 0.6, number("a", f"b{i}", 5, 6 + i % 3)) for i in range(1000)]
    (question,) = at_odds(weighed, set(), 8, 0.3)
    assert [len(own) for own in question.sides.values()] == [1, 334, 333, 333]


CLAIMS = [
    Claim(f"c{d}", d, 0, 40, f"Ada Brill met Odo Turk in Velm on Monday, {d}.", "body", Scope(), "") for d in "abc"
]
WEIGHTS = make_weights(
    {"name": {"bias": 0.0}, "whole": {"bias": 0.0}, "tiers": {"whole": {"shown": 1.0, "conflict": 2.0}}}
)


def name(b, at):
    """Two sentences that differ in what stands at ``at``."""
    slots = (replace(SLOT, family="name", value=v, start=at, end=at + 3) for v in (at, 100 + at))
    return Difference("name", ("a", 0), (b, 0), *slots, ())


def test_a_sentence_is_shown_by_a_name_only_where_it_differs_from_all_in_that_name():
    for second, span in ((0, (0, 3)), (14, None)):
        differences = [name("b", 0), name("c", second)]
        config = replace(Config(), possibly_at_odds=0.0)
        (question,) = questions_of(weigh(differences, WEIGHTS, config), CLAIMS, set(), WEIGHTS, config)
        spans = {side.claims[0].document: side.spans[0] for side in question.sides}
        assert spans == {"a": span, "b": (0, 3), "c": (second, second + 3)}


def sides(*differences, shown=0.85):
    """The documents on the sides of each question of (probability, difference)."""
    config = replace(Config(), possibly_at_odds=shown)
    likely = tuple((p, p, d) for p, d in differences)
    found = questions_of(Weighing(likely), CLAIMS, set(), WEIGHTS, config)
    return [[side.claims[0].document for side in question.sides] for question in found]


def test_what_is_too_weak_to_be_shown_joins_what_is_shown_and_is_never_shown_alone():
    assert sides((0.9, whole("a", "b")), (0.4, whole("b", "c"))) == [["a", "b", "c"]]
    assert sides((0.9, whole("a", "b")), (0.2, whole("b", "c"))) == [["a", "b"]]
    assert sides((0.4, whole("b", "c"))) == []


def test_weighing_keeps_what_may_join_and_nothing_weaker():
    config = replace(Config(), possibly_at_odds=0.8, weighed_share=0.5)
    assert weigh([whole("a", "b")], WEIGHTS, config).likely  # probability and strength 0.5
    assert not weigh([whole("a", "b")], WEIGHTS, replace(config, weighed_share=0.8)).likely


def counted(head, unit=""):
    (quantity,) = extract_quantities(f"There were 5 {head}." if not unit else f"It rose 5 {unit}.", Config())
    return replace(SLOT, head=quantity.head or quantity.unit, quantity=quantity)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (counted("men"), counted("men"), True),
        (counted("men"), counted("boats"), False),
        (counted("", "metres"), counted("", "miles"), True),
        (counted("men"), replace(SLOT, head="", quantity=counted("men").quantity), True),
    ],
)
def test_figures_join_a_question_only_where_they_count_alike(one, other, together):
    first = Difference("number", ("a", 0), ("b", 0), replace(one, value=1), replace(one, value=2), ())
    second = Difference("number", ("a", 0), ("c", 0), replace(one, value=1), replace(other, value=3), ())
    found = at_odds([(3.0, 0.6, first), (2.0, 0.4, second)], set(), 8, 0.3)
    assert len(found) == (1 if together else 2)


def test_sentences_of_the_same_words_are_one_answer_whichever_document_has_them():
    words = {("a", 0): "it sank", ("b", 0): "it burnt", ("c", 0): "it burnt"}
    differences = [(0.9, 0.9, whole("a", "b")), (0.8, 0.8, whole("a", "c"))]
    (question,) = at_odds(differences, set(), 2, 0.3, words)
    assert list(question.sides.values()) == [[("a", 0)], [("b", 0), ("c", 0)]]


@given(st.permutations("abcdef"), st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("def")), max_size=9))
def test_the_names_of_documents_decide_nothing(names, rows):
    """Ties between equally likely differences fall by what the sentences say."""
    found = []
    for called in (dict(zip("abcdef", "abcdef", strict=True)), dict(zip("abcdef", names, strict=True))):
        words = {(called[d], 0): f"sentence {d}" for d in "abcdef"}
        likely = [(1.0, 0.5, whole(*sorted((called[a], called[b])))) for a, b in rows]
        found.append([{str(answer) for answer in q.sides} for q in at_odds(likely, set(), 3, 0.3, words)])
    assert found[0] == found[1]
