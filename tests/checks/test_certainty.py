"""Which sentences say the same with another strength."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.negation_probe import pair_of
from consistency.checks.certainty import find
from consistency.config import Config

CONFIG = Config()

FOUND = [
    # Orders and requests.
    (
        "unclear",
        "The council ordered residents of the valley to leave.",
        "The council asked residents of the valley to leave.",
    ),
    (
        "unclear",
        "The senate passed a motion demanding the release of the sailors.",
        "A non-binding senate motion requesting the release of the sailors was passed.",
    ),
    ("unclear", "Masks are mandatory on the island’s ferries.", "Masks are voluntary on the island’s ferries."),
    ("unclear", "The ruling on the fishing zone is binding.", "The ruling on the fishing zone is non-binding."),
    ("unclear", "The club required players to take the test.", "The club recommended that players take the test."),
    ("unclear", "Police ordered drivers to avoid the bridge.", "Police urged drivers to avoid the bridge."),
    (
        "unclear",
        "The envoy demanded that the rebels leave the port.",
        "The envoy requested that the rebels leave the port.",
    ),
    (
        "unclear",
        "The evacuation of the harbour district is compulsory.",
        "The evacuation of the harbour district is optional.",
    ),
    # Confirmed, denied, alleged.
    ("conflict", "The ministry confirmed the death of the pilot.", "The ministry denied the death of the pilot."),
    ("conflict", "The bank confirmed the theft of client data.", "The bank denied the theft of client data."),
    ("conflict", "The general acknowledged the loss of the bridge.", "The general denied the loss of the bridge."),
    ("unclear", "The clinic has a confirmed case of cholera.", "The clinic has a suspected case of cholera."),
    (
        "unclear",
        "Officials confirmed the outbreak of measles in the camp.",
        "Officials spoke of an unconfirmed outbreak of measles in the camp.",
    ),
    (
        "unclear",
        "The link between the drug and the illness is proven.",
        "The link between the drug and the illness is unproven.",
    ),
    (
        "unclear",
        "The sale of the mine was confirmed by the owner.",
        "The sale of the mine has not been confirmed by the owner.",
    ),
    # Known or not.
    ("conflict", "The identity of the gunman is known.", "The identity of the gunman is not known."),
    ("conflict", "The future of the shipyard is certain.", "The future of the shipyard is uncertain."),
    ("conflict", "The whereabouts of the captain are known.", "The whereabouts of the captain are unknown."),
    ("conflict", "The date of the vote is decided.", "The date of the vote is undecided."),
    ("conflict", "We know who fired the rockets at the port.", "We do not know who fired the rockets at the port."),
    ("conflict", "It is clear who sank the tanker.", "It is not clear who sank the tanker."),
    ("conflict", "The place of the wreck is not known.", "The place of the wreck is known."),
    # What will be and what may be.
    ("unclear", "The airline will cut its flights to Ostrava.", "The airline may cut its flights to Ostrava."),
    ("unclear", "The plant is set to close in autumn.", "The plant could close in autumn."),
    ("unclear", "The river will flood the old town.", "The river might flood the old town."),
    ("unclear", "The striker will miss the cup final.", "The striker is likely to miss the cup final."),
    ("unclear", "The court will hear the appeal of the bank.", "The court could hear the appeal of the bank."),
    # How much.
    ("unclear", "All passengers on the ferry survived.", "Some passengers on the ferry survived."),
    ("unclear", "Every school in the valley was closed.", "Several schools in the valley were closed."),
    ("conflict", "All of the miners were rescued from the shaft.", "None of the miners were rescued from the shaft."),
    ("conflict", "Some hostages were freed at dawn.", "None of the hostages were freed at dawn."),
    ("unclear", "All the bridges over the river were destroyed.", "Most bridges over the river were destroyed."),
    ("unclear", "All parties signed the accord.", "Not all parties signed the accord."),
]

QUIET = [
    # The same strength in other words.
    ("The council ordered residents to leave.", "The council instructed residents to leave."),
    ("The envoy demanded the release of the sailors.", "The envoy insisted on the release of the sailors."),
    ("The council asked residents to leave.", "The council urged residents to leave."),
    ("The ministry confirmed the death of the pilot.", "The ministry acknowledged the death of the pilot."),
    ("The bank denied the theft of client data.", "The bank disputed the theft of client data."),
    ("The identity of the gunman is not known.", "The identity of the gunman is unknown."),
    ("It is unclear who sank the tanker.", "Nobody knows who sank the tanker."),
    ("The plant may close in autumn.", "The plant could close in autumn."),
    ("The plant will close in autumn.", "The plant is set to close in autumn."),
    ("All passengers survived.", "Every passenger survived."),
    ("Some hostages were freed.", "Several hostages were freed."),
    # Of another thing, or by another.
    ("The council ordered residents to leave.", "The bank asked clients to wait."),
    ("The ministry confirmed the death of the pilot.", "The ministry denied the sale of the mine."),
    ("Alvarez confirmed the sale of the mine to Okafor.", "Petrenko denied the sale of the farm to Ndiaye."),
    ("The identity of the gunman is known.", "The identity of the victim’s dog is unknown."),
    ("The date of the vote is known.", "The place of the burial is unknown."),
    ("The airline will cut its flights.", "The airline may buy two planes."),
    ("All passengers survived the ferry accident.", "Some houses in the town were damaged."),
    ("All schools in the valley were closed.", "Some roads in the valley were closed."),
    ("The plant will close in autumn.", "The mine may close in autumn."),
    # Words that only look like a mark.
    ("The party met in May to vote on the budget.", "The party will vote on the budget in June."),
    ("After all, the bridge was closed to trucks.", "Some said the bridge was closed to trucks."),
    ("Some 40 miners were rescued.", "All 40 miners were rescued."),
    ("The judge asked whether the driver was drunk.", "The judge ordered the driver to speak."),
    ("The singer, known for her ballads, left.", "The singer, unknown to many, left."),
    ("The firm sold parts as required by the ministry.", "The firm sold parts as requested by the ministry."),
    ("If the river will flood, the town must be cleared.", "The river may flood the town."),
    ("Will the plant close in autumn?", "The plant may close in autumn."),
    # Both at both levels.
    ("The council asked and later ordered residents to leave.", "The council ordered residents to leave."),
    ("All of the miners were found and some were hurt.", "Some of the miners were hurt."),
    # Said without a mark.
    ("The ministry confirmed the death of the pilot.", "The pilot died."),
    ("The suspect allegedly stole the van.", "The suspect stole the van."),
]


@pytest.mark.parametrize(("verdict", "a", "b"), FOUND)
def test_another_strength_is_found(verdict, a, b):
    clash = find(pair_of(a, b), CONFIG)
    assert clash
    assert (clash.kind, clash.verdict) == ("certainty", verdict)


@pytest.mark.parametrize(("a", "b"), QUIET)
def test_what_does_not_clash_is_left_alone(a, b):
    assert find(pair_of(a, b), CONFIG) is None


@pytest.mark.parametrize(("a", "b"), [*(row[1:] for row in FOUND), *QUIET])
def test_the_order_of_the_texts_does_not_matter(a, b):
    one, other = find(pair_of(a, b), CONFIG), find(pair_of(b, a), CONFIG)
    assert (one is None) == (other is None)
    if one and other:
        assert (one.verdict, one.words_a, one.words_b) == (other.verdict, other.words_b, other.words_a)


def test_demands_and_requests_are_found_across_a_story():
    assert find(pair_of(*FOUND[1][1:], linked=False, cosine=0.4), CONFIG).verdict == "unclear"
    assert find(pair_of(*FOUND[8][1:], linked=False), CONFIG) is None


def test_a_clash_marks_its_words():
    _, a, b = FOUND[1]
    clash = find(pair_of(a, b), CONFIG)
    assert [a[i:j] for i, j in clash.words_a] == ["demanding"]
    assert {b[i:j] for i, j in clash.words_b} <= {"requesting", "non-binding"}
    assert "“demanding”" in clash.reasons[0]
    assert clash.reasons[-1].startswith("rule: ")


WORDS = st.lists(
    st.sampled_from(
        "the council ordered asked residents to leave all some none not known unknown will may close , . ? if".split()
    ),
    max_size=14,
).map(" ".join)
TEXT = st.text(max_size=60)


@given(WORDS, WORDS)
def test_laws_of_any_two_texts(a, b):
    one, other = find(pair_of(a, b), CONFIG), find(pair_of(b, a), CONFIG)
    assert (one is None) == (other is None)
    assert find(pair_of(a, a), CONFIG) is None
    if one and other:
        assert (one.words_a, one.words_b, one.verdict) == (other.words_b, other.words_a, other.verdict)
        assert all(0 <= i < j <= len(a) for i, j in one.words_a)


@given(TEXT, TEXT)
def test_any_text_is_read(a, b):
    find(pair_of(a, b), CONFIG)
