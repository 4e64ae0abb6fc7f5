"""Of which day a toll is, where a sentence names the day of the event and another on which it was counted."""

import pytest

from tests.findings.build import claims_of, document


@pytest.mark.parametrize(
    ("text", "event", "as_of"),
    [
        ("The death toll from Monday's fire in Lima stood at 41 on Tuesday.", "2024-05-13", "2024-05-14"),
        ("The toll of Monday's fire was lowered to 39 people on Tuesday.", "2024-05-13", "2024-05-14"),
        ("A fire in Lima on Monday killed 41 people.", "2024-05-13", "2024-05-15"),
        ("A fire in Lima killed 41 people on Tuesday.", "2024-05-14", "2024-05-15"),
        ("As of Tuesday, Monday's fire in Lima had killed 41 people.", "2024-05-13", "2024-05-14"),
    ],
)
def test_days(text, event, as_of):
    (claim,) = (c for c in claims_of(document("a", text, "2024-05-15")) if c.quantity)
    assert (claim.clocks.event, claim.clocks.as_of) == (event, as_of)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Tarvenia will cut output by 500 barrels, the energy ministry in Riyadh said.", ""),
        ("A fire killed 12 people, the government in Lima said.", ""),
        ("A fire killed 12 people, police in Lima said.", "lima, peru"),
        ("A fire in Cusco killed 12 people, the government in Lima said.", "cusco"),
    ],
)
def test_where_an_office_sits(text, place):
    (claim,) = (c for c in claims_of(document("a", text, "2024-05-15")) if c.quantity)
    assert claim.scope.place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The shelling of Lima on Monday killed 12 people.", "lima, peru"),
        ("A helicopter crashed in the mountains of Peru, killing 12 people.", "peru"),
        ("The president of Peru said 12 people were killed.", ""),
        ("The army of Peru killed 12 people.", ""),
    ],
)
def test_what_of_leads_to(text, place):
    (claim,) = (c for c in claims_of(document("a", text, "2024-05-15")) if c.quantity)
    assert claim.scope.place == place
