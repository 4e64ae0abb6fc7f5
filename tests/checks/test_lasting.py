"""What a named thing weighs, costs or measures: found, and not found."""

import pytest

from consistency.checks.lasting import same_property
from consistency.checks.pairs import judge
from tests.findings.build import CONFIG, claims_of, document


def told(name, text):
    """The claim of the last figure of ``text``."""
    return [c for c in claims_of(document(name, text)) if c.quantity][-1]


SAME = [
    ("The Marvik stove weighs 4 kg.", "The Marvik stove weighs 5.5 kg."),
    ("The Marvik stove weighs 4 kg.", "The Marvik stove weighs 5.5 kg, its maker says."),
    ("The bridge over the Tarn cost $300 million.", "The bridge over the Tarn cost $30 million."),
    ("The Orlen tower is 40 metres tall.", "The Orlen tower is 40 feet tall."),
    ("The depot lies 12 miles from Orlen.", "The depot lies 12 kilometres from Orlen."),
    ("The siege of Orlen lasted two and a half months.", "The siege of Orlen lasted five and a half months."),
    ("The Orlen field is 800 yards long.", "The Orlen field is 800 metres long."),
]
OTHER = [
    ("The Marvik stove weighs 4 kg.", "The Tollen stove weighs 5.5 kg."),
    ("The stove weighs 4 kg.", "The stove weighs 5.5 kg."),  # which?
    ("Shares in Marvik rose to $12.", "Shares in Marvik rose to $15."),  # on which day?
    ("Ann Odo swam 400 metres.", "Ann Odo swam 800 metres."),  # in which race?
    ("Oil was $90 on Monday.", "Oil was $80 on Monday."),
    ("The depot lies 12 miles from Orlen.", "The depot lies 20 miles from Tarn."),
    ("The Orlen tower is 40 metres tall.", "The Orlen tower is 20 metres wide."),
    ("Marvik made $40 million.", "Marvik made $30 million."),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_one_property_of_one_thing(left, right):
    a, b = told("a", left), told("b", right)
    assert same_property(a, b)
    assert judge(a, b, 0.95, CONFIG).verdict == "conflict"


@pytest.mark.parametrize(("left", "right"), OTHER)
def test_another_thing_or_no_property(left, right):
    assert not same_property(told("a", left), told("b", right))


def ranked(name, text, published):
    claims = claims_of(document(name, text, published=published))
    return next(c for c in claims if c.quantity and c.quantity.kind == "rank")


MONTHS = [
    ("2025-08-09", True),
    ("2026-03-01", False),
    ("2025-08", True),
    ("2025-09", True),
    ("2026-03", False),
    ("2025", True),
    ("2024", False),
    ("2025-08-09T10:00", True),
    ("2026-03-01T10:00", False),
    (None, True),
]


@pytest.mark.parametrize(("published", "expected"), MONTHS)
def test_a_rank_is_one_in_one_month(published, expected):
    a = ranked("a", "Norland is ranked 4th of 180 countries for graft.", "2025-08-02")
    b = ranked("b", "Norland is ranked 14th of 180 countries for graft.", published)
    assert same_property(a, b) == expected
