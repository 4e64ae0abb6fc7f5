"""Changes told by both ends: which figure is the level before."""

import pytest

from consistency import extract_quantities
from consistency.checks.levels import earlier_levels


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("The bank cut its rate from 5 percent to 4.75 percent.", ["5 percent"]),
        ("The bank cut its rate from 5 to 4.75 percent.", ["5"]),
        ("The jobless rate fell to 5.2% in May from 5.5% in April.", ["5.5%"]),
        ("The toll was raised to 30 from 12.", ["12"]),
        ("The force shrank from about 5,200 soldiers to some 2,500.", ["about 5,200"]),
        ("Profit rose to $3bn from $2.5bn a year earlier.", ["$2.5bn"]),
        ("The camp had 120 tents, down from 300 on Friday.", ["300"]),
        ("Down from 300 people, the party sank.", []),
        ("The toll rose to 30.", []),
        ("The toll rose by 12 to 30.", []),
        ("From 12 villages 30 people fled to the coast.", []),
        ("The road runs from kilometre 5 to a camp of 300 people.", []),
        ("Between 20 and 30 people died.", []),
        ("It moved 500 troops from 3 bases to 2 camps.", []),
        ("He won the vote with 52 percent to 48 percent.", []),
        ("Aid went from 20 donors. To 30 people it came too late.", []),
    ],
)
def test_levels(text, before):
    quantities = extract_quantities(text)
    starts = earlier_levels(quantities, text)
    assert [text[q.start : q.end] for q in quantities if q.start in starts] == before
