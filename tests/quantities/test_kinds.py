"""One table for each kind of figure that news writes: what is read, and beside it what must not be."""

import pytest

from consistency.quantities import extract_quantities


def read(text):
    return [(round(q.low or q.high or 0.0, 4), q.unit) for q in extract_quantities(text)]


FRACTIONS_OF_A_UNIT = [
    ("The sentence was cut by half a year.", 0.5, "year"),
    ("He served half a year.", 0.5, "year"),
    ("They are half a mile apart.", 0.5, "mile"),
    ("It is half an inch thick.", 0.5, "inch"),
    ("Three quarters of an hour passed.", 0.75, "hour"),
    ("It ran for a quarter of an hour.", 0.25, "hour"),
    ("It lies two thirds of a mile off.", 0.6667, "mile"),
    ("The rate rose by half a percentage point.", 0.5, "percentage point"),
    ("The rate rose by a quarter of a percentage point.", 0.25, "percentage point"),
    ("The bank agreed a half-point cut.", 0.5, "point"),
    ("a half-hour delay", 0.5, "hour"),
    ("It grew by half of one per cent.", 0.5, "percent"),
    ("It grew by a tenth of one percent.", 0.1, "percent"),
    ("It grew by a third of a per cent.", 0.3333, "percent"),
    ("He ran two and three quarter miles.", 2.75, "mile"),
    ("It is shut for the next month and a half.", 1.5, "month"),
    ("The past year and a half was dry.", 1.5, "year"),
    ("A week or so later he left.", 1, "week"),
    ("An hour or so after that it rained.", 1, "hour"),
    ("The next mile or so is closed.", 1, "mile"),
]


@pytest.mark.parametrize(("text", "value", "unit"), FRACTIONS_OF_A_UNIT)
def test_fractions_of_a_unit(text, value, unit):
    assert read(text) == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "the half-year report",
        "a half-life",
        "They play the second half.",
        "He did so.",
        "Or so he said.",
        "a man or so he thought",
    ],
)
def test_what_is_no_fraction_of_a_unit(text):
    assert read(text) == []


def test_half_of_a_thing_stays_a_share():
    (q,) = extract_quantities("Half of a mile-long queue had left.")
    assert (q.kind, q.low, q.unit) == ("share", 0.5, "")


TEMPERATURES = [
    ("It was 20 below zero in the hills.", -20, "degree"),
    ("It was twelve below zero.", -12, "degree"),
    ("It was 3 above zero at noon.", 3, "degree"),
    ("It fell to 20 degrees below zero.", -20, "degree"),
    ("Velle reached 86F on Friday.", 86, "fahrenheit"),
]


@pytest.mark.parametrize(("text", "value", "unit"), TEMPERATURES)
def test_beside_zero(text, value, unit):
    assert read(text) == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The lake warmed by 2 degrees Celsius.", "up"),
        ("The sea cooled by 2 degrees Celsius.", "down"),
        ("The lake was 2 degrees warmer.", "up"),
        ("The lake was 2 degrees colder.", "down"),
    ],
)
def test_warmer_and_colder(text, change):
    (q,) = extract_quantities(text)
    assert (q.low, q.change) == (2, change)


UNITS = [
    ("He weighs 12 stone.", 12, "stone"),
    ("He weighs 12 stone 7 pounds.", 12.5, "stone"),
    ("He weighs 12st 7lb.", 12.5, "stone"),
    ("He weighs 11st.", 11, "stone"),
    ("a 14-stone wrestler", 14, "stone"),
    ("He is six foot 2 tall.", 6.1667, "foot"),
    ("He is 6 ft 2.", 6.1667, "foot"),
    ("It took 2h 15m.", 2.25, "hour"),
    ("It took 1h 30min.", 1.5, "hour"),
    ("The rate was cut by 25bp.", 25, "basis point"),
    ("The car uses 8 litres/100 km.", 8, "litre"),
    ("It yields 1,000 W/m2.", 1000, "watt"),
]


@pytest.mark.parametrize(("text", "value", "unit"), UNITS)
def test_short_and_double_units(text, value, unit):
    assert read(text) == [(value, unit)]
    (q,) = extract_quantities(text)
    assert not text[q.end : q.end + 1].isalnum()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("twelve stone steps", [(12, "")]),
        ("two stones were thrown", [(2, "")]),
        ("on the 21st", []),
        ("They sold 25 BP wells.", [(25, "")]),
    ],
)
def test_what_is_no_such_unit(text, values):
    assert read(text) == values


SERIES = [
    ("5-, 10- and 20-pound notes", [(5, "pound"), (10, "pound"), (20, "pound")]),
    ("10, 20 and 30 kg", [(10, "kilogram"), (20, "kilogram"), (30, "kilogram")]),
    ("a room of 5 by 10 metres", [(5, "metre"), (10, "metre")]),
    ("5 x 10 metres", [(5, "metre"), (10, "metre")]),
    ("plus or minus 3 points", [(3, "point")]),
    ("20 (twenty) people", [(20, "")]),
    ("twenty (20) people", [(20, "")]),
    ("half to two-thirds of voters", [(0.5, "")]),
    ("The index fell 3.2 to 5,400.", [(3.2, ""), (5400, "")]),
]


@pytest.mark.parametrize(("text", "values"), SERIES)
def test_series(text, values):
    assert read(text) == values


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("between 10m and 15m euros", 10e6, 15e6, "euro"),
        ("1.5m to 2m people", 1.5e6, 2e6, ""),
        ("a 2,000- to 3,000-strong crowd", 2000, 3000, ""),
        ("half to three quarters of a mile", 0.5, 0.75, "mile"),
        ("between 10m and 15m deep", 10, 15, "metre"),
    ],
)
def test_ranges_of_kinds(text, low, high, unit):
    (q,) = extract_quantities(text)
    assert (q.low, q.high, q.unit, q.modifier) == (low, high, unit, "range")


@pytest.mark.parametrize(
    ("text", "value"),
    [("a 1-in-500 chance", 0.002), ("a one-in-five chance", 0.2), ("0.33 of the crop", 0.33)],
)
def test_shares_of_kinds(text, value):
    (q,) = extract_quantities(text)
    assert (q.kind, q.low) == ("share", value)
    assert q.base_low == pytest.approx(100 * value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("All apart from four of the 20 hostages left.", 16),
        ("Everyone but two of the 14 miners left.", 12),
        ("All save for 3 of its 8 bases closed.", 5),
    ],
)
def test_all_but_in_other_words(text, value):
    few, whole = extract_quantities(text)
    assert few.low == value
    assert few.part_of is not None
    assert few.part_of.start == whole.start


@pytest.mark.parametrize(
    ("text", "value", "whose"),
    [
        ("a girl of nine", 9, "girl"),
        ("a man of 60 was hurt", 60, "man"),
        ("a 17yo boy", 17, "boy"),
        ("Ada Odo (44) was hurt.", 44, "Ada Odo"),
        ("Ada Odo was 31 when she was hurt.", 31, "Ada Odo"),
        ("Odo died in Leeds on Friday at 81.", 81, ""),
    ],
)
def test_ages_in_other_words(text, value, whose):
    (q,) = extract_quantities(text)
    assert (q.kind, q.low, q.counted) == ("age", value, whose)


@pytest.mark.parametrize(
    "text",
    [
        "a man of 60 million dollars",
        "The toll was 31 when he left.",
        "a mother of three",
        "He died in a crash at 60 mph.",
    ],
)
def test_what_is_no_age(text):
    assert [q for q in extract_quantities(text) if q.kind == "age"] == []


NOT_COUNTED = [
    "since twenty-ten",
    "PHP 8.1 was released.",
    "It runs on Ubuntu 22.04.",
    "MySQL 8.0",
    "They use iOS 17.1.",
    "shoes of size 12",
    "The team is 2-8 in its last ten.",
    "They are 10-2 this season.",
    "He is 5-for-7.",
    "odds of 100 to one",
    "by three to one",
    "a 1-in-100-year flood",
    "a top-five finish",
    "They reached the last 16.",
    "a 5k run",
    "the 10K race",
]


@pytest.mark.parametrize("text", NOT_COUNTED)
def test_names_records_and_odds_count_nothing(text):
    found = [q for q in extract_quantities(text) if q.counted != "games" and text[q.start : q.end] != "ten"]
    assert found == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Prices rose 8.1 in May.", 8.1),
        ("Inflation 8.1 in May", 8.1),
        ("Odo scored 9.8.", 9.8),
        ("The IMDb rating was 8.1.", 8.1),
        ("The index fell from 5 to 1.", 5),
        ("In the last 16 years it rained.", 16),
        ("The top-five firms left.", 5),
    ],
)
def test_figures_like_names_stay(text, value):
    assert value in [q.low for q in extract_quantities(text)]
