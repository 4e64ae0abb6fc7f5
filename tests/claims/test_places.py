"""Where: whole names, places joined by "and", and lands that are the subject of their sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.checks.scopes import place_relation
from consistency.claims.places import place_near
from consistency.config import Config
from consistency.gazetteer import BOTH, holds

CONFIG = Config()


def place(text):
    return place_near(text, 0, CONFIG)[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten died in Cabo Rellano.", "cabo rellano"),
        ("Ten died in Cabo San Lucas.", "cabo san lucas"),
        ("Ten died in Santa Cruz de Tenerife.", "santa cruz de tenerife"),
        ("Ten died in Santa Cruz de la Sierra.", "santa cruz de la sierra, bolivia"),
        ("Ten died in Rio de Janeiro.", "rio de janeiro, brazil"),
        ("Ten died in San Salvador de Villoria.", "san salvador de villoria"),
        ("Ten died in Mai Tarengu.", "mai tarengu"),
        ("Ten died in Lagos Monday.", "lagos, nigeria"),
        ("Ten died in Baghdad Governor Odo said.", "baghdad, iraq"),
        ("Ten died in Paris Texas.", "paris, texas, us"),
    ],
)
def test_a_name_is_known_as_a_whole_or_not_at_all(text, expected):
    assert place(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten died in Peru and Chile.", "chile + peru"),
        ("Floods in Peru, Chile and northern Argentina killed ten.", "argentina + chile + peru"),
        ("Ten died in both Peru and Chile.", "chile + peru"),
        ("Ten died in Mosul, Iraq, and Aleppo, Syria.", "aleppo, syria + mosul, iraq"),
        ("A quake struck Peru and Chile, killing ten.", "chile + peru"),
        ("Ten died in Lima and Chilean officials agreed.", "lima, peru"),
        ("Ten died in Peru and Chile was quiet.", "peru"),
        ("Ten died in Lima and Peru mourned.", "lima, peru"),
        ("Ten died in Peru and Marta Odo wept.", "peru"),
        ("Ten died in Peru, Chile said.", "peru"),
        ("Ten died in Trinidad and Tobago.", "trinidad_and_tobago"),
    ],
)
def test_two_places_joined_are_one(text, expected):
    assert place(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana reported 12 deaths from measles on Monday.", "ghana"),
        ("Ghana has recorded 9,600 cases since October.", "ghana"),
        ("On Monday, Ghana recorded 14 new cases.", "ghana"),
        ("Ghana's health ministry reported 120 new cases.", "ghana"),
        ("Ghana will spend 2.5 billion dollars on roads.", "ghana"),
        ("Ghana has 28,000 reservists.", "ghana"),
        ("Ghana hosts 41,000 refugees.", "ghana"),
        ("Norway will send 20 million euros in aid.", "norway"),
        ("Norway will send 600 soldiers to Ghana.", "ghana"),
        ("More than 600,000 refugees have crossed into northern Ghana.", "ghana"),
        ("Cordoba was drenched by a storm, and 12 people died.", "cordoba, argentina"),
        ("Torrential rain hit Ghana, killing 12.", "ghana"),
        # another place is named, another speaks, or it acts elsewhere
        ("Ghana reported 12 deaths in Togo.", "togo"),
        ("Ghana said 12 people died.", ""),
        ("Ghana's defence ministry reported 300 soldiers killed.", ""),
        ("Ghana has 5,000 troops.", ""),
        ("Ghana fired 12 missiles.", ""),
        ("Ghana beat Togo 3-1.", ""),
        ("Washington will send 3,000 soldiers.", ""),
        ("Ghana Odo reported 12 deaths.", ""),
        ("The soldiers sent 12 parcels to Ghana officials.", ""),
        ("Twelve people were rushed to Jamaica Memorial.", ""),
    ],
)
def test_a_land_as_subject(text, expected):
    assert place(text) == expected


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("chile + peru", "peru", "wider"),
        ("chile + peru", "lima, peru", "wider"),
        ("lima, peru + piura, peru", "peru", "wider"),
        ("chile + peru", "argentina", "different"),
        ("chile + peru", "argentina + peru", "different"),
        ("argentina + chile + peru", "chile + peru", "wider"),
        ("chile + peru", "", "unknown"),
    ],
)
def test_joined_places_hold_each_of_them(a, b, relation):
    assert place_relation(a, b) == place_relation(b, a) == relation


NAMES = st.lists(st.sampled_from(["peru", "lima, peru", "iraq", "basra, iraq", "ghana"]), min_size=1, max_size=3)


@given(NAMES, NAMES)
def test_what_is_joined_holds_each_of_its_parts(some, more):
    joined = BOTH.join(sorted({*some, *more}))
    assert all(holds(joined, one) for one in (*some, *more))
    assert holds(joined, joined)
    assert not holds(joined, "chile")
