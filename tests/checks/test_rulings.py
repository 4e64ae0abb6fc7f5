"""What is certain in a comparison: intervals, fates, names, times, shares, sums and rests, in rows; and laws."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.checks.numbers import relate
from consistency.config import Config
from consistency.pipeline import compare_texts
from consistency.quantities import extract_quantities

CONFIG = Config(judge="none")

ENTAIL = [
    ("At least 70 families lost their homes.", "More than 60 families lost their homes."),
    ("At least 70 families lost their homes.", "At least 70 families lost their homes."),
    ("Exactly 70 families lost their homes.", "At least 60 families lost their homes."),
    ("More than 300 shops stayed closed.", "More than 250 shops stayed closed."),
    ("Up to 900 workers lost their jobs.", "Fewer than 1,000 workers lost their jobs."),
    ("Between 40 and 60 trees were felled.", "At least 40 trees were felled."),
    ("The storm killed nine people and injured 40.", "The storm injured 40 people."),
    (
        "The airline carried 4 million passengers in 2019.",
        "The airline carried more than 3 million passengers in 2019.",
    ),
    ("The pipe is 20 kilometres long.", "The pipe is more than 12 miles long."),
    ("Rents rose 8 percent.", "Rents rose more than 5 percent."),
    ("No one was injured in the collision.", "Nobody was injured in the collision."),
    ("He was governor from 2003 to 2011.", "He was governor in 2007."),
    ("He was governor from 2003 to 2011.", "He was governor until 2011."),
    ("He was governor 2003–2011.", "He was governor in 2007."),
    ("The chapel was built in 1755.", "The chapel was built in the 18th century."),
    ("25 percent of the 40 pupils passed the exam.", "10 pupils passed the exam."),
    ("25 percent of the 40 pupils passed the exam.", "10 of the 40 pupils passed the exam."),
    ("Half of the 80 flats were sold.", "40 flats were sold."),
    ("10 of the 40 pupils passed the exam.", "25 percent of the pupils passed the exam."),
    ("Four Germans and two Swedes were injured in the crash.", "Six people were injured in the crash."),
    ("Four Germans and two Swedes were injured in the crash.", "Two Swedes were injured in the crash."),
    ("Four of the seven bridges were repaired.", "Three of the seven bridges were not repaired."),
    ("He waited 18 months for the visa.", "He waited a year and a half for the visa."),
    ("About 200 boats were damaged.", "Hundreds of boats were damaged."),
    ("The trial opened on 4 June 2019.", "The trial opened in June 2019."),
    ("The mine employs 1,200 people.", "The mine employs more than 1,000 people."),
    ("The ferry carried 212 passengers and 14 crew.", "The ferry carried more than 200 passengers."),
    (
        "The ministry reported 800 new infections and 30 deaths on Tuesday.",
        "The ministry reported 30 deaths on Tuesday.",
    ),
    ("The bridge is 300 metres long.", "The bridge is 0.3 kilometres long."),
    ("The bridge is 300 metres long.", "The bridge is about 1,000 feet long."),
    ("About 45 percent of adults got the vaccine.", "More than a third of adults got the vaccine."),
    ("Fewer than 60 houses were flooded.", "Fewer than 80 houses were flooded."),
    ("The play ran for a week and a half.", "The play ran for a week and a half."),
    ("Ten soldiers died in the ambush.", "The ambush killed ten soldiers."),
    ("He led the union from 1995 to 2004.", "He led the union in 1999."),
    ("The war lasted from 1914 to 1918.", "The war ended in 1918."),
    ("The library opened in 1888.", "The library opened in the late 19th century."),
    ("A third of the 90 applicants were women.", "30 of the applicants were women."),
    ("20 of the 80 cars failed the test.", "A quarter of the cars failed the test."),
    ("20 of the 80 cars failed the test.", "60 of the 80 cars did not fail the test."),
    ("Two Italians and three Greeks were arrested.", "Five people were arrested."),
    ("Two Italians and three Greeks were arrested.", "At least four people were arrested."),
    ("No one was hurt.", "No one was hurt."),
    ("The United States has 900 troops there.", "The US has 900 troops there."),
    ("The trip takes 90 minutes.", "The trip takes an hour and a half."),
    ("The lake is 12 miles wide.", "The lake is about 19 kilometres wide."),
]
"""Pairs in which A makes B true."""

CONTRADICT = [
    ("At least 70 families lost their homes.", "Only 40 families lost their homes."),
    ("At least 70 families lost their homes.", "Fewer than 60 families lost their homes."),
    ("Up to 900 workers lost their jobs.", "More than 1,000 workers lost their jobs."),
    ("Between 40 and 60 trees were felled.", "More than 80 trees were felled."),
    ("Between 40 and 60 trees were felled.", "Twelve trees were felled."),
    ("Hundreds of cars were stuck in the snow.", "Eight cars were stuck in the snow."),
    ("The storm killed nine people and injured 40.", "The storm injured 60 people."),
    ("The storm killed nine people.", "The storm killed 15 people."),
    ("The album reached number 2 in Austria.", "The album reached number 8 in Austria."),
    ("Poland sent 30 tanks.", "Poland sent 50 tanks."),
    ("The airline carried 4 million passengers in 2019.", "The airline carried 2 million passengers in 2019."),
    ("The pipe is 20 kilometres long.", "The pipe is 20 miles long."),
    ("The parcel weighs 5 kilograms.", "The parcel weighs 5 pounds."),
    ("The wall is 3 metres high.", "The wall is 3 feet high."),
    ("Rents rose 8 percent.", "Rents fell 8 percent."),
    ("Shares gained 3 percent on the day.", "Shares lost 3 percent on the day."),
    ("Exports increased by 12 percent.", "Exports decreased by 12 percent."),
    ("No one was injured in the collision.", "Four people were injured in the collision."),
    ("Nobody died in the fire.", "Two people died in the fire."),
    ("No passengers were hurt.", "Six passengers were hurt."),
    ("He was governor from 2003 to 2011.", "He was governor until 2009."),
    ("He was governor from 2003 to 2011.", "He has been governor since 2005."),
    ("He was governor from 2003 to 2011.", "He was governor in 2015."),
    ("He was governor 2003–2011.", "He was governor until 2009."),
    ("The chapel was built in 1755.", "The chapel was built in the 17th century."),
    ("The chapel was built in 1955.", "The chapel was built in the nineteenth century."),
    ("25 percent of the 40 pupils passed the exam.", "20 pupils passed the exam."),
    ("25 percent of the 40 pupils passed the exam.", "20 of the 40 pupils passed the exam."),
    ("Half of the 80 flats were sold.", "60 flats were sold."),
    ("10 of the 40 pupils passed the exam.", "50 percent of the pupils passed the exam."),
    ("Four Germans and two Swedes were injured in the crash.", "Nine people were injured in the crash."),
    ("Four of the seven bridges were repaired.", "Five of the seven bridges were not repaired."),
    ("Four of the seven bridges were repaired.", "Four of the seven bridges were not repaired."),
    ("He waited 18 months for the visa.", "He waited two years and a half for the visa."),
    ("The team won the final 3-0.", "The team won the final 2-0."),
    ("The trial opened on 4 June 2019.", "The trial opened on 9 June 2019."),
    ("The mine employs 1,200 people.", "The mine employs more than 2,000 people."),
    (
        "The ministry reported 800 new infections and 30 deaths on Tuesday.",
        "The ministry reported 60 deaths on Tuesday.",
    ),
    ("The court in Lyon jailed him for nine years.", "The court in Lyon jailed him for four years."),
    ("The bridge is 300 metres long.", "The bridge is 450 metres long."),
    ("The vaccine was given to 45 percent of adults.", "The vaccine was given to fewer than 30 percent of adults."),
    ("Fewer than 60 houses were flooded.", "At least 80 houses were flooded."),
    ("Wages fell 4 percent last year.", "Wages rose 4 percent last year."),
    ("Ten soldiers died in the ambush.", "The ambush killed three soldiers."),
    ("He led the union from 1995 to 2004.", "He led the union until 2001."),
    ("The war lasted from 1914 to 1918.", "The war began in 1916."),
    ("The war lasted from 1914 to 1918.", "The war ended in 1917."),
    ("A third of the 90 applicants were women.", "50 of the 90 applicants were women."),
    ("20 of the 80 cars failed the test.", "Half of the cars failed the test."),
    ("Two Italians and three Greeks were arrested.", "Eight people were arrested."),
    ("There were no deaths.", "There were nine deaths."),
    ("None of the hostages was freed.", "Seven hostages were freed."),
    ("The United States has 900 troops there.", "The US has 400 troops there."),
    ("Ford sold 90,000 trucks.", "Ford Motor sold 60,000 trucks."),
    ("In Ghana, 40 schools were closed.", "In Ghana, 90 schools were closed."),
    ("On Friday, 40 schools were closed.", "Only 10 schools were closed on Friday."),
    ("Nearly 500 guests came.", "More than 700 guests came."),
    ("The trip takes 90 minutes.", "The trip takes three hours."),
    ("The lake is 12 miles wide.", "The lake is 12 kilometres wide."),
]
"""Pairs that cannot both be true."""

NEUTRAL = [
    ("At least 70 families lost their homes.", "Exactly 75 families lost their homes."),
    ("At least 70 families lost their homes.", "More than 90 families lost their homes."),
    ("At least 70 families lost their homes.", "Fewer than 200 families lost their homes."),
    ("More than 300 shops stayed closed.", "More than 400 shops stayed closed."),
    ("Up to 900 workers may lose their jobs.", "Exactly 850 workers may lose their jobs."),
    ("Up to 900 workers may lose their jobs.", "More than 500 workers may lose their jobs."),
    ("Between 40 and 60 trees were felled.", "At least 50 trees were felled."),
    ("Between 40 and 60 trees were felled.", "Exactly 50 trees were felled."),
    ("Hundreds of cars were stuck in the snow.", "Exactly 450 cars were stuck in the snow."),
    ("Dozens of windows were broken.", "60 windows were broken."),
    ("The storm killed nine people.", "The storm injured 40 people."),
    ("Nine people died in the storm.", "Nine people were injured in the storm."),
    ("The blast left 14 dead.", "The blast left 33 wounded."),
    ("Police arrested 25 protesters.", "25 protesters were killed."),
    ("Poland sent 30 tanks.", "Spain sent 50 tanks."),
    ("Shell made a profit of $6 billion in 2021.", "BP made a profit of $9 billion in 2021."),
    ("The Greens won 12 seats.", "The Liberals won 31 seats."),
    ("Inflation in Brazil was 4 percent.", "Inflation in Chile was 7 percent."),
    ("The album reached number 2 in Austria.", "The album reached number 8 in Norway."),
    ("The airline carried 4 million passengers in 2019.", "The airline carried 2 million passengers in 2020."),
    ("Sales were $80 million in March 2022.", "Sales were $60 million in April 2022."),
    ("Rents rose 8 percent.", "Rents are 8 percent."),
    ("The three ships sank between 1940 and 1944.", "The three ships sank in 1941."),
    ("The team won the final 3-0.", "The final was watched by 40,000 people."),
    ("The trial opened in June 2019.", "The trial opened on 4 June 2019."),
    ("As of 1 May 2021, 300 patients had recovered.", "As of 20 May 2021, 700 patients had recovered."),
    ("Twelve nurses were hired.", "The hospital cost $30 million."),
    ("Cyprus received 20,000 tourists.", "Malta received 35,000 tourists."),
    ("Sony sold 4 million consoles.", "Nintendo sold 7 million consoles."),
    (
        "Rescuers said at least 16 miners were trapped underground on Monday.",
        "Twenty miners were trapped underground, rescuers said.",
    ),
    (
        "The ministry reported 800 new infections and 30 deaths on Tuesday.",
        "There were 45 new hospital admissions on Tuesday.",
    ),
    ("Turkey took in 3 million refugees.", "Jordan took in 700,000 refugees."),
    (
        "Turkey has taken in 3 million refugees, the agency said.",
        "The agency said that Jordan has taken in 700,000 refugees.",
    ),
    ("The party won 34 percent of the vote in 2017.", "The party won 21 percent of the vote in 2021."),
    ("As many as 60 houses were flooded.", "At least 40 houses were flooded."),
    ("Fewer than 60 houses were flooded.", "At least 40 houses were flooded."),
    ("Several houses were flooded.", "Exactly seven houses were flooded."),
    ("Ten soldiers were captured.", "Ten soldiers were killed."),
    ("Ten soldiers are missing.", "Ten soldiers were wounded."),
    ("30 people were killed or injured.", "18 people were killed."),
    ("He led the union from 1995 to 2004.", "He wrote a book in 1999."),
    ("Nobody was killed in the blast.", "Seven people were hurt in the blast."),
    ("The Tigers scored 24 points.", "The Bears scored 17 points."),
    ("Mr Smith received 4,000 votes.", "Ms Jones received 6,000 votes."),
    ("The United States has 900 troops there.", "Britain has 200 troops there."),
    ("In Ghana, 40 schools were closed.", "In Togo, 90 schools were closed."),
    ("Nearly 500 guests came.", "Exactly 480 guests came."),
]
"""Pairs in which A leaves B open, or tells of something else."""


def compared(a, b):
    (comparison,) = compare_texts([(a, b)], CONFIG)
    return comparison


@pytest.mark.parametrize(("a", "b"), ENTAIL)
def test_a_makes_b_true(a, b):
    assert compared(a, b).label == "entail"


@pytest.mark.parametrize(("a", "b"), CONTRADICT)
def test_both_cannot_be_true(a, b):
    assert compared(a, b).label == "contradict"


@pytest.mark.parametrize(("a", "b"), NEUTRAL)
def test_a_leaves_b_open(a, b):
    assert compared(a, b).label == "neutral"


@pytest.mark.parametrize("text", sorted({text for pair in ENTAIL + CONTRADICT + NEUTRAL for text in pair}))
def test_every_text_makes_itself_true(text):
    assert compared(text, text).label == "entail"
    assert compared(text, text).verdict in ("agree", "compatible", "unclear")


BOUNDS = st.sampled_from(["exactly {}", "at least {}", "more than {}", "up to {}", "fewer than {}", "about {}"])
COUNTS = st.integers(13, 900)


@given(BOUNDS, COUNTS, COUNTS, st.integers(1, 400))
@settings(max_examples=150, deadline=None)
def test_a_wider_bound_never_turns_entail_into_contradict(bound, said, floor, wider):
    a = f"The school took in {bound.format(said)} refugees."
    above = [f"The school took in at least {n} refugees." for n in (floor, max(1, floor - wider))]
    below = [f"The school took in fewer than {n} refugees." for n in (floor, floor + wider)]
    for narrow, wide in (above, below):
        if compared(a, narrow).label == "entail":
            assert compared(a, wide).label != "contradict"


@given(COUNTS, st.integers(1, 300))
@settings(max_examples=60, deadline=None)
def test_a_floor_says_nothing_of_what_lies_above_it(n, more):
    a = f"At least {n} boats sank."
    assert compared(a, f"Exactly {n + more} boats sank.").label == "neutral"
    assert compared(a, f"More than {n + more} boats sank.").label == "neutral"
    assert compared(f"Exactly {n + more} boats sank.", a).label == "entail"


@given(st.integers(2, 80), st.integers(1, 79))
@settings(max_examples=60, deadline=None)
def test_what_is_left_of_a_whole_is_denied_of_the_rest(whole, part):
    part = min(part, whole - 1)
    a = f"{part} of the {whole} wells were repaired."
    assert compared(a, f"{whole - part} of the {whole} wells were not repaired.").label == "entail"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("4 miles", "7 kilometres", True),
        ("6 miles", "10 kilometres", True),
        ("12 miles", "19 kilometres", True),
        ("300 miles", "480 kilometres", True),
        ("10 miles", "10 kilometres", False),
        ("20 miles", "20 kilometres", False),
        ("50 miles", "60 kilometres", False),
        ("100 miles", "120 kilometres", False),
        ("400 miles", "500 kilometres", False),
    ],
)
def test_small_whole_numbers_are_no_rounding_in_their_own_unit(a, b, same):
    (p,), (q,) = extract_quantities(a), extract_quantities(b)
    assert (relate(p, q, "", CONFIG)[0] == "compatible") is same
    assert relate(p, q, "", CONFIG)[0] == relate(q, p, "", CONFIG)[0]


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("Half of the 80 flats were sold.", "40 flats were sold.", "50% of 80 are 40"),
        ("Two Finns and a Dane drowned.", "Three people drowned.", ""),
        (
            "Four Germans and two Swedes were injured.",
            "Six people were injured.",
            "4 Germans and 2 Swedes are 6 people",
        ),
        ("Rents rose 8 percent.", "Rents fell 8 percent.", "in A it rises, in B it does the opposite"),
        ("He was governor 2003–2011.", "He was governor until 2009.", "in A it lasted until 2011"),
        ("Poland sent 30 tanks.", "Spain sent 50 tanks.", "A tells of “Poland”, B of “Spain”"),
    ],
)
def test_the_reasons_say_how_it_was_worked_out(a, b, words):
    assert words in " | ".join(compared(a, b).reasons)
