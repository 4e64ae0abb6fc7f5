"""Which sentences give causes that clash, and which only speak of the same event."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.negation_probe import pair_of
from consistency.checks.cause import find, frames_of
from consistency.config import Config

CONFIG = Config()

DENIED = [
    ("The closure of the mine was caused by the flood.", "The closure of the mine was not caused by the flood."),
    ("The train crash was due to speeding.", "Investigators said the train crash was not due to speeding."),
    (
        "A wave of robberies led to the curfew in the old town.",
        "The mayor said the curfew in the old town was “unrelated to recent robberies”.",
    ),
    (
        "Shelling near the plant caused the firm to evacuate its workers.",
        "The firm said the evacuation of workers was planned and not related to shelling.",
    ),
    (
        "The blackout in Tarnow was caused by a cyber attack.",
        "The blackout in Tarnow had nothing to do with a cyber attack.",
    ),
    (
        "The captain was dropped because of his injury.",
        "The captain was dropped not because of his injury but for his form.",
    ),
    (
        "The outbreak was linked to the water plant.",
        "Health officials denied that the outbreak was linked to the water plant.",
    ),
    ("The pipeline fire was caused by sabotage.", "Police ruled out sabotage as the cause of the pipeline fire."),
    (
        "Officials blamed the collapse of the bridge on rust.",
        "The collapse of the bridge was not due to rust, engineers said.",
    ),
    (
        "The delay of the vote resulted from threats.",
        "The delay of the vote was not a result of threats, the panel said.",
    ),
    (
        "The strike led to the shortage of bread.",
        "The strike did not lead to the shortage of bread, the ministry said.",
    ),
    ("Pilot error caused the helicopter crash.", "The helicopter crash was not caused by pilot error."),
    (
        "The minister resigned over nothing but health, aides said, because of the bribery affair.",
        "The minister’s resignation was unrelated to the bribery affair.",
    ),
    (
        "The layoffs at the mill were prompted by the tariffs.",
        "The layoffs at the mill are not connected to the tariffs.",
    ),
    (
        "The raid was in retaliation for the kidnapping.",
        "The raid was not in retaliation for the kidnapping, the army said.",
    ),
    (
        "The recall of the cars was triggered by brake faults.",
        "The recall of the cars was not triggered by brake faults.",
    ),
    ("The patient died because of the vaccine.", "The patient’s death was not related to the vaccine."),
    ("Heavy rain triggered the landslide in the valley.", "The landslide in the valley was not triggered by rain."),
    (
        "The talks were cancelled in response to the missile test.",
        "The cancellation of the talks was not in response to the missile test.",
    ),
    (
        "The rash was linked to the vaccine, a doctor said.",
        "The vaccine was not linked to the rash, the regulator said.",
    ),
    ("The dam burst as a result of the quake.", "The quake was not the cause of the dam burst."),
    ("The cause of the mill fire was not lightning.", "The mill fire was caused by lightning."),
]

OTHER = [
    ("The cause of the mill fire was faulty wiring.", "The mill fire was caused by lightning."),
    ("The warehouse fire was caused by a gas leak.", "The warehouse fire was caused by fireworks."),
    ("The ferry accident was due to fog.", "The ferry accident was blamed on drunken sailors."),
    ("The fall in exports was a result of drought.", "The fall in exports was caused by tariffs."),
    ("The riots in the prison were sparked by bad food.", "The riots in the prison were triggered by a beating."),
    ("The bank collapse was caused by fraud.", "Regulators blamed the bank collapse on interest rates."),
    ("The concert was cancelled because of illness.", "The concert was cancelled due to a strike of stagehands."),
    ("The school closed because of mould.", "The school closed due to unpaid bills."),
    ("Ice caused the bus crash.", "Worn tyres caused the bus crash."),
]

UNKNOWN = [
    ("The cause of the hotel fire is not known.", "The hotel fire was caused by a heater."),
    ("It is unclear what caused the derailment.", "The derailment was caused by a broken rail."),
    ("The reason for the delay remains unknown.", "The delay was due to fog."),
    (
        "Officials do not know what triggered the explosion at the plant.",
        "A spark triggered the explosion at the plant.",
    ),
]

QUIET = [
    ("The cause of the mill fire was announced on Monday.", "The mill fire was caused by lightning."),
    ("The cause of the mill fire was being examined.", "The mill fire was caused by lightning."),
    ("The cause of the mill fire was not lightning.", "The mill fire was not caused by lightning."),
    # The same cause, both deny, or words for one cause.
    ("The crash was caused by ice.", "The crash was due to ice."),
    ("The crash was not caused by ice.", "The crash was not due to ice."),
    ("The mine closed because of floods.", "Flooding led to the closure of the mine."),
    ("The fire was unrelated to the strike.", "The fire had nothing to do with the strike."),
    ("A quake triggered the landslide.", "The landslide was caused by an earthquake."),
    # One denies another cause than the other gives.
    ("The crash was caused by ice.", "The crash was not caused by alcohol."),
    ("The curfew was due to robberies.", "The curfew is unrelated to the royal visit."),
    ("The fire was caused by a heater.", "Police ruled out sabotage as the cause of the fire."),
    ("The outbreak was linked to eggs.", "The outbreak was not linked to the water plant."),
    # The effect is another one.
    ("The closure of the mine was caused by the flood.", "The crash of the bus was not caused by the flood."),
    ("The flood led to a shortage of bread.", "The power cut was not due to the flood."),
    ("The strike led to the talks.", "The price of fuel did not rise because of the strike."),
    ("The death of the climber was due to weather.", "The rescue was not delayed due to weather."),
    ("Ice caused the bus crash.", "Fog caused the tanker collision."),
    ("The warehouse fire was caused by a gas leak.", "The forest fire was caused by lightning."),
    ("The fall in exports was a result of drought.", "The fall in wages was a result of tariffs."),
    ("The derailment in Velmora was caused by rust.", "The derailment in Tarnow was not caused by rust."),
    # It is not the cause that is denied.
    ("The team did not play because of rain.", "The team played on because of the crowd."),
    ("The union did not sign the deal because of the pension clause.", "The pension clause led to the walkout."),
    ("The crash was not only caused by ice.", "The crash was caused by ice."),
    ("The shortage was not just due to the strike.", "The shortage was due to the strike."),
    ("The mayor was due to appear in court.", "The mayor was due to fly to Tarnow."),
    ("The mayor was not due to speak in court.", "The mayor was due to speak in court."),
    # Guesses and parts of a cause.
    ("The fire may have been caused by a heater.", "The fire was caused by fireworks."),
    ("The fall in exports was partly due to drought.", "The fall in exports was caused by tariffs."),
    ("The collapse was blamed on several factors, among them rust.", "The collapse was due to floods."),
    # Nothing known against nothing known, or against a guess.
    ("The cause of the fire is unknown.", "It is not clear what caused the fire."),
    ("The cause of the fire is unknown.", "The fire was possibly caused by a heater."),
    ("The cause of the hotel fire is not known.", "The bus crash was caused by ice."),
    ("An inquiry into the cause of the fire was opened.", "The fire was caused by a heater."),
    # What comes after is not yet what comes of it.
    ("The firm moved after the flood.", "The firm moved because of the flood."),
    ("Following the vote, the mayor resigned.", "The mayor resigned because of the scandal."),
]


@pytest.mark.parametrize(("a", "b"), DENIED)
def test_a_denied_cause_is_found_where_the_claims_stand_together(a, b):
    clash = find(pair_of(a, b), CONFIG)
    assert clash
    assert clash.kind == "cause"
    assert "denies the cause" in clash.reasons[-1]


@pytest.mark.parametrize(("a", "b"), [DENIED[2], DENIED[3], DENIED[7]])
def test_a_denied_cause_is_found_across_a_story(a, b):
    assert find(pair_of(a, b, linked=False, cosine=0.4), CONFIG)


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_different_causes_are_worth_a_look(a, b):
    clash = find(pair_of(a, b), CONFIG)
    assert clash
    assert clash.verdict == "unclear"
    assert find(pair_of(a, b, linked=False), CONFIG) is None


@pytest.mark.parametrize(("a", "b"), UNKNOWN)
def test_a_cause_that_the_other_does_not_know_is_worth_a_look(a, b):
    clash = find(pair_of(a, b), CONFIG)
    assert clash
    assert clash.verdict == "unclear"


@pytest.mark.parametrize(("a", "b"), QUIET)
def test_what_does_not_clash_is_left_alone(a, b):
    assert find(pair_of(a, b), CONFIG) is None


@pytest.mark.parametrize(("a", "b"), [*DENIED, *OTHER, *UNKNOWN, *QUIET])
def test_the_order_of_the_texts_does_not_matter(a, b):
    one, other = find(pair_of(a, b), CONFIG), find(pair_of(b, a), CONFIG)
    assert (one is None) == (other is None)
    if one and other:
        assert (one.verdict, one.words_a, one.words_b) == (other.verdict, other.words_b, other.words_a)


def test_a_clash_marks_the_cue_and_the_cause():
    a, b = DENIED[0]
    clash = find(pair_of(a, b), CONFIG)
    assert clash.verdict == "conflict"
    assert [a[i:j] for i, j in clash.words_a] == ["caused by", "flood"]
    assert [b[i:j] for i, j in clash.words_b] == ["not caused by", "flood"]


def test_a_frame_has_effect_cause_and_denial():
    (frame,) = frames_of("The bank said the closure of its branches was not related to the strike.")
    assert [w.low for w in frame.effect] == ["closure", "branches"]
    assert [w.low for w in frame.cause] == ["strike"]
    assert frame.denied


WORDS = st.lists(
    st.sampled_from(
        "the flood fire strike caused by not because of led to unknown what cause was due mine , . ? ruled out".split()
    ),
    max_size=14,
).map(" ".join)


@given(WORDS, WORDS)
def test_laws_of_any_two_texts(a, b):
    one, other = find(pair_of(a, b), CONFIG), find(pair_of(b, a), CONFIG)
    assert (one is None) == (other is None)
    assert find(pair_of(a, a), CONFIG) is None
    if one and other:
        assert (one.words_a, one.words_b, one.verdict) == (other.words_b, other.words_a, other.verdict)
        assert all(0 <= i < j <= len(a) for i, j in one.words_a)


TEXT = st.text(max_size=60)


@given(TEXT, TEXT)
def test_any_text_is_read(a, b):
    find(pair_of(a, b), CONFIG)
