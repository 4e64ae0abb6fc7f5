"""Units of measurement: their spellings, temperatures, powers and ratios; what is no unit; and their base values."""

import pytest

from consistency.quantities import extract_quantities, units

READ = [
    ("a 640sq ft flat", 640, "square foot"),
    ("a flat of 640 sq. ft", 640, "square foot"),
    ("640sqft of offices", 640, "square foot"),
    ("5,000 sq km of forest", 5000, "square kilometre"),
    ("5 m2 of glass", 5, "square metre"),
    ("5 m² of glass", 5, "square metre"),
    ("12 km3 of ice", 12, "cubic kilometre"),
    ("5.8GHz", 5.8, "gigahertz"),
    ("a 16GB stick", 16, "gigabyte"),
    ("100Mbps", 100, "megabit per second"),
    ("5 MB/s", 5, "megabyte per second"),
    ("2,000 calories", 2000, "calorie"),
    ("300 kcal", 300, "calorie"),
    ("85dB", 85, "decibel"),
    ("a 5-carat diamond", 5, "carat"),
    ("winds of 30 knots", 30, "knot"),
    ("1.2m bpd", 1.2e6, "barrel"),
    ("3m sq ft", 3e6, "square foot"),
    ("32psi", 32, "pound per square inch"),
    ("12 MtCO2e", 12, "megatonne"),
    ("37bn tonnes of CO2", 37e9, "tonne"),
    ("5 microns", 5, "micrometre"),
    ("410 ppm", 410, "part per million"),
    ("12 troy ounces", 12, "troy ounce"),
    ("20 acre-feet of water", 20, "acre foot"),
    ("3 tbsp of sugar", 3, "tablespoon"),
    ("7.5 µm", 7.5, "micrometre"),
    ("a pressure of 1013 hPa", 1013, "hectopascal"),
    ("120 kilojoules", 120, "kilojoule"),
    ("3 terabecquerels", 3, "terabecquerel"),
    ("20 microsieverts", 20, "microsievert"),
    ("4 millennia", 4, "millennium"),
    ("a 50-square-metre room", 50, "square metre"),
    ("60 beats per minute", 60, "beats per minute"),
    ("220 V", 220, "volt"),
    ("6 fathoms", 6, "fathom"),
    ("3 gigalitres of water", 3, "gigalitre"),
    ("400 bhp", 400, "horsepower"),
    ("a man 5'10\" tall", 5 + 10 / 12, "foot"),
    ("a man 5 ft 10 in tall", 5 + 10 / 12, "foot"),
    ("13 TeV", 13, "teraelectronvolt"),
]


@pytest.mark.parametrize(("text", "value", "unit"), READ)
def test_reads_the_unit(text: str, value: float, unit: str) -> None:
    (quantity,) = extract_quantities(text)
    assert (quantity.low, quantity.kind, quantity.unit) == (pytest.approx(value), "measure", unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It was 40°C at noon", 40, "celsius"),
        ("It was 40 °C at noon", 40, "celsius"),
        ("It was 40 ° C at noon", 40, "celsius"),
        ("It was 40º C at noon", 40, "celsius"),
        ("Temperatures hit 40C", 40, "celsius"),
        ("The thermometer showed 40 C", 40, "celsius"),
        ("It fell to 12C", 12, "celsius"),
        ("minus 12C", -12, "celsius"),
        ("-12 °C", -12, "celsius"),
        ("−12C", -12, "celsius"),
        ("20C below zero", -20, "celsius"),
        ("12 degrees below zero", -12, "degree"),
        ("-5 degrees", -5, "degree"),
        ("minus five degrees", -5, "degree"),
        ("35 degrees Celsius", 35, "celsius"),
        ("35 degrees Centigrade", 35, "celsius"),
        ("35 deg C", 35, "celsius"),
        ("5 deg. C", 5, "celsius"),
        ("70 degF", 70, "fahrenheit"),
        ("104°F", 104, "fahrenheit"),
        ("a fever of 104F", 104, "fahrenheit"),
        ("104 degrees Fahrenheit", 104, "fahrenheit"),
        ("300 kelvin", 300, "kelvin"),
        ("Bake at 180C", 180, "celsius"),
    ],
)
def test_temperatures(text: str, value: float, unit: str) -> None:
    (quantity,) = extract_quantities(text)
    assert (quantity.low, quantity.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "He sat in seat 12C",
        "seats 12C and 14C",
        "under Section 40C of the act",
        "a 34C bra",
        "rich in vitamin C",
        "Flat 12C and Flat 12F",
        "She wore a size 10C",
        "the hot row 3C seats",
        "gate 22F",
        "between 5C and 6C classes",
    ],
)
def test_no_temperatures(text: str) -> None:
    assert extract_quantities(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "10 SEC lawyers",
        "5 HR managers",
        "3 VA hospitals",
        "5 A grades",
        "6 N Koreans",
        "12 PS teachers",
        "the 10 MI officers",
        "two cups of coffee",
        "three moles in the garden",
        "four leagues in Europe",
        "six chains of shops",
        "five bars in the town",
    ],
)
def test_counts_that_look_like_units(text: str) -> None:
    assert [q.unit for q in extract_quantities(text)] in ([""], ["count"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("40°C", "104°F"),
        ("minus 40C", "-40°F"),
        ("0°C", "273.15 kelvin"),
        ("1 hectare", "10,000 square metres"),
        ("640 acres", "1 square mile"),
        ("1,000 W/m²", "1 kW per square metre"),
        ("12 g/l", "12 mg/ml"),
        ("50 µg/m³", "50 micrograms per cubic metre"),
        ("50 µg/m³", "0.05 mg/m3"),
        ("3 cubic metres per second", "180,000 litres a minute"),
        ("1 boe", "6.1178632 GJ"),
        ("800,000 bpd", "800,000 barrels a day"),
        ("2 GB", "2,000 megabytes"),
        ("8 Mbps", "1 MB/s"),
        ("1 therm", "105.5056 MJ"),
        ("1 kilotonne", "1,000 tonnes"),
        ("60 mph", "96.56064 km/h"),
        ("1 bar", "1,000 hPa"),
        ("1 troy ounce", "31.1034768 grams"),
        ("500 kcal", "500 calories"),
        ("5 kWh", "18 MJ"),
    ],
)
def test_the_same_in_other_units(one: str, other: str) -> None:
    (a,), (b,) = extract_quantities(one), extract_quantities(other)
    assert a.base_unit == b.base_unit
    assert a.base_low == pytest.approx(b.base_low, rel=1e-5, abs=1e-9)


def test_a_change_of_temperature_has_no_offset() -> None:
    (quantity,) = extract_quantities("The sea warmed, its temperature rose by 9°F")
    assert (quantity.change, quantity.base_low) == ("up", pytest.approx(5.0))


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("The sea was 5.4°F warmer than usual", 3.0),
        ("It was 9°F above average", 5.0),
        ("It was 9°F above zero", -12.7778),
        ("It was 9 degrees Fahrenheit colder", 5.0),
        ("It was 9°F at noon", -12.7778),
    ],
)
def test_a_difference_of_temperatures_has_no_offset(text: str, base: float) -> None:
    (quantity, *_) = extract_quantities(text)
    assert quantity.base_low == pytest.approx(base, abs=1e-3)


def test_a_price_by_a_unit_is_not_divided() -> None:
    (quantity,) = extract_quantities("$90 a barrel")
    assert (quantity.base_low, quantity.base_unit, quantity.per) == (90, "dollar", "barrel")


_OTHER = {"stone", "stones", "second", "m.p.h"}
"""Words that the reader takes for units only where their neighbours say so."""


def test_every_word_of_the_table_is_read() -> None:
    for word in sorted(w for w in units.WORDS if w not in _OTHER and w[0].isalpha()):
        (quantity, *_) = extract_quantities(f"It came to 25.5 {word} in all")
        kind = "money" if word.startswith("drachma") else "measure"
        assert (quantity.low, quantity.kind) == (25.5, kind), word
