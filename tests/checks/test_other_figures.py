"""Two figures of one thing that are two by the words beside them: qualified, foreseen, of a whole land."""

import pytest

from consistency.checks.happenings import happenings_of, named_in
from consistency.checks.pairs import Known, judge
from tests.findings.build import CONFIG, claims_of, document, figure

DAY = "2025-02-01"
SCOPE = [
    ("Orlo has 300 shops in Lyon.", 300, "Orlo has 900 shops worldwide.", 900),
    ("Analysts see Orlo earning $3 million in 2025.", 3e6, "Orlo earned $2 million in 2025.", 2e6),
    ("Orlo made a gross profit of $90 million in 2024.", 90e6, "Orlo made a net profit of $31 million in 2024.", 31e6),
    ("Orlo earned $90 million before tax in 2024.", 90e6, "Orlo earned $61 million after tax in 2024.", 61e6),
    ("Orlo's operating profit was $9 million.", 9e6, "Orlo's net profit was $3 million.", 3e6),
    ("Orlo's truck sales were $3 billion in 2024.", 3e9, "Orlo's total sales were $9 billion in 2024.", 9e9),
    ("Median pay was $30,000 in 2024.", 30_000, "Mean pay was $41,000 in 2024.", 41_000),
    ("Orlo expects sales of $3 billion in 2025.", 3e9, "Orlo had sales of $2 billion in 2025.", 2e9),
    ("Orlo will have sales of $3 billion in 2025.", 3e9, "Orlo's sales were $2 billion in 2025.", 2e9),
    ("Norland has 40 confirmed measles cases.", 40, "Norland has 95 measles cases, including 55 suspected cases.", 95),
    ("The blast lightly wounded 20 people.", 20, "The blast wounded 37 people.", 37),
    ("In the blast 20 people were slightly hurt.", 20, "In the blast 37 people were hurt.", 37),
    ("In the blast 9 were critically injured.", 9, "In the blast 31 were slightly injured.", 31),
    ("The heat killed 61 people across the country.", 61, "The heat killed 14 people in Lyon.", 14),
    ("The heat has killed 61 people nationwide, they said.", 61, "The heat has killed 14 people in Lyon.", 14),
    ("Police arrested 61 people throughout the country.", 61, "Police arrested 14 people in Lyon.", 14),
]
UNCLEAR = [
    ("Orlo sold 30,000 electric cars in 2024.", 30_000, "Orlo sold 410,000 cars in 2024.", 410_000),
    ("One-off costs were $2 million at Orlo in 2024.", 2e6, "Costs were $9 million at Orlo in 2024.", 9e6),
    ("Orlo sees growth of 2.1%, its forecast says.", 2.1, "Tessin sees growth of 1.4%, its forecast says.", 1.4),
    ("Orlo predicts growth of 2.1% in 2026.", 2.1, "Tessin predicts growth of 1.4% in 2026.", 1.4),
    ("Economists expect growth of 2.1% in 2026.", 2.1, "Analysts expect growth of 1.4% in 2026.", 1.4),
    ("Orlo made an after-tax profit of $3 million in 2024.", 3e6, "Orlo made a profit of $5 million in 2024.", 5e6),
    ("Orlo had advertising revenue of $3 million in 2024.", 3e6, "Orlo had revenue of $5 million in 2024.", 5e6),
]
CONFLICT = [
    ("The blast seriously wounded 20 people.", 20, "The blast wounded 12 people.", 12),
    ("The blast badly wounded 20 people.", 20, "The blast badly wounded 37 people.", 37),
    ("The blast wounded 20 people, 4 badly.", 20, "The blast wounded 37 people.", 37),
    ("Orlo sold 390,000 new cars in 2024.", 390_000, "Orlo sold 410,000 cars in 2024.", 410_000),
    ("Orlo made a pre-tax profit of $3 million in 2024.", 3e6, "Orlo made a pretax profit of $5 million in 2024.", 5e6),
    (
        "Orlo made a profit before tax of $3 million in 2024.",
        3e6,
        "Orlo made a pre-tax profit of $5 million in 2024.",
        5e6,
    ),
    ("Orlo had record sales of $3 million in 2024.", 3e6, "Orlo had sales of $5 million in 2024.", 5e6),
    ("Orlo's total sales were $3 million in 2024.", 3e6, "Orlo's total sales were $5 million in 2024.", 5e6),
    ("Orlo expects sales of $3 million in 2025.", 3e6, "Orlo expects sales of $5 million in 2025.", 5e6),
    (
        "Orlo made a profit of $3 million in 2024, more than expected.",
        3e6,
        "Orlo made a profit of $5 million in 2024.",
        5e6,
    ),
    (
        "The heat has killed 61 people nationwide, they said on Friday.",
        61,
        "The heat has killed 14 people nationwide, they said on Friday.",
        14,
    ),
    ("Norland had 40 confirmed measles cases in 2024.", 40, "Norland had 52 confirmed measles cases in 2024.", 52),
]


def verdict(one, low, other, high, score=1.0):
    a, b = figure("a", one, low, DAY), figure("b", other, high, DAY)
    found = judge(a, b, score, CONFIG).verdict
    assert found == judge(b, a, score, CONFIG).verdict
    return found


@pytest.mark.parametrize(("one", "low", "other", "high"), SCOPE)
def test_another_figure_of_the_same_thing(one, low, other, high):
    assert verdict(one, low, other, high) == "different_scope"


@pytest.mark.parametrize(("one", "low", "other", "high"), UNCLEAR)
def test_what_may_be_another_figure(one, low, other, high):
    assert verdict(one, low, other, high) == "unclear"


@pytest.mark.parametrize(("one", "low", "other", "high"), CONFLICT)
def test_the_same_figure_all_the_same(one, low, other, high):
    assert verdict(one, low, other, high) == "conflict"


def test_more_in_one_town_than_in_the_country_is_no_other_scope():
    wide, narrow = "The heat killed 14 people nationwide, they said.", "The heat killed 61 people in Lyon."
    assert verdict(wide, 14, narrow, 61) != "different_scope"


def test_a_nationwide_search_counts_nobody_nationwide():
    one, other = "A nationwide search led to 14 people.", "A search led to 61 people in Lyon."
    assert verdict(other, 61, one, 14) != "different_scope"


ON_FRIDAY = "in Lyon on Friday"
TWO_EVENTS = [
    (f"A house fire killed 4 people {ON_FRIDAY}.", f"A bus crash killed 9 people {ON_FRIDAY}."),
    (f"4 people drowned {ON_FRIDAY}.", f"9 people were shot dead {ON_FRIDAY}."),
    (f"A landslide killed 4 people {ON_FRIDAY}.", f"A stampede killed 9 people {ON_FRIDAY}."),
    (f"Lightning killed 4 people {ON_FRIDAY}.", f"9 people were stabbed to death {ON_FRIDAY}."),
    (f"4 people were killed by a train {ON_FRIDAY}.", f"9 people died in a blaze {ON_FRIDAY}."),
    (f"4 people died of carbon monoxide poisoning {ON_FRIDAY}.", f"9 people died when a car hit a wall {ON_FRIDAY}."),
]
ONE_EVENT = [
    (f"A gas explosion killed 4 people {ON_FRIDAY}.", f"A blast killed 9 people {ON_FRIDAY}."),
    (f"4 people died when a bus burned {ON_FRIDAY}.", f"9 people died in a bus crash {ON_FRIDAY}."),
    (f"4 people died in a bus fire {ON_FRIDAY}.", f"9 people died in a crash {ON_FRIDAY}. The bus caught fire."),
    (f"A ferry sank, killing 4 people {ON_FRIDAY}.", f"9 people drowned {ON_FRIDAY}."),
    (f"Rebels killed 4 people {ON_FRIDAY}.", f"A bomb killed 9 people {ON_FRIDAY}."),
    (f"4 people were killed {ON_FRIDAY}.", f"A bus crash killed 9 people {ON_FRIDAY}."),
    (f"4 people were killed {ON_FRIDAY}, the fire service said.", f"A bus crash killed 9 people {ON_FRIDAY}."),
]


@pytest.mark.parametrize(("pairs", "expected"), [(TWO_EVENTS, "unclear"), (ONE_EVENT, "conflict")])
def test_two_events_in_one_town_on_one_day(pairs, expected):
    for one, other in pairs:
        claims = [c for n, text in (("a", one), ("b", other)) for c in claims_of(document(n, text, DAY))]
        a, b = (
            next(c for c in claims if c.document == f"d-{n}" and c.quantity and c.quantity.low == v)
            for n, v in (("a", 4), ("b", 9))
        )
        known = Known(happenings=happenings_of(claims))
        assert judge(a, b, 1.0, CONFIG, known).verdict == judge(b, a, 1.0, CONFIG, known).verdict == expected, (
            one,
            other,
        )


def test_offices_are_no_happenings():
    assert named_in("The fire brigade and the railway police came.") == {}
    assert set(named_in("A fire on a train.")) == {"fire", "rail"}
