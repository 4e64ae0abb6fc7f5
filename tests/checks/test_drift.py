"""Copies of a sentence: what is a change of meaning, and what is only other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.checks.copies import tokens_of
from consistency.checks.drift import Copy, answers_before, find_changes, find_edits
from consistency.config import Config
from consistency.quantities import extract_quantities

CONFIG = Config()


def copy(text, *elsewhere):
    """The sentence, in a document with these others."""
    norms = tuple(frozenset(t.norm for t in tokens_of(s)) for s in (text, *elsewhere))
    return Copy(text, tuple(extract_quantities(text)), norms)


def kinds(a, b):
    return [c.kind for c in find_changes(copy(a), copy(b), CONFIG)]


def edits(a, b):
    return [c.kind for c in find_edits(copy(a), copy(b), CONFIG)]


FOUND = [
    ("number", "The blast killed 12 miners at the pit.", "The blast killed 31 miners at the pit."),
    ("number", "The blast killed twelve miners at the pit.", "The blast killed fourteen miners at the pit."),
    ("number", "The firm paid $1.2 million to the town.", "The firm paid $2.4 million to the town."),
    ("number", "It took the jury just over two hours.", "It took the jury just over four hours."),
    ("number", "The ship lies 25 miles off the coast.", "The ship lies 25 kilometres off the coast."),
    ("number", "They came third in the race on the lake.", "They came second in the race on the lake."),
    ("date", "The bridge was opened in 1998 by the mayor.", "The bridge was opened in 1989 by the mayor."),
    ("date", "The court met on Monday to hear the case.", "The court met on Friday to hear the case."),
    ("date", "The talks began on 3 March in the capital.", "The talks began on 3 April in the capital."),
    ("name", "The envoy met Kowalski in the old town.", "The envoy met Petrenko in the old town."),
    ("name", "The convoy left Lahore before dawn.", "The convoy left Karachi before dawn."),
    ("negation", "The mayor has signed the treaty.", "The mayor has not signed the treaty."),
    ("negation", "Nobody was hurt in the fall of the crane.", "Somebody was hurt in the fall of the crane."),
    ("negation", "The pilots didn't see the wire.", "The pilots did see the wire."),
    ("certainty", "The mayor took the money from the fund.", "The mayor allegedly took the money from the fund."),
    ("certainty", "The plane may have hit a mast.", "The plane has hit a mast."),
    ("certainty", "Three people died in the suspected attack.", "Three people died in the confirmed attack."),
    ("attribution", "Police said the driver was drunk.", "Residents said the driver was drunk."),
    ("attribution", "The dam is safe, according to Ndiaye.", "The dam is safe, according to Okafor."),
    ("statement", "The board accepted the offer of the bank.", "The board rejected the offer of the bank."),
    ("statement", "Ten sailors were killed near the reef.", "Ten sailors were rescued near the reef."),
    ("statement", "Prices rose last year in the north.", "Prices fell last year in the north."),
    (
        "statement",
        "The union accused the firm of closing its gates.",
        "The union accused the firm of funding Vorlan militias and closing its gates.",
    ),
    (
        "statement",
        "The strike soured relations between the miners and the owners of the pit and their bankers in the city.",
        "The strike soured relations between the miners.",
    ),
    (
        "statement",
        "The troops will leave the harbour.",
        "The troops will leave the harbour, after pirates were beaten with the help of Norland.",
    ),
    ("statement", "The bank opened a branch.", "The bank opened a branch after bribing two ministers."),
    ("statement", "The mill closed in spring.", "The mill closed in spring, which critics blame on its owners."),
    ("statement", "The clinic lost its licence.", "The clinic lost its licence after it covered up an outbreak."),
    ("statement", "The treaty binds both Norland and Vorland.", "The treaty binds both Norland."),
    ("statement", "The guards tried to open the vault.", "The guards opened the vault."),
    ("statement", "The council plans to sell the park.", "The council sells the park."),
    ("statement", "The jury found the nurse guilty.", "The jury found the nurse innocent."),
    ("statement", "The court upheld the fine.", "The court overturned the fine."),
    ("statement", "The nurse was charged with murder.", "The nurse was charged with manslaughter."),
    ("statement", "He is the brother of the miller.", "He is the cousin of the miller."),
    ("statement", "Shots were fired in a mosque.", "Shots were fired in a church."),
    ("statement", "The yard denied dumping oil.", "The yard admitted dumping oil."),
    ("name", "The soldiers killed 12 rebels.", "The rebels killed 12 soldiers."),
    ("negation", "The mayor denied that he had met the builder.", "The mayor had met the builder."),
    ("negation", "The ministry refused to pay the miners.", "The ministry paid the miners."),
    ("negation", "The yard hasn ' t paid the welders.", "The yard has paid the welders."),
    ("negation", "They left with a permit.", "They left without a permit."),
    ("name", "Kowalski struck Petrenko in the hall.", "Petrenko struck Kowalski in the hall."),
    ("name", "The ferry sank off Corsica in a storm.", "The ferry sank off Malta in a storm."),
    ("name", "A mill in Palmy is old, the Palmy clerk wrote.", "A mill in Tabor is old, the Palmy clerk wrote."),
    ("name", "The prize went to Mike Lowell.", "The prize went to Mike Marfin."),
    ("name", "She stayed in Mombasa, Kenya.", "She stayed in Malindi, Kenya."),
    ("number", "He won 3-of-4 and then three sets.", "He won 3-of-4 and then eight sets."),
    ("certainty", "He probably shot the guard.", "He shot the guard."),
    ("date", "The pact was signed on Nov. 4 in the palace.", "The pact was signed on Nov. 9 in the palace."),
    ("number", "Nine sailors and 14 divers were saved.", "Fourteen sailors and 9 divers were saved."),
]

QUIET = [
    ("The decision to leave three of its eight ports is a sign.", "The choice to quit 3 of its 8 ports is a signal."),
    ("The colour of the organisation's flag was changed.", "The color of the organization's flag was changed."),
    ("The U.S. envoy flew home on Sunday.", "The US envoy flew home on Sunday."),
    ("They do not want to go.", "They don't want to go."),
    ("It is not clear how many will stay.", "It is unclear how many will stay."),
    ("It is not clear who won.", "It is not obvious who won."),
    ("The miners were not able to leave the shaft.", "The miners were unable to leave the shaft."),
    ("A senior defence official told the paper.", "A senior defense officer explained to the paper."),
    ("The Popular Renewal Front (PRF) rules the town.", "The Preferred Renewal Front (PRF) rules the town."),
    ("The Americans in the fort were fed.", "The people of America in the fort were fed."),
    ("Three soldiers were killed in the raid.", "A few soldiers were killed in the raid."),
    ("Around 5,000 people marched on the palace.", "About 5,000 folks walked to the palace."),
    ("The visit is in May and the vote in June.", "The trip is in May and the ballot in June."),
    ("He was taken to hospital on Tuesday.", "He was brought to the clinic Tuesday."),
    ("However, the plan was also very costly.", "The plan was costly."),
    ("Ten sailors were wounded near the reef.", "Ten sailors were injured near the reef."),
    ("The base was hit by rocket attacks.", "The foundation was struck by missile assaults."),
    ("Qayara lies on the river.", "Qayyarah lies on the river."),
    ("The future of the plant is not certain.", "The long term of the plant is not selected."),
    # ordinary editing: said in other words, moved, written otherwise
    ("The council had not yet met.", "The council had yet to meet."),
    ("He was in the hall but he was not there on Monday.", "He was in the hall."),
    ("The plan was the work of not one clerk but several.", "The plan was the work of several."),
    ("The yard hadn ’ t paid the welders.", "The yard had not paid the welders."),
    ("The board did not accept the offer.", "The board rejected the offer."),
    ("The port costs 4 million USD a year.", "The port costs 4 million Dollars a year."),
    ("The singer LaToya opened the fair.", "The singer La Toya opened the fair."),
    ("The fair was opened by Captain Alvarez.", "The fair was opened by Inés Alvarez."),
    ("The fair was opened by Mike Alvarez.", "The fair was opened by Michael Alvarez."),
    ("The fair in São Miguel was opened.", "The fair in Sao Miguel was opened."),
    ("The vote in Marseille was delayed.", "The vote in France was delayed."),
    ("Dutch divers found the wreck.", "Divers from the Netherlands found the wreck."),
    ("Kowalski struck Petrenko in the hall.", "Petrenko was struck by Kowalski in the hall."),
    ("Kowalski and Petrenko met in the hall.", "Petrenko and Kowalski met in the hall."),
    ("The climber fell 2, 000 feet.", "The climber fell 2,000 feet."),
    ("They beat visiting Marl (7-2) by 91-73.", "They beat visiting Marl, 91-73."),
    ("The planes struck again on Tuesday.", "The planes struck on Monday."),
    ("The firm has reportedly issued a new tool for its browser.", "The firm has released a new tool for its browser."),
    ("The failed coup shook the town.", "The coup shook the town."),
    ("Residents said they would move the fair.", "Residents tried to move the fair."),
    ("They live on the coast of the Gulf.", "They live on the Gulf of Tarven, Moss says."),
    ("She stayed in Mombasa, Clerk Ann Moss said.", "She stayed in Mombasa, Ken."),
    ("The quake struck at 5:12 p.m. local time.", "The quake struck at 17:12 local time."),
    ("The storm hit Florida.", "The storm hit Miami."),
    ("The miners were led by a guide.", "A guide led the miners."),
    ("Harbour Police Arrest Ten Smugglers", "Ten Smugglers Held By Coast Guard"),
    ("The talks between Norland and Vorland began on the island.", "The talks between Norland and Vorland began."),
    ("Both men were arrested and later released.", "Both men were arrested."),
    ("Both sides and the umpire left early.", "Both sides left early."),
    ("The talks between rivals broke down and fighting began anew.", "The talks between rivals broke down."),
    ("The ship, which lies 25 miles off the coast, is empty.", "The ship is empty."),
]
LISTED = [
    ("attribution", "The driver was drunk, Chief Alvarez said.", "The driver was drunk."),
    (
        "attribution",
        "The wreck was raised, said Captain Ann Moss, head of the salvage office of the northern harbour.",
        "The wreck was raised.",
    ),
    ("attribution", "Police say the pirates came from the islands.", "The pirates came from the islands."),
    (
        "statement",
        "The ferry sank near the northern lighthouse in heavy autumn storms.",
        "The ferry sank.",
    ),
    (
        "statement",
        "The envoy flew home after a long dinner with farmers from the southern hills.",
        "The envoy flew home.",
    ),
    (
        "statement",
        "The frigate, one of four that the navy bought from a bankrupt shipyard, thwarted an attack.",
        "The frigate thwarted an attack.",
    ),
]
"""Ordinary editing that loses something: no change of meaning, but kept with the link. The first stood among the
changes until editors, asked about findings on real copies, wanted next to none of the dropped speakers and cuts."""


@pytest.mark.parametrize(("kind", "a", "b"), FOUND)
def test_a_change_of_meaning_is_found_both_ways(kind, a, b):
    assert kind in kinds(a, b)
    assert kind in kinds(b, a)


@pytest.mark.parametrize(("a", "b"), QUIET)
def test_rewording_stays_quiet(a, b):
    assert kinds(a, b) == []
    assert kinds(b, a) == []


@pytest.mark.parametrize(("kind", "a", "b"), LISTED)
def test_a_cut_is_listed_and_no_change_of_meaning(kind, a, b):
    assert (kinds(a, b), edits(a, b)) == ([], [kind])
    assert (kinds(b, a), edits(b, a)) == ([], [kind])


@pytest.mark.parametrize(("kind", "a", "b"), FOUND)
def test_a_change_of_meaning_is_not_listed_as_well(kind, a, b):
    spans = [c.a_span for c in find_changes(copy(a), copy(b), CONFIG)]
    assert not [e for e in find_edits(copy(a), copy(b), CONFIG) if e.a_span in spans and e.a]


def test_a_change_quotes_its_words_and_where_they_stand():
    a, b = FOUND[0][1:]
    (change,) = find_changes(copy(a), copy(b), CONFIG)
    assert (a[slice(*change.a_span)], b[slice(*change.b_span)]) == ("12", "31")
    assert "12" in change.words
    assert "31" in change.words


def test_words_that_stand_in_another_sentence_were_only_moved():
    a = "The ferry sank near the northern lighthouse in heavy autumn storms."
    b, moved = "The ferry sank.", "Heavy autumn storms raged near the northern lighthouse."
    assert find_edits(copy(a), copy(b), CONFIG)
    assert not find_edits(copy(a), copy(b, "A baker won.", moved), CONFIG)


def test_a_charge_that_another_sentence_makes_is_not_added():
    a, b = "The bank opened a branch after bribing two ministers.", "The bank opened a branch."
    assert find_changes(copy(a), copy(b), CONFIG)
    assert not find_changes(copy(a), copy(b, "It had bribed two ministers before."), CONFIG)


def test_a_speaker_who_is_still_quoted_was_not_dropped():
    a, b = "The driver was drunk, Alvarez said.", "The driver was drunk."
    assert find_edits(copy(a), copy(b), CONFIG)
    assert not find_edits(copy(a), copy(b, "Alvarez said that he was alone."), CONFIG)


def test_two_names_that_both_documents_use_are_two_names_of_one():
    a, b = "She presented the Oscars in spring.", "She presented the Goldies in spring."
    assert kinds(a, b) == ["name"]
    assert not find_changes(copy(a, "The Goldies are old."), copy(b, "The Oscars are old."), CONFIG)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At that time the gate was shut.", "at that time"),
        ("In response, the bank sued.", "in response"),
        ("But the retaliatory raid killed two.", "retaliatory"),
        ("The gate was shut at that time.", ""),
        ("A raid killed two.", ""),
    ],
)
def test_openings_that_answer(text, words):
    assert answers_before(text) == words


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_held_against_each_other(a, b):
    for change in find_changes(copy(a), copy(b), CONFIG):
        assert change.a == " ".join(a[slice(*change.a_span)].split())
        assert change.b == " ".join(b[slice(*change.b_span)].split())
    assert find_changes(copy(a), copy(a), CONFIG) == []
    assert find_edits(copy(a), copy(a), CONFIG) == []


def test_a_negation_that_stands_apart_is_one_word() -> None:
    """Tokenized texts write "was n't"."""
    assert [t.norm for t in tokens_of("It was n't so.")] == ["it", "be", "not", "so"]
