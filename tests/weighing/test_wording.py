"""Evidence in words: every piece has some, at every value that it can have."""

from typing import get_args

import pytest

from consistency.checks.numbers import Relation
from consistency.checks.scopes import SlotRelation
from consistency.config import packaged_table
from consistency.datatypes import FindingKind, QuantityKind, Verdict
from consistency.findings.weighed import FINDING_KINDS, TITLES
from consistency.weighing import read_weights
from consistency.weighing.differences import COMPARED, KINDS, RELATIONS, RULINGS, SORTS
from consistency.weighing.slots import NAMES, WORDS
from consistency.weighing.wording import NAMED, in_words, reason


@pytest.mark.parametrize(
    ("known", "all_there_are"),
    [
        (SORTS, {*get_args(QuantityKind), *NAMES.values(), *WORDS.values(), "day", "hour"}),
        (RELATIONS, set(get_args(SlotRelation))),
        (RULINGS, set(get_args(Verdict))),
        (COMPARED, set(get_args(Relation))),
        (FINDING_KINDS, set(KINDS)),
    ],
)
def test_every_value_has_a_number_of_its_own(known, all_there_are):
    """One that has none would drop all weighing of a run."""
    assert set(known) == all_there_are
    if known is not FINDING_KINDS:
        assert len(set(known.values())) == len(known)


def test_every_kind_of_difference_has_a_title():
    assert set(FINDING_KINDS.values()) == set(TITLES)
    assert set(TITLES) <= set(get_args(FindingKind))


def test_every_piece_of_evidence_that_has_a_weight_has_words():
    weighty = {name for weights in read_weights().sums.values() for name in weights.terms}
    assert weighty <= set(packaged_table("evidence"))


@pytest.mark.parametrize("name", sorted(packaged_table("evidence")))
def test_no_value_of_evidence_is_left_without_words(name):
    row = packaged_table("evidence")[name]
    steps = [s for weights in read_weights().sums.values() for n, s in weights.terms.items() if n == name]
    values = {0.0, 1.0} | set(NAMED.get(name, {}).values())
    values |= {float(v) for v in row if v != "more"} if isinstance(row, dict) else set()
    values |= {2.0, 40.0} if isinstance(row, str) or "more" in row else set()
    values |= {edge for s in steps for edge in s.edges if isinstance(row, str) or "more" in row}
    for value in values:
        said = in_words(name, value)
        assert said
        assert "{" not in said
        assert "unknown" not in said or name in NAMED or value < 0


@pytest.mark.parametrize(
    ("name", "value", "odds", "words"),
    [
        ("farther_rank", 3.0, 0.39, "for showing it (+0.39): seen from the second, the first is number 4 among"),
        ("one_origin", 0.0, -0.2, "against showing it (-0.20): their articles do not go back to one text"),
        ("period_relation", 4.0, 0.1, "the stretches of time that they count over: different"),
        ("period_relation", -1.0, 0.1, "the stretches of time that they count over: unknown"),
        ("shared_words", 0.147375, 0.2, "15% of their words"),
        ("ratio", 0.6931471805599453, 0.3, "the larger figure is 2.0 times the smaller"),
        ("size", 4300.0, 0.1, "the smaller figure is 4,300 in its base unit"),
        ("commoner_documents", 1.0, 0.2, "the commoner of the two stands in one article"),
        ("ruling", 2.0, 0.2, "say: different scope"),
    ],
)
def test_a_reason_says_which_way_it_speaks_and_what_was_seen(name, value, odds, words):
    assert words in reason(name, value, odds)
