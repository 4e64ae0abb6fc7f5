"""The parts of the grammar, each with a table of what it reads and what it must leave alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.config import Config
from consistency.quantities import extract_quantities
from consistency.quantities.digits import digits_value
from consistency.quantities.tokens import tokenize
from consistency.quantities.words import is_plural, lemma, plural


def values(text: str) -> list[float | None]:
    return [q.high if q.low is None else q.low for q in extract_quantities(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5,200", 5200),
        ("1,234,567.5", 1234567.5),
        ("12,34,567", 1234567),
        ("5.2", 5.2),
        (".25", 0.25),
        ("1,3", 1.3),
        ("1.111,11", 1111.11),
        ("1.234.567", 1234567),
        ("1,2,3", None),
        ("13.1.2", None),
        ("1" * 30, None),
        ("1e52019", None),
        ("12.32e+14", 12.32e14),
    ],
)
def test_digits_value(text: str, value: float | None) -> None:
    assert digits_value(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one hundred and sixteen dogs", 116),
        ("twenty-one trillion three hundred dogs", 21_000_000_000_300),
        ("two thousand and two hundred dogs", 2200),
        ("two hundred point seventy-one", 200.71),
        ("naught point five", 0.5),
        ("three lakh crore", 3e12),
        ("4 thousand 3 hundred dogs", 4300),
        ("322 hundred dogs", 32200),
        ("3 million and a half dogs", 3.5e6),
        ("a quarter million dogs", 250_000),
        ("five and a quarter miles", 5.25),
        ("minus five point five degrees", -5.5),
        ("a dozen eggs", 12),
        ("three dozens of eggs", 36),
        ("2.998×10^8 metres per second", 2.998e8),
        ("10 bln euros", 1e10),
        ("8 B people", 8e9),
        ("35m of its devices", 35e6),
        ("I'm 1.8m tall", 1.8),
        ("12.3m tonnes", 12.3e6),
        ("80 , 000 spectators", 80_000),
        ("a quarter of a million voters", 250_000),
        ("three quarters of a billion dollars", 7.5e8),
        ("half of a million seeds", 500_000),
        ("$2 . 6 million", 2.6e6),
    ],
)
def test_numbers(text: str, value: float) -> None:
    assert values(text) == [pytest.approx(value)]


@pytest.mark.parametrize(
    ("text", "unit", "per"),
    [
        ("US $58.24 per barrel", "US dollar", "barrel"),
        ("$US113 trillion", "US dollar", ""),
        ("$500 US", "US dollar", ""),
        ("HK $3.7 billion", "Hong Kong dollar", ""),
        ("Mex$ 10 million", "Mexican peso", ""),
        ("115.5USD", "US dollar", ""),
        ("RM23.50", "Malaysian ringgit", ""),
        ("Y=100 million", "Japanese yen", ""),
        ("48.5 MGBP", "pound sterling", ""),
        ("10 turkish lira", "Turkish lira", ""),
        ("a 12-cent-a-share dividend", "cent", "share"),
        ("at 1112 p.", "penny", ""),
        ("25 pounds", "pound", ""),
        ("450 Nm of torque", "newton metre", ""),
        ("10 kV/cm", "kilovolt", "centimetre"),
        ("100km/hr", "kilometre per hour", ""),
        ("80 per sq m", "", ""),
        ("$80 per sq m", "dollar", "square metre"),
        ("660 square meters", "square metre", ""),
        ("sub-300 sq m offices", "square metre", ""),
        ("The weight is 20 (kg)", "kilogram", ""),
        ("12 C melting point", "celsius", ""),
        ("20 degrees celsius", "celsius", ""),
        ("magnitude 5.6", "magnitude", ""),
        ("A 6.1 earthquake struck Lima", "magnitude", ""),
        ("A 6.0 earthquake struck Lima", "magnitude", ""),
        ("5.9 quake jolts Lima", "magnitude", ""),
        ("A quake of 6.2 struck Lima", "magnitude", ""),
        ("A quake measuring 6.2 struck Lima", "magnitude", ""),
        ("In Lima 6 earthquakes were felt", "", ""),
        ("The quake made 2.5 million people homeless", "", ""),
        ("A quake measuring 6.1 miles on the map", "mile", ""),
        ("14 ppm", "part per million", ""),
        ("a two-million-euro booty", "euro", ""),
    ],
)
def test_units(text: str, unit: str, per: str) -> None:
    (quantity,) = extract_quantities(text)
    assert (quantity.unit, quantity.per) == (unit, per)


@pytest.mark.parametrize(
    ("text", "base", "unit"),
    [
        ("2 km", 2000, "metre"),
        ("1 mile", 1609.344, "metre"),
        ("212 degrees Fahrenheit", 100, "celsius"),
        ("3 hours", 10800, "second"),
        ("2 tonnes", 2000, "kilogram"),
        ("a year and a half", 18 * 2629800, "second"),
        ("18 months", 18 * 2629800, "second"),
        ("an hour and a quarter", 75 * 60, "second"),
        ("a mile and a half", 1.5 * 1609.344, "metre"),
        ("90 km/h", 25, "metre per second"),
        ("90 kph", 25, "metre per second"),
        ("90 kilometres an hour", 25, "metre per second"),
        ("90 km per hour", 25, "metre per second"),
        ("25 m/s", 25, "metre per second"),
        ("25 metres a second", 25, "metre per second"),
        ("100 mph", 44.704, "metre per second"),
        ("100 miles an hour", 44.704, "metre per second"),
        ("120 metres per minute", 2, "metre per second"),
        ("3 mm a year", 0.003, "metre"),
    ],
)
def test_base_units(text: str, base: float, unit: str) -> None:
    (quantity,) = extract_quantities(text)
    assert quantity.base_low == pytest.approx(base)
    assert quantity.base_unit == unit


@pytest.mark.parametrize("text", ["It lost a year and half the staff.", "It took a month and a quarter of the staff."])
def test_a_share_behind_a_time_is_no_part_of_it(text: str) -> None:
    assert all(q.unit == "" for q in extract_quantities(text))


@given(
    st.integers(1, 999),
    st.sampled_from(["kilometre kilometres", "mile miles", "metre metres", "nautical-mile nautical-miles"]),
    st.sampled_from(["hour", "minute", "second"]),
)
def test_a_speed_has_one_base_however_it_is_written(number: int, length: str, time: str) -> None:
    many = length.split()[1].replace("-", " ")
    written = [f"{number:,} {many} {joint} {time}" for joint in ("a" if time != "hour" else "an", "per", "every")]
    speeds = {(q.base_low, q.base_unit, q.per) for text in written for q in extract_quantities(text)}
    assert len(speeds) == 1
    assert speeds.pop()[1:] == ("metre per second", "")


def test_a_change_of_temperature_has_no_offset() -> None:
    (quantity,) = extract_quantities("up 9 degrees Fahrenheit")
    assert quantity.base_low == pytest.approx(5)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("gained 2.2%", "up"),
        ("pulled it 0.68 percent lower", "down"),
        ("sales increased by 300 units", "up"),
        ("revised upward by $40 billion", "up"),
        ("added a 30 degree homer", None),
        ("fell 60m from a ridge", None),
        ("lost 25 soldiers", None),
        ("raised $10 million", None),
        ("up to 400 jobs", None),
        ("rose to 1.9%", None),
        ("shot down 5 drones", None),
    ],
)
def test_changes(text: str, change: str | None) -> None:
    (quantity,) = extract_quantities(text)
    assert quantity.change == change


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rise 60% in 2018 to 3.9 million headsets", [60, 3.9e6]),
        ("rose from 5 to 7 per cent", [5, 7]),
        ("five per cent to 20 per cent", [5]),
        ("rising from 5 per cent", [5]),
        ("At 2-0 down", []),
        ("a 5k-20k race", [5000]),
        ("at most 100 and at least 20 apples", [20]),
    ],
)
def test_ranges(text: str, expected: list[float]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(("policy", "expected"), [("range", [(12, 120)]), ("floor", [(12, None)]), ("ignore", [])])
def test_vague_policies(policy: str, expected: list[tuple[float, float | None]]) -> None:
    found = extract_quantities("dozens of people", Config(vague=policy))  # type: ignore[arg-type]
    assert [(q.low, q.high) for q in found] == expected


def test_nearly_is_set_in_the_config() -> None:
    (quantity,) = extract_quantities("nearly 100 men", Config(nearly=0.8))
    assert (quantity.low, quantity.high) == (80, 100)


def test_ordinals_on_request() -> None:
    text = "the third attack, the 21st, the twenty-first"
    assert extract_quantities(text) == []
    assert [q.low for q in extract_quantities(text, ordinals=True)] == [3, 21, 21]
    assert {q.kind for q in extract_quantities(text, ordinals=True)} == {"ordinal"}


def test_rules_are_kept() -> None:
    (quantity,) = extract_quantities("roughly 5,000 US troops")
    assert quantity.rules == ("digits", "modifier: approximate (roughly)", "counted")


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("troops", "troop"),
        ("people", "person"),
        ("bases", "base"),
        ("personnel", "personnel"),
        ("countries", "country"),
        ("clashes", "clash"),
        ("crises", "crisis"),
        ("Johnson’s", "johnson"),
        ("bus", "bus"),
        ("women", "woman"),
    ],
)
def test_lemma(many: str, one: str) -> None:
    assert lemma(many) == one


@pytest.mark.parametrize(("one", "many"), [("soldier", "soldiers"), ("Briton", "Britons"), ("person", "people")])
def test_plural(one: str, many: str) -> None:
    assert plural(one) == many


@pytest.mark.parametrize(
    ("word", "expected"), [("rockets", True), ("people", True), ("TDs", True), ("boss", False), ("says", False)]
)
def test_is_plural(word: str, expected: bool) -> None:
    assert is_plural(word) == expected


def test_tokens_are_exact() -> None:
    text = "U.S. forces’ 1,200.50 m² – “½”… 'quoted' e.g. 5%\n\nnext"
    assert all(text[t.start : t.end] == t.text for t in tokenize(text))
    assert "".join(t.text for t in tokenize(text)) == "".join(text.split())
