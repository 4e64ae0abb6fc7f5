"""Values in two units, counts by one of a unit, ages in brackets, fractions as ends of a range, degrees of weather."""

import pytest

from consistency.quantities import extract_quantities


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("He is 6ft 2in tall.", 74 / 12, "foot"),
        ("It was 6ft 2ins long.", 74 / 12, "foot"),
        ("The parcel weighs 3 lbs 4 oz.", 3.25, "pound"),
        ("It lasted 2 hours 15 minutes.", 2.25, "hour"),
        ("It lasted 2 hours and 15 minutes.", 2.25, "hour"),
        ("He got eight years and four months.", 8 + 4 / 12, "year"),
        ("She ran it in 2 hours, 9 minutes and 36 seconds.", 2.16, "hour"),
    ],
)
def test_one_value_in_two_units(text, value, unit):
    (q,) = extract_quantities(text)
    assert q.low == pytest.approx(value)
    assert q.unit == unit


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It takes between 2 hours and 15 minutes.", [2, 15]),
        ("He got eight years and 40 months.", [8, 40]),
        ("They took 2 hours and 15 minutes respectively.", [2, 15]),
        ("It is 2.5 hours, 20 minutes longer than it was.", [2.5, 20]),
        ("A 2-hour and 15-minute film.", [2, 15]),
    ],
)
def test_two_values(text, values):
    assert [q.low for q in extract_quantities(text)] == values


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("There were 12 murders per year.", "year"),
        ("The land has 30 people per square mile.", "square mile"),
        ("The mill makes 400 carts per week.", "week"),
        ("It carries 30 people per bus.", ""),
        ("It has 80 per sq m.", ""),
        ("It has 30 people in the square.", ""),
    ],
)
def test_counts_by_one_of_a_unit(text, per):
    (q,) = extract_quantities(text)
    assert (q.per, q.is_rate) == (per, bool(per))


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Terrance Hale (56) was arrested.", [56]),
        ("Ada Roe (34), a nurse, was hurt.", [34]),
        ("Velle United (3) won the cup.", []),
        ("Salm (56) was the next stop.", []),
        ("The ORLO BANK (12) was ninth.", []),
    ],
)
def test_ages_in_brackets(text, ages):
    assert [q.low for q in extract_quantities(text) if q.kind == "age"] == ages


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Between a third and a half of the crop was lost.", 1 / 3, 0.5),
        ("From a quarter to a third of the crop was lost.", 0.25, 1 / 3),
        ("A third to a half of the crop was lost.", 1 / 3, 0.5),
    ],
)
def test_fractions_as_ends(text, low, high):
    (q,) = extract_quantities(text)
    assert (q.low, q.high, q.kind) == (pytest.approx(low), pytest.approx(high), "share")


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("The temperature fell to minus 12 degrees.", "celsius"),
        ("It was 5 degrees below zero.", "celsius"),
        ("It was 30 degrees in the summer heat.", "celsius"),
        ("The road turned 30 degrees to the left.", "degree"),
        ("The angle of the roof is 30 degrees, whatever the weather.", "degree"),
        ("It leans by 4 degrees.", "degree"),
    ],
)
def test_degrees_of_weather(text, base):
    (q,) = extract_quantities(text)
    assert (q.unit, q.base_unit) == ("degree", base)


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("He got 1,000 marks in the exam.", 1000, "count"),
        ("It cost 3 million marks.", 3e6, "money"),
        ("She got 3 B grades.", 3, "count"),
        ("Some 8 B people live there.", 8e9, "count"),
    ],
)
def test_marks_and_letters(text, value, kind):
    (q,) = extract_quantities(text)
    assert (q.low, q.kind) == (value, kind)
