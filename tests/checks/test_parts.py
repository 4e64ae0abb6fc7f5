"""Parts told in words against their whole, inside one document: what is found, and what must not be."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.checks.parts import check
from tests.checks.build import corpus

FOUND = [
    # in one sentence
    ("The avalanche near Ostro killed 11 hikers, including 14 Danes.", "14 Danes"),
    ("The avalanche killed 11 hikers, 14 of them from the same club.", "14 of them"),
    ("Eleven hikers were killed, among them 14 students.", "14 students"),
    ("Eleven hikers, including 14 students, died on the mountain.", "14 students"),
    ("The cyclone killed 30 people, including 19 in Morro and 16 in Teva.", "19 + 16 = 35"),
    ("The cyclone killed 30 people, including 19 Germans and 16 Americans.", "19 + 16 = 35"),
    # in the sentences after it
    ("The fire at the mill killed 11 people. The dead included 14 women.", "14 women"),
    ("The fire killed 11 people. The mill was old. It burnt all night. Among the dead were 14 women.", "14 women"),
    ("The fire injured 11 people. At least 14 of the injured were taken to Ostro.", "at least 14"),
    ("The fire killed 11 people. Among those killed were 14 firefighters.", "14 firefighters"),
    ("The fire killed 11 people. Of the dead, 9 were from Morro and 6 from Teva.", "9 + 6 = 15"),
    ("The balloon fell, killing 7 people. The dead were six passengers and three pilots.", "6 + 3 = 9"),
    ("Police arrested 11 people on the bridge. Those arrested included 14 students.", "14 students"),
    ("The fire killed 11 people. The victims included 14 women.", "14 women"),
]
MUST_NOT = [
    # they fit
    "The avalanche near Ostro killed 14 hikers, including 11 Danes.",
    "The fire at the mill killed 14 people. The dead included 11 women.",
    "The fire killed 15 people. Of the dead, 9 were from Morro and 6 from Teva.",
    "The fire killed 25 people. Of the dead, 9 were from Morro and 6 from Teva.",
    # the whole is open, or not exact
    "The avalanche killed at least 11 hikers, including 14 Danes.",
    "The avalanche killed more than 11 people. The dead included 14 women.",
    "The fire killed about 14 people. The dead included 15 women.",
    "The fire killed dozens of people. The dead included 140 women.",
    "The fire killed 11 people, including up to 14 women.",
    # the part is of something else
    "The avalanche killed 11 hikers and hurt 40, including 14 Danes.",
    "The avalanche killed 11 hikers and many others, including 14 Danes.",
    "The fire killed 11 people, hurting others, including 14 women.",
    "The fire killed 11 people, including 14-year-old Mira.",
    "The fire killed 11 people, including 14% of the staff.",
    "The fire killed 11 people and 30 animals, including 14 cows.",
    "The fire killed 11 people. The injured included 14 women.",
    "The fire killed 11 people and injured 30. The victims included 14 women.",
    "The fire killed 11 people. Among the dead in Teva were 14 women.",
    # another toll, or that of some
    "The fire killed 11 people. A second fire killed 30. The dead included 14 women.",
    "The fire killed 11 miners. The dead included 14 women.",
    "The fire killed 11 people in the hall alone. The dead included 14 women.",
    "The fire killed 11 people instantly. The dead included 14 women.",
    "Eleven of the dead were men. The dead included 14 women.",
    "The fire killed 11 people. One. Two. Three. Four. Police came. The dead included 14 women.",
    "The fire on 3 May killed 11 people. Of the dead, 14 were killed on 9 May.",
    # nobody says that nobody is counted twice
    "The fire killed 11 people. The dead included seven women, five Americans and three students.",
    "The fire killed 11 people, including seven women and five Americans.",
    # ages
    "The fire killed 11 people. The dead were 14 and 23.",
    "The fire killed 11 people. The dead were aged 14 and 23.",
    # what is no count of people
    "He scored 11 goals in 20 games, including 30 at home.",
    "The Colts made 11 passes, 14 of them short.",
]


@pytest.mark.parametrize(("text", "said"), FOUND)
def test_found(text, said):
    drafts = check(corpus(text))
    assert [(d.kind, d.verdict) for d in drafts] == [("total", "conflict")]
    assert said in drafts[0].message
    assert drafts[0].reasons[-1] == "rule: a part cannot be more than its whole"


@pytest.mark.parametrize("text", MUST_NOT)
def test_must_not(text):
    assert check(corpus(text)) == []


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 99), st.integers(2, 99))
def test_a_part_is_found_only_where_it_is_more(part, whole):
    for text in (
        f"The fire killed {whole} people, including {part} women.",
        f"The fire killed {whole} people. The dead included {part} women.",
    ):
        assert bool(check(corpus(text))) == (part > whole)
