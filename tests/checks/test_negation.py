"""Which pairs of sentences deny each other, and which only look like it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.negation_probe import pair_of, probe
from consistency.checks.negation import find
from consistency.checks.statements import Statement
from consistency.config import Config
from consistency.datatypes import Clocks, Scope

CONFIG = Config()

FOUND = [
    ("The depot was hit by a rocket on Friday.", "The depot was not hit by a rocket on Friday."),
    ("The miners did not sign the wage deal.", "The miners signed the wage deal."),
    ("The ferry didn't sink off the cape.", "The ferry sank off the cape."),
    ("The minister never met the arms dealer.", "The minister met the arms dealer."),
    ("The bridge is no longer open to trucks.", "The bridge is open to trucks."),
    ("No sailors were hurt in the blast.", "Three sailors were hurt in the blast."),
    ("None of the passengers was injured in the derailment.", "Six passengers were injured in the derailment."),
    ("The firm built the tower without a permit.", "The firm built the tower with a permit."),
    ("The crew failed to close the valve before the fire.", "The crew closed the valve before the fire."),
    ("The coach refused to resign after the defeat.", "The coach resigned after the defeat."),
    ("Divers were unable to reach the wreck.", "Divers reached the wreck."),
    ("It is not true that the senator took a bribe.", "The senator took a bribe."),
    ("It is false that the army crossed the river.", "The army crossed the river."),
    ("Neither pilot was hurt in the crash.", "The pilot was hurt in the crash."),
    ("The patients cannot leave the clinic.", "The patients can leave the clinic."),
    ("The dam could not be saved.", "The dam was saved by engineers."),
    ("The government will not raise the fuel tax.", "The government will raise the fuel tax."),
    ("The lorry driver was not drunk, police said.", "Police said the lorry driver was drunk."),
    ("Nobody died in the factory fire.", "Two people died in the factory fire."),
    ("No one survived the plane crash in the hills.", "Four people survived the plane crash in the hills."),
    ("There is no evidence of fraud in the count.", "There is evidence of fraud in the count."),
    ("The mayor denied that he sold the land.", "The mayor sold the land."),
    ("The striker has not signed a contract with the club.", "The striker has signed a contract with the club."),
    ("The village isn't under rebel control.", "The village is under rebel control."),
    ("The vaccine does not cause fever in children.", "The vaccine causes fever in children."),
    ("The judge decided not to release the banker.", "The judge decided to release the banker."),
    ("The board never approved the merger.", "The merger was approved by the board."),
    ("The queen did not attend the funeral.", "The queen attended the funeral."),
    ("Floods prevented the train from reaching the port.", "The train reached the port despite floods."),
    ("The inspectors found nothing wrong at the plant.", "The inspectors found much wrong at the plant."),
    ("None of the 34 climbers on the ridge survived.", "Eleven of the climbers on the ridge survived."),
    # Contraries.
    ("The incumbent won the vote in the northern district.", "The incumbent lost the vote in the northern district."),
    ("Doctors noted the presence of lead in the wells.", "Doctors noted the absence of lead in the wells."),
    ("The guard at the mill in Tarnow was armed.", "The guard at the mill in Tarnow was unarmed."),
    ("The hostage is alive, the envoy said.", "The hostage is dead, the envoy said."),
    ("The border crossing at Brod is open.", "The border crossing at Brod is closed."),
    ("The rebels accepted the truce offer.", "The rebels rejected the truce offer."),
    ("Exports of grain increased in the spring.", "Exports of grain decreased in the spring."),
    ("The jury found the surgeon guilty of fraud.", "The jury found the surgeon innocent of fraud."),
    ("The court upheld the ban on the party.", "The court overturned the ban on the party."),
    ("The union supports the new pension law.", "The union opposes the new pension law."),
    ("The tanker captain was sober at the time.", "The tanker captain was drunk at the time."),
    (
        "Parliament approved the budget of the health ministry.",
        "Parliament rejected the budget of the health ministry.",
    ),
    ("The protest in the square was peaceful.", "The protest in the square was violent."),
    ("Prices of bread rose in the capital.", "Prices of bread fell in the capital."),
]

QUIET = [
    # Both deny, or a denial is denied.
    ("The mayor did not resign.", "The mayor never resigned."),
    ("The envoy was not hurt.", "The envoy was unhurt."),
    ("The crew failed to close the valve.", "The crew did not close the valve."),
    ("It is not true that the pilot was not sober.", "The pilot was sober."),
    ("The bank refused to pay the fine.", "The bank would not pay the fine."),
    ("No rockets hit the town.", "The rockets did not hit the town."),
    ("Nobody doubts that the bridge is safe.", "The bridge is safe."),
    ("The motion was not rejected by the senate.", "The senate approved the motion."),
    # Another predicate, subject, object, place, day or time.
    ("The mayor did not speak before he signed the deal.", "The mayor signed the deal."),
    ("Alvarez did not sign the petition.", "Okafor signed the petition."),
    ("The rebels did not attack the airport.", "The rebels attacked the harbour."),
    ("The depot in Velmora was not hit.", "The depot in Tarnow was hit."),
    ("The ferry did not sail on Monday.", "The ferry sailed on Thursday."),
    ("The driver was not hurt.", "The passenger was hurt."),
    ("The dog bit the guard.", "The guard did not bite the dog."),
    ("The court has not ruled on the appeal of the miners.", "The miners lodged an appeal with the court."),
    ("The club did not sell its captain in 2009.", "The club sold its captain in 2012."),
    ("The reporter who was not hurt filmed the blast.", "The blast hurt a guard."),
    ("The minister will not resign.", "The minister resigned."),
    ("The law should not pass the senate.", "The law passed the senate."),
    ("The man said he did not know the victim.", "The man killed the victim."),
    ("The singer asked fans not to film the show.", "Fans filmed the show."),
    # Conditions, questions, calls.
    ("If the dam is not repaired, the valley will flood.", "The dam is repaired."),
    ("Did the minister not resign?", "The minister resigned."),
    ("Why not close the plant?", "The company will close the plant."),
    ("Unless the union signs the deal, trains will stop.", "The union did not sign the deal."),
    ("The judge asked whether the guard was not asleep.", "The guard was asleep."),
    ("The crowd called on the mayor to resign.", "The mayor did not resign."),
    # Words that look like a denial.
    ("The storm not only damaged the pier but sank two boats.", "The storm damaged the pier."),
    ("No fewer than nine sailors were hurt in the blast.", "Nine sailors were hurt in the blast."),
    ("The ship sank not on Monday but on Tuesday.", "The ship sank on Tuesday."),
    ("There is no doubt that the vote was fair.", "The vote was fair."),
    ("Not all of the hostages were freed.", "Some of the hostages were freed."),
    ("The plant is not far from the river.", "The plant is near the river."),
    ("The strike did not necessarily hurt the firm.", "The strike hurt the firm."),
    ("The court did not immediately rule.", "The court ruled later."),
    ("The suspect denied arson at the mill.", "The suspect was charged with arson at the mill."),
    ("Police did not say whether the driver was drunk.", "Police said the driver was drunk in May."),
    ("The bank had nothing to do with the sale.", "The bank led the sale."),
    ("The club would not have sold the striker if it had won.", "The club sold the striker."),
    ("The court did not hear the case until Friday.", "The court heard the case."),
    ("There are ways to widen the road, not close it.", "The city closed the road."),
    ("The lake is not deep enough that we can expect waves.", "We can expect waves on the lake."),
    ("Norland did not sign the pact, but Sudland signed it.", "Sudland signed the pact."),
    ("The singer was not at the church.", "The singer visited the church."),
    ("The club cannot win the cup without its captain.", "The club can win the cup with its captain."),
    ("It's not the case that there is no doctor in the village.", "There is a doctor in the village."),
    ("Either there is no well in the village, or it is dry.", "There is a well in the village."),
    ("The ferry only takes cars.", "The ferry does not take anything but cars."),
    # Contraries of other things.
    ("Northham beat Southam in the final.", "Southam lost to Northham in the final."),
    ("Norland won against Sudland.", "Sudland lost against Norland."),
    ("The gate was opened at dawn.", "The gate was closed at dusk on Friday."),
    ("The offer was accepted by the union.", "The union may reject the offer."),
    ("The party won the north and lost the south.", "The party lost the south."),
    ("Shares in the bank rose on Monday.", "Shares in the bank fell on Friday."),
    ("The army will leave the port.", "The army entered the port in 2011."),
    ("The pilot survived the crash.", "A passenger died in the crash."),
]


@pytest.mark.parametrize(("a", "b"), FOUND)
def test_a_denial_is_found(a, b):
    assert find(pair_of(a, b), CONFIG)


@pytest.mark.parametrize(("a", "b"), QUIET)
def test_what_only_looks_like_a_denial_is_left_alone(a, b):
    assert find(pair_of(a, b), CONFIG) is None


@pytest.mark.parametrize(("a", "b"), [*FOUND, *QUIET])
def test_the_order_of_the_texts_does_not_matter(a, b):
    one, other = find(pair_of(a, b), CONFIG), find(pair_of(b, a), CONFIG)
    assert (one is None) == (other is None)
    if one and other:
        assert (one.verdict, one.words_a, one.words_b) == (other.verdict, other.words_b, other.words_a)


def test_a_clash_marks_its_words_and_quotes_them():
    a, b = FOUND[0]
    clash = find(pair_of(a, b), CONFIG)
    assert clash.kind == "negation"
    assert clash.verdict == "conflict"
    assert [a[i:j] for i, j in clash.words_a] == ["was hit"]
    assert [b[i:j] for i, j in clash.words_b] == ["was not hit"]
    assert "“was not hit”" in clash.reasons[0]
    assert clash.reasons[-1].startswith("rule: ")


def test_what_somebody_denies_is_no_conflict():
    assert (
        find(pair_of("The mayor denied that he sold the land.", "The mayor sold the land."), CONFIG).verdict
        == "unclear"
    )


def test_only_claims_that_stand_together_are_a_conflict():
    assert find(pair_of(*FOUND[0], linked=False), CONFIG).verdict == "unclear"


@pytest.mark.parametrize(
    ("scope", "clocks"),
    [(Scope(place="tarnow, poland"), Clocks(event="2020-03-11")), (Scope(place="velmora"), Clocks(event="2020-03-14"))],
)
def test_another_place_or_day_is_another_thing(scope, clocks):
    pair = pair_of(*FOUND[0])
    claim = replace(pair.a.claim, scope=Scope(place="velmora"), clocks=Clocks(event="2020-03-11"))
    other = replace(pair.b.claim, scope=scope, clocks=clocks)
    assert find(replace(pair, a=Statement(claim, pair.a.parse), b=Statement(other, pair.b.parse)), CONFIG) is None


WORDS = st.lists(
    st.sampled_from(
        "the army did not attack open closed city no one was never hit won lost if , . ? who said that without".split()
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
        assert one.words_a
        assert one.words_b
        assert all(0 <= i < j <= len(a) for i, j in one.words_a)


TEXT = st.text(max_size=60)


@given(TEXT, TEXT)
def test_any_text_is_read(a, b):
    find(pair_of(a, b), CONFIG)


def test_the_probe_holds():
    shares, wrong = probe()
    assert shares["found"] >= 95, [w for w in wrong if w[0]]
    assert shares["left_alone"] >= 95, [w for w in wrong if not w[0]]
