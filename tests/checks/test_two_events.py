"""Two events told in the same words: what keeps their tolls apart, and what does not."""

import pytest

from consistency.checks.pairs import Known, judge
from consistency.checks.told import days_apart, homes_of, kinds_apart, lands_apart, places_apart, told_of
from tests.findings.build import CONFIG, claims_of, document, figure

KILLED_9 = "Officials said 9 people were killed."
KILLED_31 = "Officials said 31 people were killed."


def pair(lead, other_lead, day="2024-05-14", other_day="2024-05-14"):
    texts = [(f"{lead} {KILLED_9}", day), (f"{other_lead} {KILLED_31}", other_day)]
    claims = [c for n, (text, at) in zip("ab", texts, strict=True) for c in claims_of(document(n, text, at))]
    a, b = figure("a", *texts[0][:1], 9, day), figure("b", *texts[1][:1], 31, other_day)
    return a, b, homes_of(claims), told_of(claims, CONFIG)


LIMA = "A bus crashed in Lima on Monday."


@pytest.mark.parametrize(
    ("lead", "other", "days", "apart"),
    [
        (LIMA, "A bus crashed in Nairobi on Monday.", (), "land"),
        (LIMA, "A bus crashed in Cusco on Monday.", (), "place"),
        (LIMA, "A bus plunged off a bridge in Nairobi on Monday.", (), "land"),
        (LIMA, LIMA, ("2024-05-14", "2024-05-21"), "day"),
        (LIMA, LIMA, (), ""),
        (LIMA, "A bus crashed on Monday.", (), ""),
        (LIMA, "A bus crashed in Peru on Monday.", (), ""),
    ],
)
def test_where_the_leads_differ(lead, other, days, apart):
    a, b, homes, told = pair(lead, other, *days)
    assert lands_apart(a, b, homes, CONFIG) == (apart == "land")
    assert days_apart(a, b, homes) == (apart == "day")
    assert bool(places_apart(a, b, homes)) == (apart in ("land", "place"))
    verdict = judge(a, b, 1.0, CONFIG, Known(told=told, homes=homes)).verdict
    assert verdict == judge(b, a, 1.0, CONFIG, Known(told=told, homes=homes)).verdict
    if apart in ("land", "place"):
        assert verdict == "unclear"


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("A quake killed 9 people.", "A shooting killed 31 people.", True),
        ("A flood killed 9 people.", "A blast killed 31 people.", True),
        ("A stampede killed 9 people.", "An earthquake killed 31 people.", True),
        ("A bus crashed, killing 9 people.", "A hurricane killed 31 people.", True),
        ("An attack killed 9 people.", "A shooting killed 31 people.", False),
        ("A fire killed 9 people.", "An explosion killed 31 people.", False),
        ("A plane crashed, killing 9 people.", "The fire killed 31 people.", False),
        ("A stampede killed 9 people.", "A protest killed 31 people.", False),
        ("A quake killed 9 people.", "It killed 31 people.", False),
    ],
)
def test_kinds_of_event(one, other, apart):
    a, b = figure("a", one, 9), figure("b", other, 31)
    assert kinds_apart(a, b) == kinds_apart(b, a) == apart


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("The fire in Bavaria covered 900 acres.", "The fire in Spain covered 4000 acres.", "unclear"),
        ("The clinic in Lima saw 900 new cases a day.", "The clinic in Lima saw 700 new cases a day.", "unclear"),
        ("There are 40 ships in Peru.", "There are 900 ships in Peru.", "unclear"),
        ("There are 700 ships in Lima.", "There are 900 ships in Lima.", "conflict"),
    ],
)
def test_counts_that_may_be_of_two_things(one, other, verdict):
    values = [float(next(w for w in text.split() if w.isdigit())) for text in (one, other)]
    a, b = figure("a", one, values[0]), figure("b", other, values[1])
    assert judge(a, b, 1.0, CONFIG).verdict == verdict


def test_two_countries_are_no_town_and_two_towns_are_in_each_of_theirs():
    both, one = (
        figure("a", "The quake killed 9 people in Turkey and Syria.", 9),
        figure("b", "The quake killed 31 people in Turkey and Syria.", 31),
    )
    assert judge(both, one, 0.9, CONFIG).verdict == "unclear"  # as for one country
    wide = figure("a", "The quake killed 9 people in Aleppo, Syria, and Gaziantep, Turkey.", 9)
    assert not lands_apart(wide, figure("b", "The quake killed 31 people in Aleppo, Syria.", 31), {}, CONFIG)
    assert lands_apart(wide, figure("b", "The quake killed 31 people in Lima, Peru.", 31), {}, CONFIG)


@pytest.mark.parametrize(
    ("hurt", "verdict"),
    [("28", "unclear"), ("At least 28", "unclear"), ("More than 28", "unclear"), ("56", "conflict")],
)
def test_a_bound_elsewhere_is_no_agreement(hurt, verdict):
    texts = [
        "A magnitude 6.8 quake in Lima killed 837 people. 56 people were injured.",
        f"A magnitude 6.6 quake in Lima killed 64 people. {hurt} people were injured.",
    ]
    claims = [c for n, t in zip("ab", texts, strict=True) for c in claims_of(document(n, t))]
    a, b = figure("a", texts[0], 6.8), figure("b", texts[1], 6.6)
    assert judge(a, b, 1.0, CONFIG, Known(told=told_of(claims, CONFIG), homes=homes_of(claims))).verdict == verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (
            "Police in Munich seized 40 kg of cocaine on Friday.",
            "Police in Lyon seized 300 kg of cocaine on Friday.",
            "",
        ),
        (
            "A man died after falling 60 metres at Orn Glacier on Friday.",
            "A man died on Friday after falling 150 metres at Mount Tolm.",
            "conflict",
        ),
    ],
)
def test_where_something_was_measured(one, other, verdict):
    day = "2024-05-14"
    a = next(c for c in claims_of(document("a", one, day)) if c.quantity and c.quantity.kind == "measure")
    b = next(c for c in claims_of(document("b", other, day)) if c.quantity and c.quantity.kind == "measure")
    assert (judge(a, b, 1.0, CONFIG).verdict == "conflict") == bool(verdict)
