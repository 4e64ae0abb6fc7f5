"""Masked questions: changing only the number never changes what is left."""

import pytest

from consistency.quantities import extract_quantities, mask_quantities


def mask(text: str) -> str:
    return mask_quantities(text, extract_quantities(text))


@pytest.mark.parametrize(
    "text",
    [
        "roughly 5,000 US troops",
        "7,500 US troops",
        "five thousand US troops",
        "one US troop",
        "up to 5.2k US troops",
        "dozens of US troops",
        "between 20 and 30 US troops",
        "no US troops",
        "25 or more US troops",
    ],
)
def test_the_value_is_masked(text: str) -> None:
    assert mask(text) == "# US troops"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("killed two Americans and one Briton", "killed # Americans and # Britons"),
        ("3 of its 8 bases", "# of its # bases"),
        ("the third attack on March 11, 2020", "the third attack on March 11, 2020"),
        ("the K1 base is 60km south", "the K1 base is # kilometre south"),
        ("worth $1.2bn", "worth #"),
        ("60% of voters", "# of voters"),
        ("a 20-year-old man", "a # year man"),
        ("nothing at all", "nothing at all"),
    ],
)
def test_masks(text: str, expected: str) -> None:
    assert mask(text) == expected


def test_the_unit_stays_in_its_canonical_name() -> None:
    assert mask("60km away") == mask("sixty kilometres away") == mask("about 75 km away")
