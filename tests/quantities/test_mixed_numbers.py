"""Halves and other fractions behind a whole, Indian scales, and rates with their base."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.quantities import extract_quantities

WHOLES = {"one": 1, "two": 2, "six": 6, "ten": 10, "twenty-one": 21, "3": 3, "17": 17, "1,200": 1200}
FRACTIONS = {"a half": 0.5, "a quarter": 0.25, "three quarters": 0.75, "two thirds": 2 / 3}
BEHIND = {" hours": 1, " per cent": 1, " million people": 1e6, " billion dollars": 1e9}


@pytest.mark.parametrize("behind", BEHIND)
@pytest.mark.parametrize("fraction", FRACTIONS)
@pytest.mark.parametrize("whole", WHOLES)
def test_a_fraction_behind_a_whole(whole: str, fraction: str, behind: str) -> None:
    """Joined with blanks or hyphens, before a unit or a scale: one number."""
    value = (WHOLES[whole] + FRACTIONS[fraction]) * BEHIND[behind]
    for text in (f"{whole} and {fraction}{behind}", f"{whole}-and-{fraction.replace(' ', '-')}{behind}"):
        (quantity,) = extract_quantities(f"It took {text} in all")
        assert quantity.low == quantity.high == pytest.approx(value), text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a two-and-a-half-year sentence", 2.5),
        ("a year and a half", 1.5),
        ("two years and a half", 2.5),
        ("an hour and three quarters", 1.75),
        ("a mile and a quarter", 1.25),
        ("a million and a half voters", 1.5e6),
        ("six and three-quarter hours", 6.75),
        ("2 1/2 miles", 2.5),
        ("2-1/2 inches", 2.5),
        ("2½ million people", 2.5e6),
        ("½ million people", 0.5e6),
        ("3/4 million tonnes", 0.75e6),
        ("$2½ billion", 2.5e9),
        ("two and half million voters", 2.5e6),
        ("two dozen and a half eggs", 30),
        ("one-and-a-half times", 1.5),
        ("half-a-million people", 5e5),
        ("a half-dozen eggs", 6),
        ("ten and a half thousand homes", 10_500),
    ],
)
def test_mixed_numbers(text: str, value: float) -> None:
    (quantity,) = extract_quantities(text)
    assert quantity.low == quantity.high == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two and a third of the voters", [2, 1 / 3]),
        ("5 and half the staff", [5, 0.5]),
        ("a month and a quarter of the staff", [0.25]),
        ("three people and a half of the rest", [3, 0.5]),
    ],
)
def test_fractions_of_something_else(text: str, values: list[float]) -> None:
    assert [q.low for q in extract_quantities(text)] == [pytest.approx(v) for v in values]


@pytest.mark.parametrize(
    ("text", "value", "modifier"),
    [
        ("thirty-odd thousand people", 30_000, "approximate"),
        ("30-odd thousand people", 30_000, "approximate"),
        ("30 odd thousand people", 30_000, "approximate"),
        ("40-some people", 40, "approximate"),
        ("forty-some people", 40, "approximate"),
        ("20-plus thousand people", 20_000, "at_least"),
    ],
)
def test_odd_numbers(text: str, value: float, modifier: str) -> None:
    (quantity,) = extract_quantities(text)
    assert (quantity.low, quantity.modifier, quantity.counted) == (value, modifier, "people")


@pytest.mark.parametrize("scale", ["lakh", "lakhs", "lac", "lacs", "Lakh", "LAKH"])
def test_spellings_of_lakh(scale: str) -> None:
    for text in (f"2.5 {scale} people", f"2.5-{scale} people"):
        (quantity,) = extract_quantities(text)
        assert (quantity.low, quantity.kind) == (250_000, "count"), text


@pytest.mark.parametrize("scale", ["crore", "crores", "cr", "Cr", "CR", "cr.", "Cr.", "Crs"])
@pytest.mark.parametrize("sign", ["Rs ", "Rs. ", "Rs", "Rs.", "₹", "INR ", "₹ "])
def test_spellings_of_crore_and_rupees(sign: str, scale: str) -> None:
    for text in (f"a {sign}450 {scale} bridge", f"a {sign}450{scale} bridge"):
        if "450Crs" in text:
            continue
        (quantity,) = extract_quantities(text)
        assert (quantity.low, quantity.unit) == (4.5e9, "Indian rupee"), text


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("lakhs of pilgrims", 1e5, 1e6),
        ("Crores of people", 1e7, 1e8),
        ("tens of lakhs of people", 1e6, 1e7),
        ("hundreds of crores of rupees", 1e9, 1e10),
        ("several lakh people", 3e5, 12e5),
        ("a few crore rupees", 3e7, 12e7),
    ],
)
def test_vague_indian_numbers(text: str, low: float, high: float) -> None:
    (quantity,) = extract_quantities(text)
    assert (quantity.low, quantity.high, quantity.modifier) == (low, high, "vague")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,00,000 people", 1e5),
        ("12,34,567 people", 1_234_567),
        ("1,00,00,000 people", 1e7),
        ("2.5 lakh crore people", 2.5e12),
        ("a lakh people", 1e5),
        ("Rs 5L", 5e5),
        ("₹2.5L", 2.5e5),
        ("5L of milk", 5),
    ],
)
def test_indian_numbers(text: str, value: float) -> None:
    (quantity,) = extract_quantities(text)
    assert quantity.low == quantity.high == value


@pytest.mark.parametrize("text", ["Cr Smith spoke", "The bn word is short", "the lac beetle"])
def test_no_scale_alone(text: str) -> None:
    assert extract_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "base", "per"),
    [
        ("12 deaths per 100,000 people", 12e-5, "people"),
        ("12 deaths per 100,000", 12e-5, "people"),
        ("12.4 per 100,000", 12.4e-5, "people"),
        ("124 per million", 124e-6, "people"),
        ("124 cases per million inhabitants", 124e-6, "people"),
        ("124 cases per one million residents", 124e-6, "people"),
        ("12 deaths from cholera per 100,000 people", 12e-5, "people"),
        ("12 murders for every 100,000 residents", 12e-5, "people"),
        ("five deaths per thousand live births", 5e-3, "births"),
        ("5 deaths per 1,000 live births", 5e-3, "births"),
        ("12 in 100,000 people", 12e-5, "people"),
        ("three cars per 5 households", 0.6, "households"),
        ("40 cases per 1 lakh people", 40e-5, "people"),
    ],
)
def test_rates(text: str, base: float, per: str) -> None:
    (quantity,) = extract_quantities(f"The region had {text} last year")
    assert (quantity.kind, quantity.per, quantity.base_low) == ("ratio", per, pytest.approx(base))


def test_a_rate_keeps_its_modifier() -> None:
    (more,) = extract_quantities("more than 12 deaths per 100,000")
    assert (more.low, more.high, more.modifier) == (12, None, "more_than")
    (between,) = extract_quantities("between 12 and 15 per 100,000")
    assert (between.low, between.high, between.kind) == (12, 15, "ratio")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("12 people in 100 towns", ["count", "count"]),
        ("12 deaths in 2,000 villages", ["count", "count"]),
        ("It killed 12. Per 100,000 people that is much", ["count", "count"]),
        ("12 murders per gang", ["count"]),
        ("12 died, each of 5 towns mourned", ["count", "count"]),
    ],
)
def test_no_rates(text: str, kinds: list[str]) -> None:
    assert [q.kind for q in extract_quantities(text)] == kinds


@pytest.mark.parametrize(
    "text", ["one in five voters", "2 out of 3 patients", "3 in 10 adults", "1 in 250,000", "5 of every 10 voters"]
)
def test_shares(text: str) -> None:
    (quantity,) = extract_quantities(text)
    assert (quantity.kind, quantity.base_unit) == ("share", "percent")


@given(st.integers(1, 999), st.sampled_from([100, 1000, 10_000, 100_000, 1_000_000]))
def test_a_rate_does_not_depend_on_its_base(count: int, amount: int) -> None:
    (one,) = extract_quantities(f"{count} cases per {amount:,} people")
    (other,) = extract_quantities(f"{count * 10:,} cases per {amount * 10:,} people")
    assert one.base_low == pytest.approx(other.base_low)
    assert one.interval.dimension == other.interval.dimension


def test_units_by_units_meet() -> None:
    (one,), (other,) = extract_quantities("50 µg/m³"), extract_quantities("0.05 mg per cubic metre")
    assert one.interval.dimension == other.interval.dimension
    (one,), (other,) = extract_quantities("12 g/l"), extract_quantities("12 mg/ml")
    assert one.interval.dimension == other.interval.dimension
