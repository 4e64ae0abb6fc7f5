"""What each text tells of its own event: which figures, and what two texts have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.checks.pairs import Known, judge
from consistency.checks.told import at_odds, in_common, is_told, leading, told_of
from tests.findings.build import CONFIG, claims_of, document, figure


def texts(*bodies):
    return [c for name, body in zip("abcd", bodies, strict=False) for c in claims_of(document(name, body))]


def told(*bodies):
    return told_of(texts(*bodies), CONFIG)


def values(body):
    return sorted(c.quantity.low for c in leading(texts(body), CONFIG))


@pytest.mark.parametrize(
    ("body", "first"),
    [
        ("A quake of magnitude 6.2 hit Lima on Monday, killing 40 people and injuring 90.", [6.2, 40, 90]),
        ("A quake killed 40 people in Lima. In February another quake killed 600 people.", [40]),
        ("A quake in Peru in 2007 killed 500 people. The quake on Monday killed 40 people.", [40]),
        ("The robbers took $3 million. They had spent $20,000 on a car.", [3e6]),
        ("The firm sold 40 ships to 90 clients.", []),
    ],
)
def test_what_leads(body, first):
    assert values(body) == first


A = "A quake in Peru killed 40 people. Officials said 90 were injured."


@pytest.mark.parametrize(
    ("body", "common"),
    [
        ("The quake killed 40 people and injured 130.", True),
        ("The quake killed at least 40 people and injured 130.", True),
        ("The quake killed 31 people and injured 130.", False),
        ("The quake injured 130 people.", False),
        ("The quake killed dozens of people and injured 130.", False),
    ],
)
def test_in_common(body, common):
    a, b = figure("a", A, 90), figure("b", body, 130)
    both = told(A, body)
    assert bool(in_common(a, b, both)) == bool(in_common(b, a, both)) == common
    if common:
        assert not at_odds(a, b, both, CONFIG)
        assert judge(a, b, 0.3, CONFIG, Known(told=both)).verdict == "conflict"


@pytest.mark.parametrize(
    ("body", "odds"),
    [
        ("A quake of magnitude 5.1 in Peru injured 3 people.", True),  # nobody died there
        ("A quake in Peru killed 700 people and injured 3.", True),
        ("A quake in Peru killed about 40 people and injured 3.", False),
        ("The quake in Peru injured 3 people and killed dozens.", False),
    ],
)
def test_at_odds(body, odds):
    a, b = figure("a", A, 90), figure("b", body, 3)
    both = told(A, body)
    assert bool(at_odds(a, b, both, CONFIG)) == bool(at_odds(b, a, both, CONFIG)) == odds


def test_small_numbers_are_no_evidence():
    a = "A storm in Lima killed 2 people and injured 30."
    b = "A storm killed 2 people and injured 80."
    assert not in_common(figure("a", a, 30), figure("b", b, 80), told(a, b))


def test_what_happened_earlier_is_not_what_the_text_tells():
    a = "A quake in Peru killed 40 people and injured 90."
    b = "A quake killed 40 people and injured 130. In February a quake in Chile injured 700."
    both = told(a, b)
    assert in_common(figure("a", a, 90), figure("b", b, 130), both)
    assert is_told(figure("b", b, 130), both)
    assert not is_told(figure("b", b, 700), both)


@given(st.permutations(range(6)), st.integers(5, 10**6), st.integers(5, 10**6))
def test_neither_order_nor_figures_say_what_leads(order, dead, hurt):
    bodies = [f"A quake in Peru killed {dead} people and injured {hurt}.", "A quake killed 40 people. 90 were hurt."]
    claims = texts(*bodies)
    mixed = [claims[i] for i in order if i < len(claims)] + claims[6:]
    assert {c.id for c in leading(mixed, CONFIG)} == {c.id for c in leading(claims, CONFIG)}
    assert [c.start for c in leading(claims, CONFIG) if c.document == claims[0].document] == [
        c.start for c in claims if c.quantity and c.document == claims[0].document
    ]
